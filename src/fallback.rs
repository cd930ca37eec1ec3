//! With `-v`: which characters came from another family than their role's first.

use kanyin_diagnostics::{Sources, Told, told};
use kanyin_press::{self as press, Fallback, code_points};

use super::console::Console;
use super::places::{self, Place};
use super::proofread::Made;

/// Most characters told one by one of one role and family. A role whose first family is a small one
/// takes nearly everything from the next.
const MOST_ALIKE: usize = 20;

/// Tells the fallback of an issue, a line for each character.
pub fn tell(made: &mut Made, sources: &Sources, place: &Place, console: &Console) {
    let name = told!("缺字后备", "fallback");
    let found = console.step(name, || press::fallbacks(&mut made.issue, &made.laid));
    if found.is_empty() {
        console.say(&told!(
            "           每个字都出自各角色的第一种字体",
            "           every character came from the first family of its role"
        ));
    }
    for alike in found.chunk_by(|a, b| a.role == b.role && a.family == b.family) {
        for fallback in alike.iter().take(MOST_ALIKE) {
            console.say(&line(fallback, sources, place));
        }
        if let Some(left) = alike.len().checked_sub(MOST_ALIKE).filter(|left| *left > 0) {
            let (role, family) = (alike[0].role.key(), &alike[0].family);
            console.say(&told!(
                "           {role} 另有 {left} 种字取自 {family}",
                "           {role}: {left} more characters come from {family}"
            ));
        }
    }
}

fn line(fallback: &Fallback, sources: &Sources, place: &Place) -> Told {
    let Fallback { words, role, family, places, first } = fallback;
    let (points, role) = (code_points(words), role.key());
    let at = match first {
        Some(spot) => {
            let at = sources.place(*spot);
            let path = places::shown(&place.publication.join(&at.path));
            let (line, column) = (at.line, at.column);
            told!("{path}:{line}:{column}", "{path}:{line}:{column}")
        }
        None => told!("不在稿里", "not in the copy"),
    };
    let (at_zh, at_en) = (at.zh, at.en);
    told!(
        "           “{words}”（{points}）：{role} 取自 {family}，{places} 处，首见 {at_zh}",
        "           `{words}` ({points}): {role} takes it from {family}, in {places} places, first {at_en}"
    )
}
