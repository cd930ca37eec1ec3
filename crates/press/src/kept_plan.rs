//! The `plan.yaml` that a person keeps beside `issue.yaml`: of each page that made itself up where everything stands, and
//! no more, so that all that may give in a story still can when its words change.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_yaml::{Mapping, Value};

use kanyin_diagnostics::{Told, told};
use kanyin_issue::AreaKind;

use super::plan_yaml::{PlanFile, PlanFileArea, PlanFilePage};

/// A plan to be kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptPlan {
    /// Its pages.
    pub pages: Vec<KeptPage>,
}

/// A page of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptPage {
    /// Its number.
    pub page: u32,
    /// Its layout: `auto`.
    pub layout: String,
    /// What stands on it.
    pub areas: Vec<KeptArea>,
}

/// A place on it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptArea {
    /// Its name.
    pub area: String,
    /// The files that stand there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// Of a story that goes on on a later page the paragraphs that stand here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraphs: Option<usize>,
    /// First column, from 1.
    pub column: u8,
    /// Columns.
    pub columns: u8,
    /// Columns of text, if it is a row of briefs.
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "text-columns")]
    pub text_columns: Option<u8>,
    /// First line, from 0.
    pub top: u32,
    /// Lines.
    pub height: u32,
}

const HEAD: &str = "\
# 定下的版：每块从第几栏起（column，从 1 数）、占几栏（columns）、从第几行起（top，版心第一行是 0）、高几行（height），
# 简讯排成几栏、稿件变栏（text-columns）。
# 可以改。不想定的版整段删去，就由程序重新拼；一版里的各块要么都写，要么都不写。还可以写 head、pictures，写法见
# out/ 里的 plan.yaml。kanyin plan --new 把这个文件放到一边，从头拼。
# The plan that was kept: first column (from 1), columns, first line (0 is the first of the type area), lines of each
# area, and columns of text of briefs in several. It may be changed. A page that is removed is made up anew; of one page keep all areas, or none. `head` and
# `pictures` may be added, as in the plan.yaml in out/. `kanyin plan --new` puts this file aside and starts afresh.
";

impl KeptPlan {
    /// What is to be kept of a makeup: the pages that made themselves up.
    pub fn of(plan: &PlanFile) -> Self {
        Self { pages: plan.pages.iter().filter_map(page).collect() }
    }

    /// Reads one that Kanyin wrote.
    pub fn read(text: &str) -> Option<Self> {
        serde_yaml::from_str(text).ok()
    }

    /// The files that stand on a page.
    pub fn files(&self, page: u32) -> BTreeSet<&str> {
        let pages = self.pages.iter().filter(|own| own.page == page);
        let areas = pages.flat_map(|page| &page.areas);
        areas.flat_map(|area| &area.files).map(String::as_str).collect()
    }

    /// The file's text. Pages that only an older plan has stay as they are there.
    ///
    /// # Errors
    /// The older one is no plan.
    pub fn yaml(&self, older: Option<&str>) -> Result<String, Told> {
        let not_written =
            |error| told!("写不成 YAML：{error}", "it cannot be written as YAML: {error}");
        let value = serde_yaml::to_value(self).map_err(not_written)?;
        let mut pages = pages_of(value).unwrap_or_default();
        if let Some(older) = older {
            let is_new = |page: &Value| {
                let number = page.get("page").and_then(Value::as_u64);
                number.is_some_and(|number| {
                    self.pages.iter().any(|own| u64::from(own.page) == number)
                })
            };
            let older = serde_yaml::from_str(older).ok().and_then(|older: Value| match older {
                // An empty file asks for nothing.
                Value::Null => Some(Vec::new()),
                older => pages_of(older),
            });
            let older = older.ok_or_else(|| {
                told!(
                    "原来的 plan.yaml 读不懂，不知道别的版定了什么",
                    "the plan.yaml that stands there cannot be understood, so that what it holds of other pages is not known"
                )
            })?;
            pages.extend(older.into_iter().filter(|page| !is_new(page)));
            pages.sort_by_key(|page| page.get("page").and_then(Value::as_u64));
        }
        let file = Mapping::from_iter([("pages".into(), Value::Sequence(pages))]);
        let body = serde_yaml::to_string(&file).map_err(not_written)?;
        Ok(format!("{HEAD}{body}"))
    }
}

/// The pages of a plan as it is written.
fn pages_of(plan: Value) -> Option<Vec<Value>> {
    match plan.get("pages") {
        Some(Value::Sequence(pages)) => Some(pages.clone()),
        _ => None,
    }
}

fn page(page: &PlanFilePage) -> Option<KeptPage> {
    let drawn = page.drawn.as_ref()?;
    let kind = |name: &str| drawn.areas.iter().find(|area| area.name == name).map(|area| area.kind);
    let is_band = |area: &&PlanFileArea| {
        matches!(kind(&area.area), Some(AreaKind::Masthead | AreaKind::Strip))
    };
    let areas = page.areas.iter().filter(|area| !is_band(area)).filter_map(|area| {
        Some(KeptArea {
            area: area.area.clone(),
            files: area.files.clone(),
            paragraphs: area.paragraphs,
            column: area.column?,
            columns: area.columns?,
            text_columns: area.text_columns,
            top: area.top,
            height: area.height,
        })
    });
    Some(KeptPage { page: page.page, layout: page.layout.clone(), areas: areas.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(page: u32, columns: u8) -> KeptPlan {
        let area = KeptArea {
            area: "a".into(),
            files: vec!["issues/1/stories/a.md".into()],
            paragraphs: None,
            column: 1,
            columns,
            text_columns: None,
            top: 0,
            height: 30,
        };
        KeptPlan { pages: vec![KeptPage { page, layout: "auto".into(), areas: vec![area] }] }
    }

    #[test]
    fn what_an_older_plan_holds_of_other_pages_stays() {
        let older = "pages:\n- {page: 1, layout: auto, areas: []}\n- {page: 3, rows: [12, auto]}\n";
        let yaml = plan(1, 3).yaml(Some(older)).unwrap();
        let read: Value = serde_yaml::from_str(&yaml).unwrap();
        assert_eq!(read["pages"].as_sequence().map(Vec::len), Some(2));
        assert_eq!(read["pages"][0]["areas"][0]["columns"].as_u64(), Some(3));
        assert_eq!(read["pages"][1]["rows"][0].as_u64(), Some(12));
        assert_eq!(KeptPlan::read(&plan(2, 4).yaml(None).unwrap()).unwrap().files(2).len(), 1);
        assert!(plan(1, 3).yaml(Some("pages: 7")).is_err(), "no plan");
        assert!(plan(1, 3).yaml(Some("")).is_ok(), "an empty one");
    }
}
