//! Names of two and more parts, `列夫·托尔斯泰`: a row may end behind a `·`, never inside a part.
//!
//! Where a part begins or ends no mark tells, and dictionaries know few of these names. But names are written with some four
//! hundred characters (GB/T 17693, 外语地名汉字译写导则; 新华社译音表), and a word that the dictionary knows, such as 大学生, ends them.

use kanyin_composer::Class;

use super::letters::Letters;
use super::words::{TitleWord, is_name};

/// The most characters of a part.
const LONGEST: usize = 8;

/// The characters that names are written with.
const OF_NAMES: &str = "\
    阿埃艾爱安昂奥澳巴芭白拜班邦包鲍保堡贝本比彼毕宾波伯勃博柏布卜采蔡策查柴昌楚茨次措达大戴丹当道德登邓狄迪蒂第丁东堆杜顿多厄恩尔耳\
    法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈哥格葛根贡古瓜圭郭果哈海汉杭豪赫黑亨洪侯胡华怀惠霍基吉季加伽贾简江杰捷金津京喀卡凯坎\
    康考柯科可克肯孔库夸宽奎昆拉腊莱来赖兰朗劳老勒雷蕾黎理李里丽利莉力立连廉良列林琳铃留柳龙隆娄卢鲁露吕伦罗洛马玛迈麦买曼芒毛茅\
    梅门蒙孟米密蜜敏明缪摩莫墨默姆木穆拿娜纳乃奈南楠内嫩能尼妮涅宁牛纽农努诺女欧帕派潘庞培佩彭蓬皮平泼珀普齐其奇契恰钱乔切钦琴\
    青琼丘屈让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山珊尚绍舍申生圣盛施石史士舒斯丝司思松苏索塔台太泰坦汤唐陶忒特滕提廷汀通图土托脱\
    瓦娃万旺威韦维魏温文翁沃乌吾武伍西希锡席喜夏香向肖小谢辛欣兴雄休修许逊雅亚娅扬杨耶叶伊依宜因英永尤于约泽曾扎詹张哲珍治朱兹孜\
    兹佐卓祖合";

/// The letters before which no row begins since a name's part would be broken.
pub fn inside_parts(letters: &Letters, words: Option<&[TitleWord]>) -> Vec<usize> {
    let mut inside = Vec::new();
    for n in 0..letters.len() {
        if letters.list[n].class != Class::Interpunct {
            continue;
        }
        let before = part(letters, words, (0..n).rev());
        let behind = part(letters, words, n + 1..letters.len());
        // Neither part is a single character.
        inside.extend(n.saturating_sub(before.max(2).min(n)) + 1..n);
        inside.extend(n + 2..(n + 1 + behind.max(2)).min(letters.len()));
    }
    inside.retain(|n| letters.list[*n].is_han() && letters.list[n - 1].is_han());
    inside
}

/// How many of some letters, from a `·` outwards, are of the part beside it.
fn part(
    letters: &Letters,
    words: Option<&[TitleWord]>,
    outwards: impl Iterator<Item = usize>,
) -> usize {
    let Some(words) = words else { return 0 };
    let mut found = 0;
    let mut word: Option<&TitleWord> = None;
    for n in outwards.take(LONGEST) {
        let letter = &letters.list[n];
        if !letter.is_han() {
            break;
        }
        let inside = |word: &TitleWord| word.start <= letter.at && letter.at < word.end();
        if !word.is_some_and(inside) {
            word = words.iter().find(|word| inside(word));
            let goes_on = found == 0 || word.is_some_and(may_be_of_name);
            if !goes_on {
                break;
            }
        }
        found += 1;
    }
    found
}

/// Whether a word that touches a name's part may belong to it.
fn may_be_of_name(word: &TitleWord) -> bool {
    word.text.chars().all(|c| OF_NAMES.contains(c))
        && (word.is_single() || !word.known || is_name(word.text))
}

#[cfg(test)]
mod tests {
    use super::super::words::{OwnWords, words};
    use super::*;

    /// A line with `|` wherever no part of a name is broken.
    fn parted(line: &str) -> String {
        let letters = Letters::new(line, None);
        let words = words(line, &OwnWords::default());
        let inside = inside_parts(&letters, Some(&words));
        let shown = letters.list.iter().enumerate().map(|(n, letter)| {
            if n == 0 || inside.contains(&n) {
                letter.c.to_string()
            } else {
                format!("|{}", letter.c)
            }
        });
        shown.collect()
    }

    #[test]
    fn parts_of_names_are_whole_and_what_stands_beside_them_is_not_of_them() {
        let cases = [
            ("球星迈克尔·乔丹现身", "球|星|迈克尔|·|乔丹|现|身"),
            ("大学生阿卜杜拉·买买提考研", "大|学|生|阿卜杜拉|·|买买提|考|研"),
            ("作家列夫·托尔斯泰", "作|家|列夫|·|托尔斯泰"),
            ("加布里埃尔·加西亚·马尔克斯逝世", "加布里埃尔|·|加西亚|·|马尔克斯|逝|世"),
            ("演员迪丽热巴·迪力木拉提", "演|员|迪丽热巴|·|迪力木拉提"),
            ("尼格买提·热合曼主持", "尼格买提|·|热合曼|主|持"),
            ("古丽娜尔·买买提江获奖", "古丽娜尔|·|买买提江|获|奖"),
        ];
        for (line, whole) in cases {
            assert_eq!(parted(line), whole);
        }
    }
}
