//! The rules by name. `docs/preflight.md` tells of each how bad it is and what it rests on; a test holds that page
//! and this list together.

use std::fmt;

/// Makes the enum, the list of all, and the names out of one list.
macro_rules! rule_names {
    ($($(#[doc = $doc:literal])+ $rule:ident = $name:literal,)+) => {
        /// A rule by its name, which never changes: programs sort reports by it.
        #[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
        pub enum RuleName {
            $($(#[doc = $doc])+ $rule,)+
        }

        impl RuleName {
            /// All rules, in the order of `docs/preflight.md`.
            pub const ALL: &[Self] = &[$(Self::$rule,)+];

            /// The name as reports tell it: `rgb-image`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)+
                }
            }
        }
    };
}

rule_names! {
    // Files that cannot be opened.
    /// The file cannot be read: it is no PDF, or it is damaged. Nothing else is examined.
    Unreadable = "unreadable",
    /// The file is encrypted. Nothing else is examined.
    Encrypted = "encrypted",
    /// Part of the file is damaged, and was not examined to its end.
    Damaged = "damaged",

    // What the file says of itself.
    /// The version of PDF is later than the standard has.
    PdfVersion = "pdf-version",
    /// The file does not say that it is of the standard.
    PdfxClaim = "pdfx-claim",
    /// The trailer has no ID of two strings.
    FileId = "file-id",
    /// The file does not begin with `%PDF-`.
    HeaderMissing = "header-missing",
    /// Something stands before the header.
    BytesBefore = "bytes-before",
    /// The file does not end with `%%EOF`.
    EndMissing = "end-missing",
    /// Something stands after the end.
    BytesAfter = "bytes-after",
    /// The table of objects is wrong, and was mended to be read.
    XrefDamaged = "xref-damaged",
    /// Objects or their table are compressed, which PDF/X-1a has not.
    CompressedStructure = "compressed-structure",
    /// There is no information dictionary.
    InfoMissing = "info-missing",
    /// Info has no title.
    TitleMissing = "title-missing",
    /// Info has no right creation date.
    CreationDate = "creation-date",
    /// Info has no right date of the last change.
    ModificationDate = "modification-date",
    /// Info does not say whether the file is trapped.
    TrappedUnknown = "trapped-unknown",
    /// Info and XMP say different things about trapping.
    TrappedDisagree = "trapped-disagree",
    /// XMP does not say whether the file is trapped.
    TrappedNotInXmp = "trapped-not-in-xmp",
    /// There is no XMP, which PDF/X-4 asks for.
    XmpMissing = "xmp-missing",
    /// XMP cannot be read.
    XmpBroken = "xmp-broken",
    /// XMP is compressed, which PDF/X-4 forbids.
    XmpFiltered = "xmp-filtered",
    /// XMP has no title.
    XmpTitle = "xmp-title",
    /// XMP has no right creation date.
    XmpCreateDate = "xmp-create-date",
    /// XMP has no right date of the last change.
    XmpModifyDate = "xmp-modify-date",
    /// XMP has no right date of its own.
    XmpMetadataDate = "xmp-metadata-date",
    /// XMP has no document ID.
    DocumentId = "document-id",
    /// XMP has no version ID.
    VersionId = "version-id",
    /// XMP has no rendition class.
    RenditionClass = "rendition-class",
    /// The titles in Info and XMP differ.
    TitleDisagree = "title-disagree",
    /// The programs that the file was made in differ in Info and XMP.
    CreatorDisagree = "creator-disagree",
    /// The programs that the file was exported by differ in Info and XMP.
    ProducerDisagree = "producer-disagree",
    /// The creation dates in Info and XMP are not the same moment.
    CreationDateDisagree = "creation-date-disagree",
    /// The dates of the last change in Info and XMP are not the same moment.
    ModificationDateDisagree = "modification-date-disagree",

    // The printing condition.
    /// There is no output intent for PDF/X.
    OutputIntentMissing = "output-intent-missing",
    /// There are several output intents for PDF/X.
    OutputIntentsSeveral = "output-intents-several",
    /// The output intent has no identifier.
    OutputCondition = "output-condition",
    /// The output intent is neither described nor registered anywhere.
    OutputConditionInfo = "output-condition-info",
    /// The output profile is not embedded.
    ProfileMissing = "profile-missing",
    /// The output profile is in another file.
    ProfileElsewhere = "profile-elsewhere",
    /// The output profile cannot be read.
    ProfileDamaged = "profile-damaged",
    /// The output profile is not of a press.
    ProfileClass = "profile-class",
    /// The output profile is of a colour space that the standard cannot have.
    ProfileSpace = "profile-space",
    /// The output profile has another number of components than is written beside it.
    ProfileComponents = "profile-components",
    /// The output profile is of a version that this version of PDF does not know.
    ProfileVersion = "profile-version",
    /// The printing condition is not of four inks.
    ProfileNotCmyk = "profile-not-cmyk",

    // Page boxes.
    /// The page has no right MediaBox.
    MediaBox = "media-box",
    /// The page has no TrimBox.
    TrimBoxMissing = "trim-box-missing",
    /// The page has both a TrimBox and an ArtBox.
    TrimAndArtBox = "trim-and-art-box",
    /// A page box is of no width or height, or inside out.
    BoxSize = "box-size",
    /// The TrimBox goes beyond the BleedBox.
    TrimOutsideBleed = "trim-outside-bleed",
    /// The BleedBox goes beyond the MediaBox.
    BleedOutsideMedia = "bleed-outside-media",
    /// The TrimBox goes beyond the MediaBox, and there is no BleedBox.
    TrimOutsideMedia = "trim-outside-media",
    /// The TrimBox goes beyond the CropBox.
    TrimOutsideCrop = "trim-outside-crop",
    /// The page is not of the size that was agreed.
    TrimSize = "trim-size",
    /// Pages are of several sizes.
    PageSizes = "page-sizes",
    /// The BleedBox leaves too little room round the trim.
    BleedRoom = "bleed-room",
    /// The page is scaled as a whole.
    UserUnit = "user-unit",
    /// The page is shown turned.
    PageRotated = "page-rotated",

    // What may not be in the file.
    /// The file has scripts.
    Javascript = "javascript",
    /// Something happens on opening, turning a page, or clicking.
    Action = "action",
    /// A note, link or form field lies on the page.
    Annotation = "annotation",
    /// The file is a dynamic form.
    Xfa = "xfa",
    /// Other files are attached.
    EmbeddedFiles = "embedded-files",
    /// The file asks for a special way of opening.
    SpecialViewer = "special-viewer",
    /// There are layers, which PDF/X-1a has not.
    Layers = "layers",
    /// Layers switch by themselves.
    LayersAutomatic = "layers-automatic",
    /// A configuration of layers has no name.
    LayersUnnamed = "layers-unnamed",
    /// Part of the file is in another file.
    ExternalStream = "external-stream",
    /// A picture only stands for one in another file.
    ReferenceXobject = "reference-xobject",
    /// A picture is a stand-in of low resolution.
    Opi = "opi",
    /// There is PostScript code.
    Postscript = "postscript",
    /// A picture has alternates.
    AlternateImage = "alternate-image",
    /// Pages are separated beforehand.
    Preseparated = "preseparated",
    /// There are transfer curves.
    TransferCurve = "transfer-curve",
    /// The file brings halftones of its own.
    Halftone = "halftone",
    /// The file sets the phase of halftones.
    HalftonePhase = "halftone-phase",
    /// Part of the file is encrypted.
    CryptFilter = "crypt-filter",
    /// Something is compressed by LZW, which PDF/X-1a has not.
    Lzw = "lzw",
    /// Something is compressed by JPEG 2000, which PDF/X-1a has not.
    Jpeg2000 = "jpeg2000",
    /// Something is compressed by JBIG2, which PDF/X-1a has not, or old machines do not know.
    Jbig2 = "jbig2",

    // Content.
    /// The page's content cannot be read, or not to its end.
    ContentUnreadable = "content-unreadable",
    /// There is more on the page than is examined.
    ContentTooMuch = "content-too-much",
    /// An operator that PDF does not have.
    OperatorUnknown = "operator-unknown",
    /// An operator lacks operands.
    OperatorOperands = "operator-operands",
    /// Graphics states are saved and restored unequally often.
    QUnbalanced = "q-unbalanced",
    /// A rendering intent that PDF does not have.
    RenderingIntentUnknown = "rendering-intent-unknown",
    /// There is nothing on the page.
    PageBlank = "page-blank",

    // Colours and plates.
    /// Text is in RGB.
    RgbText = "rgb-text",
    /// Artwork is in RGB.
    RgbVector = "rgb-vector",
    /// A picture is in RGB.
    RgbImage = "rgb-image",
    /// A picture within the content is in RGB.
    RgbInlineImage = "rgb-inline-image",
    /// A palette is in RGB.
    RgbIndexed = "rgb-indexed",
    /// A shading is in RGB.
    RgbShading = "rgb-shading",
    /// A spot ink's stand-in is in RGB.
    RgbAlternate = "rgb-alternate",
    /// There is RGB in a soft mask.
    RgbSoftMask = "rgb-soft-mask",
    /// A transparency group is blended in RGB.
    RgbGroup = "rgb-group",
    /// A colour is Lab, or goes by a profile, which PDF/X-1a has not.
    DeviceIndependentColour = "device-independent-colour",
    /// CMYK is tagged with the output profile itself.
    IccIsOutputProfile = "icc-is-output-profile",
    /// There is ink on a plate that the page may not have.
    PlateNotAllowed = "plate-not-allowed",
    /// Artwork within the trim is in registration colour.
    RegistrationInTrim = "registration-in-trim",
    /// Names of spot inks differ in case, spaces or hyphens only.
    SpotNamesAlike = "spot-names-alike",
    /// A spot ink has several stand-ins.
    SpotAlternatesDiffer = "spot-alternates-differ",
    /// Text, a line, an area or a shading has too much ink.
    TotalInk = "total-ink",
    /// Pixels of a picture have too much ink.
    TotalInkImage = "total-ink-image",
    /// White overprints, and vanishes.
    WhiteOverprints = "white-overprints",
    /// Small black type does not overprint.
    BlackTextKnocksOut = "black-text-knocks-out",

    // Transparency.
    /// An object is not opaque, which PDF/X-1a forbids.
    TransparencyAlpha = "transparency-alpha",
    /// An object has a blend mode, which PDF/X-1a forbids.
    TransparencyBlend = "transparency-blend",
    /// An object is painted through a soft mask, which PDF/X-1a forbids.
    TransparencySoftMask = "transparency-soft-mask",
    /// A picture has a soft mask, which PDF/X-1a forbids.
    TransparencyImageMask = "transparency-image-mask",
    /// There is a transparency group, which PDF/X-1a forbids.
    TransparencyGroup = "transparency-group",
    /// A blend mode that PDF does not have.
    BlendModeUnknown = "blend-mode-unknown",

    // Type.
    /// A font is not in the file.
    FontNotEmbedded = "font-not-embedded",
    /// A font is in the file, but cannot be read.
    FontUnreadable = "font-unreadable",
    /// A font lacks a character.
    GlyphMissing = "glyph-missing",
    /// Type is in registration colour.
    RegistrationText = "registration-text",
    /// Black type has other inks under it.
    RichBlackText = "rich-black-text",
    /// Small type is in several inks.
    TypeSmallColour = "type-small-colour",
    /// Small type is reversed.
    TypeSmallReversed = "type-small-reversed",
    /// Type is too small to be read.
    TypeTiny = "type-tiny",
    /// Text is so near the trim that it may be cut off.
    TextNearTrim = "text-near-trim",

    // Lines and edges.
    /// A line has no width.
    LineZeroWidth = "line-zero-width",
    /// A line is too thin.
    Hairline = "hairline",
    /// A filled bar is too thin.
    HairlineFilled = "hairline-filled",
    /// A thin line is in a tint.
    HairlineTinted = "hairline-tinted",
    /// A picture or an area ends at the trim without bleed.
    BleedMissing = "bleed-missing",

    // Pictures.
    /// A picture has too few pixels as placed.
    ImageResolutionLow = "image-resolution-low",
    /// A picture in two tones has too few pixels as placed.
    BitmapResolutionLow = "bitmap-resolution-low",
    /// A picture has more pixels than are needed.
    ImageResolutionHigh = "image-resolution-high",
    /// A picture asks for interpolation.
    ImageInterpolated = "image-interpolated",
    /// A picture has 16 bits a component, which PDF/X-1a has not.
    Image16Bit = "image-16-bit",
    /// A picture is in JPEG 2000, which PDF/X-1a has not.
    ImageJpx = "image-jpx",
}

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table's first column: what stands in backquotes at the start of a row.
    #[test]
    fn the_page_lists_every_rule_in_this_order() {
        let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/preflight.md");
        let page = std::fs::read_to_string(page).expect("the page of all rules");
        let (_, tables) = page.split_once("## 全部规则").expect("the chapter of all rules");
        let told = tables.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
        let told: Vec<&str> = told.map(|(name, _)| name).collect();
        let all: Vec<&str> = RuleName::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(told, all);
    }
}
