//! 转版: a story that begins on one page and goes on on another.

use lopdf::{Document, Object};
use serde_json::Value;

use kanyin_testing::{Desk, han};

use crate::run::{kanyin, output, things};

/// A lead of so many paragraphs, which may go on, and a story beside either part.
fn two_pages() -> Desk {
    let desk = Desk::new();
    let text = |paragraphs: u32, seed: u32| {
        let all = (0..paragraphs).map(|n| han(150, seed + n) + "。");
        all.collect::<Vec<_>>().join("\n\n")
    };
    let story = |name: &str, front: &str, paragraphs: u32, seed: u32| {
        let text = format!("---\n{front}---\n\n{}\n", text(paragraphs, seed));
        desk.file(&format!("issues/1/stories/{name}.md"), &text);
    };
    story("long", "title: 六十部旧电梯换新\nimportance: lead\njump: true\n", 28, 1);
    story("first", "title: 井水又清了\nimportance: second\n", 10, 100);
    story("second", "title: 末班车等人\nimportance: lead\n", 12, 200);
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\npages:\n- {page: 1, stories: [stories/long.md, stories/first.md]}\n\
         - {page: 2, stories: [stories/second.md, stories/long.md]}\n",
    );
    desk
}

#[test]
fn both_parts_lead_to_one_another_and_readers_get_one_story() {
    let desk = two_pages();
    let run = kanyin(desk.folder(), &["build", "--proof", "--only", "web,stories"]);
    assert!(!run.err.contains("[not-set]") && !run.err.contains("[story-twice]"), "{}", run.err);
    let pdf = Document::load_mem(&output(&desk, "web.pdf")).unwrap();
    let pages: Vec<_> = pdf.page_iter().collect();
    let leads = |from: usize, to: usize| {
        let page = pdf.get_dictionary(pages[from]).unwrap();
        let list = page.get_deref(b"Annots", &pdf).and_then(Object::as_array).unwrap();
        let links = list.iter().map(|link| pdf.dereference(link).unwrap().1.as_dict().unwrap());
        links
            .filter_map(|link| link.get_deref(b"Dest", &pdf).ok()?.as_array().ok())
            .any(|dest| dest[0].as_reference().is_ok_and(|page| page == pages[to]))
    };
    assert!(leads(0, 1), "下转");
    assert!(leads(1, 0), "上接");
    let stories: Value = serde_json::from_slice(&output(&desk, "stories.json")).unwrap();
    let long: Vec<&Value> = stories["articles"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|story| story["file"].as_str().unwrap().ends_with("long.md"))
        .collect();
    assert_eq!(long.len(), 1);
    assert_eq!(
        long[0]["blocks"].as_array().unwrap().len(),
        28,
        "all of it, and no word of the turn"
    );
    let on: Vec<u64> =
        long[0]["places"].as_array().unwrap().iter().map(|p| p["page"].as_u64().unwrap()).collect();
    assert_eq!((on.first(), on.last()), (Some(&1), Some(&2)));
    // The small head: its own title again, over which stands where it begins.
    let heads = things(&desk, "headline");
    let again = heads
        .iter()
        .filter(|head| head["page"] == 2)
        .map(|head| {
            head["lines"]
                .as_array()
                .unwrap()
                .iter()
                .map(|line| line["text"].as_str().unwrap())
                .collect::<String>()
        })
        .find(|words| words.starts_with("上接第1版"));
    assert!(again.is_some_and(|words| words.contains("六十部旧电梯换新")), "{heads:?}");
}

#[test]
fn a_kept_plan_holds_where_it_is_cut() {
    let desk = two_pages();
    kanyin(desk.folder(), &["build", "--proof", "--only", "web"]);
    let plan = output(&desk, "plan.yaml");
    desk.file("issues/1/plan.yaml", &String::from_utf8(plan.clone()).unwrap());
    let run = kanyin(desk.folder(), &["build", "--proof", "--only", "web"]);
    assert!(!run.err.contains("plan.yaml:"), "{}", run.err);
    let paragraphs = |plan: &[u8]| {
        let plan: Value = serde_yaml::from_slice(plan).unwrap();
        let areas = plan["pages"][0]["areas"].as_array().unwrap().clone();
        areas.iter().find_map(|area| area["paragraphs"].as_u64()).unwrap()
    };
    assert_eq!(paragraphs(&plan), paragraphs(&output(&desk, "plan.yaml")));
}
