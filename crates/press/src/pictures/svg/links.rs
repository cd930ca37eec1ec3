//! Pictures and drawings in other files: those inside the publication come along, others are told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use data_url::DataUrl;
use image::ImageFormat;
use percent_encoding::percent_decode_str;
use typst_library::foundations::Bytes;
use usvg::roxmltree::{Attribute, Document, Node};

use kanyin_diagnostics::{Told, told};
use kanyin_issue::paths::{FoundFile, Lost, find};

use super::edits::Edits;
use super::surroundings::Surroundings;

/// Most bytes of a linked file.
const MOST_BYTES: u64 = 256 << 20;
/// A link that leads to nothing.
const NOTHING: &str = "data:,";

/// Makes a drawing that stands in another ready, its type outlines, and says what is to be told of it; nothing where
/// drawings stand in each other without end.
pub type Inner<'f> =
    dyn Fn(&[u8], Surroundings<'_>) -> Option<Result<(String, Vec<Told>), Told>> + 'f;

/// What a drawing's links lead to.
pub struct Links {
    /// Pictures by the names that the drawing now calls them.
    pub files: BTreeMap<String, Bytes>,
    /// Which links lead to nothing that can be drawn.
    pub told: Vec<Told>,
}

/// Follows the links of a drawing's pictures.
pub fn followed(
    document: &Document<'_>,
    around: Surroundings<'_>,
    inner: &Inner<'_>,
    edits: &mut Edits<'_>,
) -> Links {
    let mut links = Links { files: BTreeMap::new(), told: Vec::new() };
    for node in document.descendants().filter(|node| is_picture(node)) {
        let hrefs: Vec<Attribute<'_, '_>> =
            node.attributes().filter(|attribute| attribute.name() == "href").collect();
        // SVG 2's name goes before XLink's.
        let Some(href) = hrefs.iter().find(|href| href.namespace().is_none()).or(hrefs.first())
        else {
            continue;
        };
        let written = href.value().trim();
        // Within the drawing: a filter may take an element for a picture.
        if written.starts_with('#') {
            continue;
        }
        let new = match linked(written, around, inner, &mut links) {
            Ok(None) => continue,
            Ok(Some(new)) => new,
            Err(why) => {
                links.told.push(why);
                NOTHING.into()
            }
        };
        for href in &hrefs {
            edits.text(href.range_value(), &new);
        }
    }
    links
}

fn is_picture(node: &Node<'_, '_>) -> bool {
    node.is_element() && matches!(node.tag_name().name(), "image" | "feImage")
}

/// What stands in a link's place; nothing where it stays.
fn linked(
    written: &str,
    around: Surroundings<'_>,
    inner: &Inner<'_>,
    links: &mut Links,
) -> Result<Option<String>, Told> {
    let shown = shown(written);
    let (data, folder) = match written
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"))
    {
        true => (within(written).ok_or_else(|| unreadable(&shown))?, around.folder.to_path_buf()),
        false => file(written, around).map_err(|lost| told_lost(&shown, &lost))?,
    };
    if let Some(ending) = raster(&data) {
        if image::ImageReader::new(std::io::Cursor::new(&data))
            .with_guessed_format()
            .map_or(true, |reader| reader.into_dimensions().is_err())
        {
            return Err(unreadable(&shown));
        }
        let name = format!("kanyin-{}.{ending}", links.files.len());
        links.files.insert(name.clone(), Bytes::new(data));
        return Ok(Some(name));
    }
    if !looks_like_svg(&data) {
        return Err(told!(
            "里的图片“{shown}”不是 JPEG、PNG、GIF、WebP 或 SVG，没有画出来；请转成 PNG 再链接",
            "links a picture “{shown}” that is no JPEG, PNG, GIF, WebP or SVG and is not drawn; make it a PNG"
        ));
    }
    let around = Surroundings { folder: &folder, ..around };
    let Some(drawn) = inner(&data, around) else {
        return Err(told!(
            "里的图“{shown}”一层套一层，没有画出来",
            "links “{shown}”, drawings within drawings without end; it is not drawn"
        ));
    };
    let (svg, told) = drawn.map_err(|_| unreadable(&shown))?;
    links.told.extend(told);
    let encoded =
        percent_encoding::percent_encode(svg.as_bytes(), percent_encoding::NON_ALPHANUMERIC);
    Ok(Some(format!("data:image/svg+xml,{encoded}")))
}

/// The bytes that a link leads to, in the link or in a file inside the publication.
pub fn data(link: &str, around: Surroundings<'_>) -> Option<Vec<u8>> {
    match link.starts_with("data:") {
        true => within(link),
        false => file(link, around).ok().map(|(data, _)| data),
    }
}

fn within(link: &str) -> Option<Vec<u8>> {
    // Programs break long lines, and indent them.
    let link: String = link.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    DataUrl::process(&link).ok()?.decode_to_vec().ok().map(|(data, _)| data)
}

/// A file, and its folder inside the publication.
fn file(written: &str, around: Surroundings<'_>) -> Result<(Vec<u8>, PathBuf), Lost> {
    let publication = dunce::canonicalize(around.publication).map_err(|_| Lost::Missing(None))?;
    let FoundFile { inside, real, .. } = found(written, &publication, around.folder)?;
    let is_small = std::fs::metadata(&real).is_ok_and(|about| about.len() <= MOST_BYTES);
    if !is_small {
        return Err(Lost::NoFile);
    }
    let data = std::fs::read(&real).map_err(|_| Lost::NoFile)?;
    let folder = inside.parent().unwrap_or(Path::new("")).to_path_buf();
    Ok((data, folder))
}

/// As it is written, else with its escapes undone. A program that keeps whole paths may mean a file beside the
/// drawing: the name alone is tried last.
fn found(written: &str, publication: &Path, folder: &Path) -> Result<FoundFile, Lost> {
    let bases = [folder];
    let plain = written.split(['?', '#']).next().unwrap_or(written);
    let decoded = percent_decode_str(plain).decode_utf8_lossy().into_owned();
    let lost = match find(publication, &bases, written) {
        Ok(found) => return Ok(found),
        Err(lost) => lost,
    };
    if let Ok(found) = find(publication, &bases, &decoded) {
        return Ok(found);
    }
    let local = decoded.to_ascii_lowercase().starts_with("file:") || lost == Lost::Absolute;
    let name = decoded.rsplit(['/', '\\']).next().unwrap_or_default();
    match local && !name.is_empty() {
        true => find(publication, &bases, name).map_err(|_| Lost::Absolute),
        false => Err(lost),
    }
}

fn raster(data: &[u8]) -> Option<&'static str> {
    match image::guess_format(data).ok()? {
        ImageFormat::Jpeg => Some("jpg"),
        ImageFormat::Png => Some("png"),
        ImageFormat::Gif => Some("gif"),
        ImageFormat::WebP => Some("webp"),
        _ => None,
    }
}

fn looks_like_svg(data: &[u8]) -> bool {
    data.starts_with(&[0x1f, 0x8b])
        || String::from_utf8_lossy(&data[..data.len().min(4096)]).contains("<svg")
}

/// A link as staff should see it.
fn shown(written: &str) -> String {
    let begin: String = written.chars().filter(|c| !c.is_control()).take(80).collect();
    match begin.len() < written.len() {
        true => begin + "…",
        false => begin,
    }
}

fn unreadable(shown: &str) -> Told {
    told!(
        "里的图片“{shown}”读不出来，没有画；请换一个完好的",
        "links a picture “{shown}” that cannot be read and is not drawn; put a sound one there"
    )
}

fn told_lost(shown: &str, lost: &Lost) -> Told {
    match lost {
        Lost::Web => told!(
            "链接了网上的图片“{shown}”，刊印不上网，没有画；请下载下来放在图旁边，或者导出时嵌入",
            "links a picture on the web, “{shown}”, which is not fetched or drawn; put it beside the drawing, or embed it"
        ),
        Lost::Outside | Lost::Absolute => told!(
            "链接的图片“{shown}”在刊物文件夹之外，没有画；请放到图旁边，或者导出时嵌入",
            "links a picture outside the publication, “{shown}”, which is not drawn; put it beside the drawing, or embed it"
        ),
        Lost::Missing(Some(near)) => told!(
            "链接的图片“{shown}”找不到，没有画；是不是“{near}”",
            "links a picture that is not there, “{shown}”, and is not drawn; is it “{near}”?"
        ),
        Lost::Missing(None) | Lost::Empty | Lost::NoFile => told!(
            "链接的图片“{shown}”找不到，没有画；请放到图旁边，或者导出时嵌入",
            "links a picture that is not there, “{shown}”, and is not drawn; put it beside the drawing, or embed it"
        ),
    }
}
