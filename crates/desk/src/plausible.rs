//! How much a text looks like Chinese copy: what tells a right decoding from a wrong one, also of twenty characters.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use encoding_rs::{BIG5, Encoding, GBK};

/// The most common characters of newspapers and of everyday names, simplified.
const COMMON: &str = "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看\
文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政\
海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务\
制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父\
强步完深区即求品士转量空众技轻程告江语英基派满式李息写呢识极令黄收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若谁校读志飞观争究包组造落视\
济喜离坏街居民楼社区镇村里巷弄路桥河湖园店厂铺摊集活动记者通讯员摄影报道本报编辑责任校对春夏秋冬节日上午下午晚昨今明志愿者服务中心办公室医院卫生健康食堂早餐豆浆油条面米菜市场公交车站垃圾分类\
电梯加装改造修缮旧宅院墙门窗灯亮街坊邻居阿姨叔伯奶奶爷爷孩子老人青年女士先生陈刘赵杨吴徐孙朱胡郭何林高梁郑罗宋谢唐韩曹许邓冯萧程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范傅钟卢汪戴崔任陆廖姚方\
金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚";
/// The same of what is written another way in traditional characters.
const COMMON_TRADITIONAL: &str = "這來個國說們為時過對後麼發當無開動兩長樣現將與進實點種聲話兒問機給幾業間電門東車應處總場師書員報馬難數關並內產萬會學張體別氣論義術結資隊帶條變聯權傳決達\
辦運強轉眾輕語滿識極黃臉錢黨設雙歷網專誰讀飛觀爭組視濟離壞樓區鎮裡橋園廠鋪攤動記訊攝責編節願務醫衛豆漿麵場車類電裝舊宅牆燈鄰爺陳劉趙楊吳孫鄭羅謝韓許鄧馮蕭蘇葉呂蔣傅鐘盧陸譚賈鄒閻龍顧\
賴賀嚴錢龔還沒讓請認識買賣寫給從親愛樂藝歲曆史紅線經紀續練統絕維綠緊縣總織繼覺觀規視親記訂計討訓託設許訴診評試詩該詳語誤課調談請論講謝證識警議護讓貝負財貢貨責貴買費貼賞賽質";

/// Marks of Chinese copy.
const MARKS: &str = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～";

/// The first lists of GB 2312 and Big5 hold what is written every day, the second ones what is rare: first and second bytes, and what
/// their characters say.
const OLD_LISTS: [(&Encoding, RangeInclusive<u8>, RangeInclusive<u8>, i8); 4] = [
    (GBK, 0xB0..=0xD7, 0xA1..=0xFE, 7),
    (BIG5, 0xA4..=0xC6, 0x40..=0xFE, 7),
    (GBK, 0xD8..=0xF7, 0xA1..=0xFE, -1),
    (BIG5, 0xC9..=0xF9, 0x40..=0xFE, -4),
];

/// What each character of the basic plane says for a text, in eighths; by its code point.
static WEIGHTS: LazyLock<Vec<i8>> = LazyLock::new(weights);

/// What a text says for its decoding, by the character, from about −10 to 2: Chinese copy stands above 0.8, garbled text
/// below 0.4. ASCII says nothing; a text of nothing else has 0.
pub fn plausibility(text: &str) -> f64 {
    let (mut sum, mut count) = (0i64, 0i64);
    let mut before = ' ';
    for c in text.chars() {
        let weight = i64::from(weight(c)) - strange_pair(before, c);
        before = c;
        if c.is_ascii() && weight >= 0 {
            continue;
        }
        sum += weight;
        count += 1;
    }
    if count == 0 { 0.0 } else { sum as f64 / count as f64 / 8.0 }
}

fn weight(c: char) -> i8 {
    match u32::from(c) {
        code @ 0..0x1_0000 => WEIGHTS.get(code as usize).copied().unwrap_or(-64),
        0x1F000..=0x1FAFF => 0,
        0x20000..=0x3FFFF => -12,
        _ => -64,
    }
}

/// What no writer types: a mark behind an opening one, Han and Latin letters woven into one another.
fn strange_pair(before: char, c: char) -> i64 {
    let opens = |c: char| "“‘（《〈【〔「『".contains(c);
    let ends = |c: char| "，。、；：？！".contains(c);
    match (before, c) {
        (a, b) if opens(a) && ends(b) => 16,
        (a, b) if ends(a) && ends(b) && a != b => 6,
        (a, b) if is_han(a) && b.is_ascii_punctuation() && "\\^`{|}~".contains(b) => 8,
        _ => 0,
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

fn weights() -> Vec<i8> {
    let mut weights: Vec<i8> = (0..0x1_0000u32).map(by_block).collect();
    weights[0x4E00..0xA000].fill(-8);
    for (encoding, leads, trails, weight) in OLD_LISTS {
        for c in of_list(encoding, leads, trails).chars().filter(|c| is_han(*c)) {
            let known = &mut weights[c as usize];
            *known = weight.max(*known);
        }
    }
    for c in COMMON.chars().chain(COMMON_TRADITIONAL.chars()) {
        weights[c as usize] = 14;
    }
    for c in MARKS.chars() {
        weights[c as usize] = 16;
    }
    weights
}

/// The characters of a list: of each pair of a first and a second byte.
fn of_list(
    encoding: &'static Encoding,
    leads: RangeInclusive<u8>,
    trails: RangeInclusive<u8>,
) -> String {
    let codes: Vec<u8> =
        leads.flat_map(|lead| trails.clone().flat_map(move |trail| [lead, trail])).collect();
    encoding.decode_without_bom_handling(&codes).0.into_owned()
}

fn by_block(code: u32) -> i8 {
    match code {
        0x09 | 0x0A | 0x0B | 0x0C | 0x0D | 0x20..=0x7E => 0,
        0x00..=0x1F | 0x7F..=0x9F => -80,
        0xFFFD..=0xFFFF => -80,
        // A space that does not break, a middle dot, degrees, times: copy has them.
        0xA0 | 0xB0 | 0xB1 | 0xB2 | 0xB3 | 0xB7 | 0xD7 | 0xF7 | 0xA9 | 0xAE => 4,
        // Accents stand alone in French, in rows in garbled text.
        0xA1..=0x24F => -4,
        0x250..=0x36F => -24,
        0x370..=0x3FF => -4,
        0x400..=0x52F => -6,
        0x530..=0x1FFF => -40,
        0x200B..=0x200F | 0x2028 | 0x2029 | 0xFEFF => 0,
        0x2010..=0x203E => 8,
        0x2070..=0x218F => 2,
        0x2190..=0x22FF => 0,
        0x2460..=0x24FF | 0x25A0..=0x26FF | 0x3220..=0x33FF => 4,
        0x2500..=0x259F => -8,
        0x2E80..=0x2FDF => 0,
        0x3000 => 8,
        0x3001..=0x303F => 10,
        0x3040..=0x30FF => -6,
        0x3100..=0x312F => -8,
        0x3400..=0x4DBF => -16,
        0xAC00..=0xD7A3 => -12,
        // Each program had characters of its own there; a text has a few at most.
        0xE000..=0xF8FF => -24,
        0xF900..=0xFAFF => -4,
        0xFE30..=0xFE4F => -4,
        0xFF01..=0xFF5E => 8,
        0xFF61..=0xFF9F => -32,
        _ => -40,
    }
}
