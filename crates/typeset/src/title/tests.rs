//! Whatever the title, no rule is broken; what each rule does alone.

use proptest::prelude::*;

use super::*;

const NOTHING: Room = Room { width: 0.0, most: f64::INFINITY, condense: 100 };

fn step(size: f64, rows: usize) -> SizeStep {
    SizeStep { size, rows, deck: 12.0, kicker: 12.0 }
}

fn own(words: &[&str]) -> OwnWords {
    OwnWords::new(&words.iter().map(|word| word.to_string()).collect::<Vec<_>>())
}

/// The rows of a way.
fn rows_of(letters: &Letters, way: &TitleWay) -> Vec<String> {
    way.rows.rows.iter().map(|&(from, to)| letters.row(from, to).1.to_string()).collect()
}

/// The best way of setting a title at sizes of 1 pt and 0.8 pt, in up to three rows: size, condensed
/// width, rows.
fn best(title: &str, words: &[&str], width: f64, condense: u8) -> (f64, u8, String) {
    let letters = Letters::new(title, None);
    let ladder = [step(1.0, 3), step(0.8, 3)];
    let room = Room { width, condense, ..NOTHING };
    let ways = ways(&letters, &own(words), &ladder, room, choices);
    let way = ways.first().unwrap_or_else(|| panic!("{title} at {width}"));
    (way.step.size, way.condensed, rows_of(&letters, way).join("|"))
}

/// Its rows alone.
fn broken(title: &str, width: f64) -> String {
    best(title, &[], width, 100).2
}

#[test]
fn a_pause_is_the_first_place_to_break() {
    assert_eq!(broken("新曲传唱西门 心门为梦开启", 8.0), "新曲传唱西门|心门为梦开启");
    // A comma is the next.
    assert_eq!(broken("新曲传唱，心门为梦开启", 8.0), "新曲传唱，|心门为梦开启");
    // Though the rows differ by five.
    assert_eq!(broken("早起的人 把落叶扫成一座小山", 9.0), "早起的人|把落叶扫成一座小山");
}

#[test]
fn no_row_starts_with_a_word_that_leans_on_the_one_before() {
    assert_eq!(broken("两千名老人的新食堂", 5.0), "两千名老人的|新食堂");
    assert_eq!(broken("青年与老人共住一层楼", 6.0), "青年与老人|共住一层楼");
    // But with a word that only begins like one.
    assert_eq!(broken("街坊共建 和平路面貌一新", 7.0), "街坊共建|和平路面貌一新");
    for title in ["他走了了不起的路", "老人在街口和孩子及邻居合影", "喜欢的的的事"]
    {
        for width in 3..9 {
            let letters = Letters::new(title, None);
            let room = Room { width: f64::from(width), ..NOTHING };
            let ways = ways(&letters, &own(&[]), &[step(1.0, 4)], room, |ways| ways);
            for row in ways.iter().flat_map(|way| rows_of(&letters, way)) {
                assert!(!row.starts_with(['的', '和', '及', '在']), "{row}");
                assert!(!row.starts_with('了') || row.starts_with("了不起"), "{row}");
            }
        }
    }
}

#[test]
fn a_quotation_of_eight_characters_stays_whole() {
    assert_eq!(broken("巷口“街坊值夜岗亭”亮灯迎客", 10.0), "巷口“街坊值夜岗亭”|亮灯迎客");
    assert_eq!(broken("《一二三四五六七八》昨晚开演", 9.1), "《一二三四五六七八》|昨晚开演");
}

#[test]
fn a_number_keeps_its_unit() {
    assert_eq!(broken("三年节水120公里管网换新", 8.5), "三年节水|120公里管网换新");
    assert_eq!(broken("老街清走30吨旧家具", 6.0), "老街清走|30吨旧家具");
    assert_eq!(broken("校门口等了四十九天", 6.0), "校门口|等了四十九天");
}

#[test]
fn an_own_word_stays_whole() {
    let row = "水漫豆腐涧口那一夜";
    let (_, _, rows) = best(row, &["豆腐涧口"], 5.0, 100);
    assert!(rows.contains("豆腐涧口"), "{rows}");
    let (_, _, rows) = best("沿河桥头市集重开张", &["桥头市集"], 5.0, 100);
    assert_eq!(rows, "沿河|桥头市集|重开张");
    let (_, _, rows) = best("老厂区迎来Open Day第一批客人", &["Open Day"], 9.0, 100);
    assert!(rows.contains("Open Day"), "{rows}");
}

#[test]
fn no_row_is_a_lone_character() {
    for title in ["秋", "秋来", "秋来 了", "看！秋来了", "秋 来 了"] {
        for width in 1..4 {
            let letters = Letters::new(title, None);
            let room = Room { width: f64::from(width), ..NOTHING };
            for way in ways(&letters, &own(&[]), &[step(1.0, 9)], room, |ways| ways) {
                let rows = rows_of(&letters, &way);
                assert!(
                    rows.len() == 1 || rows.iter().all(|row| row.chars().count() > 1),
                    "{rows:?}"
                );
            }
        }
    }
}

#[test]
fn a_second_row_comes_before_a_smaller_size() {
    let (size, _, rows) = best("社区卫生服务中心周六也开门看牙", &[], 11.5, 100);
    assert_eq!((size, &*rows), (1.0, "社区卫生服务中心|周六也开门看牙"));
}

#[test]
fn under_sixty_percent_a_smaller_size_comes_before_a_second_row() {
    // Thirteen characters: two rows would fill 58 % at most, and a size down there is room for one.
    let (size, _, rows) = best("全校师生一起动手修操场", &[], 10.0, 100);
    assert_eq!((size, &*rows), (0.8, "全校师生一起动手修操场"));
    // At 60 % they are two rows.
    let (size, _, rows) = best("全校师生一起 动手来修操场", &[], 10.0, 100);
    assert_eq!((size, &*rows), (1.0, "全校师生一起|动手来修操场"));
}

#[test]
fn the_longer_row_stands_below() {
    assert_eq!(broken("街道办招募志愿者", 6.0), "街道办|招募志愿者");
}

#[test]
fn condensing_only_where_it_is_allowed_and_to_nine_tenths() {
    let title = "全校师生一起动手修操场";
    assert_eq!(best(title, &[], 10.2, 100).1, 100);
    let (size, condensed, rows) = best(title, &[], 10.2, 90);
    assert_eq!((size, condensed, &*rows), (1.0, 92, title));
    // No more than it takes, and no more than allowed.
    assert_eq!(best(title, &[], 11.0, 90).1, 100);
    assert_eq!(best(title, &[], 10.2, 95).1, 100);
    assert_eq!(best(title, &[], 9.8, 90).0, 0.8);
}

/// The example of `docs/headlines.md`.
#[test]
fn the_docs_reckon_as_the_search_does() {
    let letters = Letters::new("夜班公交开到凌晨一点半", None);
    let ladder = [step(15.0, 3), step(14.0, 3), step(12.0, 3)];
    let room = Room { width: 126.0, ..NOTHING };
    let ways = ways(&letters, &own(&[]), &ladder, room, |ways| ways);
    assert_eq!(rows_of(&letters, &ways[0]), ["夜班公交", "开到凌晨一点半"]);
    assert!((ways[0].cost - 8.7).abs() < 1e-9, "{}", ways[0].cost);
}

#[test]
fn when_no_break_is_left_it_is_broken_anywhere() {
    let letters = Letters::new("Llanfairpwllgwyngyll", None);
    let room = Room { width: 5.0, ..NOTHING };
    let ladder = [step(1.0, 2)];
    assert!(ways(&letters, &own(&[]), &ladder, room, choices).is_empty());
    let way = last_resort(&letters, &own(&[]), &ladder, &[], room).unwrap();
    assert_eq!(rows_of(&letters, &way).concat(), letters.text);
    for &(from, to) in &way.rows.rows {
        assert!(letters.width(from, to) <= 5.0);
    }
}

/// Titles of words, names, marks, numbers and white, well formed or not.
fn titles() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "街道",
        "志愿者",
        "的",
        "了",
        "和",
        "在",
        "与",
        "及",
        "老西门",
        "推进会",
        "新",
        "开",
        "　",
        " ",
        "，",
        "。",
        "：",
        "、",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "——",
        "……",
        "3",
        "120",
        "公里",
        "万",
        "%",
        "WTO",
        "a",
        "六十一",
        "户",
        "·",
        "第",
        "℃",
        "街坊值夜",
        "和平",
        "在线",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_title_breaks_a_rule(title in titles(), width in 2.0..24.0f64, condense in 90u8..=100) {
        let letters = Letters::new(&title, None);
        let own = own(&["老西门"]);
        let room = Room { width, condense, ..NOTHING };
        let ladder = [step(1.0, 3), step(0.9, 2), step(0.7, 3)];
        let words = words::words(&title, &own);
        for way in ways(&letters, &own, &ladder, room, |ways| ways) {
            let rows = &way.rows.rows;
            prop_assert!(rows.len() <= way.step.rows && rows.first().is_some_and(|row| row.0 == 0));
            prop_assert!(rows.windows(2).all(|two| two[0].1 == two[1].0));
            prop_assert!(way.condensed >= condense);
            for &(from, to) in rows {
                let (_, text) = letters.row(from, to);
                let wide = letters.width(from, to) * way.step.size * f64::from(way.condensed) / 100.0;
                prop_assert!(wide <= width + 1e-3, "{text} in {width}");
                let counted = text.chars().filter(|c| c.is_alphanumeric()).count();
                prop_assert!(rows.len() == 1 || counted > 1, "{text} is alone");
            }
            for &(at, _) in &rows[1..] {
                prop_assert!(may_break(&title, letters.list[at].at, &words), "{:?}", rows_of(&letters, &way));
            }
        }
    }

    #[test]
    fn every_title_is_set(title in titles(), width in 0.1..24.0f64) {
        let letters = Letters::new(&title, None);
        let room = Room { width, ..NOTHING };
        let way = last_resort(&letters, &own(&[]), &[step(1.0, 1)], &[], room).unwrap();
        let white = |text: &str| text.replace([' ', '\u{3000}'], "");
        prop_assert_eq!(white(&rows_of(&letters, &way).concat()), white(&title));
    }
}

/// Whether a break at a byte is none of those that must never be, by rules told another way.
fn may_break(title: &str, at: usize, words: &[words::TitleWord]) -> bool {
    let white = |c: char| matches!(c, ' ' | '\u{3000}');
    let (above, below) =
        (title[..at].trim_end_matches(white), title[at..].trim_start_matches(white));
    let (Some(last), Some(first)) = (above.chars().next_back(), below.chars().next()) else {
        return false;
    };
    let word = words.iter().find(|word| word.start == at);
    let starts = word.is_some_and(|word| !"的 了 和 与 及 在".split(' ').any(|w| w == word.text));
    let quoted =
        title.char_indices().filter(|(_, c)| matches!(c, '“' | '《' | '（')).any(|(open, c)| {
            let close = match c {
                '“' => '”',
                '《' => '》',
                _ => '）',
            };
            let inside = title[open + c.len_utf8()..].split_once(close).map(|two| two.0);
            inside.is_some_and(|inside| {
                !inside.contains(c)
                    && inside.chars().filter(|c| !white(*c)).count() <= 8
                    && (open + 1..=open + c.len_utf8() + inside.len()).contains(&at)
            })
        });
    let parted = above.len() < at || below.len() < title.len() - at;
    let doubled = last == first && matches!(last, '—' | '…') && !parted;
    let marked = "，。：、”》）·%℃".contains(first) || "“《（第".contains(last);
    let unit = last.is_ascii_digit()
        && !first.is_ascii()
        && first.is_alphabetic()
        // 8:30 counts nothing.
        && !above.chars().rev().nth(2).is_some_and(|c| matches!(c, '：' | ':'));
    let latin =
        title[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) && first.is_ascii_alphanumeric();
    starts && !marked && !doubled && !unit && !latin && !quoted
}

#[test]
fn a_title_fills_a_page_in_more_rows_where_its_breaks_are_good() {
    let ladder = [step(1.0, 2), step(0.8, 2)];
    let more = |title: &str| {
        let letters = Letters::new(title, None);
        let room = Room { width: 9.0, ..NOTHING };
        let known =
            ways(&letters, &own(&[]), &ladder, room, |ways| ways.into_iter().take(1).collect());
        let way = in_more_rows(&letters, &own(&[]), &ladder, room, &known)?;
        Some((way.step.size, rows_of(&letters, &way).join("|")))
    };
    assert_eq!(more("老年食堂的今日例汤"), Some((1.0, "老年食堂的|今日例汤".into())));
    assert_eq!(more("雨"), None, "one character is no row of two");
    // Two are there, and no more may be.
    assert_eq!(more("新曲传唱西门 心门为梦开启"), None);
}
