//! What may not be in any object.

use lopdf::{Object, Stream, dictionary};

use kanyin_diagnostics::Severity::{Error, Warning};
use kanyin_preflight::{Expect, examine};

use crate::good::{self, numbers};

#[test]
fn a_transfer_curve() {
    let mut good = good::x4();
    good.set(good.overprint, "TR", dictionary! { "FunctionType" => 2, "N" => 2 });
    good.caught("transfer-curve", Error, None);
}

#[test]
fn no_transfer_curve_is_no_fault() {
    let mut good = good::x4();
    good.set(good.overprint, "TR2", "Default");
    let report = examine(&good.bytes(), &Expect::default());
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
}

#[test]
fn a_halftone_phase() {
    let mut good = good::x4();
    good.set(good.overprint, "HTP", numbers(&[1.0, 1.0]));
    good.caught("halftone-phase", Error, None);
}

#[test]
fn a_halftone_of_ones_own() {
    let mut good = good::x4();
    good.set(good.overprint, "HT", dictionary! { "Type" => "Halftone", "HalftoneType" => 6 });
    good.caught("halftone", Error, None);
}

#[test]
fn postscript() {
    let mut good = good::x4();
    let code =
        Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "PS" }, b"showpage".to_vec());
    good.pdf.add_object(code);
    good.caught("postscript", Error, None);
}

#[test]
fn opi() {
    let mut good = good::x4();
    good.set(good.picture, "OPI", dictionary! { "1.3" => dictionary! {} });
    good.caught("opi", Error, None);
}

#[test]
fn a_form_that_stands_for_another_file() {
    let mut good = good::x4();
    let form = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 1.0, 1.0]),
            "Ref" => dictionary! { "Page" => 0 },
        },
        Vec::new(),
    );
    good.pdf.add_object(form);
    good.caught("reference-xobject", Error, None);
}

#[test]
fn an_alternate_that_is_printed() {
    let mut good = good::x4();
    let picture = good.picture;
    let alternate = dictionary! { "Image" => picture, "DefaultForPrinting" => true };
    good.set(picture, "Alternates", vec![alternate.into()]);
    good.caught("alternate-image", Error, None);
}

#[test]
fn a_stream_in_another_file() {
    let mut good = good::x4();
    let far = Stream::new(dictionary! { "F" => Object::string_literal("far.dat") }, Vec::new());
    good.pdf.add_object(far);
    good.caught("external-stream", Error, None);
}

#[test]
fn jpeg_2000_and_lzw_in_x1a() {
    for (filter, rule) in [("JPXDecode", "jpeg2000"), ("LZWDecode", "lzw")] {
        let mut good = good::x1a();
        good.pdf.add_object(Stream::new(dictionary! { "Filter" => filter }, Vec::new()));
        good.caught(rule, Error, None);
    }
}

#[test]
fn jbig2_in_x1a() {
    let mut good = good::x1a();
    good.pdf.add_object(Stream::new(dictionary! { "Filter" => "JBIG2Decode" }, Vec::new()));
    good.caught("jbig2", Warning, None);
}

#[test]
fn a_page_separated_beforehand() {
    let mut good = good::x4();
    good.set(good.page, "SeparationInfo", dictionary! { "DeviceColorant" => "Cyan" });
    good.caught("preseparated", Error, None);
}
