//! The fonts that `paper.yaml` names: those that are nowhere, and roles that no template knows.

use std::path::Path;

use kanyin_diagnostics::{Code, Fault, Faults, Spot, Told, slashed, told};
use kanyin_fonts::{Catalogue, Family};
use kanyin_issue::{Issue, OwnFiles};

use crate::house::families;

/// Opens the fonts that the publication names, and tells those that are nowhere.
pub fn named_fonts(issue: &Issue, faults: &mut Faults) -> Catalogue {
    let paper = &issue.paper;
    let wanted: Vec<Family> =
        paper.roles().into_iter().flat_map(|role| families(paper, role)).collect();
    let catalogue = Catalogue::open(Some(&issue.publication), &wanted);
    for (path, why) in &catalogue.refused {
        let path = path.strip_prefix(&issue.publication).unwrap_or(path);
        let path = slashed(path);
        let what = told!("{path} {why}", "{path} {why}"; why);
        faults.push(Fault::nowhere(Code::BrokenFont, what).hint(told!(
            "从原处再拷一次，或换一款；用不着它就删去",
            "copy it anew from where it comes, or take another; remove it if it is not wanted"
        )));
    }
    for (role, written) in &paper.fonts {
        for (n, written) in written.iter().enumerate() {
            let family = Family::parse(written);
            if !catalogue.has(&family.name) {
                faults.push(nowhere(written, catalogue.near(&family), issue.fonts.family(role, n)));
            }
        }
    }
    let own = paper.own_roles();
    let templates = if own.is_empty() { Vec::new() } else { templates(&issue.publication) };
    for role in own {
        if !templates.iter().any(|template| template.contains(role)) {
            faults.push(unused(role, issue.fonts.role(role)));
        }
    }
    catalogue
}

fn nowhere(written: &str, near: Option<&str>, spot: Option<Spot>) -> Fault {
    let what = told!("找不到字体“{written}”", "there is no font `{written}`");
    let hint = match near {
        Some(near) => told!(
            "是不是“{near}”？kanyin fonts 列出能写的字体；别的字体，把文件放进 fonts/",
            "did you mean `{near}`? `kanyin fonts` lists what may be written; for any other put its file into fonts/"
        ),
        None => told!(
            "把字体文件放进 fonts/，或改用 kanyin fonts 列出的字体",
            "put its file into fonts/, or name one that `kanyin fonts` lists"
        ),
    };
    at(Code::NoFont, spot, what).hint(hint)
}

fn unused(role: &str, spot: Option<Spot>) -> Fault {
    let what = told!(
        "没有模板用到字体角色“{role}”，写在这里的字体用不上",
        "no template uses the role of type `{role}`: its fonts are set nowhere"
    );
    let mut fault = at(Code::UnusedRole, spot, what);
    fault.severity = kanyin_diagnostics::Severity::Warning;
    fault.hint(told!(
        "内置的角色是 song（正文）、heavy（标题）、hei（小标题、图说）、kai（署名、引文）、display（报头字）；自己添的角色，要在 layouts/ 里的模板写 face(at, \"{role}\", …)",
        "the house's roles are song (body), heavy (titles), hei (subheads, captions), kai (bylines, quotes) and display (the nameplate); \
         one of your own wants a template in layouts/ with face(at, \"{role}\", …)"
    ))
}

fn at(code: Code, spot: Option<Spot>, what: Told) -> Fault {
    match spot {
        Some(spot) => Fault::error(code, spot, what),
        None => Fault::nowhere(code, what),
    }
}

/// Most bytes of a template that are looked through.
const MOST_BYTES: u64 = 1 << 20;

/// The publication's templates. Those of layouts that this issue does not use are among them.
fn templates(publication: &Path) -> Vec<String> {
    let (own, layouts) = (OwnFiles::of(publication), Path::new("layouts"));
    let folders = own.names(layouts).into_iter().map(|(folder, _)| layouts.join(folder));
    let mut templates = Vec::new();
    for folder in folders {
        for (name, _) in own.names(&folder) {
            let real = own.file(&folder.join(&name)).ok().filter(|_| name.ends_with(".typ"));
            let small = real.filter(|real| real.metadata().is_ok_and(|m| m.len() <= MOST_BYTES));
            templates.extend(small.and_then(|real| std::fs::read_to_string(real).ok()));
        }
    }
    templates
}
