use std::time::Instant;

use crate::beside::Beside;
use crate::block::Source;
use crate::web::read;

/// Reads a page and holds it to a time that tests, which are not optimised, may take.
fn in_time(name: &str, html: &str) -> Option<Source> {
    let begun = Instant::now();
    let source = read(name, html.as_bytes(), Beside::NOTHING).ok();
    let took = begun.elapsed().as_secs_f64();
    eprintln!("{name} took {took} s");
    assert!(took < crate::IN_TIME, "{name} took {took} s");
    source
}

#[test]
fn a_megabyte_of_nested_elements() {
    for tag in ["div", "section", "b", "ul", "blockquote", "table", "svg", "ruby"] {
        let html = format!(
            "<div id=\"js_content\">{}底</div>",
            format!("<{tag}>").repeat((1 << 20) / (tag.len() + 2))
        );
        let source = in_time(tag, &html).unwrap();
        let kept = source.blocks.iter().any(|block| block.content.text().contains('底'))
            || source.asides.iter().any(|aside| aside.text.contains('底'));
        assert!(kept, "{tag}");
        // A table in a table without a row ends it.
        let is_told = source.faults.iter().any(|fault| fault.code.as_str() == "too-deep");
        assert!(is_told || tag == "table", "{tag}");
    }
}

#[test]
fn emphasis_that_is_never_closed() {
    let mut html = String::new();
    for n in 0..30_000 {
        html.push_str(&format!("<p><font color={n}>字"));
    }
    let source = in_time("font", &html).unwrap();
    let text: String = source.blocks.iter().map(|block| block.content.text()).collect();
    assert_eq!(text.matches('字').count(), 30_000);
}

#[test]
fn a_tag_of_a_hundred_thousand_attributes() {
    let attributes: String = (0..150_000).map(|n| format!(" a{n}")).collect();
    assert!(in_time("attributes", &format!("<p{attributes}>字</p>")).is_none());
    // A picture in a tag is as long, and is read.
    let data =
        format!("<p>字<img src=\"data:image/png;base64,{}\"></p>", "iVBORw0KGgoA".repeat(60_000));
    assert!(in_time("data", &data).is_some());
}

#[test]
fn cells_over_thousands_of_columns() {
    let row = "<tr><td colspan=1000 rowspan=1000>一<td>二</tr>";
    let source = in_time("cells", &format!("<table>{}</table>", row.repeat(8_000))).unwrap();
    assert!(!source.blocks.is_empty());
}

#[test]
fn tags_that_end_nothing_and_comments_that_never_end() {
    in_time("ends", &"</p></b></table></a>".repeat(40_000));
    in_time("comment", &format!("字<!--{}", "- ".repeat(400_000)));
    in_time("less", &"<".repeat(1 << 18));
    in_time("entities", &"&".repeat(1 << 18));
    in_time("style", &format!("<p style=\"{}\">字</p>", "(".repeat(1 << 20)));
    in_time("declarations", &format!("<p style=\"{}\">字</p>", ";".repeat(1 << 20)));
}
