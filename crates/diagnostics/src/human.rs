//! Faults for people, drawn like rustc's: `file:line:column` first, so that a terminal makes it a
//! link; then the line with a caret, and what to do.

use std::io::{self, Write};

use codespan_reporting::diagnostic::{Diagnostic, Label, Severity as Drawn};
use codespan_reporting::term::Styles;
use codespan_reporting::term::termcolor::{Ansi, Color, ColorSpec, NoColor, WriteColor};
use codespan_reporting::term::{Config, StylesWriter, emit_to_write_style};

use super::excerpt::Excerpt;
use super::located::LocatedFault;
use super::{Lang, Severity, Sources, harmless, harmless_lines};

/// Writes one fault.
pub fn write(
    located: &LocatedFault<'_>,
    sources: &Sources,
    lang: Lang,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let drawn = match colour {
        true => drawn(located, sources, lang, Ansi::new(Vec::new()))?.into_inner(),
        false => drawn(located, sources, lang, NoColor::new(Vec::new()))?.into_inner(),
    };
    out.write_all(&drawn)?;
    out.write_all(b"\n")
}

fn drawn<W: WriteColor>(
    located: &LocatedFault<'_>,
    sources: &Sources,
    lang: Lang,
    mut out: W,
) -> io::Result<W> {
    head(located, lang, &mut out)?;
    let hint = located.fault.hint.as_ref().map(|hint| harmless_lines(hint.lang(lang)));
    let excerpt = located.fault.spot.and_then(|spot| Excerpt::around(sources, spot));
    match (excerpt, hint) {
        (Some(excerpt), hint) => snippet(located.fault.severity, &excerpt, hint, out),
        (None, Some(hint)) => {
            writeln!(out, "  = {hint}")?;
            Ok(out)
        }
        (None, None) => Ok(out),
    }
}

/// `paper.yaml:12:3: 错误：不认识的键“colums”`
fn head(located: &LocatedFault<'_>, lang: Lang, out: &mut impl WriteColor) -> io::Result<()> {
    let fault = located.fault;
    let (name, colour) = match (fault.severity, lang) {
        (Severity::Error, Lang::Zh) => ("错误：", Color::Red),
        (Severity::Error, Lang::En) => ("error: ", Color::Red),
        (Severity::Warning, Lang::Zh) => ("提醒：", Color::Yellow),
        (Severity::Warning, Lang::En) => ("warning: ", Color::Yellow),
        (Severity::Note, Lang::Zh) => ("提示：", Color::Green),
        (Severity::Note, Lang::En) => ("note: ", Color::Green),
    };
    if let Some((place, _)) = &located.places {
        write!(out, "{}:{}:{}: ", harmless(&place.path), place.line, place.column)?;
    }
    out.set_color(ColorSpec::new().set_fg(Some(colour)).set_bold(true))?;
    write!(out, "{name}")?;
    out.set_color(ColorSpec::new().set_bold(true))?;
    write!(out, "{}", harmless(fault.what.lang(lang)))?;
    out.reset()?;
    writeln!(out, " [{}]", fault.code)
}

/// The line, the caret and the hint. The two lines above them that codespan draws say what the
/// head has said.
fn snippet<W: WriteColor>(
    severity: Severity,
    excerpt: &Excerpt,
    hint: Option<String>,
    mut out: W,
) -> io::Result<W> {
    let severity = match severity {
        Severity::Error => Drawn::Error,
        Severity::Warning => Drawn::Warning,
        Severity::Note => Drawn::Note,
    };
    let diagnostic = Diagnostic::new(severity)
        .with_label(Label::primary((), excerpt.marked()))
        .with_notes(hint.into_iter().collect());
    let styles = Styles::default();
    let mut text = match out.supports_color() {
        true => render(&diagnostic, excerpt, &styles, Ansi::new(Vec::new()), Ansi::into_inner),
        false => {
            render(&diagnostic, excerpt, &styles, NoColor::new(Vec::new()), NoColor::into_inner)
        }
    }?;
    let kept = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1);
    text.drain(..kept.map_or(0, |(at, _)| at + 1));
    out.write_all(text.trim_ascii_end())?;
    out.write_all(b"\n")?;
    Ok(out)
}

fn render<W: WriteColor>(
    diagnostic: &Diagnostic<()>,
    excerpt: &Excerpt,
    styles: &Styles,
    mut out: W,
    into_inner: fn(W) -> Vec<u8>,
) -> io::Result<Vec<u8>> {
    let mut writer = StylesWriter::new(&mut out, styles);
    emit_to_write_style(&mut writer, &Config::default(), excerpt, diagnostic)
        .map_err(|error| io::Error::other(error.to_string()))?;
    Ok(into_inner(out))
}
