//! `kanyin serve`: the pages in a browser, new at every save.

use std::fs;

use kanyin_custody as custody;
use kanyin_diagnostics::told;
use kanyin_production::{Failure, IssueFolder};
use kanyin_serve::{ServeOrder, running};

use super::args::ServeArgs;
use super::console::Console;
use super::verdict::Verdict;

/// Serves an issue until Ctrl-C.
pub fn serve(args: &ServeArgs, console: &Console) -> Result<Verdict, Failure> {
    let named: Vec<_> = args.issue.iter().cloned().collect();
    let issue = IssueFolder::named(&named)?.remove(0);
    if let Some(address) = running(&issue.publication) {
        console.say(&told!(
            "这个刊物已经开着：{address}",
            "this publication is served already: {address}"
        ));
        show(args, &address);
        return Ok(Verdict::Good);
    }
    let password = args.password_file.as_deref().map(|file| {
        let read = fs::read_to_string(file).map_err(|error| Failure::opening(file, &error))?;
        match read.trim() {
            "" => Err(Failure::Usage(told!("密码文件是空的", "the password file is empty"))),
            password => Ok(password.to_string()),
        }
    });
    let serving = kanyin_serve::serve(ServeOrder {
        issue,
        port: args.port,
        listen: args.listen,
        password: password.transpose()?,
    })?;
    let address = serving.address.clone();
    console.give(&format!("{address}\n"));
    console.say(&told!(
        "在浏览器里打开上面的地址；稿件一存，版面就更新。按 Ctrl-C 结束",
        "open this address in a browser; the pages are new at every save. Ctrl-C ends it"
    ));
    show(args, &address);
    serving.run()?;
    Ok(Verdict::Good)
}

/// Opens the browser. Where there is none, the address was printed; after a file broke the program off, it is open.
fn show(args: &ServeArgs, address: &str) {
    if !args.no_open && !custody::is_again() {
        let _ = kanyin_serve::open_browser(address);
    }
}
