//! Links are live on the screen, and only those that may be.

use lopdf::{Document, Object};

use kanyin_archive::{ArticleBlock, Inline};
use kanyin_testing::{Desk, han};

use super::made::{Made, SAMPLE, dict, has_scripts, numbers};

/// The addresses of the links, with their words and the number of their boxes, in the order of the pages.
fn links(pdf: &Document) -> Vec<(String, String, usize)> {
    let mut found = Vec::new();
    for page in pdf.page_iter() {
        let page = pdf.get_dictionary(page).unwrap();
        let Ok(annotations) = page.get_deref(b"Annots", pdf) else { continue };
        for annotation in annotations.as_array().unwrap() {
            let annotation = pdf.dereference(annotation).unwrap().1.as_dict().unwrap();
            assert_eq!(annotation.get(b"Subtype").unwrap().as_name().unwrap(), b"Link");
            assert!(annotation.has(b"StructParent"), "a link without its tag");
            let said = lopdf::decode_text_string(annotation.get(b"Contents").unwrap()).unwrap();
            let rect = numbers(annotation.get(b"Rect").unwrap());
            assert!(rect[0] < rect[2] && rect[1] < rect[3]);
            let boxes = annotation.get(b"QuadPoints").map_or(1, |quads| numbers(quads).len() / 8);
            if let Some(action) = dict(pdf, annotation, b"A") {
                let url = action.get(b"URI").and_then(Object::as_str).unwrap();
                found.push((String::from_utf8(url.to_vec()).unwrap(), said, boxes));
            }
        }
    }
    found
}

fn desk(body: &str) -> (Desk, Made) {
    let desk = Desk::new().one_story(5, &format!("---\ntitle: 试题\n---\n\n{body}\n"));
    let made = Made::of(desk.folder(), &desk.folder().join("issues/1"));
    (desk, made)
}

#[test]
fn four_schemes_are_live_and_no_other() {
    let (_desk, made) = desk(
        "见[网站](https://a.example/路?x=1)、[旧站](http://b.example)、[来信](mailto:c@d.example)、[电话](tel:+8610)。\n\n\
         不可点：[甲](javascript:alert(1))、[乙](JAVASCRIPT:alert(1))、[丙](file:///etc/passwd)、[丁](data:text/html,x)、[戊](a.md)。",
    );
    let live: Vec<String> = links(&made.pdf).into_iter().map(|(url, ..)| url).collect();
    let expected =
        ["https://a.example/%E8%B7%AF?x=1", "http://b.example", "mailto:c@d.example", "tel:+8610"];
    assert_eq!(live, expected);
    assert!(!has_scripts(&made.pdf));
    let printed = made.printed(1);
    assert!(
        printed.contains("不可点：[甲](javascript:alert(1))、") && printed.contains("[戊](a.md)。"),
        "{printed}"
    );
    let dead = made.edition.articles[0].blocks.iter().flat_map(|block| match block {
        ArticleBlock::Paragraph { text, .. } => text.clone(),
        _ => Vec::new(),
    });
    let told: Vec<String> = dead
        .filter_map(|inline| match inline {
            Inline::Text { link, .. } => link,
            Inline::Break => None,
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_link_of_several_pieces_is_one() {
    let (_desk, made) = desk(
        "见[关于**水位**的\\*说明\\*\n与图](https://a.example/)和[另一处](https://a.example/b)。",
    );
    let found = links(&made.pdf);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].1.starts_with("关于水位的*说明* 与图"), "{found:?}");
    assert_eq!(found[1].0, "https://a.example/b");
}

#[test]
fn links_beside_one_another_stay_apart() {
    let (_desk, made) = desk("[甲](https://a.example/1)[乙](https://a.example/2)");
    let found = links(&made.pdf);
    let urls: Vec<&str> = found.iter().map(|(url, ..)| url.as_str()).collect();
    assert_eq!(urls, ["https://a.example/1", "https://a.example/2"]);
}

#[test]
fn a_link_goes_on_over_lines_and_columns() {
    let words = han(60, 3);
    let before = (0..9).map(|n| han(90, n + 10)).collect::<Vec<_>>().join("\n\n");
    for fill in 0..6 {
        let body = format!("{before}\n\n{}[{words}](https://a.example/)", han(20 + 14 * fill, 77));
        let (_desk, made) = desk(&body);
        let found = links(&made.pdf);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].2 > 3, "{found:?}");
        assert!(made.printed(1).contains(&words));
    }
}

#[test]
fn a_link_that_is_cut_off_is_no_fault_of_the_file() {
    let body = format!("{}[{}](https://a.example/)", han(900, 1), han(600, 2));
    let desk = Desk::new().one_story_in(2, Some(20), &format!("---\ntitle: 试题\n---\n\n{body}\n"));
    let made = Made::of(desk.folder(), &desk.folder().join("issues/1"));
    assert!(made.pdf.page_iter().count() == 1);
}

#[test]
fn everywhere_runs_stand_links_are_live() {
    let (_desk, made) = desk(
        "## 看[小标题](https://a.example/h)\n\n- 列表[项](https://a.example/l)\n\n> 引文[处](https://a.example/q)\n\n\
         > [!NOTE]\n> 注[处](https://a.example/n)\n\n> [!SIDEBAR] 框\n> 框[内](https://a.example/s)",
    );
    let mut live: Vec<String> = links(&made.pdf).into_iter().map(|(url, ..)| url).collect();
    live.sort();
    let expected = ["h", "l", "n", "q", "s"].map(|end| format!("https://a.example/{end}"));
    assert_eq!(live, expected);
}

#[test]
fn the_papers_addresses_and_the_contents_are_live() {
    let live = links(&SAMPLE.pdf);
    let has = |url: &str| live.iter().any(|(known, ..)| known == url);
    assert!(has("http://www.yanxia.example") && has("mailto:laigao@yanxia.example"), "{live:?}");
    let pages: Vec<_> = SAMPLE.pdf.page_iter().collect();
    let first = SAMPLE.pdf.get_dictionary(pages[0]).unwrap();
    let annotations = first.get_deref(b"Annots", &SAMPLE.pdf).unwrap().as_array().unwrap();
    let leads: Vec<_> = annotations
        .iter()
        .filter_map(|a| {
            let (_, annotation) = SAMPLE.pdf.dereference(a).unwrap();
            let place = annotation
                .as_dict()
                .unwrap()
                .get_deref(b"Dest", &SAMPLE.pdf)
                .ok()?
                .as_array()
                .ok()?;
            place[0].as_reference().ok()
        })
        .collect();
    for page in &pages[1..] {
        assert!(leads.contains(page), "导读 leads to each page: {leads:?}");
    }
}
