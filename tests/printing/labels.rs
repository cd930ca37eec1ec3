//! Labels that a paragraph begins with: the gap behind one never gives.

use kanyin_testing::Desk;

use super::characters::{Character, characters, place};

/// What stands behind the label, longer from paragraph to paragraph, so that some lines are squeezed and some filled out.
fn texts() -> Vec<String> {
    let rest =
        "绳子绕在手腕上，两圈；三圈也行，“老井”很深，2026年11月20日起，早晚都有人。".repeat(2);
    (12..40).map(|n| format!("第{n}条，{}。", rest.chars().take(n).collect::<String>())).collect()
}

fn story(label: &str, mark: &str) -> String {
    let paragraph = |text: &String| format!("{mark}{label}{text}\n{mark}\n");
    let body: String = texts().iter().map(paragraph).collect();
    let head = if mark.is_empty() { "" } else { "> [!SIDEBAR] 打水\n>\n" };
    format!("---\ntitle: 题\n---\n\n正文。\n\n{head}{body}")
}

/// From the origin of a label's last character to that of the text behind it, in em.
fn gaps(found: &[Character], last: char) -> Vec<f64> {
    let behind = texts().into_iter().map(|text| {
        let begins: String = text.chars().take(4).collect();
        let first = &place(found, &begins)[0];
        let before = found.iter().filter(|c| c.baseline == first.baseline && c.x < first.x);
        let before = before.max_by(|a, b| a.x.total_cmp(&b.x)).unwrap();
        assert_eq!(before.c, last, "{begins}");
        (first.x - before.x) / first.size
    });
    behind.collect::<Vec<f64>>()
}

#[test]
fn behind_a_label_stands_one_em_in_every_line() {
    for (mark, columns) in [("", 5), ("> ", 2)] {
        for white in [" ", "　"] {
            let desk =
                Desk::new().one_story(columns, &story(&format!("**打水规矩**{white}"), mark));
            let Some(found) = characters(&desk) else { return };
            for gap in gaps(&found, '矩') {
                assert!((gap - 2.0).abs() < 0.005, "{gap} em in {mark:?}");
            }
        }
    }
}

#[test]
fn behind_a_colon_stands_no_white_but_its_own_and_all_of_it() {
    for label in ["**问：**", "**问：** ", "**郭长庚**：", "问：", "答：　"] {
        let desk = Desk::new().one_story(5, &story(label, ""));
        let Some(found) = characters(&desk) else { return };
        for gap in gaps(&found, '：') {
            assert!((gap - 1.0).abs() < 0.005, "{gap} em behind {label}");
        }
    }
}

#[test]
fn emphasis_and_latin_words_keep_the_white_of_words() {
    let story =
        "---\ntitle: 题\n---\n\n**Kanyin** 排版，**豆腐涧**的水位涨了。\n\n**老井**开盖了。\n";
    let Some(found) = characters(&Desk::new().one_story(1, story)) else { return };
    let gap = |word: &str| {
        let word = place(&found, word);
        (word[word.len() - 1].x - word[word.len() - 2].x) / word[0].size
    };
    // At most half an em of white behind a letter.
    assert!(gap("in排") < 1.3);
    assert!((gap("老井开") - 1.0).abs() < 0.005);
}
