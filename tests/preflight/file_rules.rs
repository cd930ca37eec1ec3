//! Faults of a file as a whole, each planted in a good one.

use kanyin::press::preflight::Severity::{Error, Note, Warning};
use kanyin::press::preflight::{Expect, Finding, Report, Severity, Standard, examine};
use lopdf::{Object, SaveOptions, Stream, dictionary};
use proptest::prelude::*;

use crate::good::{self, Good, MEDIA, TRIM, numbers};

#[test]
fn good_files_are_left_alone() {
    for (mut good, standard) in [(good::x4(), Standard::X4), (good::x1a(), Standard::X1a)] {
        let report = examine(&good.bytes(), &Expect::default());
        assert_eq!(report.standard, standard);
        let bad: Vec<&Finding> =
            report.findings.iter().filter(|found| found.severity != Note).collect();
        assert!(bad.is_empty(), "{bad:#?}");
    }
}

#[test]
fn facts_are_told() {
    let report = examine(&good::x4().bytes(), &Expect::default());
    assert_eq!(report.facts.version, "1.6");
    assert_eq!(report.facts.claims.as_deref(), Some("PDF/X-4"));
    assert_eq!(report.facts.condition.as_deref(), Some("Newsprint"));
    assert_eq!(report.facts.trims, [(420.0, 600.0); 2]);
}

// Head and tail.

#[test]
fn a_version_that_is_too_new() {
    let mut good = good::x4();
    good.pdf.version = "1.7".into();
    good.caught("pdf-version", Error, None);
}

#[test]
fn a_version_that_the_catalogue_makes_too_new() {
    let mut good = good::x4();
    good.set(good.catalog, "Version", "1.7");
    good.caught("pdf-version", Error, None);
}

#[test]
fn a_version_too_new_for_x1a() {
    let mut good = good::x1a();
    good.pdf.version = "1.5".into();
    good.caught("pdf-version", Error, None);
}

#[test]
fn no_file_id() {
    let mut good = good::x4();
    good.pdf.trailer.remove(b"ID");
    good.caught("file-id", Error, None);
}

#[test]
fn a_file_id_of_one_part() {
    let mut good = good::x4();
    good.pdf.trailer.set("ID", vec![Object::string_literal("one")]);
    good.caught("file-id", Error, None);
}

#[test]
fn an_encrypted_file() {
    let mut good = good::x4();
    let filter = dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2, "P" => -4 };
    good.pdf.trailer.set("Encrypt", filter);
    let report = good.caught("encrypted", Error, None);
    assert_eq!(report.findings.len(), 1);
}

#[test]
fn a_damaged_table_of_objects() {
    let mut bytes = good::x4().bytes();
    // The last entry leads elsewhere.
    let at = place(&bytes, b" 00000 n");
    bytes[at - 2] ^= 1;
    caught(&bytes, &Expect::default(), "xref-damaged", Error, None, &[]);
}

#[test]
fn a_table_of_objects_that_is_not_found() {
    let bytes = good::x4().bytes();
    let at = place(&bytes, b"startxref");
    caught(&bytes[..at], &Expect::default(), "xref-damaged", Error, None, &[]);
}

#[test]
fn bytes_before_the_head() {
    let bytes = [b"From: editor\n".as_slice(), &good::x4().bytes()].concat();
    caught(&bytes, &Expect::default(), "bytes-before", Note, None, &[]);
}

#[test]
fn bytes_after_the_end() {
    let bytes = [good::x4().bytes().as_slice(), b"\n-- sent by mail"].concat();
    caught(&bytes, &Expect::default(), "bytes-after", Note, None, &[]);
}

#[test]
fn no_end() {
    let mut bytes = good::x4().bytes();
    let at = place(&bytes, b"%%EOF");
    bytes.truncate(at);
    caught(&bytes, &Expect::default(), "end-missing", Warning, None, &[]);
}

#[test]
fn a_compressed_structure_in_x1a() {
    let mut good = good::x1a();
    let mut bytes = Vec::new();
    let options =
        SaveOptions { use_object_streams: true, use_xref_streams: true, ..SaveOptions::default() };
    good.pdf.save_with_options(&mut bytes, options).expect("saved");
    // That makes it PDF 1.5.
    caught(&bytes, &Expect::default(), "compressed-structure", Error, None, &["pdf-version"]);
}

#[test]
fn a_compressed_structure_is_no_fault_in_x4() {
    let mut bytes = Vec::new();
    good::x4().pdf.save_modern(&mut bytes).expect("saved");
    let report = examine(&bytes, &Expect::default());
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
}

#[test]
fn what_is_no_pdf() {
    for bytes in [b"".as_slice(), b"%PDF-", b"\x89PNG", b"%PDF-1.6\n%%EOF"] {
        let report = examine(bytes, &Expect::default());
        let rules: Vec<&str> = report.findings.iter().map(|found| found.rule).collect();
        assert_eq!(rules, ["unreadable"]);
    }
}

#[test]
fn a_tree_of_pages_that_is_a_ring() {
    let mut good = good::x4();
    let pages =
        good.dict(good.page).get(b"Parent").and_then(Object::as_reference).expect("a parent");
    good.set(pages, "Kids", vec![pages.into()]);
    good.caught("unreadable", Error, None);
}

#[test]
fn a_tree_of_pages_without_end() {
    let mut good = good::x4();
    let parent =
        good.dict(good.page).get(b"Parent").and_then(Object::as_reference).expect("a parent");
    let mut kids = vec![Object::from(good.page); 2];
    for _ in 0..40 {
        let pages = good.pdf.add_object(dictionary! { "Type" => "Pages", "Kids" => kids.clone() });
        kids = vec![pages.into(), pages.into()];
    }
    good.set(parent, "Kids", kids);
    let mut bytes = Vec::new();
    good.pdf.save_modern(&mut bytes).expect("saved");
    caught(&bytes, &Expect::default(), "unreadable", Error, None, &[]);
    good.caught("unreadable", Error, None);
}

#[test]
fn brackets_within_brackets() {
    let mut good = good::x4();
    // An object that is read at once, and a stream of operators.
    let deep = b"[".repeat(500_000);
    let id = good.pdf.new_object_id();
    let mut bytes = good.bytes();
    let object = [format!("{} 0 obj\n", id.0).as_bytes(), &deep].concat();
    bytes.splice(place(&bytes, b"xref")..=place(&bytes, b"%%EOF"), object);
    assert!(examine(&bytes, &Expect::default()).any_error());
    let mut stream = Stream::new(dictionary! {}, deep);
    stream.compress().expect("compressed");
    good.pdf.objects.insert(good.contents, stream.into());
    good.caught("unreadable", Error, None);
}

// What it says of itself.

#[test]
fn no_claim() {
    let mut good = good::x4();
    good.xmp("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "");
    good.remove(good.info, "GTS_PDFXVersion");
    good.caught("pdfx-claim", Error, None);
}

#[test]
fn a_claim_of_another_standard() {
    let mut good = good::x4();
    good.xmp("PDF/X-4<", "PDF/X-3:2003<");
    good.caught("pdfx-claim", Error, None);
}

#[test]
fn no_claim_of_x1a() {
    let mut good = good::x1a();
    good.remove(good.info, "GTS_PDFXVersion");
    let expect = Expect { standard: Some(Standard::X1a), ..Expect::default() };
    good.caught_by(&expect, "pdfx-claim", Error, None);
}

#[test]
fn x1a_2001_without_its_conformance() {
    let mut good = good::x1a();
    good.pdf.version = "1.3".into();
    good.set(good.info, "GTS_PDFXVersion", Object::string_literal("PDF/X-1:2001"));
    let report = good.caught("pdfx-claim", Error, None);
    assert!(report.findings[0].clause.starts_with("ISO 15930-1:2001"));
}

#[test]
fn no_xmp() {
    let mut good = good::x4();
    good.remove(good.catalog, "Metadata");
    good.caught("xmp-missing", Error, None);
}

#[test]
fn broken_xmp() {
    let mut good = good::x4();
    good.xmp("</dc:title>", "");
    good.caught("xmp-broken", Error, None);
}

#[test]
fn compressed_xmp() {
    let mut good = good::x4();
    let Some(Object::Stream(stream)) = good.pdf.objects.get_mut(&good.metadata) else {
        panic!("a stream")
    };
    stream.compress().expect("compressed");
    good.caught("xmp-filtered", Error, None);
}

#[test]
fn no_info() {
    let mut good = good::x4();
    good.pdf.trailer.remove(b"Info");
    good.caught("info-missing", Error, None);
}

#[test]
fn no_title() {
    let mut good = good::x4();
    good.set(good.info, "Title", Object::string_literal(""));
    good.caught("title-missing", Error, None);
}

#[test]
fn no_creation_date() {
    let mut good = good::x4();
    good.remove(good.info, "CreationDate");
    good.caught("creation-date", Error, None);
}

#[test]
fn no_modification_date() {
    let mut good = good::x4();
    good.set(good.info, "ModDate", Object::string_literal("yesterday"));
    good.caught("modification-date", Error, None);
}

#[test]
fn trapped_unknown() {
    let mut good = good::x4();
    good.set(good.info, "Trapped", "Unknown");
    good.caught("trapped-unknown", Error, None);
}

#[test]
fn not_said_whether_trapped() {
    let mut good = good::x1a();
    good.remove(good.info, "Trapped");
    good.caught("trapped-unknown", Error, None);
}

#[test]
fn trapped_and_not() {
    let mut good = good::x4();
    good.xmp("<pdf:Trapped>False", "<pdf:Trapped>True");
    good.caught("trapped-disagree", Error, None);
}

#[test]
fn titles_that_differ() {
    let mut good = good::x4();
    good.xmp("刊印晨报", "刊印晚报");
    good.caught("title-disagree", Error, None);
}

#[test]
fn producers_that_differ() {
    let mut good = good::x4();
    good.set(good.info, "Producer", Object::string_literal("Another 2.0"));
    good.caught("producer-disagree", Error, None);
}

#[test]
fn creators_that_differ() {
    let mut good = good::x4();
    good.set(good.info, "Creator", Object::string_literal("Another 2.0"));
    good.caught("creator-disagree", Error, None);
}

#[test]
fn dates_that_differ() {
    let mut good = good::x4();
    good.set(good.info, "ModDate", Object::string_literal("D:20261122210000+08'00'"));
    good.caught("modification-date-disagree", Error, None);
}

#[test]
fn dates_over_time_zones_agree() {
    let mut good = good::x4();
    good.set(good.info, "ModDate", Object::string_literal("D:20261122120000Z"));
    good.set(good.info, "CreationDate", Object::string_literal("D:20261122053000-06'30'"));
    let report = examine(&good.bytes(), &Expect::default());
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
}

#[test]
fn no_document_id() {
    let mut good = good::x4();
    good.xmp("xmpMM:DocumentID", "xmpMM:OtherID");
    good.caught("document-id", Error, None);
}

#[test]
fn no_version_id() {
    let mut good = good::x4();
    good.xmp("<xmpMM:VersionID>1</xmpMM:VersionID>", "");
    good.caught("version-id", Error, None);
}

#[test]
fn no_rendition_class() {
    let mut good = good::x4();
    good.xmp("<xmpMM:RenditionClass>default</xmpMM:RenditionClass>", "");
    good.caught("rendition-class", Error, None);
}

#[test]
fn no_metadata_date() {
    let mut good = good::x4();
    good.xmp("xmp:MetadataDate", "xmp:OtherDate");
    good.caught("xmp-metadata-date", Error, None);
}

// The output intent.

#[test]
fn no_output_intent() {
    let mut good = good::x4();
    good.remove(good.catalog, "OutputIntents");
    good.caught("output-intent-missing", Error, None);
}

#[test]
fn an_output_intent_of_pdf_a() {
    let mut good = good::x4();
    good.set(good.intent, "S", "GTS_PDFA1");
    good.caught("output-intent-missing", Error, None);
}

#[test]
fn two_output_intents() {
    let mut good = good::x4();
    let intent = good.intent;
    good.set(good.catalog, "OutputIntents", vec![intent.into(), intent.into()]);
    good.caught("output-intents-several", Error, None);
}

#[test]
fn an_output_condition_without_name() {
    let mut good = good::x4();
    good.remove(good.intent, "OutputConditionIdentifier");
    good.caught("output-condition", Error, None);
}

#[test]
fn an_output_condition_without_description() {
    let mut good = good::x4();
    good.remove(good.intent, "Info");
    good.caught("output-condition-info", Error, None);
}

#[test]
fn no_profile() {
    let mut good = good::x4();
    good.remove(good.intent, "DestOutputProfile");
    good.caught("profile-missing", Error, None);
}

#[test]
fn a_registered_condition_needs_no_profile_in_x1a() {
    let mut good = good::x1a();
    good.remove(good.intent, "DestOutputProfile");
    good.set(good.intent, "RegistryName", Object::string_literal("http://www.color.org"));
    good.set(good.intent, "OutputConditionIdentifier", Object::string_literal("CGATS TR 002"));
    let report = examine(&good.bytes(), &Expect::default());
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
    assert_eq!(report.facts.condition.as_deref(), Some("CGATS TR 002"));
}

#[test]
fn a_profile_elsewhere() {
    let mut good = good::x4();
    good.remove(good.intent, "DestOutputProfile");
    good.set(good.intent, "DestOutputProfileRef", dictionary! {});
    good.caught("profile-elsewhere", Error, None);
}

#[test]
fn a_profile_of_a_screen() {
    let mut good = good::x4();
    good.profile_byte(12, b"mntr");
    good.caught("profile-class", Error, None);
}

#[test]
fn a_damaged_profile() {
    let mut good = good::x4();
    good.profile_byte(36, b"junk");
    good.caught("profile-damaged", Error, None);
}

#[test]
fn a_profile_of_another_number_of_inks() {
    let mut good = good::x4();
    good.set(good.profile, "N", 3);
    good.caught("profile-components", Error, None);
}

#[test]
fn a_profile_of_a_space_that_does_not_print() {
    let mut good = good::x4();
    good.profile_byte(16, b"Lab ");
    good.caught("profile-space", Error, None);
}

#[test]
fn an_rgb_profile_in_x1a() {
    let mut good = good::x1a();
    good.profile_byte(16, b"RGB ");
    good.set(good.profile, "N", 3);
    good.caught("profile-space", Error, None);
}

#[test]
fn a_profile_too_new_for_x1a() {
    let mut good = good::x1a();
    good.profile_byte(8, &[4]);
    good.caught("profile-version", Error, None);
}

// Page boxes.

#[test]
fn no_media_box() {
    let mut good = good::x4();
    good.remove(good.page, "MediaBox");
    good.caught("media-box", Error, Some(1));
}

#[test]
fn no_trim_box() {
    let mut good = good::x4();
    good.remove(good.second, "TrimBox");
    let report = examine(&good.bytes(), &Expect::default());
    good.caught("trim-box-missing", Error, Some(2));
    // Its size is then that of the medium.
    assert!(report.findings.iter().any(|found| found.rule == "page-sizes"));
}

#[test]
fn both_trim_and_art_box() {
    let mut good = good::x4();
    good.set(good.page, "ArtBox", numbers(&TRIM));
    good.caught("trim-and-art-box", Error, Some(1));
}

#[test]
fn a_trim_box_outside_the_bleed_box() {
    let mut good = good::x4();
    good.set(good.page, "BleedBox", numbers(&[30.0, 11.0, 449.0, 629.0]));
    let report = good.caught("trim-outside-bleed", Error, Some(1));
    let frame = report.findings[0].frames[0];
    assert_eq!((frame.x, frame.y, frame.width, frame.height), (0.0, 0.0, 420.0, 600.0));
}

#[test]
fn a_bleed_box_outside_the_media_box() {
    let mut good = good::x4();
    good.set(good.page, "BleedBox", numbers(&[-5.0, 11.0, 449.0, 629.0]));
    good.caught("bleed-outside-media", Error, Some(1));
}

#[test]
fn a_trim_box_outside_the_media_box() {
    let mut good = good::x4();
    good.remove(good.page, "BleedBox");
    good.set(good.page, "MediaBox", numbers(&[30.0, 0.0, 460.0, 640.0]));
    good.caught("trim-outside-media", Error, Some(1));
}

#[test]
fn a_box_inside_out() {
    let mut good = good::x4();
    good.set(good.page, "TrimBox", numbers(&[440.0, 20.0, 20.0, 620.0]));
    good.caught("box-size", Error, Some(1));
}

#[test]
fn a_crop_box_that_hides_the_page() {
    let mut good = good::x4();
    good.set(good.page, "CropBox", numbers(&[100.0, 100.0, 300.0, 300.0]));
    good.caught("trim-outside-crop", Warning, Some(1));
}

#[test]
fn a_page_of_another_size_than_agreed() {
    let mut good = good::x4();
    good.set(good.second, "TrimBox", numbers(&[20.0, 20.0, 438.0, 620.0]));
    let expect = Expect { trim: Some((420.0, 600.0)), ..Expect::default() };
    good.caught_by(&expect, "trim-size", Error, Some(2));
}

#[test]
fn pages_of_two_sizes() {
    let mut good = good::x4();
    good.set(good.second, "TrimBox", numbers(&[20.0, 20.0, 430.0, 620.0]));
    good.caught("page-sizes", Warning, Some(2));
}

#[test]
fn no_room_for_the_bleed() {
    let mut good = good::x4();
    good.set(good.page, "BleedBox", numbers(&TRIM));
    good.caught("bleed-room", Note, Some(1));
    let expect = Expect { trim: Some((420.0, 600.0)), ..Expect::default() };
    good.caught_by(&expect, "bleed-room", Warning, Some(1));
}

#[test]
fn a_scaled_page() {
    let mut good = good::x4();
    good.set(good.page, "UserUnit", 2);
    good.set(good.second, "UserUnit", 2);
    good.caught("user-unit", Warning, Some(1));
}

#[test]
fn a_turned_page() {
    let mut good = good::x4();
    good.set(good.page, "Rotate", 90);
    good.caught("page-rotated", Note, Some(1));
}

// Annotations, actions, layers.

#[test]
fn a_link_on_the_page() {
    let mut good = good::x4();
    good.annotate("Link", &[100.0, 100.0, 200.0, 120.0]);
    let report = good.caught("annotation", Error, Some(1));
    let frame = report.findings[0].frames[0];
    assert_eq!((frame.x, frame.y, frame.width, frame.height), (80.0, 500.0, 100.0, 20.0));
}

#[test]
fn three_notes_on_the_page_are_one_finding() {
    let mut good = good::x1a();
    for _ in 0..3 {
        good.annotate("Text", &[100.0, 100.0, 120.0, 120.0]);
    }
    let report = good.caught("annotation", Error, Some(1));
    assert_eq!((report.findings[0].count, report.findings[0].frames.len()), (3, 3));
}

#[test]
fn a_note_outside_the_bleed_is_no_fault() {
    let mut good = good::x4();
    good.annotate("Text", &[0.0, 0.0, 10.0, 10.0]);
    good.annotate("PrinterMark", &MEDIA);
    let report = examine(&good.bytes(), &Expect::default());
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
}

#[test]
fn a_script() {
    let mut good = good::x4();
    let script =
        dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    good.set(good.catalog, "OpenAction", script);
    good.caught("javascript", Error, None);
}

#[test]
fn scripts_by_name() {
    let mut good = good::x4();
    let names = dictionary! { "JavaScript" => dictionary! { "Names" => Object::Array(vec![]) } };
    good.set(good.catalog, "Names", names);
    good.caught("javascript", Error, None);
}

#[test]
fn an_action_on_opening() {
    let mut good = good::x4();
    good.set(good.catalog, "OpenAction", dictionary! { "S" => "Named", "N" => "Print" });
    good.caught("action", Error, None);
}

#[test]
fn an_action_on_turning_the_page() {
    let mut good = good::x4();
    let act = dictionary! { "O" => dictionary! { "S" => "Named", "N" => "Print" } };
    good.set(good.second, "AA", act);
    good.caught("action", Error, Some(2));
}

#[test]
fn an_xfa_form() {
    let mut good = good::x4();
    let form = dictionary! { "Fields" => Object::Array(vec![]), "XFA" => Object::Array(vec![]) };
    good.set(good.catalog, "AcroForm", form);
    good.caught("xfa", Error, None);
}

#[test]
fn attached_files() {
    let names =
        || dictionary! { "EmbeddedFiles" => dictionary! { "Names" => Object::Array(vec![]) } };
    let mut good = good::x4();
    good.set(good.catalog, "Names", names());
    good.caught("embedded-files", Warning, None);
    let mut good = good::x1a();
    good.set(good.catalog, "Names", names());
    good.caught("embedded-files", Error, None);
}

#[test]
fn a_slide_show() {
    let mut good = good::x4();
    good.set(good.catalog, "Names", dictionary! { "AlternatePresentations" => dictionary! {} });
    good.caught("special-viewer", Warning, None);
}

#[test]
fn layers_that_switch_by_themselves() {
    let mut good = good::x4();
    let layers = dictionary! {
        "OCGs" => Object::Array(vec![]),
        "D" => dictionary! { "Name" => Object::string_literal("all"), "AS" => Object::Array(vec![]) },
    };
    good.set(good.catalog, "OCProperties", layers);
    good.caught("layers-automatic", Error, None);
}

#[test]
fn layers_without_name() {
    let mut good = good::x4();
    let layers = dictionary! { "OCGs" => Object::Array(vec![]), "D" => dictionary! {} };
    good.set(good.catalog, "OCProperties", layers);
    good.caught("layers-unnamed", Warning, None);
}

#[test]
fn layers_in_x1a() {
    let mut good = good::x1a();
    let layers = dictionary! { "OCGs" => Object::Array(vec![]), "D" => dictionary! {} };
    good.set(good.catalog, "OCProperties", layers);
    good.caught("layers", Error, None);
}

// Anywhere.

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

#[test]
fn errors_come_first_and_then_pages() {
    let mut good = good::x4();
    good.set(good.page, "Rotate", 90);
    good.set(good.page, "UserUnit", 2);
    good.set(good.second, "UserUnit", 2);
    good.annotate("Link", &[100.0, 100.0, 200.0, 120.0]);
    good.set(good.info, "Trapped", "Unknown");
    let report = examine(&good.bytes(), &Expect::default());
    let rules: Vec<(&str, Option<usize>)> =
        report.findings.iter().map(|found| (found.rule, found.page)).collect();
    let expected = [
        ("trapped-unknown", None),
        ("annotation", Some(1)),
        ("user-unit", Some(1)),
        ("user-unit", Some(2)),
        ("page-rotated", Some(1)),
    ];
    assert_eq!(rules, expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens to the bytes, there is a report.
    #[test]
    fn damage_gives_a_report(hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24), cut in prop::option::weighted(0.2, any::<prop::sample::Index>())) {
        let mut bytes = small();
        for (at, byte) in hits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        examine(&bytes, &Expect::default());
    }
}

/// A file of little more than structure: with the profile in it, most damage would only hit that.
fn small() -> Vec<u8> {
    static SMALL: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| {
        let mut good = good::x4();
        good.stream(good.profile).truncate(200);
        good.stream(good.picture).truncate(200);
        good.bytes()
    });
    SMALL.clone()
}

fn place(bytes: &[u8], needle: &[u8]) -> usize {
    bytes.windows(needle.len()).rposition(|window| window == needle).expect("it is there")
}

impl Good {
    fn caught(&mut self, rule: &str, severity: Severity, page: Option<usize>) -> Report {
        self.caught_by(&Expect::default(), rule, severity, page)
    }

    fn caught_by(
        &mut self,
        expect: &Expect,
        rule: &str,
        severity: Severity,
        page: Option<usize>,
    ) -> Report {
        caught(&self.bytes(), expect, rule, severity, page, &[])
    }

    fn profile_byte(&mut self, at: usize, bytes: &[u8]) {
        let mut profile = good::PROFILE.to_vec();
        profile[at..at + bytes.len()].copy_from_slice(bytes);
        self.remove(self.profile, "Filter");
        *self.stream(self.profile) = profile;
    }

    fn annotate(&mut self, kind: &str, rect: &[f32]) {
        let note = self.pdf.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => kind, "Rect" => numbers(rect),
        });
        let page = self.page;
        let page = self.dict(page);
        match page.get_mut(b"Annots").and_then(Object::as_array_mut) {
            Ok(notes) => notes.push(note.into()),
            Err(_) => page.set("Annots", vec![note.into()]),
        }
    }
}

/// The rule finds it, as bad as that and on that page, and no other error beside it, consequences aside.
fn caught(
    bytes: &[u8],
    expect: &Expect,
    rule: &str,
    severity: Severity,
    page: Option<usize>,
    consequences: &[&str],
) -> Report {
    let report = examine(bytes, expect);
    let found = report.findings.iter().find(|found| found.rule == rule);
    let found = found.unwrap_or_else(|| panic!("{rule} among {:#?}", report.findings));
    assert_eq!((found.severity, found.page), (severity, page), "{found:#?}");
    let told = [&found.what, &found.why, &found.todo];
    assert!(told.iter().all(|told| !told.zh.is_empty() && !told.en.is_empty()), "{found:#?}");
    assert!(!found.clause.is_empty());
    let others: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|other| other.severity == Error && other.rule != rule)
        .filter(|other| !consequences.contains(&other.rule))
        .collect();
    assert!(others.is_empty(), "{others:#?}");
    report
}
