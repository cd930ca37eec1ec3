//! Page boxes: there, nested, and of the size that is expected (ISO 32000-1, 14.11.2).

use kanyin_diagnostics::{Severity, told};

use super::super::document::Document;
use super::super::facts::trims;
use crate::amounts::{MM, millimetres};
use crate::clause::Clause;
use crate::finding::Finding;
use crate::page_boxes::{Boxes, PageBox};
use crate::rule::{Rule, Sentence};
use crate::rule_name::RuleName;

/// By how much a trim may differ from what is expected: 0.5 mm.
const TRIM: f64 = 0.5 * MM;

/// What is wrong with page boxes.
pub fn rules(file: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (page, number) in file.pages.iter().zip(1..) {
        let boxes = Boxes::of(page);
        let whole = boxes.trim().map(|trim| trim.frame(trim));
        let found = [
            media(file, &boxes),
            trim_there(file, &boxes),
            without_room(file, &boxes),
            trim_in_bleed(file, &boxes),
            bleed_in_media(file, &boxes),
            trim_in_crop(&boxes),
            expected(file, &boxes),
            room(file, &boxes),
            unit(&boxes),
            rotated(&boxes),
        ];
        findings.extend(found.into_iter().flatten().map(|found| found.on(number, whole)));
    }
    findings.extend(differing(file));
    findings
}

const RESET: Sentence = [
    "在排版软件里用「文档设置」设好成品尺寸和 3 毫米出血，导出时勾选「使用文档出血设置」；\
     已有的 PDF 可在 Acrobat「印刷制作 → 设置页面框」里改",
    "set the trim size and 3 mm of bleed in the document setup, and export with Use Document Bleed Settings; \
     in a finished PDF: Acrobat, Print Production → Set Page Boxes",
];

/// A rule of the standard on boxes.
fn rule(name: RuleName, clause: Clause) -> Rule {
    Rule { name, clause, severity: Severity::Error, why: CUT, todo: RESET }
}

const CUT: Sentence = [
    "印厂按这些框拼版、裁切；框错了就会裁错",
    "by these boxes the printing house imposes and cuts: wrong ones are cut wrongly",
];

fn media(file: &Document<'_>, boxes: &Boxes) -> Option<Finding> {
    let sound = boxes.media.is_some_and(|media| media.has_room());
    (!sound).then(|| {
        rule(RuleName::MediaBox, file.clause("each page has a MediaBox of four numbers")).broken(
            told!("页面没有纸张大小（MediaBox），或写得不对", "the page has no right MediaBox"),
        )
    })
}

fn trim_there(file: &Document<'_>, boxes: &Boxes) -> Option<Finding> {
    let what = match (boxes.trim, boxes.art) {
        (None, None) => told!("页面没有成品框（TrimBox）", "the page has no TrimBox"),
        (Some(_), Some(_)) => told!(
            "页面又有成品框（TrimBox）又有 ArtBox，只能有一个",
            "the page has both a TrimBox and an ArtBox; there may be one"
        ),
        _ => return None,
    };
    let clause = file.clause("each page has a TrimBox or an ArtBox, and not both");
    let name = match boxes.trim {
        None => RuleName::TrimBoxMissing,
        Some(_) => RuleName::TrimAndArtBox,
    };
    Some(rule(name, clause).broken(what))
}

fn without_room(file: &Document<'_>, boxes: &Boxes) -> Option<Finding> {
    let all = [boxes.bleed, boxes.trim, boxes.art];
    all.into_iter().flatten().any(|rect| !rect.has_room()).then(|| {
        rule(RuleName::BoxSize, file.clause("page boxes have a width and a height")).broken(told!(
            "页面框（TrimBox、BleedBox 或 ArtBox）的宽或高是零",
            "a page box (TrimBox, BleedBox or ArtBox) is of no width or height"
        ))
    })
}

fn trim_in_bleed(file: &Document<'_>, boxes: &Boxes) -> Option<Finding> {
    let (trim, bleed) = (boxes.trim.or(boxes.art)?, boxes.bleed?);
    (!trim.within(bleed)).then(|| {
        rule(RuleName::TrimOutsideBleed, file.clause("the TrimBox lies within the BleedBox"))
            .broken(told!(
                "成品框（TrimBox）伸到了出血框（BleedBox）外面",
                "the TrimBox goes beyond the BleedBox"
            ))
    })
}

fn bleed_in_media(file: &Document<'_>, boxes: &Boxes) -> Option<Finding> {
    let media = boxes.media?;
    let outside = |rect: Option<PageBox>| rect.is_some_and(|rect| !rect.within(media));
    let (name, clause, what) = if outside(boxes.bleed) {
        (
            RuleName::BleedOutsideMedia,
            file.clause("the BleedBox lies within the MediaBox"),
            told!(
                "出血框（BleedBox）伸到了纸张（MediaBox）外面",
                "the BleedBox goes beyond the MediaBox"
            ),
        )
    } else if outside(boxes.trim.or(boxes.art)) && boxes.bleed.is_none() {
        (
            RuleName::TrimOutsideMedia,
            file.clause("the TrimBox lies within the MediaBox"),
            told!(
                "成品框（TrimBox）伸到了纸张（MediaBox）外面",
                "the TrimBox goes beyond the MediaBox"
            ),
        )
    } else {
        return None;
    };
    Some(rule(name, clause).broken(what))
}

fn trim_in_crop(boxes: &Boxes) -> Option<Finding> {
    let (trim, crop) = (boxes.trim.or(boxes.art)?, boxes.crop?);
    (!trim.within(crop)).then(|| {
        Rule {
            name: RuleName::TrimOutsideCrop,
            clause: Clause::practice("the TrimBox lies within the CropBox"),
            severity: Severity::Warning,
            why: [
                "有的拼版软件按显示框置入，版面会被裁掉一截",
                "some imposition programs place pages by it, and cut some off",
            ],
            todo: RESET,
        }
        .broken(told!(
            "显示框（CropBox）比成品框（TrimBox）小，看稿时看不到整个版面",
            "the CropBox is smaller than the TrimBox: on screen, part of the page is hidden"
        ))
    })
}

fn expected(file: &Document<'_>, boxes: &Boxes) -> Option<Finding> {
    let (width, height) = file.expect.trim?;
    let (is_width, is_height) = boxes.size();
    let differs = (is_width - width).abs() > TRIM || (is_height - height).abs() > TRIM;
    differs.then(|| {
        let (is_width, is_height) = (millimetres(is_width), millimetres(is_height));
        let (width, height) = (millimetres(width), millimetres(height));
        let rule = Rule {
            name: RuleName::TrimSize,
            clause: Clause::practice("the page is of the size that was agreed"),
            severity: Severity::Error,
            why: [
                "尺寸不对，印厂只能缩放或裁掉，字号和网点都会变",
                "the printing house could only scale or cut it: type and dots change",
            ],
            todo: RESET,
        };
        let finding = rule.broken(told!(
            "版面大小是 {is_width} × {is_height} 毫米，应为 {width} × {height} 毫米",
            "the page is {is_width} × {is_height} mm, and should be {width} × {height} mm"
        ));
        let todo = told!(
            "把文档设置改成 {width} × {height} 毫米后重新导出，不要用「缩放以适合」",
            "set the document to {width} × {height} mm and export again, without scaling"
        );
        Finding { todo, ..finding }
    })
}

fn room(file: &Document<'_>, boxes: &Boxes) -> Option<Finding> {
    // That there is no TrimBox is told by itself.
    let trim = boxes.trim.or(boxes.art)?;
    let bleed = boxes.bleed.or(boxes.crop).or(boxes.media)?;
    let sides = [
        trim.left - bleed.left,
        trim.bottom - bleed.bottom,
        bleed.right - trim.right,
        bleed.top - trim.top,
    ];
    let least = sides.into_iter().fold(f64::INFINITY, f64::min).max(0.0) * boxes.unit;
    (least < file.expect.bleed - 0.1).then(|| {
        let severity = if file.expect.trim.is_some() { Severity::Warning } else { Severity::Note };
        let (least, wanted) = (millimetres(least), millimetres(file.expect.bleed));
        Rule {
            name: RuleName::BleedRoom,
            clause: Clause::practice("the BleedBox leaves room for the bleed round the trim"),
            severity,
            why: [
                "裁切有误差；图和底色到边时，出血不够会露白边",
                "cutting is never exact: without bleed, pictures and tints at the edge show white",
            ],
            todo: RESET,
        }
        .broken(told!(
            "成品框外只留了 {least} 毫米，应留 {wanted} 毫米出血",
            "there are {least} mm round the trim; {wanted} mm are wanted for the bleed"
        ))
    })
}

fn unit(boxes: &Boxes) -> Option<Finding> {
    let unit = boxes.unit;
    ((unit - 1.0).abs() > 1e-6).then(|| {
        let rule = Rule {
            name: RuleName::UserUnit,
            clause: Clause::practice("the page is in points (UserUnit is 1)"),
            severity: Severity::Warning,
            why: CUT,
            todo: ["按实际尺寸（1:1）重新导出", "export it again at its real size"],
        };
        let finding = rule.broken(told!(
            "页面用了缩放单位（UserUnit = {unit}）",
            "the page is scaled as a whole (UserUnit = {unit})"
        ));
        let why = told!(
            "不少 RIP 和拼版软件不认它，版面会印成 1/{unit} 大小",
            "many RIPs and imposition programs ignore it and print the page 1/{unit} as large"
        );
        Finding { why, ..finding }
    })
}

fn rotated(boxes: &Boxes) -> Option<Finding> {
    let turned = boxes.turned;
    (turned != 0).then(|| {
        Rule {
            name: RuleName::PageRotated,
            clause: Clause::practice("pages stand as they are printed"),
            severity: Severity::Note,
            why: [
                "有的拼版软件不理会旋转，页面会横过来",
                "some imposition programs ignore that, and the page lies on its side",
            ],
            todo: [
                "最好按印刷方向导出；否则提醒印厂看一下",
                "better export it as it is printed; or tell the printing house",
            ],
        }
        .broken(told!("页面转了 {turned} 度显示", "the page is shown turned by {turned} degrees"))
    })
}

fn differing(file: &Document<'_>) -> Option<Finding> {
    // Where a size is expected, each page is held against it.
    if file.expect.trim.is_some() {
        return None;
    }
    let trims = trims(file);
    let (width, height) = *trims.first()?;
    let differs =
        |trim: &(f64, f64)| (trim.0 - width).abs() > TRIM || (trim.1 - height).abs() > TRIM;
    let odd = trims.iter().position(differs)?;
    let page = odd + 1;
    let (is_width, is_height) =
        trims.get(odd).map(|trim| (millimetres(trim.0), millimetres(trim.1)))?;
    let (width, height) = (millimetres(width), millimetres(height));
    let finding = Rule {
        name: RuleName::PageSizes,
        clause: Clause::practice("all pages are of one size"),
        severity: Severity::Warning,
        why: [
            "同一份报纸的版面大小应当一样，跨版（通版）除外",
            "pages of one newspaper are of one size, spreads aside",
        ],
        todo: [
            "确认不是误用了别的模板；跨版请与印厂说好",
            "make sure that it is not the wrong template; tell the printing house of spreads",
        ],
    }
    .broken(told!(
        "第 {page} 页是 {is_width} × {is_height} 毫米，第 1 页是 {width} × {height} 毫米",
        "page {page} is {is_width} × {is_height} mm, page 1 is {width} × {height} mm"
    ));
    Some(finding.on(page, None))
}
