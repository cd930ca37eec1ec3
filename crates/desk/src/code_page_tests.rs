use proptest::prelude::*;

use super::*;

/// Lines of about twenty characters, as they come in a message or a caption.
const SIMPLIFIED: [&str; 13] = [
    "老西门街道昨天上午举行邻里节，居民都来了。",
    "图一：陈阿姨在门口择菜。摄影 王一",
    "本报记者 李静 通讯员 周文",
    "电梯装好了，六楼的张伯不再怕下楼",
    "豆浆两元一碗，油条一元五角",
    "十二月三日下午两点，社区食堂试营业",
    "（上接第一版）修缮工程预计明年完工",
    "雨夜里的路灯亮了",
    "联通",
    "编者按：本期起开设“街坊”专栏。",
    "2026年11月20日 星期五 总第143期",
    "溪水清了，鱼儿回来了，孩子们笑了",
    // In UTF-16, all of its bytes are ASCII.
    "周明主持。根据区",
];
const TRADITIONAL: [&str; 6] = [
    "老西門街道昨天上午舉行鄰里節，居民都來了。",
    "圖一：陳阿姨在門口擇菜。攝影 王一",
    "電梯裝好了，六樓的張伯不再怕下樓",
    "社區食堂試營業，豆漿兩元一碗",
    "編者按：本期起開設「街坊」專欄。",
    "溪水清了，魚兒回來了，孩子們笑了",
];

fn utf16(text: &str, turn: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(turn).collect()
}

#[test]
fn short_texts_come_back_from_every_encoding() {
    for text in SIMPLIFIED.iter().chain(&TRADITIONAL) {
        let gb = GB18030.encode(text).0.into_owned();
        let ways = [
            text.as_bytes().to_vec(),
            gb,
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
        ];
        for bytes in ways {
            let decoded = decode(&bytes).expect(text);
            assert_eq!((&*decoded.text, decoded.lost), (*text, 0), "{decoded:?}");
        }
    }
    for text in TRADITIONAL {
        let (bytes, _, is_lossy) = BIG5.encode(text);
        assert!(!is_lossy, "{text}");
        let decoded = decode(&bytes).expect(text);
        assert_eq!((&*decoded.text, decoded.name), (text, "Big5"));
    }
}

#[test]
fn marks_at_the_beginning_decide() {
    let text = "邻里节";
    let gb18030 = [&[0x84, 0x31, 0x95, 0x33][..], &GB18030.encode(text).0].concat();
    let little = [vec![0xFF, 0xFE], utf16(text, u16::to_le_bytes)].concat();
    let big = [vec![0xFE, 0xFF], utf16(text, u16::to_be_bytes)].concat();
    let utf8 = [&[0xEF, 0xBB, 0xBF][..], text.as_bytes()].concat();
    for bytes in [gb18030, little, big, utf8] {
        let decoded = decode(&bytes).unwrap();
        assert_eq!((&*decoded.text, decoded.known), (text, HowKnown::Surely));
        assert!(faults("稿.txt", &decoded).is_empty());
    }
}

#[test]
fn a_guess_is_told() {
    let decoded = decode(&GB18030.encode(SIMPLIFIED[0]).0).unwrap();
    let told = faults("稿.txt", &decoded);
    assert!(told[0].what.zh.contains("稿.txt") && told[0].what.zh.contains("gb18030"), "{told:?}");
    assert!(faults("稿.txt", &decode(SIMPLIFIED[0].as_bytes()).unwrap()).is_empty());
}

#[test]
fn a_broken_byte_spoils_one_character_and_is_told_with_its_line() {
    let text = SIMPLIFIED.join("\n");
    let mut bytes = GB18030.encode(&text).0.into_owned();
    let third_line = bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').nth(1).unwrap().0;
    bytes.insert(third_line + 1, 0xFF);
    let decoded = decode(&bytes).unwrap();
    assert_eq!((decoded.name, decoded.lost), ("gb18030", 1));
    assert_eq!(decoded.text.replace('\u{FFFD}', ""), text);
    let told = faults("稿.txt", &decoded);
    assert!(told.iter().any(|fault| fault.what.zh.contains("第 3 行")), "{told:?}");
}

#[test]
fn other_scripts_in_utf8_stay() {
    for text in ["བོད་ཡིག་བོད་ཡིག་", "한국어 신문입니다", "Ünïcödé àéîõü façade", "👨‍👩‍👧 🎉 ok 🎉🎉🎉🎉"]
    {
        assert_eq!(decode(text.as_bytes()).unwrap().text, text);
    }
}

#[test]
fn pictures_and_programs_are_no_text() {
    let png = [
        0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 2, 128,
        0, 0,
    ];
    assert!(decode(&png).is_none());
    assert!(decode(&[0; 64]).is_none());
}

#[test]
fn a_header_is_believed_unless_it_makes_nonsense() {
    let text = SIMPLIFIED[0];
    let gbk = GB18030.encode(text).0;
    assert_eq!(decode_as(&gbk, "gb2312").unwrap().text, text);
    assert_eq!(decode_as(&gbk, "utf-8").unwrap().text, text);
    assert_eq!(decode_as(text.as_bytes(), "no-such-page").unwrap().text, text);
    let accents = encoding_rs::WINDOWS_1252.encode("café déjà vu").0;
    assert_eq!(decode_as(&accents, "iso-8859-1").unwrap().text, "café déjà vu");
}

proptest! {
    #[test]
    fn any_bytes_can_be_judged(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Some(decoded) = decode(&bytes) {
            faults("稿.txt", &decoded);
        }
        decode_as(&bytes, "big5");
    }

    #[test]
    fn any_utf8_of_some_length_comes_back(text in "[一-龥，。ä-öА-я]{8,60}") {
        prop_assert_eq!(decode(text.as_bytes()).unwrap().text, text);
    }
}
