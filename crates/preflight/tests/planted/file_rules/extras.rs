//! Faults of what is laid over pages or happens by itself.

use lopdf::{Object, dictionary};

use kanyin_diagnostics::Severity::{Error, Warning};
use kanyin_preflight::{Expect, examine};

use crate::good::{self, MEDIA};

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
