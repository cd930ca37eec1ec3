//! `{columns=2}`, a line by itself above a table: how many columns of text it takes. Full-width braces and the Chinese words
//! are taken as meant.

use kanyin_diagnostics::{Told, told};

/// What a line above a table asks of it: columns, or what is wrong and what to do. `None` if the line is no such wish.
pub fn read(line: &str) -> Option<Result<u8, (Told, Told)>> {
    let inside = line.trim().strip_prefix(['{', '｛'])?.strip_suffix(['}', '｝'])?.trim();
    let (key, value) = match inside.split_once(['=', '＝']) {
        Some((key, value)) => (key.trim(), value.trim()),
        None => ("columns", inside.strip_suffix('栏')?.trim()),
    };
    let number = match value.trim_matches(['"', '\'', '“', '”']) {
        "一" => Some(1),
        "二" | "两" => Some(2),
        "三" => Some(3),
        "四" => Some(4),
        "五" => Some(5),
        digits => digits.parse().ok().filter(|columns| (1..=12).contains(columns)),
    };
    let hint = || told!("写 1 到 12，如 {{columns=2}}", "write 1 to 12: {{columns=2}}");
    Some(match (key, number) {
        ("columns", Some(columns)) => Ok(columns),
        ("columns", None) => {
            Err((told!("columns 读不懂“{value}”", "columns cannot be `{value}`"), hint()))
        }
        _ => Err((
            told!("表格没有“{key}”这一项", "tables have no `{key}`"),
            told!("占两栏写 {{columns=2}}", "for two columns write {{columns=2}}"),
        )),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_asked_in_braces() {
        for line in
            ["{columns=2}", " {columns = 2} ", "｛columns＝2｝", "{2栏}", "{两栏}", "{columns='2'}"]
        {
            assert!(matches!(read(line), Some(Ok(2))), "{line}");
        }
        for line in ["columns=2", "{a, b}", "{}", "{right}", "占{两栏}", "{两栏}的"] {
            assert!(read(line).is_none(), "{line}");
        }
        for line in ["{columns=0}", "{columns=many}", "{colums=2}", "{很多栏}"] {
            assert!(matches!(read(line), Some(Err(_))), "{line}");
        }
    }
}
