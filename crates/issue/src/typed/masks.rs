//! Names and numbers behind stars: `王**`, `张*明`, `尾号**1234`.

use super::signs::{closes, is_han, is_word};

/// Family names, the two hundred most frequent (公安部 2020); those that are rather words (和, 成, 时) are left out.
const FAMILY: &str = "\
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆\
    汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞\
    颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲\
    房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬卞姬隋商沙荣巫寇桑甄丛\
    某";

/// Whether a text ends in the part of a name that is left when the rest is behind stars: a family name, or at most three
/// characters behind a mark.
pub fn ends_in_name(text: &str) -> bool {
    let Some(last) = text.chars().next_back() else { return false };
    if !is_han(last) {
        return false;
    }
    FAMILY.contains(last) || before_stars(text) && names_in_row(text)
}

/// Whether all that stands before a run of stars, back to the last mark, is one family name that is no preposition.
pub fn is_masked_name(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next()
        .is_some_and(|last| FAMILY.contains(last) && !"于向方万关许单古路游安".contains(last))
        && back.next().is_none_or(|c| !is_word(c))
}

/// Whether the character before a run of stars is a family name.
pub fn is_family(c: char) -> bool {
    FAMILY.contains(c)
}

/// One to three characters behind a mark or white.
fn before_stars(text: &str) -> bool {
    let count = text.chars().rev().take_while(|c| is_word(*c)).count();
    (1..=3).contains(&count) && text.chars().count() > count
}

/// `、王小`: the mark before the characters parts the names of a list.
fn names_in_row(text: &str) -> bool {
    let mark = text.chars().rev().find(|c| !is_word(*c));
    mark.is_some_and(|mark| "、，,；;".contains(mark) || closes(mark))
}
