//! Formulas: their signs in the order that they are read in, with what stands higher or lower.

use super::tree::{Ns, XmlElement};
use crate::block::Raised;

/// The text of a formula.
pub fn text(formula: &XmlElement) -> Vec<(String, Raised)> {
    let mut found = Vec::new();
    read(formula, Raised::No, &mut found);
    found
}

fn read(element: &XmlElement, raised: Raised, found: &mut Vec<(String, Raised)>) {
    let mut put = |text: &str| {
        if !text.is_empty() {
            found.push((text.to_string(), raised));
        }
    };
    let said = |outer: &str, name: &str| {
        element.named(outer).and_then(|look| look.named(name)).and_then(XmlElement::val)
    };
    let part = |name: &str| element.named(name);
    match element.kind() {
        (Ns::Math | Ns::Word, "t") => put(&element.text()),
        (Ns::Math, "f") => {
            let inner: [Vec<_>; 2] =
                [part("num"), part("den")].map(|of| of.map_or_else(Vec::new, text));
            for (at, side) in inner.into_iter().enumerate() {
                let is_long = side.iter().map(|(text, _)| text.chars().count()).sum::<usize>() > 1
                    && side.iter().any(|(text, _)| text.contains(['+', '-', '−', '×', ' ']));
                let (open, close) = if is_long { ("(", ")") } else { ("", "") };
                found.extend((at == 1).then(|| ("/".to_string(), raised)));
                found.push((open.into(), raised));
                found.extend(side);
                found.push((close.into(), raised));
            }
            found.retain(|(text, _)| !text.is_empty());
        }
        (Ns::Math, "rad") => {
            for inner in element.elements().filter(|inner| inner.kind().1 == "deg") {
                read(inner, Raised::Up, found);
            }
            found.push(("√".into(), raised));
            for inner in element.elements().filter(|inner| inner.kind().1 == "e") {
                read(inner, raised, found);
            }
        }
        (Ns::Math, "d") => {
            put(said("dPr", "begChr").unwrap_or("("));
            for (at, inner) in element.elements().filter(|inner| inner.kind().1 == "e").enumerate()
            {
                if at > 0 {
                    found.push((said("dPr", "sepChr").unwrap_or("|").into(), raised));
                }
                read(inner, raised, found);
            }
            found.push((said("dPr", "endChr").unwrap_or(")").into(), raised));
        }
        (Ns::Math, "nary") => {
            put(said("naryPr", "chr").unwrap_or("∫"));
            all(element, raised, found);
        }
        (Ns::Math, "sup") => all(element, Raised::Up, found),
        (Ns::Math, "sub" | "lim") => all(element, Raised::Down, found),
        _ => all(element, raised, found),
    }
}

fn all(element: &XmlElement, raised: Raised, found: &mut Vec<(String, Raised)>) {
    for inner in element.elements() {
        read(inner, raised, found);
    }
}
