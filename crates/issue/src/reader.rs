//! What every reading of a file goes through: paths that stay inside, limits, clean text, and the
//! list of faults.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use kanyin_diagnostics::{Code, Fault, Faults, FileNo, Sources, Spot, Told, system_says, told};

use super::drafts::Drafts;
use super::look_alikes;
use super::paths::{self, FoundFile, Lost, Named};
use super::text::{self, MOST_TEXT, NotUtf8};

/// Most bytes of text of a whole issue.
const MOST_TEXT_IN_ALL: u64 = 64 << 20;
/// Most files of a whole issue.
const MOST_FILES: usize = 10_000;
/// Most faults of one kind told of one file.
const MOST_ALIKE: usize = 10;

/// Reads the files of one publication.
#[derive(Debug)]
pub struct Reader {
    /// The publication's folder, canonical.
    pub publication: PathBuf,
    /// What was read.
    pub sources: Sources,
    /// What was wrong.
    pub faults: Faults,
    /// What stands in for files.
    pub drafts: Drafts,
    files: usize,
    bytes: u64,
}

impl Reader {
    /// A reader for a publication; its folder must be there.
    pub fn new(publication: &Path) -> Result<Self, Box<Fault>> {
        let canonical = dunce::canonicalize(publication).map_err(|error| {
            let (path, why) = (publication.display(), system_says(&error));
            Box::new(Fault::nowhere(
                Code::NoPublication,
                told!(
                    "打不开刊物文件夹 {path}：{why}",
                    "cannot open the publication {path}: {why}";
                    why
                ),
            ))
        })?;
        Ok(Self {
            publication: canonical,
            sources: Sources::default(),
            faults: Faults::default(),
            drafts: Drafts::default(),
            files: 0,
            bytes: 0,
        })
    }

    /// The file meant by a path in the copy; tells what is wrong with it at `spot`.
    pub fn find(&mut self, written: &str, bases: &[&Path], spot: Spot) -> Option<FoundFile> {
        match paths::find(&self.publication, bases, written) {
            Ok(found) => {
                if found.named == Named::Nearly {
                    self.faults.push(nearly_named(written, &found, spot));
                }
                Some(found)
            }
            Err(lost) => {
                self.faults.push(lost_fault(written, bases, lost, spot));
                None
            }
        }
    }

    /// Reads a text file. Faults of the file itself are told in it; that it cannot be opened is told
    /// where it was named.
    pub fn text(&mut self, found: &FoundFile, named: Option<Spot>) -> Option<FileNo> {
        let path = found.inside.display().to_string();
        let stop = |reader: &mut Self, fault: Fault| {
            let own = |reader: &mut Self| Spot::new(reader.sources.add(&found.inside, ""), 0..0);
            let spot = named.unwrap_or_else(|| own(reader));
            reader.faults.push(Fault { spot: Some(spot), ..fault });
            None
        };
        if self.files >= MOST_FILES || self.bytes >= MOST_TEXT_IN_ALL {
            let what = told!(
                "文件太多，不再读 {path}（最多 {MOST_FILES} 个文件、64 MB 文字）",
                "too many files; {path} is not read (at most {MOST_FILES} files, 64 MB of text)"
            );
            return stop(self, Fault::nowhere(Code::TooManyFiles, what));
        }
        self.files += 1;
        let bytes = match self.bytes_of(found) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                let what = text::too_large(&path);
                return stop(self, Fault::nowhere(Code::TextTooLarge, what));
            }
            Err(error) => {
                let why = system_says(&error);
                let what = told!("打不开 {path}：{why}", "cannot open {path}: {why}"; why);
                return stop(self, Fault::nowhere(Code::UnreadableFile, what));
            }
        };
        self.bytes += bytes.len() as u64;
        match text::decode(bytes) {
            Ok(text) => {
                let file = self.sources.add(&found.inside, &*text::normalised(&text));
                self.refuse_turned_direction(file);
                self.tell_lost_characters(file);
                self.faults.0.extend(look_alikes::faults(file, self.sources.text(file)));
                Some(file)
            }
            Err(NotUtf8 { shown, at, seems }) => {
                let file = self.sources.add(&found.inside, shown);
                self.faults.push(
                    Fault::error(
                        Code::NotUtf8,
                        Spot::new(file, at..at),
                        told!("这个文件不是 UTF-8，{seems}", "this file is not UTF-8; {seems}"; seems),
                    )
                    .hint(told!("用编辑器另存为 UTF-8 编码", "save it as UTF-8 in an editor")),
                );
                None
            }
        }
    }

    /// All bytes of a file, or of what stands in for it; `None` if there are too many.
    fn bytes_of(&self, found: &FoundFile) -> std::io::Result<Option<Vec<u8>>> {
        match self.drafts.of(&found.inside) {
            Some(draft) => Ok((draft.len() as u64 <= MOST_TEXT).then(|| draft.as_bytes().to_vec())),
            None => read_at_most(&found.real, MOST_TEXT),
        }
    }

    /// U+FFFD stands where a program that converted the file could not read a character.
    fn tell_lost_characters(&mut self, file: FileNo) {
        let text = self.sources.text(file).clone();
        let count = text.matches('\u{FFFD}').count();
        if let Some(at) = text.find('\u{FFFD}') {
            let spot = Spot::new(file, at..at + '\u{FFFD}'.len_utf8());
            let what = told!(
                "这里的“�”是转换编码时丢掉的字，这个文件里有 {count} 处",
                "a character was lost here when the file was converted; there are {count} such places"
            );
            let hint = told!("对照原稿，把字补上", "look at the original and type it again");
            self.faults.push(Fault::error(Code::LostCharacter, spot, what).hint(hint));
        }
    }

    fn refuse_turned_direction(&mut self, file: FileNo) {
        let text = self.sources.text(file).clone();
        let turning = text.char_indices().filter(|(_, c)| text::turns_direction(*c));
        for (at, c) in turning.take(MOST_ALIKE) {
            self.faults.push(text::direction_fault(c, Spot::new(file, at..at + c.len_utf8())));
        }
    }
}

/// All bytes of a file; `None` if there are more than `most`.
fn read_at_most(path: &Path, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Another system would not find the file.
fn nearly_named(written: &str, found: &FoundFile, spot: Spot) -> Fault {
    let written: String = written.chars().take(200).collect();
    let name = found.inside.file_name().unwrap_or_default().to_string_lossy();
    let what = told!(
        "文件名写的是“{written}”，文件其实叫“{name}”",
        "`{written}` is written here, but the file is called `{name}`"
    );
    Fault::warning(Code::NearlyNamed, spot, what).hint(told!(
        "照文件的真名写，大小写、全角半角都要一样；这次找到了，换一台电脑可能找不到",
        "write its real name, with the same capitals and signs; another computer might not find it"
    ))
}

/// What went wrong in a path that YAML could not tell from a name.
fn slip_in_path(written: &str) -> Option<Told> {
    let several = written.matches(".md").count() > 1 || written.contains(['，', '、']);
    if written.starts_with('-') {
        Some(told!(
            "短横后面要空一格：“- stories/a.md”",
            "write a space after the hyphen: `- stories/a.md`"
        ))
    } else if written.starts_with(['［', '【']) || several {
        Some(told!(
            "几个文件写成“[a.md, b.md]”，方括号和逗号用半角，或一行一个“- a.md”",
            "write several files as `[a.md, b.md]`, or `- a.md`, one a line"
        ))
    } else {
        None
    }
}

fn lost_fault(written: &str, bases: &[&Path], lost: Lost, spot: Spot) -> Fault {
    let written: String = written.chars().take(200).collect();
    match lost {
        Lost::Empty => {
            Fault::error(Code::NoPath, spot, told!("这里没写文件", "no file is named here"))
                .hint(told!("写上文件的路径", "write the path of a file"))
        }
        Lost::Absolute => Fault::error(
            Code::PathOutside,
            spot,
            told!("“{written}”是整台电脑上的路径", "`{written}` is a path on this computer"),
        )
        .hint(told!(
            "把文件放进刊物文件夹，写相对路径",
            "put the file into the publication and write a relative path"
        )),
        Lost::Web => Fault::error(
            Code::PathOutside,
            spot,
            told!("“{written}”在网上，不会去取", "`{written}` is on the web and is not fetched"),
        )
        .hint(told!(
            "下载到这一期的 images/ 里，写它的路径",
            "download it into the issue's images/ and write its path"
        )),
        Lost::Outside => Fault::error(
            Code::PathOutside,
            spot,
            told!("“{written}”指到了刊物文件夹之外", "`{written}` leads out of the publication"),
        )
        .hint(told!("把文件放进刊物文件夹", "put the file into the publication")),
        Lost::Missing(near) => {
            let fault = Fault::error(
                Code::MissingFile,
                spot,
                told!("找不到“{written}”", "`{written}` is not there"),
            );
            if let Some(slip) = slip_in_path(&written) {
                return fault.hint(slip);
            }
            match near {
                Some(near) => fault.hint(told!("是不是“{near}”？", "did you mean `{near}`?")),
                None => {
                    let folder =
                        bases.first().map(|base| base.display().to_string()).unwrap_or_default();
                    let folder = if folder.is_empty() { ".".into() } else { folder };
                    fault.hint(told!("路径从 {folder}/ 算起", "paths are relative to {folder}/"))
                }
            }
        }
        Lost::NoFile => Fault::error(
            Code::MissingFile,
            spot,
            told!("“{written}”不是文件", "`{written}` is no file"),
        ),
    }
}
