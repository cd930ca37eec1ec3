//! `stories/01.txt`: a story as nothing but text, to be read, searched, or pasted anywhere.

use super::levels::in_unicode;
use crate::edition::{Article, ArticleBlock, BoxKind, Edition, Inline, Photo, Place};

/// What a paragraph begins with.
const INDENT: &str = "\u{3000}\u{3000}";
/// What stands before a line at the right, and before one in the middle: text has no width to be set in.
const RIGHT: &str = "\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}";
const MIDDLE: &str = "\u{3000}\u{3000}\u{3000}\u{3000}";
/// A pause.
const PAUSE: &str = "＊　＊　＊";

/// A story as text: the headline line by line, a paragraph a line, and where it was printed.
pub fn plain_text(edition: &Edition, article: &Article) -> String {
    let head = [
        article.column.as_deref(),
        article.kicker.as_deref(),
        Some(article.title.as_str()),
        article.deck.as_deref(),
        article.byline.as_deref(),
    ];
    let mut text = PlainText::default();
    head.into_iter().flatten().for_each(|line| text.line("", line));
    text.white();
    if let Some(lead_in) = &article.lead_in {
        text.line(INDENT, lead_in);
        text.white();
    }
    if let Some(tab) = &article.tab {
        text.line("", &format!("【{tab}】"));
    }
    text.verse = article.form == "verse";
    text.blocks(&article.blocks, INDENT);
    text.white();
    text.line("", &printed(edition, article));
    text.out
}

/// `（檐下 第143期，2026-11-20，第1版 要闻）`.
fn printed(edition: &Edition, article: &Article) -> String {
    let section = article.section.as_deref().map(|section| format!(" {section}"));
    let (title, date, page) = (edition.title(), &edition.date, article.page);
    format!("（{title}，{date}，第{page}版{}）", section.unwrap_or_default())
}

#[derive(Default)]
struct PlainText {
    out: String,
    verse: bool,
    /// Whether the paragraph before is a note at the foot.
    at_foot: bool,
}

impl PlainText {
    /// A line; line ends in it go.
    fn line(&mut self, indent: &str, line: &str) {
        let line: Vec<&str> = line.split(['\n', '\r']).collect();
        self.out.push_str(indent);
        self.out.push_str(&line.join(" "));
        self.out.push('\n');
    }

    /// An empty line, if there is none yet.
    fn white(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn paragraph(&mut self, indent: &str, text: &[Inline], place: Option<Place>) {
        let words = in_unicode(text);
        let at_foot = matches!(place, Some(Place::Foot(_)));
        if at_foot && !std::mem::replace(&mut self.at_foot, at_foot) {
            self.white();
        }
        self.at_foot = at_foot;
        let indent = match place {
            None => indent,
            Some(Place::Right) => RIGHT,
            Some(Place::Center) => MIDDLE,
            Some(Place::Foot(_)) => "",
        };
        if self.verse && place.is_none() {
            words.lines().for_each(|line| self.line("", line));
            return self.white();
        }
        words.lines().for_each(|line| self.line(indent, line));
    }

    fn blocks(&mut self, blocks: &[ArticleBlock], indent: &str) {
        blocks.iter().for_each(|block| self.block(block, indent));
    }

    fn block(&mut self, block: &ArticleBlock, indent: &str) {
        if !matches!(block, ArticleBlock::Paragraph { .. }) {
            self.at_foot = false;
        }
        match block {
            ArticleBlock::Paragraph { text, place } => self.paragraph(indent, text, *place),
            ArticleBlock::Subhead { text } => {
                self.white();
                in_unicode(text).lines().for_each(|line| self.line("", line));
                self.white();
            }
            ArticleBlock::List { start, items } => {
                for (n, item) in (0..).zip(items) {
                    let mark = match start {
                        Some(start) => format!("{indent}{}. ", start.saturating_add(n)),
                        None => format!("{indent}· "),
                    };
                    let (first, rest) = match item.split_first() {
                        Some((ArticleBlock::Paragraph { text, .. }, rest)) => {
                            (in_unicode(text), rest)
                        }
                        _ => (String::new(), item.as_slice()),
                    };
                    self.line(&mark, &first);
                    self.blocks(rest, &format!("{indent}\u{3000}"));
                }
            }
            ArticleBlock::Quote { blocks } => {
                self.blocks(blocks, &format!("{indent}\u{3000}\u{3000}"))
            }
            ArticleBlock::Table { head, rows, .. } => {
                self.white();
                for row in [head].into_iter().chain(rows) {
                    let cells: Vec<String> = row.iter().map(|cell| in_unicode(cell)).collect();
                    self.line("", &cells.join("｜"));
                }
                self.white();
            }
            ArticleBlock::Box { of, title, tab, blocks } => {
                let kind = match of {
                    BoxKind::Sidebar => Some("延伸阅读"),
                    // Its words say that they are a note.
                    BoxKind::Note => None,
                    BoxKind::Quote => Some("引语"),
                };
                let label = tab.as_deref().or(kind).map(|label| format!("【{label}】"));
                let head = label.unwrap_or_default() + title.as_deref().unwrap_or_default();
                self.white();
                if !head.is_empty() {
                    self.line("", &head);
                }
                self.blocks(blocks, indent);
                self.white();
            }
            ArticleBlock::Photo(photo) => self.line("", &caption(photo)),
            ArticleBlock::Pause => {
                self.white();
                self.line(indent, PAUSE);
                self.white();
            }
        }
    }
}

/// `【图：图说（摄影 某某）】`.
fn caption(photo: &Photo) -> String {
    let credit = photo.credit.as_deref().map(|credit| format!("（{credit}）"));
    format!("【图：{}{}】", in_unicode(&photo.caption), credit.unwrap_or_default())
}
