//! Family names: what the evidence for a list of names rests on.

/// Family names of one character that are common today, and those of the old list (百家姓) that still are borne. Left out are
/// those that begin many other words and are hardly borne (东, 上, 大, 中).
const SINGLE: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范\
金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪\
庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶\
解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛\
仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥南班储原栗楚鄢劳谌奚粟冼蔺楼闻厉伊仝区郜阚帅屠朴盖练廉禹井祖漆巴卿狄索宣晋云\
容来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿逯隆茹诺慕亢嵇公哈湛宾戎勾檀阴昝尧闭贝竺皇越昌益桓扶郏邴胶蒲\
璩钮羿洪赖荀缑";

/// So many of them, from the first, are the commonest.
const COMMONEST: usize = 50;

/// Those of the commonest that begin many words of two characters (黄河, 高山, 马路).
const WORDY: &str = "黄马高林田叶程任余";

/// Characters that end names of towns and places, plants and dishes, and hardly a person's.
const ENDS_OF_WORDS: &str =
    "州市县省镇村庄乡区岛口寺庙店站馆厅园湖树草菜瓜豆饭面汤饼肉鸡鸭蛋糕粥笋芽酒油糖";

/// Family names of two characters.
const DOUBLE: [&str; 34] = [
    "欧阳", "上官", "司马", "诸葛", "东方", "夏侯", "皇甫", "尉迟", "公孙", "长孙", "慕容", "宇文",
    "司徒", "司空", "令狐", "独孤", "南宫", "端木", "轩辕", "澹台", "公冶", "宗政", "濮阳", "淳于",
    "单于", "太叔", "申屠", "钟离", "呼延", "西门", "百里", "东郭", "闻人", "赫连",
];

/// Whether a word begins with a family name.
pub fn begins_with_surname(word: &str) -> bool {
    surname_length(word).is_some()
}

/// Characters of the family name that a word begins with.
pub fn surname_length(word: &str) -> Option<usize> {
    if DOUBLE.iter().any(|name| word.starts_with(name)) {
        return Some(2);
    }
    word.chars().next().filter(|first| SINGLE.contains(*first)).map(|_| 1)
}

/// Whether a word begins with one of the commonest family names, and with no other word.
pub fn begins_with_common_surname(word: &str) -> bool {
    let Some(first) = word.chars().next() else { return false };
    let is_common = SINGLE.chars().take(COMMONEST).any(|c| c == first);
    is_common && !(WORDY.contains(first) && word.chars().count() == 2)
}

/// Whether a word reads as a name to its end: a family name, and one or two characters that end no other word.
pub fn reads_as_name(word: &str) -> bool {
    // Most words that are asked about are a character or a sentence: they are seen without the list.
    if !(2..=4).contains(&word.chars().take(5).count()) {
        return false;
    }
    let family = if DOUBLE.iter().any(|name| word.starts_with(name)) { 2 } else { 1 };
    let given = word.chars().count().saturating_sub(family);
    let ends_so = word.chars().next_back().is_some_and(|last| ENDS_OF_WORDS.contains(last));
    begins_with_surname(word) && (1..=2).contains(&given) && !ends_so
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_one_and_most_words_do_not() {
        for name in ["陆晚", "季川", "方圆", "欧阳若水", "闻笛", "施宁", "许见山", "顾小满"]
        {
            assert!(begins_with_surname(name), "{name}");
        }
        for word in ["红烧肉", "豆腐", "北京", "语文", "数学", "星期一", "上海", "一等奖", "敬礼"]
        {
            assert!(!begins_with_surname(word), "{word}");
        }
    }

    #[test]
    fn words_that_begin_as_names_do_mostly_end_otherwise() {
        for name in ["陆晚", "季小川", "欧阳若水", "欧阳雪", "王秀花", "许见山"] {
            assert!(reads_as_name(name), "{name}");
        }
        for word in ["常州", "石家庄", "黄瓜", "周六上午", "白菜豆腐", "东方", "梅园", "王"]
        {
            assert!(!reads_as_name(word), "{word}");
        }
        assert!(begins_with_common_surname("任小丁") && !begins_with_common_surname("任务"));
        assert!(begins_with_common_surname("丁一") && !begins_with_common_surname("沈从"));
    }
}
