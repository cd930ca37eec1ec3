//! Pictures in the inks of their pages.

use image::{Rgb, RgbImage};

use kanyin_colour::{PageInks, Process};
use kanyin_diagnostics::Faults;
use kanyin_issue::Issue;
use kanyin_press::{
    DevelopedPictures, InkSets, PressJob, Wanted, develop,
    pictures::{ImageInks, PrintImage},
};
use kanyin_testing::{Desk, han, story};
use kanyin_typeset::lay_out;

/// Two pages with one picture at one size.
fn twice() -> (Desk, Issue) {
    let desk = Desk::new();
    desk.file("layouts/one/layout.yaml", "rows: [auto]\nareas: [AAAAA]\nA: {is: story, name: a}\n");
    let photo = RgbImage::from_fn(900, 600, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    desk.picture("p.png", 1, 1);
    photo.save(desk.folder().join("issues/1/stories/p.png")).unwrap();
    let text = format!("![](p.png \"columns=2\")\n\n{}", han(3000, 1));
    desk.file("issues/1/stories/a.md", &story("题", &text));
    desk.file("issues/1/stories/b.md", &story("题", &text));
    desk.issue(
        "  - layout: one\n    stories: {a: stories/a.md}\n  - layout: one\n    stories: {a: stories/b.md}\n",
    );
    let issue = desk.load().issue.unwrap();
    (desk, issue)
}

fn developed(issue: &Issue, pages: &[Process]) -> DevelopedPictures {
    let laid = lay_out(issue);
    let inks = pages.iter().map(|&process| PageInks { process, spot: None });
    let job = PressJob::of(issue, &laid.inks, &mut Faults::default());
    let job = PressJob { sets: InkSets::of(inks), ..job };
    develop(
        issue,
        &laid,
        Wanted { press: true, screen: true, readers: false },
        &job,
        &issue.publication.join("out"),
    )
}

fn inks(developed: &DevelopedPictures) -> Vec<(usize, ImageInks)> {
    let mut found: Vec<_> = developed
        .press
        .iter()
        .map(|(placing, print)| match &print.image {
            PrintImage::Press(image) => (placing.inks, image.inks),
            PrintImage::Typst(_) => panic!("no press image"),
        })
        .collect();
    found.sort_by_key(|(number, _)| *number);
    found
}

#[test]
fn a_picture_on_a_black_page_is_another_than_on_a_colour_page() {
    let (_desk, issue) = twice();
    let both = developed(&issue, &[Process::Four, Process::Black]);
    assert_eq!(inks(&both), [(0, ImageInks::Cmyk), (1, ImageInks::Grey)]);
    // A screen has no inks: there they are one.
    assert_eq!(both.screen.len(), 1);
    let alike = developed(&issue, &[Process::Black, Process::Black]);
    assert_eq!(inks(&alike), [(0, ImageInks::Grey)]);
    // From the cache it is the same.
    let again = developed(&issue, &[Process::Four, Process::Black]);
    for (placing, print) in &both.press {
        let other = &again.press[placing];
        let (PrintImage::Press(one), PrintImage::Press(two)) = (&print.image, &other.image) else {
            panic!("no press image")
        };
        assert!(one == two && print.fit == other.fit);
    }
}
