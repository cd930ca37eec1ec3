//! `kanyin fonts`: which face each role comes out in.

use std::path::Path;

use kanyin_diagnostics::told;
use kanyin_fonts::{Catalogue, Family, Origin, TONGYONG, covered};
use kanyin_issue::{
    self as issue,
    paper::{Paper, Role},
};
use kanyin_typeset::families;

use super::console::Console;
use super::failure::{Failure, Verdict};
use super::places;
use super::table::table;

/// Lists role, family, file, and how much of 通用规范汉字表 each covers. Outside of a publication: the
/// built-in fonts.
pub fn fonts(console: &Console) -> Result<Verdict, Failure> {
    let Some(publication) = issue::publication_of(Path::new(".")) else {
        return builtin(console);
    };
    let loaded = issue::load_paper(&publication);
    console.tell(
        &loaded.faults,
        &loaded.sources,
        &places::from_here(&publication),
        Default::default(),
    );
    let Some(paper) = loaded.paper else { return Ok(Verdict::Faults) };
    let all_there = list(&paper, Some(&publication), console);
    Ok(if all_there && !loaded.faults.any_error() { Verdict::Good } else { Verdict::Faults })
}

/// What a publication that names no fonts of its own is set in.
fn builtin(console: &Console) -> Result<Verdict, Failure> {
    let paper = serde_json::from_value(serde_json::json!({ "name": "" }));
    let paper: Paper = paper.map_err(|error| Failure::Ours(told!("{error}", "{error}")))?;
    list(&paper, None, console);
    Ok(Verdict::Good)
}

/// Prints the table; whether every family is there.
fn list(paper: &Paper, publication: Option<&Path>, console: &Console) -> bool {
    let wanted: Vec<Family> =
        Role::ALL.into_iter().flat_map(|role| families(paper, role)).collect();
    let catalogue = Catalogue::open(publication, &wanted);
    console.give(&table(&rows(paper, &catalogue, console)));
    wanted.iter().all(|family| catalogue.has(&family.name))
}

fn rows(paper: &Paper, catalogue: &Catalogue, console: &Console) -> Vec<Vec<String>> {
    let titles = [
        told!("角色", "role"),
        told!("字体", "family"),
        told!("字重", "weight"),
        told!("规范字", "of 8,105"),
        told!("出处", "from"),
    ];
    let mut rows = vec![titles.iter().map(|title| console.words(title).to_string()).collect()];
    for role in Role::ALL {
        for family in families(paper, role) {
            rows.push(row(role, &family, catalogue, console));
        }
    }
    rows
}

fn row(role: Role, family: &Family, catalogue: &Catalogue, console: &Console) -> Vec<String> {
    let Some((_, face)) = catalogue.face(family) else {
        let missing = told!("没有找到", "not found");
        return vec![
            role.key().into(),
            family.name.clone(),
            String::new(),
            String::new(),
            console.words(&missing).into(),
        ];
    };
    let builtin = told!("内置", "built in");
    let system = told!("系统", "system");
    let from = match &face.origin {
        Origin::Builtin(file) => format!("{} {file}", console.words(&builtin)),
        Origin::Publication(path) => places::shown(path),
        Origin::System => console.words(&system).into(),
    };
    let count = covered(&face.info);
    let share = 100.0 * count as f64 / TONGYONG.len() as f64;
    vec![
        role.key().into(),
        family.name.clone(),
        face.info.variant.weight.to_number().to_string(),
        format!("{count} ({share:.1}%)"),
        from,
    ]
}
