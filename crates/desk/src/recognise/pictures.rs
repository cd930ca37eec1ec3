//! Pictures find their stories: where they stand, by a marker (【图1】), by the name of their file, or since there is only one story.

use kanyin_diagnostics::told;

use super::{body, signs};
use crate::block::{At, Content, Source};
use crate::found::{Element, ElementKind, Found, FoundStory, Guess, LeftOver};
use crate::words::{Words, is_han};

/// Gives pictures that came as files of their own to stories, and takes markers out of the text.
pub fn match_up(found: &mut Found, sources: &[Source]) {
    let (pictures, mut stories): (Vec<FoundStory>, Vec<FoundStory>) =
        std::mem::take(&mut found.stories)
            .into_iter()
            .partition(|story| is_lone_picture(story, sources));
    let mut loose: Vec<Element> = pictures.into_iter().flat_map(|story| story.body).collect();
    for story in &mut stories {
        markers(story, &mut loose, &mut found.left, sources);
    }
    for picture in loose {
        place(picture, &mut stories, found, sources);
    }
    for story in &mut stories {
        without_pictures(story, &mut found.left);
    }
    found.stories = stories;
}

/// Whether a source is nothing but a picture.
fn is_lone_picture(story: &FoundStory, sources: &[Source]) -> bool {
    let source = sources.get(story.source);
    source.is_some_and(|source| {
        matches!(source.blocks.as_slice(), [only] if matches!(only.content, Content::Picture(_)))
    })
}

/// Puts pictures in the places of their markers.
fn markers(
    story: &mut FoundStory,
    loose: &mut Vec<Element>,
    left: &mut Vec<LeftOver>,
    sources: &[Source],
) {
    let (own, title) = (name_of(sources, story.source), story.title_text());
    let mut body = Vec::with_capacity(story.body.len());
    for element in story.body.drain(..) {
        let Some(PictureMark { number, mark, caption }) = PictureMark::of(&element) else {
            body.push(element);
            continue;
        };
        // Two stories of one mail have a first picture each: that of the same folder, or of a like name.
        let nearness = |picture: &Element| {
            let name = picture.at.first().map_or("", |at| name_of(sources, at.source));
            let is_beside = f64::from(u8::from(folder_of(name) == folder_of(own)));
            is_beside + kinship(&stem(picture), &title).max(kinship(&stem(picture), own))
        };
        let named = (0..loose.len())
            .filter(|at| is_numbered(&loose[*at], &number))
            // The first of those that are as near.
            .rev()
            .max_by(|a, b| nearness(&loose[*a]).total_cmp(&nearness(&loose[*b])));
        if named.is_none() && caption.is_some() {
            body.push(element);
            continue;
        }
        let why = match named {
            Some(_) => {
                told!("图的记号，图已放在这里", "the marker of a picture, which stands there now")
            }
            None => told!("图的记号，没有找到图", "the marker of a picture that is not there"),
        };
        left.push(LeftOver { at: element.at.first().copied(), why, text: mark });
        body.extend(named.map(|named| match caption {
            Some(caption) => captioned(loose.remove(named), caption, element.at),
            None => loose.remove(named),
        }));
    }
    story.body = body;
}

/// A text that says which picture stands there: a marker alone, or a caption that begins with one.
struct PictureMark {
    /// The picture's number, as it is written.
    number: String,
    /// The marker.
    mark: String,
    /// The caption behind it.
    caption: Option<Words>,
}

impl PictureMark {
    fn of(element: &Element) -> Option<Self> {
        match &element.kind {
            ElementKind::Paragraph(words) => {
                let mark = words.text();
                let number = signs::picture_mark(&mark)?;
                Some(Self { number, mark, caption: None })
            }
            ElementKind::LoneCaption(words) => {
                let (number, end) = signs::caption_mark(&words.text())?;
                let mark = words.part(0, end).text();
                Some(Self { number, mark, caption: Some(words.part(end, usize::MAX)) })
            }
            _ => None,
        }
    }
}

/// A picture with a caption that stood elsewhere.
fn captioned(mut picture: Element, mut words: Words, at: Vec<At>) -> Element {
    if let ElementKind::Picture { caption, credit, .. } = &mut picture.kind {
        words.unbold_if_all();
        *credit = credit.take().or(body::credit(&mut words));
        *caption = words;
    }
    picture.at.extend(at);
    picture
}

fn name_of(sources: &[Source], number: usize) -> &str {
    sources.get(number).map_or("", |source| source.name.as_str())
}

fn folder_of(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Captions without a picture, and pictures that did not come along, are left over: they would print as text, or not at all.
fn without_pictures(story: &mut FoundStory, left: &mut Vec<LeftOver>) {
    let title = story.title_text();
    bulleted(story);
    story.body.retain(|element| match &element.kind {
        ElementKind::LoneCaption(words) => {
            left.push(LeftOver {
                at: element.at.first().copied(),
                why: told!(
                    "图说，没有收到图（{title}）",
                    "a caption whose picture did not come ({title})"
                ),
                text: words.text(),
            });
            false
        }
        ElementKind::Picture { picture, caption, credit } if picture.bytes.is_none() => {
            let name = &picture.name;
            left.push(LeftOver {
                at: element.at.first().copied(),
                why: told!(
                    "图没有收到：{name}（{title}）",
                    "a picture that did not come: {name} ({title})"
                ),
                text: format!("{} {}", caption.text(), credit.as_deref().unwrap_or_default()),
            });
            false
        }
        _ => true,
    });
}

/// Several lines with a triangle in a story without pictures are items of a list.
fn bulleted(story: &mut FoundStory) {
    let has_picture = story.body.iter().any(|it| matches!(it.kind, ElementKind::Picture { .. }));
    let is_triangled = |it: &Element| match &it.kind {
        ElementKind::LoneCaption(words) => words.text().starts_with(['△', '▲', '▽', '▼']),
        _ => false,
    };
    if has_picture || story.body.iter().filter(|it| is_triangled(it)).count() < 2 {
        return;
    }
    for element in story.body.iter_mut().filter(|it| is_triangled(it)) {
        if let ElementKind::LoneCaption(words) = &element.kind {
            element.kind = ElementKind::Paragraph(words.clone());
            element.guess = None;
        }
    }
}

/// Whether a picture's file has a number in its name: `图1.jpg`, `1.jpg`, `IMG_1.jpg`.
fn is_numbered(picture: &Element, number: &str) -> bool {
    let stem = stem(picture);
    // `【图1】.jpg`.
    let stem = stem.trim_end_matches(['】', ']', '）', ')', '〕']);
    let digits: String = stem.chars().rev().take_while(char::is_ascii_digit).collect();
    let digits: String = digits.chars().rev().collect();
    let wanted = arabic(number);
    match wanted {
        None => true,
        Some(wanted) => {
            digits.parse::<u32>().ok() == Some(wanted)
                || stem.ends_with(number) && !number.is_empty()
        }
    }
}

fn stem(picture: &Element) -> String {
    let ElementKind::Picture { picture, .. } = &picture.kind else { return String::new() };
    let name = picture.name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_string()
}

fn arabic(number: &str) -> Option<u32> {
    const HAN: &str = "一二三四五六七八九十";
    number.parse().ok().or_else(|| {
        let place = HAN.chars().position(|c| number.chars().eq([c]))?;
        u32::try_from(place + 1).ok()
    })
}

/// Gives a picture to the story that its name tells of.
fn place(mut picture: Element, stories: &mut [FoundStory], found: &mut Found, sources: &[Source]) {
    let stem = stem(&picture);
    let share = |story: &FoundStory| {
        let title = story.title_text();
        let name = name_of(sources, story.source);
        let file = name.rsplit('/').next().unwrap_or(name);
        let heads = [&story.kicker, &story.deck].into_iter().flatten();
        let heads = heads.map(|part| 0.9 * common(&stem, &part.words.text()));
        let whole = kinship(&stem, &title).max(kinship(&stem, file));
        let common = common(&stem, &title).max(common(&stem, file));
        heads.fold(whole.max(common), f64::max)
    };
    let shares: Vec<f64> = stories.iter().map(share).collect();
    let best = (0..stories.len()).rev().max_by(|a, b| shares[*a].total_cmp(&shares[*b]));
    // As much of two stories is of neither.
    let is_only = |best: usize| {
        let as_much = |(n, share): (usize, &f64)| n != best && *share + 1e-9 >= shares[best];
        !shares.iter().enumerate().any(as_much)
    };
    let by_name = best.filter(|best| shares[*best] >= 0.5 && is_only(*best));
    let chosen = by_name.or_else(|| (stories.len() == 1).then_some(0));
    let Some(chosen) = chosen else {
        let ElementKind::Picture { picture, .. } = picture.kind else { return };
        found.left.push(LeftOver {
            at: None,
            why: told!(
                "图，不知道是哪一篇的；已放进 images/",
                "a picture; whose it is is not known. It is in images/"
            ),
            text: picture.name.clone(),
        });
        found.pictures.push(picture);
        return;
    };
    let story = &mut stories[chosen];
    caption_for(&mut picture, story);
    let what = match by_name {
        Some(_) => {
            told!("图属于这篇，由文件名推断", "a picture, taken for this story's by its name")
        }
        None => {
            told!("图属于这篇，因为只有这一篇", "a picture, this story's since it is the only one")
        }
    };
    picture.guess = Some(Guess { what, sure: if by_name.is_some() { 80 } else { 75 } });
    let is_text =
        |it: &Element| matches!(it.kind, ElementKind::Paragraph(_) | ElementKind::LoneCaption(_));
    let first = story.body.iter().position(is_text);
    story.body.insert(first.map_or(0, |first| first + 1).min(story.body.len()), picture);
}

/// A caption that had no picture is this one's.
fn caption_for(picture: &mut Element, story: &mut FoundStory) {
    let at = story.body.iter().position(|it| matches!(it.kind, ElementKind::LoneCaption(_)));
    let (Some(at), ElementKind::Picture { caption, credit, .. }) = (at, &mut picture.kind) else {
        return;
    };
    if caption.is_blank()
        && let ElementKind::LoneCaption(mut words) = story.body.remove(at).kind
    {
        *credit = super::body::credit(&mut words);
        *caption = words;
    }
}

/// How much it says that a name and other words have some Han characters in a row: three are a word that both say, 运动会.
fn common(name: &str, other: &str) -> f64 {
    let parts = name.split(|c: char| !is_han(c)).map(|part| part.chars().collect::<Vec<char>>());
    let mut longest = 0;
    for part in parts {
        for from in 0..part.len() {
            while from + longest < part.len()
                && other.contains(&part[from..=from + longest].iter().collect::<String>())
            {
                longest += 1;
            }
        }
    }
    if longest >= 3 { 0.5 + 0.05 * (longest.min(8) as f64) } else { 0.0 }
}

/// The share of a name's characters, two by two, that another has.
fn kinship(name: &str, other: &str) -> f64 {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() < 2 {
        return 0.0;
    }
    let pairs: Vec<String> = letters.windows(2).map(|pair| pair.iter().collect()).collect();
    pairs.iter().filter(|pair| other.contains(pair.as_str())).count() as f64 / pairs.len() as f64
}
