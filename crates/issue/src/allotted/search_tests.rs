//! Allotments of any pieces: none lost, none twice, the same every time, the best where all can be tried.

use proptest::prelude::*;

use super::super::piece::PieceKind;
use super::*;
use crate::story::Importance;

fn kind() -> impl Strategy<Value = PieceKind> {
    prop_oneof![
        8 => Just(PieceKind::Story),
        4 => Just(PieceKind::Brief),
        1 => Just(PieceKind::Box),
        1 => Just(PieceKind::Essay),
        1 => Just(PieceKind::Photos),
        1 => Just(PieceKind::Ad),
        1 => Just(PieceKind::Strip),
        1 => Just(PieceKind::Filler),
    ]
}

fn piece() -> impl Strategy<Value = Piece> {
    let importance = prop_oneof![
        Just(Importance::Lead),
        Just(Importance::Second),
        Just(Importance::Normal),
        Just(Importance::Brief)
    ];
    let section = proptest::option::of(0_usize..5);
    (
        kind(),
        importance,
        section,
        3_u32..260,
        any::<bool>(),
        proptest::option::weighted(0.1, 0_usize..9),
    )
        .prop_map(|(kind, importance, section, lines, has_picture, held)| Piece {
            kind,
            importance,
            section,
            lines,
            has_picture,
            held,
        })
}

fn rooms() -> impl Strategy<Value = Vec<Room>> {
    proptest::collection::vec((60_u32..400).prop_map(|lines| Room { lines }), 1..9)
}

/// What an allotment costs, counted anew.
fn counted(pieces: &[Piece], rooms: &[Room], places: &[Option<usize>]) -> i64 {
    let sections = pieces.iter().filter_map(|piece| piece.section).max().map_or(0, |last| last + 1);
    let pictures = pieces.iter().filter(|piece| piece.has_picture).count();
    let (pages, front) = (rooms.len(), Some(0));
    let issue = WholeIssue { pages, sections, pictures, front, over: Over::FULL };
    let page = |page: usize| {
        let own = (0..pieces.len()).filter(|n| places[*n] == Some(page)).map(|n| &pieces[n]);
        cost::page(&issue, page, rooms[page], own)
    };
    let out = (0..pieces.len()).filter(|n| places[*n].is_none());
    (0..rooms.len()).map(page).sum::<i64>()
        + out.map(|n| cost::left_out(&pieces[n], pieces.len() - n)).sum::<i64>()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_piece_has_one_place_or_none_and_the_same_every_time(
        pieces in proptest::collection::vec(piece(), 0..40),
        rooms in rooms(),
    ) {
        let found = allot(&pieces, &rooms, Some(0));
        prop_assert_eq!(found.pages.len(), pieces.len());
        prop_assert!(found.pages.iter().flatten().all(|page| *page < rooms.len()));
        for (piece, place) in pieces.iter().zip(&found.pages) {
            if let Some(held) = piece.held.filter(|page| *page < rooms.len()) {
                prop_assert_eq!(*place, Some(held));
            }
        }
        prop_assert_eq!(found.cost, counted(&pieces, &rooms, &found.pages));
        prop_assert_eq!(&found, &allot(&pieces, &rooms, Some(0)));
    }

    /// Copy that may wait waits before any would have to be cut.
    #[test]
    fn no_page_is_over_where_stories_may_wait(
        mut pieces in proptest::collection::vec(piece(), 1..40),
        rooms in proptest::collection::vec((260_u32..400).prop_map(|lines| Room { lines }), 1..9),
    ) {
        for piece in &mut pieces {
            piece.importance = piece.importance.max(Importance::Normal);
            piece.held = None;
        }
        pieces.retain(|piece| piece.kind != PieceKind::Ad);
        let found = allot(&pieces, &rooms, None);
        for (page, room) in rooms.iter().enumerate() {
            let own = (0..pieces.len()).filter(|n| found.pages[*n] == Some(page));
            let own: Vec<&Piece> = own.map(|n| &pieces[n]).collect();
            let lines: u32 = own.iter().map(|piece| piece.lines).sum();
            prop_assert!(lines <= room.lines + room.lines / 100, "{}: {lines} of {room:?}", page + 1);
        }
    }

    /// Where there are few, all ways can be tried.
    #[test]
    fn the_best_of_all_is_found_where_all_can_be_tried(
        pieces in proptest::collection::vec(piece(), 1..8),
        rooms in proptest::collection::vec((260_u32..400).prop_map(|lines| Room { lines }), 1..3),
    ) {
        let ways = (rooms.len() + 1).pow(pieces.len() as u32);
        let held = |n: usize| pieces[n].held.filter(|page| *page < rooms.len());
        let of = |way: usize| -> Vec<Option<usize>> {
            let digit = |n: usize| way / (rooms.len() + 1).pow(n as u32) % (rooms.len() + 1);
            (0..pieces.len()).map(|n| held(n).or((digit(n) > 0).then(|| digit(n) - 1))).collect()
        };
        let least = (0..ways).map(|way| counted(&pieces, &rooms, &of(way))).min().unwrap();
        prop_assert_eq!(allot(&pieces, &rooms, Some(0)).cost, least);
    }
}
