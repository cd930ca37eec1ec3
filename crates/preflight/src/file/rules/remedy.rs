//! What to do about faults that several rules find.

use crate::rule::Sentence;

/// What to do if the program that made the file left something out.
pub const EXPORT_AGAIN: Sentence = [
    "在原来的软件里按 PDF/X-4 重新导出：InDesign「文件 → 导出 → Adobe PDF（打印）→ 标准：PDF/X-4:2010」；\
     Illustrator「存储副本 → Adobe PDF → PDF/X-4」；方正飞翔输出 PDF 时选 PDF/X；\
     WPS 和 Word 出不了 PDF/X，导出后请印厂或用 Acrobat「印刷制作 → 印前检查 → 转换为 PDF/X-4」转换",
    "export it again as PDF/X-4: InDesign, File → Export → Adobe PDF (Print) → Standard: PDF/X-4:2010; \
     Illustrator, Save a Copy → Adobe PDF → PDF/X-4; Founder FX, choose PDF/X when exporting; \
     WPS and Word cannot: convert their PDF in Acrobat, Print Production → Preflight → Convert to PDF/X-4",
];
