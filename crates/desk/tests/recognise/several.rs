//! Several pieces of one file: briefs under a rail head, poems under one title.

use crate::read_back::{StoryPart, imported, read_back};

fn stories(text: &str) -> (Vec<Vec<StoryPart>>, String) {
    let imported = imported("copy.txt", text.as_bytes(), "檐下");
    assert_eq!(imported.counts.lost, 0);
    let yaml = imported.files.iter().find(|file| file.name == "issue.yaml").unwrap();
    let yaml = String::from_utf8(yaml.bytes.clone()).unwrap();
    (read_back(&imported).stories, yaml)
}

fn titles(stories: &[Vec<StoryPart>]) -> Vec<&str> {
    let of = |parts: &'_ Vec<StoryPart>| parts.iter().position(|part| part.0 == "title");
    let mut titles: Vec<&str> =
        stories.iter().filter_map(|parts| Some(parts[of(parts)?].1.as_str())).collect();
    titles.sort_unstable();
    titles
}

const WATER: &str = "后勤处11月20日起更换7号楼水管，每日9时至16时停水，请各家备好水。";
const GAMES: &str = "第四届职工羽毛球赛报名截止到11月28日，各工会小组限报6人，报满为止。";

#[test]
fn briefs_under_one_head_are_a_rail() {
    for [head, first, second] in [
        ["工会简讯\n\n", "▲ 七号楼换水管\n\n", "▲ 羽毛球赛报名\n\n"],
        ["一句话新闻\n\n", "七号楼换水管\n\n", "羽毛球赛报名\n\n"],
        ["社区简讯\n\n", "■七号楼换水管\n", "■羽毛球赛报名\n"],
    ] {
        let (stories, yaml) = stories(&format!("{head}{first}{WATER}\n\n{second}{GAMES}\n"));
        assert_eq!(titles(&stories), ["七号楼换水管", "羽毛球赛报名"], "{head}{stories:#?}");
        assert!(yaml.contains(&format!("- head: {}\n    stories:\n", head.trim())), "{yaml}");
    }
}

#[test]
fn a_story_with_subheads_is_one() {
    let (stories, yaml) =
        stories(&format!("水管换新记\n\n七号楼换水管\n\n{WATER}\n\n羽毛球赛报名\n\n{GAMES}\n"));
    assert_eq!(stories.len(), 1, "{stories:#?}");
    assert!(!yaml.contains("head:"), "{yaml}");
}

#[test]
fn poems_under_one_title_are_poems() {
    let text = "诗二首\n\n葛天民\n\n初冬过老校\n\n钟声还挂在槐树上\n黑板擦去了多少清晨\n我站在第三排的窗外\n看见自己\n正低头写一个难写的字\n\n菜园\n\n霜落下来\n白菜抱得更紧\n母亲数着垄沟\n像数我们兄弟的名字\n";
    let (stories, _) = stories(text);
    assert_eq!(titles(&stories), ["初冬过老校", "菜园"], "{stories:#?}");
    for parts in stories {
        assert!(parts.iter().any(|part| *part == ("byline", "葛天民".into())), "{parts:#?}");
    }
}
