//! `kanyin fonts`: which face each role comes out in.

use super::console::Console;
use super::failure::{Failure, Verdict};
use super::places;
use super::table::table;
use crate::fonts::{Catalogue, Family, Origin, TONGYONG, covered};
use crate::issue::paper::{Paper, Role};
use crate::issue::{self};
use crate::told;
use crate::typeset::families;

/// Lists role, family, file, and how much of 通用规范汉字表 each covers.
pub fn fonts(console: &Console) -> Result<Verdict, Failure> {
    let publication = places::publication()?;
    let loaded = issue::load_paper(&publication);
    console.tell(
        &loaded.faults,
        &loaded.sources,
        &places::from_here(&publication),
        Default::default(),
    );
    let Some(paper) = loaded.paper else { return Ok(Verdict::Faults) };
    let wanted: Vec<Family> =
        Role::ALL.into_iter().flat_map(|role| families(&paper, role)).collect();
    let catalogue = Catalogue::open(Some(&publication), &wanted);
    console.give(&table(&rows(&paper, &catalogue, console)));
    let all_there = wanted.iter().all(|family| catalogue.has(&family.name));
    Ok(if all_there && !loaded.faults.any_error() { Verdict::Good } else { Verdict::Faults })
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
