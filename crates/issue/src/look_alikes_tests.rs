use super::*;

fn real(c: char) -> Option<String> {
    meant(c).map(|(_, real)| real)
}

/// Look-alikes are written by their code points here: an editor may well put the real ones in.
#[test]
fn every_look_alike_has_its_character() {
    for (c, expected) in [
        // Kangxi radicals.
        ('\u{2F00}', "一"),
        ('\u{2F7C}', "老"),
        ('\u{2FA8}', "門"),
        ('\u{2FAF}', "面"),
        ('\u{2FD5}', "龠"),
        // The mainland form.
        ('\u{2F3E}', "户"),
        // The supplement, from its first to its last.
        ('\u{2E81}', "厂"),
        ('\u{2E99}', "攵"),
        ('\u{2E9B}', "旡"),
        ('\u{2E9F}', "母"),
        ('\u{2EA0}', "民"),
        ('\u{2EC1}', "虎"),
        ('\u{2EC4}', "西"),
        ('\u{2EC5}', "见"),
        ('\u{2EC6}', "角"),
        ('\u{2EC9}', "贝"),
        ('\u{2ECB}', "车"),
        ('\u{2ED3}', "长"),
        ('\u{2ED4}', "门"),
        ('\u{2ED8}', "青"),
        ('\u{2ED9}', "韦"),
        ('\u{2EDA}', "页"),
        ('\u{2EDB}', "风"),
        ('\u{2EDC}', "飞"),
        ('\u{2EDD}', "食"),
        ('\u{2EE2}', "马"),
        ('\u{2EE3}', "骨"),
        ('\u{2EE4}', "鬼"),
        ('\u{2EE5}', "鱼"),
        ('\u{2EE6}', "鸟"),
        ('\u{2EE7}', "卤"),
        ('\u{2EE8}', "麦"),
        ('\u{2EE9}', "黄"),
        ('\u{2EEC}', "齐"),
        ('\u{2EEE}', "齿"),
        ('\u{2EF0}', "龙"),
        ('\u{2EF3}', "龟"),
        // Compatibility ideographs.
        ('\u{F900}', "豈"),
        ('\u{F92C}', "郎"),
        ('\u{F9DC}', "隆"),
        ('\u{FA19}', "神"),
        ('\u{2F800}', "丽"),
        ('\u{2FA1D}', "\u{2A600}"),
        // Marks for upright setting, small ones, ligatures.
        ('\u{FE12}', "。"),
        ('\u{FE19}', "…"),
        ('\u{FE35}', "（"),
        ('\u{FE48}', "］"),
        ('\u{FE50}', "，"),
        ('\u{FE5E}', "〕"),
        ('\u{FB01}', "fi"),
        ('\u{FB03}', "ffi"),
        // GBK's private area.
        ('\u{E863}', "䶮"),
        ('\u{E81B}', "㑇"),
    ] {
        assert_eq!(real(c).as_deref(), Some(expected), "U+{:04X}", c as u32);
    }
}

#[test]
fn what_is_meant_as_it_is_typed_stays() {
    // The twelve real characters among the compatibility ideographs.
    let real_ones = "\u{FA0E}\u{FA0F}\u{FA11}\u{FA13}\u{FA14}\u{FA1F}\u{FA21}\u{FA23}\u{FA24}\u{FA27}\u{FA28}\u{FA29}";
    for c in "老门，（）…—·「」㎡㎞℃№①㈠Ⅷ²½ｶﾅＡ１〇䶮㛃𬱖々〆\u{2E80}\u{2E9A}\u{E000}\u{F8FF}"
        .chars()
        .chain(real_ones.chars())
    {
        assert_eq!(meant(c), None, "U+{:04X}", c as u32);
    }
}

#[test]
fn the_tables_are_whole() {
    assert_eq!(SUPPLEMENT.chars().count(), 0x2EF4 - 0x2E81);
    assert_eq!(SUPPLEMENT.chars().filter(|c| *c == '〓').count(), 1);
    assert_eq!(FORMS.chars().count() % 2, 0);
    for (form, mark) in FORMS.chars().zip(FORMS.chars().skip(1)).step_by(2) {
        assert!(('\u{FE10}'..='\u{FE6F}').contains(&form), "{form}");
        assert!(!('\u{FE10}'..='\u{FE6F}').contains(&mark), "{mark}");
    }
    // What is proposed is never a look-alike itself.
    let all =
        ('\u{2E80}'..='\u{2FDF}').chain('\u{E000}'..='\u{FE6F}').chain('\u{2F800}'..='\u{2FA1F}');
    for c in all {
        let proposed = real(c).unwrap_or_default();
        assert!(proposed.chars().all(|c| meant(c).is_none()), "U+{:04X} {proposed}", c as u32);
    }
}

#[test]
fn each_character_is_told_once_with_its_number() {
    let text = "甲\u{2F7C}乙\u{2F7C}\n\u{2ED4}丙\u{2F7C}";
    let found = faults(FileNo(0), text);
    let told: Vec<&str> = found.iter().map(|fault| fault.what.zh.as_str()).collect();
    assert_eq!(
        told,
        [
            "“\u{2F7C}”（U+2F7C）是部首字形，不是“老”（U+8001）；这个文件里还有 2 处",
            "“\u{2ED4}”（U+2ED4）是部首字形，不是“门”（U+95E8）",
        ]
    );
    assert_eq!(found[0].spot, Some(Spot::new(FileNo(0), 3..6)));
    assert!(found.iter().all(|fault| !fault.is_error() && fault.code == Code::KangxiRadical));
}

#[test]
fn a_story_pasted_from_a_pdf_does_not_bury_the_reader() {
    let text: String = ('\u{2F00}'..='\u{2FD5}').chain('\u{2F00}'..='\u{2FD5}').collect();
    let found = faults(FileNo(0), &text);
    assert_eq!(found.len(), MOST_TOLD + 1);
    assert!(
        found[MOST_TOLD].what.zh.contains("还有 204 种")
            && found[MOST_TOLD].what.zh.ends_with("→龠")
    );
}
