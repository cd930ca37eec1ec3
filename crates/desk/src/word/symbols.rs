//! Signs of faces that have signs where others have letters, as the Unicode characters that any face may have.
//!
//! The tables follow Unicode's own proposal for these faces (L2/11-052), but for signs of which Chinese text faces have
//! a plainer one: ● for ⚫, □ for 🞏, ✗ for 🗶, → for 🡪.

/// `Symbol` from 0x21 on; � stands for no sign.
const SYMBOL: &str = "!∀#∃%&∍()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞ\
     ΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~������������������\
     ���������������€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪\
     ⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";
/// `Wingdings` from 0x21 on; � stands for no sign.
const WINGDINGS: &str = "✏✂✁👓🕭📖🔔☎✆✉🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈✠\
     ✡☪☯🕉☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□❐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷▯🄋➀➁➂➃➄➅➆➇➈➉🄌➊➋➌➍➎\
     ➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟∙•⬝○⭕🞈◉◎🔿▪□🟁✦★✶✴✹✵⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵\
     ⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈➲⮉⮋←→↑↓↖↗↙↘🡸➔🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭✗✓☒☑";
/// `Wingdings 2` from 0x21 on; � stands for no sign.
const WINGDINGS_2: &str = "🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗✓☒☑☒☒⮾⮿🛇⦸\
     🙱🙴🙲🙳‽🙹🙺🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿�☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥\
     🕦🕧🙨🙩⋅🞄⦁●○🞅🞇🞉⊙⦿🞌🞍◾■□🞑🞒🞓🞔▣🞕🞖🞗🞘⬩⬥◇🞚◈🞛🞜🞝🞞⬪⬧◊🞠◖◗⯊⯋⯀⯁⬟⯂⬣⬢⯃⯄🞡🞢🞣\
     🞤🞥🞦🞧🞨🞩🞪🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺🞻🞼🞽🞾🞿🟀🟂🟄🟆🟉🟊✶🟌🟎🟐🟒✹🟃🟇✯🟍🟔⯌⯍※⁂";
/// `Wingdings 3` from 0x21 on; � stands for no sign.
const WINGDINGS_3: &str = "⭠⭢⭡⭣⭦⭧⭩⭨⭰⭲⭱⭳⭶⭸⭻⭽⭤⭥⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌⭮⭯⎋⌤⌃⌥␣⍽⇪\
     ⮸🢠🢡🢢🢣🢤🢥🢦🢧🢨🢩🢪🢫🡐🡒🡑🡓🡔🡕🡗🡖🡘🡙▲▼△▽◀▶◁▷◣◢◤◥🞀🞂🞁�🞃⯅⯆⯇⯈⮜⮞⮝⮟🠐🠒🠑🠓🠔🠖🠕🠗\
     🠘🠚🠙🠛🠜🠞🠝🠟🠀🠂🠁🠃🠄🠆🠅🠇🠈🠊🠉🠋🠠🠢🠤🠦🠨🠪🠬🢜🢝🢞🢟🠮🠰🠲🠴🠶🠸🠺🠹🠻🢘🢚🢙🢛🠼🠾🠽🠿🡀🡂🡁🡃🡄🡆🡅🡇\
     ⮨⮩⮪⮫⮬⮭⮮⮯🡠🡢🡡🡣🡤🡥🡧🡦🡰🡲🡱🡳🡴🡵🡷🡶🢀🢂🢁🢃🢄🢅🢇🢆🢐🢒🢑🢓🢔🢖🢕🢗";
/// `Webdings` from 0x21 on; � stands for no sign.
const WEBDINGS: &str = "🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂🏞🏕🛤🏟🛳🕬🕫🕨🔈\
     🎔🎕🗬🙽🗭🗪🗫⮔✓🚲□🛡📦🛱■🚑🛈🛩🛰🟈🕴●🛥🚔🗘✗❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲�🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠🛢\
     💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻🖥🖦🖧🕹🎮🕻🕼📟🖁\
     🖀🖨🖩🖿🖪🗜🔒🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊";

/// The sign that a character stands for in a face; `None` if the face has letters like any other.
pub fn mapped(face: &str, char: char) -> Option<char> {
    let signs = signs(face)?;
    // Word moves them to where Unicode has nothing.
    let code = match u32::from(char) {
        code @ 0xF020..=0xF0FF => code - 0xF000,
        code @ 0x20..=0xFF => code,
        _ => return None,
    };
    match code.checked_sub(0x21) {
        None => Some(' '),
        Some(at) => signs.chars().nth(at as usize).filter(|sign| *sign != '\u{FFFD}'),
    }
}

/// Whether a face has signs where others have letters.
pub fn is_of_signs(face: &str) -> bool {
    signs(face).is_some()
}

fn signs(face: &str) -> Option<&'static str> {
    Some(match face.trim().to_ascii_lowercase().as_str() {
        "symbol" => SYMBOL,
        "wingdings" => WINGDINGS,
        "wingdings 2" => WINGDINGS_2,
        "wingdings 3" => WINGDINGS_3,
        "webdings" => WEBDINGS,
        _ => return None,
    })
}

/// What stands for a sign that no character stands for: its face and number.
pub fn named(face: &str, char: char) -> String {
    format!("〔{face} {:02X}〕", u32::from(char) & 0xFF)
}

#[cfg(test)]
mod tests {
    use super::mapped;

    #[test]
    fn signs_that_contributors_use() {
        for (face, code, sign) in [
            ("Wingdings", '\u{F0FC}', '✓'),
            ("Wingdings", 'l', '●'),
            ("wingdings", '\u{F0A8}', '□'),
            ("Wingdings", '\u{F0D8}', '➢'),
            ("Wingdings", '\u{F076}', '❖'),
            ("Wingdings", '\u{F0AB}', '★'),
            ("Wingdings 2", '\u{F052}', '☑'),
            ("Wingdings 2", '\u{F06A}', '①'),
            ("Symbol", 'a', 'α'),
            ("Symbol", '\u{F0B0}', '°'),
            ("Symbol", '\u{F0B4}', '×'),
            ("Webdings", '\u{F061}', '✓'),
        ] {
            assert_eq!(mapped(face, code), Some(sign), "{face} {code:?}");
        }
        assert_eq!(mapped("宋体", 'l'), None);
        assert_eq!(mapped("Wingdings", '\u{F0FF}'), None);
    }
}
