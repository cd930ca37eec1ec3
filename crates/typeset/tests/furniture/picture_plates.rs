//! A nameplate that is a picture: whole, unskewed, off the rule and off its neighbours; a missing file is told.

use kanyin_testing::Desk;
use kanyin_testing::pages::Rect;

use super::drawn;
use super::sheets::Sheet;

fn svg(width: u32, height: u32) -> String {
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#c8161d"/></svg>"##
    )
}

fn desk(sheet: &Sheet, file: &str, ear: bool) -> Desk {
    let desk = sheet.desk(
        "青檐社区",
        &format!(
            "masthead:\n  image: {file}\n  motto: [落雨共一道檐, 天晴读一张报]\n  seal: 社区报\n"
        ),
    );
    let all = sheet.columns as usize;
    desk.file(
        "layouts/front/layout.yaml",
        &format!(
            "rows: [11, auto]\nareas: [{}, {}]\nM: {{is: masthead}}\nA: {{is: story, name: a}}\n",
            "M".repeat(all),
            "A".repeat(all)
        ),
    );
    desk.file("issues/1/stories/a.md", "---\ntitle: 题目\n---\n\n正文。\n");
    let ear = if ear { "ear: {weather: 晴, text: 请到社区服务站取阅。}\n" } else { "" };
    desk.file(
        "issues/1/issue.yaml",
        &format!(
            "date: 2026-11-20\n{ear}pages:\n  - {{layout: front, stories: {{a: stories/a.md}}}}\n"
        ),
    );
    desk
}

#[test]
fn a_picture_stands_in_the_nameplate_s_place() {
    let mut found = Vec::new();
    for sheet in Sheet::all() {
        for (width, height) in [(100, 100), (300, 100), (900, 100), (1600, 90)] {
            for ear in [false, true] {
                let desk = desk(&sheet, "logo.svg", ear);
                desk.file("logo.svg", &svg(width, height));
                let paged = desk.paged();
                let Some(photo) = paged.photos.iter().find(|photo| photo.page == 1) else {
                    found.push(format!("{sheet:?}: there is no picture: {:?}", paged.complaints()));
                    continue;
                };
                let (grid, rect) = (&paged.laid.grid, photo.rect);
                let rules = drawn::rules(&paged, 1);
                let strong = rules.iter().find(|rule| rule.is_strong()).unwrap();
                let wrong =
                    |what: String| format!("{width} × {height}, ear {ear}, {sheet:?}: {what}");
                let ratio = (rect.right - rect.left) / (rect.foot - rect.top);
                if (ratio / f64::from(width) * f64::from(height) - 1.0).abs() > 0.01 {
                    found.push(wrong(format!("it is skewed: {ratio:.2}")));
                }
                if strong.rect.top - rect.foot < 2.0 {
                    found.push(wrong(format!(
                        "it is {:.1} pt from the rule",
                        strong.rect.top - rect.foot
                    )));
                }
                let area = Rect { top: grid.top - grid.leading, ..paged.type_area() };
                if !rect.is_within(&area, 0.1) {
                    found.push(wrong(format!("it stands outside: {rect:.1?}")));
                }
                let near = Rect { left: rect.left - 9.0, right: rect.right + 9.0, ..rect };
                for (ty, _) in drawn::type_over(&paged, 1, strong.rect.top)
                    .iter()
                    .filter(|(_, ink)| near.meets(ink, 0.0))
                {
                    found.push(wrong(format!("it is too near to “{}”", ty.text)));
                }
                let words = ["落雨共一道檐", "天晴读一张报", "社区报"].into_iter();
                found.extend(drawn::silent(&paged, 1, words).into_iter().map(wrong));
            }
        }
    }
    crate::none(found);
}

#[test]
fn a_png_is_as_good_and_a_missing_file_is_told() {
    let sheet = Sheet::all().next().unwrap();
    let with_png = desk(&sheet, "issues/1/stories/logo.png", false);
    with_png.picture("logo.png", 600, 150);
    assert_eq!(with_png.paged().photos.len(), 1);

    let paged = desk(&sheet, "logo.svg", false).paged();
    let told = paged.complaints();
    assert!(
        told.iter()
            .any(|told| told.starts_with("paper.yaml:5:") && told.contains("找不到“logo.svg”")),
        "{told:?}"
    );
    // Type stands in for it.
    assert!(paged.types.iter().any(|ty| ty.family == "Ma Shan Zheng"));
    let outside = desk(&sheet, "../logo.svg", false).paged();
    assert_eq!(outside.told("path-outside").count(), 1);
}
