//! The outside tools. They are used where they stand, and demanded where `KANYIN_OUTSIDE=1`.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Colours through littleCMS (Debian: liblcms2-utils), each stage in full. RGB and grey from 0 to 255, inks in
/// percent, Lab and XYZ as usual. `from` may be a built-in: `*sRGB`, `*Lab`.
pub fn transicc(
    args: &[&str],
    from: &Path,
    to: &Path,
    colours: &[Vec<f64>],
) -> Option<Vec<Vec<f64>>> {
    let mut command = Command::new("transicc");
    command.args(args).args(["-c0", "-n", "-i"]).arg(from).arg("-o").arg(to);
    let said = asked(command, colours)?;
    let rows: Vec<Vec<f64>> = said
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
        .map(row)
        .collect();
    assert_eq!(rows.len(), colours.len(), "{said}");
    Some(rows)
}

/// Colours through Argyll (Debian: argyll).
pub fn xicclu(args: &[&str], profile: &Path, colours: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let mut command = Command::new("xicclu");
    command.args(args).arg(profile);
    let said = asked(command, colours)?;
    // “50 0 0 [Lab] -> Lut -> 1 2 3 4 [CMYK]”
    let rows: Vec<Vec<f64>> = said
        .lines()
        .filter_map(|line| line.rsplit_once("-> "))
        .map(|(_, inks)| row(inks))
        .collect();
    assert_eq!(rows.len(), colours.len(), "{said}");
    Some(rows)
}

/// The numbers at the start of a line.
fn row(line: &str) -> Vec<f64> {
    line.split_whitespace().map_while(|word| word.parse().ok()).collect()
}

fn asked(mut command: Command, colours: &[Vec<f64>]) -> Option<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(_) if std::env::var_os("KANYIN_OUTSIDE").is_some_and(|set| set == "1") => {
            panic!("{program} is demanded and not installed")
        }
        Err(_) => return None,
    };
    let lines = colours.iter().map(|colour| {
        colour.iter().map(|v| format!("{v:.5}")).collect::<Vec<_>>().join(" ") + "\n"
    });
    let text: String = lines.collect();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
