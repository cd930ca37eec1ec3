//! Characters turned right, one by one.

use kanyin_desk::turn::{Habits, Ledger, Pauses, turn};
use kanyin_desk::words::Words;
use kanyin_issue::desk_habits::Turning;

fn turned(text: &str, pauses: Pauses) -> String {
    let mut words = Words::plain(text);
    turn(&mut words, pauses, &Habits::default(), &mut Ledger::default(), 1);
    words.text()
}

#[test]
fn white_goes_and_pauses_stay() {
    for (text, right) in [
        ("2月 4 日下午， 街道召开 2020 年度会议", "2月4日下午，街道召开2020年度会议"),
        ("“职业蓄能 创享西门” 系列活动", "“职业蓄能 创享西门”系列活动"),
        ("青春上海 Act+ 等多渠道", "青春上海Act+等多渠道"),
        ("“基层 治理创新”", "“基层治理创新”"),
        ("I still read Walden", "I still read Walden"),
    ] {
        assert_eq!(turned(text, Pauses::Text), right);
    }
    assert_eq!(turned("老浴室借来热水 又暖一冬", Pauses::Headline), "老浴室借来热水 又暖一冬");
    assert_eq!(turned("街道召 开会议", Pauses::Headline), "街道召开会议");
    assert_eq!(turned("首席记者 周晶 整理报道", Pauses::Byline), "首席记者 周晶 整理报道");
}

#[test]
fn numbers_times_and_addresses_keep_their_marks() {
    for text in ["比分2:1", "共1,200人", "3.5公里", "8:30", "a.jpg", "https://a.example/b"] {
        assert_eq!(turned(text, Pauses::Text), text);
    }
}

#[test]
fn what_is_to_be_kept_is_kept() {
    let mut words = Words::plain("他说:\"好...\"");
    let habits = Habits::keeping(&[Turning::Quotes, Turning::Ellipses]);
    turn(&mut words, Pauses::Text, &habits, &mut Ledger::default(), 1);
    assert_eq!(words.text(), "他说：\"好...\"");
}

#[test]
fn each_change_is_counted() {
    let mut ledger = Ledger::default();
    let mut words = Words::plain("一,二,三 四");
    turn(&mut words, Pauses::Text, &Habits::default(), &mut ledger, 7);
    assert_eq!(ledger.count(Turning::Marks), 2);
    assert_eq!(ledger.count(Turning::Spaces), 1);
    assert!(ledger.changes.values().all(|(_, line)| *line == 7));
}
