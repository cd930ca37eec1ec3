//! A story as Kanyin reads it, and as any other Markdown reader does: `stories/01.md` of an archive.

use super::emphasis::{TypedBreaks, lines};
use super::escape;
use super::front_matter::front_matter;
use super::{Article, ArticleBlock, BoxKind, Inline, Photo, Place};
use crate::picture_crop::Focus;
use crate::story::PicturePlace;

/// A story as Markdown. Read back, it is the same story.
pub fn markdown(article: &Article) -> String {
    let breaks = if article.form == "verse" { TypedBreaks::Plain } else { TypedBreaks::Marked };
    let writer = MarkdownWriter { breaks };
    let tab = article.tab.as_deref().map(tab);
    let body: Vec<String> = tab.into_iter().chain(writer.blocks(&article.blocks)).collect();
    let mut text = front_matter(article);
    if !body.is_empty() {
        text.push('\n');
        text.push_str(&body.join("\n\n"));
        text.push('\n');
    }
    text
}

struct MarkdownWriter {
    breaks: TypedBreaks,
}

impl MarkdownWriter {
    fn blocks(&self, blocks: &[ArticleBlock]) -> Vec<String> {
        let mut out = Vec::new();
        let mut lists = 0;
        for block in blocks {
            // Two lists that follow one another are told apart by their marks.
            lists = if matches!(block, ArticleBlock::List { .. }) { lists + 1 } else { 0 };
            out.push(self.block(block, lists % 2 == 1));
        }
        out
    }

    fn block(&self, block: &ArticleBlock, odd: bool) -> String {
        match block {
            ArticleBlock::Paragraph { text, place } => self.paragraph(text, *place),
            ArticleBlock::Subhead { text } => self.subhead(text),
            ArticleBlock::List { start, items } => self.list(*start, items, odd),
            ArticleBlock::Quote { blocks } => quoted(&self.blocks(blocks).join("\n\n")),
            ArticleBlock::Table { head, rows, columns } => {
                let asked = columns.map(|columns| format!("{{columns={columns}}}\n\n"));
                asked.unwrap_or_default() + &table(head, rows)
            }
            ArticleBlock::Box { of, title, tab: tab_text, blocks } => {
                let name = match of {
                    BoxKind::Sidebar => "SIDEBAR",
                    BoxKind::Note => "NOTE",
                    BoxKind::Quote => "QUOTE",
                };
                let title = title.as_deref().map(|title| format!(" {}", escape::words(title)));
                let head = format!("[!{name}]{}", title.unwrap_or_default());
                let tab = tab_text.as_deref().map(tab);
                let inside: Vec<String> =
                    [head].into_iter().chain(tab).chain(self.blocks(blocks)).collect();
                quoted(&inside.join("\n\n"))
            }
            ArticleBlock::Photo(photo) => picture(photo),
            ArticleBlock::Pause => "***".into(),
        }
    }

    fn paragraph(&self, text: &[Inline], place: Option<Place>) -> String {
        match place {
            None => lines(text, self.breaks),
            Some(Place::Right) => lines(text, self.breaks) + " {right}",
            Some(Place::Center) => lines(text, self.breaks) + " {center}",
            Some(Place::Foot(number)) => {
                let words = text.get(1..).unwrap_or_default();
                format!("[^{number}]: {}", lines(words, TypedBreaks::Marked))
            }
        }
    }

    fn subhead(&self, text: &[Inline]) -> String {
        format!("## {}", lines(text, TypedBreaks::Space))
    }

    fn list(&self, start: Option<u32>, items: &[Vec<ArticleBlock>], odd: bool) -> String {
        let insides: Vec<String> =
            items.iter().map(|item| self.blocks(item).join("\n\n")).collect();
        let bullet = if odd { "- " } else { "+ " };
        // Lists in lists with nothing in them: `- - -` would be a rule.
        let is_rule = insides.iter().any(|inside| is_rule(bullet, inside));
        let bullet = if is_rule { "* " } else { bullet };
        let mut out = Vec::new();
        let mut number = start.unwrap_or_default();
        for inside in &insides {
            let mark = match (start, odd) {
                (None, _) => bullet.into(),
                (Some(_), true) => format!("{number}. "),
                (Some(_), false) => format!("{number}) "),
            };
            // Longer numbers are none to Markdown.
            number = number.saturating_add(1).min(999_999_999);
            // `1. 5公斤` alone is an amount to a reader of copy, unless the digit is written as a number.
            let digit = inside.chars().next().filter(|c| start.is_some() && c.is_ascii_digit());
            let inside = match digit {
                Some(digit) => escape::numbered(digit) + &inside[1..],
                None => inside.clone(),
            };
            out.push(behind(&mark, &" ".repeat(mark.len()), &inside));
        }
        out.join("\n")
    }
}

/// Whether a bullet and what stands behind it read as a rule (CommonMark 4.1).
fn is_rule(bullet: &str, inside: &str) -> bool {
    let bullet = bullet.trim();
    let rest = inside.lines().next().unwrap_or_default().replace(' ', "");
    rest.len() > 1 && rest.chars().all(|c| bullet.starts_with(c))
}

/// `【延伸阅读】`, as a paragraph.
fn tab(text: &str) -> String {
    format!("【{}】", escape::words(text))
}

fn quoted(text: &str) -> String {
    behind("> ", "> ", text)
}

/// A text behind marks: one before its first line, one before all others.
fn behind(first: &str, others: &str, text: &str) -> String {
    let mut out = String::new();
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let mark = if n == 0 { first } else { others };
        match line.is_empty() {
            true => out.push_str(mark.trim_end()),
            false => out.extend([mark, line]),
        }
    }
    out
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let row = |cells: &[Vec<Inline>]| {
        let cells: Vec<String> = cells.iter().map(|cell| lines(cell, TypedBreaks::Space)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = format!("|{}", " --- |".repeat(head.len()));
    let rows = rows.iter().map(|cells| row(cells));
    [row(head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn picture(photo: &Photo) -> String {
    let caption = lines(&photo.caption, TypedBreaks::Marked);
    let path = escape::path(photo.web.as_deref().unwrap_or(&photo.file));
    let asked = asked(photo).join(" ");
    let title = match asked.is_empty() {
        true => String::new(),
        false => format!(" \"{}\"", escape::title(&asked)),
    };
    format!("![{caption}]({path}{title})")
}

/// `columns=2 place=top`, and what else was asked. The picture that readers get is cut already: of it nothing is asked to be
/// cut again, only that all of it stays, if that was asked.
fn asked(photo: &Photo) -> Vec<String> {
    let is_cut = photo.web.is_some();
    let place = photo.place.map(|place| match place {
        PicturePlace::Top => "place=top",
        PicturePlace::Bottom => "place=bottom",
        PicturePlace::Here => "place=here",
    });
    let crop = photo.crop.filter(|crop| !is_cut || *crop == 0.0);
    let focus = photo.focus.filter(|_| !is_cut);
    let thousandths = |part: u16| f64::from(part) / 10.0;
    let point = |Focus { across, down }| (thousandths(across), thousandths(down));
    let asked = [
        photo.columns.map(|columns| format!("columns={columns}")),
        place.map(Into::into),
        crop.map(|crop| format!("crop={crop}%")),
        focus.map(point).map(|(across, down)| format!("focus={across}%,{down}%")),
        photo.credit.as_deref().map(credited),
    ];
    asked.into_iter().flatten().collect()
}

/// `credit='…'`, between quotes that are not in it.
fn credited(credit: &str) -> String {
    let quotes = [('\'', '\''), ('"', '"'), ('“', '”'), ('‘', '’'), ('「', '」')];
    let free = quotes.into_iter().find(|(_, close)| !credit.contains(*close));
    match free {
        Some((open, close)) => format!("credit={open}{credit}{close}"),
        None => format!("credit='{}'", credit.replace('\'', "’")),
    }
}
