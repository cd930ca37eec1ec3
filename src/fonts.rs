//! `kanyin fonts`: which face each role comes out in.

use std::path::Path;

use kanyin_diagnostics::{Format, told};
use kanyin_fonts::{FontOrigin, TONGYONG};
use kanyin_issue as issue;
use kanyin_production::{Failure, RoleFont, builtin_fonts, role_fonts, shown};

use super::console::Console;
use super::table::table;
use super::verdict::Verdict;

/// Lists role, family, file, and how much of 通用规范汉字表 each covers. Outside of a publication: the
/// built-in fonts.
pub fn fonts(console: &Console) -> Result<Verdict, Failure> {
    let Some(publication) = issue::publication_of(Path::new(".")) else {
        console.give(&table(&rows(&builtin_fonts()?, console)));
        return Ok(Verdict::Good);
    };
    let loaded = issue::load_paper(&publication);
    console.tell(&loaded.faults, &loaded.sources, &publication, Format::Human);
    let Some(paper) = loaded.paper else { return Ok(Verdict::Faults) };
    let fonts = role_fonts(&paper, &publication);
    console.give(&table(&rows(&fonts, console)));
    let all_there = fonts.iter().all(|font| font.face.is_some());
    Ok(if all_there && !loaded.faults.any_error() { Verdict::Good } else { Verdict::Faults })
}

fn rows(fonts: &[RoleFont], console: &Console) -> Vec<Vec<String>> {
    let titles = [
        told!("角色", "role"),
        told!("字体", "family"),
        told!("字重", "weight"),
        told!("规范字", "of 8,105"),
        told!("出处", "from"),
    ];
    let mut rows = vec![titles.iter().map(|title| console.words(title).to_string()).collect()];
    rows.extend(fonts.iter().map(|font| row(font, console)));
    rows
}

fn row(font: &RoleFont, console: &Console) -> Vec<String> {
    let (role, family) = (font.role.key().to_string(), font.family.clone());
    let Some(face) = &font.face else {
        let missing = told!("没有找到", "not found");
        return vec![role, family, String::new(), String::new(), console.words(&missing).into()];
    };
    let builtin = told!("内置", "built in");
    let system = told!("系统", "system");
    let from = match &face.origin {
        FontOrigin::Builtin(file) => format!("{} {file}", console.words(&builtin)),
        FontOrigin::Publication(path) => shown(path),
        FontOrigin::System => console.words(&system).into(),
    };
    let count = face.covered;
    let share = 100.0 * count as f64 / TONGYONG.len() as f64;
    vec![role, family, face.weight.to_string(), format!("{count} ({share:.1}%)"), from]
}
