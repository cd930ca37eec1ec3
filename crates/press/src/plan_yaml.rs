//! `plan.yaml`: the makeup, page by page.

use std::sync::Arc;

use serde::Serialize;

use kanyin_diagnostics::{Severity, Told, told};
use kanyin_issue::{Layout, RowHeight};
use kanyin_makeup::{
    AreaPlan, Gave, HeadLook, Lines, ParagraphLength, PictureEdge, Set, StoryPlan,
};
use kanyin_typeset::{Laid, Look, Planned};

/// The makeup of an issue, in grid lines from the top of the type area.
#[derive(Debug, Clone, Serialize)]
pub struct PlanFile {
    /// Its pages.
    pub pages: Vec<PlanFilePage>,
}

/// The makeup of a page.
#[derive(Debug, Clone, Serialize)]
pub struct PlanFilePage {
    /// Its number.
    pub page: u32,
    /// Its layout.
    pub layout: String,
    /// The layout that was found, if the page made itself up.
    #[serde(skip)]
    pub drawn: Option<Arc<Layout>>,
    /// Lines of each row of areas, from the top; none where the page made itself up: there areas have places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<u32>,
    /// Those of them that were asked for, from 0.
    #[serde(skip)]
    pub held_rows: Vec<usize>,
    /// Those that gave, from 0, and their height in the layout.
    #[serde(skip)]
    pub bent_rows: Vec<(usize, u32)>,
    /// Its areas.
    pub areas: Vec<PlanFileArea>,
    /// What was found when the finished page was looked over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub look: Vec<PlanFileLook>,
}

/// Something that an art director would send back.
#[derive(Debug, Clone, Serialize)]
pub struct PlanFileLook {
    /// The fault's name (docs/faults.md).
    pub fault: String,
    /// How bad it is.
    pub severity: Severity,
    /// Columns of the page, from 1.
    pub columns: String,
    /// Lines, from the first of the type area.
    pub lines: String,
    /// The story that it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
}

/// An area made up.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanFileArea {
    /// Its name.
    pub area: String,
    /// What stands in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// Of a story that goes on on a later page the paragraphs that stand here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraphs: Option<usize>,
    /// First column of the page, from 1, if that made itself up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u8>,
    /// Columns of the page, if that made itself up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<u8>,
    /// Columns of text, if it is a row of briefs on such a page.
    #[serde(skip_serializing_if = "Option::is_none", rename = "text-columns")]
    pub text_columns: Option<u8>,
    /// First line.
    pub top: u32,
    /// Lines.
    pub height: u32,
    /// How its headline is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<PlanFileHead>,
    /// Its story's pictures and boxes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<PlanFilePicture>,
    /// What gave beside the pictures, so that the copy fits.
    #[serde(skip_serializing_if = "PlanFileGave::is_nothing")]
    pub gave: PlanFileGave,
    /// Lines that do not fit.
    #[serde(skip_serializing_if = "is_zero")]
    pub overset: u32,
    /// Characters that do not fit.
    #[serde(skip_serializing_if = "is_zero", rename = "overset-characters")]
    pub overset_characters: u32,
    /// Lines left empty, all columns together.
    #[serde(skip_serializing_if = "is_zero")]
    pub spare: u32,
    /// About as many characters as would fill them.
    #[serde(skip)]
    pub spare_characters: u32,
}

/// A headline made up.
#[derive(Debug, Clone, Serialize)]
pub struct PlanFileHead {
    /// Size of the title: `34pt`.
    pub size: String,
    /// Its rows.
    pub rows: u8,
    /// Whether it was asked for.
    #[serde(skip)]
    pub held: bool,
}

/// A picture made up.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PlanFilePicture {
    /// Its file; a box has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its first column of text, from 1.
    pub column: u8,
    /// Columns it is wide.
    pub columns: u8,
    /// The edge of the area at which it stands: `top` or `foot`.
    pub edge: &'static str,
    /// Its first line in the area.
    pub top: u32,
    /// Lines it is high, without its caption.
    pub lines: u32,
    /// Lines that were cropped of its height; below zero: of its width, so that it is higher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cropped: Option<i32>,
    /// Whether it took another width than it would by itself.
    #[serde(skip_serializing_if = "is_false")]
    pub other_width: bool,
    /// Whether something of its place was asked for.
    #[serde(skip)]
    pub held: bool,
}

/// What gave in a story (docs/rules.md §2).
#[derive(Debug, Clone, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PlanFileGave {
    /// Lines by which the white above its row grew: the same for all heads of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub white_above: Option<u32>,
    /// Paragraphs set in a line less 缩行, by their first words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shorter: Vec<String>,
    /// Paragraphs set in a line more 赶行, by their first words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub longer: Vec<String>,
    /// Which of its sizes the headline took; the first is the one it would have by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_size: Option<usize>,
    /// Whether that is louder than the story's weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub louder: Option<bool>,
    /// Whether it has half a line less of white under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tighter: Option<bool>,
    /// Which of its heights the foot took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub foot_size: Option<usize>,
    /// Places in the text that took a line of white more: all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub widened: Option<u32>,
    /// Lines of white more under the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub white_under_head: Option<u32>,
    /// Lines of white more under the pictures at the head of all columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub white_under_pictures: Option<u32>,
    /// Cuts through what should stay whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broken: Option<u32>,
}

impl PlanFileGave {
    /// Whether nothing gave.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_zero(lines: &u32) -> bool {
    *lines == 0
}

impl PlanFile {
    /// The makeup of a laid-out issue.
    pub fn of(laid: &Laid) -> Self {
        Self {
            pages: laid
                .plans
                .iter()
                .map(|planned| page(planned, looks(laid, planned.page)))
                .collect(),
        }
    }

    /// The file's text.
    pub fn yaml(&self) -> Result<String, Told> {
        let body = serde_yaml::to_string(self).map_err(|error| {
            told!("写不成 YAML：{error}", "it cannot be written as YAML: {error}")
        })?;
        Ok(format!("{HEAD}{body}"))
    }
}

const HEAD: &str = "\
# 版样：各版各区块放了什么。行从版心第一行（0）数起。由 kanyin 生成，改这里不起作用。
# 想改哪里，把这个文件拷到那一期的文件夹里（issue.yaml 旁边），改那一份再 build：
#   rows              各排区块的行数，从上到下；auto 不管
#   head              标题的字号和行数
#   pictures          图的 columns（占几栏）、column（从第几栏起）、edge（top 上、foot 下）、lines（高几行）
#   自动拼的版（layout: auto）不写 rows，写各区块的 column、columns、top、height：从第几栏起、占几栏、从第几行起、高几行；
#                     简讯排成几栏、稿件变栏，另写 text-columns
# 不想管的键、区块、版都可以删去；其余的键只是记录。做不到的会说是哪一行，照没有写来排。
# The makeup: what stands where. Lines count from 0, the first of the type area. Made by kanyin; changing it here
# changes nothing. To have something otherwise, copy this file into the issue's folder, beside issue.yaml, change the
# copy, and build again: `rows` (lines of each row of areas; auto leaves one free), `head` (a title's size and rows),
# `pictures` (columns, column, edge: top or foot, lines). A page that makes itself up (`layout: auto`) has no `rows`, but
# `column`, `columns`, `top`, `height` of each area, and `text-columns` of briefs in several, of a story in other columns of text than the page. Keys, areas and pages that do not matter may be removed; all
# other keys are a record. What cannot be held is told with its line and made up as if it were not written.
";

/// What was found on a page.
fn looks(laid: &Laid, page: u32) -> Vec<PlanFileLook> {
    let looks = laid.looks.iter().filter(|look| look.page == page).flat_map(|page| &page.looks);
    looks.map(look).collect()
}

fn look(look: &Look) -> PlanFileLook {
    let Look { code, severity, columns, lines, story } = look.clone();
    PlanFileLook { fault: code.to_string(), severity, columns, lines, story }
}

fn page(planned: &Planned, look: Vec<PlanFileLook>) -> PlanFilePage {
    let areas = planned.plan.areas.iter().zip(&planned.areas).enumerate();
    let words = |area: usize| planned.paragraphs.get(area).map_or(&[][..], Vec::as_slice);
    let areas = areas.map(|(n, (plan, (name, files)))| {
        let mut area = area(plan, name, files, words(n));
        if matches!(plan.set, Set::Story(_)) {
            area.gave.white_above = white_above(planned, plan.top);
        }
        name_pictures(&mut area, planned, n);
        area.paragraphs = planned.parted.get(n).copied().flatten();
        (area.column, area.columns) = planned.columns(n).unzip();
        area.text_columns = planned.text_columns(n);
        let held = planned.held.heads.contains(&n);
        area.head = planned.heads.get(n).copied().flatten().map(|look| head(look, held));
        let over = planned.overset.iter().filter(|(of, _)| *of == n);
        area.overset_characters = over.map(|(_, characters)| *characters as u32).sum();
        let measure = planned.measures.get(n).copied().flatten();
        area.spare_characters = measure.map_or(0, |measure| measure * area.spare);
        area
    });
    let areas = areas.collect();
    let rows = planned.plan.rows.iter().map(|(_, height)| height.0);
    let rows = rows.filter(|_| !planned.layout.is_auto).collect();
    let held_rows = planned.held.rows.clone();
    let layout = planned.layout.name.clone();
    let drawn = planned.layout.is_auto.then(|| Arc::clone(&planned.layout));
    let bent_rows = bent_rows(planned);
    PlanFilePage { page: planned.page, layout, drawn, rows, held_rows, bent_rows, areas, look }
}

/// The rows that are not as high as they were drawn or pinned, and how high they were drawn.
fn bent_rows(planned: &Planned) -> Vec<(usize, u32)> {
    let rows = planned.layout.rows.iter().zip(&planned.plan.rows).enumerate();
    let bent = rows.filter_map(|(n, (drawn, (_, height)))| match drawn {
        RowHeight::Lines(lines) if *lines != height.0 => Some((n, *lines)),
        _ => None,
    });
    bent.filter(|(n, _)| !planned.layout.is_auto && !planned.held.rows.contains(n)).collect()
}

/// Lines by which the white grew above the row of areas that begins on a line, if it did.
fn white_above(planned: &Planned, top: Lines) -> Option<u32> {
    let mut rows = planned.plan.rows.iter().zip(&planned.plan.white);
    let (_, white) = rows.find(|((line, _), white)| *line == top && white.0 > 0)?;
    Some(white.0)
}

fn head(look: HeadLook, held: bool) -> PlanFileHead {
    let points = f64::from(look.size) / 10.0;
    PlanFileHead { size: format!("{points}pt"), rows: look.rows, held }
}

/// Gives the pictures of an area their files.
fn name_pictures(area: &mut PlanFileArea, planned: &Planned, n: usize) {
    let Some(Set::Story(story)) = planned.plan.areas.get(n).map(|area| &area.set) else { return };
    let files = planned.pictures.get(n).map_or(&[][..], Vec::as_slice);
    let placed = (0..story.pictures.len()).filter(|picture| story.pictures[*picture].is_some());
    for (entry, picture) in area.pictures.iter_mut().zip(placed) {
        entry.file = files.get(picture).cloned().flatten();
        entry.held = planned.held.pictures.contains(&(n, picture));
    }
}

fn area(plan: &AreaPlan, name: &str, files: &[String], words: &[String]) -> PlanFileArea {
    let files = files.iter().map(|file| file.replace('\\', "/")).collect();
    let entry = PlanFileArea {
        area: name.into(),
        files,
        top: plan.top.0,
        height: plan.height.0,
        ..PlanFileArea::default()
    };
    match &plan.set {
        Set::Any => entry,
        Set::Part { over, spare, .. } => PlanFileArea { overset: over.0, spare: spare.0, ..entry },
        Set::Stack { over, spare, .. } => PlanFileArea { overset: over.0, spare: spare.0, ..entry },
        Set::Story(story) => PlanFileArea {
            pictures: pictures(story),
            gave: gave(story, words),
            overset: overset(story),
            spare: story.spare.0,
            ..entry
        },
    }
}

fn pictures(story: &StoryPlan) -> Vec<PlanFilePicture> {
    let placed = story.pictures.iter().enumerate();
    placed
        .filter_map(|(n, picture)| {
            let picture = picture.as_ref()?;
            Some(PlanFilePicture {
                file: None,
                held: false,
                edge: if picture.edge == PictureEdge::Foot { "foot" } else { "top" },
                column: picture.column + 1,
                columns: picture.columns.0,
                top: picture.top.0,
                lines: picture.lines.0,
                cropped: story.gave.iter().find_map(|gave| match gave {
                    Gave::Crop(of, lines) if *of == n => Some(-lines),
                    _ => None,
                }),
                other_width: story
                    .gave
                    .iter()
                    .any(|gave| matches!(gave, Gave::Width(of, _) if *of == n)),
            })
        })
        .collect()
}

/// What gave in a story; `words` begin the paragraphs that did.
fn gave(story: &StoryPlan, words: &[String]) -> PlanFileGave {
    let mut entry = PlanFileGave::default();
    let mut words = words.iter();
    for gave in &story.gave {
        match gave {
            Gave::Paragraph(number, length) => {
                let words = words.next().filter(|words| !words.is_empty()).cloned();
                let words = words.unwrap_or_else(|| format!("¶{}", number + 1));
                match length {
                    ParagraphLength::Less => entry.shorter.push(words),
                    ParagraphLength::More => entry.longer.push(words),
                    ParagraphLength::Best => {}
                }
            }
            Gave::HeadSize(step) => entry.head_size = Some(step + 1),
            Gave::Louder => entry.louder = Some(true),
            Gave::Tighter => entry.tighter = Some(true),
            Gave::FootSize(step) => entry.foot_size = Some(step + 1),
            Gave::Widened(places) => entry.widened = Some(*places),
            Gave::UnderHead => entry.white_under_head = Some(1),
            Gave::UnderPictures => entry.white_under_pictures = Some(1),
            Gave::Broken(cuts) => entry.broken = Some(*cuts),
            // They are told with their picture.
            Gave::Crop(..) | Gave::Width(..) => {}
        }
    }
    entry
}

fn overset(story: &StoryPlan) -> u32 {
    story.overset_from.map_or(0, |first| story.seats.len().saturating_sub(first) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_told_by_their_first_words() {
        let gave_way =
            [(0, ParagraphLength::Less), (2, ParagraphLength::More), (5, ParagraphLength::Less)];
        let story = StoryPlan {
            gave: gave_way.map(|(number, length)| Gave::Paragraph(number, length)).to_vec(),
            ..StoryPlan::default()
        };
        let words = ["溪水从老西门".to_string(), "面馆".to_string(), String::new()];
        let entry = gave(&story, &words);
        assert_eq!(entry.shorter, ["溪水从老西门", "¶6"]);
        assert_eq!(entry.longer, ["面馆"]);
        let yaml = serde_yaml::to_string(&entry).unwrap();
        assert_eq!(yaml, "shorter:\n- 溪水从老西门\n- ¶6\nlonger:\n- 面馆\n");
    }
}
