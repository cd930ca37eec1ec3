//! Faults of what pages show, planted one at a time.

mod colour;
mod content;
mod practice;

use hayro_syntax::Pdf;
use lopdf::{Object, ObjectId, Stream, dictionary};

use kanyin_diagnostics::Severity;
use kanyin_preflight::{Expect, Finding, Frame, Pages, Standard, pages};

use crate::good::{self, Good, numbers};

const X4: &str = "ISO 15930-7:2010";
const X1A: &str = "ISO 15930-4:2003";
const PRACTICE: &str = "practice";

/// A good file, and what it is held against.
struct Case {
    good: Good,
    standard: Standard,
    expect: Expect,
}

fn x4() -> Case {
    Case { good: good::x4(), standard: Standard::X4, expect: Expect::default() }
}

fn x1a() -> Case {
    Case { good: good::x1a(), standard: Standard::X1a, expect: Expect::default() }
}

impl Case {
    /// Shows something more on the first page.
    fn draw(mut self, operators: &str) -> Self {
        self.good.draw(operators);
        self
    }

    /// Puts a resource where the content finds it.
    fn with(mut self, kind: &str, name: &str, value: impl Into<Object>) -> Self {
        let resources = self.good.resources;
        let resources = self.good.dict(resources);
        if !resources.has(kind.as_bytes()) {
            resources.set(kind, dictionary! {});
        }
        self.good.resource(kind).set(name, value);
        self
    }

    /// Adds an object.
    fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.good.pdf.add_object(object)
    }

    fn seen(&mut self) -> Pages {
        let pdf = Pdf::new(self.good.bytes()).expect("a PDF");
        pages(&pdf, self.standard, &self.expect)
    }

    /// What a rule finds on the first page, when no other rule finds an error.
    fn finds(self, rule: &str, severity: Severity, clause: &str) -> Finding {
        self.finds_beside(rule, severity, clause, &[])
    }

    /// The same, when other errors can't be helped.
    fn finds_beside(
        mut self,
        rule: &str,
        severity: Severity,
        clause: &str,
        beside: &[&str],
    ) -> Finding {
        let found = self.seen().findings;
        let is_it =
            |finding: &&Finding| finding.rule.name() == rule && finding.severity == severity;
        let Some(it) = found.iter().find(is_it) else { panic!("no {rule} in {found:#?}") };
        assert_eq!(it.clause.to_string(), clause);
        assert!(it.count >= it.frames.len().max(1));
        let more: Vec<&Finding> = found
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .filter(|finding| finding.rule.name() != rule && !beside.contains(&finding.rule.name()))
            .collect();
        assert!(more.is_empty(), "errors beside it: {more:#?}");
        assert!(found.iter().all(|finding| finding.page != Some(2) || finding.rule.name() != rule));
        it.clone()
    }
}

/// The first place, roughly: points of the page's own space.
#[track_caller]
fn at(found: &Finding, [x0, y0, x1, y1]: [f64; 4]) {
    assert_eq!(found.page, Some(1));
    let [left, _, _, top] = good::TRIM.map(f64::from);
    let Some(Frame { x, y, width, height }) = found.frames.first().copied() else {
        panic!("no place in {found:?}")
    };
    let near = |a: f64, b: f64| (a - b).abs() < 1.5;
    let right =
        near(x, x0 - left) && near(y, top - y1) && near(width, x1 - x0) && near(height, y1 - y0);
    assert!(right, "{:?} is not {:?}", found.frames, (x0 - left, top - y1, x1 - x0, y1 - y0));
}

fn image(space: impl Into<Object>, components: usize) -> Stream {
    let pixels = vec![90; 64 * 64 * components];
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 64, "Height" => 64,
        "ColorSpace" => space.into(), "BitsPerComponent" => 8,
    };
    Stream::new(dict, pixels)
}

fn tint(full: &[f32]) -> Object {
    dictionary! {
        "FunctionType" => 2, "N" => 1, "Domain" => numbers(&[0.0, 1.0]),
        "C0" => numbers(&vec![0.0; full.len()]), "C1" => numbers(full),
    }
    .into()
}

fn separation(name: &str, alternate: &str, full: &[f32]) -> Object {
    vec![Object::from("Separation"), Object::Name(name.into()), alternate.into(), tint(full)].into()
}

fn form(content: &str, resources: impl Into<Object>) -> Stream {
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 1000.0, 1000.0]),
        "Resources" => resources.into(),
    };
    Stream::new(dict, content.as_bytes().to_vec()).with_compression(false)
}

/// Where a picture of 64 × 64 is shown at 250 ppi.
const SHOW: &str = "q 18.432 0 0 18.432 100 300 cm /Im2 Do Q\n";
const SHOWN: [f64; 4] = [100.0, 300.0, 118.432, 318.432];
