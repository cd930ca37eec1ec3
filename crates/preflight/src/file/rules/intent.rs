//! The output intent: the printing condition that the file is made for.

use hayro_syntax::object::{Dict, Stream};

use kanyin_diagnostics::{Severity, told};

use super::super::document::{Document, PdfxEdition, number, text_of};
use super::super::profile::ProfileHeader;
use crate::clause::Clause;
use crate::finding::Finding;
use crate::rule::{Rule, Sentence};
use crate::rule_name::RuleName;

/// What is wrong with the output intent.
pub fn rules(file: &Document<'_>) -> Vec<Finding> {
    let intents = file.intents();
    let mut findings = Vec::new();
    match intents.as_slice() {
        [] => findings.push(missing(file)),
        [intent] => findings.extend(one(file, intent)),
        many => {
            findings.push(several(file, many.len()));
            findings.extend(many.iter().take(1).flat_map(|intent| one(file, intent)));
        }
    }
    findings
}

const WHY: Sentence = [
    "它说明文件是按哪种纸、哪种印刷条件分的色；没有它，印厂不知道颜色该印成什么样",
    "it says for which paper and press the colours were made; without it the printing house cannot know how they should look",
];

const TODO: Sentence = [
    "向印厂要它的 ICC 配置文件（报纸常用新闻纸的），导出时在「输出 → 输出方法配置文件」里选它",
    "ask the printing house for its ICC profile (for newspapers, one of newsprint), and choose it as the output intent when exporting",
];

/// A rule of the standard on output intents.
fn rule(name: RuleName, clause: Clause) -> Rule {
    Rule { name, clause, severity: Severity::Error, why: WHY, todo: TODO }
}

fn missing(file: &Document<'_>) -> Finding {
    rule(RuleName::OutputIntentMissing, file.clause("OutputIntents has one entry GTS_PDFX")).broken(
        told!(
            "文件没有写明印刷条件（输出方法）",
            "the file does not name its printing condition (output intent)"
        ),
    )
}

fn several(file: &Document<'_>, count: usize) -> Finding {
    rule(
        RuleName::OutputIntentsSeveral,
        file.clause("OutputIntents has exactly one entry GTS_PDFX"),
    )
    .broken(told!(
        "文件写了 {count} 个印刷条件，只能有一个",
        "the file names {count} printing conditions; there may be one"
    ))
}

fn one(file: &Document<'_>, intent: &Dict<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if text_of(intent, b"OutputConditionIdentifier").is_none() {
        let rule = rule(
            RuleName::OutputCondition,
            file.clause("the output intent has an OutputConditionIdentifier"),
        );
        findings.push(rule.broken(told!("印刷条件没有名称", "the printing condition has no name")));
    }
    if text_of(intent, b"Info").is_none() && text_of(intent, b"RegistryName").is_none() {
        let rule = rule(
            RuleName::OutputConditionInfo,
            file.clause(
                "the output intent has Info, or a RegistryName where the condition is registered",
            ),
        );
        findings.push(rule.broken(told!(
            "印刷条件没有说明，也没有写明在哪里登记",
            "the printing condition is not described, and no registry of it is named"
        )));
    }
    if intent.contains_key(b"DestOutputProfileRef") {
        let rule = rule(
            RuleName::ProfileElsewhere,
            file.clause("the profile is embedded, not referred to (that is PDF/X-4p)"),
        );
        findings.push(rule.broken(told!(
            "印刷条件的 ICC 配置文件不在文件里，而在别处",
            "the ICC profile of the printing condition is elsewhere, not in the file"
        )));
    }
    match intent.get::<Stream<'_>>(b"DestOutputProfile") {
        Some(profile) => findings.extend(profile_rules(file, &profile)),
        None => findings.extend(not_embedded(file, intent)),
    }
    findings
}

fn not_embedded(file: &Document<'_>, intent: &Dict<'_>) -> Option<Finding> {
    let registered = text_of(intent, b"RegistryName").is_some();
    // Told already.
    let elsewhere = intent.contains_key(b"DestOutputProfileRef");
    let needed = file.is_x4() || !registered;
    (needed && !elsewhere).then(|| {
        let clause = match file.edition {
            PdfxEdition::X4 => {
                file.clause("the output intent embeds its profile (DestOutputProfile)")
            }
            _ => file.clause(
                "the output intent embeds its profile, or names a registry of its condition",
            ),
        };
        rule(RuleName::ProfileMissing, clause).broken(told!(
            "文件没有嵌入印刷条件的 ICC 配置文件",
            "the ICC profile of the printing condition is not embedded"
        ))
    })
}

fn profile_rules(file: &Document<'_>, profile: &Stream<'_>) -> Vec<Finding> {
    let head = profile.decoded().ok().and_then(|bytes| ProfileHeader::of(&bytes));
    let Some(head) = head else {
        return vec![
            rule(RuleName::ProfileDamaged, file.clause("DestOutputProfile is an ICC profile"))
                .broken(told!("嵌入的 ICC 配置文件是坏的", "the embedded ICC profile is damaged")),
        ];
    };
    let mut findings = Vec::new();
    let space = String::from_utf8_lossy(&head.space).trim().to_string();
    if &head.class != b"prtr" {
        let class = String::from_utf8_lossy(&head.class).trim().to_string();
        findings.push(
            rule(
                RuleName::ProfileClass,
                file.clause("DestOutputProfile is of an output device (class prtr)"),
            )
            .broken(told!(
                "嵌入的 ICC 配置文件不是印刷机的（类别是 {class}，应为 prtr）",
                "the embedded ICC profile is not of a press (its class is {class}, not prtr)"
            )),
        );
    }
    let allowed = match file.edition {
        PdfxEdition::X4 => head.components().is_some(),
        _ => matches!(&head.space, b"CMYK" | b"GRAY"),
    };
    let count = profile.dict().get::<i32>(b"N");
    if !allowed {
        findings.push(
            rule(
                RuleName::ProfileSpace,
                file.clause(
                    "the colour space of DestOutputProfile is one that this standard prints in",
                ),
            )
            .broken(told!(
                "嵌入的 ICC 配置文件的颜色是 {space}，不能用于这个标准",
                "the embedded ICC profile is of {space}, which this standard cannot have"
            )),
        );
    } else if head.components() != count {
        let clause =
            Clause::asks("ISO 32000-1, 8.6.5.5", "N is the number of components of the profile");
        findings.push(rule(RuleName::ProfileComponents, clause).broken(told!(
            "嵌入的 ICC 配置文件是 {space}，与文件里写的通道数不符",
            "the embedded ICC profile is of {space}, and the file gives another number of components"
        )));
    } else if &head.space != b"CMYK" {
        findings.push(Rule {
            name: RuleName::ProfileNotCmyk,
            clause: Clause::PRACTICE,
            severity: Severity::Warning,
            why: [
                "报纸按 CMYK 印；印厂还要再转换一次，颜色会变",
                "newspapers print in CMYK: the printing house would convert once more, and colours shift",
            ],
            todo: TODO,
        }
        .broken(told!(
            "印刷条件是 {space} 的，不是四色印刷",
            "the printing condition is of {space}, not of four inks"
        )));
    }
    // PDF 1.5 is the first that may hold profiles of version 4 (PDF Reference, 4.5.4).
    let most = if number(&file.version()) >= 1.5 { 4 } else { 2 };
    if head.major > most {
        let major = head.major;
        let clause = Clause::asks(
            "ISO 32000-1, 8.6.5.5",
            "the profile is of a version that this version of PDF may hold",
        );
        findings.push(rule(RuleName::ProfileVersion, clause).broken(told!(
            "嵌入的 ICC 配置文件是第 {major} 版，这个版本的 PDF 只认到第 {most} 版",
            "the embedded ICC profile is of version {major}; this version of PDF knows up to {most}"
        )));
    }
    findings
}
