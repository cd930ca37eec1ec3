//! `kanyin import` of what contributors send: Word files, saved articles, zips, stories that are ready.

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use kanyin_testing::Desk;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::run::{Run, kanyin};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TEXT: &str = "11月18日清晨，静安里的老人们聚到巷口的公告栏前。栏里贴着一张新表：从勘察到验收一共一百二十天。";
const MORE: &str = "街道办事处从今年三月起，逐户征求意见；居委会请来设计师，把机房移到了北侧。";

/// Imports files of a desk into an issue.
fn imported(desk: &Desk, name: &str) -> Run {
    fs::create_dir_all(desk.folder().join("issues")).unwrap();
    kanyin(desk.folder(), &["import", name, "--into", "issues/2026-12"])
}

fn issue(desk: &Desk) -> PathBuf {
    desk.folder().join("issues/2026-12")
}

fn story(desk: &Desk, name: &str) -> String {
    fs::read_to_string(issue(desk).join("stories").join(name)).unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A line of a Word file: half-points, whether bold, where it stands.
fn line(text: &str, size: u32, bold: bool, align: &str) -> String {
    let bold = if bold { "<w:b/>" } else { "" };
    format!(
        "<w:p><w:pPr><w:jc w:val=\"{align}\"/></w:pPr><w:r><w:rPr>{bold}<w:sz w:val=\"{size}\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
    )
}

/// A Word file as a contributor makes it: nothing in it is a style, everything a look.
fn word() -> Vec<u8> {
    let body = [
        line("老旧小区改造记", 28, false, "center"),
        line("静安里装上第一部电梯", 44, true, "center"),
        line("——一张施工日程背后的六年", 28, false, "center"),
        line("本报记者 周宁", 21, false, "center"),
        line(TEXT, 24, false, "both"),
        line("四户人家的担心", 24, true, "both"),
        line(MORE, 24, false, "both"),
        "<w:p><w:r><w:t>详见公示</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>。</w:t></w:r></w:p>".into(),
    ]
    .concat();
    let document = format!("<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>");
    let notes = format!(
        "<w:footnotes xmlns:w=\"{W}\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>公示期七天。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relation("a", "officeDocument", "word/document.xml").as_bytes()),
        ("word/_rels/document.xml.rels", relation("n", "footnotes", "footnotes.xml").as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
    ])
}

#[test]
fn looks_of_a_word_file_become_parts_of_a_story() {
    let desk = Desk::new();
    desk.file("电梯.docx", &word());
    let run = imported(&desk, "电梯.docx");
    assert_eq!(run.code, 0, "{}", run.err);
    let story = story(&desk, "静安里装上第一部电梯.md");
    for part in [
        "kicker: 老旧小区改造记\n",
        "title: 静安里装上第一部电梯\n",
        "deck: \"——一张施工日程背后的六年\"\n",
        "byline: 本报记者 周宁\n",
        &format!("\n\n{TEXT}\n\n## 四户人家的担心\n\n{MORE}\n\n"),
        "详见公示[^1]。",
        "[^1]: 公示期七天。",
    ] {
        assert!(story.contains(part), "{part}: {story}");
    }
}

#[test]
fn a_saved_article_comes_with_its_pictures() {
    let desk = Desk::new();
    let page = "<html><head><meta charset=\"utf-8\"></head><body><h1 id=\"activity-name\">六楼的灯亮了</h1>\
        <span id=\"js_name\">老西门街坊</span><div id=\"js_content\"><p>——静安里试运行第一天</p><p>住在六楼的张伯三年没有下过楼。</p>\
        <p><img data-src=\"https://mmbiz.qpic.cn/x/640\" src=\"灯_files/640\"></p><section style=\"border:1px solid red\"><p>延伸阅读</p><p>豆浆滚三滚。</p></section></div></body></html>";
    desk.file("灯.html", page);
    desk.picture("picture.png", 8, 6);
    let picture = fs::read(desk.folder().join("issues/1/stories/picture.png")).unwrap();
    desk.file("灯_files/640", &picture);
    let run = imported(&desk, "灯.html");
    assert_eq!(run.code, 0, "{}", run.err);
    let story = story(&desk, "六楼的灯亮了.md");
    assert!(story.contains("deck: \"——静安里试运行第一天\"\n"), "{story}");
    // 640 is no name: it is called as its story is.
    assert!(story.contains("![](../images/六楼的灯亮了.png)"), "{story}");
    assert!(story.contains("> [!SIDEBAR] 延伸阅读\n> 豆浆滚三滚。"), "{story}");
    assert_eq!(fs::read(issue(&desk).join("images/六楼的灯亮了.png")).unwrap(), picture);
    let left = fs::read_to_string(issue(&desk).join("left-over.md")).unwrap();
    assert!(left.contains("老西门街坊"), "{left}");
}

#[test]
fn a_mailed_zip_is_sorted_and_what_is_no_copy_is_told() {
    let desk = Desk::new();
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let text = gbk(
        "老井修好了 街坊又来打水\n\n本报记者 许见山\n\n井深九米，水质检测合格。街坊们排着队来打水，队伍一直排到巷口。\n\n【图1】\n\n停用三年的老井，本周重新开盖，围栏是照着老照片重做的。\n\n【图2】\n",
    );
    let (one, two) = (b"\xFF\xD8\xFF\xE0first".as_slice(), b"\xFF\xD8\xFF\xE0second".as_slice());
    let mut mail = zipped(&[
        ("mail/aaaa.docx", &word()),
        ("mail/bbbb.txt", &text),
        ("mail/cc1.jpg", one),
        ("mail/cc2.jpg", two),
        ("mail/dddd.xlsx", b"PK\x03\x04"),
    ]);
    // Names as Windows writes them in China.
    for (stand_in, name) in
        [("aaaa", "电梯"), ("bbbb", "老井"), ("cc1", "图1"), ("cc2", "图2"), ("dddd", "账目")]
    {
        let (stand_in, name) = (stand_in.as_bytes(), gbk(name));
        assert_eq!(stand_in.len(), name.len());
        for at in 0..mail.len() - name.len() {
            let is_name = mail[at..].starts_with(stand_in) && mail[..at].ends_with(b"mail/");
            if is_name {
                mail[at..at + name.len()].copy_from_slice(&name);
            }
        }
    }
    desk.file("来稿.zip", &mail);
    let run = imported(&desk, "来稿.zip");
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("账目.xlsx") && run.err.contains("2 篇稿件，2 张图"), "{}", run.err);
    let story = story(&desk, "老井修好了-街坊又来打水.md");
    let places: Vec<usize> = ["巷口。", "(../images/图1.jpg)", "停用三年", "(../images/图2.jpg)"]
        .map(|part| story.find(part).unwrap_or_else(|| panic!("{part}: {story}")))
        .into();
    assert!(places.is_sorted() && !story.contains('【'), "{story}");
    assert_eq!(fs::read(issue(&desk).join("images/图2.jpg")).unwrap(), two);
    assert!(issue(&desk).join("stories/静安里装上第一部电梯.md").is_file());
    let yaml = fs::read_to_string(issue(&desk).join("issue.yaml")).unwrap();
    assert!(yaml.contains("pages: auto") && yaml.matches("stories/").count() == 2, "{yaml}");
}

#[test]
fn stories_that_are_ready_come_back_letter_by_letter() {
    let desk = Desk::new();
    let ready = "---\ntitle: 巷口的灯 亮了\nimportance: brief\n---\n\n灯亮了 ... 他说\"好\"。\n\n![灯](pictures/01-1.jpg \"credit='周宁摄'\")\n\n***\n\n夜里。 {center}\n";
    desk.file("一期/stories/01.md", ready);
    desk.file("一期/stories/pictures/01-1.jpg", b"\xFF\xD8\xFF\xE0");
    let run = imported(&desk, "一期");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("1 篇稿件，1 张图"), "{}", run.err);
    assert_eq!(story(&desk, "01.md"), ready);
    assert!(issue(&desk).join("stories/pictures/01-1.jpg").is_file());
    assert!(!issue(&desk).join("left-over.md").exists(), "{}", run.err);
    // A second time its picture is there already: the story names the one that is written.
    let run = imported(&desk, "一期");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(story(&desk, "01-2.md").contains("](../stories/pictures/01-1-2.jpg \"credit"));
}
