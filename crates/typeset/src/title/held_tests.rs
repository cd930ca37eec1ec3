//! Ranges, routes, names, brackets, products: whatever they stand among, no row breaks one. The judge knows each piece whole
//! as it was put into the title, and nothing of how the program finds them.

use proptest::prelude::*;

use super::*;

/// Pieces that no row may break, the places where it may parted by `|`.
const HELD: [&str; 44] = [
    "2021—2035年",
    "1949-2025",
    "10—20名",
    "8:00—17:00",
    "8:00-17:00",
    "3万～3.5万元",
    "200 - 300元",
    "5月6日~10日",
    "11月20日—23日",
    "1月至6月",
    "10至20名",
    "60岁至75岁",
    "周一至周五",
    "10%—20%",
    "35％～40％",
    "北京—上海",
    "杭州–宁波",
    "周六〜周日",
    "88∶76",
    "3:1",
    "3：1",
    "3比1",
    "021-6377 3311",
    "2.5亿元",
    "20多万元",
    "12万㎡",
    "5℃",
    "第143期",
    "〔2026〕15号",
    "（2021—2035年）",
    "（5月6日~10日）",
    "“十四五”",
    "《百年孤独》",
    "5G+制造",
    "AI＋教育",
    "COP30",
    "GB/T 15834",
    "Wi-Fi 7",
    "迈克尔·|乔丹",
    "阿卜杜拉·|买买提",
    "列夫·|托尔斯泰",
    "加布里埃尔·|加西亚·|马尔克斯",
    "让-保罗·|萨特",
    "迪丽热巴·|迪力木拉提",
];

/// What stands among them.
const AROUND: [&str; 19] = [
    "老西门",
    "街道",
    "发布",
    "养老",
    "我校",
    "招聘",
    "车间",
    "昨晚",
    "晋级",
    "社区的",
    "，",
    "：",
    " ",
    "！",
    "志愿者",
    "小学生",
    "讲座",
    "开放",
    "气温",
];

/// A title, and how many of its characters besides white stand before each place where it may be broken in spite of a piece.
fn titles() -> impl Strategy<Value = (String, Vec<std::ops::Range<usize>>)> {
    let around = || prop::collection::vec(prop::sample::select(&AROUND[..]), 0..4);
    let held = prop::sample::select(&HELD[..]);
    let part = (around(), held, around());
    prop::collection::vec(part, 1..4).prop_map(|parts| {
        let mut title = String::new();
        let mut held = Vec::new();
        for (before, piece, behind) in parts {
            title.push_str(&before.concat());
            title.push_str("街坊");
            for part in piece.split('|') {
                let start = inked(&title);
                title.push_str(part);
                held.push(start..inked(&title));
            }
            title.push('，');
            title.push_str(&behind.concat());
        }
        (title, held)
    })
}

fn inked(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_row_breaks_what_must_be_whole((title, held) in titles(), width in 15.0..30.0f64) {
        let letters = Letters::new(&title, None);
        let own = OwnWords::new(&["老西门".to_string()]);
        let room = Room { width, most: f64::INFINITY, condense: 100 };
        let step = SizeStep { size: 1.0, rows: 3, deck: 1.0, kicker: 1.0 };
        let mut found = ways(&letters, &own, &[step], room, |ways| ways);
        found.extend(last_resort(&letters, &own, &[step], &[], room));
        for way in found {
            let rows: Vec<&str> =
                way.rows.rows.iter().map(|&(from, to)| letters.row(from, to).1).collect();
            let mut end = 0;
            for row in &rows[..rows.len() - 1] {
                end += inked(row);
                let inside = held.iter().any(|piece| piece.start < end && end < piece.end);
                prop_assert!(!inside, "{rows:?} over {width}");
            }
        }
    }
}

/// English words, in sentences that mean nothing.
fn english() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Old",
        "Mill",
        "Reopens",
        "a",
        "the",
        "of",
        "Library",
        "Wi-Fi",
        "Readers’",
        "“Home”",
        "in",
        "2026",
        "12,000",
        "Asia-Pacific",
        "—",
        "U.S.",
        "R&D",
    ]);
    prop::collection::vec(word, 2..14).prop_map(|words| format!("Town {}", words.join(" ")))
}

proptest! {
    #[test]
    fn english_is_broken_between_words_only(title in english(), width in 11.0..30.0f64) {
        let letters = Letters::new(&title, None);
        let room = Room { width, most: f64::INFINITY, condense: 100 };
        let step = SizeStep { size: 1.0, rows: 3, deck: 1.0, kicker: 1.0 };
        let mut found = ways(&letters, &OwnWords::default(), &[step], room, |ways| ways);
        found.extend(last_resort(&letters, &OwnWords::default(), &[step], &[], room));
        for way in found {
            for &(from, _) in &way.rows.rows[1..] {
                let at = letters.list[from].at;
                let white = title[..at].ends_with(' ') || title[at..].starts_with(' ');
                prop_assert!(white, "{:?}", &title[at..]);
            }
        }
    }
}
