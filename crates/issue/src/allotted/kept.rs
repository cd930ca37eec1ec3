//! The pages on which a person wants stories: what `plan.yaml` beside `issue.yaml` says of each page, in its `stories` or
//! in the `files` of its areas.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use kanyin_diagnostics::{Spot, told};

use super::super::issue_file::AUTO;
use super::super::paths;
use super::super::pins::stale;
use super::super::plan_file::{PageAsked, PlanAsked};
use super::super::reader::Reader;
use super::super::schema_walk::Checked;
use super::copy::{GivenStory, IssueCopy};

/// Pages, from 0, by paths inside the publication.
#[derive(Debug, Default)]
pub struct HeldPages {
    by_path: HashMap<PathBuf, Wish>,
    /// What is wanted on a second page too.
    second: HashMap<PathBuf, (String, Wish)>,
    /// Pages that the plan is of.
    pub count: usize,
}

/// A file wanted on a page.
#[derive(Debug, Copy, Clone)]
struct Wish {
    page: usize,
    spot: Spot,
    /// Whether it stands in the page's list of stories.
    is_list: bool,
}

impl HeldPages {
    /// Those of a plan.
    pub fn of(reader: &mut Reader, folder: &Path, plan: &Checked<PlanAsked>) -> Self {
        let mut held = Self::default();
        let pages = plan.value.pages.iter().enumerate();
        let of_auto = |layout: &String| layout == AUTO;
        let pages: Vec<_> =
            pages.filter(|(_, page)| page.layout.as_ref().is_none_or(of_auto)).collect();
        let spot = |n: usize, at: String| plan.spots.value_or_start(&format!("/pages/{n}{at}"));
        let index = |page: &PageAsked| page.page.max(1) as usize - 1;
        for (n, page) in &pages {
            held.count = held.count.max(page.page as usize);
            for (k, path) in page.stories.iter().enumerate() {
                let spot = spot(*n, format!("/stories/{k}"));
                held.add(reader, folder, path, Wish { page: index(page), spot, is_list: true });
            }
        }
        for (n, page) in &pages {
            for (a, area) in page.areas.iter().enumerate() {
                for (k, path) in area.files.iter().flatten().enumerate() {
                    let spot = spot(*n, format!("/areas/{a}/files/{k}"));
                    held.add(
                        reader,
                        folder,
                        path,
                        Wish { page: index(page), spot, is_list: false },
                    );
                }
            }
        }
        held
    }

    /// Holds a file on a page. What an area's files say is a record of the same, and counts for less than a list.
    fn add(&mut self, reader: &mut Reader, folder: &Path, path: &str, wish: Wish) {
        let Ok(found) = paths::find(&reader.publication, &[folder, Path::new("")], path) else {
            if wish.is_list {
                let what = told!("没有“{path}”这个文件", "there is no file `{path}`");
                reader.faults.push(stale(wish.spot, what));
            }
            return;
        };
        match self.by_path.get(&found.inside) {
            Some(first) if first.page != wish.page && first.is_list == wish.is_list => {
                self.second.entry(found.inside).or_insert((path.into(), wish));
            }
            Some(_) => {}
            None => _ = self.by_path.insert(found.inside, wish),
        }
    }

    /// Tells what is wanted on two pages and may not go on from one to the other.
    pub fn tell_twice(&self, reader: &mut Reader, copy: &IssueCopy) {
        let mut twice: Vec<_> = self.second.iter().collect();
        twice.sort_by_key(|(_, (_, wish))| wish.spot.start);
        for (inside, (path, wish)) in twice {
            let goes_on = |given: &GivenStory| given.story.path == *inside && given.story.jump;
            let Some(first) = self.by_path.get(inside) else { continue };
            if copy.stories.iter().any(goes_on) {
                continue;
            }
            let line = reader.sources.place(first.spot).line;
            let number = first.page + 1;
            let what = told!(
                "“{path}”已经在第 {number} 版（第 {line} 行）",
                "`{path}` is on page {number} already (line {line})"
            );
            reader.faults.push(stale(wish.spot, what));
        }
    }

    /// The two pages of a story that goes on, if a person wants it on two.
    pub fn turn(&self, path: &Path) -> Option<(usize, usize)> {
        let (first, (_, second)) = (self.by_path.get(path)?, self.second.get(path)?);
        Some((first.page.min(second.page), first.page.max(second.page)))
    }

    /// The page of a file.
    pub fn page(&self, path: &Path) -> Option<usize> {
        self.by_path.get(path).map(|wish| wish.page)
    }
}
