//! `import.html`: the source at the left, the stories at the right, each under the name of its file, with form and weight. Guesses
//! are framed and listed; a click on anything leads to its line. One file, without scripts; it shows nothing but the pictures of
//! its own issue.

use std::fmt::Write;

use kanyin_diagnostics::{Lang, Told, told};
use kanyin_issue::desk_habits::Turning;
use kanyin_issue::story::{Form, Importance};

use super::markdown::guessed;
use crate::account::block_text;
use crate::block::{At, Content, Picture, Source};
use crate::found::{Element, ElementKind, Found, FoundStory, Guess, Part};
use crate::words::{NOTE_SIGN, Words};

const STYLE: &str = include_str!("report.css");

/// What the files are called that were written.
pub struct FileNames<'a> {
    /// The stories', those that were found and then those that were ready.
    pub stories: &'a [String],
    /// A picture's, in `images/`.
    pub picture: &'a dyn Fn(&Picture) -> String,
}

/// The page.
pub fn page(found: &Found, sources: &[Source], names: &FileNames, lang: Lang) -> String {
    let mut page =
        Page { html: String::new(), lang, names, file: String::new(), guesses: Vec::new() };
    let title = told!("收稿：原稿与稿件", "Import: source and stories");
    let language = if lang == Lang::Zh { "zh-CN" } else { "en" };
    _ = write!(
        page.html,
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title><style>\n{STYLE}</style></head>\n<body><main>\n",
        escaped(title.lang(lang))
    );
    page.sources(sources);
    page.stories(found);
    page.html.push_str("</main></body></html>\n");
    page.html
}

struct Page<'a> {
    html: String,
    lang: Lang,
    names: &'a FileNames<'a>,
    /// The file of the story that is being shown.
    file: String,
    /// What was guessed so far, and in which file.
    guesses: Vec<(String, String)>,
}

impl Page<'_> {
    fn words(&self, told: &Told) -> String {
        escaped(told.lang(self.lang))
    }

    fn sources(&mut self, sources: &[Source]) {
        let name = self.words(&told!("原稿", "Source"));
        _ = write!(self.html, "<section aria-label=\"{name}\">");
        for (number, source) in sources.iter().enumerate() {
            _ = writeln!(self.html, "<h1>{}</h1><ol>", escaped(&source.name));
            for (n, block) in source.blocks.iter().enumerate() {
                let text = match &block.content {
                    Content::Empty => continue,
                    Content::Break | Content::Rule => "———".into(),
                    Content::Picture(picture) => {
                        format!("▣ {} {}", picture.name, block_text(block))
                    }
                    _ => block_text(block),
                };
                let line = block.line;
                _ = writeln!(
                    self.html,
                    "<li id=\"s{number}-{n}\"><i>{line}</i>{}</li>",
                    escaped(&text)
                );
            }
            self.html.push_str("</ol>");
        }
        self.html.push_str("</section>\n");
    }

    fn stories(&mut self, found: &Found) {
        let name = self.words(&told!("稿件", "Stories"));
        let head = self.words(&told!(
            "稿件：红框是猜的；点哪一处，左边就转到原稿的那一行",
            "Stories: guesses are framed; a click on anything shows its line at the left"
        ));
        let before = std::mem::take(&mut self.html);
        let mut files = self.names.stories.iter();
        for story in &found.stories {
            self.story(story, files.next().map_or("", String::as_str));
        }
        for ready in &found.ready {
            let name = told!("稿件，原样", "a story, as it is");
            self.html.push_str("<article>");
            self.file(files.next().map_or("", String::as_str), &[]);
            let text = ready.text.lines().map(escaped).collect::<Vec<_>>().join("<br>");
            self.linked(&[ready.at], None, Some(&name), &text);
            ready.more.iter().for_each(|element| self.element(element));
            self.html.push_str("</article>\n");
        }
        let stories = std::mem::replace(&mut self.html, before);
        _ = write!(self.html, "<section aria-label=\"{name}\"><h1>{head}</h1>");
        self.list_of_guesses();
        self.html.push_str(&stories);
        self.left(found);
        self.turned(found);
        self.html.push_str("</section>\n");
    }

    /// All guesses, each leading to its frame: what an editor goes through.
    fn list_of_guesses(&mut self) {
        if self.guesses.is_empty() {
            let none = self.words(&told!("没有猜的。", "Nothing was guessed."));
            _ = write!(self.html, "<p>{none}</p>");
            return;
        }
        let count = self.guesses.len();
        let head = self.words(&told!("{count} 处是猜的，请过目：", "{count} guesses to look at:"));
        _ = write!(self.html, "<p>{head}</p><ol class=\"todo\">");
        for (n, (guess, file)) in self.guesses.iter().enumerate() {
            _ = write!(self.html, "<li><a href=\"#g{}\">{guess}</a> {}</li>", n + 1, escaped(file));
        }
        self.html.push_str("</ol>");
    }

    /// The name of a story's file, and what else is said of it as a whole.
    fn file(&mut self, file: &str, said: &[Told]) {
        self.file = file.to_string();
        let said: String = said
            .iter()
            .map(|said| format!("<span class=\"k\">{}</span>", self.words(said)))
            .collect();
        _ = write!(self.html, "<div class=\"file\">{}{said}</div>", escaped(file));
    }

    fn story(&mut self, story: &FoundStory, file: &str) {
        self.html.push_str("<article>");
        let (form, weight) = (form(story.form), weight(story.importance));
        let said_form = told!("体裁：{form}", "form: {form}"; form);
        let said_weight = told!("轻重：{weight}", "importance: {weight}"; weight);
        self.file(file, &[said_form.clone(), said_weight]);
        if let Some(guess) = &story.form_guess {
            let at: Vec<At> = story.body.first().map(|first| first.at.clone()).unwrap_or_default();
            let inside = self.words(&said_form);
            self.linked(&at, Some(guess), None, &inside);
        }
        for (part, name, tag) in [
            (&story.section, told!("版面", "section"), "div"),
            (&story.tab, told!("签", "tab"), "div"),
            (&story.column, told!("专栏", "column"), "div"),
            (&story.kicker, told!("引题", "kicker"), "div"),
            (&story.title, told!("主题", "title"), "h2"),
            (&story.deck, told!("副题", "deck"), "div"),
            (&story.byline, told!("署名", "byline"), "div"),
            (&story.lead_in, told!("导语", "lead-in"), "div"),
        ] {
            if let Some(part) = part {
                self.part(part, &name, tag);
            }
        }
        if story.title.is_none() {
            let none = told!("没有找到标题，请补上", "no title was found: write one");
            let at: Vec<At> = story.body.first().map(|first| first.at.clone()).unwrap_or_default();
            self.linked(&at, Some(&Guess { what: none, sure: 0 }), None, "");
        }
        story.body.iter().for_each(|element| self.element(element));
        self.html.push_str("</article>\n");
    }

    fn part(&mut self, part: &Part, name: &Told, tag: &str) {
        let inside = format!("<{tag}>{}</{tag}>", shown(&part.words));
        self.linked(&part.at, part.guess.as_ref(), Some(name), &inside);
    }

    /// Something that leads to its line in the source.
    fn linked(&mut self, at: &[At], guess: Option<&Guess>, name: Option<&Told>, inside: &str) {
        let to = at
            .first()
            .map(|at| format!(" href=\"#s{}-{}\"", at.source, at.block))
            .unwrap_or_default();
        let class = match guess {
            Some(guess) => {
                self.guesses.push((escaped(&guessed(guess, self.lang)), self.file.clone()));
                format!("to guess\" id=\"g{}", self.guesses.len())
            }
            None => "to".into(),
        };
        let label = match (guess, name) {
            (Some(guess), _) => {
                format!("<span class=\"k\">{}</span>", escaped(&guessed(guess, self.lang)))
            }
            (None, Some(name)) => format!("<span class=\"k\">{}</span>", self.words(name)),
            (None, None) => String::new(),
        };
        _ = writeln!(self.html, "<a class=\"{class}\"{to}>{label}{inside}</a>");
    }

    fn element(&mut self, element: &Element) {
        let (at, guess) = (element.at.as_slice(), element.guess.as_ref());
        match &element.kind {
            ElementKind::Paragraph(words) | ElementKind::LoneCaption(words) => {
                self.linked(at, guess, None, &shown(words))
            }
            ElementKind::Quotation(words) => {
                let name = told!("引文", "quotation");
                self.linked(at, guess, Some(&name), &shown(words))
            }
            ElementKind::Subhead(words) => {
                let name = told!("小标题", "subhead");
                self.linked(at, guess, Some(&name), &format!("<h3>{}</h3>", shown(words)))
            }
            ElementKind::Closing(words) => {
                let name = told!("落款", "signature");
                let inside = format!("<div class=\"right\">{}</div>", shown(words));
                self.linked(at, guess, Some(&name), &inside);
            }
            ElementKind::FootNote(number, words) => {
                let name = told!("脚注", "footnote");
                self.linked(at, guess, Some(&name), &format!("[{number}] {}", shown(words)))
            }
            ElementKind::List { start, items } => {
                let mark = |n: u32| start.map_or("• ".into(), |start| format!("{}. ", start + n));
                let items: Vec<String> =
                    (0..).zip(items).map(|(n, item)| mark(n) + &shown(item)).collect();
                let name = told!("列举", "list");
                self.linked(at, guess, Some(&name), &format!("<br>{}", items.join("<br>")));
            }
            ElementKind::Verse(lines) => {
                let lines: Vec<String> = lines.iter().map(shown).collect();
                let name = told!("诗行", "verse");
                self.linked(at, guess, Some(&name), &format!("<br>{}", lines.join("<br>")));
            }
            ElementKind::Table(table) => {
                let row = |row: &Vec<crate::block::Cell>| {
                    let cells = row
                        .iter()
                        .map(|cell| format!("<td>{}</td>", shown(&Words::of(&cell.spans))));
                    format!("<tr>{}</tr>", cells.collect::<String>())
                };
                let rows: String = table.rows.iter().map(row).collect();
                self.linked(at, guess, Some(&told!("表", "table")), "");
                _ = write!(self.html, "<table>{rows}</table>");
            }
            ElementKind::Picture { picture, caption, credit } => {
                let by = credit.as_deref().unwrap_or_default();
                let file = escaped(&(self.names.picture)(picture));
                let inside = format!(
                    "<img src=\"images/{file}\" alt=\"\" loading=\"lazy\">{file} {} {}",
                    shown(caption),
                    escaped(by)
                );
                self.linked(at, guess, Some(&told!("图", "picture")), &inside);
            }
            ElementKind::Boxed { title, tab, body, .. } => {
                self.html.push_str("<aside>");
                if guess.is_some() {
                    self.linked(at, guess, None, "");
                }
                for part in [tab, title].into_iter().flatten() {
                    self.part(part, &told!("方框", "box"), "b");
                }
                body.iter().for_each(|element| self.element(element));
                self.html.push_str("</aside>");
            }
            ElementKind::Note(lines) => {
                let lines: Vec<String> = lines.iter().map(shown).collect();
                self.html.push_str("<aside>");
                self.linked(at, guess, Some(&told!("注", "note")), &lines.join("<br>"));
                self.html.push_str("</aside>");
            }
        }
    }

    fn left(&mut self, found: &Found) {
        if found.left.is_empty() {
            return;
        }
        let head = self.words(&told!("没有进稿件", "In no story"));
        _ = write!(self.html, "<h1>{head}</h1>");
        for left in &found.left {
            let at: Vec<At> = left.at.into_iter().filter(|at| at.block != usize::MAX).collect();
            let why = left.why.clone();
            self.linked(&at, None, Some(&why), &escaped(&left.text));
        }
    }

    fn turned(&mut self, found: &Found) {
        let ledger = &found.ledger;
        if ledger.changes.is_empty() && ledger.unknown.is_empty() {
            return;
        }
        let head = self.words(&told!("改正的字符", "Characters that were turned right"));
        _ = write!(self.html, "<h1>{head}</h1><table>");
        for (change, (count, line)) in &ledger.changes {
            let what = self.words(&named(change.what));
            let first = self.words(&told!("先在第 {line} 行", "first in line {line}"));
            let (from, to) = (escaped(&change.from), escaped(&change.to));
            _ = write!(
                self.html,
                "<tr><td>{what}</td><td>“{from}” → “{to}”</td><td>× {count}</td><td>{first}</td></tr>"
            );
        }
        for (c, line) in &ledger.unknown {
            let code = *c as u32;
            let what = self
                .words(&told!("不认得的字，照样留着", "a character that nobody knows; it stays"));
            let first = self.words(&told!("第 {line} 行", "line {line}"));
            _ = write!(
                self.html,
                "<tr><td>{what}</td><td>{} U+{code:04X}</td><td></td><td>{first}</td></tr>",
                escaped(&c.to_string())
            );
        }
        self.html.push_str("</table>");
    }
}

/// What a form is called.
fn form(form: Form) -> Told {
    match form {
        Form::News => told!("消息、通讯", "news"),
        Form::Essay => told!("散文", "essay"),
        Form::Verse => told!("诗", "verse"),
        Form::Figures => told!("数读", "figures"),
        Form::Photos => told!("摄影", "photos"),
        Form::Names => told!("名单", "names"),
    }
}

/// What a weight is called.
fn weight(importance: Importance) -> Told {
    match importance {
        Importance::Lead => told!("头条", "lead"),
        Importance::Second => told!("二条", "second"),
        Importance::Normal => told!("一般", "normal"),
        Importance::Brief => told!("简讯", "brief"),
    }
}

/// What a turning is called.
fn named(what: Turning) -> Told {
    match what {
        Turning::Spaces => told!("空格", "white"),
        Turning::LookAlikes => told!("像而不是的字", "look-alikes"),
        Turning::Marks => told!("半角标点", "half-width marks"),
        Turning::Ellipses => told!("省略号", "ellipses"),
        Turning::Dashes => told!("破折号", "dashes"),
        Turning::Quotes => told!("引号", "quotes"),
        Turning::FullWidth => told!("全角字母数字", "wide letters and digits"),
    }
}

fn shown(words: &Words) -> String {
    escaped(&words.text().replace(NOTE_SIGN, "※"))
}

/// A text within HTML: nothing in it is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
