//! Stories as text.

use std::path::Path;

use kanyin_archive::{self as archive, Edition, MadeFile, StoriesFile, stories_schema};
use kanyin_testing::pages::{real_issues, sample};
use kanyin_testing::{outside, repository};

use super::hostile;

fn named<'a>(files: &'a [MadeFile], name: &str) -> &'a str {
    let file = files.iter().find(|file| file.name == name);
    std::str::from_utf8(&file.unwrap_or_else(|| panic!("no {name}")).bytes).unwrap()
}

/// The sample with its pictures named, as they are once they are developed.
fn edition() -> Edition {
    let paged = sample();
    let mut edition = Edition::of(&paged.issue, &paged.laid);
    for article in &mut edition.articles {
        let id = article.id.clone();
        for (n, photo) in article.photos_mut().enumerate() {
            photo.web = Some(format!("pictures/{id}-{}.jpg", n + 1));
        }
    }
    edition
}

#[test]
fn the_schema_in_the_documents_is_the_programs_own() {
    let kept = repository().join("docs/stories.schema.json");
    let own = format!("{:#}\n", stories_schema());
    assert!(
        std::fs::read_to_string(kept).unwrap() == own,
        "kanyin schema stories > docs/stories.schema.json"
    );
}

#[test]
fn the_stories_are_read_back_from_json() {
    for edition in [edition(), hostile::edition()] {
        let files = archive::texts(&edition).unwrap();
        let file: StoriesFile = serde_json::from_str(named(&files, "stories.json")).unwrap();
        assert_eq!((file.version, file.date), (1, edition.date.clone()));
        for (told, article) in file.articles.iter().zip(&edition.articles) {
            let mut article = article.clone();
            for photo in article.photos_mut() {
                photo.web = photo.web.as_ref().map(|web| format!("stories/{web}"));
            }
            assert_eq!(*told, article);
        }
    }
}

#[test]
fn json_holds_against_its_schema() {
    const CHECK: &str = "import json, sys, jsonschema\n\
        schema, file = (json.load(open(path, encoding='utf-8')) for path in sys.argv[1:])\n\
        jsonschema.Draft202012Validator.check_schema(schema)\n\
        jsonschema.Draft202012Validator(schema).validate(file)\n";
    let has = outside::run("python3", &["-c", "import jsonschema"]);
    if !has.is_some_and(|has| has.status.success()) {
        assert!(!outside::is_demanded(), "python3 with jsonschema is demanded and not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("stories.json");
    for edition in [edition(), hostile::edition()] {
        std::fs::write(&path, named(&archive::texts(&edition).unwrap(), "stories.json")).unwrap();
        let kept = repository().join("docs/stories.schema.json");
        let args = ["-c", CHECK, kept.to_str().unwrap(), path.to_str().unwrap()];
        let output = outside::run("python3", &args).unwrap();
        assert!(output.status.success(), "{}", outside::said(&output));
    }
}

#[test]
fn a_story_as_plain_text() {
    let files = archive::texts(&edition()).unwrap();
    let text = named(&files, "stories/01.txt");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..5],
        [
            "豆腐涧手写水位十二年未断",
            "一把水尺 叫醒六十一户",
            "从第一个电话到水漫下街，中间隔着四十三分钟",
            "本报记者 许见山",
            "",
        ]
    );
    assert!(lines[5].starts_with("\u{3000}\u{3000}11月15日，汛期结束。"));
    assert!(
        lines[6].starts_with("【图：豆腐涧上坞段")
            && lines[6].ends_with("（摄影 Aitzol Berasategi（CC BY 4.0））】")
    );
    assert_eq!(*lines.last().unwrap(), "（檐下 第143期，2026-11-20，第1版 要闻）");
    assert!(named(&files, "stories/14.txt").contains("\n义诊｜5日 8:30–11:00｜茶亭药房门前\n"));
}

#[test]
fn a_story_as_markdown() {
    let files = archive::texts(&edition()).unwrap();
    let text = named(&files, "stories/01.md");
    assert!(
        text.starts_with("---\nkicker: 豆腐涧手写水位十二年未断\ntitle: 一把水尺 叫醒六十一户\n")
    );
    assert!(
        text.contains("](pictures/01-1.jpg \"columns=3 place=top credit='摄影 Aitzol Berasategi（CC BY 4.0）'\")\n"),
        "{text}"
    );
    assert!(text.contains("\n\n## 水要来，总得先有个数\n\n"));
}

#[test]
fn a_story_for_gongzhonghao() {
    for (name, paged) in real_issues() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("library").join(name);
        std::fs::create_dir_all(folder.join("wechat")).unwrap();
        std::fs::create_dir_all(folder.join("stories")).unwrap();
        let edition = match *name {
            "issues/2026-11" => edition(),
            _ => Edition::of(&paged.issue, &paged.laid),
        };
        for file in archive::texts(&edition).unwrap() {
            std::fs::write(folder.join(&file.name), &file.bytes).unwrap();
        }
    }
    let files = archive::texts(&edition()).unwrap();
    let html = named(&files, "wechat/01.html");
    assert!(html.contains("<img src=\"../stories/pictures/01-1.jpg\""), "{html}");
    assert!(html.contains("color:#c8161d;\">水要来，总得先有个数</strong>"), "{html}");
    for gone in ["class=", " id=", "<script", "<a ", "http"] {
        assert!(!html.contains(gone), "{gone}");
    }
}
