//! The output intent: the printing condition that the file is made for.

use hayro_syntax::object::{Array, Dict, Name, Stream, String as Text};

use kanyin_diagnostics::{Told, told};

use super::document::{Edition, File, number};
use super::profile::Head;
use super::say::{Broken, clause};
use super::text::text;
use crate::finding::Finding;

/// What is wrong with the output intent.
pub fn rules(file: &File<'_>) -> Vec<Finding> {
    let intents = intents(file);
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

/// The condition that the file names.
pub fn condition(file: &File<'_>) -> Option<String> {
    let intents = intents(file);
    let intent = intents.first()?;
    let identifier = said(intent, b"OutputConditionIdentifier");
    // Names that stand for none.
    let real = identifier.filter(|name| !name.eq_ignore_ascii_case("custom"));
    real.or_else(|| said(intent, b"OutputCondition")).or_else(|| said(intent, b"Info"))
}

fn intents<'a>(file: &File<'a>) -> Vec<Dict<'a>> {
    let all = file.catalog.get::<Array<'_>>(b"OutputIntents");
    let all = all.iter().flat_map(|all| all.iter::<Dict<'_>>());
    let ours =
        |intent: &Dict<'_>| intent.get::<Name<'_>>(b"S").is_some_and(|name| &*name == b"GTS_PDFX");
    all.filter(ours).collect()
}

fn said(intent: &Dict<'_>, key: &[u8]) -> Option<String> {
    let value = intent.get::<Text<'_>>(key)?;
    Some(text(value.as_bytes())).filter(|text| !text.is_empty())
}

fn why() -> Told {
    told!(
        "它说明文件是按哪种纸、哪种印刷条件分的色；没有它，印厂不知道颜色该印成什么样",
        "it says for which paper and press the colours were made; without it the printing house cannot know how they should look"
    )
}

fn todo() -> Told {
    told!(
        "向印厂要它的 ICC 配置文件（报纸常用新闻纸的），导出时在「输出 → 输出方法配置文件」里选它",
        "ask the printing house for its ICC profile (for newspapers, one of newsprint), and choose it as the output intent when exporting"
    )
}

fn missing(file: &File<'_>) -> Finding {
    Broken("output-intent-missing", clause!(file, "OutputIntents has one entry GTS_PDFX")).error(
        told!(
            "文件没有写明印刷条件（输出方法）",
            "the file does not name its printing condition (output intent)"
        ),
        why(),
        todo(),
    )
}

fn several(file: &File<'_>, count: usize) -> Finding {
    Broken("output-intents-several", clause!(file, "OutputIntents has exactly one entry GTS_PDFX"))
        .error(
            told!(
                "文件写了 {count} 个印刷条件，只能有一个",
                "the file names {count} printing conditions; there may be one"
            ),
            why(),
            todo(),
        )
}

fn one(file: &File<'_>, intent: &Dict<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if said(intent, b"OutputConditionIdentifier").is_none() {
        let broken = Broken(
            "output-condition",
            clause!(file, "the output intent has an OutputConditionIdentifier"),
        );
        findings.push(broken.error(
            told!("印刷条件没有名称", "the printing condition has no name"),
            why(),
            todo(),
        ));
    }
    if said(intent, b"Info").is_none() && said(intent, b"RegistryName").is_none() {
        let broken = Broken(
            "output-condition-info",
            clause!(
                file,
                "the output intent has Info, or a RegistryName where the condition is registered"
            ),
        );
        findings.push(broken.error(
            told!(
                "印刷条件没有说明，也没有写明在哪里登记",
                "the printing condition is not described, and no registry of it is named"
            ),
            why(),
            todo(),
        ));
    }
    if intent.contains_key(b"DestOutputProfileRef") {
        let broken = Broken(
            "profile-elsewhere",
            clause!(file, "the profile is embedded, not referred to (that is PDF/X-4p)"),
        );
        findings.push(broken.error(
            told!(
                "印刷条件的 ICC 配置文件不在文件里，而在别处",
                "the ICC profile of the printing condition is elsewhere, not in the file"
            ),
            why(),
            todo(),
        ));
    }
    match intent.get::<Stream<'_>>(b"DestOutputProfile") {
        Some(profile) => findings.extend(profile_rules(file, &profile)),
        None => findings.extend(not_embedded(file, intent)),
    }
    findings
}

fn not_embedded(file: &File<'_>, intent: &Dict<'_>) -> Option<Finding> {
    let registered = said(intent, b"RegistryName").is_some();
    // Told already.
    let elsewhere = intent.contains_key(b"DestOutputProfileRef");
    let needed = file.edition == Edition::X4 || !registered;
    (needed && !elsewhere).then(|| {
        let clause = match file.edition {
            Edition::X4 => {
                clause!(file, "the output intent embeds its profile (DestOutputProfile)")
            }
            _ => clause!(
                file,
                "the output intent embeds its profile, or names a registry of its condition"
            ),
        };
        Broken("profile-missing", clause).error(
            told!(
                "文件没有嵌入印刷条件的 ICC 配置文件",
                "the ICC profile of the printing condition is not embedded"
            ),
            why(),
            todo(),
        )
    })
}

fn profile_rules(file: &File<'_>, profile: &Stream<'_>) -> Vec<Finding> {
    let error = |rule, clause, what| Broken(rule, clause).error(what, why(), todo());
    let head = profile.decoded().ok().and_then(|bytes| Head::of(&bytes));
    let Some(head) = head else {
        return vec![error(
            "profile-damaged",
            clause!(file, "DestOutputProfile is an ICC profile"),
            told!("嵌入的 ICC 配置文件是坏的", "the embedded ICC profile is damaged"),
        )];
    };
    let mut findings = Vec::new();
    let space = String::from_utf8_lossy(&head.space).trim().to_string();
    if &head.class != b"prtr" {
        let class = String::from_utf8_lossy(&head.class).trim().to_string();
        findings.push(error(
            "profile-class",
            clause!(file, "DestOutputProfile is of an output device (class prtr)"),
            told!(
                "嵌入的 ICC 配置文件不是印刷机的（类别是 {class}，应为 prtr）",
                "the embedded ICC profile is not of a press (its class is {class}, not prtr)"
            ),
        ));
    }
    let allowed = match file.edition {
        Edition::X4 => head.components().is_some(),
        _ => matches!(&head.space, b"CMYK" | b"GRAY"),
    };
    let count = profile.dict().get::<i32>(b"N");
    if !allowed {
        findings.push(error(
            "profile-space",
            clause!(
                file,
                "the colour space of DestOutputProfile is one that this standard prints in"
            ),
            told!(
                "嵌入的 ICC 配置文件的颜色是 {space}，不能用于这个标准",
                "the embedded ICC profile is of {space}, which this standard cannot have"
            ),
        ));
    } else if head.components() != count {
        findings.push(error(
            "profile-components",
            "ISO 32000-1, 8.6.5.5: N is the number of components of the profile",
            told!("嵌入的 ICC 配置文件是 {space}，与文件里写的通道数不符", "the embedded ICC profile is of {space}, and the file gives another number of components"),
        ));
    } else if &head.space != b"CMYK" {
        findings.push(Broken("profile-not-cmyk", "practice").warning(
            told!("印刷条件是 {space} 的，不是四色印刷", "the printing condition is of {space}, not of four inks"),
            told!("报纸按 CMYK 印；印厂还要再转换一次，颜色会变", "newspapers print in CMYK: the printing house would convert once more, and colours shift"),
            todo(),
        ));
    }
    // PDF 1.5 is the first that may hold profiles of version 4 (PDF Reference, 4.5.4).
    let most = if number(&file.version()) >= 1.5 { 4 } else { 2 };
    if head.major > most {
        let major = head.major;
        findings.push(error(
            "profile-version",
            "ISO 32000-1, 8.6.5.5: the profile is of a version that this version of PDF may hold",
            told!("嵌入的 ICC 配置文件是第 {major} 版，这个版本的 PDF 只认到第 {most} 版", "the embedded ICC profile is of version {major}; this version of PDF knows up to {most}"),
        ));
    }
    findings
}
