//! The number of an issue, as papers print it: `143`, `143、144`, `总第143期`, `2026年第11期（总第143期）`, `试刊号`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::issue_count as counted;
use super::units::Unreadable;

/// An issue's number as staff write it, and behind it one that a series is sorted by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct IssueNumber {
    written: Written,
    order: Option<u32>,
}

/// What stands in `issue.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Number(u32),
    Text(String),
}

impl TryFrom<Written> for IssueNumber {
    type Error = Unreadable;
    fn try_from(written: Written) -> Result<Self, Unreadable> {
        match written {
            Written::Number(number) => Ok(number.into()),
            Written::Text(text) => match text.trim() {
                "" => Err(Unreadable(text)),
                words => {
                    Ok(Self { order: counted::order(words), written: Written::Text(words.into()) })
                }
            },
        }
    }
}

impl From<IssueNumber> for Written {
    fn from(number: IssueNumber) -> Self {
        number.written
    }
}

impl From<u32> for IssueNumber {
    fn from(number: u32) -> Self {
        Self { written: Written::Number(number), order: Some(number) }
    }
}

impl IssueNumber {
    /// As it was written: `143`, `143、144`, `总第143期`.
    pub fn written(&self) -> Cow<'_, str> {
        match &self.written {
            Written::Number(number) => number.to_string().into(),
            Written::Text(text) => text.into(),
        }
    }

    /// As it is printed. Bare numbers become `第143期`, `第143、144期`; what has words of its own is left as it is.
    pub fn printed(&self) -> String {
        self.between("第", "期")
    }

    /// As [`printed`](Self::printed), with white round bare numbers, for sheets that are set in Latin: `第 143 期`.
    pub fn printed_wide(&self) -> String {
        self.between("第 ", " 期")
    }

    fn between(&self, before: &str, behind: &str) -> String {
        let written = self.written();
        match is_bare(&written) {
            true => format!("{before}{written}{behind}"),
            false => written.into(),
        }
    }

    /// The number that a series is sorted by: of several the first, of year's and running number the running one.
    /// `None` where there is none, as in 增刊.
    pub fn order(&self) -> Option<u32> {
        self.order
    }

    /// What is printed, where it is more than the number itself.
    pub fn in_words(&self) -> Option<String> {
        matches!(self.written, Written::Text(_)).then(|| self.printed())
    }

    /// The number of the next issue, in the same manner: `总第144期` behind `总第143期`, `145` behind `143、144`. Where the year
    /// is another, what is counted by years begins anew. `None` where nobody can tell: `增刊`.
    pub fn next(&self, same_year: bool) -> Option<Self> {
        match &self.written {
            Written::Number(number) => Some(number.checked_add(1)?.into()),
            Written::Text(text) => Written::Text(counted::next(text, same_year)?).try_into().ok(),
        }
    }

    /// As YAML says it.
    pub fn yaml(&self) -> String {
        match &self.written {
            Written::Number(number) => number.to_string(),
            Written::Text(text) => serde_json::Value::String(text.clone()).to_string(),
        }
    }
}

impl JsonSchema for IssueNumber {
    fn schema_name() -> Cow<'static, str> {
        "IssueNumber".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                { "type": "integer", "format": "uint32", "minimum": 0, "pattern": "^(0|[1-9][0-9]*)$" },
                { "type": "string", "minLength": 1, "maxLength": 40, "pattern": r"^[^\p{Cc}]*\S[^\p{Cc}]*$" },
            ],
            "description": "期号：143，或照报上的写法，如 143、144，总第143期，2026年第11期（总第143期），试刊号。The running number, \
                or as the paper prints it: 143、144, 总第143期.",
        })
    }
}

/// Numbers alone, one or a range or a few: 第 and 期 are put round them.
fn is_bare(written: &str) -> bool {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[0-9０-９]+([\s]*[-–—－~～至、，,/／+＋&和与][\s]*[0-9０-９]+)*$")
            .expect("well formed")
    });
    BARE.is_match(written) && !counted::is_of_a_year(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> IssueNumber {
        Written::Text(text.into()).try_into().unwrap()
    }

    #[test]
    fn a_plain_number_is_printed_as_ever() {
        let plain = IssueNumber::from(143);
        assert_eq!(
            (plain.printed(), plain.order(), plain.in_words()),
            ("第143期".into(), Some(143), None)
        );
        assert_eq!(plain.printed_wide(), "第 143 期");
        assert_eq!(serde_json::to_string(&plain).unwrap(), "143");
    }

    #[test]
    fn numbers_are_printed_as_papers_write_them() {
        for (written, printed, order) in [
            ("143、144", "第143、144期", Some(143)),
            ("143-144", "第143-144期", Some(143)),
            ("143—144", "第143—144期", Some(143)),
            ("143/144", "第143/144期", Some(143)),
            ("0143", "第0143期", Some(143)),
            ("１４３", "第１４３期", Some(143)),
            ("143/144 合刊", "143/144 合刊", Some(143)),
            ("第143、144期合刊", "第143、144期合刊", Some(143)),
            ("143、144期合刊", "143、144期合刊", Some(143)),
            ("总第143期", "总第143期", Some(143)),
            ("总第 143—144 期", "总第 143—144 期", Some(143)),
            ("2026年第11期（总第143期）", "2026年第11期（总第143期）", Some(143)),
            ("总第143期 2026年第11期", "总第143期 2026年第11期", Some(143)),
            ("2026年第11期", "2026年第11期", Some(11)),
            ("二〇二六年第十一期", "二〇二六年第十一期", Some(11)),
            ("第12卷第3期", "第12卷第3期", Some(3)),
            ("Vol. 12 No. 3", "Vol. 12 No. 3", Some(3)),
            ("第一百四十三期", "第一百四十三期", Some(143)),
            ("第一四三期", "第一四三期", Some(143)),
            ("2026-11", "2026-11", Some(11)),
            ("试刊号", "试刊号", Some(0)),
            ("试刊第2期", "试刊第2期", Some(2)),
            ("创刊号", "创刊号", Some(1)),
            ("增刊", "增刊", None),
            ("2026年春节特刊", "2026年春节特刊", None),
        ] {
            let number = number(written);
            assert_eq!((&*number.printed(), number.order()), (printed, order), "{written}");
        }
    }

    #[test]
    fn the_next_is_written_in_the_same_manner() {
        for (now, same_year, other_year) in [
            ("143、144", Some("145"), Some("145")),
            ("总第143期", Some("总第144期"), Some("总第144期")),
            ("143/144 合刊", Some("145"), Some("145")),
            ("第143、144期合刊", Some("第145期"), Some("第145期")),
            ("0099", Some("0100"), Some("0100")),
            (
                "2026年第11期（总第143期）",
                Some("2026年第12期（总第144期）"),
                Some("2027年第1期（总第144期）"),
            ),
            ("试刊号", None, None),
            ("第十一期", None, None),
        ] {
            let next = |same| number(now).next(same).map(|next| next.written().into_owned());
            assert_eq!(
                (next(true).as_deref(), next(false).as_deref()),
                (same_year, other_year),
                "{now}"
            );
        }
        assert_eq!(IssueNumber::from(143).next(true), Some(144.into()));
    }
}
