//! Stories that are ready keep their names, their letters, and the paths of their pictures.

use super::names::{ImportedFile, Names, file_of, story_name};
use crate::found::ReadyStory;

/// The file of a story.
pub struct ReadyFile {
    /// Its name in the issue's folder.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Pictures that came with it.
    pub pictures: usize,
}

/// The file of a story; those of its pictures go to the others.
pub fn files(
    story: &ReadyStory,
    source: &str,
    names: &mut Names,
    files: &mut Vec<ImportedFile>,
) -> ReadyFile {
    let name = names.free("stories", &stem(source, &story.text), "md");
    let mut text = story.text.clone();
    let mut pictures = 0;
    for picture in &story.pictures {
        let Some(bytes) = &picture.bytes else { continue };
        let wanted = in_issue(&picture.name);
        let is_there =
            |file: &ImportedFile| Some(&file.name) == wanted.as_ref() && file.bytes == *bytes;
        if files.iter().any(is_there) {
            continue;
        }
        pictures += 1;
        let (folder, file) = match wanted.as_deref().and_then(|path| path.rsplit_once('/')) {
            Some((folder, file)) => (folder.to_string(), file.to_string()),
            None => ("images".into(), file_of(&picture.name)),
        };
        let (stem, ending) = file.rsplit_once('.').unwrap_or((&file, "jpg"));
        let path = names.free(&folder, stem, ending);
        if wanted.as_ref() != Some(&path) {
            text = renamed(&text, &picture.name, &format!("../{path}"));
        }
        files.push(ImportedFile { name: path, bytes: bytes.clone() });
    }
    ReadyFile { name, text, pictures }
}

/// A text in which a picture has another path, which has a white in it or none.
fn renamed(text: &str, from: &str, to: &str) -> String {
    let bracketed = text.replace(&format!("](<{from}>"), &format!("](<{to}>"));
    let ends = [')', ' ', '\n'];
    ends.iter().fold(bracketed, |text, end| {
        let to = if to.contains(' ') { format!("<{to}>") } else { to.into() };
        text.replace(&format!("]({from}{end}"), &format!("]({to}{end}"))
    })
}

/// Where a path of a story leads in the issue: `../images/灯.jpg` is `images/灯.jpg`. `None` if it leads out of it, or if its
/// name is none that every system has.
fn in_issue(path: &str) -> Option<String> {
    let mut parts = vec!["stories"];
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part if file_of(part) == part => parts.push(part),
            _ => return None,
        }
    }
    (parts.len() > 1).then(|| parts.join("/"))
}

/// The name that a story's file had; of a story that came in a file of several, its title.
fn stem(source: &str, text: &str) -> String {
    let file = source.rsplit('/').next().unwrap_or(source);
    match file.rsplit_once('.') {
        Some((stem, "md")) => story_name(stem),
        _ => {
            let title = text.lines().find_map(|line| line.strip_prefix("title:"));
            let read = title.map(|title| {
                serde_yaml::from_str::<String>(title.trim()).unwrap_or_else(|_| title.trim().into())
            });
            story_name(&read.unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_within_the_issue() {
        assert_eq!(in_issue("../images/灯.jpg").as_deref(), Some("images/灯.jpg"));
        assert_eq!(in_issue("pictures/01-1.jpg").as_deref(), Some("stories/pictures/01-1.jpg"));
        for out in ["../../灯.jpg", "..", "../灯.jpg", "a:b.jpg"] {
            assert_eq!(in_issue(out), None, "{out}");
        }
    }
}
