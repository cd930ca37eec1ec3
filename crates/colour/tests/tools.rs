//! The outside tools. They are used where they stand, and demanded where `KANYIN_OUTSIDE=1`.

use std::path::Path;
use std::process::Command;

use kanyin_testing::outside::answer;

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
    let lines = colours.iter().map(|colour| {
        colour.iter().map(|v| format!("{v:.5}")).collect::<Vec<_>>().join(" ") + "\n"
    });
    answer(&mut command, lines.collect())
}
