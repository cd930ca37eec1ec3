//! What the files of single pages are called: a form with `{name}`, `{number}`, `{date:…}`, `{page}`,
//! `{section}`.

use serde::Deserialize;

use super::issue_number::IssueNumber;
use super::units::{Date, Unreadable, written};

/// The form of a file's name, without its `.pdf`.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct FileName(String);

/// What a name is made from.
#[derive(Debug, Copy, Clone)]
pub struct NameParts<'a> {
    /// The paper's name.
    pub name: &'a str,
    /// The issue's number.
    pub number: Option<&'a IssueNumber>,
    /// The day of issue.
    pub date: Date,
    /// The page, from 1.
    pub page: u32,
    /// The page's subject.
    pub section: Option<&'a str>,
}

impl Default for FileName {
    fn default() -> Self {
        Self("{page:02}".into())
    }
}

impl TryFrom<String> for FileName {
    type Error = Unreadable;
    fn try_from(text: String) -> Result<Self, Unreadable> {
        let date = Date { year: 2000, month: 1, day: 1 };
        let named = NameParts { name: "", number: None, date, page: 1, section: None };
        match filled(&text, named) {
            Some(_) => Ok(Self(text)),
            None => Err(Unreadable(text)),
        }
    }
}

impl FileName {
    /// The name of a page's file. What a file's name cannot hold on Windows becomes `-`.
    pub fn of(&self, named: NameParts<'_>) -> String {
        let plain = filled(&self.0, named).unwrap_or_else(|| format!("{:02}", named.page));
        let name = harmless(plain.trim_matches([' ', '.']));
        match name.is_empty() {
            true => format!("{:02}", named.page),
            false => name,
        }
    }
}

/// A name without what a file's name cannot hold on Windows: `-` stands for it.
pub fn harmless(name: &str) -> String {
    let fit = |c: char| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '-' } else { c };
    name.chars().map(fit).collect()
}

/// The form with its places filled; `None` if a place is unknown.
fn filled(form: &str, named: NameParts<'_>) -> Option<String> {
    let mut out = String::new();
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('{') {
        let (place, behind) = after.split_once('}')?;
        out.push_str(before);
        let (key, style) = place.split_once(':').unwrap_or((place, ""));
        match key {
            "name" if style.is_empty() => out.push_str(named.name),
            "section" if style.is_empty() => out.push_str(named.section.unwrap_or_default()),
            "page" => out.push_str(&padded(named.page, style)?),
            "number" => out.push_str(&numbered(named.number, style)?),
            "date" => out.push_str(&dated(named.date, style)?),
            _ => return None,
        }
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

/// The issue's number: as it is written, or with so many digits the one to sort by.
fn numbered(number: Option<&IssueNumber>, style: &str) -> Option<String> {
    match number.map(|number| (number.order(), number.written())) {
        Some((_, written)) if style.is_empty() => Some(written.into()),
        Some((None, written)) => padded(0, style).map(|_| written.into()),
        Some((Some(order), _)) => padded(order, style),
        None => padded(0, style),
    }
}

/// A number as `02` wants it: at least so many digits.
fn padded(number: u32, style: &str) -> Option<String> {
    let digits: usize = match style {
        "" => 1,
        style => style.strip_prefix('0')?.parse().ok().filter(|digits| *digits <= 9)?,
    };
    Some(format!("{number:0digits$}"))
}

/// A day as strftime's `%Y`, `%y`, `%m` and `%d` want it.
fn dated(Date { year, month, day }: Date, style: &str) -> Option<String> {
    let style = if style.is_empty() { "%Y-%m-%d" } else { style };
    let mut out = String::new();
    let mut letters = style.chars();
    while let Some(letter) = letters.next() {
        match (letter, if letter == '%' { letters.next()? } else { letter }) {
            ('%', 'Y') => out.push_str(&format!("{year:04}")),
            ('%', 'y') => out.push_str(&format!("{:02}", year.rem_euclid(100))),
            ('%', 'm') => out.push_str(&format!("{month:02}")),
            ('%', 'd') => out.push_str(&format!("{day:02}")),
            ('%', _) => return None,
            (plain, _) => out.push(plain),
        }
    }
    Some(out)
}

written!(
    FileName,
    "FileName",
    r"^([^{}]|\{name\}|\{section\}|\{number(:0[1-9])?\}|\{date(:([^{}%]|%[Yymd])*)?\})*\{page(:0[1-9])?\}([^{}]|\{name\}|\{section\}|\{number(:0[1-9])?\}|\{date(:([^{}%]|%[Yymd])*)?\}|\{page(:0[1-9])?\})*$",
    "文件名，必须有 {page}，还可以有 {name}、{number}、{section}、{date:%Y%m%d}，如 \"{name}-{date:%Y%m%d}-{page:02}\"，不写 .pdf。A file's name with {page}, and {name}, {number}, {section}, {date:%Y%m%d} if wanted, without .pdf."
);

#[cfg(test)]
mod tests {
    use super::*;

    const NAMED: NameParts = NameParts {
        name: "檐下",
        number: None,
        date: Date { year: 2026, month: 11, day: 20 },
        page: 3,
        section: Some("听雨/副刊"),
    };

    fn named(form: &str) -> Option<String> {
        let number = IssueNumber::from(143);
        let form = FileName::try_from(form.to_string()).ok()?;
        Some(form.of(NameParts { number: Some(&number), ..NAMED }))
    }

    #[test]
    fn numbers_as_printed_and_to_sort_by() {
        let named = |form: &str, number: &str| {
            let number: IssueNumber = serde_json::from_value(number.into()).unwrap();
            let form = FileName::try_from(form.to_string()).unwrap();
            form.of(NameParts { number: Some(&number), ..NAMED })
        };
        assert_eq!(named("{number}-{page}", "143、144"), "143、144-3");
        assert_eq!(named("{number}-{page}", "143/144 合刊"), "143-144 合刊-3");
        assert_eq!(named("{number:04}-{page}", "143/144 合刊"), "0143-3");
        assert_eq!(named("{number:04}-{page}", "增刊"), "增刊-3");
    }

    #[test]
    fn the_printing_houses_form() {
        assert_eq!(named("{name}-{date:%Y%m%d}-{page:02}").as_deref(), Some("檐下-20261120-03"));
        assert_eq!(named("A{page}_{date}").as_deref(), Some("A3_2026-11-20"));
        assert_eq!(named("{number:04}.{page:03}").as_deref(), Some("0143.003"));
    }

    #[test]
    fn names_stay_in_their_folder() {
        assert_eq!(named("{section}-{page}").as_deref(), Some("听雨-副刊-3"));
        assert_eq!(named("../{page}").as_deref(), Some("-3"));
    }

    #[test]
    fn unknown_places_are_refused() {
        for wrong in ["{paper}", "{page", "{date:%H}", "{page:2}", "{name:02}"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }
}
