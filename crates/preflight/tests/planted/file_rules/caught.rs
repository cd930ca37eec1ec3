//! How a planted fault is looked for.

use lopdf::{Object, dictionary};

use kanyin_diagnostics::Severity::{self, Error};
use kanyin_preflight::{Expect, Finding, Report, examine};

use crate::good::{self, Good, numbers};

/// Where the needle is last.
pub fn place(bytes: &[u8], needle: &[u8]) -> usize {
    bytes.windows(needle.len()).rposition(|window| window == needle).expect("it is there")
}

impl Good {
    pub fn caught(&mut self, rule: &str, severity: Severity, page: Option<usize>) -> Report {
        self.caught_by(&Expect::default(), rule, severity, page)
    }

    pub fn caught_by(
        &mut self,
        expect: &Expect,
        rule: &str,
        severity: Severity,
        page: Option<usize>,
    ) -> Report {
        caught(&self.bytes(), expect, rule, severity, page, &[])
    }

    pub fn profile_byte(&mut self, at: usize, bytes: &[u8]) {
        let mut profile = good::PROFILE.to_vec();
        profile[at..at + bytes.len()].copy_from_slice(bytes);
        self.remove(self.profile, "Filter");
        *self.stream(self.profile) = profile;
    }

    pub fn annotate(&mut self, kind: &str, rect: &[f32]) {
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
pub fn caught(
    bytes: &[u8],
    expect: &Expect,
    rule: &str,
    severity: Severity,
    page: Option<usize>,
    consequences: &[&str],
) -> Report {
    let report = examine(bytes, expect);
    let found = report.findings.iter().find(|found| found.rule.name() == rule);
    let found = found.unwrap_or_else(|| panic!("{rule} among {:#?}", report.findings));
    assert_eq!((found.severity, found.page), (severity, page), "{found:#?}");
    let told = [&found.what, &found.why, &found.todo];
    assert!(told.iter().all(|told| !told.zh.is_empty() && !told.en.is_empty()), "{found:#?}");
    assert!(!found.clause.to_string().is_empty());
    let others: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|other| other.severity == Error && other.rule.name() != rule)
        .filter(|other| !consequences.contains(&other.rule.name()))
        .collect();
    assert!(others.is_empty(), "{others:#?}");
    report
}
