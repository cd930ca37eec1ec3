//! Random copy: Chinese prose with all that a composer may stumble over.

/// Random numbers that are the same in each run (the generator of PCG, by O'Neill).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        let mut random = Self(seed.wrapping_add(0x9E37_79B9_7F4A_7C15));
        random.below(2);
        random
    }

    /// A number below another.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (((self.0 >> 22) ^ self.0) >> ((self.0 >> 61) + 22)) as u32 as usize % most
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// Common characters (通用规范汉字表, level one).
const HAN: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说\
产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应\
开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只\
没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级\
少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海\
口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走\
积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书";

const WORDS: [&str; 20] = [
    "App",
    "Wi-Fi",
    "Act+",
    "OK",
    "newspaper",
    "community",
    "Kanyin",
    "MIX",
    "international",
    "of",
    "Press",
    "information",
    "A",
    "LED",
    "pH",
    "PDF/X-4",
    "photography",
    "the",
    "neighbourhood",
    "e-paper",
];

const ADDRESSES: [&str; 6] = [
    "https://www.example.com/news/2026/11/index.html",
    "www.yanxia.example/shuiwei",
    "laigao@yanxia.example",
    "https://laoximen.example/a?id=20&page=3",
    "service@community.example.org",
    "http://example.cn/2021-03/story_12.html",
];

const UNITS: [&str; 18] = [
    "个",
    "年",
    "人",
    "元",
    "万元",
    "万人次",
    "平方米",
    "平方公里",
    "公里",
    "%",
    "℃",
    "个百分点",
    "小时",
    "户",
    "号楼",
    "亿元",
    "千克",
    "厘米",
];

/// How much of a paragraph is no Han: the more, the more seldom it can be set well.
#[derive(Debug, Copy, Clone)]
enum Mixture {
    Marks,
    Little,
    Much,
}

/// A paragraph of 5 to 200 characters, in the pieces that it can be cut into.
pub fn paragraph(random: &mut Random) -> Vec<String> {
    let mixture =
        [Mixture::Marks, Mixture::Little, Mixture::Little, Mixture::Much][random.below(4)];
    let most = if random.once_in(3) { 196 } else { 90 };
    let long = 5 + random.below(most);
    let mut pieces = Vec::new();
    while count(&pieces) < long {
        sentence(random, mixture, &mut pieces);
    }
    pieces
}

fn count(pieces: &[String]) -> usize {
    pieces.iter().map(|piece| piece.chars().count()).sum()
}

fn sentence(random: &mut Random, mixture: Mixture, pieces: &mut Vec<String>) {
    for n in 0..1 + random.below(4) {
        if n > 0 {
            pieces.push(random.pick(&["，", "，", "，", "、", "；", "：", "——", "……"]).into());
        }
        clause(random, mixture, pieces);
    }
    pieces.push(random.pick(&["。", "。", "。", "！", "？", "……"]).into());
}

fn clause(random: &mut Random, mixture: Mixture, pieces: &mut Vec<String>) {
    for n in 0..1 + random.below(3) {
        // Two things that are no Han never meet without Han between them, but now and then.
        if n > 0 || !random.once_in(4) {
            pieces.push(han(random, 9));
        }
        let latin = match mixture {
            Mixture::Marks => false,
            Mixture::Little => random.once_in(4),
            Mixture::Much => true,
        };
        match random.below(if latin { 22 } else { 4 }) {
            _ if !latin && random.once_in(2) => pieces.push(han(random, 9)),
            0..=2 => quoted(random, pieces, 0),
            3 => enclosed(random, pieces),
            4 | 5 => pieces.push(spaced(random, WORDS)),
            6 => {
                let words = [random.pick(&WORDS), random.pick(&WORDS), random.pick(&WORDS)];
                let words = words.join(" ");
                pieces.push(if random.once_in(2) { format!(" {words} ") } else { words });
            }
            7..=9 => {
                let piece = number(random);
                pieces.push(piece);
            }
            10 => pieces.push(date(random)),
            11 if random.once_in(2) => pieces.push(spaced(random, ADDRESSES)),
            12 => pieces.push(
                random.pick(&["0000－3311", "021-63280000", "400-820-8105", "1+5+1+X"]).into(),
            ),
            13 => pieces.push(format!("{}·{}", han(random, 3), han(random, 3))),
            _ => pieces.push(han(random, 9)),
        }
    }
}

fn han(random: &mut Random, most: usize) -> String {
    let all: Vec<char> = HAN.chars().collect();
    (0..1 + random.below(most)).map(|_| all[random.below(all.len())]).collect()
}

/// A word with spaces around it, or without.
fn spaced<const N: usize>(random: &mut Random, of: [&str; N]) -> String {
    let word = random.pick(&of);
    match random.below(3) {
        0 => format!(" {word} "),
        1 => format!("{word} "),
        _ => word.to_string(),
    }
}

fn quoted(random: &mut Random, pieces: &mut Vec<String>, depth: usize) {
    let (open, close) = if depth.is_multiple_of(2) { ("“", "”") } else { ("‘", "’") };
    pieces.push(open.into());
    pieces.push(han(random, 6));
    match random.below(8) {
        0 if depth < 2 => {
            quoted(random, pieces, depth + 1);
            pieces.push(han(random, 3));
        }
        1 => pieces.push(spaced(random, WORDS).trim().to_string()),
        2 => {
            pieces.push("，".into());
            pieces.push(han(random, 6));
        }
        _ => {}
    }
    if random.once_in(4) {
        pieces.push(random.pick(&["。", "！", "？", "……"]).into());
    }
    pieces.push(close.into());
}

fn enclosed(random: &mut Random, pieces: &mut Vec<String>) {
    let (open, close) = [("（", "）"), ("《", "》"), ("〈", "〉"), ("【", "】")][random.below(4)];
    pieces.push(open.into());
    pieces.push(if random.once_in(4) { number(random) } else { han(random, 8) });
    pieces.push(close.into());
}

fn number(random: &mut Random) -> String {
    let digits = match random.below(4) {
        0 => format!("{}", 1 + random.below(9)),
        1 => format!("{}", 10 + random.below(990)),
        2 => format!("{}.{}", 1 + random.below(99), 1 + random.below(9)),
        _ => format!("{}", 1000 + random.below(99_000)),
    };
    match random.below(5) {
        0 => format!("{digits} {}", random.pick(&["km", "m", "kg", "cm"])),
        1 => format!(" {digits} {}", random.pick(&UNITS)),
        _ => format!("{digits}{}", random.pick(&UNITS)),
    }
}

fn date(random: &mut Random) -> String {
    let (month, day) = (1 + random.below(12), 1 + random.below(30));
    match random.below(4) {
        0 => format!("{month}月{day}日"),
        1 => format!("{}年{month}月{day}日", 1990 + random.below(37)),
        2 => format!(
            "{}:{:02}–{}:30",
            8 + random.below(4),
            15 * random.below(4),
            13 + random.below(8)
        ),
        _ => format!("{day}～{}日", day + 3),
    }
}
