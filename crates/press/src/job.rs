//! A job for the printing house: its standard, its condition, and the inks of every page.

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path};
use std::sync::Arc;

use kanyin_custody as custody;
use kanyin_diagnostics::{Code, Fault, Faults, Told, system_says, told};
use kanyin_issue::{Issue, NotOwn, OwnFiles, press_colour::InksAsked, printing::Standard};
use kanyin_typeset::Inks;

use kanyin_colour::{Cmyk, Condition, PageInks, Process, SpotInk};

/// What a printing house gets.
#[derive(Clone)]
pub struct PressJob {
    /// The PDF standard.
    pub standard: Standard,
    /// How and on what is printed.
    pub condition: Arc<Condition>,
    /// Most pixels an inch as placed.
    pub most: u32,
    /// What every page is printed in, in order.
    pub printed_pages: Vec<PrintedPage>,
    /// Which pages are printed alike.
    pub sets: InkSets,
}

/// What a page is printed in.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedPage {
    /// Its plates.
    pub inks: PageInks,
    /// The named colour that its spot ink is.
    pub spot_of: Option<String>,
}

/// Most bytes of a profile.
const MOST: u64 = 64 << 20;

impl PressJob {
    /// The job of an issue. A profile that cannot be used is told; newsprint stands in for it, so that
    /// all else can be looked at.
    pub fn of(issue: &Issue, inks: &Inks, faults: &mut Faults) -> Self {
        let press = &issue.paper.press;
        let total_ink = press.total_ink.0 as f32;
        let condition = condition(&issue.publication, &press.profile, total_ink);
        let condition = condition.unwrap_or_else(|what| {
            faults.push(Fault::error(Code::Profile, issue.profile, what).hint(told!(
                "写 newsprint（新闻纸）、coated（铜版纸），或印厂给的 CMYK 输出特性文件（.icc）在刊物里的路径",
                "write `newsprint`, `coated`, or the path in the publication of the CMYK output profile (.icc) that the printing house gives out"
            )));
            Condition::newsprint(total_ink)
        });
        let printed_pages: Vec<PrintedPage> =
            issue.pages.iter().map(|page| PrintedPage::of(&page.inks, inks)).collect();
        Self {
            standard: press.standard,
            condition: Arc::new(condition),
            most: press.image_resolution.most,
            sets: InkSets::of(printed_pages.iter().map(|printed| printed.inks.clone())),
            printed_pages,
        }
    }
}

impl PrintedPage {
    /// The inks asked for; a colour that is not there, which has been told, is no plate.
    fn of(asked: &InksAsked, inks: &Inks) -> Self {
        let spot = asked.spot.as_ref().and_then(|name| inks.named(name));
        Self {
            inks: PageInks {
                process: if asked.four { Process::Four } else { Process::Black },
                spot: spot.map(|ink| SpotInk {
                    name: ink.press.plate.clone().unwrap_or_else(|| ink.name.clone()),
                    stand_in: Cmyk(ink.press.process.map(|part| part as f32)),
                }),
            },
            spot_of: spot.map(|ink| ink.name.clone()),
        }
    }
}

fn condition(publication: &Path, profile: &str, total_ink: f32) -> Result<Condition, Told> {
    if let Some(built_in) = Condition::built_in(profile, total_ink) {
        return Ok(built_in);
    }
    let cannot = |why: Told| {
        told!(
            "输出特性文件“{profile}”打不开：{why}",
            "the profile `{profile}` cannot be opened: {why}";
            why
        )
    };
    let outside = || {
        told!(
            "输出特性文件“{profile}”不在刊物的文件夹里",
            "the profile `{profile}` is not in the publication's folder"
        )
    };
    let written = profile.replace('\\', "/");
    let path = Path::new(&written);
    if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(outside());
    }
    let real = OwnFiles::of(publication).file(path).map_err(|not_own| match not_own {
        NotOwn::Outside => outside(),
        NotOwn::Missing => cannot(told!("没有这个文件", "there is no such file")),
        NotOwn::NoFile => cannot(told!("不是文件", "it is no file")),
    })?;
    let _open = custody::open(&real).map_err(|refusal| {
        let why = refusal.why();
        told!("输出特性文件“{profile}”不能用：{why}", "the profile `{profile}` cannot be used: {why}"; why)
    })?;
    let mut bytes = Vec::new();
    File::open(real)
        .and_then(|file| file.take(MOST).read_to_end(&mut bytes))
        .map_err(|error| cannot(system_says(&error)))?;
    Condition::read(bytes, total_ink).map_err(|why| {
        told!(
            "输出特性文件“{profile}”不能用：{why}",
            "the profile `{profile}` cannot be used: {why}";
            why
        )
    })
}

/// The inks of the pages. Alike ones have one number, so that a picture is made once for all pages that
/// are printed alike.
#[derive(Debug, Clone, Default)]
pub struct InkSets {
    kinds: Vec<PageInks>,
    pages: Vec<usize>,
}

impl InkSets {
    /// The inks of the pages, in their order.
    pub fn of(pages: impl IntoIterator<Item = PageInks>) -> Self {
        let mut sets = Self::default();
        for inks in pages {
            let number = sets.kinds.iter().position(|known| *known == inks);
            let number = number.unwrap_or_else(|| {
                sets.kinds.push(inks);
                sets.kinds.len() - 1
            });
            sets.pages.push(number);
        }
        sets
    }

    /// The number of the inks of a page, from 0.
    pub fn number(&self, page: usize) -> usize {
        self.pages.get(page).copied().unwrap_or_default()
    }

    /// The inks of a number; four if nothing was said.
    pub fn inks(&self, number: usize) -> PageInks {
        let four = PageInks { process: Process::Four, spot: None };
        self.kinds.get(number).cloned().unwrap_or(four)
    }
}

#[cfg(test)]
#[path = "job_tests.rs"]
mod tests;
