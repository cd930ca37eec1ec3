//! JSON Schema of everything staff write, made from the types that are read. Editors complete and
//! check the keys by it, and so does `schema_walk`.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::issue_file::IssueFile;
use super::layout::LayoutFile;
use super::paper::Paper;
use super::plan_file::PlanAsked;
use super::story::FrontMatter;

/// The schema of `paper.yaml`.
pub fn paper() -> Value {
    of::<Paper>()
}

/// The schema of `issue.yaml`.
pub fn issue() -> Value {
    of::<IssueFile>()
}

/// The schema of a story's front matter.
pub fn story() -> Value {
    of::<FrontMatter>()
}

/// The schema of `layout.yaml`.
pub fn layout() -> Value {
    of::<LayoutFile>()
}

/// The schema of `plan.yaml` beside `issue.yaml`.
pub fn plan() -> Value {
    of::<PlanAsked>()
}

fn of<T: JsonSchema>() -> Value {
    schema_for!(T).into()
}

#[cfg(test)]
mod tests {
    use super::super::paper::Role;
    use super::*;

    #[test]
    fn only_known_keys_are_allowed() {
        let paper = paper();
        assert_eq!(paper["additionalProperties"], false);
        let fonts = &paper["properties"]["fonts"];
        assert_eq!(fonts["properties"].as_object().unwrap().len(), Role::ALL.len());
        assert_eq!(fonts["additionalProperties"]["type"], "array");
        let layout = layout();
        assert_eq!(layout["additionalProperties"], false);
        assert!(layout["patternProperties"]["^[A-Z]$"].is_object());
    }

    /// A key without a description is no help in an editor.
    #[test]
    fn every_key_is_described_in_both_languages() {
        for schema in [paper(), issue(), story(), layout(), plan()] {
            each_property(&schema, &mut |key, property| {
                let described = property["description"].as_str().unwrap_or_default();
                assert!(described.contains('。'), "{key}: {described}");
            });
        }
    }

    fn each_property(schema: &Value, check: &mut impl FnMut(&str, &Value)) {
        let Some(object) = schema.as_object() else { return };
        for (key, value) in object {
            match value.as_object() {
                Some(properties) if key == "properties" => {
                    let described = properties.iter();
                    described
                        .filter(|(key, _)| !Role::ALL.iter().any(|role| role.key() == *key))
                        .for_each(|(key, property)| check(key, property));
                }
                _ => {}
            }
            each_property(value, check);
        }
    }
}
