//! What the reading of a file knows and has found so far.

use std::collections::{BTreeMap, HashMap};

use kanyin_diagnostics::{Fault, told};

use super::fields::{Fields, Unseen};
use super::numbering::Numbering;
use super::package::Package;
use super::pictures::Pictures;
use super::relations::Relations;
use super::said;
use super::styles::Styles;
use super::tree::{Elements, XmlElement};
use crate::block::{Aside, AsideKind};

/// Most asides: so many comments and deletions no copy has.
const MOST_ASIDES: usize = 100_000;

/// A file as it is read.
pub struct Reading<'p, 'b> {
    /// Its name.
    pub name: &'p str,
    /// Its parts.
    pub package: &'p Package<'b>,
    /// Its styles.
    pub styles: Styles,
    /// Its lists.
    pub numbering: Numbering,
    /// The relations of the part at hand.
    pub relations: Relations,
    /// The fields that are open.
    pub fields: Fields,
    /// The notes that were called.
    pub notes: NoteCalls,
    /// The pictures that were shown.
    pub pictures: Pictures,
    /// The paragraph at hand, from 1.
    pub line: u32,
    /// Where each comment was called.
    pub comments: HashMap<String, u32>,
    /// The relations of what stands at the head and foot of pages.
    pub heads: Vec<String>,
    /// What stands beside the copy.
    pub asides: Vec<Aside>,
    /// What is told.
    pub faults: Vec<Fault>,
    /// Text that was moved, by the name of the move.
    moved_from: BTreeMap<String, (u32, String)>,
    moved_to: Vec<String>,
    moving: Option<String>,
    /// The first paragraph with struck text.
    struck: Option<u32>,
}

/// Which footnotes and endnotes were called, in the order of their numbers.
#[derive(Debug, Default)]
pub struct NoteCalls {
    numbers: HashMap<(NoteKind, String), u32>,
    /// From 1 on.
    pub calls: Vec<(NoteKind, String)>,
}

/// Where a note stands.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum NoteKind {
    /// At the foot of its page.
    Foot,
    /// At the end.
    End,
}

impl NoteCalls {
    /// The number of a note, from 1.
    pub fn number(&mut self, kind: NoteKind, id: &str) -> u32 {
        let key = (kind, id.to_string());
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        self.calls.push(key.clone());
        let number = u32::try_from(self.calls.len()).unwrap_or(u32::MAX);
        self.numbers.insert(key, number);
        number
    }
}

impl<'p, 'b> Reading<'p, 'b> {
    /// Begins.
    pub fn new(
        name: &'p str,
        package: &'p Package<'b>,
        relations: Relations,
        styles: Styles,
        numbering: Numbering,
    ) -> Self {
        Self {
            name,
            package,
            styles,
            numbering,
            relations,
            fields: Fields::default(),
            notes: NoteCalls::default(),
            pictures: Pictures::default(),
            line: 0,
            comments: HashMap::new(),
            heads: Vec::new(),
            asides: Vec::new(),
            faults: Vec::new(),
            moved_from: BTreeMap::new(),
            moved_to: Vec::new(),
            moving: None,
            struck: None,
        }
    }

    /// The root of the part that a short name leads to.
    pub fn root_of(&self, id: &str) -> Option<XmlElement> {
        let xml = self.package.text(self.relations.inside(id)?).ok()?;
        Elements::whole(&xml)
    }

    /// Puts text beside the copy; runs of one kind in one paragraph are one aside.
    pub fn aside(&mut self, kind: AsideKind, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.asides.last_mut() {
            Some(last)
                if last.line == self.line && last.kind == kind && kind == AsideKind::Deleted =>
            {
                last.text.push_str(text);
            }
            _ => self.apart(kind, text),
        }
    }

    /// Puts text beside the copy, by itself.
    pub fn apart(&mut self, kind: AsideKind, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if self.asides.len() < MOST_ASIDES {
            self.asides.push(Aside { line: self.line, kind, text: text.to_string() });
        } else if self.asides.len() == MOST_ASIDES
            && let Some(last) = self.asides.last_mut()
        {
            // Nothing is lost; it only stands together.
            last.text.push('\n');
            last.text.push_str(text);
        }
    }

    /// Tells something, once.
    pub fn tell(&mut self, fault: Fault) {
        if !self.faults.contains(&fault) && self.faults.len() < 200 {
            self.faults.push(fault);
        }
    }

    /// A move of this name begins where it was taken from.
    pub fn move_begins(&mut self, name: &str) {
        self.moving = Some(name.to_string());
    }

    /// A move of this name arrives here.
    pub fn move_arrives(&mut self, name: &str) {
        self.moved_to.push(name.to_string());
    }

    /// Text that was moved elsewhere.
    pub fn moved(&mut self, text: &str) {
        let name = self.moving.clone().unwrap_or_default();
        let line = self.line;
        self.moved_from.entry(name).or_insert((line, String::new())).1.push_str(text);
    }

    /// Struck text stands in the paragraph at hand.
    pub fn has_struck(&mut self) {
        self.struck.get_or_insert(self.line);
    }

    /// Tells what can only be known at the end.
    pub fn end(&mut self) {
        for code in self.fields.left() {
            self.apart(AsideKind::Other, &code);
        }
        // What was moved nowhere was taken out.
        for (name, (line, text)) in std::mem::take(&mut self.moved_from) {
            if !self.moved_to.contains(&name) {
                self.asides.push(Aside { line, kind: AsideKind::Deleted, text });
            }
        }
        if let Some(line) = self.struck {
            let name = self.name;
            self.tell(said::note(told!(
                "“{name}”第 {line} 段起有删除线划去的字，照样拿进来了；要删的请自己删",
                "`{name}` has text struck through from paragraph {line} on, which was taken in all the same; delete what is meant to go"
            )));
        }
    }

    /// What a field without a result shows; most show nothing.
    pub fn unseen(&mut self, unseen: Unseen) -> Option<String> {
        use super::equations;
        use super::fields::Form;
        match unseen {
            Unseen::Form(Form::Box(is_ticked)) => Some(if is_ticked { "☑" } else { "☐" }.into()),
            Unseen::Form(Form::Choice(choice)) => Some(choice),
            Unseen::Code(code) => match equations::shown(&code) {
                Some(equation) => {
                    if let Some(ruby) = equation.ruby() {
                        self.apart(AsideKind::Other, &ruby);
                    }
                    Some(equation.text)
                }
                None => {
                    self.apart(AsideKind::Other, &code);
                    None
                }
            },
        }
    }
}
