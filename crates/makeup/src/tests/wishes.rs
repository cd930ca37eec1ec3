//! What a person asks for is held, and the rest is made up around it.

use super::*;

/// Two stories one above the other, with two pictures in the upper one.
fn job() -> PageJob {
    let pictures = vec![picture(1.5, &[(2, 0), (3, 3)]), picture(0.8, &[(1, 0), (2, 3)])];
    page(
        &[(None, 0), (None, 2)],
        vec![
            (0..1, story(5, head(5, &[(6, 0), (5, 6), (4, 12)]), pictures, "t120")),
            (1..2, story(5, head(5, &[(4, 0), (3, 6)]), vec![], "t110")),
        ],
    )
}

fn upper(job: &mut PageJob) -> &mut StoryJob {
    match &mut job.areas[0].content {
        AreaContent::Story(story) => story,
        _ => unreachable!("the upper area is a story's"),
    }
}

fn set(plan: &PagePlan) -> &StoryPlan {
    match &plan.areas[0].set {
        Set::Story(story) => story,
        _ => unreachable!("the upper area is a story's"),
    }
}

#[test]
fn rows_have_the_heights_asked_for_and_the_white_above_takes_what_is_left() {
    let mut job = job();
    for (upper, lower, white) in [(40, 31, 0), (39, 31, 1), (30, 41, 0)] {
        job.rows[0].wish = Some(Lines(upper));
        job.rows[1].wish = Some(Lines(lower));
        let plan = plan(&job);
        assert_eq!(plan.rows.iter().map(|row| row.1.0).collect::<Vec<_>>(), [upper, lower]);
        assert_eq!(plan.white[1], Lines(white));
    }
}

#[test]
fn every_size_and_every_place_can_be_asked_for() {
    for size in 0..3 {
        let mut job = job();
        upper(&mut job).head.as_mut().unwrap().wish = vec![size];
        assert_eq!(set(&plan(&job)).head_size, size);
    }
    for columns in [2, 3] {
        for (column, edge) in (0..=5 - columns)
            .flat_map(|column| [PictureEdge::Top, PictureEdge::Foot].map(|edge| (column, edge)))
        {
            let mut job = job();
            let wish = PictureWish {
                columns: Some(Columns(columns)),
                column: Some(column),
                edge: Some(edge),
                lines: None,
            };
            upper(&mut job).pictures[0].wish = wish;
            let plan = plan(&job);
            assert!(set(&plan).pictures[0].unwrap().keeps(&wish), "{wish:?}: {:?}", set(&plan));
            assert!(set(&plan).pictures[1].is_some(), "{wish:?}: the other is left out");
            random::check_page(&job, &plan).unwrap();
        }
    }
}

#[test]
fn what_cannot_be_is_no_reason_to_leave_a_picture_out() {
    for wish in [
        PictureWish { columns: Some(Columns(5)), ..PictureWish::default() },
        PictureWish { column: Some(9), ..PictureWish::default() },
        PictureWish { lines: Some(Lines(70)), ..PictureWish::default() },
    ] {
        let mut job = job();
        upper(&mut job).pictures[0].wish = wish;
        let plan = plan(&job);
        assert!(set(&plan).pictures.iter().all(Option::is_some), "{wish:?}");
        random::check_page(&job, &plan).unwrap();
    }
}
