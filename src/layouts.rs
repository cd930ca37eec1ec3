//! `kanyin layouts`: the layouts that a page can name, drawn on the publication's grid.

use kanyin_diagnostics::{Format, Told, harmless, told};
use kanyin_issue::{Area, AreaKind, Layout};
use kanyin_production::{Failure, LayoutsHere, layouts_here};

use super::args::LayoutsArgs;
use super::console::Console;
use super::drawn_layout::drawn;
use super::verdict::Verdict;

/// Lists the layouts for the grid of the publication one stands in, or of so many columns.
pub fn layouts(args: &LayoutsArgs, console: &Console) -> Result<Verdict, Failure> {
    let LayoutsHere { publication, columns, listed } = layouts_here(args.columns);
    console.tell(&listed.faults, &listed.sources, &publication, Format::Human);
    for layout in &listed.layouts {
        if args.names.is_empty() || args.names.contains(&layout.name) {
            console.give(&format!("{}\n", in_words(layout, console)));
        }
    }
    let is_there = |name: &String| listed.layouts.iter().any(|layout| layout.name == *name);
    if let Some(name) = args.names.iter().find(|name| !is_there(name)) {
        let known: Vec<&str> = listed.layouts.iter().map(|layout| layout.name.as_str()).collect();
        let (zh, en) = (known.join("、"), known.join(", "));
        return Err(Failure::Usage(told!(
            "没有版式“{name}”；{columns} 栏的版上有：{zh}",
            "there is no layout `{name}`; for {columns} columns there are: {en}"
        )));
    }
    console.say(&told!(
        "以上按 {columns} 栏的版心画；issue.yaml 里写 layout: 名字，各区块的稿件、广告、补白写在 stories、ads、fillers 下",
        "drawn for a grid of {columns} columns; issue.yaml names one as `layout:`, and fills its areas under `stories`, `ads`, `fillers`"
    ));
    Ok(Verdict::on(&listed.faults))
}

fn in_words(layout: &Layout, console: &Console) -> String {
    let name = &layout.name;
    let about = layout.about.as_deref().map(|about| format!("　{}", harmless(about)));
    let mut text = format!("{name}{}\n{}", about.unwrap_or_default(), drawn(layout));
    for (key, kinds) in [
        ("stories", [AreaKind::Story, AreaKind::Briefs].as_slice()),
        ("ads", &[AreaKind::Ad]),
        ("fillers", &[AreaKind::Strip, AreaKind::Filler]),
    ] {
        let names: Vec<String> = layout
            .areas
            .iter()
            .filter(|area| kinds.contains(&area.kind))
            .map(|area| named(area, console))
            .collect();
        if !names.is_empty() {
            text += &format!("{key}: {}\n", names.join(", "));
        }
    }
    text
}

/// An area's name, with what it is where that is no story.
fn named(area: &Area, console: &Console) -> String {
    let name = harmless(&area.name);
    let what: Told = match area.kind {
        AreaKind::Briefs => told!("几篇简讯", "briefs"),
        AreaKind::Strip => told!("一句话", "one sentence"),
        _ => return name,
    };
    format!("{name} ({})", console.words(&what))
}
