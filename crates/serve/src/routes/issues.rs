//! The issues of the publication, and what may stand in their files.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use kanyin_diagnostics::told;
use kanyin_issue::{self as issue, plain_scalar, schema};
use kanyin_production::{IssueFolder, NewAreas, layouts_of, new_issue};

use crate::answer::{Answer, Refused, aside};
use crate::app::App;

/// Which schema.
#[derive(Deserialize)]
pub struct Of {
    of: String,
}

/// A schema of what staff write.
pub async fn schema(Query(Of { of }): Query<Of>) -> Answer<Value> {
    match of.as_str() {
        "story" => Ok(Json(schema::story())),
        "issue" => Ok(Json(schema::issue())),
        "paper" => Ok(Json(schema::paper())),
        "plan" => Ok(Json(schema::plan())),
        _ => Err(Refused::missing()),
    }
}

/// A layout that a page can name.
#[derive(Serialize)]
pub struct LayoutOf {
    name: String,
    about: String,
    areas: Vec<AreaOf>,
}

/// An area of a layout.
#[derive(Serialize)]
struct AreaOf {
    name: String,
    kind: &'static str,
}

/// The layouts of the publication, its own first.
pub async fn layouts(State(app): State<Arc<App>>) -> Answer<Vec<LayoutOf>> {
    let publication = app.publication.clone();
    let listed = aside(move || layouts_of(&publication)).await?;
    let layout = |layout: &Arc<issue::Layout>| LayoutOf {
        name: layout.name.clone(),
        about: layout.about.clone().unwrap_or_default(),
        areas: layout
            .areas
            .iter()
            .map(|area| AreaOf { name: area.name.clone(), kind: area.kind.name() })
            .collect(),
    };
    Ok(Json(listed.layouts.iter().map(layout).collect()))
}

/// An issue by its name.
#[derive(Deserialize, Serialize)]
pub struct IssueName {
    issue: String,
}

/// Shows another issue.
pub async fn open(
    State(app): State<Arc<App>>,
    Json(IssueName { issue: name }): Json<IssueName>,
) -> Answer<IssueName> {
    // Only what is in the list: no path comes from the browser.
    let all = issue::issues(&app.publication);
    let path = all.into_iter().find(|path| path.file_name().is_some_and(|own| *own == *name));
    let folder = IssueFolder::at(&path.ok_or_else(Refused::missing)?)?;
    app.changes().clear();
    app.workshop.open(folder.path);
    Ok(Json(IssueName { issue: name }))
}

/// The name that a new issue is to have.
#[derive(Deserialize)]
pub struct NewName {
    issue: Option<String>,
}

/// Makes the next issue: the next number and day, the last one's layouts.
pub async fn make(
    State(app): State<Arc<App>>,
    Json(NewName { issue: name }): Json<NewName>,
) -> Answer<IssueName> {
    let publication = app.publication.clone();
    let name = name.unwrap_or_else(|| next_name(&app));
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', ':']) {
        return Err(Refused::missing());
    }
    let folder = publication.join("issues").join(&name);
    let made =
        aside(move || new_issue(&folder, NewAreas::Empty)).await??.ok_or_else(Refused::missing)?;
    app.changes().clear();
    app.workshop.open(made.folder);
    Ok(Json(IssueName { issue: name }))
}

/// A story that is begun.
#[derive(Deserialize)]
pub struct NewStory {
    /// Its file's name, as `issue.yaml` has it; the title's if left out.
    name: Option<String>,
    title: String,
    /// Its form, by its name; news if left out.
    form: Option<String>,
}

/// Where it stands.
#[derive(Serialize)]
pub struct StoryFile {
    file: String,
}

/// Begins a story: a file with its title.
pub async fn new_story(
    State(app): State<Arc<App>>,
    Json(NewStory { name, title, form }): Json<NewStory>,
) -> Answer<StoryFile> {
    let issue = app.workshop.issue();
    let folder = issue.path.strip_prefix(&issue.publication).unwrap_or(&issue.path);
    let folder = format!("{}/stories", kanyin_diagnostics::slashed(folder));
    let title = title.trim().to_string();
    if title.is_empty() {
        return Err(Refused(StatusCode::BAD_REQUEST, told!("先写一个题目", "write a title first")));
    }
    let name = match &name {
        Some(name) => name.trim_end_matches(".md").rsplit('/').next().unwrap_or_default().into(),
        None => title.replace(['/', '\\'], "-"),
    };
    let form = form.map(|form| format!("form: {}\n", plain_scalar::scalar(&form)));
    let form = form.unwrap_or_default();
    let text = format!("---\ntitle: {}\n{form}---\n\n", plain_scalar::scalar(&title));
    let files = app.files.clone();
    let file = aside(move || files.add(&folder, &format!("{name}.md"), text.as_bytes())).await??;
    app.workshop.look();
    Ok(Json(StoryFile { file }))
}

/// The name after the newest issue's: a month, a day or a number on.
fn next_name(app: &App) -> String {
    let names: Vec<String> = issue::issues(&app.publication)
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    let last = names.last().cloned().unwrap_or_default();
    let mut next = after(&last);
    while names.contains(&next) {
        next.push('a');
    }
    next
}

/// A name with its last number one more; a month that is over begins the next year.
fn after(name: &str) -> String {
    let from = name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (head, number) = name.split_at(from);
    let Ok(n) = number.parse::<u64>() else { return format!("{name}-2") };
    let year = head.strip_suffix('-').and_then(|year| year.parse::<u64>().ok());
    match year {
        Some(year) if number.len() == 2 && n == 12 => format!("{}-01", year + 1),
        _ => format!("{head}{:0width$}", n + 1, width = number.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::after;

    #[test]
    fn names_go_on() {
        for (name, next) in [
            ("2026-11", "2026-12"),
            ("2026-12", "2027-01"),
            ("143", "144"),
            ("009", "010"),
            ("春", "春-2"),
        ] {
            assert_eq!(after(name), next);
        }
    }
}
