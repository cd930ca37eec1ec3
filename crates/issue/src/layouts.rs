//! The layouts there are: a publication's own, which win, and the built-in ones.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::Dir;

use kanyin_diagnostics::{Code, Fault, Faults, Sources, Spot, told};

use super::layout::Layout;
use super::layout_file;
use super::nearest::nearest;
use super::paths::{self, Lost};
use super::reader::Reader;

/// All layouts that a page can name, and what is wrong with the others.
#[derive(Debug)]
pub struct ListedLayouts {
    /// The layouts that can be used, the publication's own first.
    pub layouts: Vec<Arc<Layout>>,
    /// The files read.
    pub sources: Sources,
    /// What is wrong.
    pub faults: Faults,
}

/// The layouts that a page of a publication can name, on a grid of so many columns.
pub fn list(publication: &Path, builtin: &Dir<'_>, columns: u8) -> ListedLayouts {
    let mut reader = match Reader::new(publication) {
        Ok(reader) => reader,
        Err(fault) => {
            return ListedLayouts {
                layouts: Vec::new(),
                sources: Sources::default(),
                faults: Faults(vec![*fault]),
            };
        }
    };
    let mut layouts = Layouts::new(builtin, Some(columns));
    let whole = Spot::new(reader.sources.add("layouts", ""), 0..0);
    let mut read: Vec<Arc<Layout>> = names(publication, builtin)
        .iter()
        .filter_map(|name| layouts.get(&mut reader, name, whole))
        .collect();
    read.sort_by_key(|layout| layout.folder.is_none());
    let Reader { sources, faults, .. } = reader;
    ListedLayouts { layouts: read, sources, faults }
}

/// The names of all layouts, sorted.
fn names(publication: &Path, builtin: &Dir<'_>) -> Vec<String> {
    let own = std::fs::read_dir(publication.join("layouts")).into_iter().flatten();
    let own = own.filter_map(|entry| {
        let path = entry.ok()?.path();
        let is_layout = path.join("layout.yaml").is_file();
        is_layout.then(|| path.file_name().map(|n| n.to_string_lossy().into_owned()))?
    });
    let builtin =
        builtin.dirs().filter(|dir| dir.get_file(dir.path().join("layout.yaml")).is_some());
    let builtin = builtin.map(|dir| dir.path().to_string_lossy().into_owned());
    let mut known: Vec<String> = own.chain(builtin).collect();
    known.sort();
    known.dedup();
    known
}

/// Whether a name can be that of a folder in `layouts/`.
pub fn is_layout(name: &&str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.')
}

/// The layouts of an issue, each read once.
pub struct Layouts<'a> {
    builtin: &'a Dir<'a>,
    columns: Option<u8>,
    read: HashMap<String, Option<Arc<Layout>>>,
}

impl<'a> Layouts<'a> {
    /// Layouts for a grid of so many columns, if these are known. `builtin` holds folders with a `layout.yaml`.
    pub fn new(builtin: &'a Dir<'a>, columns: Option<u8>) -> Self {
        Self { builtin, columns, read: HashMap::new() }
    }

    /// The layout of a name; what is wrong is told where the name stands.
    pub fn get(&mut self, reader: &mut Reader, name: &str, spot: Spot) -> Option<Arc<Layout>> {
        if let Some(layout) = self.read.get(name) {
            return layout.clone();
        }
        let layout = self.load(reader, name, spot).map(Arc::new);
        self.read.insert(name.into(), layout.clone());
        layout
    }

    fn load(&self, reader: &mut Reader, name: &str, spot: Spot) -> Option<Layout> {
        if !is_layout(&name) {
            let what = told!("“{name}”不是版式名", "`{name}` is no name of a layout");
            let hint =
                told!("写 layouts/ 下文件夹的名字", "write the name of a folder in layouts/");
            reader.faults.push(Fault::error(Code::UnknownLayout, spot, what).hint(hint));
            return None;
        }
        let folder = Path::new("layouts").join(name);
        match paths::find(&reader.publication, &[&folder], "layout.yaml") {
            Ok(found) => {
                let file = reader.text(&found, Some(spot))?;
                return layout_file::read(reader, file, name, Some(folder), self.columns);
            }
            Err(Lost::Missing(_)) => {}
            // It is there and cannot be read: the built-in one of that name is not what was meant.
            Err(_) => {
                reader.find("layout.yaml", &[&folder], spot)?;
            }
        }
        let builtin = self.builtin.get_file(Path::new(name).join("layout.yaml"));
        let Some(text) = builtin.and_then(|file| file.contents_utf8()) else {
            let fault = self.unknown(&reader.publication, name, spot);
            reader.faults.push(fault);
            return None;
        };
        let file = reader.sources.add(format!("<kanyin>/layouts/{name}/layout.yaml"), text);
        layout_file::read(reader, file, name, None, self.columns)
    }

    fn unknown(&self, publication: &Path, name: &str, spot: Spot) -> Fault {
        let known = names(publication, self.builtin);
        let fault = Fault::error(
            Code::UnknownLayout,
            spot,
            told!("没有版式“{name}”", "there is no layout `{name}`"),
        );
        match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => fault.hint(told!("是不是“{near}”？", "did you mean `{near}`?")),
            None => {
                let en = known.join(", ");
                let zh = known.join("、");
                fault.hint(told!("已有的版式：{zh}", "there are: {en}"))
            }
        }
    }
}
