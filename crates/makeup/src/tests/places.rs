//! Where pictures stand, drawn.

use super::super::pictures::{Edge, arrangements};
use super::*;

/// The first picture stands flush right, the second to its left as long as a column stays free for
/// text; otherwise it goes to the foot.
#[test]
fn two_pictures() {
    let pictures = || vec![picture(4.0, &[(2, 0)]), picture(4.0, &[(2, 0)])];
    let draw = |columns, lines, rows: &str| {
        let mut job = page(&[(None, 0)], vec![(0..1, story(columns, None, pictures(), rows))]);
        job.lines = Lines(lines);
        if let AreaContent::Story(story) = &mut job.areas[0].content {
            story.paragraphs.clear();
        }
        let plan = plan(&job);
        let (AreaContent::Story(job), Set::Story(plan)) =
            (&job.areas[0].content, &plan.areas[0].set)
        else {
            unreachable!()
        };
        draw::story(job, plan, lines)
    };
    assert_eq!(draw(5, 12, "t30"), FIVE_COLUMNS);
    assert_eq!(draw(4, 18, "t44"), FOUR_COLUMNS);
    assert_eq!(draw(4, 9, "t8"), NO_ROOM);
}

/// Under a picture as wide stands a box, two lines below its caption, and text flows on below it; a picture does not.
#[test]
fn a_box_may_stand_under_a_picture() {
    let below = |goes_under| {
        let boxed = PictureJob { goes_under, edge: PictureEdge::Foot, ..picture(6.0, &[(2, 0)]) };
        let pictures = vec![picture(4.0, &[(2, 0)]), boxed];
        let AreaContent::Story(story) = story(3, None, pictures, "t30") else { unreachable!() };
        let ways = arrangements(&story, 3, 0).into_iter();
        let both = ways.filter_map(|way| match way.places[..] {
            [Some(above), Some(below)] => Some((above, below, way.top)),
            _ => None,
        });
        let mut both = both.filter(|(_, below, _)| below.edge.of_area() == PictureEdge::Top);
        both.find(|(above, below, _)| above.column == below.column)
    };
    let (above, under, top) = below(true).unwrap();
    let Edge::Top { drop, .. } = under.edge else { panic!("{:?}", under.edge) };
    assert_eq!(drop, above.lines + above.caption + 2);
    let foot = drop + under.lines + under.caption;
    assert_eq!(top, [0, foot + 1, foot + 1]);
    assert!(below(false).is_none());
}

/// A picture at its preferred width leaves copy over; narrower, with another beside it that is not as high, it leaves room
/// for all. That way costs more than many others, and fits where they do not.
#[test]
fn a_picture_gives_width_before_copy_is_over() {
    let of = |edge: PictureEdge, widths: &[(u8, u32, u32, u32, u32, u32)]| {
        let width =
            |&(columns, least, ideal, most, caption, cost): &(u8, u32, u32, u32, u32, u32)| {
                let [least, ideal, most, caption] = [least, ideal, most, caption].map(Lines);
                let (columns, ends_high) = (Columns(columns), false);
                PictureWidth { columns, least, ideal, most, caption, ends_high, cost }
            };
        let widths = widths.iter().map(width).collect();
        PictureJob { edge, goes_under: false, widths, wish: PictureWish::default() }
    };
    let wide = &[(3, 19, 20, 21, 1, 0), (2, 13, 13, 14, 1, 3), (4, 25, 27, 29, 1, 3)];
    let high = &[(1, 19, 20, 22, 3, 0), (2, 39, 42, 45, 1, 3)];
    let portrait = &[(1, 11, 12, 12, 3, 0), (2, 23, 25, 26, 1, 3)];
    let pictures = vec![
        of(PictureEdge::Top, wide),
        of(PictureEdge::Any, high),
        of(PictureEdge::Any, portrait),
    ];
    let lead = story(5, head(5, &[(6, 0)]), pictures, "t84");
    let job = PageJob { lines: Lines(37), ..page(&[(None, 0)], vec![(0..1, lead)]) };
    let Set::Story(plan) = &plan(&job).areas[0].set else { unreachable!() };
    assert_eq!(plan.overset_from, None);
    assert_eq!(plan.pictures[0].map(|picture| picture.columns), Some(Columns(2)));
}

const FIVE_COLUMNS: &str = "\
\x20   0 --- 222 222 111 111|
    1 --- 222 222 111 111|
    2 --- 222 222 111 111|
    3 --- 222 222 111 111|
    4 --- 222 222 111 111|
    5 --- ___ ___ ___ ___|
    6 ---                |
    7 --- --- --- --- ---|
    8 --- --- --- --- ---|
    9 --- --- --- --- ---|
   10 --- --- --- --- ---|
   11 --- --- ---        |
";

const FOUR_COLUMNS: &str = "\
\x20   0 --- --- 111 111|
    1 --- --- 111 111|
    2 --- --- 111 111|
    3 --- --- 111 111|
    4 --- --- 111 111|
    5 --- --- ___ ___|
    6 --- ---        |
    7 --- --- --- ---|
    8 --- --- --- ---|
    9 --- --- --- ---|
   10 --- --- --- ---|
   11         --- ---|
   12 222 222 --- ---|
   13 222 222 --- ---|
   14 222 222 --- ---|
   15 222 222 --- ---|
   16 222 222 --- ---|
   17 ___ ___ --- ---|
";

const NO_ROOM: &str = "\
\x20   0 --- --- 111 111|
    1 --- --- 111 111|
    2         111 111|
    3 222 222 111 111|
    4 222 222 111 111|
    5 222 222 ___ ___|
    6 222 222        |
    7 222 222 --- ---|
    8 ___ ___     ---|
";
