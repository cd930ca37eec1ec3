//! The composer on text as wide as an ideal font makes it: Han and marks an em, Latin half an em.

use proptest::prelude::*;

use super::*;

/// Sets a text, and shows its lines.
fn set(text: &str, measure: f64) -> Settings {
    compose(&ideal(text), shape(measure))
}

/// The worst of the lines.
fn grade(settings: &Settings) -> Grade {
    settings.best.lines.iter().map(|line| line.strain.grade).max().unwrap()
}

fn shape(measure: f64) -> Shape {
    Shape { measure, indent: 2.0, hang: 0.0, justify: true, hyphen: 0.3, ends: true, hangs: false }
}

fn ideal(text: &str) -> Vec<Cell> {
    let script = Script::new(text);
    let clusters: Vec<Cluster> = script
        .classes
        .iter()
        .enumerate()
        .map(|(at, class)| Cluster {
            chars: at..at + 1,
            em: 1.0,
            kern: 0.0,
            advance: match class {
                Class::Latin => 0.5,
                Class::Space => 0.25,
                _ => 1.0,
            },
            ink: match class {
                Class::Opening => Some((0.55, 0.95)),
                Class::Closing | Class::Stop => Some((0.05, 0.45)),
                Class::Interpunct => Some((0.4, 0.6)),
                _ => None,
            },
        })
        .collect();
    cells(&script, &clusters)
}

fn lines(text: &str, settings: &Settings) -> Vec<String> {
    let cells = ideal(text);
    let chars: Vec<char> = text.chars().collect();
    let shown = |line: &Line| {
        let cells = &cells[line.cells.clone()];
        let (first, last) = (cells.first().unwrap(), cells.last().unwrap());
        chars[first.chars.start..last.chars.end].iter().collect()
    };
    settings.best.lines.iter().map(shown).collect()
}

fn broken(text: &str, measure: f64) -> Vec<String> {
    lines(text, &set(text, measure))
}

#[test]
fn han_is_set_solid() {
    let text = "春天来了河边的柳树发了芽孩子们在草地上放风筝";
    assert_eq!(broken(text, 10.0), ["春天来了河边的柳", "树发了芽孩子们在草地", "上放风筝"]);
    let settings = set(text, 10.0);
    assert!(settings.best.cost < 1e-6);
    assert_eq!(settings.best.lines[1].origins[9], 9.0);
}

#[test]
fn a_mark_is_pushed_in() {
    // The full stop would begin the second line; two commas give it room.
    let text = "春天，来了，河边柳。树发芽孩子们";
    let settings = set(text, 11.0);
    assert_eq!(lines(text, &settings)[0], "春天，来了，河边柳。");
    assert_eq!(grade(&settings), Grade::Solid);
}

#[test]
fn a_line_is_stretched_only_where_nothing_else_helps() {
    // Nothing to squeeze: 12 characters, then a comma.
    let text = "春天来了河边的柳树发了芽，孩子们在草地上放风筝玩得很高兴";
    let settings = set(text, 16.0);
    assert_eq!(grade(&settings), Grade::Solid);
    let settings = set(text, 14.0);
    assert!(grade(&settings) > Grade::Solid);
}

#[test]
fn numbers_keep_their_units() {
    for line in broken(
        "全市今年共种下树苗三百棵，总面积达到12345平方米，其中4月23日种下71.5%，其余明年种",
        10.0,
    ) {
        assert!(!line.ends_with(|c: char| c.is_ascii_digit()), "{line}");
        assert!(!line.starts_with(['平', '方', '月', '日', '%']), "{line}");
    }
}

/// `1月1日元旦` is no sum of yen.
#[test]
fn a_day_is_no_sum_of_yen() {
    let before = |text: &str, c: char| {
        let at = text.chars().position(|other| other == c).unwrap();
        Script::new(text).breaks[at]
    };
    assert_eq!(before("1月1日元旦", '元'), Break::Free);
    assert_eq!(before("12 月 31 日元旦前夜", '元'), Break::Free);
    assert_eq!(before("花了500日元买票", '元'), Break::Parted);
}

#[test]
fn quotes_follow_their_text() {
    let class = |text: &str, at: usize| Script::new(text).classes[at];
    assert_eq!(class("他说“OK”。", 2), Class::Opening);
    assert_eq!(class("the “best” of", 4), Class::Latin);
    assert_eq!(class("don’t", 3), Class::Latin);
    assert_eq!(class("“Act+”计划", 0), Class::Opening);
}

#[test]
fn a_line_less_or_more() {
    let text = "春天来了，河边的柳树发了芽，孩子们在草地上放风筝，老人们坐着，晒太阳，说话，喝茶，下棋，看孩子。";
    let settings = set(text, 10.0);
    for (setting, by) in [(&settings.less, -1), (&settings.more, 1)] {
        if let Some(setting) = setting {
            assert_eq!(setting.lines.len() as i32, settings.best.lines.len() as i32 + by);
        }
    }
}

#[test]
fn where_nothing_else_gives_a_line_more_is_stretched_a_little() {
    // Twelve, three times fourteen but one: no mark gives, and the last line has no room for two characters more.
    let text: String = "天地玄黄宇宙洪荒".chars().cycle().take(12 + 14 + 14 + 13).collect();
    let cells = ideal(&text);
    assert!(compose(&cells, shape(14.0)).more.is_none());
    let (less, more) = stretched(&cells, shape(14.0));
    assert!(less.is_none());
    let more = more.unwrap();
    assert_eq!(more.lines.len(), 5);
    assert!(more.lines.iter().all(|line| line.strain.loose <= 0.125 + 1e-9));
    assert!(more.lines[4].cells.len() >= 2);
    let cells_set: usize = more.lines.iter().map(|line| line.cells.len()).sum();
    assert_eq!(cells_set, cells.len());
}

#[test]
fn no_stop_hangs_unasked() {
    let text = "姍姍姍姍姍姍姍，，，";
    let shape = Shape { indent: 0.0, ..shape(8.0) };
    let settings = compose(&ideal(text), shape);
    for line in &settings.best.lines {
        let last = &ideal(text)[line.cells.end - 1];
        assert!(line.end - last.blank.right <= 8.0 + 1e-6, "{line:?}");
    }
}

#[test]
fn any_text_comes_out() {
    for text in [
        "”””””””””””””””””",
        "“““““““““",
        "——————————————",
        "12345678901234567890123456789",
        "。",
        "a",
    ] {
        for measure in [1.0, 2.0, 5.0] {
            let settings = compose(&ideal(text), Shape { indent: 0.0, ..shape(measure) });
            let shown: String = lines(text, &settings).concat();
            assert_eq!(shown.trim(), text.trim(), "{measure}");
        }
    }
}

/// Text such as reporters type.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一二三四五六七八九十天地人和街道社区]{1,12}",
        3 => "[，。、；：？！]",
        2 => "“[一二三四]{1,8}”",
        1 => "《[一二三四]{1,6}》",
        1 => "（[一二三a-z0-9]{1,5}）",
        1 => Just("——".to_string()),
        1 => Just("……".to_string()),
        2 => "[0-9]{1,4}(年|月|日|%|米|万元|平方米)",
        1 => "[A-Z][a-z]{1,11}( [a-z]{1,9}){0,3}",
        1 => Just("https://www.example.com/news/index.html".to_string()),
        1 => Just("1+5+1+X".to_string()),
    ];
    proptest::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// What a smaller search leaves out, and what none keeps, is never better.
    #[test]
    fn no_search_finds_better_lines(text in typed(), measure in 8u32..=30) {
        let cells = ideal(&text);
        let shape = shape(f64::from(measure));
        let best = compose(&cells, shape).best.cost;
        if let Some(thorough) = compose::thoroughly(&cells, shape) {
            prop_assert!(best < thorough.best.cost + 1e-6, "{best}, {}", thorough.best.cost);
        }
    }

    #[test]
    fn lines_fill_their_measure_and_lose_nothing(text in typed(), measure in 10u32..=30) {
        let measure = f64::from(measure);
        let cells = ideal(&text);
        let settings = set(&text, measure);
        let shown: String = lines(&text, &settings).concat();
        let solid = |text: &str| text.replace(' ', "");
        prop_assert_eq!(solid(&shown), solid(&text));
        let ways = [Some(&settings.best), settings.less.as_ref(), settings.more.as_ref()];
        for setting in ways.into_iter().flatten() {
            let last = setting.lines.len() - 1;
            for (n, line) in setting.lines.iter().enumerate() {
                let tail = cells[line.cells.end - 1].blank.right;
                let end = line.end + if line.hyphen { 0.3 } else { 0.0 };
                prop_assert!(end - tail <= measure + 1e-6, "{n}: {end}");
                let full = end + line.strain.short >= measure - 1e-6;
                prop_assert!(n == last || full, "{n}: {end}");
                // A mark's white may lie under what stands before; its ink never does.
                let inks = line.cells.clone().zip(&line.origins);
                let inks: Vec<f64> = inks.map(|(at, x)| x + cells[at].blank.left).collect();
                prop_assert!(inks.is_sorted(), "{inks:?}");
            }
        }
    }
}

/// A paragraph of a whole book: time and memory grow as its length does, not as its square. Without that this test
/// does not end.
#[test]
fn a_paragraph_of_two_hundred_thousand_characters_is_set() {
    let text = "社区居民委员会在老槐树下开会，讨论修整河边的小路；大家说得热闹。".repeat(6400);
    let settings = set(&text, 15.0);
    let cells: usize = settings.best.lines.iter().map(|line| line.cells.len()).sum();
    assert!(cells > 190_000, "{cells}");
    assert!(settings.less.is_some() || settings.more.is_some());
}

#[test]
fn doubled_exclamation_marks_take_one_cell_and_three_take_two() {
    let ends = |text: &str| set(text, 20.0).best.lines[0].end;
    assert_eq!(ends("好！！"), 2.0 + 1.0 + 1.0);
    assert_eq!(ends("好？！了"), 2.0 + 1.0 + 1.0 + 1.0);
    assert_eq!(ends("好！！！了"), 2.0 + 1.0 + 2.0 + 1.0);
}

/// `”。` is an em and a half where the line is short and where it is full.
#[test]
fn a_stop_behind_a_quote_never_fills_a_line() {
    let text = "他说“好”，她说“行”，大家都说“对”。这样过了好几年了";
    for measure in 8..=14 {
        let cells = ideal(text);
        for line in set(text, f64::from(measure)).best.lines {
            for at in line.cells.start + 1..line.cells.end {
                if cells[at - 1].class == Class::Closing && cells[at].class == Class::Stop {
                    let n = at - line.cells.start;
                    let apart = line.origins[n] - line.origins[n - 1];
                    assert!(apart <= 0.5 + line.strain.loose + 1e-9, "{measure}: {apart}");
                }
            }
        }
    }
}

#[test]
fn the_gap_to_latin_gives_before_marks_do() {
    // Half an em over: two gaps give a quarter, the comma the rest.
    let text = "春天，来了ab河边的柳树发了芽孩子们都";
    let settings = set(text, 11.0);
    let squeezed = settings.best.lines[0].strain.squeezed;
    assert!(squeezed[1] > 0.0, "{squeezed:?}");
    assert_eq!(grade(&settings), Grade::Solid);
}

/// One line that stands looser is better than three of Han that are stretched to spare it.
#[test]
fn last_resorts_are_ranked_by_the_eye() {
    let text = "会上潘燕兵发布了“1+5+1+X”社区建设发展治理体系确定了一个社区建设发展清单";
    for line in set(text, 14.0).best.lines {
        assert!(line.strain.grade < Grade::Loose, "{:?}", line.strain);
    }
}

/// Eleven Han alone at 0.182 em are seen before five Han beside a number are at 0.22; at a tenth of an em they are not.
#[test]
fn a_line_of_han_alone_is_spared() {
    let cost = |pairs: u32, loose: f64, latin: f64, grade: Grade| {
        let strain = fit::Strain { loose, grade, ..Default::default() };
        let extent = sums::Extent { width: 12.0, loose: pairs, pairs, latin, ..Default::default() };
        fit::cost(&strain, &extent)
    };
    let beside_a_number = cost(5, 0.22, 6.0, Grade::Loose);
    assert!(cost(10, 0.182, 0.0, Grade::Loose) > beside_a_number);
    assert!(cost(10, 0.1, 0.0, Grade::Open) < beside_a_number);
}

#[test]
fn what_is_grown_together_parts_at_its_seam() {
    for (text, parts) in [
        ("我们都用PowerPoint做演示文稿给大家看", ["Power", "Point"]),
        ("新买来的显卡是RTX4090这一种型号的", ["RTX", "4090"]),
        ("见“下载专区/考试/2026春/calc-list.xlsx”这里", ["2026春/", "calc-"]),
        ("这是一篇state-of-the-art的论文写得好", ["state-", "of-the-art"]),
    ] {
        let found = (8..=14).any(|measure| {
            let lines = broken(text, f64::from(measure));
            lines.windows(2).any(|two| two[0].ends_with(parts[0]) && two[1].starts_with(parts[1]))
        });
        assert!(found, "{text}");
    }
}

#[test]
fn a_range_and_a_unit_part_only_where_a_line_would_gape() {
    // Behind the dash, as the reader goes on there.
    let lines = broken("请于09:30–18:30来领", 8.0);
    assert!(lines.iter().any(|line| line.ends_with('–')), "{lines:?}");
    // A number is never parted from a unit that touches it.
    for measure in 8..=14 {
        for line in broken("全村一共收了稻谷12345678公斤堆在一起", f64::from(measure))
        {
            assert!(!line.ends_with(|c: char| c.is_ascii_digit()), "{line}");
        }
    }
}

#[test]
fn a_gaping_line_has_a_cure() {
    let text = "甲乙丙丁戊1234567890123456己庚辛壬癸";
    let cells = ideal(text);
    let settings = set(text, 10.0);
    let line = &settings.best.lines[0];
    assert_eq!(line.strain.grade, Grade::Gaping);
    let cure = cure(&cells, line).unwrap();
    // A number keeps the one character behind it.
    let word: String = text.chars().skip(cure.word.start).take(cure.word.len()).collect();
    assert_eq!(word, "1234567890123456己");
    // Three em are empty; nine and two gaps are wanted.
    assert_eq!((cure.add, cure.cut), (3, 7));
}

#[test]
fn stops_hang_where_they_may() {
    let text = "春天来了河边的柳树发了芽，孩子们在草地上放风筝玩得很高兴";
    let hung = compose(&ideal(text), Shape { indent: 0.0, hangs: true, ..shape(12.0) });
    assert_eq!(lines(text, &hung)[0], "春天来了河边的柳树发了芽，");
    assert_eq!(grade(&hung), Grade::Solid);
    let set = compose(&ideal(text), Shape { indent: 0.0, ..shape(12.0) });
    assert!(!lines(text, &set)[0].ends_with('，'));
}

#[test]
fn a_dash_between_english_words_keeps_its_white() {
    let text = "he said — at last — what … he meant";
    let classes = Script::new(text).classes;
    let spaces = text.chars().zip(&classes).filter(|(c, _)| *c == ' ');
    assert!(spaces.clone().count() > 8);
    for (_, class) in spaces {
        assert_eq!(*class, Class::Space);
    }
}

/// A cell wider than its place stands all the same.
#[test]
fn what_is_wider_than_the_measure_comes_out() {
    for text in ["——", "！！！", "……破", "破——破", "ab"] {
        for measure in [-0.5, 0.3, 0.9] {
            for justify in [true, false] {
                let shape = Shape { indent: 0.0, justify, ..shape(measure) };
                let settings = compose(&ideal(text), shape);
                assert_eq!(lines(text, &settings).concat(), text, "{measure} {justify}");
            }
        }
    }
}
