//! Good files to spoil: two newspaper pages as PDF/X-4 and as PDF/X-1a:2003.
//!
//! Each page has a band of grey that bleeds, a CMYK picture at 250 ppi, a bar of a spot ink, black text that
//! overprints, and a rule of half a point.

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

/// The trim, `left bottom right top`, in points.
pub const TRIM: [f32; 4] = [20.0, 20.0, 440.0, 620.0];
/// The bleed: a little over 3 mm round the trim.
pub const BLEED: [f32; 4] = [11.0, 11.0, 449.0, 629.0];
/// The medium.
pub const MEDIA: [f32; 4] = [0.0, 0.0, 460.0, 640.0];
/// What the page looks like. Its resources: `/F1`, `/Im1`, `/Cs1` (a spot ink), `/GsOver` (overprint).
pub const CONTENTS: &str = "\
q 0.1 0.1 0.1 0 k 11 600 438 29 re f Q
q /Cs1 cs 1 scn 40 560 200 20 re f Q
q 18.432 0 0 18.432 60 500 cm /Im1 Do Q
q /GsOver gs 0 0 0 1 k BT /F1 10 Tf 60 460 Td <000100020003> Tj ET Q
q 0 0 0 1 K 0.5 w 40 440 m 400 440 l S Q
";
/// XMP of the PDF/X-4 file; it agrees with Info.
pub const XMP: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">刊印晨报</rdf:li></rdf:Alt></dc:title>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>Kanyin 0.1</xmp:CreatorTool>
<xmp:CreateDate>2026-11-22T20:00:00+08:00</xmp:CreateDate>
<xmp:ModifyDate>2026-11-22T20:00:00+08:00</xmp:ModifyDate>
<xmp:MetadataDate>2026-11-22T20:00:00+08:00</xmp:MetadataDate>
<pdf:Producer>Kanyin 0.1</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:6b1f7f0a-0000-0000-0000-000000000001</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:6b1f7f0a-0000-0000-0000-000000000002</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#;

const FONT: &[u8] = kanyin_testing::RARE_FONT;
/// The profile that is embedded.
pub const PROFILE: &[u8] = include_bytes!("../../../../profiles/newsprint.icc");

/// A good file and where its parts are.
pub struct Good {
    /// The object tree, to be spoilt.
    pub pdf: Document,
    /// The catalogue.
    pub catalog: ObjectId,
    /// The information dictionary.
    pub info: ObjectId,
    /// The stream of XMP.
    pub metadata: ObjectId,
    /// The output intent.
    pub intent: ObjectId,
    /// Its profile, a stream.
    pub profile: ObjectId,
    /// The first page.
    pub page: ObjectId,
    /// The second page.
    pub second: ObjectId,
    /// What the first page shows, a stream without filters.
    pub contents: ObjectId,
    /// What the second page shows.
    pub second_contents: ObjectId,
    /// The resources of both pages.
    pub resources: ObjectId,
    /// `/Im1`: a picture of 64 × 64 CMYK pixels.
    pub picture: ObjectId,
    /// `/Cs1`: the array of a `Separation`.
    pub spot: ObjectId,
    /// `/GsOver`: overprint.
    pub overprint: ObjectId,
    /// `/F1`: a `Type0` font.
    pub font: ObjectId,
    /// Its `CIDFontType2`.
    pub cid_font: ObjectId,
    /// Its descriptor.
    pub descriptor: ObjectId,
    /// Its file, a stream.
    pub font_file: ObjectId,
}

impl Good {
    /// The dictionary of an object, or of a stream.
    pub fn dict(&mut self, id: ObjectId) -> &mut Dictionary {
        match self.pdf.objects.get_mut(&id) {
            Some(Object::Dictionary(dict)) => dict,
            Some(Object::Stream(stream)) => &mut stream.dict,
            other => panic!("{id:?} is {other:?}"),
        }
    }

    /// Sets a key.
    pub fn set(&mut self, id: ObjectId, key: &str, value: impl Into<Object>) {
        self.dict(id).set(key, value);
    }

    /// Takes a key away.
    pub fn remove(&mut self, id: ObjectId, key: &str) {
        assert!(self.dict(id).remove(key.as_bytes()).is_some(), "{key} was there");
    }

    /// A dictionary of the resources, as `Font`.
    pub fn resource(&mut self, kind: &str) -> &mut Dictionary {
        let resources = self.resources;
        self.dict(resources)
            .get_mut(kind.as_bytes())
            .and_then(Object::as_dict_mut)
            .unwrap_or_else(|_| panic!("{kind} is there"))
    }

    /// Shows something more on the first page, over all else.
    pub fn draw(&mut self, operators: &str) {
        self.stream(self.contents).extend(operators.as_bytes());
    }

    /// The bytes of a stream.
    pub fn stream(&mut self, id: ObjectId) -> &mut Vec<u8> {
        match self.pdf.objects.get_mut(&id) {
            Some(Object::Stream(stream)) => &mut stream.content,
            other => panic!("{id:?} is {other:?}"),
        }
    }

    /// Replaces a piece of XMP.
    pub fn xmp(&mut self, from: &str, to: &str) {
        let stream = self.stream(self.metadata);
        let xmp = String::from_utf8(stream.clone()).expect("XMP is UTF-8");
        assert!(xmp.contains(from), "{from} is in the XMP");
        *stream = xmp.replace(from, to).into_bytes();
    }

    /// The file.
    pub fn bytes(&mut self) -> Vec<u8> {
        // Streams may have been made longer.
        for object in self.pdf.objects.values_mut() {
            if let Object::Stream(stream) = object {
                stream.dict.set("Length", stream.content.len() as i64);
            }
        }
        let mut bytes = Vec::new();
        self.pdf.save_to(&mut bytes).expect("saved");
        bytes
    }
}

/// A good PDF/X-4.
pub fn x4() -> Good {
    good("1.6", "PDF/X-4")
}

/// A good PDF/X-1a:2003: no transparency, no XMP, the standard named in Info.
pub fn x1a() -> Good {
    let mut good = good("1.4", "PDF/X-1a:2003");
    good.remove(good.catalog, "Metadata");
    good.pdf.objects.remove(&good.metadata);
    good
}

/// An array of numbers.
pub fn numbers(of: &[f32]) -> Object {
    Object::Array(of.iter().map(|number| Object::Real(*number)).collect())
}

fn good(version: &str, claims: &str) -> Good {
    let mut pdf = Document::with_version(version);
    pdf.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let pages = pdf.new_object_id();
    let (font, cid_font, descriptor, font_file) = font(&mut pdf);
    let picture = picture(&mut pdf);
    let spot = spot(&mut pdf);
    let overprint = pdf.add_object(dictionary! {
        "Type" => "ExtGState", "OP" => true, "op" => true, "OPM" => 1,
    });
    let resources = pdf.add_object(dictionary! {
        "Font" => dictionary! { "F1" => font },
        "XObject" => dictionary! { "Im1" => picture },
        "ColorSpace" => dictionary! { "Cs1" => spot },
        "ExtGState" => dictionary! { "GsOver" => overprint },
    });
    let (page, contents) = a_page(&mut pdf, pages, resources);
    let (second, second_contents) = a_page(&mut pdf, pages, resources);
    let tree = dictionary! {
        "Type" => "Pages", "Kids" => vec![page.into(), second.into()], "Count" => 2,
    };
    pdf.objects.insert(pages, tree.into());
    let (intent, profile) = intent(&mut pdf);
    let metadata = pdf.add_object(
        Stream::new(
            dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
            XMP.as_bytes().to_vec(),
        )
        .with_compression(false),
    );
    let catalog = pdf.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => pages, "Metadata" => metadata, "OutputIntents" => vec![intent.into()],
    });
    let info = pdf.add_object(dictionary! {
        "Title" => lopdf::text_string("刊印晨报"),
        "Creator" => Object::string_literal("Kanyin 0.1"),
        "Producer" => Object::string_literal("Kanyin 0.1"),
        "CreationDate" => Object::string_literal("D:20261122200000+08'00'"),
        "ModDate" => Object::string_literal("D:20261122200000+08'00'"),
        "Trapped" => "False",
        "GTS_PDFXVersion" => Object::string_literal(claims),
    });
    pdf.trailer.set("Root", catalog);
    pdf.trailer.set("Info", info);
    let id = |last| {
        let mut id = vec![7; 15];
        id.push(last);
        Object::String(id, StringFormat::Hexadecimal)
    };
    pdf.trailer.set("ID", vec![id(1), id(2)]);
    Good {
        pdf,
        catalog,
        info,
        metadata,
        intent,
        profile,
        page,
        second,
        contents,
        second_contents,
        resources,
        picture,
        spot,
        overprint,
        font,
        cid_font,
        descriptor,
        font_file,
    }
}

fn a_page(pdf: &mut Document, pages: ObjectId, resources: ObjectId) -> (ObjectId, ObjectId) {
    let contents = pdf.add_object(
        Stream::new(dictionary! {}, CONTENTS.as_bytes().to_vec()).with_compression(false),
    );
    let page = pdf.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => numbers(&MEDIA),
        "BleedBox" => numbers(&BLEED),
        "TrimBox" => numbers(&TRIM),
        "Resources" => resources,
        "Contents" => contents,
    });
    (page, contents)
}

fn font(pdf: &mut Document) -> (ObjectId, ObjectId, ObjectId, ObjectId) {
    let font_file =
        pdf.add_object(Stream::new(dictionary! { "Length1" => FONT.len() as i64 }, FONT.to_vec()));
    let descriptor = pdf.add_object(dictionary! {
        "Type" => "FontDescriptor", "FontName" => "ABCDEF+KanyinTestRare", "Flags" => 4,
        "FontBBox" => numbers(&[50.0, -70.0, 950.0, 850.0]), "ItalicAngle" => 0, "Ascent" => 880,
        "Descent" => -120, "CapHeight" => 850, "StemV" => 80, "FontFile2" => font_file,
    });
    let cid_font = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "ABCDEF+KanyinTestRare",
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor, "DW" => 1000, "CIDToGIDMap" => "Identity",
    });
    let names = pdf.add_object(Stream::new(dictionary! {}, TO_UNICODE.as_bytes().to_vec()));
    let font = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "ABCDEF+KanyinTestRare",
        "Encoding" => "Identity-H", "DescendantFonts" => vec![cid_font.into()], "ToUnicode" => names,
    });
    (font, cid_font, descriptor, font_file)
}

const TO_UNICODE: &str = "\
/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
3 beginbfchar <0001> <4DAE> <0002> <36C3> <0003> <D872DC56> endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end";

/// Lights to darks in all four inks, 220 % at most.
fn picture(pdf: &mut Document) -> ObjectId {
    let side = 64_u8;
    let pixels = (0..side)
        .flat_map(|y| (0..side).flat_map(move |x| [x * 2, y * 2, 128 - x - y / 2, (x + y) / 2]));
    let mut picture = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(side), "Height" => i64::from(side),
            "ColorSpace" => "DeviceCMYK", "BitsPerComponent" => 8,
        },
        pixels.collect(),
    );
    picture.compress().expect("compressed");
    pdf.add_object(picture)
}

fn spot(pdf: &mut Document) -> ObjectId {
    pdf.add_object(vec![
        Object::from("Separation"),
        Object::from("Newspaper Red"),
        Object::from("DeviceCMYK"),
        Object::from(dictionary! {
            "FunctionType" => 2, "N" => 1, "Domain" => numbers(&[0.0, 1.0]),
            "C0" => numbers(&[0.0, 0.0, 0.0, 0.0]), "C1" => numbers(&[0.0, 1.0, 0.8, 0.0]),
        }),
    ])
}

fn intent(pdf: &mut Document) -> (ObjectId, ObjectId) {
    let mut profile =
        Stream::new(dictionary! { "N" => 4, "Alternate" => "DeviceCMYK" }, PROFILE.to_vec());
    profile.compress().expect("compressed");
    let profile = pdf.add_object(profile);
    let intent = pdf.add_object(dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => Object::string_literal("Custom"),
        "OutputCondition" => Object::string_literal("Newsprint"),
        "Info" => Object::string_literal("Newsprint"),
        "DestOutputProfile" => profile,
    });
    (intent, profile)
}
