//! A story's file: front matter between two lines `---`, then the body.

use std::sync::LazyLock;

use serde_json::Value;

use kanyin_custody::{self as custody, Refusal};
use kanyin_diagnostics::{Code, Fault, FileNo, Spot, told};

use super::boxes::take_tab;
use super::markdown::{self, Body};
use super::names::NamesBy;
use super::paragraphs::LineEnds;
use super::paths::FoundFile;
use super::reader::Reader;
use super::schema_walk;
use super::spots::Spots;
use super::story::{Form, FrontMatter, Line, Story};
use super::text::is_full_width;
use super::{schema, yaml};

static SCHEMA: LazyLock<Value> = LazyLock::new(schema::story);

/// Reads a story; `named` is where it was named. `None` with a fault if it cannot be set.
pub fn read(reader: &mut Reader, found: &FoundFile, named: Option<Spot>) -> Option<Story> {
    let file = reader.text(found, named)?;
    let _open = match custody::open(&found.inside) {
        Ok(open) => open,
        Err(refusal) => {
            reader.faults.push(refused(Spot::new(file, 0..3), refusal));
            return None;
        }
    };
    let (front, spots, first_line) = front_matter(reader, file)?;
    let line_ends = match front.form {
        Form::Verse => LineEnds::Keep,
        _ => LineEnds::Join,
    };
    let folder = found.inside.parent().unwrap_or(&found.inside);
    let names = NamesBy::of(front.form);
    let body = Body { file, first_line, folder, line_ends, names };
    let mut blocks = markdown::blocks(reader, body);
    let tab = take_tab(&mut blocks);
    let text = reader.sources.text(file);
    let line = |key: &str, value: String| line(text, &spots, key, value, file);
    let optional = |key: &str, value: Option<String>| {
        value.filter(|value| !value.trim().is_empty()).map(|value| line(key, value))
    };
    Some(Story {
        path: found.inside.clone(),
        file,
        title: line("/title", front.title),
        kicker: optional("/kicker", front.kicker),
        deck: optional("/deck", front.deck),
        byline: optional("/byline", front.byline),
        lead_in: optional("/lead-in", front.lead_in),
        column: optional("/column", front.column),
        section: front.section,
        importance: front.importance,
        form: front.form,
        direction: front.direction,
        jump: front.jump,
        part: None,
        tab,
        blocks,
    })
}

/// Whether a path names a story, by its extension.
pub fn is_story(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown" | "txt"))
}

/// The front matter, the places of its values, and the line at which the body begins.
fn front_matter(reader: &mut Reader, file: FileNo) -> Option<(FrontMatter, Spots, usize)> {
    let text = reader.sources.text(file).clone();
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().unwrap_or_default();
    if opening.trim_end() != "---" {
        reader.faults.push(no_front_matter(file, opening));
        return None;
    }
    let start = opening.len();
    let mut end = start;
    let mut first_line = 2;
    let closed = lines.any(|line| {
        first_line += 1;
        let closing = matches!(line.trim_end(), "---" | "...");
        end += if closing { 0 } else { line.len() };
        closing
    });
    if !closed {
        reader.faults.push(
            Fault::error(
                Code::FrontMatter,
                Spot::new(file, 0..3),
                told!("稿件头部没有结束", "the front matter does not end"),
            )
            .hint(told!("在正文之前另起一行写“---”", "write a line `---` before the body")),
        );
        return None;
    }
    let tree = yaml::read(&text, file, start..end, &mut reader.faults);
    let Some(tree) = tree else {
        if !reader.faults.0.last().is_some_and(|fault| in_file(fault, file)) {
            reader.faults.push(no_title(Spot::new(file, 0..3)));
        }
        return None;
    };
    tell_comments(reader, file, &tree, &text[..end]);
    let checked = schema_walk::read::<FrontMatter>(&tree, &SCHEMA, &mut reader.faults)?;
    if checked.value.title.trim().is_empty() {
        let spot = checked.spots.value("/title").unwrap_or(Spot::new(file, 0..3));
        reader.faults.push(no_title(spot));
    }
    Some((checked.value, checked.spots, first_line))
}

/// A story in which an earlier process got stuck.
fn refused(spot: Spot, refusal: Refusal) -> Fault {
    let why = refusal.why();
    let what = told!("这篇稿件排不下来：{why}", "this story cannot be set: {why}"; why);
    Fault::error(Code::UnreadableFile, spot, what).hint(told!(
        "看看是不是有一大片重复的符号（*、<、[ 之类），或者整本书成了一段；删去或分开再试",
        "look for long runs of the same marks (*, <, [), or a whole book in one paragraph; remove or part them"
    ))
}

fn in_file(fault: &Fault, file: FileNo) -> bool {
    fault.spot.is_some_and(|spot| spot.file == file)
}

fn no_front_matter(file: FileNo, opening: &str) -> Fault {
    let spot = Spot::new(file, 0..opening.trim_end().len());
    Fault::error(Code::FrontMatter, spot, told!("稿件没有头部", "the story has no front matter"))
        .hint(told!(
            "第一行写“---”，下一行写“title: 标题”，再写一行“---”，然后是正文",
            "begin with a line `---`, then `title: …`, then a line `---`, then the body"
        ))
}

fn no_title(spot: Spot) -> Fault {
    Fault::error(Code::MissingKey, spot, told!("稿件没有标题", "the story has no title"))
        .hint(told!("写上“title: 标题”", "write `title: …`"))
}

/// ` #` cuts a text short in YAML. In front matter that is hardly ever meant.
fn tell_comments(reader: &mut Reader, file: FileNo, tree: &yaml::Node, front: &str) {
    let yaml::NodeKind::Map(entries) = &tree.kind else { return };
    for entry in entries {
        let end = entry.value.spot.range().end.min(front.len());
        let rest = front[end..].lines().next().unwrap_or_default();
        let trimmed = rest.trim_start();
        let plain = matches!(&entry.value.kind, yaml::NodeKind::Scalar { text, plain: true } if !text.is_empty());
        if plain && trimmed.starts_with('#') {
            let start = end + rest.len() - trimmed.len();
            let spot = Spot::new(file, start..end + rest.trim_end().len());
            reader.faults.push(
                Fault::warning(
                    Code::CutByComment,
                    spot,
                    told!(
                        "空格加“#”之后是注释，不会排出来",
                        "a space and `#` begin a comment, which is not set"
                    ),
                )
                .hint(told!(
                    "要排出来，给整个值加引号",
                    "to set it, put quotes around the whole value"
                )),
            );
        }
    }
}

/// A value of the front matter as a line: its line ends gone, its place letter by letter where it
/// stands in the file as it is.
fn line(text: &str, spots: &Spots, key: &str, value: String, file: FileNo) -> Line {
    let whole = spots.value(key).unwrap_or(Spot::new(file, 0..0));
    let range = whole.range();
    let value = unfolded(&text[range.clone()], &value).unwrap_or_else(|| one_line(value.trim()));
    let spot = match text[range.clone()].find(&value) {
        Some(at) => Spot::new(file, range.start + at..range.start + at + value.len()),
        None => whole,
    };
    Line { text: value, spot }
}

/// A value that runs over several lines of the file. YAML puts a space where two lines meet; between
/// Han characters there is none.
fn unfolded(source: &str, value: &str) -> Option<String> {
    let (first, rest) = source.split_once('\n')?;
    let lines = if first.starts_with(['>', '|']) { rest } else { source };
    let joined = one_line(lines);
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    (letters(&joined) == letters(value)).then_some(joined)
}

/// Joins lines as a paragraph's lines are joined.
fn one_line(value: &str) -> String {
    let mut joined = String::with_capacity(value.len());
    for part in value.lines().map(str::trim).filter(|part| !part.is_empty()) {
        let before = joined.chars().next_back();
        let after = part.chars().next();
        if let (Some(before), Some(after)) = (before, after)
            && !(is_full_width(before) && is_full_width(after))
        {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined.replace('\t', " ")
}

#[cfg(test)]
#[path = "closing_lines_tests.rs"]
mod closing_lines;
#[cfg(test)]
#[path = "foot_notes_tests.rs"]
mod foot_notes;
#[cfg(test)]
#[path = "story_tests.rs"]
mod tests;
#[cfg(test)]
#[path = "typed_copy_tests.rs"]
mod typed_copy;
