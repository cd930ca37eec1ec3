//! `kanyin fonts`: which face each role comes out in, and every family that may be written.

use std::path::Path;

use kanyin_diagnostics::{Format, Told, told};
use kanyin_fonts::{FontOrigin, FoundFamily, TONGYONG, found_families};
use kanyin_issue as issue;
use kanyin_production::{Failure, RoleFont, builtin_fonts, role_fonts, shown};

use super::console::Console;
use super::table::table;
use super::verdict::Verdict;

/// Lists the fonts of each role, and how much of 通用规范汉字表 each covers; then all families: the publication's, the
/// built-in ones, the system's. Outside of a publication: without its own.
pub fn fonts(console: &Console) -> Result<Verdict, Failure> {
    let Some(publication) = issue::publication_of(Path::new(".")) else {
        list(&builtin_fonts()?, None, console);
        return Ok(Verdict::Good);
    };
    let loaded = issue::load_paper(&publication);
    console.tell(&loaded.faults, &loaded.sources, &publication, Format::Human);
    let Some(paper) = loaded.paper else { return Ok(Verdict::Faults) };
    let fonts = role_fonts(&paper, &publication);
    list(&fonts, Some(&publication), console);
    let all_there = fonts.iter().all(|font| font.face.is_some());
    Ok(if all_there && !loaded.faults.any_error() { Verdict::Good } else { Verdict::Faults })
}

fn list(fonts: &[RoleFont], publication: Option<&Path>, console: &Console) {
    let titles = [
        told!("角色", "role"),
        told!("字体", "family"),
        told!("字重", "weight"),
        told!("规范字", "of 8,105"),
        told!("出处", "from"),
    ];
    let mut rows = vec![words(&titles, console)];
    rows.extend(fonts.iter().map(|font| role(font, console)));
    console.give(&table(&rows));
    let head = told!(
        "能写进 paper.yaml 的字体，哪个名字都行：",
        "Fonts that may be written in paper.yaml, by any of their names:"
    );
    console.give(&format!("\n{}\n", console.words(&head)));
    let titles = [
        told!("写法", "name"),
        told!("又名", "other names"),
        told!("字重", "weights"),
        told!("规范字", "of 8,105"),
        told!("出处", "from"),
        told!("角色", "role"),
    ];
    let mut rows = vec![words(&titles, console)];
    rows.extend(found_families(publication).iter().map(|found| family(found, fonts, console)));
    console.give(&table(&rows));
}

fn words(told: &[Told], console: &Console) -> Vec<String> {
    told.iter().map(|told| console.words(told).to_string()).collect()
}

fn role(font: &RoleFont, console: &Console) -> Vec<String> {
    let (role, family) = (font.role.clone(), font.family.clone());
    let Some(face) = &font.face else {
        let missing = told!("没有找到", "not found");
        return vec![role, family, String::new(), String::new(), console.words(&missing).into()];
    };
    let from = from(&face.origin, console);
    vec![role, family, face.weight.to_string(), share(face.covered), from]
}

fn family(found: &FoundFamily, fonts: &[RoleFont], console: &Console) -> Vec<String> {
    let weights: Vec<String> = found.weights.iter().map(u16::to_string).collect();
    let is_used = |font: &&RoleFont| {
        let is_of = |face: &kanyin_production::RoleFace| same_place(&face.origin, &found.origin);
        font.face.as_ref().is_some_and(is_of) && found.is_called(&font.family)
    };
    let roles: Vec<&str> = fonts.iter().filter(is_used).map(|font| font.role.as_str()).collect();
    vec![
        found.name.clone(),
        found.others.join(" / "),
        weights.join(" "),
        share(found.covered),
        from(&found.origin, console),
        roles.join(" "),
    ]
}

fn same_place(one: &FontOrigin, other: &FontOrigin) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

fn from(origin: &FontOrigin, console: &Console) -> String {
    let builtin = told!("内置", "built in");
    let system = told!("系统", "system");
    match origin {
        FontOrigin::Builtin(file) => format!("{} {file}", console.words(&builtin)),
        FontOrigin::Publication(path) => shown(path),
        FontOrigin::System => console.words(&system).into(),
    }
}

fn share(count: usize) -> String {
    format!("{count} ({:.1}%)", 100.0 * count as f64 / TONGYONG.len() as f64)
}
