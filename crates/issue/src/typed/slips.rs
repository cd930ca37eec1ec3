//! What is told of a body: once each kind, at its first place, with how to write it.

use std::ops::Range;

use kanyin_diagnostics::{Code, Fault, FileNo, Spot, Told, told};

/// A kind of slip.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Slip {
    /// `##小标题`, `＃＃ 小标题`.
    Subhead,
    /// `#小标题` on a line of its own.
    OneHash,
    /// `小标题` over a line `---` or `===`.
    Underlined,
    /// `-第一条`, `• 第一条`, `－ 第一条`.
    Bullets,
    /// One line `-第一条`.
    OneBullet,
    /// `》引文`, `＞ 引文`.
    QuoteSign,
    /// `>60分`.
    MoreThan,
    /// `＊＊＊` alone.
    Pause,
    /// `＊＊词＊＊`.
    FullStars,
    /// `**` that does not pair.
    LoneStars,
    /// A pair of stars that may be data.
    DoubtfulStars,
    /// `__词__`.
    Underscores,
    /// `｜甲｜乙｜`.
    TableBars,
    /// A table's second line that is none.
    TableRule,
    /// A table without one.
    TableHead,
    /// Lines with tabs in them.
    Tabs,
    /// `[！SIDEBAR]`.
    BoxHead,
    /// `[!SIDEBAR]` without `>`.
    BoxWithoutQuote,
    /// `！[…]（…）`, “…” round attributes.
    PictureSigns,
    /// `{width=…}` behind a picture.
    PandocAttributes,
    /// `![…](…` that is no picture.
    NoPicture,
    /// `[图说](a.jpg)`.
    PictureWithoutMark,
    /// `<u>`.
    Html,
    /// `~~~` or three backticks that do not end.
    OpenFence,
    /// `［^1］`.
    NoteSigns,
    /// `｛right｝`.
    AlignMarks,
}

/// The slips of one body.
#[derive(Debug)]
pub struct Slips<'a> {
    file: FileNo,
    text: &'a str,
    said: Vec<(Slip, usize, Fault)>,
}

impl<'a> Slips<'a> {
    /// None yet.
    pub fn new(file: FileNo, text: &'a str) -> Self {
        Self { file, text, said: Vec::new() }
    }

    /// Says a slip; of each kind only the first is told, and how many there are.
    pub fn say(&mut self, slip: Slip, range: Range<usize>) {
        if let Some((_, count, _)) = self.said.iter_mut().find(|(said, ..)| *said == slip) {
            *count += 1;
            return;
        }
        let range = self.text.floor_char_boundary(range.start)..range.end;
        let range = range.start..self.text.ceil_char_boundary(range.end);
        let words = self.text[range.clone()].trim();
        let cut = if words.chars().count() > 24 { "…" } else { "" };
        let typed: String = words.chars().take(24).chain(cut.chars()).collect();
        let fault = fault(slip, &typed, Spot::new(self.file, range));
        self.said.push((slip, 1, fault));
    }

    /// All that is to be told.
    pub fn faults(self) -> Vec<Fault> {
        self.said.into_iter().map(|(_, count, fault)| counted(fault, count)).collect()
    }
}

fn counted(fault: Fault, count: usize) -> Fault {
    if count == 1 {
        return fault;
    }
    let what = fault.what;
    let what = told!("{what}（全稿 {count} 处）", "{what} ({count} places)"; what);
    Fault { what, ..fault }
}

fn fault(slip: Slip, typed: &str, spot: Spot) -> Fault {
    let (code, what, hint) = match slip {
        Slip::Subhead => meant(
            told!("“{typed}”按小标题排了", "`{typed}` is set as a subhead"),
            told!(
                "写成“## 小标题”：半角井号，后面空一格",
                "write `## subhead`: a space after the signs"
            ),
        ),
        Slip::OneHash => alike(
            told!("“{typed}”照原样排了，连同井号", "`{typed}` is set as typed, with its sign"),
            told!("要排成小标题，写“## 小标题”", "for a subhead write `## subhead`"),
        ),
        Slip::Underlined => alike(
            told!(
                "文字下面这条线不会把它变成小标题",
                "this line does not make a subhead of the text above"
            ),
            told!(
                "要小标题，删去这条线，在文字前写“## ”；要停顿，在线的上面空一行",
                "for a subhead remove the line and write `## ` before the text; for a pause leave a blank line above"
            ),
        ),
        Slip::Bullets => meant(
            told!("“{typed}”这几行按列举排了", "`{typed}` and its neighbours are set as a list"),
            told!(
                "列举写成“- 第一条”：半角短横，后面空一格",
                "write a list as `- first`: a hyphen and a space"
            ),
        ),
        Slip::OneBullet => alike(
            told!("“{typed}”照原样排了", "`{typed}` is set as typed"),
            told!(
                "要排成列举，短横后面空一格：“- 第一条”",
                "for a list write a space after the hyphen: `- first`"
            ),
        ),
        Slip::QuoteSign => meant(
            told!("“{typed}”按引文排了", "`{typed}` is set as a quote"),
            told!("引文写成“> 引文”：半角大于号，后面空一格", "write a quote as `> words`"),
        ),
        Slip::MoreThan => alike(
            told!(
                "“{typed}”照原样排了，大于号没当引文",
                "`{typed}` is set as typed, not as a quote"
            ),
            told!("要排成引文，大于号后面空一格", "for a quote write a space after the `>`"),
        ),
        Slip::Pause => meant(
            told!(
                "“{typed}”按停顿排了，是一行花饰",
                "`{typed}` is set as a pause, an ornament line"
            ),
            told!("停顿写成单独一行“***”", "write a pause as a line `***`"),
        ),
        Slip::FullStars => meant(
            told!(
                "“{typed}”按着重排了，星号不印",
                "`{typed}` is set as emphasis, without the stars"
            ),
            told!("着重写成“**词语**”，星号用半角", "write emphasis as `**words**`"),
        ),
        Slip::LoneStars => alike(
            told!("“**”没有成对，照原样印出来了", "`**` has no partner and is set as typed"),
            told!(
                "要着重，两头都写，紧挨着字：“**词语**”；本来就要印星号的，写“\\*\\*”",
                "for emphasis write it at both ends, next to the words: `**words**`; for stars write `\\*\\*`"
            ),
        ),
        Slip::DoubtfulStars => (
            Code::DoubtfulEmphasis,
            told!(
                "“{typed}”里的星号当作数据，照原样印了",
                "the stars of `{typed}` are taken for data and set as typed"
            ),
            told!(
                "要着重，写“**词语**”，里面有字，两头不留标点；本来就要印星号的，写“\\*”，就不再提",
                "for emphasis write `**words**` with letters in it and no marks at its ends; for stars write `\\*`, and this is not told"
            ),
        ),
        Slip::Underscores => alike(
            told!(
                "“{typed}”照原样排了，连同下划线",
                "`{typed}` is set as typed, with its underscores"
            ),
            told!("要着重，写“**词语**”", "for emphasis write `**words**`"),
        ),
        Slip::TableBars => meant(
            told!("全角竖线“｜”按表格排了", "full-width bars are read as a table"),
            told!("表格用半角竖线“|”", "write tables with `|`"),
        ),
        Slip::TableRule => meant(
            told!(
                "表头下面这一行按表格线理解了",
                "the line below the table's head is read as its rule"
            ),
            told!(
                "写成“|---|---|”，半角，格数和表头一样",
                "write `|---|---|`, with as many cells as the head"
            ),
        ),
        Slip::TableHead => meant(
            told!(
                "表格没有表头线，第一行当作表头",
                "this table has no rule; its first line is the head"
            ),
            told!(
                "在表头下面加一行“|---|---|”，格数和表头一样",
                "add a line `|---|---|` below the head"
            ),
        ),
        Slip::Tabs => alike(
            told!(
                "这几行里有制表符，像是从表格里复制的，排出来不会对齐",
                "these lines have tabs, as from a spreadsheet; they are not set as a table"
            ),
            told!(
                "写成表格：每行“|甲|乙|”，第一行下面加一行“|---|---|”",
                "write a table: `|a|b|` a line, and `|---|---|` below the first"
            ),
        ),
        Slip::BoxHead => meant(
            told!("“{typed}”按方框理解了", "`{typed}` is read as a box"),
            told!("写成“> [!SIDEBAR] 标题”，方括号和叹号用半角", "write `> [!SIDEBAR] title`"),
        ),
        Slip::BoxWithoutQuote => alike(
            told!(
                "“{typed}”照原样排了，没有成为方框",
                "`{typed}` is set as typed and makes no box"
            ),
            told!("方框每一行前面都写“> ”", "begin each line of a box with `> `"),
        ),
        Slip::PictureSigns => meant(
            told!("“{typed}”按图片理解了", "`{typed}` is read as a picture"),
            told!(
                "写成“![图说](../images/图.jpg \"columns=2\")”，叹号、括号、引号都用半角",
                "write `![caption](../images/a.jpg \"columns=2\")`"
            ),
        ),
        Slip::PandocAttributes => meant(
            told!("图片后面的“{typed}”略去了", "`{typed}` behind a picture is left out"),
            told!(
                "图片的宽度写在路径后面：“(图.jpg \"columns=2\")”",
                "write a picture's width behind its path: `(a.jpg \"columns=2\")`"
            ),
        ),
        Slip::NoPicture => (
            Code::NoPicture,
            told!(
                "“{typed}”像是图片，但读不出来，照原样印了",
                "`{typed}` looks like a picture, but cannot be read; it is set as typed"
            ),
            told!(
                "图片写成“![图说](../images/图.jpg)”，括号要成对",
                "write a picture as `![caption](../images/a.jpg)`, brackets in pairs"
            ),
        ),
        Slip::PictureWithoutMark => alike(
            told!("“{typed}”照原样排了", "`{typed}` is set as typed"),
            told!(
                "要放图片，最前面加半角叹号：“![图说](图.jpg)”",
                "for a picture write `!` before it: `![caption](a.jpg)`"
            ),
        ),
        Slip::Html => alike(
            told!(
                "网页标记“{typed}”不起作用，会照原样印出来",
                "the tag `{typed}` does nothing and is set as typed"
            ),
            told!(
                "删去它；着重写“**词语**”，换行在行末写“\\”",
                "remove it; for emphasis write `**words**`, for a line break `\\` at the line's end"
            ),
        ),
        Slip::NoteSigns => meant(
            told!("“{typed}”按注号排了", "`{typed}` is set as the sign of a note"),
            told!(
                "注号写成“[^1]”，方括号和 ^ 用半角",
                "write the sign of a note as `[^1]`, in ASCII"
            ),
        ),
        Slip::AlignMarks => meant(
            told!(
                "“{typed}”按居右、居中的标记理解了，不印",
                "`{typed}` is read as where the line stands, and not set"
            ),
            told!(
                "写成“{{right}}”或“{{center}}”，花括号用半角",
                "write `{{right}}` or `{{center}}`, in ASCII"
            ),
        ),
        Slip::OpenFence => alike(
            told!("“{typed}”没有成对，照原样排了", "`{typed}` has no partner and is set as typed"),
            told!(
                "删去它；要保留换行，上下各写一行“```”",
                "remove it; to keep line ends write a line ``` above and below"
            ),
        ),
    };
    let fault = match slip {
        Slip::NoPicture => Fault::error(code, spot, what),
        _ => Fault::warning(code, spot, what),
    };
    fault.hint(hint)
}

fn meant(what: Told, hint: Told) -> (Code, Told, Told) {
    (Code::TakenAsMarkup, what, hint)
}

fn alike(what: Told, hint: Told) -> (Code, Told, Told) {
    (Code::LikeMarkup, what, hint)
}
