use kanyin_diagnostics::told;

use super::*;

fn fit() -> Fit {
    let at = Point::new(Abs::pt(-1.0 / 3.0), Abs::zero());
    Fit { at, size: Size::new(Abs::pt(100.1), Abs::pt(2e-9)), over: true }
}

fn again(made: &MadePrint, file: &Arc<[u8]>) -> MadePrint {
    read(&written(made, file).unwrap(), file).unwrap()
}

#[test]
fn press_images_come_back_as_they_went() {
    let file: Arc<[u8]> = b"the file".as_slice().into();
    let about = Remark::new(About::Profile, told!("换\n行", "a \"line\"\nbreak"));
    for (data, coding) in [
        (Arc::from(b"\n\n\0 data".as_slice()), Coding::Flate),
        (file.clone(), Coding::Jpeg { inverted: true }),
    ] {
        let image = PressImage { inks: ImageInks::Cmyk, width: 3, height: 4, coding, data };
        let print = Print { image: PrintImage::Press(image.clone()), fit: fit() };
        let made = MadePrint { print, remarks: vec![about.clone()] };
        let back = again(&made, &file);
        let PrintImage::Press(found) = &back.print.image else { panic!("no press image") };
        assert_eq!((found, back.print.fit, &back.remarks), (&image, fit(), &made.remarks));
        assert_eq!(Arc::ptr_eq(&found.data, &file), Arc::ptr_eq(&image.data, &file));
    }
}

#[test]
fn screen_prints_come_back_as_they_went() {
    let pixels = Bytes::new(vec![1, 2, 3, 4, 5, 6]);
    let format = PixelFormat { encoding: PixelEncoding::Rgb8, width: 2, height: 1 };
    let profile = Smart::Custom(Bytes::new(b"a profile\n".to_vec()));
    let raster = RasterImage::new(pixels.clone(), format, profile).unwrap();
    let image = PrintImage::Typst(ImageKind::Raster(raster));
    let made = MadePrint { print: Print { image, fit: fit() }, remarks: Vec::new() };
    let back = again(&made, &Arc::from(b"".as_slice()));
    let PrintImage::Typst(ImageKind::Raster(found)) = &back.print.image else {
        panic!("no raster")
    };
    assert_eq!((found.data(), found.format()), (&pixels, format.into()));
    assert_eq!(found.icc().unwrap().as_slice(), b"a profile\n");
}

#[test]
fn what_is_no_entry_is_none() {
    let file: Arc<[u8]> = b"".as_slice().into();
    for entry in [&b""[..], b"{}", b"{}\n", b"\xFF\n", b"no json\nand more"] {
        assert!(read(entry, &file).is_none());
    }
}
