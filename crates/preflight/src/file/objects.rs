//! What may not be in a file anywhere: every object is looked at once, wherever it is used.

use hayro_syntax::object::{Array, Dict, FromBytes, MaybeRef, Name, Object, Stream};

use kanyin_diagnostics::{Told, told};

use super::document::{Edition, File};
use super::raw;
use super::say::{Broken, clause};
use crate::finding::Finding;

/// How deep arrays and dictionaries are gone into.
const DEPTH: usize = 64;

/// What is in the file that may not be.
pub fn rules(file: &File<'_>) -> Vec<Finding> {
    let mut found = Found { file, findings: Vec::new() };
    found.far_streams();
    for object in file.pdf.objects() {
        found.object(&object, 0);
    }
    found.findings
}

struct Found<'f, 'a> {
    file: &'f File<'a>,
    findings: Vec<Finding>,
}

impl Found<'_, '_> {
    /// Streams in other files are sought in the bytes: the reader of objects passes over them.
    fn far_streams(&mut self) {
        for (_, body) in raw::objects(self.file.pdf.data().as_ref()) {
            let Some(dict) = Dict::from_bytes(raw::before(body, b"obj")) else { continue };
            let far = dict.contains_key(b"F") || dict.contains_key(b"FFilter");
            let rest = body.get(dict.data().len()..).unwrap_or_default();
            if far && rest.trim_ascii_start().starts_with(b"stream") {
                self.add(
                    "external-stream",
                    clause!(self.file, "no stream is in another file (F)"),
                    told!("文件的一部分内容在另一个文件里", "part of the file is in another file"),
                    missing_there(),
                    place_in(),
                );
            }
        }
    }

    fn object(&mut self, object: &Object<'_>, depth: usize) {
        if depth > DEPTH {
            return;
        }
        match object {
            Object::Dict(dict) => self.dict(dict, depth),
            Object::Stream(stream) => {
                self.stream(stream);
                self.dict(stream.dict(), depth);
            }
            Object::Array(array) => self.within(array.raw_iter(), depth),
            _ => {}
        }
    }

    fn within<'o>(&mut self, parts: impl Iterator<Item = MaybeRef<Object<'o>>>, depth: usize) {
        for part in parts {
            // What is referred to is an object of its own, and comes by itself.
            if let MaybeRef::NotRef(part) = part {
                self.object(&part, depth + 1);
            }
        }
    }

    fn dict(&mut self, dict: &Dict<'_>, depth: usize) {
        self.graphics_state(dict);
        self.halftone(dict);
        if dict.contains_key(b"SeparationInfo") {
            self.add(
                "preseparated",
                clause!(
                    self.file,
                    "pages are composite, not separated beforehand (SeparationInfo)"
                ),
                told!(
                    "页面是预先分好色的（一页一个色版）",
                    "pages are separated beforehand, one plate a page"
                ),
                told!(
                    "PDF/X 要交合成稿，分色由印厂做；分好色的页会再被分一次",
                    "PDF/X is composite: the printing house separates, and would do so twice"
                ),
                told!(
                    "导出时输出颜色选「复合」，不要选「分色」",
                    "export composite colour, not separations"
                ),
            );
        }
        self.within(dict.entries().map(|(_, value)| value), depth);
    }

    fn graphics_state(&mut self, dict: &Dict<'_>) {
        // Soft masks have a TR of their own, which is none of these.
        let named = dict.get::<Name<'_>>(b"Type");
        let state = named.map_or(!dict.contains_key(b"S"), |name| &*name == b"ExtGState");
        if !state {
            return;
        }
        let curve = [b"TR".as_slice(), b"TR2"].into_iter().any(|key| {
            let value = dict.get::<Object<'_>>(key);
            value.is_some_and(|value| match value {
                Object::Name(name) => !matches!(&*name, b"Identity" | b"Default"),
                Object::Null(_) => false,
                _ => true,
            })
        });
        if curve {
            self.add("transfer-curve", clause!(self.file, "graphics states have no transfer functions (TR, TR2)"),
                told!("文件里有传递曲线", "the file has transfer curves"),
                told!("它会在出版时暗中改变深浅，和印厂的曲线叠加，颜色就不对了", "they change tones unseen as plates are made, on top of the printing house's own"),
                told!("在 Photoshop 里存 EPS 时不要勾选「包含传递函数」；InDesign 按 PDF/X-4 重新导出", "save EPS from Photoshop without Include Transfer Function; export again as PDF/X-4"));
        }
        if dict.contains_key(b"HTP") {
            self.add(
                "halftone-phase",
                clause!(self.file, "graphics states have no HTP"),
                told!("文件里设定了网点的相位", "the file sets the phase of halftones"),
                halftone_why(),
                halftone_todo(),
            );
        }
    }

    fn halftone(&mut self, dict: &Dict<'_>) {
        let Some(kind) = dict.get::<i32>(b"HalftoneType") else { return };
        let named = dict.contains_key(b"HalftoneName");
        if !matches!(kind, 1 | 5) || named {
            self.add(
                "halftone",
                clause!(self.file, "halftones are of type 1 or 5, and have no HalftoneName"),
                told!(
                    "文件里带了自己的加网设定（第 {kind} 类网点）",
                    "the file brings halftones of its own (type {kind})"
                ),
                halftone_why(),
                halftone_todo(),
            );
        }
    }

    fn stream(&mut self, stream: &Stream<'_>) {
        let dict = stream.dict();
        let is = |key: &[u8], value: &[u8]| {
            dict.get::<Name<'_>>(key).is_some_and(|name| &*name == value)
        };
        if is(b"Subtype", b"PS") || is(b"Subtype2", b"PS") || dict.contains_key(b"PS") {
            self.add(
                "postscript",
                clause!(self.file, "there are no PostScript XObjects"),
                told!("文件里嵌了 PostScript 代码", "the file has PostScript code in it"),
                told!(
                    "只有老式 PostScript 打印机认它，现在的 RIP 会漏印",
                    "only old PostScript printers know it; a RIP of today leaves it out"
                ),
                told!(
                    "把那张 EPS 图在 Illustrator 或 Photoshop 里另存为 PDF 或 TIFF 再置入",
                    "save that EPS from Illustrator or Photoshop as PDF or TIFF, and place that"
                ),
            );
        }
        if dict.contains_key(b"OPI") {
            self.add(
                "opi",
                clause!(self.file, "there is no OPI"),
                told!(
                    "文件里的图是低分辨率的替身（OPI）",
                    "a picture is a stand-in of low resolution (OPI)"
                ),
                missing_there(),
                place_in(),
            );
        }
        if is(b"Subtype", b"Form") && dict.contains_key(b"Ref") {
            self.add(
                "reference-xobject",
                clause!(self.file, "there are no reference XObjects (Ref)"),
                told!(
                    "文件里的图只是个指向别处的替身",
                    "a picture only stands for one in another file"
                ),
                missing_there(),
                place_in(),
            );
        }
        if let Some(alternates) = dict.get::<Array<'_>>(b"Alternates") {
            self.alternates(&alternates);
        }
        self.filters(dict);
    }

    fn alternates(&mut self, alternates: &Array<'_>) {
        let printed = alternates
            .iter::<Dict<'_>>()
            .any(|one| one.get::<bool>(b"DefaultForPrinting").unwrap_or(false));
        let what = told!(
            "一张图备有好几个版本，打印时可能换成另一张",
            "a picture has alternates: another may be printed in its place"
        );
        let why = told!(
            "您在屏幕上看到的不一定是印出来的",
            "what you see on screen may not be what is printed"
        );
        let todo = told!(
            "把原图（TIFF、PSD 或 JPEG）重新置入后导出",
            "place the original picture (TIFF, PSD or JPEG) again, and export"
        );
        let broken = Broken(
            "alternate-image",
            clause!(self.file, "no alternate of an image is the default for printing"),
        );
        let finding =
            if printed { broken.error(what, why, todo) } else { broken.warning(what, why, todo) };
        self.findings.push(finding);
    }

    fn filters(&mut self, dict: &Dict<'_>) {
        let names: Vec<Name<'_>> = match dict.get::<Object<'_>>(b"Filter") {
            Some(Object::Name(name)) => vec![name],
            Some(Object::Array(names)) => names.iter::<Name<'_>>().collect(),
            _ => Vec::new(),
        };
        let old = self.file.edition != Edition::X4;
        for name in &names {
            match &**name {
                b"Crypt" => self.add(
                    "crypt-filter",
                    clause!(self.file, "the file is not encrypted, not in part either"),
                    told!("文件的一部分加了密", "part of the file is encrypted"),
                    told!(
                        "印厂打不开加密的内容",
                        "the printing house cannot open what is encrypted"
                    ),
                    told!("取消加密后重新导出", "export it again without encryption"),
                ),
                b"LZWDecode" | b"LZW" if old => self.add(
                    "lzw",
                    clause!(self.file, "no stream is compressed by LZW"),
                    told!(
                        "文件里有 LZW 压缩的内容，PDF/X-1a 不允许",
                        "something is compressed by LZW; PDF/X-1a has none"
                    ),
                    compression_why(),
                    compression_todo(),
                ),
                b"JPXDecode" if old => self.add(
                    "jpeg2000",
                    clause!(
                        self.file,
                        "no stream is compressed by JPEG 2000, which came with PDF 1.5"
                    ),
                    told!(
                        "文件里有 JPEG 2000 图，PDF/X-1a 不允许",
                        "a picture is JPEG 2000; PDF/X-1a has none"
                    ),
                    compression_why(),
                    compression_todo(),
                ),
                b"JBIG2Decode" if self.file.edition == Edition::X1a2001 => {
                    self.add(
                        "jbig2",
                        clause!(
                            self.file,
                            "no stream is compressed by JBIG2, which came with PDF 1.4"
                        ),
                        told!(
                            "文件里有 JBIG2 压缩的图，PDF/X-1a:2001 不允许",
                            "a picture is compressed by JBIG2; PDF/X-1a:2001 has none"
                        ),
                        compression_why(),
                        compression_todo(),
                    );
                }
                b"JBIG2Decode" if old => {
                    let broken =
                        Broken("jbig2", "practice: machines that take PDF/X-1a may not know JBIG2");
                    let what = told!("文件里有 JBIG2 压缩的图", "a picture is compressed by JBIG2");
                    self.findings.push(broken.warning(what, compression_why(), compression_todo()));
                }
                _ => {}
            }
        }
        if old && dict.get::<Name<'_>>(b"Type").is_some_and(|name| &*name == b"ObjStm") {
            self.add("compressed-structure", clause!(self.file, "no object streams or cross-reference streams, which came with PDF 1.5"),
                told!("文件的结构是压缩的（PDF 1.5 的写法），PDF/X-1a 不允许", "the file's structure is compressed as from PDF 1.5 on; PDF/X-1a has none of that"),
                compression_why(), compression_todo());
        }
    }

    fn add(&mut self, rule: &'static str, clause: &'static str, what: Told, why: Told, todo: Told) {
        self.findings.push(Broken(rule, clause).error(what, why, todo));
    }
}

fn halftone_why() -> Told {
    told!(
        "网点由印厂按纸张决定；文件自带的会造成撞网、糊版",
        "the printing house chooses halftones by the paper; those of a file make moiré, or fill in"
    )
}

fn halftone_todo() -> Told {
    told!(
        "在 Photoshop 里存 EPS 时不要勾选「包含半调网屏」，重新置入后导出",
        "save EPS from Photoshop without Include Halftone Screen, place it again, and export"
    )
}

fn missing_there() -> Told {
    told!(
        "那个文件在您的电脑上，印厂没有，印出来就缺一块",
        "that file is on your computer and not at the printing house: it will be missing in print"
    )
}

fn place_in() -> Told {
    told!(
        "在排版软件的「链接」面板里更新链接、选「嵌入」，再按 PDF/X-4 重新导出（不要用 OPI）",
        "update and embed it in the Links panel, and export as PDF/X-4, without OPI"
    )
}

fn compression_why() -> Told {
    told!(
        "按 PDF/X-1a 收稿的旧 RIP 可能不认，会漏印或报错",
        "an old RIP that takes PDF/X-1a may not know it: it leaves it out, or stops"
    )
}

fn compression_todo() -> Told {
    told!(
        "按 PDF/X-1a 重新导出，图像压缩选 JPEG 或 ZIP",
        "export it again as PDF/X-1a, with JPEG or ZIP for pictures"
    )
}
