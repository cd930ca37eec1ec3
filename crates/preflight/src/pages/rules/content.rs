//! The content itself: operators, saved states, what can't be read, pages with nothing on them.

use hayro_syntax::object::Name;

use kanyin_diagnostics::told;

use super::super::found::Rule;
use super::super::geometry::Bounds;
use super::super::walk::Walker;
use crate::finding::Severity;

fn rule(walker: &Walker<'_, '_>, code: &'static str, severity: Severity) -> Rule {
    Rule {
        code,
        clause: walker.sheet.iso(),
        severity,
        why: [
            "页面内容不合规范，各家 RIP 会读出不同的结果，可能缺字、缺图。",
            "The page's content breaks the rules of PDF; RIPs will read it differently, and parts may be lost.",
        ],
        todo: [
            "用原来的软件重新导出；如果是收到的广告，请对方重新制作。",
            "Export it again from the program it came from; if it is an ad, ask for a new file.",
        ],
    }
}

/// An operator that PDF doesn't have.
pub fn unknown(walker: &mut Walker<'_, '_>, operator: &[u8]) {
    let rule = rule(walker, "operator-unknown", Severity::Error);
    let operator = String::from_utf8_lossy(&operator[..operator.len().min(32)]);
    walker.found.add(&rule, None, 0.0, || {
        told!("不认识的绘图指令 {operator}", "Unknown operator {operator}")
    });
}

/// An operator that lacks operands.
pub fn operands(walker: &mut Walker<'_, '_>, operator: &[u8]) {
    let rule = rule(walker, "operator-operands", Severity::Warning);
    let operator = String::from_utf8_lossy(operator);
    walker.found.add(&rule, None, 0.0, || {
        told!("绘图指令 {operator} 缺少参数", "Operator {operator} lacks operands")
    });
}

/// `Q` without `q`.
pub fn unsaved(walker: &mut Walker<'_, '_>) {
    let rule = rule(walker, "q-unbalanced", Severity::Error);
    walker.found.add(&rule, None, 1.0, || {
        told!("恢复图形状态（Q）多于保存（q）", "More states are restored (Q) than saved (q)")
    });
}

/// The end of a content stream: what stays saved, and whether all of it was read.
pub fn end(walker: &mut Walker<'_, '_>, content: &[u8], last: &[u8], saved: usize) {
    let tokens = content.rsplit(|byte| byte.is_ascii_whitespace() || *byte == 0);
    let token = tokens.into_iter().find(|token| !token.is_empty()).unwrap_or_default();
    // A comment may be anything; `EI` ends what `BI` began.
    let comment = content.rsplit(|byte| matches!(byte, b'\n' | b'\r')).take(3);
    let comment = comment.into_iter().any(|line| line.contains(&b'%'));
    if !(token.ends_with(last) || token == b"EI" || comment) {
        unreadable(walker, None);
    } else if saved > 0 {
        let rule = rule(walker, "q-unbalanced", Severity::Warning);
        walker.found.add(&rule, None, 0.0, || {
            told!(
                "有 {saved} 次保存图形状态（q）没有恢复（Q）",
                "{saved} saved states (q) are never restored (Q)"
            )
        });
    }
}

/// What can't be read, or not to its end.
pub fn unreadable(walker: &mut Walker<'_, '_>, at: Option<Bounds>) {
    let rule = rule(walker, "content-unreadable", Severity::Error);
    walker.found.add(&rule, at, 0.0, || {
        told!("页面内容读不出来，或没有读完", "The page's content can't be read, or not to its end")
    });
}

/// More than is gone through.
pub fn too_much(walker: &mut Walker<'_, '_>) {
    let rule = Rule {
        why: [
            "内容太多，没有查完；RIP 也可能处理不了。",
            "There is too much of it to be examined; a RIP may not manage it either.",
        ],
        ..rule(walker, "content-too-much", Severity::Error)
    };
    walker.found.add(&rule, None, 0.0, || {
        told!(
            "页面内容过多，没有查完",
            "There is too much on the page: it wasn't examined to the end"
        )
    });
}

/// A rendering intent that PDF doesn't have.
pub fn intent(walker: &mut Walker<'_, '_>, name: Option<&Name<'_>>) {
    let Some(name) = name else { return };
    let known: [&[u8]; 4] =
        [b"Perceptual", b"RelativeColorimetric", b"AbsoluteColorimetric", b"Saturation"];
    if known.contains(&name.as_ref()) {
        return;
    }
    let rule = rule(walker, "rendering-intent-unknown", Severity::Error);
    let name: String = String::from_utf8_lossy(name).chars().take(32).collect();
    walker.found.add(&rule, None, 0.0, || {
        told!("不认识的渲染意图 {name}", "Unknown rendering intent {name}")
    });
}

/// A page with nothing on it.
pub fn blank(walker: &mut Walker<'_, '_>) {
    if !walker.blank {
        return;
    }
    let rule = Rule {
        code: "page-blank",
        clause: "practice",
        severity: Severity::Note,
        why: ["空白页可能是漏了内容。", "A blank page may be one whose content was lost."],
        todo: ["确认这一版本来就是空白。", "Make sure that this page is meant to be blank."],
    };
    walker
        .found
        .add(&rule, Some(walker.sheet.trim), 0.0, || told!("整版空白", "The page is blank"));
}
