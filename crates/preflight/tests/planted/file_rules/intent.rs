//! Faults of the output intent.

use lopdf::{Object, dictionary};

use kanyin_diagnostics::Severity::Error;
use kanyin_preflight::{Expect, examine};

use crate::good;

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
