//! Lists of names: in even columns, no name broken, in the order in which they were typed.

use kanyin_testing::Desk;

use super::characters::{Character, characters, place};
use crate::run::{files, kanyin};

/// Sixty names of two, three and four characters, each once.
fn sixty() -> Vec<String> {
    let surnames = ["陆", "季", "闻", "施", "贺", "江", "何", "许", "顾", "沈", "欧阳", "诸葛"];
    let given = ["晚", "小川", "笛", "宁远", "秋"];
    let names = given.iter().flat_map(|given| surnames.iter().map(move |s| format!("{s}{given}")));
    names.collect()
}

fn story(body: &str) -> String {
    format!("---\ntitle: 名单\n---\n\n{body}\n\n颁奖典礼下月举行。\n")
}

/// Where names begin; each must stand in one line, in the order of the text, two characters as wide as three.
#[track_caller]
fn starts(found: &[Character], names: &[String]) -> Vec<(f64, f64)> {
    let starts: Vec<(f64, f64)> = names
        .iter()
        .map(|name| {
            let set = place(found, name);
            let step = if set.len() == 2 { 2.0 } else { 1.0 };
            for pair in set.windows(2) {
                let apart = (pair[1].x - pair[0].x) / pair[0].size;
                assert!((apart - step).abs() < 0.01, "{name}: {apart} em");
            }
            (set[0].baseline, set[0].x)
        })
        .collect();
    for pair in starts.windows(2) {
        let goes_on = pair[0].0 < pair[1].0 || pair[0].0 == pair[1].0 && pair[0].1 < pair[1].1;
        assert!(goes_on, "{pair:?}");
    }
    starts
}

/// Left edges, each once; they are evenly apart.
#[track_caller]
fn columns(starts: &[(f64, f64)]) -> Vec<f64> {
    let mut edges: Vec<f64> = starts.iter().map(|start| start.1).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 0.05);
    let pitch = edges[1] - edges[0];
    for pair in edges.windows(2) {
        assert!((pair[1] - pair[0] - pitch).abs() < 0.05, "{edges:?}");
    }
    edges
}

#[test]
fn names_stand_in_even_columns() {
    let names = sixty();
    for white in ["　", "   "] {
        let desk = Desk::new().one_story(1, &story(&names.join(white)));
        let Some(found) = characters(&desk) else { return };
        let edges = columns(&starts(&found, &names));
        assert_eq!(edges.len(), 3, "{edges:?}");
        // At least an em between names of three characters.
        assert!(edges[1] - edges[0] >= 4.0 * 9.0 - 0.05);
    }
}

#[test]
fn a_typed_spread_and_lines_make_no_difference() {
    let names = sixty();
    let typed: Vec<String> = names
        .iter()
        .map(|name| match name.chars().collect::<Vec<_>>().as_slice() {
            [a, b] => format!("{a}　{b}"),
            _ => name.clone(),
        })
        .collect();
    let lines: Vec<String> = typed.chunks(7).map(|names| names.join("　")).collect();
    let desk = Desk::new().one_story(1, &story(&lines.join("\n")));
    let Some(found) = characters(&desk) else { return };
    assert_eq!(columns(&starts(&found, &names)).len(), 3);
    assert!(!kanyin(desk.folder(), &["check"]).err.contains("[joined-lines]"));
}

#[test]
fn in_boxes_cells_list_blocks_and_quotes_too() {
    let names: Vec<String> = sixty().into_iter().step_by(4).collect();
    let line = names.join("　");
    let items: String = names.iter().map(|name| format!("- {name}\n")).collect();
    for (body, at_least) in [
        (format!("> [!SIDEBAR] 志愿者\n> {line}"), 3),
        (format!("> {line}"), 3),
        (items, 3),
        (format!("| 组 | 组员 |\n|---|---|\n| 一 | {line} |"), 2),
    ] {
        let desk = Desk::new().one_story(1, &story(&body));
        let Some(found) = characters(&desk) else { return };
        let edges = columns(&starts(&found, &names));
        assert!(edges.len() >= at_least, "{edges:?} in {body}");
    }
}

#[test]
fn labels_stand_over_their_names_and_stand_out() {
    let names = sixty();
    let body = format!(
        "一等奖：{}\n\n二等奖：\n{}\n\n三等奖：{}",
        names[..4].join("　"),
        names[4..20].join("　"),
        names[20..].join("　")
    );
    let Some(found) = characters(&Desk::new().one_story(1, &story(&body))) else { return };
    let starts = starts(&found, &names);
    for (label, first) in [("一等奖：", 0), ("二等奖：", 4), ("三等奖：", 20)] {
        let label = place(&found, label);
        assert!(label[0].font.contains("Bold"), "{}", label[0].font);
        let below = starts[first].0 - label[0].baseline;
        assert!((below - 13.5).abs() < 0.2, "{below}");
        assert_eq!(label[0].x, starts[first].1);
    }
}

#[test]
fn lists_that_stand_together_are_set_alike() {
    let lists = |last: &str| {
        format!(
            "---\ntitle: 值班\nform: names\n---\n\n周一：陆晚、季小川\n\n周二：闻笛、施宁远\n\n周三：{last}\n"
        )
    };
    let beside = |story: &str| -> Option<Vec<bool>> {
        let found = characters(&Desk::new().one_story(1, story))?;
        let pairs = [("周一：", "陆晚"), ("周二：", "闻笛"), ("周三：", "贺秋")];
        let same = |(label, name): &(&str, &str)| {
            place(&found, label)[0].baseline == place(&found, name)[0].baseline
        };
        Some(pairs.iter().map(same).collect())
    };
    let Some(short) = beside(&lists("贺秋、江何满")) else { return };
    assert_eq!(short, [true; 3]);
    // One of them has too many names for its row.
    assert_eq!(beside(&lists("贺秋、江何满、许见山、顾小满、沈知秋")).unwrap(), [false; 3]);
}

#[test]
fn in_their_form_names_may_be_few_long_and_foreign() {
    let story = "---\ntitle: 名单\nform: names\n---\n\n以下同学获奖，祝贺他们。\n\n一组：陆晚、季小川、买买提·艾力、\
                 John Smith、Mary O'Neil\n\n二组：闻笛（组长）　施　宁\n\n指导：许见山\n";
    let desk = Desk::new().one_story(1, story);
    let Some(found) = characters(&desk) else { return };
    for name in
        ["季小川", "买买提·艾力", "JohnSmith", "MaryO'Neil", "闻笛（组长）", "施宁", "许见山"]
    {
        place(&found, name);
    }
    let spread = place(&found, "陆晚");
    assert!((spread[1].x - spread[0].x - 18.0).abs() < 0.1);
    // What is one row with its label stays one.
    assert_eq!(place(&found, "指导：")[0].baseline, place(&found, "许见山")[0].baseline);
    // No pause mark is left between cells; the sentence has its comma.
    assert!(found.iter().all(|c| c.c != '、') && found.iter().any(|c| c.c == '，'));
    assert_eq!(kanyin(desk.folder(), &["check"]).code, 0);
}

#[test]
fn other_words_stay_text() {
    let body = "语文　数学　英语　物理　化学　生物　体育\n\n陆晚、季川、方圆、闻笛、施宁、贺秋\n\n白菜　黄瓜　胡萝卜　毛豆　茄子　土豆";
    let desk = Desk::new().one_story(1, &story(body));
    let Some(found) = characters(&desk) else { return };
    for word in ["语文", "化学", "季川", "贺秋", "黄瓜", "土豆"] {
        let word = place(&found, word);
        assert!(word[1].x - word[0].x < 11.0, "{word:?}");
    }
    // Only the last may be names.
    let run = kanyin(desk.folder(), &["check", "--format", "json"]);
    let told: Vec<&str> = run.out.lines().filter(|l| l.contains("doubtful-names")).collect();
    assert!(told.len() == 1 && told[0].contains("\"line\":9"), "{}", run.out);
}

#[test]
fn a_column_that_may_be_names_is_told_once() {
    let body = "| 周 | 菜 |\n|---|---|\n| 一 | 白菜　黄瓜　毛豆 |\n| 二 | 南瓜　芦笋　麦芽 |\n\n白菜　黄瓜　胡萝卜　毛豆　茄子　土豆";
    let desk = Desk::new().one_story(1, &story(body));
    let run = kanyin(desk.folder(), &["check", "--format", "json"]);
    let told: Vec<&str> = run.out.lines().filter(|l| l.contains("doubtful-names")).collect();
    assert!(told.len() == 1 && told[0].contains("\"line\":7"), "{}", run.out);
}

#[test]
fn every_file_of_the_archive_has_the_names_whole() {
    let names = sixty();
    let desk = Desk::new().one_story(1, &story(&names.join("　")));
    let run = kanyin(desk.folder(), &["archive", "--for", "readers,library"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = files(&desk.folder().join("out/1"));
    for (file, part) in [
        ("stories/01.md", ""),
        ("stories/01.txt", ""),
        ("stories.json", ""),
        ("epaper/", ""),
        ("alto/01.xml", "CONTENT=\""),
    ] {
        let of_kind = files.iter().filter(|(path, _)| path.starts_with(file));
        let text: String =
            of_kind.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
        for name in &names {
            assert!(text.contains(&format!("{part}{name}")), "{name} in {file}");
        }
    }
}
