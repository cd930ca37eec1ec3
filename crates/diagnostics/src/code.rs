//! The names of faults: what a machine or a search goes by, and what each means.

use std::fmt::{self, Display};

use serde::{Serialize, Serializer};

use super::{Told, told};

/// Makes the enum of a list: above each name a line in Chinese and one in English.
macro_rules! codes {
    ($(#[doc = $zh:literal] #[doc = $en:literal] $code:ident = $name:literal,)+) => {
        /// A fault's short name for machines: the same in every language, and never changed once it is out. The list is
        /// sorted by it, and `docs/faults.md` is made of it.
        #[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
        pub enum Code {
            $(#[doc = $zh] #[doc = $en] $code,)+
            /// What preflight found in a PDF, by the name of its rule; `docs/preflight.md` lists those.
            Preflight(&'static str),
        }

        impl Code {
            /// All but those of preflight, sorted by name.
            pub const ALL: &[Self] = &[$(Self::$code),+];

            /// The name: `unknown-key`, `overset`, `missing-glyph`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)+
                    Self::Preflight(rule) => rule,
                }
            }

            /// What it means and what to do, in general; a [`Fault`](super::Fault) says it of one place.
            pub fn meaning(self) -> Told {
                match self {
                    $(Self::$code => Told { zh: $zh.trim().into(), en: $en.trim().into() },)+
                    Self::Preflight(rule) => told!(
                        "预检查出的毛病，见 docs/preflight.md 的 {rule}。",
                        "Found by preflight: see {rule} in docs/preflight.md."
                    ),
                }
            }
        }
    };
}

codes! {
    /// 广告的宽高比和它的区块差 1% 以上，四周留白；按消息里的尺寸重做，或让那一排的行高写 `auto`。
    /// An ad's shape is off its area's by more than 1 %, which leaves white; order it at the size told, or give its row the height `auto`.
    AdShape = "ad-shape",
    /// 存档的 `bagit.txt` 不合 RFC 8493；重新下载，还是这样就请发来的人重做。
    /// The `bagit.txt` of an archive is not as RFC 8493 wants it; download it again, or ask the sender for a new one.
    Bag = "bag",
    /// 文字里有看不见的方向控制符，看上去与实际不同；把它前后的字重打一遍。
    /// An unseen direction control makes text look other than it is; type the characters around it again.
    BidiControl = "bidi-control",
    /// 来稿打不开：文件坏了、加了密码，或格式读不了；照提示另存为 .docx 再来。
    /// A file of raw copy cannot be read: damaged, locked or of a form unknown; save it anew as .docx as the hint says.
    BrokenCopy = "broken-copy",
    /// `fonts/` 里的字体文件是坏的，或读不下来；从原处再拷一次，或换一款。
    /// A font file in `fonts/` is damaged or cannot be read; copy it anew from where it comes, or take another.
    BrokenFont = "broken-font",
    /// 图片是坏的，或格式不认识；从原来的软件再存一次，或换一张。
    /// A picture that is damaged or of no known format; save it anew from where it comes, or take another.
    BrokenPicture = "broken-picture",
    /// 数字报或网页的模板写错了；照提示改，删去这个文件就用自带的。
    /// A template of the e-paper or the site is wrong; mend it, or remove the file to have the built-in one.
    BrokenTemplate = "broken-template",
    /// 存档里的文件和清单对不上，被改过；重新下载，还是这样就请发来的人重做。
    /// A file of an archive is not what its list says; download it again, or ask the sender for a new one.
    Changed = "changed",
    /// 图片印出来太粗；换一张大些的原图，或少占一栏。
    /// A picture has too few pixels for its size; use a larger original, or give it a column less.
    CoarsePicture = "coarse-picture",
    /// 有长得一样的兼容字形（郎、︵、ﬁ），多半从 PDF 复制而来；换成提示里的字。
    /// A compatibility form that only looks like the character meant; write the one that the hint names.
    CompatibilityForm = "compatibility-form",
    /// 来稿里有东西没有拿进来，或要人看一眼：图表、链接的图、宏、删除线；照消息说的核对。
    /// Something of raw copy was not taken in or wants a look: charts, linked pictures, macros, struck text; do what it says.
    CopyToCheck = "copy-to-check",
    /// 稿件头部里空格加“#”之后的文字成了注释，不排；要排出来，给整个值加引号。
    /// In front matter, what follows a space and `#` is a comment and is not set; put quotes around the value.
    CutByComment = "cut-by-comment",
    /// 存档不全，后面缺了一截；重新下载。
    /// The archive is cut off; download it again.
    CutOff = "cut-off",
    /// 存档里有文件解不开；重新下载，还是这样就请发来的人重做。
    /// A file of an archive cannot be unpacked; download it again, or ask the sender for a new one.
    Damaged = "damaged",
    /// 星号可能是数据，也可能是着重，照原样印了；要着重，写“**词语**”，要印星号，写“\\*”。
    /// Stars that may be data or emphasis, set as typed; write `**words**` for emphasis, `\\*` for a star.
    DoubtfulEmphasis = "doubtful-emphasis",
    /// 像名单，又不能断定，照一般文字排了；是名单，稿件头部写 `form: names`。
    /// What may be a list of names and may be other words, set as text; if it is one, write `form: names` in the front matter.
    DoubtfulNames = "doubtful-names",
    /// 广告或图里有东西没有照原样印出来：后面的页、批注、找不到的图、换了的字体；照消息说的改，或者请对方重新导出。
    /// Part of an ad or drawing is not printed as it was given (pages, comments, links, fonts); do what the message says.
    DrawingLeftOut = "drawing-left-out",
    /// 同一个键写了两次；留下一个。
    /// A key is there twice; keep one of them.
    DuplicateKey = "duplicate-key",
    /// 存档文件是空的；重新下载。
    /// The archive is an empty file; download it again.
    Empty = "empty",
    /// 有区块没有稿件；给它一篇，或换一个版式。
    /// An area has no story; give it one, or take another layout.
    EmptyArea = "empty-area",
    /// 这个文件是空的，而它不能空着；写上内容。
    /// This file is empty and must not be; write it.
    EmptyFile = "empty-file",
    /// 一篇稿的栏脚不齐，差一行以上，只有图的一栏也算；增删一两行，或换一张高些的图。
    /// The columns of a story, also one with a picture alone, end more than a line apart; add or cut a line or two, or take a higher picture.
    EndsApart = "ends-apart",
    /// 碰题：并排的两题一样大；给一题加引题，改成两行或竖题，或换一个 `importance`。
    /// Two titles side by side look the same; give one a kicker, a second row or `direction: vertical`, or another importance.
    EqualTitles = "equal-titles",
    /// 存档里有清单之外的文件，是后来加的；请发来的人重做。
    /// An archive has a file that its list does not name; ask the sender for a new one.
    Extra = "extra",
    /// 稿件没有头部，或头部没有结束；头部上下各有一行“---”。
    /// A story has no front matter, or it does not end; a line `---` stands above and below it.
    FrontMatter = "front-matter",
    /// 一行怎么拉也排不满，右边空着：后面的长词、网址或数字拆不开；照提示添几个字或删几个字。
    /// A line cannot be filled and ends short: what stands behind it cannot be parted; add or cut characters as told.
    GapingLine = "gaping-line",
    /// 原稿不是 UTF-8，编码是猜的；看看导入的文字是不是乱码，是就在原来的软件里另存为 UTF-8。
    /// Raw copy is not UTF-8 and its encoding was guessed; where the text is garbled, save it as UTF-8 from its program.
    GuessedEncoding = "guessed-encoding",
    /// 存档的目录和文件头对不上；重新下载，还是这样就请发来的人重做。
    /// The directory of an archive and the heads of its files disagree; download it again, or ask the sender for a new one.
    Headers = "headers",
    /// 版面上有空洞，大于两栏三行；补几句，换一张大些的图片，或放补白。
    /// White over three lines in two columns; add some copy, use a larger picture, or put a filler there.
    Hole = "hole",
    /// 版上的墨 `inks` 写得不对；照提示改。
    /// The `inks` of a page cannot be; do as the message says.
    Inks = "inks",
    /// 几行字接成了一段；要分段，中间空一行，只换行，在行末写“\\”。
    /// Lines are joined into one paragraph; leave a blank line for a new one, or write `\\` for a line break.
    JoinedLines = "joined-lines",
    /// 有部首字形（⽼、⻔），不是真正的字，多半从 PDF 复制而来；换成提示里的字。
    /// A radical (⽼, ⻔) in place of the character, as PDFs leave them; write the one that the hint names.
    KangxiRadical = "kangxi-radical",
    /// 窄栏里的西文段落右边不对齐，免得词间拉得很开；要对齐，放进 20 字以上宽的栏。
    /// A Latin paragraph in a narrow column is set ragged right, since filled lines would gape; give it 20 characters of width.
    LatinRagged = "latin-ragged",
    /// 版式排不成：区块重叠、不是长方形，或行高不对；照提示改 `layout.yaml`。
    /// A layout cannot be: areas overlap, are no rectangles, or rows do not add up; mend `layout.yaml`.
    Layout = "layout",
    /// 版式图里的字母没说是什么，或说了的字母图里没有；补上或删去。
    /// A letter of a layout is not explained, or is explained and not there; add it, or remove it.
    LayoutLetter = "layout-letter",
    /// 两个区块同名；给其中一个另起 `name`。
    /// Two areas have one name; give one of them another `name`.
    LayoutName = "layout-name",
    /// 方框区块的 `of` 指到了没有的稿件区块；改成有的名字。
    /// The `of` of a sidebar names no story area; write one that is there.
    LayoutOf = "layout-of",
    /// 版式图的一行字母数目不对；与栏数相同，或加倍。
    /// A row of a layout has the wrong number of letters; write as many as there are columns, or twice that.
    LayoutRow = "layout-row",
    /// 来稿里有东西没有读：系统的附属文件、压缩包里的压缩包、放不进报纸的视频；照消息看看要不要。
    /// Something of the raw copy was not read: a system's own files, archives in archives, videos; look whether it is wanted.
    LeftOut = "left-out",
    /// 稿件没有上版：`pages: auto` 或写了版数的一期，版面放不下它；加版，删别的稿，或留到下一期。
    /// A story stands on no page: of an issue with `pages: auto`, or a number of pages, it is what does not fit. Take more pages, cut other copy, or keep it for the next issue.
    LeftOver = "left-over",
    /// 像标记，却不是标记，照原样排了；要它起作用，照提示写。
    /// What looks like markup and is not, set as typed; write it as the hint says to have it work.
    LikeMarkup = "like-markup",
    /// 存档里有一个链接，不是文件；不要解压，问清来处。
    /// An archive holds a link in place of a file; do not unpack it, ask where it comes from.
    Link = "link",
    /// 这一行在 Markdown 里是链接的定义，不排；照提示改写。
    /// Markdown reads this line as a link's definition and it is not set; write it as the hint says.
    LinkDefinition = "link-definition",
    /// 存档的校验清单有一行不成样子；重新下载，还是这样就请发来的人重做。
    /// A line of an archive's list makes no sense; download it again, or ask the sender for a new one.
    List = "list",
    /// 段末一行只有一个字；在这一段里删一个字，或添一两个字。
    /// A paragraph's last line is one character; cut a character of the paragraph, or add one or two.
    LoneCharacter = "lone-character",
    /// 文件转换编码时丢了字，留下“�”；对照原稿补上。
    /// A character was lost when the file was converted and left �; type it again from the original.
    LostCharacter = "lost-character",
    /// 图片的扩展名与它的格式不符；改正扩展名。
    /// A picture is of another format than its name says; correct the extension.
    MislabelledPicture = "mislabelled-picture",
    /// 存档清单里有的文件，存档里没有；重新下载，还是这样就请发来的人重做。
    /// An archive lacks a file that its list names; download it again, or ask the sender for a new one.
    Missing = "missing",
    /// 找不到写的这个文件；看看路径和名字。
    /// The file named here is not there; look at its path and name.
    MissingFile = "missing-file",
    /// 字体里没有这个字，会印成空白；换一个字，或在 `paper.yaml` 里加一款有它的字体。
    /// No font has this character; use another, or add a font that has it in `paper.yaml`.
    MissingGlyph = "missing-glyph",
    /// 缺少必须有的键；写上。
    /// A key that must be there is missing; write it.
    MissingKey = "missing-key",
    /// 会动的图片（GIF、WebP、APNG），印的是第一幅；要别的一幅，从原来的软件截出来。
    /// A picture that moves (GIF, WebP, APNG) is printed by its first frame; for another, export that one by itself.
    MovingPicture = "moving-picture",
    /// 存档里有文件的名字不合用，或读不出来；不要解压，问清来处。
    /// A file of an archive has a name that cannot be used or read; do not unpack it, ask where it comes from.
    Name = "name",
    /// 同一篇里一个人名有两种写法；核对是不是一个人。
    /// A name is spelt two ways in one story; see whether they are one person.
    NameSpeltTwice = "name-spelt-twice",
    /// 有东西离裁切边不到 3 毫米，又没有出血；缩小版心，或铺到出血边。
    /// Something stands within 3 mm of the trim and does not bleed; make the type area smaller, or let it reach the bleed.
    NearTheTrim = "near-the-trim",
    /// 文件名的大小写、全角半角和文件的真名不一样，换一台电脑可能找不到；照真名写。
    /// A file is named with other capitals or signs than it has, and another computer might not find it; write its real name.
    NearlyNamed = "nearly-named",
    /// 稿件里没有给这个区块的方框；写一个 `> [!SIDEBAR]`，或换一个版式。
    /// The story has no box for this area; write a `> [!SIDEBAR]`, or take another layout.
    NoBox = "no-box",
    /// 自动的版拼不齐：照说的那一段删、增几个字就齐。
    /// A page that makes itself up does not come out even; cut or add as many characters as told, in that paragraph.
    NoExactFit = "no-exact-fit",
    /// 存档里的文件不在同一个文件夹里；不是刊印做的，或重新打过包。
    /// The files of an archive are not in one folder; Kanyin did not make it, or it was packed anew.
    NoFolder = "no-folder",
    /// 找不到 `paper.yaml` 里写的字体；把字体文件放进 `fonts/`，或改用 `kanyin fonts` 列出的。
    /// A font of `paper.yaml` is not there; put it into `fonts/`, or take one that `kanyin fonts` lists.
    NoFont = "no-font",
    /// 文件夹里没有 `issue.yaml`，或不在刊物里；给出一期的文件夹。
    /// The folder has no `issue.yaml`, or is not inside the publication; name the folder of an issue.
    NoIssue = "no-issue",
    /// 存档没有校验清单；不是刊印做的，或重新打过包。
    /// An archive has no list of checksums; Kanyin did not make it, or it was packed anew.
    NoList = "no-list",
    /// 该写文件的地方空着；写上文件的路径。
    /// No file is named where one must be; write its path.
    NoPath = "no-path",
    /// 像是图片，但读不出来，照原样印了；叹号和两种括号都用半角，成对写。
    /// What looks like a picture and cannot be read, set as typed; write its sign and both pairs of brackets in ASCII.
    NoPicture = "no-picture",
    /// 没有 `paper.yaml`，或刊物文件夹打不开；到刊物的文件夹里用。
    /// There is no `paper.yaml`, or the folder cannot be opened; work inside a publication.
    NoPublication = "no-publication",
    /// 图片在区块里放不下；改小 `columns`，写 `place=here`，或加大区块。
    /// The area has no room for a picture; lower its `columns`, write `place=here`, or give it more room.
    NoRoom = "no-room",
    /// 该写稿件的地方写了别的文件；稿件是 `.md` 文件。
    /// Another file is named where a story must be; stories are `.md` files.
    NoStory = "no-story",
    /// 没有这一天；改正日期。
    /// There is no such day; correct the date.
    NoSuchDay = "no-such-day",
    /// 这个键没有值；写上值，以“#”开头的文字要加引号。
    /// A key has no value; write one, and put quotes around text that begins with `#`.
    NoValue = "no-value",
    /// 这不是 zip 文件；看看是不是拿错了，或存成了网页。
    /// This is no zip file; look whether it is the right one, or a saved web page.
    NoZip = "no-zip",
    /// `issue.yaml` 列出了各版，顶上的 `stories`、`ads` 就没有用处；写到各版下面，或写 `pages: auto`。
    /// With pages listed one by one, the `stories` and `ads` at the top of `issue.yaml` are of no use; put them under a page, or write `pages: auto`.
    NotAllotted = "not-allotted",
    /// 这个文件不是能读的稿件；照提示换一种格式，或把文字复制出来。
    /// A file is no copy that can be read; save it in another format, or copy the text out of it, as the hint says.
    NotCopy = "not-copy",
    /// 有一项没有印：稿件里的，换一种体裁或区块；报头、报眼、报眉、版权栏里的，缩短它，或给它更大的区块。
    /// Something is not printed: of a story, take another form or kind of area; of masthead, ear, folio or colophon, shorten it, or give it a larger area.
    NotSet = "not-set",
    /// 标题竖不起来，排成了横题；缩短标题，或删去 `direction`。
    /// A title cannot stand upright and was set level; shorten it, or remove `direction`.
    NotUpright = "not-upright",
    /// 文件不是 UTF-8；用编辑器另存为 UTF-8。
    /// A file is not UTF-8; save it as UTF-8 in an editor.
    NotUtf8 = "not-utf-8",
    /// 注号（`[^1]`）没有注文，照原样印了，或注文是空的；在稿末另起一行写 `[^1]: 注文`。
    /// The sign of a note (`[^1]`) without the note, set as typed, or a note without words; write a line `[^1]: the note` at the story's end.
    NoteMissing = "note-missing",
    /// 注文的第二段排成了正文：注文只有一段。并进第一段，或顶格写成正文。
    /// A second paragraph of a note is set as text: a note has one. Join it to the first, or write it as text is written.
    NoteParagraph = "note-paragraph",
    /// 同一个注号出现了不止一次，或注文写了两条；各编各的号。
    /// The sign of a note is there more than once, or two notes have one label; give each a label of its own.
    NoteTwice = "note-twice",
    /// 注文没有注号指着它，排在最后；在要注的字后面写上 `[^1]`，或删去这条注。
    /// No sign points at a note, and it is set last; write `[^1]` behind the word that is meant, or remove the note.
    NoteUnsigned = "note-unsigned",
    /// 电话号码的位数不对；打一遍试试。
    /// A phone number has a figure too many or too few; try it.
    OddPhone = "odd-phone",
    /// 有字伸出了纸边；缩短它，或缩小版心。
    /// Text reaches off the sheet; shorten it, or make the type area smaller.
    OffTheSheet = "off-the-sheet",
    /// 断版：一条栏间从版头空到版脚；换一个有东西跨过它的版式。
    /// A gutter runs from head to foot and parts the page; take a layout in which something stands across it.
    OpenGutter = "open-gutter",
    /// 引号或括号只有一半；补上或删去。
    /// A quote or a bracket has only one half; add the other, or take it out.
    OpenMark = "open-mark",
    /// 数太大或太小；照提示改。
    /// A number is too large or too small; write one within the bounds told.
    OutOfRange = "out-of-range",
    /// 稿件放不下（溢出）；照说的字数删，或加大区块。
    /// Copy does not fit (overset); cut as many characters as told, or give its area more room.
    Overset = "overset",
    /// 存档的总字节数和 `bag-info.txt` 里写的不同；重新下载，还是这样就请发来的人重做。
    /// An archive's bytes are not as many as its `bag-info.txt` says; download it again, or ask the sender for a new one.
    Oxum = "oxum",
    /// 版次重复或有缺；从 1 起，一版接一版。
    /// A page number is there twice or left out; number pages from 1 without gaps.
    PageNumber = "page-number",
    /// `paper.yaml` 里的数合不起来：版心比纸大、字号太小之类；照提示改。
    /// The measures of `paper.yaml` do not go together: a type area larger than the page, type too small; mend them.
    Paper = "paper",
    /// 路径在网上，或指到刊物文件夹之外；把文件放进刊物，写相对路径。
    /// A path leads out of the publication or to the web; put the file into the publication and write a relative path.
    PathOutside = "path-outside",
    /// 图片后面的写法不对；写成 `"columns=2 place=top"` 的样子。
    /// What stands behind a picture's path is wrong; write it like `"columns=2 place=top"`.
    PictureAttribute = "picture-attribute",
    /// 网页里的图片在网上，没有存下来，也不会去下载；从网页上另存到稿件旁边。
    /// A picture of a web page stands elsewhere on the web and is not fetched; save it from the page beside the copy.
    PictureElsewhere = "picture-elsewhere",
    /// 图片压在图片上；改小 `columns`，或放进两个区块。
    /// A picture is printed over a picture; lower its `columns`, or put the two into two areas.
    PictureOnPicture = "picture-on-picture",
    /// 图片自带的颜色特性文件不能用，没有用它；要准就从原来的软件再存一次。
    /// A picture's own colour profile cannot be used and was left out; save it anew where colours matter.
    PictureProfile = "picture-profile",
    /// 矢量图变成了像素才印得出来；要线条利落，换一种存法。
    /// A drawing had to become pixels; save it another way where lines must be crisp.
    PictureRendered = "picture-rendered",
    /// plan.yaml 里定的做不到，没有照它排；照消息改，或删去那一行。
    /// What is pinned in plan.yaml cannot be; mend it as told, or remove the line.
    PlanNotKept = "plan-not-kept",
    /// 整版海报的形状、出血和纸不合；按消息里的尺寸重做。
    /// A poster's shape or bleed is not the sheet's; order it at the size told.
    PosterShape = "poster-shape",
    /// 有旧编码（GBK 自造区）的字；换成提示里的字。
    /// A character in an old code (private area of GBK); write the one that the hint names.
    PrivateUse = "private-use",
    /// `press` 的 `profile` 不能用；写 `newsprint`、`coated`，或印厂给的 CMYK 输出特性文件。
    /// The `profile` of `press` cannot be used; write `newsprint`, `coated`, or the printing house's CMYK profile.
    Profile = "profile",
    /// 头条的标题不是一版最大，或不到次题的 1.35 倍；缩短它，或把别的稿改轻。
    /// A lead's title is not the page's largest, or not 1.35 times the next; shorten it, or give the others less importance.
    QuietLead = "quiet-lead",
    /// 同一段文字出现了两次；删去一处。
    /// A paragraph stands twice; take one of them out.
    RepeatedParagraph = "repeated-paragraph",
    /// 有线穿过文字、图片、方框或报头；改版式，或自己的模板。
    /// A rule goes through words, a picture, a box or the masthead; change the layout, or your own template.
    RuleThrough = "rule-through",
    /// 存档里两个文件的名字在 Windows 上会互相盖掉；请发来的人重做。
    /// Two files of an archive overwrite one another on Windows; ask the sender for a new one.
    SameName = "same-name",
    /// 并排的标题高低不齐；增删几行，使两篇一样长。
    /// Heads side by side do not begin on one line; add or cut some lines.
    StaggeredHeads = "staggered-heads",
    /// plan.yaml 是照改动之前的稿件和版式写的，这里没有照它排；改好它，或从 out 里重新拷一份。
    /// A plan.yaml is of an earlier state of the issue and is not followed here; mend it, or copy the new one from `out/`.
    StalePlan = "stale-plan",
    /// 同一篇稿件用了两次；删去一处。
    /// A story is used twice; remove one of the two.
    StoryTwice = "story-twice",
    /// 存档开头多出不属于它的字节；重新下载，还是这样就请发来的人重做。
    /// An archive begins with bytes that are not its own; download it again, or ask the sender for a new one.
    StrangeBytes = "strange-bytes",
    /// 表格上面花括号里的写法不对；写成 `{columns=2}` 的样子。
    /// What stands in braces above a table is wrong; write it like `{columns=2}`.
    TableAttribute = "table-attribute",
    /// 表格有一行比表头长；补上表头，或在文字里的竖线前加一个反斜杠。
    /// A row of a table is longer than its head; complete the head, or put a backslash before a bar in the text.
    TableRow = "table-row",
    /// 表格太宽：字缩小了，有的词一行还是只剩一个字，或拆成两行；减一列，放进更宽的区块，或在表的上面写 `{columns=2}`。
    /// A table is too wide: its type is smaller, and words still stand a character a row or are broken; take a column away, give it a wider area, or write `{columns=2}` above it.
    TableTooWide = "table-too-wide",
    /// 标记用了中文输入法的符号，已按本意理解；下次用半角。
    /// Markup typed with the signs of an input method, taken as meant; write it in ASCII.
    TakenAsMarkup = "taken-as-markup",
    /// 末段比别的段缩进得多，当作落款排在右边；不是落款，就少打两格。`——` 后面不像人名的末段照正文排；是落款，就写 `{right}`。
    /// A last paragraph that is typed further in than the others is set at the right, as a signature; if it is none, type less white before it. One behind a dash that does not look like a name is set as text; if it is a signature, write `{right}`.
    TakenAsSignature = "taken-as-signature",
    /// 版式模板 `.typ` 出错；照指出的行改，删去这个文件就用内置的式样。
    /// A `.typ` template is wrong; mend the line told, or remove the file to have the built-in look.
    Template = "template",
    /// 模板里的图片不能印；换一张。
    /// An image in a template cannot be printed; take another.
    TemplateImage = "template-image",
    /// 模板用了没有登记的颜色；写进 `paper.yaml` 的 `colours`，用 `at.colours.名字`。
    /// A template paints with what is no named colour; name it in `colours` of `paper.yaml`, and write `at.colours.NAME`.
    TemplatePaint = "template-paint",
    /// 有字压在别处的底色上；缩短它，或给它更多的地方。
    /// Text is printed over the ground of something else; shorten it, or give it more room.
    TextOnBox = "text-on-box",
    /// 有字压在图片上；缩短它，改小图片，或加大区块。
    /// Text is printed over a picture; shorten it, make the picture smaller, or enlarge the area.
    TextOnPicture = "text-on-picture",
    /// 版面上有字压在字上；缩短其中一处，或给它更宽的地方。
    /// Text is printed over text; shorten one of the two, or give it more room.
    TextOnText = "text-on-text",
    /// 文字文件超过 4 MB，不是稿件；看看是不是拿错了。
    /// A text of over 4 MB is no copy; look whether it is the right file.
    TextTooLarge = "text-too-large",
    /// 列表或引文套得太深，里面的不排；少套几层。
    /// Lists or quotes are nested too deep, and what is inside is not set; nest them less.
    TooDeep = "too-deep",
    /// 列的项数不够；照提示补上。
    /// A list has too few items; add as many as told.
    TooFew = "too-few",
    /// 方框、表格或图片比栏还高，被切开了；缩短它，或加大区块。
    /// A box, table or picture is higher than its column and was cut; shorten it, or give the area more room.
    TooHigh = "too-high",
    /// 存档号称的大小不像一期报纸，没有解开查；不要解压，问清来处。
    /// An archive claims to be larger than any issue and was not unpacked; do not unpack it, ask where it comes from.
    TooLarge = "too-large",
    /// 文字太长；缩短。
    /// A text is too long; shorten it.
    TooLong = "too-long",
    /// 列的项太多，区块放不下；删去多的，或换一个版式。
    /// A list has more items than there is room for; remove some, or take another layout.
    TooMany = "too-many",
    /// 文件太多，后面的不再读；看看是不是引错了文件夹。
    /// There are too many files, and the rest is not read; look whether the right folder is named.
    TooManyFiles = "too-many-files",
    /// 文字太短；补足。
    /// A text is too short; write more.
    TooShort = "too-short",
    /// 合计和分项加起来不一样；再算一遍。
    /// A total is not what its parts make; add it up again.
    Total = "total",
    /// 存档里同一个名字有两份文件；重新下载，还是这样就请发来的人重做。
    /// Two files of an archive have one name; download it again, or ask the sender for a new one.
    Twice = "twice",
    /// 两个文件名只差大小写，在 Windows 和苹果电脑上会变成一个；给其中一个换个名字。
    /// Two names differ by case alone, and are one file on Windows and macOS; give one of them another name.
    TwinNames = "twin-names",
    /// 稿件太短，空出了行（不足）；照说的字数补，或换一张大些的图片。
    /// Copy leaves lines empty (underset); add as many characters as told, or use a larger picture.
    Underset = "underset",
    /// 空不匀：小标题上面、简讯之间的空不一样，或两处空并排；增删几行。
    /// White differs above subheads or between briefs, or two gaps stand side by side; add or cut some lines.
    UnevenWhite = "uneven-white",
    /// 版式里没有这个区块，或它自己有内容；改成提示里的名字。
    /// The layout has no such area, or the area fills itself; write a name that the hint gives.
    UnknownArea = "unknown-area",
    /// 没有这种方框；写 `[!SIDEBAR]`、`[!NOTE]` 或 `[!QUOTE]`。
    /// There is no such box; write `[!SIDEBAR]`, `[!NOTE]` or `[!QUOTE]`.
    UnknownBox = "unknown-box",
    /// 不认识的键；改成提示里的名字。
    /// A key that is not known; write the one that the hint names.
    UnknownKey = "unknown-key",
    /// 没有这个版式；写 `layouts/` 下文件夹的名字。
    /// There is no such layout; write the name of a folder in `layouts/`.
    UnknownLayout = "unknown-layout",
    /// 这里只能写几个词，写的不在其中；改成提示里的词。
    /// A word that is not among those known here; write one that the hint names.
    UnknownWord = "unknown-word",
    /// 文件或存档读不了；看看是不是坏了，或正被别的程序占用。
    /// A file or an archive cannot be read; look whether it is damaged or held by another program.
    Unreadable = "unreadable",
    /// 打不开这个文件；看看它的权限，是不是正被别的程序占用。
    /// A file cannot be opened; look at its permissions, and whether another program holds it.
    UnreadableFile = "unreadable-file",
    /// `paper.yaml` 的 `fonts` 里有自己添的角色，没有模板用到；写错了就改成内置的角色，不用就删去。
    /// `fonts` of `paper.yaml` has a role of its own that no template uses; write one of the house's, or remove it.
    UnusedRole = "unused-role",
    /// `web.pdf` 不合 PDF/A-2a 和 PDF/UA-1；照常能看，要存档就照提示改。
    /// `web.pdf` does not hold to PDF/A-2a and PDF/UA-1; it can be read all the same.
    WebPdf = "web-pdf",
    /// 日子和星期对不上；核对哪一个错了。
    /// A day is not that weekday; see which of them is wrong.
    Weekday = "weekday",
    /// 写法不对（长度、颜色、日期之类）；照提示的样子写。
    /// A length, a colour, a date or the like is not written as it must be; write it as the hint shows.
    WrongForm = "wrong-form",
    /// 这种区块不放这样的东西；照提示换一处写。
    /// This kind of area does not hold that; put it where the hint says.
    WrongKindOfArea = "wrong-kind-of-area",
    /// 这里要的是另一种值：一个数、一个列表、一组键；照提示改。
    /// Another kind of value is wanted here: a number, a list, keys; write it as the hint says.
    WrongType = "wrong-type",
    /// 以“*”开头的文字被当成 YAML 的别名；加引号。
    /// Text that begins with `*` is a YAML alias; put quotes around it.
    YamlAlias = "yaml-alias",
    /// 一个文件里只能有一份 YAML；删去多的“---”及其后的内容。
    /// A file holds one YAML document; remove the second `---` and what follows.
    YamlDocuments = "yaml-documents",
    /// YAML 的键只能是一个词；给这段文字加引号。
    /// A key can only be a word; put quotes around the text.
    YamlKey = "yaml-key",
    /// YAML 的这一行写法不对：全角冒号、制表符、少了空格或没有对齐；照提示改。
    /// This line of YAML is typed wrong: a full-width colon, a tab, a missing space, a crooked line; do as the hint says.
    YamlSlip = "yaml-slip",
    /// YAML 在这里读不下去；看看缩进、冒号后的空格、引号和括号。
    /// This is not YAML; look at indentation, the space after a colon, quotes and brackets.
    YamlSyntax = "yaml-syntax",
    /// 以“!”开头的文字被当成 YAML 的标签；加引号。
    /// Text that begins with `!` is a YAML tag; put quotes around it.
    YamlTag = "yaml-tag",
    /// YAML 套得太深；以“[”“{”“- ”开头的文字要加引号。
    /// YAML is nested too deep; put quotes around text that begins with `[`, `{` or `- `.
    YamlTooDeep = "yaml-too-deep",
    /// YAML 展开后太大，不再读下去；删去多余的别名。
    /// YAML unfolds to too much, and reading stops; remove aliases.
    YamlTooLarge = "yaml-too-large",
}

impl Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}
