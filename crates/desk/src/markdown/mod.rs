//! Markdown from elsewhere: GitHub's dialect, the front matter of other systems, raw HTML in it. Our own stories come back as
//! they are.

mod body;
mod front_matter;
mod inlines;
mod typed_html;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};

use kanyin_diagnostics::{Code, Fault, told};

use crate::beside::{Beside, PictureFinder};
use crate::block::{Block, Content, Look, Source};
use crate::code_page;
use crate::plain;
use crate::tell;
use body::MarkdownBody;
use front_matter::FrontMatter;

/// Marks at a line's beginning that no list or quotation has.
const MOST_MARKS: usize = 100;

/// Reads a Markdown file.
///
/// # Errors
/// Bytes that are no text.
pub fn read(name: &str, bytes: &[u8], beside: Beside<'_>) -> Result<Source, Fault> {
    let decoded = code_page::decode(bytes).ok_or_else(|| plain::no_text(name))?;
    let mut source = of_text(name, &decoded.text, beside);
    source.faults.splice(0..0, code_page::faults(name, &decoded));
    Ok(source)
}

/// The same of a text.
pub fn of_text(name: &str, text: &str, beside: Beside<'_>) -> Source {
    let front = FrontMatter::of(text);
    let (length, lines) = front.as_ref().map_or((0, 0), |front| (front.length, front.lines));
    let typed = &text[length..];
    let mut source = Source { name: name.into(), ..Source::default() };
    let is_ours = front.as_ref().is_some_and(FrontMatter::is_ours);
    if let Some(front) = front {
        source.faults.extend((!front.is_read).then(|| unread(name)));
        (source.blocks, source.asides) = front.parts();
    }
    if is_too_deep(typed) {
        source.faults.push(too_deep(name));
        let shifted = plain::blocks(typed)
            .into_iter()
            .map(|block| Block { line: block.line + lines, ..block });
        source.blocks.extend(shifted);
        return source;
    }
    let arena = Arena::new();
    let document = parse_document(&arena, typed, &options());
    let mut pictures = PictureFinder::new(name, beside);
    if is_ours && !is_foreign(document, typed) {
        source.blocks = ready(text, document, lines, &mut pictures);
    } else {
        let mut body = MarkdownBody::new(name, lines, beside, pictures);
        body.read(document);
        source.blocks.append(&mut body.blocks);
        source.asides.append(&mut body.asides);
        source.faults.append(&mut body.faults);
        pictures = body.pictures;
    }
    source.faults.append(&mut pictures.faults);
    source
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.superscript = true;
    options.extension.subscript = true;
    options.extension.description_lists = true;
    options.extension.cjk_friendly_emphasis = true;
    options.parse.leave_footnote_definitions = true;
    options
}

/// Whether a body has what Kanyin does not read in a story: raw HTML, a heading above the subheads, another system's calls.
fn is_foreign<'a>(document: &'a AstNode<'a>, typed: &str) -> bool {
    let is_node = document.descendants().any(|node| match &node.data().value {
        NodeValue::HtmlBlock(_) | NodeValue::HtmlInline(_) => true,
        NodeValue::Heading(heading) => heading.level == 1 || heading.setext,
        _ => false,
    });
    is_node || ["{{<", "{{%", "{%"].iter().any(|call| typed.contains(call))
}

/// A story that is ready, and its pictures under the paths that it names.
fn ready<'a>(
    text: &str,
    document: &'a AstNode<'a>,
    lines: u32,
    pictures: &mut PictureFinder<'_>,
) -> Vec<Block> {
    let block = |line, content| Block { line, content, look: Look::default() };
    let mut blocks = vec![block(1, Content::Story(text.into()))];
    for node in document.descendants() {
        let data = node.data();
        let NodeValue::Image(link) = &data.value else { continue };
        let line = data.sourcepos.start.line as u32 + lines;
        if let Some(mut picture) = pictures.find(line, &[&link.url], "") {
            picture.name = link.url.clone();
            blocks.push(block(line, Content::Picture(picture)));
        }
    }
    blocks
}

/// Whether a line begins with more marks of quotations and lists than anybody writes.
fn is_too_deep(text: &str) -> bool {
    text.lines().any(|line| {
        let marks = line.bytes().take_while(|byte| b" \t>-+*".contains(byte));
        let (mut count, mut before) = (0, b' ');
        for byte in marks {
            // A row of stars or hyphens is a rule.
            count += usize::from(byte == b'>' || (b"-+*".contains(&byte) && before == b' '));
            before = byte;
        }
        count > MOST_MARKS || line.bytes().take_while(|byte| *byte == b' ').count() > 4 * MOST_MARKS
    })
}

fn too_deep(name: &str) -> Fault {
    tell::warning(
        Code::TooDeep,
        told!(
            "“{name}”的列表或引文套得太深，当作纯文本读了",
            "lists or quotations of `{name}` are too deep; it was read as plain text"
        ),
        told!("看看“>”“-”是不是误打的", "look whether its `>` and `-` are meant"),
    )
}

fn unread(name: &str) -> Fault {
    tell::warning(
        Code::FrontMatter,
        told!(
            "“{name}”的头部不合 YAML，没有读懂，一行行放在文字旁边",
            "the front matter of `{name}` is no YAML; its lines are kept beside the text"
        ),
        told!("标题、作者自己补上", "write title and byline yourself"),
    )
}

#[cfg(test)]
#[path = "../markdown_tests.rs"]
mod tests;
