//! `stories.json` as `kanyin archive` writes it: each story is written as its Markdown, which reads back the same.

use serde_json::{Map, Value, json};

use kanyin_issue::article::{self, Article, ArticleBlock, Photo};

use crate::beside::{Beside, PictureFinder};
use crate::block::{Block, Content, Look, Picture, Source};

/// Its stories. The pictures stand beside it under their names for readers, or in a publication under their own.
///
/// # Errors
/// A file whose stories are not as `archive` writes them.
pub fn sources(
    name: &str,
    issue: Value,
    beside: Beside<'_>,
) -> Result<Vec<Source>, serde_json::Error> {
    let Value::Object(mut issue) = issue else { return Ok(Vec::new()) };
    let articles: Vec<Value> =
        serde_json::from_value(issue.remove("articles").unwrap_or_default())?;
    let mut sources = Vec::new();
    for (n, article) in articles.into_iter().enumerate() {
        let article = serde_json::from_value(completed(article))?;
        sources.push(source(name, n + 1, article, beside));
    }
    Ok(sources)
}

/// What a story's words need not say: another program's file of this form is read too.
fn completed(article: Value) -> Value {
    let Value::Object(said) = article else { return article };
    let usual = json!({
        "number": 0, "id": "", "file": "", "page": 0, "importance": "normal", "form": "news",
        "characters": 0, "blocks": [], "places": [],
    });
    let mut whole: Map<String, Value> = usual.as_object().cloned().unwrap_or_default();
    whole.extend(said.into_iter().filter(|(_, value)| !value.is_null()));
    Value::Object(whole)
}

fn source(name: &str, number: usize, mut article: Article, beside: Beside<'_>) -> Source {
    let mut finder = PictureFinder::new(name, beside);
    let mut blocks = Vec::new();
    pictures(&mut article.blocks, &mut finder, &mut blocks);
    let story = Content::Story(article::markdown(&article));
    blocks.insert(0, Block { line: 1, content: story, look: Look::default() });
    let file = article.file.rsplit('/').next().filter(|file| !file.is_empty());
    let name = file.map_or_else(|| format!("{name}#{number}"), |file| format!("{name}/{file}"));
    Source { name, blocks, faults: finder.faults, ..Source::default() }
}

/// The pictures of a body. Each gets the path that it will have.
fn pictures(body: &mut [ArticleBlock], finder: &mut PictureFinder<'_>, found: &mut Vec<Block>) {
    for block in body {
        match block {
            ArticleBlock::Photo(photo) => {
                let Some(picture) = picture(photo, finder) else { continue };
                let content = Content::Picture(picture);
                found.push(Block { line: 1, content, look: Look::default() });
            }
            ArticleBlock::List { items, .. } => {
                items.iter_mut().for_each(|item| pictures(item, finder, found));
            }
            ArticleBlock::Quote { blocks } | ArticleBlock::Box { blocks, .. } => {
                pictures(blocks, finder, found);
            }
            _ => {}
        }
    }
}

fn picture(photo: &mut Photo, finder: &mut PictureFinder<'_>) -> Option<Picture> {
    let web = photo.web.clone().unwrap_or_default();
    let mut picture = finder.find(1, &[&web, &photo.file], "")?;
    // It was called by its own name in the issue that was archived; its kind may be another one now.
    let own = photo.file.rsplit('/').next().unwrap_or_default();
    let stem = own.rsplit_once('.').map_or(own, |(stem, _)| stem);
    let ending = picture.name.rsplit_once('.').map_or("jpg", |(_, ending)| ending);
    let path = format!("../images/{stem}.{ending}");
    // What readers get is cut already, and the story says so by saying nothing; the picture itself is still to be cut.
    match photo.web.is_some() {
        true => photo.web = Some(path.clone()),
        false => photo.file = path.clone(),
    }
    picture.name = path;
    Some(picture)
}
