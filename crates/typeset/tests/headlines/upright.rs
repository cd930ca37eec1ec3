//! Upright titles 竖题.

use kanyin_diagnostics::{Code, Lang, Severity};
use kanyin_testing::pages::{Paged, Type, letters};
use kanyin_testing::{Desk, STORY};

use super::{page, rows_of_title, type_of};

/// Type of a title in the first column of two, from the top.
fn title(front: &str) -> (Paged, Vec<Type>) {
    let paged = page("", 2, front);
    let size = type_of(&paged, "第").size;
    let title = paged.types.iter().filter(|ty| ty.size == size).cloned().collect();
    (paged, title)
}

/// Left and right, top and foot of ink.
fn ink(ty: &Type) -> (f64, f64) {
    let ink = ty.ink.unwrap();
    (ink.right - ink.left, ink.foot - ink.top)
}

#[test]
fn characters_stand_below_each_other_and_two_digits_in_one_cell() {
    let (paged, title) = title("title: 第12届邻里节\ndirection: vertical\nimportance: lead");
    sound(&paged);
    let words: Vec<&str> = title.iter().map(|ty| ty.text.as_str()).collect();
    assert_eq!(words, ["第", "12", "届", "邻", "里", "节"]);
    for two in title.windows(2) {
        assert!((two[1].baseline - two[0].baseline - 50.0).abs() < 0.1);
    }
    let centre = |ty: &Type| ty.ink.map(|ink| (ink.left + ink.right) / 2.0).unwrap();
    assert!((centre(&title[1]) - centre(&title[3])).abs() < 3.0);
    assert!(ink(&title[1]).0 <= title[1].size + 0.1, "the digits fit their cell");
    // The other column begins at the page's top.
    let columns = paged.columns(STORY, "a");
    let tops: Vec<f64> = columns.iter().map(|(_, things)| things[0].y).collect();
    assert!(tops[0] > 300.0 && tops[1] < tops[0] - 200.0, "{tops:?}");
}

#[test]
fn marks_take_their_upright_form_and_dashes_are_turned() {
    let (_, level) = title("title: 第“一”——课（上）\nimportance: lead");
    let (paged, title) = title("title: 第“一”——课（上）\ndirection: vertical\nimportance: lead");
    sound(&paged);
    let of =
        |mark: &str| title.iter().find(|ty| ty.text == mark).unwrap_or_else(|| panic!("{mark}"));
    // Typst sets level titles in runs, so that marks are told apart here only.
    assert!(level.iter().any(|ty| ty.text.contains('“')));
    for mark in ["“", "”", "（", "）", "——"] {
        let (wide, high) = ink(of(mark));
        let lies = if mark == "——" { high > 4.0 * wide } else { wide > high };
        assert!(lies, "{mark}: {wide} x {high}");
    }
}

#[test]
fn units_stand_in_a_cell_of_their_own_below_their_number() {
    let cases = [
        ("第一天38℃", "38 ℃"),
        ("第一户120㎡", "120 ㎡"),
        ("第一名98.5％", "98.5 ％"),
        ("第一季12%", "12 %"),
        ("第一程10km", "10 km"),
        ("第一组36°C", "36 °C"),
    ];
    for (words, end) in cases {
        let (paged, title) =
            title(&format!("title: {words}\ndirection: vertical\nimportance: lead"));
        sound(&paged);
        let (unit, number) = (&title[title.len() - 1], &title[title.len() - 2]);
        assert_eq!(format!("{} {}", number.text, unit.text), end);
        let is = unit.ink.unwrap();
        assert!(is.top >= number.ink.unwrap().foot, "{end}: one below the other");
        // A unit that lies is higher than the type's size is wide, or leaves its cell.
        let (wide, high) = ink(unit);
        assert!(wide <= unit.size && high <= 0.9 * unit.size, "{end}: {wide} x {high}");
        let centre = |ty: &Type| ty.ink.map(|ink| (ink.left + ink.right) / 2.0).unwrap();
        assert!((centre(unit) - centre(&title[0])).abs() < 0.12 * unit.size, "{end}");
    }
}

#[test]
fn a_range_of_short_numbers_is_cells_with_a_mark_that_lies_between() {
    let (paged, title) = title("title: 第10—20名\ndirection: vertical\nimportance: lead");
    sound(&paged);
    let words: Vec<&str> = title.iter().map(|ty| ty.text.as_str()).collect();
    assert_eq!(words, ["第", "10", "—", "20", "名"]);
    let (wide, high) = ink(&title[2]);
    assert!(high > 4.0 * wide, "{wide} x {high}");
}

#[test]
fn no_letter_of_a_deck_is_lost_whatever_its_length() {
    let long = "Supercalifragilisticexpialidocious-and-more-and-more";
    let front = format!("title: 第12届邻里节\ndeck: 去{long}讲座\ndirection: vertical");
    let paged = page("", 2, &front);
    assert_eq!(kanyin_testing::pages::checks::lost(&paged), Vec::<String>::new());
    assert!(paged.words_of(STORY).contains(long));
}

#[test]
fn a_longer_title_takes_two_lines_from_right_to_left() {
    let front = "title: 第十二届邻里节 灯火照人归\nkicker: 青檐河畔\ndeck: 八十户摆出长桌宴\ndirection: vertical\nimportance: lead";
    let (paged, title) = title(front);
    sound(&paged);
    let x = |word: &str| title.iter().find(|ty| ty.text == word).unwrap().x;
    assert!(x("灯") < x("第"));
    let of = |word: &str| type_of(&paged, word);
    assert!(of("青").x > x("第") && of("八").x < x("灯"));
    assert!(of("八").baseline > of("第").baseline, "the deck begins a character lower");
    let column = paged.laid.grid.left..paged.laid.grid.left + paged.laid.grid.column();
    for ty in paged.types.iter().filter(|ty| "青灯第八".contains(&*ty.text)) {
        let ink = ty.ink.unwrap();
        assert!(column.contains(&ink.left) && column.contains(&ink.right), "{}", ty.text);
    }
}

#[test]
fn what_cannot_stand_upright_is_told_and_set_level() {
    let title = "第十二届青檐河邻里节长桌宴八十户人家摆出拿手菜";
    let front = format!("title: {title}\ndirection: vertical");
    let paged = page("", 2, &front);
    let faults: Vec<_> = paged.told("not-upright").collect();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].severity, Severity::Warning);
    assert!(paged.complaint(faults[0]).starts_with(&format!("{STORY}:2: ")));
    assert!(faults[0].what.lang(Lang::En).contains("upright"));
    assert_eq!(rows_of_title("", 2, &front).concat(), title);
    // In a form that has no upright title.
    let desk =
        Desk::new().one_story(2, "---\ntitle: 檐滴\nform: verse\ndirection: vertical\n---\n雨\n");
    assert_eq!(desk.paged().told("not-upright").count(), 1);
}

#[test]
fn an_essay_s_title_stands_upright_unless_it_is_to_be_level() {
    let rows = |direction: &str| {
        let front = format!("title: 外婆的红漆碗\nform: essay\n{direction}");
        rows_of_title("", 5, &front)
    };
    assert_eq!(rows("").len(), 6);
    assert_eq!(rows("direction: vertical").len(), 6);
    assert_eq!(rows("direction: horizontal"), ["外婆的红漆碗"]);
}

/// Without a picture beside it, an upright title leaves no hole: the text begins beside it.
#[test]
fn an_essay_without_a_picture_has_its_text_beside_the_title() {
    let paged = page("", 5, "title: 外婆的红漆碗\nform: essay\ncolumn: 灯下\nbyline: 陆晚");
    let columns = paged.columns(STORY, "a");
    let tops: Vec<f64> = columns.iter().map(|(_, things)| things[0].y).collect();
    assert!(tops[1..].iter().all(|top| *top < tops[0] - 100.0), "{tops:?}");
    assert_eq!(paged.told("not-set").count(), 0, "{:?}", paged.complaints());
}

/// Fails with any complaint but that the page is not full.
fn sound(paged: &Paged) {
    let wrong: Vec<_> = paged.faults.iter().filter(|fault| fault.code != Code::Underset).collect();
    assert!(wrong.is_empty(), "{:?}", paged.complaints());
    let words = paged.words_of(STORY);
    assert!(words.starts_with(|c| "第青".contains(c)), "{words}");
    assert_eq!(kanyin_testing::pages::checks::lost(paged), Vec::<String>::new());
    assert!(letters(&words).len() == words.len());
}
