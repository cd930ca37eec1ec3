use super::*;
use crate::told;
use crate::{Code, Fault, FileNo, Spot};

fn sample() -> (Sources, Faults) {
    let mut sources = Sources::default();
    let paper = sources.add("paper.yaml", "name: 老西门\ngrid: {名字: 5, colums: 4}\n");
    let long = "甲乙丙丁戊己庚辛壬癸".repeat(30);
    let story = sources.add("a,b:c.md", format!("---\n{long}错{long}\n"));
    let wrong = 4 + long.len();
    let mut faults = Faults::default();
    faults.push(
        Fault::error(
            Code::UnknownKey,
            spot(paper, 33, 39),
            told!("不认识的键“colums”", "unknown key `colums`"),
        )
        .hint(told!("是不是“columns”？", "did you mean `columns`?")),
    );
    faults.push(Fault::warning(
        Code::Preflight("odd"),
        spot(story, wrong, wrong + 3),
        told!("100% 错\n了", "wrong"),
    ));
    faults.push(Fault::nowhere(Code::NoPublication, told!("没有刊物", "there is no publication")));
    faults.push(Fault::in_file(
        Code::Overset,
        story,
        told!("多出 37 字", "37 characters too many"),
    ));
    faults.push(faults.0[0].clone());
    (sources, faults)
}

fn spot(file: FileNo, start: usize, end: usize) -> Spot {
    Spot::new(file, start..end)
}

fn told(format: Format, lang: Lang, colour: bool, folder: &str) -> String {
    let (sources, faults) = sample();
    let mut out = Vec::new();
    let how = Presentation { format, lang, colour, folder: Path::new(folder) };
    write(&faults, &sources, how, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn for_people() {
    insta::assert_snapshot!(told(Format::Human, Lang::Zh, false, ""), @r##"
错误：没有刊物 [no-publication]

a,b:c.md:1:1: 错误：多出 37 字 [overset]

paper.yaml:2:14: 错误：不认识的键“colums” [unknown-key]
  │
2 │ grid: {名字: 5, colums: 4}
  │                ^^^^^^
  │
  = 是不是“columns”？

a,b:c.md:2:301: 提醒：100% 错\n了 [odd]
  │
2 │ …壬癸甲乙丙丁戊己庚辛壬癸错甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙…
  │                          ^^
"##);
}

#[test]
fn for_people_in_english_from_another_folder() {
    let text = told(Format::Human, Lang::En, false, "../papers/老西门/");
    assert!(
        text.contains(
            "../papers/老西门/paper.yaml:2:14: error: unknown key `colums` [unknown-key]"
        ),
        "{text}"
    );
}

#[test]
fn in_colour_there_are_the_same_words() {
    let plain = told(Format::Human, Lang::Zh, false, "");
    let mut coloured = told(Format::Human, Lang::Zh, true, "");
    assert!(coloured.contains('\u{1b}'));
    while let Some(start) = coloured.find('\u{1b}') {
        let end = start + coloured[start..].find('m').unwrap();
        coloured.replace_range(start..=end, "");
    }
    assert_eq!(coloured, plain);
}

#[test]
fn for_machines() {
    insta::assert_snapshot!(told(Format::Json, Lang::Zh, false, "."), @r##"
{"severity":"error","code":"no-publication","path":null,"line":null,"column":null,"endLine":null,"endColumn":null,"message":"没有刊物","hint":null}
{"severity":"error","code":"overset","path":"a,b:c.md","line":1,"column":1,"endLine":1,"endColumn":1,"message":"多出 37 字","hint":null}
{"severity":"error","code":"unknown-key","path":"paper.yaml","line":2,"column":14,"endLine":2,"endColumn":20,"message":"不认识的键“colums”","hint":"是不是“columns”？"}
{"severity":"warning","code":"odd","path":"a,b:c.md","line":2,"column":301,"endLine":2,"endColumn":302,"message":"100% 错\n了","hint":null}
"##);
    insta::assert_snapshot!(told(Format::Github, Lang::Zh, false, "docs"), @r##"
::error title=no-publication::没有刊物
::error file=docs/a%2Cb%3Ac.md,line=1,col=1,title=overset::多出 37 字
::error file=docs/paper.yaml,line=2,col=14,endColumn=19,title=unknown-key::不认识的键“colums”%0A是不是“columns”？
::warning file=docs/a%2Cb%3Ac.md,line=2,col=301,endColumn=301,title=odd::100%25 错\n了
"##);
}

/// A file's name may hold anything, and so may a line of copy.
#[test]
fn names_and_copy_steer_neither_a_terminal_nor_a_log() {
    let mut sources = Sources::default();
    let file = sources.add("::error::\u{1b}[31m\u{202e}\n.md", "甲\u{202e}乙\u{9b}31m丙\n");
    let spot = Spot::new(file, "甲\u{202e}".len().."甲\u{202e}乙".len());
    let what = told!("找不到“x\u{2066}\n::warning::y ##[error]z”", "x\u{2066}\n::warning::y");
    let fault = Fault::error(Code::MissingFile, spot, what.clone()).hint(what);
    let faults = Faults(vec![fault]);
    for format in [Format::Human, Format::Json, Format::Github] {
        let how =
            Presentation { format, lang: Lang::Zh, colour: false, folder: Path::new("\u{7}p") };
        let mut out = Vec::new();
        write(&faults, &sources, how, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let steers = |c: char| c != '\n' && (c.is_control() || "\u{202e}\u{2066}".contains(c));
        assert!(!out.contains(steers), "{out:?}");
        assert!(!out.contains("##[") && out.lines().filter(|l| l.starts_with("::")).count() < 2);
        assert!(format == Format::Json || out.contains(r"\u{202e}"), "{out}");
    }
    let told = human(&faults, &sources);
    assert!(told.contains("│ 甲\\u{202e}乙\\u{9b}31m丙\n  │           ^^\n"), "{told}");
}

fn human(faults: &Faults, sources: &Sources) -> String {
    let folder = Path::new("");
    let how = Presentation { format: Format::Human, lang: Lang::Zh, colour: false, folder };
    let mut out = Vec::new();
    write(faults, sources, how, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}
