//! What a schema cannot say of `paper.yaml`: that its figures go together.

use kanyin_diagnostics::{Code, Fault, Faults, Told, told};

use super::paper::{Paper, Role};
use super::press_colour::{InksAsked, PressColour};
use super::spots::{Spots, step};
use super::type_area;

/// Tells what in a paper does not go together.
pub fn check(paper: &Paper, spots: &Spots, faults: &mut Faults) {
    let mut wrong = |pointer: &str, what| {
        faults.push(Fault::error(Code::Paper, spots.value_or_start(pointer), what));
    };
    let grid = &paper.grid;
    let (size, leading) = (grid.size.0, grid.leading.0);
    if !(4.0..=30.0).contains(&size) {
        wrong(
            "/grid/size",
            told!("正文字号应在 4pt 到 30pt 之间", "body type must be from 4pt to 30pt"),
        );
    }
    if leading < size || leading > size * 4.0 {
        wrong(
            "/grid/leading",
            told!("行距应在字号的 1 到 4 倍之间", "leading must be 1 to 4 times the size"),
        );
    }
    let trim = paper.page.trim;
    if trim.width.max(trim.height) > 5669.0 {
        wrong("/page/trim", told!("成品不能大于 2 米", "the sheet cannot be larger than 2 metres"));
    }
    if paper.page.bleed.0 > 72.0 {
        wrong("/page/bleed", told!("出血不能大于 25 mm", "bleed cannot be more than 25 mm"));
    }
    if paper.name.trim().is_empty() {
        wrong("/name", told!("刊名是空的", "the paper has no name"));
    }
    headlines(paper, &mut wrong);
    let ink = paper.press.total_ink.0;
    if !(1.0..=4.0).contains(&ink) {
        wrong(
            "/press/total-ink",
            told!("总墨量应在 100% 到 400% 之间", "total ink must be from 100% to 400%"),
        );
    }
    let resolution = paper.press.image_resolution;
    if resolution.least > resolution.most {
        wrong("/press/image-resolution", told!("下限大于上限", "`least` is more than `most`"));
    }
    roles(paper, &mut wrong);
    colours(paper, &mut wrong);
    if let Some(what) = unknown_ink(paper, &paper.press.inks) {
        wrong("/press/inks", what);
    }
    type_area::check(paper, spots, faults);
}

/// A role of the publication's own has a name that templates can say, and is no slip of the house's.
fn roles(paper: &Paper, wrong: &mut impl FnMut(&str, Told)) {
    for role in paper.own_roles() {
        let pointer = format!("/fonts/{}", step(role));
        let near = Role::ALL
            .map(Role::key)
            .into_iter()
            .find(|house| strsim::damerau_levenshtein(house, &role.to_lowercase()) <= 1);
        if let Some(near) = near {
            let what = told!(
                "没有字体角色“{role}”，是不是“{near}”？自己添的角色不要和它只差一个字母",
                "there is no role of type `{role}`: did you mean `{near}`? One of your own must differ from it by more than a letter"
            );
            wrong(&pointer, what);
        } else if !is_name(role) {
            let what = told!(
                "角色名“{role}”要以字母或汉字开头，只用字母、汉字、数字和连字符",
                "the name of a role begins with a letter and has letters, digits and hyphens only: `{role}`"
            );
            wrong(&pointer, what);
        }
    }
}

/// Whether templates can say it: `at.fonts.slogan`.
fn is_name(name: &str) -> bool {
    name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Tints are of colours that are there, and no tints themselves; spot plates have names of their own.
fn colours(paper: &Paper, wrong: &mut impl FnMut(&str, Told)) {
    for (name, colour) in &paper.colours {
        let pointer = format!("/colours/{}/press", step(name));
        match &colour.press {
            PressColour::Cmyk(_) => {}
            PressColour::Spot { name: plate, .. } => {
                let is_taken = RESERVED.iter().any(|taken| plate.eq_ignore_ascii_case(taken));
                if is_taken {
                    let what = told!(
                        "“{plate}”是四色或套准用的名字，专色要另起名",
                        "`{plate}` is the name of a process ink or of all inks; a spot ink needs its own"
                    );
                    wrong(&pointer, what);
                }
            }
            PressColour::Tint { of, .. } => match paper.colours.get(of).map(|of| &of.press) {
                None => wrong(&pointer, told!("colours 里没有“{of}”", "there is no colour `{of}`")),
                Some(PressColour::Tint { .. }) => wrong(
                    &pointer,
                    told!(
                        "“{of}”本身是淡色，请写它的原色",
                        "`{of}` is a tint itself; name its own colour"
                    ),
                ),
                Some(_) => {}
            },
        }
    }
}

/// Names that plates have anyway, or that mean something else (ISO 32000-1, 8.6.6.4).
const RESERVED: [&str; 6] = ["Cyan", "Magenta", "Yellow", "Black", "All", "None"];

/// What is wrong with inks that name a colour: it must be there, and be no tint.
pub fn unknown_ink(paper: &Paper, inks: &InksAsked) -> Option<Told> {
    let name = inks.spot.as_ref()?;
    match paper.colours.get(name).map(|colour| &colour.press) {
        None => Some(told!(
            "paper.yaml 的 colours 里没有“{name}”",
            "`colours` of paper.yaml has no `{name}`"
        )),
        Some(PressColour::Tint { .. }) => Some(told!(
            "“{name}”是淡色，不能当一块印版",
            "`{name}` is a tint and cannot be a plate"
        )),
        Some(_) => None,
    }
}

/// Sizes of titles go down, and condensing stays within what reads well (issue 3: 90 % at most).
fn headlines(paper: &Paper, wrong: &mut impl FnMut(&str, Told)) {
    let mut above = f64::INFINITY;
    for (n, size) in paper.headlines.sizes.iter().enumerate() {
        let pointer = format!("/headlines/sizes/{n}");
        if !(6.0..=200.0).contains(&size.0) {
            let what =
                told!("标题字号应在 6pt 到 200pt 之间", "a title's size must be from 6pt to 200pt");
            wrong(&pointer, what);
        } else if size.0 >= above {
            wrong(
                &pointer,
                told!(
                    "标题字号要由大到小写，每个写一次",
                    "sizes of titles are written from large to small, each once"
                ),
            );
        }
        above = size.0;
    }
    if !(0.9..=1.0).contains(&paper.headlines.condense.0) {
        wrong(
            "/headlines/condense",
            told!("长体应在 90% 到 100% 之间", "condensing must be from 90% to 100%"),
        );
    }
}
