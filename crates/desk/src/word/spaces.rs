//! Whose word a name of the XML is.

use quick_xml::name::{Namespace, ResolveResult};

/// Whose word a name is.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Ns {
    /// Text: `w:`.
    Word,
    /// Drawings, whatever they show: `a:`.
    Drawing,
    /// Where a drawing stands: `wp:`.
    Placed,
    /// A picture in a drawing: `pic:`.
    Picture,
    /// Shapes, their groups and canvases: `wps:`, `wpg:`, `wpc:`.
    Shape,
    /// Drawings of older Word files: `v:`, `o:`.
    Vml,
    /// Formulas: `m:`.
    Math,
    /// Relations to other parts: `r:`.
    Relation,
    /// One thing said twice, for newer and older readers: `mc:`.
    Compat,
    /// Any other.
    Other,
}

impl Ns {
    /// By its address; the strict form of the format has other addresses for the same.
    fn of(address: &str) -> Self {
        match address {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/drawingml/2006/main"
            | "http://purl.oclc.org/ooxml/drawingml/main" => Self::Drawing,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Self::Placed,
            "http://schemas.openxmlformats.org/drawingml/2006/picture"
            | "http://purl.oclc.org/ooxml/drawingml/picture" => Self::Picture,
            "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
            | "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
            | "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" => Self::Shape,
            "urn:schemas-microsoft-com:vml" | "urn:schemas-microsoft-com:office:office" => {
                Self::Vml
            }
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Self::Relation,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compat,
            _ => Self::Other,
        }
    }

    /// By what the reader of XML found.
    pub fn resolved(found: &ResolveResult) -> Self {
        match found {
            ResolveResult::Bound(Namespace(address)) => Self::of(address),
            _ => Self::Other,
        }
    }
}
