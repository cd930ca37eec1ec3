use super::*;
use crate::Condition;

fn condition(total_ink: f32) -> Condition {
    Condition::built_in("newsprint", total_ink).unwrap()
}

fn source(model: ColourModel, profile: Option<&[u8]>) -> PixelSource<'_> {
    PixelSource { model, profile }
}

fn noise(bytes: usize) -> Vec<u8> {
    (0..bytes as u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}

fn coated() -> Vec<u8> {
    Condition::built_in("coated", 3.0).unwrap().icc().to_vec()
}

#[test]
fn white_is_bare_paper_and_grey_is_rgb() {
    let condition = condition(2.4);
    for to in [Process::Four, Process::Black] {
        let rgb = condition.converter(source(ColourModel::Rgb, None), to).unwrap();
        let grey = condition.converter(source(ColourModel::Grey, None), to).unwrap();
        let inks = if to == Process::Four { 4 } else { 1 };
        assert_eq!(rgb.convert(&[255; 3]), vec![0; inks]);
        assert_eq!(grey.convert(&[255]), vec![0; inks]);
        for v in 0..=255 {
            let pairs = rgb.convert(&[v; 3]).into_iter().zip(grey.convert(&[v]));
            assert!(pairs.into_iter().all(|(a, b)| a.abs_diff(b) <= 6), "{v}");
        }
    }
}

#[test]
fn pixels_come_out_as_single_colours_do() {
    let condition = condition(2.4);
    let pixels = noise(3000);
    let inks = condition.converter(source(ColourModel::Rgb, None), Process::Four).unwrap();
    let mut off = 0.0;
    for (pixel, inks) in pixels.chunks_exact(3).zip(inks.convert(&pixels).chunks_exact(4)) {
        let alone = condition.of_rgb(std::array::from_fn(|i| f32::from(pixel[i]) / 255.0));
        let each = alone.0.into_iter().zip(inks);
        off += each.map(|(a, b)| (a * 255.0 - f32::from(*b)).abs()).sum::<f32>();
    }
    assert!(off / 4000.0 < 1.0, "{off}");
}

#[test]
fn no_pixel_is_over_the_limit() {
    let coated = coated();
    for limit in [2.4f32, 2.0, 1.2, 0.3] {
        let condition = condition(limit);
        let most = (limit * 255.0 + 1e-3) as u32;
        for (model, profile) in [
            (ColourModel::Rgb, None),
            (ColourModel::Grey, None),
            (ColourModel::Cmyk, None),
            (ColourModel::Cmyk, Some(coated.as_slice())),
        ] {
            let way = condition.converter(source(model, profile), Process::Four).unwrap();
            let inks = way.convert(&[noise(12_000), vec![0; 12], vec![255; 12]].concat());
            for inks in inks.chunks_exact(4) {
                assert!(inks.iter().map(|v| u32::from(*v)).sum::<u32>() <= most, "{inks:?}");
            }
        }
    }
}

#[test]
fn our_own_inks_are_left_alone() {
    let condition = condition(2.4);
    let own = condition.icc().to_vec();
    let pixels = [0, 0, 0, 255, 10, 20, 30, 40, 150, 150, 150, 150];
    for profile in [None, Some(own.as_slice())] {
        let way = condition.converter(source(ColourModel::Cmyk, profile), Process::Four).unwrap();
        assert_eq!(way.convert(&pixels), pixels);
        assert_eq!(way.convert(&[255, 255, 255, 255]), [119, 119, 119, 255]);
        let black =
            condition.converter(source(ColourModel::Cmyk, profile), Process::Black).unwrap();
        for k in 0..=255 {
            assert!(black.convert(&[0, 0, 0, k])[0].abs_diff(k) <= 1);
        }
    }
}

#[test]
fn black_alone_stays_black_alone() {
    let (condition, coated) = (condition(2.4), coated());
    for to in [Process::Four, Process::Black] {
        let way = condition.converter(source(ColourModel::Cmyk, Some(&coated)), to).unwrap();
        let mut last = 0;
        for k in 0..=255 {
            let inks = way.convert(&[0, 0, 0, k]);
            let (ink, colour) = inks.split_last().unwrap();
            assert!(colour.iter().all(|v| *v == 0) && *ink >= last, "{inks:?}");
            last = *ink;
        }
        assert_eq!(last, 255);
        assert_eq!(way.convert(&[0; 4]), vec![0; if to == Process::Four { 4 } else { 1 }]);
    }
}

#[test]
fn pictures_in_black_use_all_of_it_and_rise() {
    let (condition, coated) = (condition(2.4), coated());
    let rgb = condition.converter(source(ColourModel::Rgb, None), Process::Black).unwrap();
    let greys: Vec<u8> = (0..=255).flat_map(|v| [v; 3]).collect();
    let inks = rgb.convert(&greys);
    assert!(inks.is_sorted_by(|dark, light| dark >= light));
    assert_eq!((inks[0], inks[255]), (255, 0));
    let cmyk =
        condition.converter(source(ColourModel::Cmyk, Some(&coated)), Process::Black).unwrap();
    assert!(cmyk.convert(&[200, 180, 180, 250])[0] > 250);
}

#[test]
fn an_embedded_profile_counts() {
    let condition = condition(2.4);
    let adobe = moxcms::ColorProfile::new_adobe_rgb().encode().unwrap();
    let plain = condition.converter(source(ColourModel::Rgb, None), Process::Four).unwrap();
    let wide = condition.converter(source(ColourModel::Rgb, Some(&adobe)), Process::Four).unwrap();
    let green = [60, 200, 60];
    assert!(wide.convert(&green)[0] > plain.convert(&green)[0] + 20);
    assert_eq!(wide.convert(&[255; 3]), [0; 4]);
}

#[test]
fn profiles_that_do_not_fit_are_told() {
    let (condition, coated) = (condition(2.4), coated());
    let adobe = moxcms::ColorProfile::new_adobe_rgb().encode().unwrap();
    let own = condition.icc().to_vec();
    for (model, profile) in [
        (ColourModel::Rgb, coated.as_slice()),
        (ColourModel::Rgb, own.as_slice()),
        (ColourModel::Grey, adobe.as_slice()),
        (ColourModel::Cmyk, adobe.as_slice()),
        (ColourModel::Rgb, &adobe[..200]),
        (ColourModel::Cmyk, &coated[..5000]),
        (ColourModel::Rgb, b"".as_slice()),
    ] {
        let told = condition.converter(source(model, Some(profile)), Process::Four).err().unwrap();
        assert!(!told.zh.is_empty() && !told.en.is_empty());
    }
}

#[test]
fn what_was_made_is_kept() {
    let (condition, coated) = (condition(2.4), coated());
    for (model, profile) in [(ColourModel::Rgb, None), (ColourModel::Cmyk, Some(coated.as_slice()))]
    {
        let one = condition.converter(source(model, profile), Process::Four).unwrap();
        let other = condition.clone().converter(source(model, profile), Process::Four).unwrap();
        assert!(Arc::ptr_eq(&one.conversion, &other.conversion));
    }
}

#[test]
fn half_pixels_are_left_out() {
    let condition = condition(2.4);
    let way = condition.converter(source(ColourModel::Rgb, None), Process::Four).unwrap();
    assert_eq!(way.convert(&[255; 5]), [0; 4]);
    assert!(way.convert(&[]).is_empty());
}
