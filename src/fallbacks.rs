//! With `-v`: which characters came from another family than their role's first.

use std::path::Path;

use kanyin_diagnostics::{Sources, Told, told};
use kanyin_press::{Fallback, code_points};
use kanyin_production::shown;

/// Most characters told one by one of one role and family. A role whose first family is a small one
/// takes nearly everything from the next.
const MOST_ALIKE: usize = 20;

/// The fallback of an issue in words, a line for each character.
pub fn lines(found: &[Fallback], sources: &Sources, publication: &Path) -> Vec<Told> {
    if found.is_empty() {
        return vec![told!(
            "           每个字都出自各角色的第一种字体",
            "           every character came from the first family of its role"
        )];
    }
    let mut lines = Vec::new();
    for alike in found.chunk_by(|a, b| a.role == b.role && a.family == b.family) {
        let first = alike.iter().take(MOST_ALIKE);
        lines.extend(first.map(|fallback| line(fallback, sources, publication)));
        if let Some(left) = alike.len().checked_sub(MOST_ALIKE).filter(|left| *left > 0) {
            let (role, family) = (&alike[0].role, &alike[0].family);
            lines.push(told!(
                "           {role} 另有 {left} 种字取自 {family}",
                "           {role}: {left} more characters come from {family}"
            ));
        }
    }
    lines
}

fn line(fallback: &Fallback, sources: &Sources, publication: &Path) -> Told {
    let Fallback { words, role, family, places, first } = fallback;
    let points = code_points(words);
    let at = match first {
        Some(spot) => {
            let at = sources.place(*spot);
            let path = shown(&publication.join(&at.path));
            let (line, column) = (at.line, at.column);
            told!("{path}:{line}:{column}", "{path}:{line}:{column}")
        }
        None => told!("不在稿里", "not in the copy"),
    };
    told!(
        "           “{words}”（{points}）：{role} 取自 {family}，{places} 处，首见 {at}",
        "           `{words}` ({points}): {role} takes it from {family}, in {places} places, first {at}";
        at
    )
}
