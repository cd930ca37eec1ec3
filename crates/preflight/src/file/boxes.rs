//! Page boxes: there, nested, and of the size that is expected (ISO 32000-1, 14.11.2).

use hayro_syntax::object::Dict;

use kanyin_diagnostics::{Told, told};

use super::document::File;
use super::page::{Boxes, Rect, inherited};
use super::say::{Broken, clause, on};
use crate::finding::{Finding, Severity};

/// By how much a trim may differ from what is expected: 0.5 mm.
const TRIM: f64 = 0.5 * MM;
/// A millimetre in points.
const MM: f64 = 72.0 / 25.4;
/// Width and height of each page's trim, in points.
pub fn trims(file: &File<'_>) -> Vec<(f64, f64)> {
    file.pdf.pages().iter().map(|page| size(&Boxes::of(page.raw()))).collect()
}

fn size(boxes: &Boxes) -> (f64, f64) {
    boxes.trim().map_or((0.0, 0.0), |trim| (trim.width() * boxes.unit, trim.height() * boxes.unit))
}

/// What is wrong with page boxes.
pub fn rules(file: &File<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (page, number) in file.pdf.pages().iter().zip(1..) {
        let boxes = Boxes::of(page.raw());
        let whole = boxes.trim().map(|trim| trim.frame(trim));
        let found = [
            media(file, &boxes),
            trim_there(file, &boxes),
            inside_out(file, &boxes),
            trim_in_bleed(file, &boxes),
            bleed_in_media(file, &boxes),
            trim_in_crop(&boxes),
            expected(file, &boxes),
            room(file, &boxes),
            unit(&boxes),
            rotated(page.raw()),
        ];
        findings.extend(found.into_iter().flatten().map(|found| on(number, whole, found)));
    }
    findings.extend(differing(file));
    findings
}

fn reset() -> Told {
    told!(
        "在排版软件里用「文档设置」设好成品尺寸和 3 毫米出血，导出时勾选「使用文档出血设置」；\
         已有的 PDF 可在 Acrobat「印刷制作 → 设置页面框」里改",
        "set the trim size and 3 mm of bleed in the document setup, and export with Use Document Bleed Settings; \
         in a finished PDF: Acrobat, Print Production → Set Page Boxes"
    )
}

fn cut() -> Told {
    told!(
        "印厂按这些框拼版、裁切；框错了就会裁错",
        "by these boxes the printing house imposes and cuts: wrong ones are cut wrongly"
    )
}

fn media(file: &File<'_>, boxes: &Boxes) -> Option<Finding> {
    let sound = boxes
        .media
        .map(Rect::upright)
        .is_some_and(|media| media.width() > 0.0 && media.height() > 0.0);
    (!sound).then(|| {
        Broken("media-box", clause!(file, "each page has a MediaBox of four numbers")).error(
            told!("页面没有纸张大小（MediaBox），或写得不对", "the page has no right MediaBox"),
            cut(),
            reset(),
        )
    })
}

fn trim_there(file: &File<'_>, boxes: &Boxes) -> Option<Finding> {
    let what = match (boxes.trim, boxes.art) {
        (None, None) => told!("页面没有成品框（TrimBox）", "the page has no TrimBox"),
        (Some(_), Some(_)) => told!(
            "页面又有成品框（TrimBox）又有 ArtBox，只能有一个",
            "the page has both a TrimBox and an ArtBox; there may be one"
        ),
        _ => return None,
    };
    let clause = clause!(file, "each page has a TrimBox or an ArtBox, and not both");
    let rule = if boxes.trim.is_none() { "trim-box-missing" } else { "trim-and-art-box" };
    Some(Broken(rule, clause).error(what, cut(), reset()))
}

fn inside_out(file: &File<'_>, boxes: &Boxes) -> Option<Finding> {
    let all = [boxes.bleed, boxes.trim, boxes.art];
    let none = |rect: &Rect| rect.width() <= 0.0 || rect.height() <= 0.0;
    all.into_iter().flatten().any(|rect| none(&rect)).then(|| {
        Broken("box-size", clause!(file, "page boxes go from the lower left to the upper right"))
            .error(
                told!(
                    "页面框的宽或高是零或负数",
                    "a page box is of no width or height, or inside out"
                ),
                cut(),
                reset(),
            )
    })
}

fn trim_in_bleed(file: &File<'_>, boxes: &Boxes) -> Option<Finding> {
    let (trim, bleed) = (boxes.trim.or(boxes.art)?, boxes.bleed?);
    (!trim.upright().within(bleed.upright())).then(|| {
        Broken("trim-outside-bleed", clause!(file, "the TrimBox lies within the BleedBox")).error(
            told!(
                "成品框（TrimBox）伸到了出血框（BleedBox）外面",
                "the TrimBox goes beyond the BleedBox"
            ),
            cut(),
            reset(),
        )
    })
}

fn bleed_in_media(file: &File<'_>, boxes: &Boxes) -> Option<Finding> {
    let media = boxes.media?.upright();
    let outside = |rect: Option<Rect>| rect.is_some_and(|rect| !rect.upright().within(media));
    let (rule, clause, what) = if outside(boxes.bleed) {
        (
            "bleed-outside-media",
            clause!(file, "the BleedBox lies within the MediaBox"),
            told!(
                "出血框（BleedBox）伸到了纸张（MediaBox）外面",
                "the BleedBox goes beyond the MediaBox"
            ),
        )
    } else if outside(boxes.trim.or(boxes.art)) && boxes.bleed.is_none() {
        (
            "trim-outside-media",
            clause!(file, "the TrimBox lies within the MediaBox"),
            told!(
                "成品框（TrimBox）伸到了纸张（MediaBox）外面",
                "the TrimBox goes beyond the MediaBox"
            ),
        )
    } else {
        return None;
    };
    Some(Broken(rule, clause).error(what, cut(), reset()))
}

fn trim_in_crop(boxes: &Boxes) -> Option<Finding> {
    let (trim, crop) = (boxes.trim.or(boxes.art)?.upright(), boxes.crop?.upright());
    (!trim.within(crop)).then(|| {
        Broken("trim-outside-crop", "practice: the TrimBox lies within the CropBox").warning(
            told!(
                "显示框（CropBox）比成品框（TrimBox）小，看稿时看不到整个版面",
                "the CropBox is smaller than the TrimBox: on screen, part of the page is hidden"
            ),
            told!(
                "有的拼版软件按显示框置入，版面会被裁掉一截",
                "some imposition programs place pages by it, and cut some off"
            ),
            reset(),
        )
    })
}

fn expected(file: &File<'_>, boxes: &Boxes) -> Option<Finding> {
    let (width, height) = file.expect.trim?;
    let (is_width, is_height) = size(boxes);
    let differs = (is_width - width).abs() > TRIM || (is_height - height).abs() > TRIM;
    differs.then(|| {
        let (is_width, is_height) = (mm(is_width), mm(is_height));
        let (width, height) = (mm(width), mm(height));
        Broken("trim-size", "practice: the page is of the size that was agreed").error(
            told!(
                "版面大小是 {is_width} × {is_height} 毫米，应为 {width} × {height} 毫米",
                "the page is {is_width} × {is_height} mm, and should be {width} × {height} mm"
            ),
            told!(
                "尺寸不对，印厂只能缩放或裁掉，字号和网点都会变",
                "the printing house could only scale or cut it: type and dots change"
            ),
            told!(
                "把文档设置改成 {width} × {height} 毫米后重新导出，不要用「缩放以适合」",
                "set the document to {width} × {height} mm and export again, without scaling"
            ),
        )
    })
}

fn room(file: &File<'_>, boxes: &Boxes) -> Option<Finding> {
    // That there is no TrimBox is told by itself.
    let trim = boxes.trim.or(boxes.art)?.upright();
    let bleed = boxes.bleed.or(boxes.crop).or(boxes.media)?.upright();
    let sides = [
        trim.left - bleed.left,
        trim.bottom - bleed.bottom,
        bleed.right - trim.right,
        bleed.top - trim.top,
    ];
    let least = sides.into_iter().fold(f64::INFINITY, f64::min).max(0.0) * boxes.unit;
    (least < file.expect.bleed - 0.1).then(|| {
        let severity = if file.expect.trim.is_some() { Severity::Warning } else { Severity::Note };
        let (least, wanted) = (mm(least), mm(file.expect.bleed));
        Broken("bleed-room", "practice: the BleedBox leaves room for the bleed round the trim").finding(
            severity,
            told!("成品框外只留了 {least} 毫米，应留 {wanted} 毫米出血", "there are {least} mm round the trim; {wanted} mm are wanted for the bleed"),
            told!("裁切有误差；图和底色到边时，出血不够会露白边", "cutting is never exact: without bleed, pictures and tints at the edge show white"),
            reset(),
        )
    })
}

fn unit(boxes: &Boxes) -> Option<Finding> {
    let unit = boxes.unit;
    ((unit - 1.0).abs() > 1e-6).then(|| {
        Broken("user-unit", "practice: the page is in points (UserUnit is 1)").warning(
            told!(
                "页面用了缩放单位（UserUnit = {unit}）",
                "the page is scaled as a whole (UserUnit = {unit})"
            ),
            told!(
                "不少 RIP 和拼版软件不认它，版面会印成 1/{unit} 大小",
                "many RIPs and imposition programs ignore it and print the page 1/{unit} as large"
            ),
            told!("按实际尺寸（1:1）重新导出", "export it again at its real size"),
        )
    })
}

fn rotated(page: &Dict<'_>) -> Option<Finding> {
    let turned = inherited(page, b"Rotate", |turned| turned.into_i32());
    let turned = turned.filter(|turned| turned.rem_euclid(360) != 0)?;
    Some(Broken("page-rotated", "practice: pages stand as they are printed").note(
        told!("页面转了 {turned} 度显示", "the page is shown turned by {turned} degrees"),
        told!(
            "有的拼版软件不理会旋转，页面会横过来",
            "some imposition programs ignore that, and the page lies on its side"
        ),
        told!(
            "最好按印刷方向导出；否则提醒印厂看一下",
            "better export it as it is printed; or tell the printing house"
        ),
    ))
}

fn differing(file: &File<'_>) -> Option<Finding> {
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
    let (is_width, is_height) = trims.get(odd).map(|trim| (mm(trim.0), mm(trim.1)))?;
    let (width, height) = (mm(width), mm(height));
    Some(on(
        page,
        None,
        Broken("page-sizes", "practice: all pages are of one size").warning(
            told!(
                "第 {page} 页是 {is_width} × {is_height} 毫米，第 1 页是 {width} × {height} 毫米",
                "page {page} is {is_width} × {is_height} mm, page 1 is {width} × {height} mm"
            ),
            told!(
                "同一份报纸的版面大小应当一样，跨版（通版）除外",
                "pages of one newspaper are of one size, spreads aside"
            ),
            told!(
                "确认不是误用了别的模板；跨版请与印厂说好",
                "make sure that it is not the wrong template; tell the printing house of spreads"
            ),
        ),
    ))
}

/// Millimetres to one place.
fn mm(points: f64) -> String {
    let mm = (points / MM * 10.0).round() / 10.0;
    format!("{mm}")
}
