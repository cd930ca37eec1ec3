//! Publications in temporary folders.

use std::fs;
use std::path::Path;

/// Where the first story of a desk stands.
pub const STORY: &str = "issues/1/stories/a.md";

/// A publication being made.
pub struct Desk(tempfile::TempDir);

impl Desk {
    /// A publication on the house's grid.
    #[expect(clippy::new_without_default, reason = "a folder on the disk is no default")]
    pub fn new() -> Self {
        Self::with_paper("name: 试报\n")
    }

    /// A publication with this `paper.yaml`.
    pub fn with_paper(paper: &str) -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.file("paper.yaml", paper);
        desk
    }

    /// One story alone on a page, in an area of so many columns; as deep as the page.
    pub fn one_story(self, columns: usize, story: &str) -> Self {
        self.one_story_in(columns, None, story)
    }

    /// One story alone on a page, in an area of so many columns and lines at its top left.
    pub fn one_story_in(self, columns: usize, lines: Option<usize>, story: &str) -> Self {
        let (a, v) = ("A".repeat(columns), "V".repeat(5 - columns));
        let mut layout = match lines {
            None => format!("rows: [auto]\nareas: [{a}{v}]\n"),
            Some(lines) => format!(
                "rows: [{lines}, {}]\nareas: [{a}{v}, WWWWW]\nW: {{is: white}}\n",
                73 - lines - 2
            ),
        };
        layout += "A: {is: story, name: a}\n";
        layout += if columns < 5 { "V: {is: white}\n" } else { "" };
        self.file("layouts/one/layout.yaml", &layout);
        self.file(STORY, story);
        self.issue("  - layout: one\n    stories: {a: stories/a.md}\n");
        self
    }

    /// One ad alone in the last column of a page, so that small pictures are fine enough; its file is `issues/1/ads/ad.SUFFIX`.
    pub fn one_ad(self, suffix: &str, bytes: &[u8]) -> Self {
        let layout = "rows: [40, 31]\nareas: [WWWWW, VVVVX]\nW: {is: white}\nV: {is: white}\nX: {is: ad, name: ad}\n";
        self.file("layouts/one/layout.yaml", layout);
        self.file(&format!("issues/1/ads/ad.{suffix}"), bytes);
        self.issue(&format!("  - layout: one\n    ads: {{ad: ads/ad.{suffix}}}\n"));
        self
    }

    /// Writes a file.
    pub fn file(&self, path: &str, content: &(impl AsRef<[u8]> + ?Sized)) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Writes `issue.yaml` with these pages.
    pub fn issue(&self, pages: &str) {
        self.file("issues/1/issue.yaml", &format!("date: 2026-11-20\npages:\n{pages}"));
    }

    /// Writes a picture into the stories' folder.
    pub fn picture(&self, name: &str, width: u32, height: u32) {
        let path = self.0.path().join("issues/1/stories").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        image::RgbImage::new(width, height).save(path).unwrap();
    }

    /// Leaves the folder where it is when the test ends; where that is.
    pub fn keep(self) -> std::path::PathBuf {
        self.0.keep()
    }

    /// The publication's folder.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }
}

/// A desk whose one story fills its page well enough.
pub fn good_desk() -> Desk {
    Desk::new().one_story(5, &story("好题目", &han(4700, 1)))
}

/// A story of one paragraph.
pub fn story(title: &str, body: &str) -> String {
    format!(
        "---
title: {title}
---

{body}
"
    )
}

/// So many Han characters of prose: no two paragraphs alike, no marks that could be squeezed.
pub fn han(count: usize, seed: u32) -> String {
    (0..count as u32)
        .map(|n| {
            let mixed = (n + 1).wrapping_mul(2_654_435_761).wrapping_add(seed.wrapping_mul(40_503));
            char::from_u32(0x4E00 + (mixed >> 8) % 0x1000).unwrap()
        })
        .collect()
}
