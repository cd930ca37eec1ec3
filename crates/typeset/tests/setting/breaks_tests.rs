//! Where lines may end, by examples.

use super::text::{Break, Shaped, Text};

/// The text with `|` where a line may end, `-` where a word may be divided, `¦` where it may as a resort.
fn parted(source: &str) -> String {
    let text = Text::new(source, &mut |_, run| Shaped {
        widths: vec![0.5; run.chars().count()],
        points: if run == "newspaper" { vec![4] } else { Vec::new() },
        hyphen: 0.3,
    });
    let mut shown = String::new();
    for (i, atom) in text.atoms.iter().enumerate() {
        match text.joins[i].brk {
            _ if i == 0 => {}
            Break::Never => {}
            Break::Free => shown.push('|'),
            Break::Hyphen(_) => shown.push('-'),
            Break::Resort => shown.push('¦'),
        }
        shown += &atom.text;
    }
    shown
}

#[test]
fn lines_end_only_where_they_may() {
    for (source, expected) in [
        ("甲乙，丙", "甲|乙，|丙"),
        ("说：“好。”走", "说：|“好。”|走"),
        ("甲——乙……丙", "甲|——|乙|……|丙"),
        ("鲁·迅", "鲁·|迅"),
        ("4月23日晚", "4月|23日|晚"),
        ("共3个人", "共|3个|人"),
        ("约30万人来", "约|30万人|来"),
        ("长5千米路", "长|5千米|路"),
        ("增1.2个百分点。", "增|1.2个百分点。"),
        ("占3.5%的", "占|3.5%|的"),
        ("热41℃上下", "热|41℃|上|下"),
        ("走5 km路", "走|5¦km|路"),
        ("约10～20个", "约|10～¦20个"),
        ("电0000－3311去", "电|0000－¦3311去"),
        ("“1+5+1+X”法", "“1+¦5+¦1+X”|法"),
        ("Act+等", "Act+|等"),
        ("16:00–¦18:00止", "16:00–¦18:00止"),
        ("the newspaper is", "the|news-paper|is"),
        ("见https://www.a.cn/b?c=1去", "见|https://|www.|a.|cn/|b?|c=|1|去"),
        ("函(注)数", "函|(注)|数"),
        ("共￥5元", "共|￥5元"),
        ("ＡＢ甲", "ＡＢ|甲"),
        ("共 3 个", "共|3个"),
        ("电066　青", "电|066|青"),
    ] {
        assert_eq!(parted(source), expected);
    }
}
