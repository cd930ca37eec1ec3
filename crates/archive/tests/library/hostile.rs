//! Text that would be code elsewhere stays text.

use kanyin_archive::{self as archive, Edition};
use kanyin_testing::Desk;

use super::joined::all_words;
use super::made::{Made, words};
use super::valid::all_valid;

const STORY: &str = "---\n\
    title: '</script><script>alert(1)</script>'\n\
    kicker: '\"><img onerror=alert(1)>'\n\
    deck: ']]> & &amp; <!-- {{ article }} {% raw %}'\n\
    byline: \"javascript:alert(1)\"\n---\n\n\
    </script><script>alert(1)</script> ]]> & &lt; &#xFFFE; \\* a\\_b `code < &` [x](javascript:alert(1))\n\n\
    <img src=x onerror=alert(1)> {{ 1 + 1 }} {% if %} 甲&乙；AT&T\n\n\
    > [!SIDEBAR] \"><svg onload=alert(1)>\n> 【</style>】\n>\n> '';!--\"<XSS>=&{()}\n\n\
    | <b> | & |\n| --- | --- |\n| ]]> | \\\" onmouseover=alert(1) |\n\n\
    ![\"><script>](p.png \"credit='<a href=x>'\")\n";

/// The hostile issue. Its letters are not all in the fonts, which is told and does not stop it.
pub fn edition() -> Edition {
    let desk = Desk::with_paper(
        "name: '\"><script>报'\nlanguage: 'zh-CN'\nmasthead:\n  title: 报\n  publisher: '</mets> & 社'\n",
    );
    let desk = desk.one_story(3, STORY);
    desk.picture("p.png", 300, 200);
    let paged = desk.paged();
    Edition::of(&paged.issue, &paged.laid)
}

#[test]
fn its_xml_is_valid_and_says_what_it_says() {
    let made = Made::of_edition(edition());
    assert_eq!(made.edition.articles.len(), 1);
    all_valid(&made, "hostile");
    if words(&made.edition.articles[0]).contains('\u{FFFE}') {
        let told = made.articles()[0].replace('\u{FFFD}', "\u{FFFE}");
        assert_eq!(told, words(&made.edition.articles[0]));
    } else {
        all_words(&made);
    }
}

#[test]
fn its_texts_hold_no_code() {
    let edition = edition();
    for file in archive::texts(&edition).unwrap() {
        let text = String::from_utf8(file.bytes).unwrap();
        if file.name.ends_with(".html") {
            let body = &text[text.find("<body").unwrap()..];
            for tag in body.split('<').skip(1) {
                let name: String = tag
                    .chars()
                    .skip_while(|c| *c == '/')
                    .take_while(char::is_ascii_alphanumeric)
                    .collect();
                assert!(TAGS.contains(&&*name), "<{tag}");
                let inside = tag.split('>').next().unwrap();
                for gone in [" class=", " id=", " on", "javascript", "href"] {
                    assert!(!inside.contains(gone), "<{tag}");
                }
            }
            assert!(text.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;"), "{text}");
        }
    }
}

/// What the editor of 公众号 keeps.
pub const TAGS: [&str; 16] = [
    "section",
    "p",
    "strong",
    "em",
    "span",
    "img",
    "blockquote",
    "table",
    "tbody",
    "tr",
    "td",
    "br",
    "body",
    "html",
    "head",
    "title",
];
