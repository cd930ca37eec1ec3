//! Faults for machines: JSON lines, and workflow commands of GitHub Actions.

use std::io::{self, Write};

use serde::Serialize;

use super::located::LocatedFault;
use super::{Code, Lang, Place, Severity, harmless, harmless_json, harmless_lines};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsonFault<'a> {
    severity: Severity,
    code: Code,
    path: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    message: &'a str,
    hint: Option<&'a str>,
}

/// One fault as one line of JSON.
pub fn json(located: &LocatedFault<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let fault = located.fault;
    let start = located.places.as_ref().map(|(start, _)| start);
    let end = located.places.as_ref().map(|(_, end)| end);
    let json = JsonFault {
        severity: fault.severity,
        code: fault.code,
        path: start.map(|start| start.path.as_str()),
        line: start.map(|start| start.line),
        column: start.map(|start| start.column),
        end_line: end.map(|end| end.line),
        end_column: end.map(|end| end.column),
        message: fault.what.lang(lang),
        hint: fault.hint.as_ref().map(|hint| hint.lang(lang)),
    };
    writeln!(out, "{}", harmless_json(&serde_json::to_string(&json)?))
}

/// One fault as `::error file=…,line=…,col=…,title=…::…`.
pub fn github(located: &LocatedFault<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let fault = located.fault;
    let command = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    write!(out, "::{command} ")?;
    if let Some((start, end)) = &located.places {
        write!(out, "file={},line={},", property(&harmless(&start.path)), start.line)?;
        columns(start, end, out)?;
    }
    write!(out, "title={}::", property(fault.code.as_str()))?;
    let message = harmless(fault.what.lang(lang));
    match &fault.hint {
        Some(hint) => {
            let hint = harmless_lines(hint.lang(lang));
            writeln!(out, "{}", data(&format!("{message}\n{hint}")))
        }
        None => writeln!(out, "{}", data(&message)),
    }
}

/// GitHub takes columns only where a fault begins and ends on one line.
fn columns(start: &Place, end: &Place, out: &mut dyn Write) -> io::Result<()> {
    if start.line != end.line {
        return write!(out, "endLine={},", end.line);
    }
    write!(out, "col={},", start.column)?;
    if end.column > start.column {
        write!(out, "endColumn={},", end.column - 1)?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
