//! What may be typed.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use kanyin_archive::{Audience, Shard};
use kanyin_diagnostics::{Format, Lang};
use kanyin_issue::Reading;
use kanyin_preflight::Standard;
use kanyin_production::NewSheet;

/// 刊印：把一个文件夹的稿件拼成一期报纸。Lays out Chinese newspapers.
#[derive(Debug, Parser)]
#[command(name = "kanyin", version, arg_required_else_help = true)]
pub struct Args {
    /// 说明与错误用的语言；不写则随系统。Language of messages; the system's if left out.
    #[arg(long, global = true, value_name = "zh|en", hide_possible_values = true)]
    pub lang: Option<Language>,
    /// 多说几句：每一步的时间、由后备字体补的字；check 还列出每篇稿子的行。Says more: times, fallback fonts; `check` adds line figures.
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
}

/// A language.
#[derive(Debug, Copy, Clone, Eq, PartialEq, ValueEnum)]
pub enum Language {
    /// 中文。
    Zh,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Lang::Zh,
            Language::En => Lang::En,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 排版并输出一期：印刷 PDF、网页 PDF、各版图片。Makes the files of an issue.
    Build(BuildArgs),
    /// 一期存成 zip：给读者、印厂、图书馆。One zip of an issue: for readers, the printing house, libraries.
    Archive(ArchiveArgs),
    /// 查 zip 存档是不是完好。Whether archives are whole.
    Verify(VerifyArgs),
    /// 只找毛病，不写文件。Tells all faults, writes nothing.
    Check(CheckArgs),
    /// 版样：什么放在哪里，多了还是少了。The makeup: what goes where, what is too long or short.
    Plan(PlanArgs),
    /// 在浏览器里看版面、改稿件：一存就更新。The pages in a browser, new at every save.
    Serve(ServeArgs),
    /// 数字报网站：各期合成一个，有往期目录和检索。One site of all issues, with an index and a search.
    Site(SiteArgs),
    /// 预检任何 PDF：印厂会退回的、会印坏的。Finds what would spoil the print of a PDF.
    Preflight(PreflightArgs),
    /// 字体：各角色用哪一款，缺多少字。Fonts by role, and how many characters they have.
    Fonts,
    /// 版式：画出来看，各区块叫什么。The layouts: drawn, with the names of their areas.
    Layouts(LayoutsArgs),
    /// 各种文件的 JSON Schema。JSON Schema of what staff write.
    Schema(SchemaArgs),
    /// 收稿：粘贴的文字、Word、网页变成稿件。Raw copy becomes stories of an issue.
    Import(ImportArgs),
    /// 新建一个刊物，或刊物的下一期。Makes a publication that builds at once, or its next issue.
    New(NewArgs),
    /// 命令行补全脚本。A completion script for a shell.
    Completions(CompletionsArgs),
    /// 手册页。The manual page.
    Man(ManArgs),
}

/// Arguments of `build`.
#[derive(Debug, ClapArgs)]
pub struct BuildArgs {
    /// 期的文件夹；不写则是最新一期。Folders of issues; the newest if left out.
    #[arg(value_name = "ISSUE")]
    pub issues: Vec<PathBuf>,
    /// 输出到这里的 <期> 文件夹；不写则是刊物里的 out/。Where to; `out/` in the publication if left out.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// 只要其中几样；不写就是 press,web,png。Only these of the files; press, web and png if left out.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "press,web,png,epaper,library,stories",
        hide_possible_values = true
    )]
    pub only: Vec<FileKind>,
    /// 有错也出 press.pdf，盖“样张”戳。Writes press.pdf whatever the faults, stamped as a proof.
    #[arg(long)]
    pub proof: bool,
    /// 各版图片照印出来的样子：新闻纸的底色，印得出的颜色。Pages as the press will print them on its paper.
    #[arg(long)]
    pub soft_proof: bool,
    /// 另出各块印版的灰度图和总墨量图。A grey picture of every plate, and a map of total ink.
    #[arg(long)]
    pub separations: bool,
    /// 每一版都自己拼（如同写了 layout: auto），稿件的文件不动。All pages make themselves up, as with `layout: auto`; no file of
    /// the issue is changed.
    #[arg(long, value_enum, value_name = "auto", hide_possible_values = true)]
    pub layout: Option<LayoutAsked>,
}

/// How pages are made up, whatever `issue.yaml` says.
#[derive(Debug, Copy, Clone, Eq, PartialEq, ValueEnum)]
pub enum LayoutAsked {
    /// 自己拼。
    Auto,
}

impl LayoutAsked {
    /// How an issue is read then.
    pub fn reading(asked: Option<Self>) -> Reading {
        Reading { all_auto: asked == Some(Self::Auto), ..Reading::default() }
    }
}

/// A kind of output.
#[derive(Debug, Copy, Clone, Eq, PartialEq, ValueEnum)]
pub enum FileKind {
    /// 印刷 PDF。
    Press,
    /// 网页 PDF。
    Web,
    /// 各版图片。
    Png,
    /// 数字报。
    Epaper,
    /// ALTO 与 METS。
    Library,
    /// 各篇文字。
    Stories,
}

/// Arguments of `serve`.
#[derive(Debug, ClapArgs)]
pub struct ServeArgs {
    /// 期的文件夹；不写则是最新一期。The issue's folder; the newest if left out.
    #[arg(value_name = "ISSUE")]
    pub issue: Option<PathBuf>,
    /// 端口；不写则从 3650 起找一个空的。The port; the next free one from 3650 if left out.
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// 不自动打开浏览器。The browser is not opened.
    #[arg(long)]
    pub no_open: bool,
    /// 也让别的电脑连进来：听这个地址，须同时给密码文件。Listens to other computers too; wants a password file.
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<IpAddr>,
    /// 密码写在这个文件里。The file that holds the password.
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
}

/// Arguments of `archive`.
#[derive(Debug, ClapArgs)]
pub struct ArchiveArgs {
    /// 期的文件夹；不写则是最新一期。有 --all 时是刊物的文件夹。Folders of issues, the newest if left out; with --all, of publications.
    #[arg(value_name = "ISSUE")]
    pub issues: Vec<PathBuf>,
    /// 给谁：readers 读者（不写就是）、printer 印厂、library 图书馆；可写几样，用逗号隔开。For whom; readers if left out.
    #[arg(
        long = "for",
        value_delimiter = ',',
        value_name = "readers|printer|library",
        hide_possible_values = true
    )]
    pub audiences: Vec<Whom>,
    /// zip 放在这里；不写则是刊物里的 out/。Where to; `out/` in the publication if left out.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// 刊物的每一期。Every issue of the publication.
    #[arg(long)]
    pub all: bool,
    /// 只做 N 份里的第 K 份，几台机器分着做。The K-th of N even parts, for several machines to share the work.
    #[arg(long, value_name = "K/N")]
    pub shard: Option<Shard>,
    /// 稿件、版式、字体都没变的不重做。Leaves out what is made from the same copy, layouts and fonts as before.
    #[arg(long)]
    pub skip_unchanged: bool,
}

/// Whom an archive is for.
#[derive(Debug, Copy, Clone, Eq, PartialEq, ValueEnum)]
pub enum Whom {
    /// 读者。
    Readers,
    /// 印厂。
    Printer,
    /// 图书馆。
    Library,
}

impl From<Whom> for Audience {
    fn from(whom: Whom) -> Self {
        match whom {
            Whom::Readers => Audience::Readers,
            Whom::Printer => Audience::Printer,
            Whom::Library => Audience::Library,
        }
    }
}

/// Arguments of `verify`.
#[derive(Debug, ClapArgs)]
pub struct VerifyArgs {
    /// zip 存档。Archives.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

/// Arguments of `check`.
#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    /// 期的文件夹；不写则是最新一期。Folders of issues; the newest if left out.
    #[arg(value_name = "ISSUE")]
    pub issues: Vec<PathBuf>,
    /// 写给人、程序还是 GitHub。For people, programs or GitHub.
    #[arg(long, value_enum, default_value_t = CheckFormat::Human, value_name = "human|json|github", hide_possible_values = true)]
    pub format: CheckFormat,
    /// 每一版都自己拼（如同写了 layout: auto），稿件的文件不动。All pages make themselves up, as with `layout: auto`; no file of
    /// the issue is changed.
    #[arg(long, value_enum, value_name = "auto", hide_possible_values = true)]
    pub layout: Option<LayoutAsked>,
}

/// The form of faults.
#[derive(Debug, Copy, Clone, Eq, PartialEq, ValueEnum)]
pub enum CheckFormat {
    /// 给人看。
    Human,
    /// 一行一个 JSON 对象。
    Json,
    /// GitHub Actions 的注解。
    Github,
}

impl From<CheckFormat> for Format {
    fn from(format: CheckFormat) -> Self {
        match format {
            CheckFormat::Human => Format::Human,
            CheckFormat::Json => Format::Json,
            CheckFormat::Github => Format::Github,
        }
    }
}

/// Arguments of `plan`.
#[derive(Debug, ClapArgs)]
pub struct PlanArgs {
    /// 期的文件夹；不写则是最新一期。An issue's folder; the newest if left out.
    #[arg(value_name = "ISSUE")]
    pub issue: Option<PathBuf>,
    /// 另找几种真正不同的拼法，排成一张图来选。Writes so many other plans that truly differ, and one picture to choose from.
    #[arg(long, value_name = "N", conflicts_with = "take")]
    pub alternatives: Option<usize>,
    /// 选定第几种：写成 issue.yaml 旁边的 plan.yaml，以后照它排。Keeps one of them as plan.yaml beside issue.yaml.
    #[arg(long, value_name = "N")]
    pub take: Option<usize>,
    /// 只选定这一版，别的版不变。Keeps it for this page alone.
    #[arg(long, value_name = "PAGE", requires = "take")]
    pub page: Option<u32>,
    /// 从头拼：把定下的 plan.yaml 放到一边（改名，不删）。Starts afresh: a kept plan.yaml is put aside, not lost.
    #[arg(long, conflicts_with = "take")]
    pub new: bool,
    /// 每一版都自己拼（如同写了 layout: auto），稿件的文件不动。All pages make themselves up, as with `layout: auto`; no file of
    /// the issue is changed.
    #[arg(long, value_enum, value_name = "auto", hide_possible_values = true)]
    pub layout: Option<LayoutAsked>,
}

/// Arguments of `site`.
#[derive(Debug, ClapArgs)]
pub struct SiteArgs {
    /// 期的文件夹，只重排这几期；不写则是刊物的每一期。Folders of issues, the only ones to be laid out; all if left out.
    #[arg(value_name = "ISSUE")]
    pub issues: Vec<PathBuf>,
    /// 网站放在这里；不写则是刊物里的 out/site/。Where the site stands; `out/site/` in the publication if left out.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// Arguments of `preflight`.
#[derive(Debug, ClapArgs)]
pub struct PreflightArgs {
    /// PDF 文件。PDF files.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// 照哪个标准查；不写就照文件自称的，没有自称就照 PDF/X-4。The standard; what the file claims if left out.
    #[arg(long, value_enum, value_name = "x4|x1a", hide_possible_values = true)]
    pub standard: Option<PreflightStandard>,
    /// 总墨量上限，如 240%；不写就照刊物的，不在刊物里就是 240%。The most ink on one spot.
    #[arg(long, value_name = "240%")]
    pub total_ink: Option<String>,
    /// 把 preflight.html 和 preflight.json 写到这里。Writes the reports into a folder.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// 写给人还是程序。For people or programs.
    #[arg(long, value_enum, default_value_t = PreflightFormat::Human, value_name = "human|json", hide_possible_values = true)]
    pub format: PreflightFormat,
}

/// A standard to be held against.
#[derive(Debug, Copy, Clone, Eq, PartialEq, ValueEnum)]
pub enum PreflightStandard {
    /// PDF/X-4。
    X4,
    /// PDF/X-1a。
    X1a,
}

impl From<PreflightStandard> for Standard {
    fn from(standard: PreflightStandard) -> Self {
        match standard {
            PreflightStandard::X4 => Standard::X4,
            PreflightStandard::X1a => Standard::X1a,
        }
    }
}

/// The form of a preflight report.
#[derive(Debug, Copy, Clone, Eq, PartialEq, ValueEnum)]
pub enum PreflightFormat {
    /// 给人看。
    Human,
    /// JSON。
    Json,
}

/// Arguments of `layouts`.
#[derive(Debug, ClapArgs)]
pub struct LayoutsArgs {
    /// 只看这几个。Only these.
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// 按几栏的版心画；不写就照刊物的 paper.yaml。Drawn on a grid of so many columns; the publication's if left out.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=12))]
    pub columns: Option<u8>,
}

/// Arguments of `schema`.
#[derive(Debug, ClapArgs)]
pub struct SchemaArgs {
    /// 哪一种文件。Of which file; `parts` lists the template functions.
    #[arg(value_enum)]
    pub of: SchemaOf,
}

/// What there is a schema of.
#[derive(Debug, Copy, Clone, Eq, PartialEq, ValueEnum)]
pub enum SchemaOf {
    /// paper.yaml。
    Paper,
    /// issue.yaml。
    Issue,
    /// 稿件的头部。
    Story,
    /// layout.yaml。
    Layout,
    /// 一期文件夹里的 plan.yaml。
    Plan,
    /// 预检结果 preflight.json。
    Preflight,
    /// 全部稿件 stories.json。
    Stories,
    /// 版式模板的函数。
    Parts,
}

/// Arguments of `import`.
#[derive(Debug, ClapArgs)]
pub struct ImportArgs {
    /// 原稿：文件或文件夹；`-` 是标准输入（粘贴的文字）。Files or folders of copy; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// 收进哪一期，如 issues/2026-12；还没有就建。已有的文件一个不动。The issue that it comes into, made if it is not there; no
    /// file of it is overwritten.
    #[arg(long, value_name = "ISSUE", required_unless_present = "check")]
    pub into: Option<PathBuf>,
    /// 只说会写什么，不写。Tells what would be written, and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// 不收稿，只校读：人名两样、星期不对、合计不对、电话位数、重复的段落、不成对的引号；FILE 也可以是一期的文件夹。Takes nothing
    /// in, only reads for slips: names, weekdays, totals, phone numbers, repeated paragraphs, quotes; FILE may be an issue's folder.
    #[arg(long, conflicts_with_all = ["into", "dry_run"])]
    pub check: bool,
}

impl ImportArgs {
    /// Whether `-` stands among the files.
    pub fn reads_standard_input(&self) -> bool {
        self.files.iter().any(|file| file.as_os_str() == "-")
    }
}

/// Arguments of `new`.
#[derive(Debug, ClapArgs)]
pub struct NewArgs {
    /// 新刊物的文件夹，还没有或是空的；在刊物里写 issues/2026-12，就照上一期建下一期。The folder to make; in a publication,
    /// issues/2026-12 makes the next issue.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// 新刊物的纸：A4、tabloid 四开（不写就是）、broadsheet 对开。The sheet of a new publication; tabloid if left out.
    #[arg(
        long,
        value_enum,
        ignore_case = true,
        value_name = "A4|tabloid|broadsheet",
        hide_possible_values = true
    )]
    pub size: Option<SheetSize>,
    /// 新刊物的栏数；不写就按纸定。Its columns; what suits the sheet if left out.
    #[arg(long, value_name = "N")]
    pub columns: Option<u8>,
}

/// A size of sheet.
#[derive(Debug, Copy, Clone, Eq, PartialEq, ValueEnum)]
pub enum SheetSize {
    /// A4。
    A4,
    /// 四开。
    Tabloid,
    /// 对开。
    Broadsheet,
}

impl From<SheetSize> for NewSheet {
    fn from(size: SheetSize) -> Self {
        match size {
            SheetSize::A4 => NewSheet::A4,
            SheetSize::Tabloid => NewSheet::Tabloid,
            SheetSize::Broadsheet => NewSheet::Broadsheet,
        }
    }
}

/// Arguments of `completions`.
#[derive(Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// 哪一种 shell。Which shell.
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Arguments of `man`.
#[derive(Debug, ClapArgs)]
pub struct ManArgs {
    /// 连各子命令的手册页一起写到这里。Writes the pages of all commands into a folder.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}
