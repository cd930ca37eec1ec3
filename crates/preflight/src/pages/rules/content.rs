//! The content itself: operators, saved states, what can't be read, pages with nothing on them.

use hayro_syntax::object::Name;

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::geometry::Bounds;
use super::super::terms::Terms;
use crate::clause::Clause;
use crate::rule::Rule;
use crate::rule_name::RuleName;

fn rule(terms: &Terms<'_>, name: RuleName, severity: Severity) -> Rule {
    Rule {
        name,
        clause: terms.clause(),
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
pub fn unknown_operator(findings: &mut Findings, terms: &Terms<'_>, operator: &[u8]) {
    let rule = rule(terms, RuleName::OperatorUnknown, Severity::Error);
    let operator = String::from_utf8_lossy(&operator[..operator.len().min(32)]);
    findings.add(&rule, None, 0.0, || {
        told!("不认识的绘图指令 {operator}", "Unknown operator {operator}")
    });
}

/// An operator that lacks operands.
pub fn lacks_operands(findings: &mut Findings, terms: &Terms<'_>, operator: &[u8]) {
    let rule = rule(terms, RuleName::OperatorOperands, Severity::Warning);
    let operator = String::from_utf8_lossy(operator);
    findings.add(&rule, None, 0.0, || {
        told!("绘图指令 {operator} 缺少参数", "Operator {operator} lacks operands")
    });
}

/// `Q` without `q`.
pub fn nothing_to_restore(findings: &mut Findings, terms: &Terms<'_>) {
    let rule = rule(terms, RuleName::QUnbalanced, Severity::Error);
    findings.add(&rule, None, 1.0, || {
        told!("恢复图形状态（Q）多于保存（q）", "More states are restored (Q) than saved (q)")
    });
}

/// `q` without `Q`, so many times.
pub fn never_restored(findings: &mut Findings, terms: &Terms<'_>, saved: usize) {
    let rule = rule(terms, RuleName::QUnbalanced, Severity::Warning);
    findings.add(&rule, None, 0.0, || {
        told!(
            "有 {saved} 次保存图形状态（q）没有恢复（Q）",
            "{saved} saved states (q) are never restored (Q)"
        )
    });
}

/// What can't be read, or not to its end.
pub fn unreadable(findings: &mut Findings, terms: &Terms<'_>, at: Option<Bounds>) {
    let rule = rule(terms, RuleName::ContentUnreadable, Severity::Error);
    findings.add(&rule, at, 0.0, || {
        told!("页面内容读不出来，或没有读完", "The page's content can't be read, or not to its end")
    });
}

/// More than is gone through.
pub fn too_much(findings: &mut Findings, terms: &Terms<'_>) {
    let rule = Rule {
        why: [
            "内容太多，没有查完；RIP 也可能处理不了。",
            "There is too much of it to be examined; a RIP may not manage it either.",
        ],
        ..rule(terms, RuleName::ContentTooMuch, Severity::Error)
    };
    findings.add(&rule, None, 0.0, || {
        told!(
            "页面内容过多，没有查完",
            "There is too much on the page: it wasn't examined to the end"
        )
    });
}

/// A rendering intent that PDF doesn't have.
pub fn rendering_intent(findings: &mut Findings, terms: &Terms<'_>, name: &Name<'_>) {
    let known: [&[u8]; 4] =
        [b"Perceptual", b"RelativeColorimetric", b"AbsoluteColorimetric", b"Saturation"];
    if known.contains(&name.as_ref()) {
        return;
    }
    let rule = rule(terms, RuleName::RenderingIntentUnknown, Severity::Error);
    let name: String = String::from_utf8_lossy(name).chars().take(32).collect();
    findings.add(&rule, None, 0.0, || {
        told!("不认识的渲染意图 {name}", "Unknown rendering intent {name}")
    });
}

/// A page with nothing on it.
pub fn blank(findings: &mut Findings, terms: &Terms<'_>) {
    let rule = Rule {
        name: RuleName::PageBlank,
        clause: Clause::PRACTICE,
        severity: Severity::Note,
        why: ["空白页可能是漏了内容。", "A blank page may be one whose content was lost."],
        todo: ["确认这一版本来就是空白。", "Make sure that this page is meant to be blank."],
    };
    findings.add(&rule, Some(terms.trim), 0.0, || told!("整版空白", "The page is blank"));
}
