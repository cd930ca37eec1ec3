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
    Shape { measure, indent: 2.0, hang: 0.0, justify: true, hyphen: 0.3, ends: true }
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
                let ordered = line.origins.windows(2).all(|pair| pair[0] <= pair[1]);
                prop_assert!(ordered, "{:?}", line.origins);
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
