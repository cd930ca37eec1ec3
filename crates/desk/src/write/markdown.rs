//! A story as our story files have it. What was typed is data: nothing in it is read as a mark again.

use std::fmt::Write;

use kanyin_diagnostics::Lang;
use kanyin_issue::plain_scalar::scalar;
use kanyin_issue::story::{BoxKind, Form};

use crate::block::{Picture, Raised, Table};
use crate::found::{Element, ElementKind, FoundStory, Guess, Part};
use crate::words::{Letter, NOTE_SIGN, Words};

/// The file of a story; pictures are named by `picture_name`.
pub fn story(story: &FoundStory, picture_name: &dyn Fn(&Picture) -> String, lang: Lang) -> String {
    let mut writer = StoryWriter {
        text: String::new(),
        picture_name,
        lang,
        is_verse: story.form == Form::Verse,
    };
    writer.front(story);
    if let Some(tab) = &story.tab {
        writer.block(&[format!("【{}】", inline(&tab.words.0))], "");
    }
    writer.blocks(&story.body, "");
    let mut text = writer.text;
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Elements that follow the text of a story that was ready.
pub fn more(elements: &[Element], picture_name: &dyn Fn(&Picture) -> String, lang: Lang) -> String {
    let mut writer = StoryWriter { text: String::new(), picture_name, lang, is_verse: false };
    writer.blocks(elements, "");
    writer.text
}

struct StoryWriter<'a> {
    text: String,
    picture_name: &'a dyn Fn(&Picture) -> String,
    lang: Lang,
    is_verse: bool,
}

impl StoryWriter<'_> {
    fn front(&mut self, story: &FoundStory) {
        self.text.push_str("---\n");
        self.key("kicker", story.kicker.as_ref());
        match &story.title {
            Some(title) => self.key("title", Some(title)),
            None => {
                let told = match self.lang {
                    Lang::Zh => "没有找到标题，请补上",
                    Lang::En => "no title was found: write one",
                };
                _ = writeln!(self.text, "# ? {told}\ntitle: 无题");
            }
        }
        self.key("deck", story.deck.as_ref());
        self.key("byline", story.byline.as_ref());
        self.key("lead-in", story.lead_in.as_ref());
        self.key("column", story.column.as_ref());
        self.key("section", story.section.as_ref());
        self.key("direction", story.direction.as_ref());
        _ = writeln!(self.text, "importance: {}", story.importance.name());
        if story.form != Form::News {
            if let Some(guess) = &story.form_guess {
                _ = writeln!(self.text, "# ? {}", guessed(guess, self.lang));
            }
            _ = writeln!(self.text, "form: {}", story.form.name());
        }
        self.text.push_str("---\n\n");
    }

    fn key(&mut self, key: &str, part: Option<&Part>) {
        let Some(part) = part else { return };
        if let Some(guess) = &part.guess {
            _ = writeln!(self.text, "# ? {}", guessed(guess, self.lang));
        }
        let words = part.words.text().replace(['\n', NOTE_SIGN], " ");
        _ = writeln!(self.text, "{key}: {}", scalar(words.trim()));
    }

    /// Blocks with a blank line between, each line behind a prefix.
    fn blocks(&mut self, elements: &[Element], prefix: &str) {
        for element in elements {
            self.element(element, prefix);
        }
    }

    fn element(&mut self, element: &Element, prefix: &str) {
        if let Some(guess) = &element.guess {
            let told = guessed(guess, self.lang);
            self.block(&[format!("<!-- ? {told} -->")], prefix);
        }
        match &element.kind {
            ElementKind::Paragraph(words) | ElementKind::LoneCaption(words) => {
                self.block(&[paragraph(words)], prefix)
            }
            ElementKind::Quotation(words) => {
                self.block(&[format!("> {}", paragraph(words))], prefix);
            }
            ElementKind::Subhead(words) => self.block(&[format!("## {}", heading(words))], prefix),
            ElementKind::Closing(words) => {
                self.block(&[format!("{} {{right}}", paragraph(words))], prefix)
            }
            ElementKind::FootNote(number, words) => {
                self.block(&[format!("[^{number}]: {}", inline(&words.0))], prefix);
            }
            ElementKind::List { start, items } => {
                let lines: Vec<String> = (0..)
                    .zip(items)
                    .map(|(n, item)| match start {
                        Some(start) => format!("{}. {}", start + n, paragraph(item)),
                        None => format!("- {}", paragraph(item)),
                    })
                    .collect();
                self.block(&lines, prefix);
            }
            ElementKind::Verse(lines) => {
                let last = lines.len().saturating_sub(1);
                let lines: Vec<String> = lines
                    .iter()
                    .enumerate()
                    .map(|(n, line)| match n < last && !self.is_verse {
                        true => format!("{}\\", paragraph(line)),
                        false => paragraph(line),
                    })
                    .collect();
                self.block(&lines, prefix);
            }
            ElementKind::Table(table) => self.block(&rows(table), prefix),
            ElementKind::Picture { picture, caption, credit } => {
                let name = (self.picture_name)(picture);
                let by = credit.as_ref().map(|by| {
                    let by: String = by.chars().filter(|c| !"'\"\\".contains(*c)).collect();
                    format!(" \"credit='{by}'\"")
                });
                let line = format!(
                    "![{}](../images/{name}{})",
                    inline(&caption.0),
                    by.unwrap_or_default()
                );
                self.block(&[line], prefix);
            }
            ElementKind::Boxed { of, title, tab, body } => {
                let inside = format!("{prefix}> ");
                let head = title.as_ref().map(|title| inline(&title.words.0)).unwrap_or_default();
                let kind = match of {
                    BoxKind::Sidebar => "SIDEBAR",
                    BoxKind::Note => "NOTE",
                    BoxKind::Quote => "QUOTE",
                };
                let head = format!("[!{kind}] {head}");
                for part in [title, tab].into_iter().flatten() {
                    if let Some(guess) = &part.guess {
                        let told = guessed(guess, self.lang);
                        self.block(&[format!("<!-- ? {told} -->")], prefix);
                    }
                }
                self.lines(&[head.trim_end().to_string()], &inside);
                if let Some(tab) = tab {
                    self.lines(&[format!("【{}】", inline(&tab.words.0))], &inside);
                    self.text.push_str(inside.trim_end());
                    self.text.push('\n');
                }
                self.blocks(body, &inside);
                self.end_box(&inside);
            }
            ElementKind::Note(lines) => {
                let inside = format!("{prefix}> ");
                self.lines(&["[!NOTE]".into()], &inside);
                for line in lines {
                    self.block(&[paragraph(line)], &inside);
                }
                self.end_box(&inside);
            }
        }
    }

    /// Lines, and an empty one below.
    fn block(&mut self, lines: &[String], prefix: &str) {
        self.lines(lines, prefix);
        self.text.push_str(prefix.trim_end());
        self.text.push('\n');
    }

    fn lines(&mut self, lines: &[String], prefix: &str) {
        for line in lines {
            self.text.push_str(prefix);
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// The empty line at the end of a box stands outside of it.
    fn end_box(&mut self, inside: &str) {
        let empty = format!("{}\n", inside.trim_end());
        while self.text.ends_with(&format!("\n{empty}")) {
            self.text.truncate(self.text.len() - empty.len());
        }
        self.text.push_str(inside.trim_end().trim_end_matches('>').trim_end());
        self.text.push('\n');
    }
}

/// A guess in words. Nothing in it ends a comment.
pub fn guessed(guess: &Guess, lang: Lang) -> String {
    let (what, sure) = (guess.what.lang(lang), guess.sure);
    match lang {
        Lang::Zh => format!("{what}（把握 {sure}%）"),
        Lang::En => format!("{what} ({sure}% sure)"),
    }
}

fn heading(words: &Words) -> String {
    let text = inline(&words.trimmed().0);
    // Signs at the end of a subhead would be taken for its end.
    match text.ends_with('#') {
        true => format!("{}\\#", &text[..text.len() - 1]),
        false => text,
    }
}

/// A paragraph in one line, that begins with no mark.
fn paragraph(words: &Words) -> String {
    let text = inline(&words.trimmed().0);
    let first = text.chars().next();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let behind = text.chars().nth(digits);
    match first {
        Some('#' | '>' | '+' | '-' | '=' | '|' | ':') => format!("\\{text}"),
        Some(c) if c.is_ascii_digit() && matches!(behind, Some('.' | ')')) => {
            format!("{}\\{}", &text[..digits], &text[digits..])
        }
        _ => text,
    }
}

/// Letters as Markdown: their looks marked, their marks escaped.
pub fn inline(letters: &[Letter]) -> String {
    let mut text = String::new();
    let mut from = 0;
    while from < letters.len() {
        let style = &letters[from].style;
        let until =
            from + letters[from..].iter().take_while(|letter| letter.style == *style).count();
        let run = &letters[from..until];
        from = until;
        if let Some(note) = style.note {
            run.iter().for_each(|_| _ = write!(text, "[^{note}]"));
            continue;
        }
        let plain: String = run.iter().map(|letter| letter.c).collect();
        let (before, inside, after) = trimmed_parts(&plain);
        if inside.is_empty() {
            text.push_str(&escaped(&plain));
            continue;
        }
        text.push_str(&escaped(before));
        let own = escaped(inside);
        let is_data = inside.chars().any(|c| "*_`".contains(c));
        let own = match style.raised {
            Raised::Up if may_be_raised(&text, inside) => format!("^{own}^"),
            Raised::Down if may_be_raised(&text, inside) => format!("~{own}~"),
            _ if style.is_bold && !is_data => format!("**{own}**"),
            _ if style.is_italic && !is_data => format!("*{own}*"),
            _ => own,
        };
        match style.link.as_deref().filter(|link| is_address(link)) {
            Some(link) => _ = write!(text, "[{own}]({link})"),
            _ => text.push_str(&own),
        }
        text.push_str(&escaped(after));
    }
    end_marks(text)
}

fn trimmed_parts(text: &str) -> (&str, &str, &str) {
    let inside = text.trim();
    let start = text.len() - text.trim_start().len();
    match inside.is_empty() {
        true => (text, "", ""),
        false => (&text[..start], inside, &text[start + inside.len()..]),
    }
}

/// Whether the story's reader takes it for raised: a few letters behind a letter or digit.
fn may_be_raised(before: &str, inside: &str) -> bool {
    before.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric())
        && inside.chars().count() <= 4
        && inside.chars().all(|c| c.is_ascii_alphanumeric() || "+-".contains(c))
}

fn is_address(link: &str) -> bool {
    (link.starts_with("http://") || link.starts_with("https://"))
        && link.chars().all(|c| c.is_ascii_graphic() && !"()<>\"'\\[]".contains(c))
}

/// A backslash before whatever Markdown, or the story's reader, would take for a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "*_`\\[<^~&".contains(c) {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

/// `{right}` at the end, which was typed.
fn end_marks(text: String) -> String {
    let bare = text.trim_end();
    match bare.ends_with('}') {
        true => match bare.rfind('{') {
            Some(at) => format!("{}\\{}", &text[..at], &text[at..]),
            None => text,
        },
        false => text,
    }
}

fn rows(table: &Table) -> Vec<String> {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (n, row) in table.rows.iter().enumerate() {
        let mut cells: Vec<String> = row
            .iter()
            .map(|cell| inline(&Words::of(&cell.spans).trimmed().0).replace('|', "\\|"))
            .collect();
        cells.resize(columns, String::new());
        lines.push(format!("| {} |", cells.join(" | ")));
        if n == 0 {
            lines.push(format!("|{}", " --- |".repeat(columns)));
        }
    }
    lines
}
