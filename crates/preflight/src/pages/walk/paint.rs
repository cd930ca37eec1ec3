//! Paths and shadings that are painted.

use hayro_syntax::object::Name;

use super::super::event::{ColourUse, Event};
use super::super::geometry::Bounds;
use super::super::painted::{Painted, PaintedKind};
use super::Walker;
use super::path::PathShape;
use super::scope::Scope;
use super::state::Brush;

impl<'a> Walker<'_, 'a> {
    /// Paints the path, clips by it, and forgets it.
    pub(super) fn paint(&mut self, scope: &mut Scope<'_, 'a>, fills: bool, strokes: bool) {
        let mut path = std::mem::replace(&mut scope.path, PathShape::new());
        path.end();
        if !path.bounds.is_nothing() {
            if fills {
                let brush = scope.state.fill.clone();
                self.mark(scope, PaintedKind::Area(path.thin), path.bounds, &brush);
            }
            if strokes {
                let (least, most) = scope.state.ctm.scales();
                let brush = scope.state.stroke.clone();
                let bounds = path.bounds.grown(scope.state.width * most / 2.0);
                self.mark(scope, PaintedKind::Line(scope.state.width * least), bounds, &brush);
            }
        }
        if std::mem::take(&mut scope.clips) {
            scope.state.clip = scope.state.clip.cut(path.bounds);
        }
    }

    /// The operator `sh`.
    pub(super) fn shade(&mut self, scope: &mut Scope<'_, 'a>, name: Option<&Name<'_>>) {
        let Some(shading) = name.and_then(|name| scope.resources.shading(name)) else {
            return;
        };
        let Some(shading) = self.cache.shading(&shading, scope.resources) else { return };
        let mut brush = scope.state.fill.clone();
        brush.shade(shading);
        let bounds = scope.state.clip;
        self.mark(scope, PaintedKind::Shading, bounds, &brush);
    }

    /// Something that has a colour of its own is painted.
    pub(super) fn mark(
        &mut self,
        scope: &Scope<'_, 'a>,
        kind: PaintedKind,
        shape: Bounds,
        brush: &Brush<'a>,
    ) {
        let state = &scope.state;
        let seen = self.seen(scope, shape);
        if let Some(tile) = &brush.tile {
            self.cell(scope, tile, seen);
        }
        let used = match kind {
            _ if brush.shaded => ColourUse::Shading,
            PaintedKind::Text(_) => ColourUse::Text,
            PaintedKind::Picture => ColourUse::Picture,
            PaintedKind::Area(_) | PaintedKind::Line(_) | PaintedKind::Shading => ColourUse::Vector,
        };
        self.tell(Event::ColourSpace { space: &brush.space, used, at: seen });
        let (alpha, blend, masked) = (brush.alpha, state.blend, state.masked);
        self.tell(Event::Through { alpha, blend, masked, at: seen });
        self.tell(Event::Painted(&Painted {
            kind,
            seen,
            colours: &brush.colours,
            over: brush.over,
            mode1: state.mode1,
            opaque: alpha >= 0.995 && !blend && !masked,
        }));
    }

    /// What of a shape is to be seen on the medium; in a pattern's cell, all that the pattern fills.
    pub(super) fn seen(&self, scope: &Scope<'_, 'a>, shape: Bounds) -> Bounds {
        let shape = self.nesting.filled.unwrap_or(shape);
        shape.cut(scope.state.clip).cut(self.terms.media)
    }
}
