//! Goes through what a page shows, operator by operator, and tells the [`Inspector`] of it. Nothing is judged here.

mod budget;
mod cache;
mod colour;
mod form;
mod nesting;
mod operands;
mod paint;
mod parameters;
mod path;
mod picture;
mod scope;
mod state;
mod text;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::Dict;

use super::event::Event;
use super::geometry::Matrix;
use super::inspector::{Inspector, PageRecord};
use super::read::resources::Resources;
use super::read::stream;
use super::terms::Terms;
use crate::page_tree::PageNode;
use budget::Budget;
use cache::Cache;
use nesting::Nesting;
use operands::{Operands, needed};
use scope::Scope;
use state::GraphicsState;

/// As how many an operator counts besides that names a resource, which is read each time.
const NAMED: u64 = 8;

/// Goes through what a page shows.
pub struct Walker<'w, 'a> {
    terms: &'w Terms<'w>,
    /// Is told of everything.
    inspector: Inspector<'w>,
    /// What is being gone through within what.
    nesting: Nesting,
    /// What was read already.
    cache: Cache<'w, 'a>,
    /// How much more is gone through.
    budget: Budget,
}

impl<'w, 'a> Walker<'w, 'a> {
    /// Goes through a page, counted from 1.
    pub fn page(page: &PageNode<'a>, number: usize, terms: &'w Terms<'w>) -> PageRecord {
        let mut walker = Self {
            terms,
            inspector: Inspector::new(number, terms),
            nesting: Nesting::default(),
            cache: Cache::new(terms.profile, terms.programs),
            budget: Budget::default(),
        };
        let resources = Resources::of_page(page);
        if let Some(group) = page.dict.get::<Dict<'_>>("Group") {
            walker.group(&group, &resources, terms.trim);
        }
        match stream::contents(&page.dict) {
            Some(content) => {
                let state = GraphicsState::first(terms.base, terms.media);
                walker.content(&content, &resources, state);
            }
            None => walker.tell(Event::Unreadable(None)),
        }
        walker.inspector.conclude();
        walker.inspector.record(walker.cache.spots)
    }

    /// Tells of something that was met.
    fn tell(&mut self, event: Event<'_>) {
        let work = self.inspector.look(self.nesting.within, event);
        self.budget.spend(work);
    }

    /// Goes through one content stream.
    fn content(&mut self, content: &[u8], resources: &Resources<'a>, state: GraphicsState<'a>) {
        if stream::too_deep(content) {
            self.tell(Event::Unreadable(None));
            return;
        }
        let mut scope = Scope::new(resources, state);
        let mut operators = UntypedIter::new(content);
        let mut last = Vec::new();
        while let Some(instruction) = operators.next() {
            if self.budget.is_spent() {
                self.tell(Event::TooMuch);
                return;
            }
            self.budget.spend(1);
            last.clear();
            last.extend_from_slice(instruction.operator);
            let operands = Operands::of(&instruction);
            self.operator(&mut scope, instruction.operator, &operands);
        }
        if !is_read_to_its_end(content, &last) {
            self.tell(Event::Unreadable(None));
        } else if !scope.saved.is_empty() {
            self.tell(Event::NeverRestored(scope.saved.len()));
        }
    }

    fn operator(
        &mut self,
        scope: &mut Scope<'_, 'a>,
        operator: &[u8],
        operands: &Operands<'_, '_>,
    ) {
        let n = &operands.numbers;
        if operands.name.is_some() {
            self.budget.spend(NAMED);
        }
        if operands.count < needed(operator) {
            self.tell(Event::LacksOperands(operator));
            return;
        }
        let point = |x: usize, y: usize| (n[x], n[y]);
        match operator {
            b"q" => scope.save(),
            b"Q" => {
                if !scope.restore() {
                    self.tell(Event::NothingToRestore);
                }
            }
            b"cm" => {
                let by = Matrix([n[0], n[1], n[2], n[3], n[4], n[5]]);
                scope.state.ctm = by.then(scope.state.ctm);
            }
            b"w" => scope.state.width = n[0].abs(),
            // To close a path adds nothing to its bounds.
            b"h" | b"J" | b"j" | b"M" | b"d" | b"i" => {}
            b"ri" => {
                if let Some(name) = operands.name {
                    self.tell(Event::RenderingIntent(name));
                }
            }
            b"gs" => self.parameters(scope, operands.name),
            b"m" => scope.start(point(0, 1)),
            b"l" => scope.line(point(0, 1)),
            b"c" => scope.curve(&[point(0, 1), point(2, 3), point(4, 5)]),
            b"v" | b"y" => scope.curve(&[point(0, 1), point(2, 3)]),
            b"re" => scope.rectangle(n[0], n[1], n[2], n[3]),
            b"S" | b"s" => self.paint(scope, false, true),
            b"f" | b"F" | b"f*" => self.paint(scope, true, false),
            b"B" | b"B*" | b"b" | b"b*" => self.paint(scope, true, true),
            b"n" => self.paint(scope, false, false),
            b"W" | b"W*" => scope.clips = true,
            b"sh" => self.shade(scope, operands.name),
            b"Do" => self.object(scope, operands.name),
            b"BI" => {
                if let Some(stream) = operands.stream {
                    self.inline_picture(scope, stream);
                }
            }
            b"BX" => scope.lenient += 1,
            b"EX" => scope.lenient = scope.lenient.saturating_sub(1),
            b"MP" | b"DP" | b"BMC" | b"BDC" | b"EMC" | b"d0" | b"d1" => {}
            _ if self.colour(scope, operator, operands) => {}
            _ if self.text(scope, operator, operands) => {}
            _ if scope.lenient > 0 => {}
            _ => self.tell(Event::UnknownOperator(operator)),
        }
    }
}

/// Whether the last operator that was read is the last that is there.
fn is_read_to_its_end(content: &[u8], last: &[u8]) -> bool {
    let tokens = content.rsplit(|byte| byte.is_ascii_whitespace() || *byte == 0);
    let token = tokens.into_iter().find(|token| !token.is_empty()).unwrap_or_default();
    // A comment may be anything; `EI` ends what `BI` began.
    let comment = content.rsplit(|byte| matches!(byte, b'\n' | b'\r')).take(3);
    let comment = comment.into_iter().any(|line| line.contains(&b'%'));
    token.ends_with(last) || token == b"EI" || comment
}
