//! Pictures developed: each file read once, by one thread, and made into all that the media show of it. One
//! picture is in memory a thread at a time.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use typst_library::foundations::Bytes;
use typst_library::layout::Size;
use typst_library::visualize::{Image, ImageKind};

use kanyin_custody::{self as custody, Refusal};
use kanyin_diagnostics::{Code, Fault, Faults, Told, catch_panic, told};
use kanyin_issue::{Issue, PictureKind};
use kanyin_typeset::{Framing, Laid};

use super::cache_entry::{self, About, MadePrint, Remark};
use super::darkroom::Darkroom;
use super::drawing_press::{InkedDrawing, in_inks};
use super::drawing_rendered::{for_screen, rendered};
use super::fit::fit;
use super::named_picture::named;
use super::negative::Negative;
use super::placing::{Placing, placings};
use super::print::{Print, PrintImage, Prints};
use super::read_drawing::{self, ReadDrawing};
use super::several_frames::has_several;
use super::svg::{self, Surroundings};
use super::wanted::{Fineness, Wanted};
use super::{drawing, photo, screen, soundness};
use crate::job::PressJob;
use crate::role_families::RoleFamilies;

/// The pictures of an issue.
#[derive(Default)]
pub struct DevelopedPictures {
    /// For the press, if it was wanted.
    pub press: Prints,
    /// For the screen, if it was wanted.
    pub screen: Prints,
    /// Photographs by themselves, finer than on the pages, if they were wanted.
    pub readers: Prints,
    /// Those that could not be read, and what is to be known of the others.
    pub faults: Faults,
}

/// Reads all pictures of an issue, several at once, and makes what is wanted of them. `out` is the folder that
/// output goes to: what was made before is kept there.
pub fn develop(
    issue: &Issue,
    laid: &Laid,
    wanted: Wanted,
    job: &PressJob,
    out: &Path,
) -> DevelopedPictures {
    let mut files: Vec<(PictureKind, Vec<Placing>)> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for placing in placings(laid, &job.sets) {
        let n = *known
            .entry((placing.shown.path.clone(), placing.shown.with_bleed))
            .or_insert_with(|| {
                files.push((placing.shown.kind, Vec::new()));
                files.len() - 1
            });
        files[n].1.push(placing);
    }
    let mut darkroom =
        Darkroom::new(issue.publication.clone(), out, laid.fonts.clone(), wanted, job);
    darkroom.roles = RoleFamilies::all(&issue.paper);
    let one = |(kind, placings): &(PictureKind, Vec<Placing>)| {
        let developed = catch_panic(|| file(*kind, placings, &darkroom));
        developed.unwrap_or_else(|| Err(read_drawing::damaged()))
    };
    let made: Vec<_> = files.par_iter().with_max_len(1).map(one).collect();
    if wanted.any() {
        darkroom.cache.prune();
    }
    let mut developed = DevelopedPictures::default();
    for ((_, placings), made) in files.into_iter().zip(made) {
        let Some(path) = placings.first().map(|placing| placing.shown.path.clone()) else {
            continue;
        };
        match made {
            Err(wrong) => developed.faults.push(unreadable(issue, &path, wrong)),
            Ok(prints) => {
                for (placing, OfPlacing { press, screen, readers, remarks }) in
                    placings.into_iter().zip(prints)
                {
                    let told = remarks.iter().map(|remark| remarked(issue, &path, remark));
                    developed.faults.add_new(told);
                    developed.press.extend(press.map(|print| (placing.clone(), print)));
                    // A screen has no inks.
                    let placing = Placing { inks: 0, ..placing };
                    developed.screen.extend(screen.map(|print| (placing.clone(), print)));
                    developed.readers.extend(readers.map(|print| (placing, print)));
                }
            }
        }
    }
    developed
}

/// A picture at one of its places.
#[derive(Default)]
struct OfPlacing {
    press: Option<Print>,
    screen: Option<Print>,
    readers: Option<Print>,
    remarks: Vec<Remark>,
}

/// All prints of a file.
fn file(
    kind: PictureKind,
    placings: &[Placing],
    darkroom: &Darkroom,
) -> Result<Vec<OfPlacing>, Told> {
    let Some(first) = placings.first() else { return Ok(Vec::new()) };
    let path = darkroom.publication.join(&first.shown.path);
    let _open = custody::open(&path).map_err(Refusal::told)?;
    let data = std::fs::read(path)
        .map_err(|error| told!("打不开，它可能刚被移走或占用", "cannot be opened: {error}"))?;
    let data: Arc<[u8]> = data.into();
    let with_bleed = first.shown.with_bleed;
    let svg = match kind {
        PictureKind::Svg => Some(svg::prepared(&data, surroundings(&first.shown.path, darkroom))?),
        _ => None,
    };
    let key = match &svg {
        Some(svg) => darkroom.file_key(&svg.identity(), kind, with_bleed),
        None => darkroom.file_key(&data, kind, with_bleed),
    };
    let entry = darkroom.cache.get(darkroom.sound_key(key));
    let known = entry.and_then(|entry| serde_json::from_slice::<Vec<Remark>>(&entry).ok());
    let is_sound = known.is_some();
    let (mut prints, remarks) = match kind {
        PictureKind::Svg | PictureKind::Pdf => {
            let drawing = match svg {
                Some(svg) => drawing::svg(svg, &darkroom.fonts, is_sound)?,
                None => drawing::pdf(data.to_vec(), with_bleed, &darkroom.fonts, is_sound)?,
            };
            if !is_sound && has_filters(&drawing.image) {
                // Their cost grows with the size; pages are drawn long after this file is shut.
                let try_at = |placing: &Placing| {
                    soundness::try_at_size(&drawing.image, placing.size);
                };
                placings.iter().for_each(try_at);
            }
            (drawn(kind, drawing, &data, key, placings, darkroom)?, Vec::new())
        }
        PictureKind::Jpeg | PictureKind::Png | PictureKind::Webp | PictureKind::Gif => {
            photographed(kind, &data, key, known, placings, darkroom)?
        }
    };
    if !is_sound
        && darkroom.wanted.any()
        && let Ok(entry) = serde_json::to_vec(&remarks)
    {
        darkroom.cache.put(darkroom.sound_key(key), &entry);
    }
    if let Some(first) = prints.first_mut() {
        first.remarks.splice(0..0, remarks);
    }
    Ok(prints)
}

fn has_filters(image: &ImageKind) -> bool {
    matches!(image, ImageKind::Svg(svg) if !svg.tree().filters().is_empty())
}

fn surroundings<'a>(path: &'a Path, darkroom: &'a Darkroom) -> Surroundings<'a> {
    Surroundings {
        publication: &darkroom.publication,
        folder: path.parent().unwrap_or(Path::new("")),
        fonts: &darkroom.fonts,
        roles: &darkroom.roles,
    }
}

fn drawn(
    kind: PictureKind,
    drawing: ReadDrawing,
    data: &Arc<[u8]>,
    key: u128,
    placings: &[Placing],
    darkroom: &Darkroom,
) -> Result<Vec<OfPlacing>, Told> {
    let ReadDrawing { image, told, missing } = drawing;
    let left_out: Vec<Remark> =
        told.into_iter().map(|told| Remark::new(About::LeftOut, told)).collect();
    let missing = missing.map(|told| Remark::new(About::Glyphs, told));
    let left_out: Vec<Remark> = left_out.into_iter().chain(missing).collect();
    let mut in_which: HashMap<usize, InkedDrawing> = HashMap::new();
    let mut prints = Vec::new();
    for Placing { shown, size, inks } in placings {
        let mut of_placing = OfPlacing { remarks: left_out.clone(), ..OfPlacing::default() };
        if darkroom.wanted.screen {
            of_placing.screen = Some(match &image {
                ImageKind::Pdf(page) => {
                    let pdf = Bytes::new(page.document().pdf().data().as_ref().to_vec());
                    let cached = darkroom.screen_key(key, *size, shown.framing);
                    let make = || for_screen(&pdf, (*size, shown.framing), darkroom);
                    kept(cached, data, darkroom, make)?.print
                }
                image => drawing_as_it_is(image, *size, shown.framing),
            });
        }
        if darkroom.wanted.press {
            let page = darkroom.job.sets.inks(*inks);
            let inked = match in_which.remove(inks) {
                Some(inked) => inked,
                None => in_inks(&image, kind, key, &page, darkroom)?,
            };
            match &inked {
                InkedDrawing::Drawn(drawn) => {
                    of_placing.press = Some(drawing_as_it_is(drawn, *size, shown.framing));
                }
                InkedDrawing::ToRender(pdf, why) => {
                    let at = (*size, shown.framing);
                    let cached = darkroom.press_key(key, *size, shown.framing, page.process);
                    let make = || rendered(pdf, why, at, page.process, darkroom);
                    of_placing.take_press(kept(cached, data, darkroom, make)?);
                }
            }
            in_which.insert(*inks, inked);
        }
        prints.push(of_placing);
    }
    Ok(prints)
}

fn drawing_as_it_is(image: &ImageKind, size: Size, framing: Framing) -> Print {
    let measured = Image::plain(image.clone());
    let fit = fit(measured.width() / measured.height(), size, framing);
    Print { image: PrintImage::Typst(image.clone()), fit }
}

/// The prints of a photograph, and what is to be told of its file; that is `known` if the file was read before.
fn photographed(
    kind: PictureKind,
    data: &Arc<[u8]>,
    key: u128,
    known: Option<Vec<Remark>>,
    placings: &[Placing],
    darkroom: &Darkroom,
) -> Result<(Vec<OfPlacing>, Vec<Remark>), Told> {
    // Read when the first print asks for it: the cache may have them all.
    let mut _alone = None;
    let mut negative = None;
    let mut read = || match &mut negative {
        Some(negative) => Ok::<_, Told>(Arc::clone(negative)),
        unread => {
            _alone = Negative::is_huge(data, kind).then(|| darkroom.wait_until_no_other_is_huge());
            let read = Negative::read(data, kind).map_err(|why| not_sound(kind, &why))?;
            Ok(unread.insert(Arc::new(read)).clone())
        }
    };
    let remarks = match known {
        Some(known) => known,
        None => of_file(&*read()?, data, kind),
    };
    let mut prints = Vec::new();
    for Placing { shown, size, inks } in placings {
        let mut of_placing = OfPlacing::default();
        let at = (*size, shown.framing);
        for fineness in darkroom.wanted.on_screens() {
            let cached = darkroom.photo_key(key, *size, shown.framing, fineness);
            let made = kept(cached, data, darkroom, || {
                screen::print(&*read()?, at, fineness, &darkroom.job.condition)
            });
            of_placing.take_screen(made?, fineness);
        }
        if darkroom.wanted.press {
            let process = darkroom.job.sets.inks(*inks).process;
            let cached = darkroom.press_key(key, *size, shown.framing, process);
            let made = kept(cached, data, darkroom, || {
                photo::press(&*read()?, data, at, process, darkroom)
            });
            of_placing.take_press(made?);
        }
        prints.push(of_placing);
    }
    Ok((prints, remarks))
}

/// What is to be told of a photograph, however it is shown.
fn of_file(negative: &Negative, data: &[u8], kind: PictureKind) -> Vec<Remark> {
    let damage = negative.damage.map(|damage| not_sound(kind, &damage.told()));
    let name = kind.name();
    let moves = has_several(data, kind).then(|| {
        told!(
            "是会动的 {name}，印的是它的第一幅",
            "is a {name} that moves; its first picture is printed"
        )
    });
    let damage = damage.map(|told| Remark::new(About::Damage, told));
    damage.into_iter().chain(moves.map(|told| Remark::new(About::Frames, told))).collect()
}

fn not_sound(kind: PictureKind, why: &Told) -> Told {
    let name = kind.name();
    told!("不是完好的 {name}：{why}", "is no sound {name}: {why}"; why)
}

impl OfPlacing {
    fn take_press(&mut self, MadePrint { print, remarks }: MadePrint) {
        self.press = Some(print);
        self.remarks.extend(remarks);
    }

    fn take_screen(&mut self, MadePrint { print, remarks }: MadePrint, fineness: Fineness) {
        match fineness {
            Fineness::Page => self.screen = Some(print),
            Fineness::Reader => self.readers = Some(print),
        }
        self.remarks.extend(remarks);
    }
}

/// What the cache has under a key, or else what is made and kept there.
fn kept(
    key: u128,
    data: &Arc<[u8]>,
    darkroom: &Darkroom,
    make: impl FnOnce() -> Result<MadePrint, Told>,
) -> Result<MadePrint, Told> {
    let known = darkroom.cache.get(key).and_then(|entry| cache_entry::read(&entry, data));
    if let Some(known) = known {
        return Ok(known);
    }
    let made = make()?;
    if let Some(entry) = cache_entry::written(&made, data) {
        darkroom.cache.put(key, &entry);
    }
    Ok(made)
}

/// The fault of a picture whose head is sound, so that it was measured, but whose rest is not.
fn unreadable(issue: &Issue, path: &Path, wrong: Told) -> Fault {
    let what = of_picture(path, &wrong);
    let fault = match named(issue, path) {
        Some(named) => Fault::error(Code::BrokenPicture, named.spot, what),
        None => Fault::nowhere(Code::BrokenPicture, what),
    };
    fault.hint(told!(
        "从手机、相机或做它的软件里再拷一份，换掉这一份",
        "copy it again from the telephone, the camera or the program that made it"
    ))
}

fn remarked(issue: &Issue, path: &Path, remark: &Remark) -> Fault {
    let what = of_picture(path, &remark.told());
    let mut fault = Fault::nowhere(remark.about.code(), what);
    if remark.about == About::Damage {
        fault = fault.hint(told!(
            "看看版面上的这张图；有完好的，就换上",
            "look at it on the page; where there is a sound copy, take that"
        ));
    }
    Fault {
        severity: remark.about.severity(),
        spot: named(issue, path).map(|named| named.spot),
        ..fault
    }
}

fn of_picture(path: &Path, what: &Told) -> Told {
    let path = kanyin_diagnostics::slashed(path);
    told!("{path} {what}", "{path} {what}"; what)
}
