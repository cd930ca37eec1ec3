//! The body of a story: Markdown becomes blocks. CommonMark, tables and notes; what is not in them (raw
//! HTML, strikethrough) is set as it is typed.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use comrak::nodes::{AstNode, ListType, NodeCodeBlock, NodeList, NodeValue};
use comrak::{Arena, Options, parse_document};

use kanyin_diagnostics::{Code, Fault, FileNo, Spot, told};

use super::boxes::{self, BoxHead};
use super::closing_lines;
use super::foot_notes;
use super::inlines::{self, InlinePicture, MarkdownFile, MarkdownInline};
use super::joined_lines::JoinedLines;
use super::lines_of_names;
use super::names::NamesBy;
use super::paragraphs::{self, LineEnds};
use super::reader::Reader;
use super::story::{Block, BlockKind, FootNote, Run, Style};
use super::table_attributes;
use super::typed::{self, Prepared, restored};

/// Deepest nesting of lists and quotes.
const DEEPEST: usize = 16;

/// A body to be read.
#[derive(Debug, Copy, Clone)]
pub struct Body<'a> {
    /// Its file.
    pub file: FileNo,
    /// The line of the file at which it begins, from 1.
    pub first_line: usize,
    /// The folder of the story, inside the publication: pictures are sought from there.
    pub folder: &'a Path,
    /// What becomes of line ends.
    pub line_ends: LineEnds,
    /// What makes a list of names one.
    pub names: NamesBy,
}

/// The blocks of a body.
pub fn blocks(reader: &mut Reader, body: Body<'_>) -> Vec<Block> {
    let text = Arc::clone(reader.sources.text(body.file));
    let start = reader.sources.line_start(body.file, body.first_line);
    let (ready, faults) = typed::prepare(&text, body.file, start, body.line_ends);
    reader.faults.0.extend(faults);
    let arena = Arena::new();
    let document = parse_document(&arena, &ready.parsed, &options());
    let mut setting = BodyReader {
        reader,
        body,
        ready: &ready,
        depth: 0,
        too_deep: false,
        joined: JoinedLines::default(),
        notes: Vec::new(),
        below_note: None,
    };
    let mut out = Vec::new();
    setting.children(document, &mut out);
    setting.tell_link_definitions(document);
    let BodyReader { joined, notes, .. } = setting;
    reader.faults.0.extend(joined.fault());
    reader.faults.0.extend(closing_lines::align(&mut out, &text, body.line_ends));
    foot_notes::place(&mut out, notes);
    out
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.cjk_friendly_emphasis = true;
    options.parse.ignore_setext = true;
    options
}

/// A body on its way to blocks.
pub(super) struct BodyReader<'r, 'b> {
    pub(super) reader: &'r mut Reader,
    pub(super) body: Body<'b>,
    ready: &'b Prepared,
    depth: usize,
    too_deep: bool,
    joined: JoinedLines,
    notes: Vec<FootNote>,
    /// The label of the note that stands right above, if it is not pushed in.
    below_note: Option<Spot>,
}

impl<'b> BodyReader<'_, 'b> {
    pub(super) fn page(&self) -> MarkdownFile<'b> {
        MarkdownFile { ready: self.ready }
    }

    /// Whether a backslash stands before a place.
    pub(super) fn is_escaped(&self, spot: Spot) -> bool {
        let text = self.reader.sources.text(spot.file);
        text.as_bytes().get((spot.start as usize).wrapping_sub(1)) == Some(&b'\\')
    }

    fn children<'a>(&mut self, parent: &'a AstNode<'a>, out: &mut Vec<Block>) {
        for node in parent.children() {
            self.block(node, out);
        }
    }

    /// Goes one level down, if that is not too deep.
    fn nested<'a>(&mut self, node: &'a AstNode<'a>) -> Vec<Block> {
        let mut inside = Vec::new();
        if self.depth == DEEPEST {
            if !self.too_deep {
                self.too_deep = true;
                let spot = self.page().spot(self.page().place(node.data().sourcepos));
                let spot = Spot { end: spot.start, ..spot };
                let what = told!(
                    "列表或引文嵌套超过 {DEEPEST} 层，里面的不排",
                    "lists or quotes nested more than {DEEPEST} deep; what is inside is not set"
                );
                self.reader.faults.push(Fault::error(Code::TooDeep, spot, what));
            }
            return inside;
        }
        self.depth += 1;
        self.children(node, &mut inside);
        self.depth -= 1;
        inside
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>, out: &mut Vec<Block>) {
        let place = self.page().place(node.data().sourcepos);
        let spot = self.page().spot(place.clone());
        let value = node.data().value.clone();
        let below_note = self.below_note.take();
        match value {
            NodeValue::Paragraph => {
                let pieces = inlines::pieces(self.page(), node);
                if below_note.is_some() {
                    self.tell_paragraph_of_note(&pieces);
                }
                self.paragraphs(pieces, spot, out);
            }
            NodeValue::Heading(_) => {
                let (runs, pictures) = paragraphs::line(inlines::pieces(self.page(), node));
                if !runs.is_empty() {
                    out.push(Block { kind: BlockKind::Subhead(runs), spot });
                }
                self.pictures(pictures, out);
            }
            NodeValue::List(list) => self.list(&list, node, spot, out),
            NodeValue::BlockQuote => self.quote(node, spot, out),
            NodeValue::Table(_) => self.table(node, spot, out),
            NodeValue::CodeBlock(code) => self.code(&code, place, out),
            NodeValue::HtmlBlock(html) => {
                self.lines_as_typed(&html.literal, place, LineEnds::Join, out)
            }
            NodeValue::ThematicBreak => out.push(Block { kind: BlockKind::Pause, spot }),
            _ => self.children(node, out),
        }
    }

    pub(super) fn paragraphs(
        &mut self,
        mut pieces: Vec<MarkdownInline>,
        spot: Spot,
        out: &mut Vec<Block>,
    ) {
        // A line of nothing but full-width spaces is none to Markdown.
        let white = pieces.iter().take_while(|piece| is_white(piece)).count();
        if let Some(MarkdownInline::NoteLabel { number, spot, .. }) = pieces.get(white) {
            let (number, spot) = (*number, *spot);
            return self.note(number, spot, pieces.into_iter().skip(white + 1).collect(), out);
        }
        if self.body.line_ends == LineEnds::Join {
            lines_of_names::keep_apart(&mut pieces, self.body.names);
            self.joined.look_at(&pieces);
        }
        let (paragraphs, pictures) = paragraphs::paragraphs(pieces, self.body.line_ends);
        out.extend(paragraphs.into_iter().map(|runs| {
            let spot = around(&runs).unwrap_or(spot);
            Block { kind: BlockKind::Paragraph(runs), spot }
        }));
        self.pictures(pictures, out);
    }

    /// The words of a note. What begins with white below them is a paragraph again.
    fn note(
        &mut self,
        number: u32,
        label: Spot,
        mut pieces: Vec<MarkdownInline>,
        out: &mut Vec<Block>,
    ) {
        let end = pieces.windows(2).position(|pair| {
            matches!(pair, [MarkdownInline::Soft(_), MarkdownInline::Text { text, .. }]
                if text.starts_with('\u{3000}'))
        });
        let rest = end.map(|end| pieces.split_off(end)).unwrap_or_default();
        // Lines that are pushed in are meant to be the note's.
        if !self.are_lines_pushed_in(&pieces) {
            self.joined.look_at(&pieces);
        }
        let (runs, pictures) = paragraphs::line(pieces);
        self.notes.push(FootNote { number, label, runs });
        self.below_note = Some(label).filter(|label| self.columns_before(*label) < 2);
        self.pictures(pictures, out);
        if !rest.is_empty() {
            self.below_note = None;
            let rest = rest.into_iter().skip(1).collect();
            self.paragraphs(rest, label, out);
        }
    }

    /// Tells of a paragraph below a note that is pushed in, as Markdown has a note's second paragraph.
    fn tell_paragraph_of_note(&mut self, pieces: &[MarkdownInline]) {
        let first = pieces.iter().find(|piece| !is_white(piece));
        let Some(MarkdownInline::Text { spot, .. }) = first else { return };
        if self.columns_before(*spot) < 4 {
            return;
        }
        let what = told!(
            "注文的第二段排成了正文",
            "the second paragraph of a note is set as text of the story"
        );
        let hint = told!(
            "是注文，就并进上一段；是正文，行首别打空格",
            "if it is the note's, join it to the paragraph above; if it is text, type no white before it"
        );
        self.reader.faults.push(Fault::warning(Code::NoteParagraph, *spot, what).hint(hint));
    }

    /// Whether white stands before all lines but the first.
    fn are_lines_pushed_in(&self, pieces: &[MarkdownInline]) -> bool {
        pieces.windows(2).all(|pair| match pair {
            [MarkdownInline::Soft(_), MarkdownInline::Text { spot, .. }] => {
                self.columns_before(*spot) >= 2
            }
            _ => true,
        })
    }

    /// Spaces, and tabs as four, before a place in its line.
    fn columns_before(&self, spot: Spot) -> usize {
        let file = self.reader.sources.text(spot.file);
        let before = file.get(..spot.start as usize).unwrap_or_default();
        let white = before.chars().rev().take_while(|c| matches!(c, ' ' | '\t'));
        white.map(|c| if c == '\t' { 4 } else { 1 }).sum()
    }

    fn pictures(&mut self, pictures: Vec<InlinePicture>, out: &mut Vec<Block>) {
        for picture in pictures {
            let spot = picture.spot;
            let placed = super::story_picture::placed(self.reader, self.body.folder, picture);
            out.extend(placed.map(|picture| Block { kind: BlockKind::Picture(picture), spot }));
        }
    }

    fn quote<'a>(&mut self, node: &'a AstNode<'a>, spot: Spot, out: &mut Vec<Block>) {
        let Some(first) = node.first_child().filter(|first| is_paragraph(first)) else {
            out.push(Block { kind: BlockKind::Quote(self.nested(node)), spot });
            return;
        };
        let had_notes = self.notes.len();
        let pieces = inlines::pieces(self.page(), first);
        match boxes::head(self, pieces) {
            BoxHead::None => {
                let inside = self.nested(node);
                // Notes stand at the foot: a quote of nothing else is none.
                if !inside.is_empty() || self.notes.len() == had_notes {
                    out.push(Block { kind: BlockKind::Quote(inside), spot });
                }
            }
            BoxHead::Box { kind, title, rest } => {
                let mut blocks = Vec::new();
                let first_spot = self.page().spot(self.page().place(first.data().sourcepos));
                self.paragraphs(rest, first_spot, &mut blocks);
                first.detach();
                blocks.extend(self.nested(node));
                let boxed = boxes::boxed(kind, title, blocks);
                out.push(Block { kind: BlockKind::Box(boxed), spot });
            }
        }
    }

    fn table<'a>(&mut self, node: &'a AstNode<'a>, spot: Spot, out: &mut Vec<Block>) {
        let mut all = Vec::new();
        let mut pictures = Vec::new();
        for row in node.children() {
            let mut cells = Vec::new();
            for cell in row.children() {
                let (runs, inside) = paragraphs::line(inlines::pieces(self.page(), cell));
                cells.push(runs);
                pictures.extend(inside);
            }
            self.tell_cells_too_many(self.page().place(row.data().sourcepos), cells.len());
            all.push(cells);
        }
        let mut rows = all.into_iter();
        let head = rows.next().unwrap_or_default();
        let columns = self.asked_of_table(out);
        let table = BlockKind::Table { head, rows: rows.collect(), columns };
        out.push(Block { kind: table, spot });
        self.pictures(pictures, out);
    }

    /// What the line above a table asks of it; the line is taken away.
    fn asked_of_table(&mut self, out: &mut Vec<Block>) -> Option<u8> {
        let Block { kind: BlockKind::Paragraph(runs), spot } = out.last()? else { return None };
        let spot = *spot;
        // A brace behind a backslash is a brace.
        let (before, written) = self.reader.sources.text(spot.file).split_at(spot.range().start);
        let is_plain = !written.trim_start().starts_with('\\') && !before.ends_with('\\');
        let asked =
            table_attributes::read(&paragraphs::words_of_runs(runs)).filter(|_| is_plain)?;
        out.pop();
        match asked {
            Ok(columns) => Some(columns),
            Err((what, hint)) => {
                let fault = Fault::error(Code::TableAttribute, spot, what);
                self.reader.faults.push(fault.hint(hint));
                None
            }
        }
    }

    /// Markdown drops what a row has beyond the head. In a newspaper nothing is dropped in silence.
    fn tell_cells_too_many(&mut self, row: Range<usize>, columns: usize) {
        let text = &self.page().text()[row.clone()];
        let inside = text.strip_prefix('|').unwrap_or(text);
        let inside = inside.strip_suffix('|').unwrap_or(inside).replace("\\|", "");
        let cells = inside.split('|').count();
        if cells > columns {
            let what = told!(
                "表头有 {columns} 格，这一行有 {cells} 格，多出的不会排出来",
                "the head has {columns} cells, this row {cells}; those beyond are not set"
            );
            let hint = told!(
                "补上表头，或把文字里的“|”写成“\\|”",
                "complete the head, or write `\\|` for a bar in the text"
            );
            let spot = self.page().spot(row);
            self.reader.faults.push(Fault::error(Code::TableRow, spot, what).hint(hint));
        }
    }

    /// The items of a list. Markdown counts on from the first number; a newspaper prints the numbers that were typed, so
    /// that another number begins another list.
    fn list<'a>(
        &mut self,
        list: &NodeList,
        node: &'a AstNode<'a>,
        spot: Spot,
        out: &mut Vec<Block>,
    ) {
        let mut lists: Vec<(Option<u32>, Vec<Vec<Block>>)> = Vec::new();
        for item in node.children() {
            let own = match &item.data().value {
                NodeValue::Item(own) => start(own),
                _ => start(list),
            };
            let inside = self.nested(item);
            if inside.is_empty() {
                continue;
            }
            match lists.last_mut() {
                Some((first, items)) if counts_on(*first, items.len(), own) => items.push(inside),
                _ => lists.push((own, vec![inside])),
            }
        }
        let kinds = lists.into_iter().map(|(start, items)| BlockKind::List { start, items });
        out.extend(kinds.map(|kind| Block { kind, spot }));
    }

    /// Lines indented by spaces are paragraphs: so people type them. A fenced block keeps its lines.
    fn code(&mut self, code: &NodeCodeBlock, place: Range<usize>, out: &mut Vec<Block>) {
        if code.fenced {
            return self.lines_as_typed(&code.literal, place, LineEnds::Keep, out);
        }
        // Each line comes by itself: it stands after the one before.
        let mut from = place.start;
        for line in code.literal.lines() {
            let line = line.trim();
            let shown = restored(line);
            let found = self.page().text()[from..place.end].find(&*shown).map(|at| from + at);
            let at = found.unwrap_or(from);
            self.lines_as_typed(line, at..place.end, LineEnds::Join, out);
            from = found.map_or(from, |at| at + line.len());
        }
    }

    /// Text that Markdown does not read any further; the marks of notes and of what stands higher or lower are none of its.
    fn lines_as_typed(
        &mut self,
        text: &str,
        place: Range<usize>,
        ends: LineEnds,
        out: &mut Vec<Block>,
    ) {
        let mut pieces = Vec::new();
        let page = self.page();
        let file = page.text();
        let mut from = place.start;
        for (i, line) in text.trim_end().split('\n').enumerate() {
            let line = line.trim();
            if i > 0 {
                let newline =
                    file[from..].find('\n').map_or(from..from, |at| from + at..from + at + 1);
                pieces.push(match ends {
                    LineEnds::Keep => MarkdownInline::Hard,
                    LineEnds::Join => MarkdownInline::Soft(page.spot(newline)),
                });
            }
            for piece in inlines::marked_pieces(line) {
                let within = &file[from..place.end.max(from)];
                let found = match within.find(&*piece.shown) {
                    Some(at) => from + at..from + at + piece.shown.len(),
                    None => place.clone(),
                };
                from = from.max(found.end);
                let (spot, style) =
                    (page.spot(found), Style { level: piece.level, ..Style::default() });
                pieces.push(MarkdownInline::Text { text: piece.text, style, spot, link: None });
            }
        }
        let spot = page.spot(place);
        self.paragraphs(pieces, spot, out);
    }

    /// A line `[词]: …` is a definition in Markdown and is not set. In copy it is mostly text.
    fn tell_link_definitions<'a>(&mut self, document: &'a AstNode<'a>) {
        let page = self.page();
        let text = self.ready.parsed.as_str();
        let mut covered: Vec<_> = document
            .descendants()
            .filter(|node| holds_text(&node.data().value))
            .map(|node| page.lines(node.data().sourcepos))
            .collect();
        covered.sort_by_key(|lines| lines.start);
        let mut faults = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            if !looks_like_definition(line) {
                continue;
            }
            let before = covered.partition_point(|lines| lines.start <= start);
            let set = covered[..before].last().is_some_and(|lines| start < lines.end);
            if !set {
                let spot = page.spot(start..start + line.trim().len());
                faults.push(
                    Fault::warning(
                        Code::LinkDefinition,
                        spot,
                        told!(
                            "Markdown 把这一行当作链接的定义，不会排出来",
                            "Markdown reads this line as a link's definition; it is not set"
                        ),
                    )
                    .hint(told!(
                        "要排出来，把半角冒号改成全角“：”，或在“[”前加“\\”",
                        "to set it, put a backslash before the `[`"
                    )),
                );
            }
        }
        self.reader.faults.0.extend(faults);
    }
}

fn is_white(piece: &MarkdownInline) -> bool {
    match piece {
        MarkdownInline::Text { text, .. } => text.trim().is_empty(),
        MarkdownInline::Soft(_) | MarkdownInline::Hard => true,
        MarkdownInline::NoteLabel { .. } | MarkdownInline::Picture(_) => false,
    }
}

fn is_paragraph<'a>(node: &'a AstNode<'a>) -> bool {
    matches!(node.data().value, NodeValue::Paragraph)
}

fn holds_text(value: &NodeValue) -> bool {
    matches!(
        value,
        NodeValue::Paragraph
            | NodeValue::Heading(_)
            | NodeValue::Table(_)
            | NodeValue::CodeBlock(_)
            | NodeValue::HtmlBlock(_)
    )
}

fn looks_like_definition(line: &str) -> bool {
    let label = line.trim_start_matches([' ', '>', '-', '*', '+']).strip_prefix('[');
    label.and_then(|rest| rest.split_once(']')).is_some_and(|(_, after)| after.starts_with(':'))
}

/// Whether a number, or none, goes on after so many items.
fn counts_on(first: Option<u32>, items: usize, number: Option<u32>) -> bool {
    match (first, number) {
        (None, None) => true,
        (Some(first), Some(number)) => first as usize + items == number as usize,
        _ => false,
    }
}

fn start(list: &NodeList) -> Option<u32> {
    (list.list_type == ListType::Ordered).then(|| u32::try_from(list.start).unwrap_or(u32::MAX))
}

/// From the first run's first byte to the last one's last.
fn around(runs: &[Run]) -> Option<Spot> {
    let mut spots = runs.iter().filter_map(|run| match run {
        Run::Text { spot, .. } => Some(*spot),
        Run::Break => None,
    });
    let first = spots.next()?;
    let end = spots.map(|spot| spot.end).max().unwrap_or(first.end).max(first.end);
    Some(Spot { end, ..first })
}
