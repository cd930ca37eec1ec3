use crate::beside::Beside;
use crate::block::{Align, Content, End, Raised, Source};
use crate::web::read;

const PNG: &[u8] = b"\x89PNG\r\n\x1A\n0000";

fn article(name: &str, html: &str) -> Source {
    let find = |path: &str| {
        ["1-news_files/640", "4-figures_files/a.png"].contains(&path).then(|| PNG.to_vec())
    };
    read(name, html.as_bytes(), Beside(&find)).unwrap()
}

/// A block a line, with what tells its look.
fn shown(source: &Source) -> Vec<String> {
    let shown = source.blocks.iter().map(|block| {
        let mut line = match &block.content {
            Content::Text { end: End::Soft, .. } => format!("{}↓", block.content.text()),
            Content::Text { .. } => block.content.text(),
            Content::Picture(picture) => {
                let caption: String =
                    picture.caption.iter().map(|span| span.text.as_str()).collect();
                format!(
                    "[{} {} {caption}]",
                    picture.name,
                    if picture.bytes.is_some() { "+" } else { "-" }
                )
            }
            Content::Table(table) => {
                let cell = |cell: &crate::block::Cell| {
                    let text: String = cell.spans.iter().map(|span| span.text.as_str()).collect();
                    format!("{text}:{}×{}", cell.columns, cell.rows)
                };
                let row = |row: &Vec<crate::block::Cell>| {
                    row.iter().map(cell).collect::<Vec<_>>().join("|")
                };
                table.rows.iter().map(row).collect::<Vec<_>>().join(" / ").replace('\n', "⏎")
            }
            other => format!("{other:?}"),
        };
        let look = &block.look;
        if let Some(part) = look.part {
            line = format!("{part:?} {line}");
        }
        if let Some((level, mark)) = &look.list {
            line = format!("{level}{mark} {line}");
        }
        if look.is_boxed {
            line = format!("□ {line}");
        }
        line
    });
    shown.collect()
}

fn asides(source: &Source) -> String {
    source.asides.iter().map(|aside| aside.text.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_report_with_its_picture_saved_beside() {
    let source = article("1-news.html", include_str!("../../tests/wechat/1-news.html"));
    assert_eq!(
        shown(&source),
        [
            "Title 六楼的灯，亮了",
            "Byline 周宁",
            "Origin 老西门街坊",
            "Date 2025-11-20",
            "——静安里加装电梯试运行第一天",
            "[640.png + ]",
            "张伯第一个走进电梯。周宁 摄",
            "11月19日傍晚，静安里3号楼的电梯开始试运行。住在六楼的张伯今年81岁，三年没有下过楼。",
            "“按一下就到了，”他说，“比我年轻时候还快。”",
            "Empty",
            "（文/周宁\u{A0}编辑/陈默）",
        ]
    );
    let look = |n: usize| &source.blocks[n].look;
    assert_eq!((look(4).size, look(4).align), (Some(10.5), Align::Centre));
    assert_eq!((look(6).size, look(6).align), (Some(9.0), Align::Centre));
    assert_eq!((look(7).indent, look(7).is_bold), (2.0, false));
    assert_eq!(look(10).align, Align::Right);
    let Content::Text { spans, .. } = &source.blocks[7].content else { panic!() };
    assert!(spans.iter().any(|span| span.is_bold && span.text == "三年没有下过楼"));
    let beside = asides(&source);
    for words in ["原创", "阅读原文", "微信扫一扫"] {
        assert!(beside.contains(words), "{beside}");
    }
    assert!(
        !beside.contains("不是正文") && source.faults.is_empty(),
        "{beside} {:?}",
        source.faults
    );
}

#[test]
fn nested_sections_of_an_editor_of_looks() {
    let source = article("2.html", include_str!("../../tests/wechat/2-sections.html"));
    assert_eq!(
        shown(&source),
        [
            "Title 豆浆铺里的三十年",
            "凌晨三点的灯",
            "王阿姨的豆浆铺开在文庙路，门面只有六平方米。",
            "早上五点，第一锅已经卖完。",
            "01学徒",
            "一九九六年，她跟着师傅学磨豆子。↓",
            "师傅说：水要凉，火要稳。",
            "□ 延伸阅读",
            "□ 豆浆怎么才算煮熟？滚三滚，再焖五分钟。",
            "左栏的一段话。",
            "右栏的一段话。",
        ]
    );
    let head = &source.blocks[1].look;
    assert_eq!((head.size, head.is_bold, head.align), (Some(15.0), true, Align::Centre));
    assert_eq!(source.blocks[2].look.face.as_deref(), Some("楷体"));
    assert!(source.blocks[4].look.is_bold && !source.blocks[2].look.is_bold);
}

#[test]
fn an_old_page_with_tables_lists_and_things_that_move() {
    let source = article("3.html", include_str!("../../tests/wechat/3-old.html"));
    assert_eq!(
        shown(&source),
        [
            "Title 社区食堂怎么吃",
            "Origin 老西门食堂",
            "Date 2026年11月20日 08:00",
            "老西门社区食堂今天开张。",
            "Empty",
            "供应三餐，价目如下：",
            "价目",
            "早餐:2×1|:0×1|午餐:1×1 / 豆浆:1×1|2元:1×1|一荤两素⏎15元:1×2 / 油条:1×1|1.5元:1×1|:1×0",
            "一、怎么办卡",
            "11. 带身份证",
            "12. 到服务台登记",
            "1 （周一休息）",
            "13. 领卡",
            "2• 老人卡",
            "2• 普通卡",
            "食堂地址：文庙路18号 看地图，打电话63770000",
            "Rule",
            "大家吃得好[微笑]，下次再来。",
            "[abcdefghijkl-0 - ]",
        ]
    );
    let Content::Text { spans, .. } = &source.blocks[15].content else { panic!() };
    let links: Vec<_> = spans.iter().filter_map(|span| span.link.as_deref()).collect();
    assert_eq!(links, ["https://map.example.cn/x?a=1&b=2"]);
    let beside = asides(&source);
    assert!(beside.contains("开张视频") && beside.contains("食堂广播"), "{beside}");
    assert!(source.faults.iter().any(|fault| fault.code.as_str() == "picture-elsewhere"));
}

#[test]
fn figures_ruby_levels_and_what_is_hidden() {
    let source = article("4-figures.html", include_str!("../../tests/wechat/4-figures.html"));
    assert_eq!(
        shown(&source),
        [
            "Title 溪水清了",
            "Byline 李二",
            "一、治水",
            "[a.png + 图一：清淤现场]",
            "水质达到Ⅲ类，氨氮每升0.5毫克，含H2O和CO2，河面120m2。",
            "第一行  两个空格↓",
            "第二行",
            "他说：“鱼儿回来了”。小字",
            "更多",
            "藏在折叠里的话",
            "溪长",
            "三公里",
        ]
    );
    assert_eq!(source.blocks[2].look.heading, Some(2));
    let Content::Text { spans, .. } = &source.blocks[4].content else { panic!() };
    let raised: Vec<_> = spans
        .iter()
        .filter(|span| span.raised != Raised::No)
        .map(|span| (span.raised, span.text.as_str()))
        .collect();
    assert_eq!(raised, [(Raised::Down, "2"), (Raised::Down, "2"), (Raised::Up, "2")]);
    let beside = asides(&source);
    for words in ["三", "隐藏的关键词", "热心网友：好！"] {
        assert!(beside.contains(words), "{beside}");
    }
}

#[test]
fn lines_lead_back_to_the_file() {
    let html = include_str!("../../tests/wechat/1-news.html");
    let source = article("1-news.html", html);
    for block in &source.blocks {
        let text = block.content.text();
        if block.look.part.is_none() && !text.is_empty() {
            let line = html.lines().nth(block.line as usize - 1).unwrap();
            let begin: String = text.chars().take(5).collect();
            assert!(line.contains(&begin), "{} is not {begin}", block.line);
        }
    }
}

#[test]
fn every_visible_character_is_in_a_block_or_an_aside() {
    let pages = [
        include_str!("../../tests/wechat/1-news.html"),
        include_str!("../../tests/wechat/2-sections.html"),
        include_str!("../../tests/wechat/3-old.html"),
        include_str!("../../tests/wechat/4-figures.html"),
    ];
    for page in pages {
        super::page_tests::assert_nothing_is_lost(page, &article("稿.html", page));
    }
}
