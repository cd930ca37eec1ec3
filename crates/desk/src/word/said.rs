//! What is said of a Word file that cannot be read, or not all of it.

use kanyin_diagnostics::{Code, Fault, Severity, Told, told};

/// It is damaged.
pub fn damaged(name: &str) -> Fault {
    broken(told!("“{name}”坏了，打不开", "`{name}` is damaged and cannot be opened")).hint(told!(
        "请作者重发；在 Word 或 WPS 里打得开，就另存为 .docx 再来",
        "ask the author to send it again; if Word or WPS opens it, save it anew as .docx"
    ))
}

/// It is locked.
pub fn locked(name: &str) -> Fault {
    broken(told!("“{name}”加了密码", "`{name}` is locked with a password")).hint(told!(
        "用 Word 或 WPS 打开，去掉密码，另存为 .docx",
        "open it in Word or WPS, take the password off, save it as .docx"
    ))
}

/// It is larger inside than any copy is.
pub fn too_large(name: &str) -> Fault {
    broken(told!(
        "“{name}”解开后大得不像一份稿件，没有读",
        "`{name}` unpacks to more than any copy holds and was not read"
    ))
    .hint(told!(
        "问清来处；真有这么多字，就分成几份再来",
        "ask where it comes from; if there is that much text, split it"
    ))
}

/// It is nested beyond all measure.
pub fn too_deep(name: &str) -> Fault {
    broken(told!(
        "“{name}”里的表格或文本框一层套一层，深得不像一份稿件，没有读",
        "`{name}` nests tables or boxes deeper than any copy does and was not read"
    ))
    .hint(told!("问清来处", "ask where it comes from"))
}

/// It is no Word file at all.
pub fn foreign(name: &str) -> Fault {
    broken(told!("“{name}”不是 Word 文件", "`{name}` is no Word file")).hint(told!(
        "用 Word 或 WPS 打开，另存为 .docx",
        "open it in Word or WPS and save it as .docx"
    ))
}

/// A picture is a drawing for Windows.
pub fn metafile(file: &str, line: u32, picture: &str) -> Fault {
    left_out(told!(
        "“{file}”第 {line} 段的图“{picture}”是 Windows 的图元文件，排不了；在 Word 里右键“另存为图片”，存成 PNG",
        "`{file}`, paragraph {line}: the picture `{picture}` is a Windows metafile and cannot be set; in Word choose “Save as Picture” and PNG"
    ))
}

/// An error of a whole file.
pub fn broken(what: Told) -> Fault {
    Fault::nowhere(Code::BrokenCopy, what)
}

/// Something was not taken in: it must be looked at.
pub fn left_out(what: Told) -> Fault {
    Fault { severity: Severity::Warning, ..Fault::nowhere(Code::CopyToCheck, what) }
}

/// Something is worth knowing.
pub fn note(what: Told) -> Fault {
    Fault { severity: Severity::Note, ..Fault::nowhere(Code::CopyToCheck, what) }
}
