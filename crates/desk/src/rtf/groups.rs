//! What the words of RTF begin: a group of its own kind, or a single character.

use super::state::Destination;

/// What a group is.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum Group {
    /// Only a group.
    Plain,
    /// Something other than the text around it.
    Holds(Destination),
    /// A field, with its code and result.
    Field,
    /// A field's result.
    Result,
    /// A footnote or endnote.
    Note,
    /// What stands at the head or foot of pages.
    Head,
    /// A comment.
    Comment,
    /// A text box.
    Box,
}

impl Group {
    /// By its first word; `None` if the word says nothing of its group.
    pub fn of(word: &str, is_starred: bool) -> Option<Self> {
        Some(match word {
            "fonttbl" => Self::Holds(Destination::Fonts),
            "stylesheet" => Self::Holds(Destination::Styles),
            "pict" => Self::Holds(Destination::Picture),
            "fldinst" => Self::Holds(Destination::Code),
            "listtext" | "pntext" => Self::Holds(Destination::Mark),
            "atnauthor" => Self::Holds(Destination::Author),
            // `upr` says text in a code page, then `ud` the same in Unicode.
            "ud" => Self::Holds(Destination::Text),
            "field" => Self::Field,
            "fldrslt" => Self::Result,
            "footnote" => Self::Note,
            "header" | "headerl" | "headerr" | "headerf" => Self::Head,
            "footer" | "footerl" | "footerr" | "footerf" => Self::Head,
            "annotation" => Self::Comment,
            "shptxt" | "dptxbxtext" => Self::Box,
            "shppict" | "shpinst" | "shp" | "do" | "moMath" | "moMathPara" | "mmath" | "dptxbx"
            | "nesttableprops" => Self::Plain,
            // The same again for older readers, and what is said of a thing.
            "nonshppict" | "shprslt" | "picprop" | "mmathPict" | "background" | "upr"
            | "nonesttables" | "objdata" | "objclass" | "objname" | "sn" | "sv" => {
                Self::Holds(Destination::Nothing)
            }
            "colortbl" | "info" | "generator" | "themedata" | "template" | "passwordhash"
            | "filetbl" | "revtbl" | "rsidtbl" | "pgdsctbl" | "listtable" | "listoverridetable"
            | "panose" | "falt" | "fontemb" => Self::Holds(Destination::Nothing),
            "bkmkstart" | "bkmkend" | "xe" | "tc" | "txe" | "atnid" | "atntime" | "atndate"
            | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc" | "htmltag" | "mmathPr" | "mctrlPr"
            | "mtype" | "msty" => Self::Holds(Destination::Nothing),
            // Whoever does not know a starred word leaves its group out: so the format has it.
            _ if is_starred => Self::Holds(Destination::Nothing),
            _ => return None,
        })
    }
}

/// The character that a word stands for.
pub fn character(word: &str) -> Option<char> {
    Some(match word {
        "tab" | "nestcell" => '\t',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        _ => return None,
    })
}
