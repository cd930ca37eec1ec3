use std::fs;

use kanyin_diagnostics::{Code, Format, Lang, Presentation, write};

use super::*;
use crate::text::is_full_width;
use crate::{BlockKind, Fill, newest, publication_of};

const NOTHING: Dir<'_> = Dir::new("", &[]);

const LAYOUT: &str = "rows: [11, auto, 4]\nareas: [MMMMM, AAARR, PPPDD]\nM: {is: masthead}\n\
    A: {is: story, name: lead}\nR: {is: briefs, name: rail}\nP: {is: strip}\nD: {is: ad, name: ad}\n";

/// A publication in a temporary folder, from paths and texts.
struct Publication(tempfile::TempDir);

impl Publication {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let publication = Self(folder);
        publication.file("paper.yaml", "name: 试报\n");
        publication.file("layouts/front/layout.yaml", LAYOUT);
        files.iter().for_each(|(path, text)| publication.file(path, text));
        publication
    }

    fn file(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn picture(&self, path: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        image::RgbImage::new(6, 2).save(path).unwrap();
    }

    fn load(&self) -> Loaded {
        load(self.0.path(), &self.0.path().join("issues/1"), &NOTHING)
    }
}

fn story(title: &str) -> String {
    format!("---\ntitle: {title}\n---\n正文。\n")
}

fn told(loaded: &Loaded) -> String {
    let mut out = Vec::new();
    let how = Presentation {
        format: Format::Human,
        lang: Lang::Zh,
        colour: false,
        folder: Path::new(""),
    };
    write(&loaded.faults, &loaded.sources, how, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.faults.0.iter().map(|fault| fault.code.as_str()).collect()
}

/// The real publication outside the repository, where it is there.
fn laoximen() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/laoximen");
    folder.join("paper.yaml").is_file().then_some(folder)
}

#[test]
fn the_real_issues_have_no_faults() {
    let Some(publication) = laoximen() else { return };
    for name in ["2021-03", "2025-05"] {
        let loaded = load(&publication, &publication.join("issues").join(name), &NOTHING);
        assert!(loaded.faults.0.is_empty(), "{}", told(&loaded));
        let issue = loaded.issue.unwrap();
        assert_eq!((issue.name.as_str(), issue.pages.len()), (name, 1));
        let stories = issue.pages[0].fills.iter().filter(|fill| matches!(fill, Fill::Story(_)));
        assert_eq!(stories.count(), if name == "2021-03" { 3 } else { 2 });
    }
    let newest = newest(&publication).unwrap();
    assert!(newest.ends_with("2025-05"));
    let inside = newest.join("stories");
    assert_eq!(publication_of(&inside), publication.canonicalize().ok());
}

/// Every Han character of a real story's body is in its blocks, and at its place.
#[test]
fn no_character_of_the_real_issues_is_lost() {
    let Some(publication) = laoximen() else { return };
    for name in ["2021-03", "2025-05"] {
        let loaded = load(&publication, &publication.join("issues").join(name), &NOTHING);
        for fill in &loaded.issue.unwrap().pages[0].fills {
            let Fill::Story(story) = fill else { continue };
            let text = loaded.sources.text(story.file);
            let body = text.splitn(3, "---\n").nth(2).unwrap();
            let shown = format!("{:?}", story.blocks);
            let lines = body.lines().filter(|line| line.contains(is_full_width));
            for line in lines {
                let words = line.trim_start_matches(['#', '>', ' ', '!', '[']);
                let words = words.split(['[', ']', '【', '】', '*']).max_by_key(|part| part.len());
                assert!(shown.contains(words.unwrap().trim()), "{line}");
            }
        }
    }
}

#[test]
fn a_whole_page() {
    let publication = Publication::new(&[
        (
            "issues/1/issue.yaml",
            "date: 2026-11-20\npages:\n  - layout: front\n    section: 要闻\n    stories:\n      lead: stories/a.md\n      \
             rail: {head: 街坊简讯, stories: [stories/b.md, shared.md]}\n    ads: {ad: [ad.png, ad.png]}\n    \
             fillers: {strip: fillers/水.md}\n",
        ),
        ("issues/1/stories/a.md", &story("甲")),
        ("issues/1/stories/b.md", &story("乙")),
        ("shared.md", &story("丙")),
        ("fillers/水.md", &story("丁")),
    ]);
    publication.picture("issues/1/ad.png");
    publication.picture("fillers/图.png");
    let loaded = publication.load();
    assert_eq!(told(&loaded), "");
    let issue = loaded.issue.unwrap();
    let page = &issue.pages[0];
    assert_eq!((page.page, page.section.as_deref()), (1, Some("要闻")));
    assert!(matches!(&page.fills[0], Fill::Nothing));
    assert!(matches!(&page.fills[1], Fill::Story(story) if story.title.text == "甲"));
    let Fill::Briefs { head: Some(head), stories } = &page.fills[2] else { panic!() };
    assert_eq!((head.text.as_str(), stories.len()), ("街坊简讯", 2));
    assert!(matches!(&page.fills[3], Fill::Story(story) if story.title.text == "丁"));
    let Fill::Files(ads) = &page.fills[4] else { panic!() };
    assert_eq!((ads.len(), ads[0].ratio, ads[0].pixels), (2, 3.0, Some((6, 2))));
    assert_eq!(issue.fillers.len(), 2);
    assert_eq!(loaded.sources.place(page.spot).line, 3);
}

#[test]
fn a_fault_of_a_page_that_cannot_be_shown_is_of_that_page() {
    let publication = Publication::new(&[
        (
            "issues/1/issue.yaml",
            "date: 2026-11-20\npages:\n- page: 1\n  stories: [a.md]\n- page: 2\n  section: 社区\n- page: 3\n  stories: [b.md]\n",
        ),
        ("issues/1/a.md", &story("甲")),
        ("issues/1/b.md", &story("乙")),
    ]);
    let loaded = publication.load();
    let issue = loaded.issue.unwrap();
    let [fault] = loaded.faults.0.as_slice() else { panic!("{:?}", loaded.faults) };
    assert_eq!(issue.pages.iter().map(|page| page.page).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(loaded.sources.place(fault.spot.unwrap()).line, 5);
    assert_eq!(issue.page_of_entry(fault.spot.unwrap()), Some(2));
    assert_eq!(issue.page_of_entry(issue.pages[1].spot), Some(3));

    // Nobody listed these: what is told at `pages` is of no one page.
    let publication = Publication::new(&[
        ("issues/1/issue.yaml", "date: 2026-11-20\npages: 2\n"),
        ("issues/1/stories/a.md", &story("甲")),
        ("issues/1/stories/b.md", &story("乙")),
    ]);
    let issue = publication.load().issue.unwrap();
    assert_eq!(issue.pages.len(), 2);
    assert_eq!(issue.page_of_entry(issue.pages[1].spot), None);
}

#[test]
fn lists_fill_areas_in_order() {
    let files: Vec<(String, String)> =
        ["a", "b", "c"].iter().map(|name| (format!("issues/1/{name}.md"), story(name))).collect();
    let publication = Publication::new(&[(
        "issues/1/issue.yaml",
        "date: 2026-11-20\npages:\n  - {layout: front, stories: [a.md, b.md, c.md], ads: [ad.png]}\n",
    )]);
    files.iter().for_each(|(path, text)| publication.file(path, text));
    publication.picture("issues/1/ad.png");
    let loaded = publication.load();
    assert_eq!(told(&loaded), "");
    let page = &loaded.issue.unwrap().pages[0];
    assert!(matches!(&page.fills[2], Fill::Briefs { head: None, stories } if stories.len() == 2));
}

#[test]
fn sidebars_take_the_boxes_of_their_story() {
    let publication = Publication::new(&[
        (
            "layouts/box/layout.yaml",
            "rows: [auto]\nareas: [AAABC]\nA: {is: story, name: lead}\nB: {is: sidebar, of: lead}\nC: {is: sidebar, of: lead}\n",
        ),
        ("issues/1/issue.yaml", "date: 2026-11-20\npages: [{layout: box, stories: [a.md]}]\n"),
        (
            "issues/1/a.md",
            "---\ntitle: 题\n---\n文\n\n> [!NOTE]\n> 注\n\n> [!SIDEBAR] 一\n> 方框\n",
        ),
    ]);
    let loaded = publication.load();
    assert_eq!(codes(&loaded), ["no-box"]);
    let fills = &loaded.issue.as_ref().unwrap().pages[0].fills;
    let Fill::Sidebar { of: 0, block } = fills[1] else { panic!() };
    let Fill::Story(story) = &fills[0] else { panic!() };
    assert!(matches!(&story.blocks[block].kind, BlockKind::Box(_)));
    assert!(matches!(fills[2], Fill::Nothing));
}

/// Everything wrong in a folder is told in one run, and what can be shown is there.
#[test]
fn all_faults_of_an_issue_in_one_run() {
    let publication = Publication::new(&[
        (
            "issues/1/issue.yaml",
            "nubmer: 3\ndate: 2026-11-20\npages:\n  - page: 1\n    layout: front\n    stories:\n      laed: a.md\n      \
             ad: a.md\n      lead: a.md\n      rail: [a.md, 无.md, ../../../x.md]\n    ads: {ad: 图.png}\n  \
             - page: 3\n    layout: frnt\n",
        ),
        (
            "issues/1/a.md",
            "---\ntitle: 题\nimportance: hgih\n---\n![图](无.jpg \"place=midle\")\n\n> [!SIDBAR]\n> 文\n",
        ),
        ("issues/1/图.png", ""),
        ("fillers/坏.md", "没有头部\n"),
    ]);
    let loaded = publication.load();
    insta::assert_snapshot!(told(&loaded), @r##"
fillers/坏.md:1:1: 错误：稿件没有头部 [front-matter]
  │
1 │ 没有头部
  │ ^^^^^^^^
  │
  = 第一行写“---”，下一行写“title: 标题”，再写一行“---”，然后是正文

issues/1/a.md:3:13: 错误：不认识“hgih” [unknown-word]
  │
3 │ importance: hgih
  │             ^^^^
  │
  = 可以写：lead（头条）、second（二条）、normal（一般）、brief（简讯）

issues/1/a.md:5:6: 错误：找不到“无.jpg” [missing-file]
  │
5 │ ![图](无.jpg "place=midle")
  │       ^^^^^^
  │
  = 路径从 issues/1/ 算起

issues/1/a.md:5:13: 错误：place 读不懂“midle” [picture-attribute]
  │
5 │ ![图](无.jpg "place=midle")
  │               ^^^^^^^^^^^
  │
  = 写 top、bottom 或 here

issues/1/a.md:7:3: 错误：没有“[!SIDBAR]”这种方框 [unknown-box]
  │
7 │ > [!SIDBAR]
  │   ^^^^^^^^^
  │
  = 是不是“[!SIDEBAR]”？

issues/1/issue.yaml:1:1: 错误：不认识的键“nubmer” [unknown-key]
  │
1 │ nubmer: 3
  │ ^^^^^^
  │
  = 是不是“number”？

issues/1/issue.yaml:4:5: 错误：没有第 2 版 [page-number]
  │
4 │   - page: 1
  │     ^^^^
  │
  = 版次从 1 起，一版接一版

issues/1/issue.yaml:7:7: 错误：版式 front 没有区块“laed” [unknown-area]
  │
7 │       laed: a.md
  │       ^^^^
  │
  = 是不是“lead”？

issues/1/issue.yaml:8:7: 错误：区块“ad”不能放在 stories 里 [wrong-kind-of-area]
  │
8 │       ad: a.md
  │       ^^
  │
  = 把它写到 ads 下

issues/1/issue.yaml:10:14: 错误：这篇稿件已经用过（issues/1/issue.yaml 第 9 行） [story-twice]
   │
10 │       rail: [a.md, 无.md, ../../../x.md]
   │              ^^^^
   │
   = 删去一处

issues/1/issue.yaml:10:20: 错误：找不到“无.md” [missing-file]
   │
10 │       rail: [a.md, 无.md, ../../../x.md]
   │                    ^^^^^
   │
   = 是不是“a.md”？

issues/1/issue.yaml:10:26: 错误：“../../../x.md”指到了刊物文件夹之外 [path-outside]
   │
10 │       rail: [a.md, 无.md, ../../../x.md]
   │                           ^^^^^^^^^^^^^
   │
   = 把文件放进刊物文件夹

issues/1/issue.yaml:11:15: 错误：issues/1/图.png 是空文件 [broken-picture]
   │
11 │     ads: {ad: 图.png}
   │               ^^^^^^

issues/1/issue.yaml:13:13: 错误：没有版式“frnt” [unknown-layout]
   │
13 │     layout: frnt
   │             ^^^^
   │
   = 是不是“front”？

issues/1/a.md:7:3: 提醒：这一行和下一行接成了一段，中间不换行 [joined-lines]
  │
7 │ > [!SIDBAR]
  │   ^^^^^^^^^
  │
  = 要另起一段，中间空一行；只换行，在行末写“\”；诗写 form: verse
"##);
    let issue = loaded.issue.unwrap();
    assert!(matches!(&issue.pages[0].fills[1], Fill::Story(_)));
}

#[test]
fn a_publication_or_an_issue_that_is_not_there() {
    let publication = Publication::new(&[]);
    assert_eq!(codes(&publication.load()), ["no-issue"]);
    fs::create_dir_all(publication.0.path().join("issues/1")).unwrap();
    assert_eq!(codes(&publication.load()), ["no-issue"]);
    fs::remove_file(publication.0.path().join("paper.yaml")).unwrap();
    assert_eq!(codes(&publication.load()), ["no-publication", "no-issue"]);
    let nowhere = publication.0.path().join("x");
    assert_eq!(codes(&load(&nowhere, &nowhere, &NOTHING)), ["no-publication"]);
    assert!(publication_of(&nowhere).is_none());
    assert!(newest(publication.0.path()).is_none());
    let other = tempfile::tempdir().unwrap();
    assert_eq!(
        codes(&load(publication.0.path(), other.path(), &NOTHING)).last(),
        Some(&"no-issue")
    );
}

#[test]
fn built_in_layouts_stand_in() {
    use include_dir::{DirEntry, File};
    const FILES: [DirEntry<'_>; 1] = [DirEntry::File(File::new(
        "built/layout.yaml",
        b"rows: [auto]\nareas: [AAAAA]\nA: {is: story}\n",
    ))];
    const FOLDERS: [DirEntry<'_>; 1] = [DirEntry::Dir(Dir::new("built", &FILES))];
    const BUILTIN: Dir<'_> = Dir::new("", &FOLDERS);
    let publication = Publication::new(&[
        ("issues/1/issue.yaml", "date: 2026-11-20\npages: [{layout: built, stories: {A: a.md}}]\n"),
        ("issues/1/a.md", &story("题")),
    ]);
    let folder = publication.0.path().join("issues/1");
    let loaded = load(publication.0.path(), &folder, &BUILTIN);
    assert_eq!(told(&loaded), "");
    assert_eq!(loaded.issue.unwrap().pages[0].layout.folder, None);
    publication.file("issues/1/issue.yaml", "date: 2026-11-20\npages: [{layout: bult}]\n");
    let loaded = load(publication.0.path(), &folder, &BUILTIN);
    assert!(told(&loaded).contains("是不是“built”？"), "{}", told(&loaded));
}

#[test]
fn the_newest_issue_is_the_one_with_the_latest_date() {
    let publication = Publication::new(&[
        ("issues/z-old/issue.yaml", "date: 2025-01-01\n"),
        ("issues/a-new/issue.yaml", "number: 2\ndate: \"2026-03-01\"  # 三月\n"),
        ("issues/zz/issue.yaml", "date: 不知道\n"),
        ("issues/none/readme.txt", ""),
    ]);
    let publication = publication.0.path().canonicalize().unwrap();
    assert_eq!(newest(&publication), Some(publication.join("issues/a-new")));
    assert_eq!(crate::issues(&publication).len(), 3);
}

#[test]
fn figures_of_a_paper_that_do_not_go_together() {
    let publication = Publication::new(&[(
        "paper.yaml",
        "name: ''\npage: {trim: 100mm x 100mm}\ngrid: {columns: 5, measure: 14, lines: 73, leading: 5pt}\npress: {inks: black+gold, image-resolution: {least: 400, most: 300}}\ncolours: {red: {press: tint(blue, 20%)}, k: {press: spot(Black, cmyk(0%, 0%, 0%, 100%))}}\n",
    )]);
    let loaded = load_paper(publication.0.path());
    assert!(loaded.paper.is_some());
    assert_eq!(loaded.faults.0.len(), 8, "{:?}", loaded.faults);
    assert!(loaded.faults.0.iter().all(|fault| fault.code == Code::Paper));
}

#[test]
fn editors_may_be_names_alone() {
    let editors = |text: &str| {
        let issue = format!("date: 2026-11-20\neditors: {text}\npages:\n  - layout: front\n");
        let loaded = Publication::new(&[("issues/1/issue.yaml", &issue)]).load();
        loaded.issue.map(|issue| issue.editors.into_iter().collect::<Vec<_>>())
    };
    let of = |role: &str, name: &str| Some(vec![(role.to_string(), name.to_string())]);
    assert_eq!(editors("{chief: 闻笛}"), of("chief", "闻笛"));
    assert_eq!(editors("[闻笛, 施宁]"), of("编辑", "闻笛、施宁"));
    assert_eq!(editors("闻笛"), of("编辑", "闻笛"));
}

#[test]
fn a_list_of_stories_may_hold_a_rail() {
    let issue = "date: 2026-11-20\npages:\n  - layout: front\n    stories:\n      - a.md\n      \
                 - {head: 短波, stories: [b.md, c.md]}\n  - stories: [d.md, [e.md, f.md]]\n";
    let stories =
        ["a", "b", "c", "d", "e", "f"].map(|name| (format!("issues/1/{name}.md"), story(name)));
    let mut files = vec![("issues/1/issue.yaml", issue)];
    files.extend(stories.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let loaded = Publication::new(&files).load();
    let issue = loaded.issue.unwrap();
    let heads = |page: usize| {
        let briefs = issue.pages[page].fills.iter().filter_map(|fill| match fill {
            Fill::Briefs { head, stories } => {
                Some((head.as_ref().map(|head| head.text.clone()), stories.len()))
            }
            _ => None,
        });
        briefs.collect::<Vec<_>>()
    };
    assert_eq!(heads(0), [(Some("短波".to_string()), 2)]);
    assert_eq!(heads(1), [(None, 2)]);
}

/// As `kanyin import` lists briefs that came under one head.
#[test]
fn a_rail_keeps_its_head_where_stories_are_allotted() {
    let issue = "date: 2026-11-20\npages: auto\nstories:\n  - a.md\n  - head: 短波\n    stories:\n      - b.md\n      - c.md\n";
    let brief = |title: &str| format!("---\ntitle: {title}\nimportance: brief\n---\n正文。\n");
    let publication = Publication::new(&[
        ("issues/1/issue.yaml", issue),
        ("issues/1/a.md", &story("甲")),
        ("issues/1/b.md", &brief("乙")),
        ("issues/1/c.md", &brief("丙")),
    ]);
    let loaded = publication.load();
    let issue = loaded.issue.as_ref().unwrap();
    let rails = issue.pages.iter().flat_map(|page| &page.fills).filter_map(|fill| match fill {
        Fill::Briefs { head: Some(head), stories } => {
            Some((loaded.sources.place(head.spot).line, head.text.as_str(), stories.len()))
        }
        _ => None,
    });
    assert_eq!(rails.collect::<Vec<_>>(), [(5, "短波", 2)], "{}", told(&loaded));
}

#[test]
fn a_grid_goes_by_its_sheet() {
    let grid = |paper: &str| {
        let publication = Publication::new(&[
            ("paper.yaml", paper),
            ("issues/1/issue.yaml", "date: 2026-11-20\n"),
        ]);
        load_paper(publication.0.path()).paper.unwrap().grid
    };
    let a4 = grid("name: 试报\npage: {trim: A4}\ngrid: {columns: 4}\n");
    assert_eq!((a4.columns, a4.measure, a4.lines), (4, 13, 54));
    let own = grid("name: 试报\ngrid: {columns: 4, measure: 14, lines: 60}\n");
    assert_eq!((own.columns, own.measure, own.lines), (4, 14, 60));
}
