//! Look-alikes: characters that only look like the one that is meant.
//!
//! A font draws ⽼ (a radical, U+2F7C) with the glyph of 老, and who copies from a PDF may get either.
//! On paper nobody sees it; but it is not found, not read aloud rightly, and missing from other fonts.
//! Units in one square (㎡, ℃), circled numbers and half-width kana are meant as they are typed.

use std::sync::LazyLock;

use encoding_rs::GB18030;
use indexmap::IndexMap;
use unicode_normalization::char::{decompose_canonical, decompose_compatible};

use kanyin_diagnostics::{Code, Fault, FileNo, Spot, Told, told};

/// What a look-alike is.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum LookAlikeKind {
    /// A radical as such: ⽼, ⻔.
    Radical,
    /// A second code point for a character, and forms for upright or narrow setting: 郎 as U+F92C, ︵, ﬁ.
    Compatibility,
    /// A code of GBK's private area, from before the character had one: 䶮 as U+E863.
    Private,
}

impl LookAlikeKind {
    fn code(self) -> Code {
        match self {
            LookAlikeKind::Radical => Code::KangxiRadical,
            LookAlikeKind::Compatibility => Code::CompatibilityForm,
            LookAlikeKind::Private => Code::PrivateUse,
        }
    }

    fn told(self) -> Told {
        match self {
            LookAlikeKind::Radical => told!("部首字形", "the form of a radical"),
            LookAlikeKind::Compatibility => told!("兼容字形", "a compatibility form"),
            LookAlikeKind::Private => {
                told!("旧编码（GBK 自造区）", "an old code (private area of GBK)")
            }
        }
    }
}

/// What a look-alike is, and the real character for it (of a ligature: characters).
pub fn meant(c: char) -> Option<(LookAlikeKind, String)> {
    let kind = match c {
        '\u{2E80}'..='\u{2FDF}' => LookAlikeKind::Radical,
        '\u{E815}'..='\u{E864}' => LookAlikeKind::Private,
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => LookAlikeKind::Compatibility,
        '\u{FB00}'..='\u{FB06}' | '\u{FE10}'..='\u{FE6F}' => LookAlikeKind::Compatibility,
        _ => return None,
    };
    let mut real = String::new();
    let mut add = |part| real.push(part);
    match c {
        // Unicode names the old form 戶; in mainland fonts the radical is drawn as 户.
        '\u{2F3E}' => add('户'),
        '\u{2E80}'..='\u{2EFF}' => add(in_supplement(c)?),
        '\u{E815}'..='\u{E864}' => add(of_private(c)?),
        '\u{FE10}'..='\u{FE6F}' => add(of_form(c)?),
        '\u{2F00}'..='\u{2FDF}' | '\u{FB00}'..='\u{FB06}' => decompose_compatible(c, add),
        // Twelve of these are real characters (﨑) and stay themselves.
        _ => decompose_canonical(c, add),
    }
    (!real.chars().eq([c])).then_some((kind, real))
}

/// The characters that U+2E81 to U+2EF3 look like, in order: Equivalent_Unified_Ideograph of Unicode
/// 15.0 (EquivalentUnifiedIdeograph.txt). 〓 stands for the gap at U+2E9A.
const SUPPLEMENT: &str = "\
    厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵〓旡日月歺母民氵氺灬爫爫丬牛犭\
    王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅\
    長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

fn in_supplement(c: char) -> Option<char> {
    let index = (c as usize).checked_sub(0x2E81)?;
    SUPPLEMENT.chars().nth(index).filter(|&real| real != '〓')
}

/// Forms for upright lines (U+FE10–FE48), and the small ones of old input methods (U+FE50–FE5E), each
/// with the mark that is meant. U+FE30 is typed as a colon, though Unicode takes it for a leader.
const FORMS: &str = "\
    ︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︲–︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］\
    ﹐，﹑、﹔；﹕：﹖？﹗！﹘—﹙（﹚）﹛｛﹜｝﹝〔﹞〕";

fn of_form(c: char) -> Option<char> {
    static PAIRS: LazyLock<Vec<char>> = LazyLock::new(|| FORMS.chars().collect());
    PAIRS.chunks_exact(2).find(|pair| pair[0] == c).map(|pair| pair[1])
}

/// GBK had no code points for the characters of its rows FE50–FEA0 and put them at U+E815–E864.
/// GB 18030 knows the real ones.
fn of_private(c: char) -> Option<char> {
    let index = (c as u32).checked_sub(0xE815)?;
    let trail = u8::try_from(0x50 + index).ok()?;
    let trail = if trail >= 0x7F { trail.checked_add(1)? } else { trail };
    let bytes = [0xFE, trail];
    let text = GB18030.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let real = text.chars().next()?;
    match real {
        '\u{2E80}'..='\u{2EFF}' => in_supplement(real),
        '\u{E000}'..='\u{F8FF}' => None,
        _ => Some(real),
    }
}

/// Most look-alikes of one file that are told one by one; a story pasted from a PDF may have a
/// hundred.
const MOST_TOLD: usize = 10;

/// The faults of a file's look-alikes: one for each character, at its first place.
pub fn faults(file: FileNo, text: &str) -> Vec<Fault> {
    let mut found: IndexMap<char, LookAlike> = IndexMap::new();
    for (at, c) in text.char_indices() {
        if let Some(known) = found.get_mut(&c) {
            known.places += 1;
        } else if let Some((kind, real)) = meant(c) {
            let spot = Spot::new(file, at..at + c.len_utf8());
            found.insert(c, LookAlike { c, kind, real, spot, places: 1 });
        }
    }
    let found: Vec<LookAlike> = found.into_values().collect();
    let (told, left) = found.split_at(found.len().min(MOST_TOLD));
    told.iter().map(fault).chain(left_over(left)).collect()
}

/// The fault of a look-alike that was written with an escape (`"\u2F7C"`) and stands nowhere in the
/// file as it is.
pub fn escaped(text: &str, file: &str, spot: Spot) -> Option<Fault> {
    let mut strange = text.chars().filter(|c| !file.contains(*c));
    let (c, (kind, real)) = strange.find_map(|c| Some((c, meant(c)?)))?;
    Some(fault(&LookAlike { c, kind, real, spot, places: 1 }))
}

/// A look-alike in a file.
struct LookAlike {
    c: char,
    kind: LookAlikeKind,
    real: String,
    /// Its first place.
    spot: Spot,
    places: usize,
}

fn fault(found: &LookAlike) -> Fault {
    let LookAlike { c, kind, real, spot, places } = found;
    let (form, is, points) = (kind.told(), *c as u32, code_points(real));
    let more = match places - 1 {
        0 => told!("", ""),
        n => told!("；这个文件里还有 {n} 处", "; there are {n} more in this file"),
    };
    let what = told!(
        "“{c}”（U+{is:04X}）是{form}，不是“{real}”（{points}）{more}",
        "`{c}` (U+{is:04X}) is {form}, not `{real}` ({points}){more}";
        form, more
    );
    Fault::warning(kind.code(), *spot, what).hint(told!(
        "都换成“{real}”；从 PDF 复制的文字常带这种字",
        "write `{real}` instead, everywhere; text copied from PDFs often has such characters"
    ))
}

/// One fault for all the look-alikes of a file that are too many to be told one by one.
fn left_over(left: &[LookAlike]) -> Option<Fault> {
    let first = left.first()?;
    let count = left.len();
    let pairs: Vec<String> =
        left.iter().map(|found| format!("{}→{}", found.c, found.real)).collect();
    let pairs = pairs.join(" ");
    let what = told!(
        "这个文件里还有 {count} 种这样的字：{pairs}",
        "there are {count} more such characters in this file: {pairs}"
    );
    Some(Fault::warning(first.kind.code(), first.spot, what).hint(told!(
        "都换成箭头右边的字；或从原稿、不从 PDF 再复制一次",
        "write what stands right of the arrow; or copy the text again, not from a PDF"
    )))
}

fn code_points(text: &str) -> String {
    text.chars().map(|c| format!("U+{:04X}", c as u32)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "look_alikes_tests.rs"]
mod tests;
