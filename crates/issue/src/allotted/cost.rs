//! What an allotment costs: a page for what stands on it, and a piece for standing nowhere. Twenty are a line of white in a
//! column, as in makeup.

use super::super::story::Importance;
use super::piece::{Piece, PieceKind, Room};

/// A line left empty.
const SHORT: i64 = 40;
/// A section more on a page, or on a page more.
const SECTION: i64 = 350;
/// A place out of the order of sections.
const ORDER: i64 = 12;
/// A lead beside another one: two titles of the largest size.
const SECOND_LEAD: i64 = 2_500;
/// No story that leads the page.
const NO_LEAD: i64 = 250;
/// No story at all.
const NO_STORY: i64 = 8_000;
/// A story of second weight more than two.
const SECONDS: i64 = 150;
/// A story with a head of its own less than three, or more than six: few leave little choice, many are a list.
const FEW: i64 = 180;
const MANY: i64 = 300;
/// Lines of a rail of briefs, less than which leave white below it; more than nine briefs are no rail.
const RAIL: i64 = 26;
/// A page without a picture, where there are enough; a story with one more than three.
const NO_PICTURE: i64 = 150;
const PICTURES: i64 = 120;
/// Small boxes more than two.
const BOXES: i64 = 120;
/// Photographs, or an essay, on the front page; anything with a head beside photographs that take the page.
const PHOTOS_IN_FRONT: i64 = 6_000;
const ESSAY_IN_FRONT: i64 = 1_500;
const BESIDE_PHOTOS: i64 = 700;
const BESIDE_ESSAY: i64 = 60;
/// An ad or the colophon below photographs, which leave them a lower page: this is gained.
const FOOT_OF_PHOTOS: i64 = 300;
/// An ad on the front page; ads together, by their number squared; a line of ads over a third of the page.
const AD_IN_FRONT: i64 = 500;
const ADS: i64 = 40;
const AD_LINES: i64 = 20;
/// A filler, which must be worth its while; a second strip, which has no place.
const FILLER: i64 = 90;
const SECOND_STRIP: i64 = 50_000;

/// What is gained by the front section's lead on the front page, and by other stories of it.
const OWN_LEAD: i64 = 9_000;
const OWN: i64 = 300;

/// What it costs that copy is over and would have to be cut.
#[derive(Debug, Copy, Clone)]
pub struct Over {
    any: i64,
    line: i64,
}

impl Over {
    /// From little, so that the search finds its way, to what it is worth: more than that a story waits, but for a lead.
    pub const STAGES: [Self; 3] = [
        Self { any: 0, line: 80 },
        Self { any: 2_500, line: 200 },
        Self { any: 25_000, line: 400 },
    ];
    /// What it is worth.
    pub const FULL: Self = Self::STAGES[2];
}

/// What weighs most stands in front.
fn in_front(importance: Importance) -> i64 {
    match importance {
        Importance::Lead => 700,
        Importance::Second => 260,
        Importance::Normal => 0,
        Importance::Brief => -20,
    }
}

/// What it costs that a piece stands nowhere. `late` counts from the last of the list.
pub fn left_out(piece: &Piece, late: usize) -> i64 {
    let lines = i64::from(piece.lines);
    // Of two alike the later one is left out.
    let order = 3 * (late as i64).min(200);
    match (piece.kind, piece.importance) {
        (kind, _) if !kind.is_wanted() => 0,
        (PieceKind::Ad, _) => 60_000 + 100 * lines,
        (_, Importance::Lead) => 40_000 + 80 * lines + order,
        (_, Importance::Second) => 9_000 + 60 * lines + order,
        (_, Importance::Normal) => 1_200 + 45 * lines + order,
        (_, Importance::Brief) => 150 + 42 * lines + order,
    }
}

/// What of an issue all its pages share.
#[derive(Debug, Copy, Clone)]
pub struct WholeIssue {
    /// Pages.
    pub pages: usize,
    /// Sections.
    pub sections: usize,
    /// Stories with a picture.
    pub pictures: usize,
    /// The section of the front page, if there is one.
    pub front: Option<usize>,
    /// What it costs that copy is over.
    pub over: Over,
}

/// What a page costs with some pieces on it.
pub fn page<'a>(
    issue: &WholeIssue,
    page: usize,
    room: Room,
    pieces: impl Iterator<Item = &'a Piece>,
) -> i64 {
    let mut sums = Sums::default();
    let mut cost = 0;
    for piece in pieces {
        sums.add(piece);
        cost += place(issue, page, piece);
    }
    cost + sums.cost(issue, page, i64::from(room.lines))
}

/// What it costs that a piece stands on a page, whatever else does.
fn place(issue: &WholeIssue, page: usize, piece: &Piece) -> i64 {
    let in_section = |section: usize| {
        // Sections share the inner pages in their order.
        let inner = issue.pages.saturating_sub(1).max(1) as i64;
        let wanted = 2 + section as i64 * 2 * inner / issue.sections.max(1) as i64;
        ORDER * (2 * page as i64 - wanted).abs()
    };
    match piece.kind {
        PieceKind::Ad | PieceKind::Strip | PieceKind::Filler => 0,
        PieceKind::Photos | PieceKind::Essay | PieceKind::Box if page == 0 => 0,
        _ if page == 0 => {
            let own = piece.section.is_some() && piece.section == issue.front;
            match (own, issue.front, piece.importance) {
                (true, _, Importance::Lead) => -OWN_LEAD,
                (true, ..) => -OWN - in_front(piece.importance),
                // The lead of another section leads its own page.
                (false, Some(_), Importance::Lead) => 0,
                (false, ..) => -in_front(piece.importance),
            }
        }
        _ => piece.section.map_or(0, in_section),
    }
}

/// Sums over the pieces of a page.
#[derive(Default)]
struct Sums {
    lines: i64,
    ad_lines: i64,
    leads: i64,
    seconds: i64,
    stories: i64,
    briefs: i64,
    brief_lines: i64,
    boxes: i64,
    essays: i64,
    photos: i64,
    pictures: i64,
    ads: i64,
    fillers: i64,
    strips: i64,
    /// A bit for each section.
    sections: u64,
}

impl Sums {
    fn add(&mut self, piece: &Piece) {
        let lines = i64::from(piece.lines);
        self.lines += lines;
        self.pictures += i64::from(piece.has_picture);
        match piece.kind {
            PieceKind::Story => self.stories += 1,
            PieceKind::Brief => {
                self.briefs += 1;
                self.brief_lines += lines;
            }
            PieceKind::Box => self.boxes += 1,
            PieceKind::Essay => self.essays += 1,
            PieceKind::Photos => self.photos += 1,
            PieceKind::Ad => {
                self.ads += 1;
                self.ad_lines += lines;
            }
            PieceKind::Strip => self.strips += 1,
            PieceKind::Filler => self.fillers += 1,
        }
        if matches!(piece.kind, PieceKind::Story | PieceKind::Essay | PieceKind::Photos) {
            self.leads += i64::from(piece.importance == Importance::Lead);
            self.seconds += i64::from(piece.importance == Importance::Second);
        }
        if let Some(section) = piece.section {
            self.sections |= 1 << section.min(63);
        }
    }

    fn cost(&self, issue: &WholeIssue, page: usize, room: i64) -> i64 {
        let (is_front, is_last) = (page == 0, page > 0 && page + 1 == issue.pages);
        let Self { stories, essays, photos, leads, seconds, .. } = *self;
        let heads = stories + essays + photos;
        let mut cost = self.fill(issue.over, room);
        cost += SECOND_LEAD * (leads - 1).max(0);
        cost += SECONDS * (seconds - 2).max(0);
        let may_lead = leads + seconds + essays + photos;
        cost += if may_lead == 0 && heads > 0 { NO_LEAD } else { 0 };
        cost += if heads == 0 { NO_STORY } else { 0 };
        if photos == 0 && essays == 0 {
            cost += FEW * (3 - stories).max(0);
        }
        cost += MANY * (stories - 6).max(0);
        cost += match self.briefs {
            0 => 0,
            1..=9 => SHORT * (RAIL - self.brief_lines).max(0),
            briefs => 40 * (briefs - 9).max(0),
        };
        if issue.pictures >= issue.pages && self.pictures == 0 {
            cost += NO_PICTURE;
        }
        if photos == 0 {
            cost += PICTURES * (self.pictures - 3).max(0);
        }
        cost += BOXES * (self.boxes - 2).max(0);
        cost += BESIDE_PHOTOS * photos * (stories + essays + self.briefs + photos - 1);
        cost += BESIDE_ESSAY * essays * (stories - 1).max(0);
        cost -= FOOT_OF_PHOTOS * photos.min(1) * (self.ads.min(2) + i64::from(is_last));
        if is_front {
            cost += PHOTOS_IN_FRONT * photos + ESSAY_IN_FRONT * essays + AD_IN_FRONT * self.ads;
        } else {
            cost += SECTION * i64::from(self.sections.count_ones()).saturating_sub(1).max(0);
        }
        cost += ADS * self.ads * self.ads;
        cost += AD_LINES * (self.ad_lines - room / 3).max(0);
        cost += FILLER * (self.fillers + self.strips);
        cost + SECOND_STRIP * (self.strips - 1).max(0)
    }

    /// What it costs that a page is not full, or more than that. Makeup can give or take about a hundredth of the page.
    fn fill(&self, each: Over, room: i64) -> i64 {
        let slack = room / 120;
        // Words alone give less than pictures do, and copy that is over is worse than white.
        let full = if self.pictures > 0 { room + slack / 2 } else { room - slack };
        let over = self.lines - full;
        if over > 0 {
            return each.any + each.line * over;
        }
        // What is left at first, pictures take that are set larger. Holes are better small and everywhere than one large one.
        let short = (full - 3 * slack / 2 - self.lines).max(0);
        let taken = if self.pictures > 0 && self.photos == 0 { short.min(room / 14) } else { 0 };
        let hole = short - taken;
        SHORT / 4 * taken + SHORT * hole + SHORT * hole * hole * 4 / room.max(1)
    }
}
