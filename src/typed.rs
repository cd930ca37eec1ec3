//! What was typed, as it is meant on every system.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process;

use clap::Parser;
use clap::error::Error;

use kanyin_diagnostics::{Lang, harmless, harmless_lines, told};

use super::args::Args;

/// The arguments. On Windows no shell expands `out\*.zip`, so it is done here. Where they make no sense, the program ends
/// with 2.
pub fn args() -> Args {
    let typed: Vec<OsString> = wild::args_os().collect();
    if is_double_click(&typed) {
        explain();
        process::exit(2);
    }
    Args::try_parse_from(typed).unwrap_or_else(|error| refuse(&error))
}

/// Says what makes no sense. What was typed may be a file's name that steers a terminal.
fn refuse(error: &Error) -> ! {
    let words = error.render().to_string();
    let shown = harmless_lines(&words);
    if shown == words {
        error.exit();
    }
    eprint!("{shown}");
    process::exit(error.exit_code())
}

/// Whether the program was opened with a double click: Windows gives it a window of its own, which closes when it ends.
/// A command line sets a prompt for what it starts.
fn is_double_click(typed: &[OsString]) -> bool {
    let is_window = || io::stdin().is_terminal() && io::stdout().is_terminal();
    cfg!(windows) && typed.len() < 2 && env::var_os("PROMPT").is_none() && is_window()
}

/// Says how the program is used, and leaves the window open until it has been read.
fn explain() {
    let here = env::current_exe().ok().and_then(|exe| Some(exe.parent()?.display().to_string()));
    let here = harmless(&here.unwrap_or_else(|| "C:\\kanyin".into()));
    let told = told!(
        "刊印是在命令行窗口里用的。\n\n  1. 按 Win+R，输入 cmd，按回车\n  2. 输入 cd /d \"{here}\"，按回车\n  3. 输入 kanyin new 我的报，按回车：新建一个刊物\n  4. 输入 cd 我的报，按回车；再输入 kanyin build，按回车：成品在 out 文件夹里\n\n按回车关闭这个窗口。",
        "Kanyin is used in a window of the command line.\n\n  1. Press Win+R, type cmd, press Enter\n  2. Type cd /d \"{here}\", press Enter\n  3. Type kanyin new mypaper, press Enter: a new publication\n  4. Type cd mypaper, press Enter; type kanyin build, press Enter: the files are in the folder out\n\nPress Enter to close this window."
    );
    println!("{}", told.lang(Lang::from_env()));
    let _ = io::stdin().read_line(&mut String::new());
}
