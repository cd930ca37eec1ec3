//! Notes at the foot, and what stands higher or lower.

use proptest::prelude::*;

use super::tests::{body, words};

fn is(text: &str, blocks: &str, told: &[&str]) {
    let read = body(text);
    assert_eq!(read.short(), blocks, "{text}");
    assert_eq!(read.codes(), told, "{text}");
    read.assert_spots(true);
}

#[test]
fn notes_stand_at_the_foot_in_the_order_of_their_signs() {
    is(
        "井深九米[^深]，水质[^1]合格。\n\n又一段。\n\n[^1]: 据区疾控中心。\n[^深]: 2026年量得，\n  见上期。\n",
        "P(井深九米①，水质②合格。) P(又一段。) F(12026年量得，见上期。|2据区疾控中心。)",
        &[],
    );
    // Pushed in as every paragraph is.
    is("　　甲[^1]。\n\n　　[^1]：见上期。\n", "P(甲①。) F(1见上期。)", &[]);
    is(
        "甲[^1]。\n\n    　　乙[^2]有 CO~2~。\n\n[^1]: 一\n[^2]: 二\n",
        "P(甲①。) P(乙②有 CO_[2]。) F(1一|2二)",
        &[],
    );
    // As an input method gives them.
    is(
        "井深九米［^1］。\n\n［^1］：见上期。\n",
        "P(井深九米①。) F(1见上期。)",
        &["taken-as-markup"],
    );
    // Between paragraphs, in lists and quotes, with white before them.
    is(
        "甲[^a]。\n[^a]: 注甲\n\n乙[^b]。\n\n- 丙[^c]\n  [^c]: 注丙\n\n    [^b]: 注乙\n\n> [^d]: 注丁\n\n丁[^d]\n",
        "P(甲①。) P(乙②。) L(P(丙③)) P(丁④) F(1注甲|2注乙|3注丙|4注丁)",
        &[],
    );
}

#[test]
fn a_sign_in_a_note_comes_behind_those_of_the_text() {
    is(
        "[^甲]: 参见[^乙]。\n\n正文[^甲]，又[^丙]。\n\n[^乙]: 乙\n[^丙]: 丙，见[^甲]。\n",
        "P(正文①，又②。) F(1参见③。|2丙，见①。|3乙)",
        &["note-twice"],
    );
}

#[test]
fn a_sidebar_has_its_own() {
    is(
        "甲[^1]。\n\n> [!SIDEBAR] 题\n> 乙[^2]，又甲[^1]。\n\n丙[^3]。\n\n[^1]: 一\n\n[^2]: 二\n\n[^3]: 三\n",
        "P(甲①。) BS[-][题](P(乙②，又甲①。) F(2二)) P(丙③。) F(1一|3三)",
        &["note-twice"],
    );
}

#[test]
fn what_does_not_match_is_set_and_told() {
    is("甲[^1]。\n", "P(甲[^1]。)", &["note-missing"]);
    is("甲[^2]。\n\n[^1]: 一\n", "P(甲[^2]。) F(1一)", &["note-missing", "note-unsigned"]);
    is("甲[^1]，乙[^1]。\n\n[^1]: 一\n", "P(甲①，乙①。) F(1一)", &["note-twice"]);
    is("甲[^1]。\n\n[^1]: 一\n\n[^1]: 二\n", "P(甲①。) F(1一|2二)", &["note-twice"]);
    is("- [^1]: 列成条的\n", "L(P([^1]: 列成条的))", &["note-missing"]);
    is("正则 [^a-z]，\\[^1]，[1]。\n", "P(正则 [^a-z]，[^1]，[1]。)", &[]);
    let read = body("甲[^1]。\n\n乙[^9]。\n\n[^1]: 一\n");
    let spot = read.faults.0[0].spot.unwrap();
    assert_eq!(read.shown(spot), "[^9]");
    assert_eq!(read.sources.place(spot).line, 6);
}

#[test]
fn what_stands_right_below_a_note() {
    // A list goes on.
    is(
        "1. 一[^2]\n[^1]: 注一\n2. 二[^1]\n[^2]: 注二\n3. 三\n",
        "L1(P(一①)) L2(P(二②)) L3(P(三)) F(1注二|2注一)",
        &[],
    );
    // Text goes to the foot, and that is told.
    is(
        "甲[^3]。\n\n[^3]: 注。\n这一行是正文。\n",
        "P(甲①。) F(1注。这一行是正文。)",
        &["joined-lines"],
    );
    is(
        "甲[^3]。\n\n[^3]: 注。\n\n    第二段。\n\n    第三段。\n",
        "P(甲①。) P(第二段。) P(第三段。) F(1注。)",
        &["note-paragraph"],
    );
    is("    甲[^3]。\n\n    [^3]: 注。\n\n    正文。\n", "P(甲①。) P(正文。) F(1注。)", &[]);
    is("甲[^3]。\n\n[^3]: 注，\n  还是注。\n", "P(甲①。) F(1注，还是注。)", &[]);
}

#[test]
fn a_note_without_words_is_told() {
    is("甲[^1]，乙[^2]。\n\n[^1]: 一\n\n[^2]:\n", "P(甲①，乙②。) F(1一|2)", &["note-missing"]);
    is("甲[^1]。\n\n[^1]:\n  在下一行\n", "P(甲①。) F(1在下一行)", &[]);
}

#[test]
fn the_last_that_is_told_counts_the_rest() {
    let signs: String = (1..=23).map(|n| format!("字[^{n}]")).collect();
    let read = body(&format!("{signs}。\n"));
    assert_eq!(read.codes(), ["note-missing"; 20]);
    let told: Vec<bool> =
        read.faults.0.iter().map(|fault| fault.what.zh.contains("还有 3 处")).collect();
    assert_eq!(told.iter().filter(|more| **more).count(), 1);
    assert!(told[19]);
}

#[test]
fn titles_of_boxes_keep_powers() {
    is(
        "> [!SIDEBAR] 面积 10^8^ m^2^，CO~2~，V~max~\n> 正文。\n",
        "BS[-][面积 10⁸ m²，CO₂，V~max~](P(正文。))",
        &[],
    );
    is("> [!NOTE]\n> 【10^8^】\n>\n> 正文。\n", "BN[10⁸][-](P(正文。))", &[]);
}

#[test]
fn higher_and_lower() {
    is(
        "CO~2~ 与 H~2~O，80m^2^，10^8^个；**SO~4~^2-^** 离子。\n",
        "P(CO_[2] 与 H_[2]O，80m^[2]，10^[8]个；**SO****_[4]****^[2-]** 离子。)",
        &[],
    );
    is(
        "8:30~11:00，10~20人，30~40人，周一~周五，5~10~15，3^2，^_^，~~删~~，a~b~c\n",
        "P(8:30~11:00，10~20人，30~40人，周一~周五，5~10~15，3^2，^_^，~~删~~，a~b~c)",
        &[],
    );
    is("**10^8^**\n\n**3×10^2^**\n", "P(**10****^[8]**) P(**3×10****^[2]**)", &[]);
    is("写作 CO\\~2\\~、m\\^2\\^\n\n```\nCO~2~\n```\n", "P(写作 CO~2~、m^2^) P(CO~2~)", &[]);
    is("| 量 | m^2^ |\n|---|---|\n| CO~2~ | 1 |\n", "T(量|m^[2]/CO_[2]|1)", &[]);
    is("[站](https://a.b/c~1~/d^2^)与 https://a.b/c~1~\n", "P(站与 https://a.b/c~1~)", &[]);
}

proptest! {
    /// Nothing typed is lost: but for signs and marks, the letters are all there.
    #[test]
    fn nothing_vanishes(pieces in prop::collection::vec(
        prop::sample::select(&[
            "文", "字句", "[^1]", "[^a]", "\n\n[^1]: ", "\n[^a]：", "［^1］", "~2~", "^2^", "CO", "m", "\n\n", "\n",
            "> ", "- ", "　　", "**", "x", "~", "^", "[", "]", ":", "{right}", "{", "\\", "|", "——", "\n\n    ",
        ][..]), 0..30)) {
        let typed: String = pieces.concat();
        let read = body(&format!("{typed}\n"));
        let letters = |text: &str| {
            let mut found: Vec<char> = text.chars().filter(|c| "文字句xCOm".contains(*c)).collect();
            found.sort_unstable();
            found
        };
        prop_assert_eq!(letters(&words(read.blocks())), letters(&typed), "{}", typed);
        read.assert_spots(true);
    }
}
