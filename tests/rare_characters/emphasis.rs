//! Words that stand out are set in kai or hei, and nothing is slanted.

use lopdf::Object;
use lopdf::content::Content;

use kanyin_testing::{Desk, han};

use crate::printed::Printed;
use crate::run::{kanyin, output};

/// Emphasis wherever inlines stand, each with two characters of its own. A single star between Han would be data.
fn desk() -> Desk {
    let body = "甲，*子一*，乙**丑一**丙***寅一***丁。\n\n## 标，*子二*，题**丑二**\n\n- 项，*子三*，目**丑三**\n- 又\n\n\
        > 引，*子四*，句**丑四**\n\n> [!SIDEBAR] 匣子\n>\n> 匣，*子五*，句**丑五**\n\n> [!NOTE]\n> 注，*子六*，句**丑六**\n\n\
        > [!QUOTE]\n> 语，*子七*，录**丑七**\n\n| 头，*子八* | 头**丑八** |\n|--|--|\n| 格，*子九* | 格**丑九** |\n\n\
        ![图，*子十*，说**丑十**](p.png)\n\n";
    let desk = Desk::new();
    desk.picture("p.png", 1200, 800);
    let story = format!("---\ntitle: 题目\nbyline: 作者\n---\n\n{body}{}\n", han(2600, 1));
    desk.one_story(5, &story)
}

#[test]
fn emphasis_is_kai_and_strong_is_hei_wherever_it_stands() {
    let paged = desk().paged();
    let family = |start: &str, number: char| {
        let words = format!("{start}{number}");
        let found = paged.types.iter().find(|ty| ty.text.contains(&words));
        found.unwrap_or_else(|| panic!("{words} is not in one run")).family.clone()
    };
    for number in "一二三四五六七八九十".chars() {
        assert_eq!(family("子", number), "LXGW WenKai", "子{number}");
        assert_eq!(family("丑", number), "Noto Sans CJK SC", "丑{number}");
    }
    let both = family("寅", '一');
    assert!(both == "LXGW WenKai" || both == "Noto Sans CJK SC", "{both}");
}

#[test]
fn nothing_is_slanted() {
    let desk = desk();
    let run = kanyin(desk.folder(), &["build", "--proof", "--only", "press,web"]);
    assert!(!run.err.contains("missing"), "{}", run.err);
    for file in ["press.pdf", "web.pdf"] {
        let printed = Printed::read(&output(&desk, file));
        let mut shown = 0;
        for page in printed.0.get_pages().into_values() {
            let content = Content::decode(&printed.0.get_page_content(page)).unwrap();
            for operation in content.operations {
                if !matches!(operation.operator.as_str(), "cm" | "Tm") {
                    continue;
                }
                shown += usize::from(operation.operator == "Tm");
                let number = |n: usize| operation.operands[n].as_float().unwrap();
                let [a, b, c, d] = [number(0), number(1), number(2), number(3)];
                // Upright, or turned as a whole: a slant has `c` without `b`.
                assert!((a * c + b * d).abs() < 1e-4, "{file}: {operation:?}");
            }
        }
        assert!(shown > 100, "{file} shows {shown} runs of type");
        for descriptor in printed.with_name(b"Type", b"FontDescriptor") {
            let name = descriptor.get(b"FontName").and_then(Object::as_name).unwrap();
            let name = String::from_utf8_lossy(name).to_lowercase();
            assert!(!name.contains("italic") && !name.contains("oblique"), "{file}: {name}");
            let angle = descriptor.get(b"ItalicAngle").and_then(Object::as_float).unwrap();
            assert_eq!(angle, 0.0, "{file}: {name}");
        }
    }
}
