//! What staff write, read and checked: `paper.yaml`, `issue.yaml`, layouts and stories become one [`Issue`].
//!
//! Knows custody and diagnostics; nothing of type, pages or ink. Its invariants: **no path leads out of the publication; everything
//! wrong is told with its line, all of it at once; text is data**, set as it was typed. All lengths are in points.
//!
//! | step | files |
//! |---|---|
//! | where the publication and its issues are | `publication` |
//! | the whole way from a folder to an [`Issue`] | `load`, `reading`, `drafts`, `reader` (limits, clean text), `paths` (never outwards), `text`, `look_alikes` |
//! | the model | `issue`, `layout`, `story`, `paper`, `picture_kind` |
//! | YAML as a tree with places | `yaml`, `yaml_brackets`, `yaml_places`, `yaml_advice`, `yaml_words`, `yaml_slips` |
//! | the tree along the schema of its type | `schema`, `schema_walk`, `schema_scalar`, `schema_keywords`, `spots`, `nearest` |
//! | `paper.yaml` and what a schema cannot say of it | `paper`, `desk_habits`, `units`, `press_colour`, `printing`, `file_name`, `web`, `paper_check`; `plain_scalar` writes YAML |
//! | `issue.yaml`, and what stands in each area | `issue_file`, `issue_number`, `issue_count`, `fill`, `calendar` |
//! | `layout.yaml`: letters become areas | `layout_file` |
//! | `pages: auto`: which story goes to which page | `allotted`, `folder_files` |
//! | a page without a layout: its areas are what it is given | `auto_page` |
//! | a story's text, made ready for Markdown | `typed` |
//! | a story's Markdown becomes blocks and runs | `story_file`, `markdown`, `boxes`, `inlines`, `alignment`, `paragraphs`, `joined_lines`, `lines_of_names`, `link` |
//! | what a paragraph is besides text: lists of names, a label before it | `names`, `run_in` |
//! | signatures and centred lines; notes at the foot | `closing_lines`, `foot_notes` |
//! | a story as its readers get it: JSON, and Markdown that reads back the same | `article` |
//! | a story's pictures | `story_picture`, `picture_attributes`, `pictures`, `jpeg_head`, `svg_filters` |
//! | files that are no picture, named; which part of a PDF page is placed | `other_files`, `pdf_box` |

mod alignment;
mod allotted;
pub mod article;
mod auto_page;
mod boxes;
mod calendar;
mod closing_lines;
pub mod desk_habits;
mod drafts;
pub mod file_name;
mod fill;
mod folder_files;
mod foot_notes;
mod furniture_spots;
mod inlines;
mod issue;
mod issue_count;
mod issue_file;
mod issue_number;
mod joined_lines;
mod jpeg_head;
mod jump;
pub mod layout;
mod layout_file;
mod layouts;
pub mod levels_in_unicode;
mod lines_of_names;
mod link;
mod load;
pub mod look_alikes;
mod markdown;
pub mod names;
mod nearest;
pub mod other_files;
mod own_files;
pub mod paper;
mod paper_check;
mod paragraphs;
pub mod paths;
pub mod pdf_box;
mod picture_attributes;
mod picture_crop;
mod picture_kind;
mod pictures;
mod pin_reader;
pub mod pins;
pub mod plain_scalar;
pub mod plan_file;
pub mod press_colour;
pub mod printing;
mod publication;
mod reader;
mod reading;
mod run_in;
pub mod schema;
mod schema_keywords;
mod schema_scalar;
mod schema_walk;
pub mod signers;
mod spots;
pub mod story;
mod story_file;
mod story_picture;
mod strays;
pub mod suited_grid;
mod svg_filters;
mod table_attributes;
pub mod text;
mod twin_names;
mod type_area;
mod typed;
pub mod units;
pub mod web;
mod yaml;
mod yaml_advice;
mod yaml_brackets;
mod yaml_places;
mod yaml_slips;
mod yaml_words;

pub use drafts::Drafts;
pub use furniture_spots::FurnitureSpots;
pub use issue::{AD_LABEL, Fill, Filler, FontSpots, Issue, Page, PlacedFile};
pub use issue_file::AUTO;
pub use issue_file::{Ear, IssueFile, POSTER, PagesAsked};
pub use issue_number::IssueNumber;
pub use layout::{Area, AreaKind, Layout, RowHeight};
pub use layouts::{ListedLayouts, list as list_layouts};
pub use load::{Loaded, LoadedPaper, load, load_as, load_paper};
pub use own_files::{NotOwn, OwnFiles};
pub use paper::Paper;
pub use paragraphs::words_of_runs;
pub use picture_crop::{Crop, Focus};
pub use picture_kind::PictureKind;
pub use pictures::orientation;
pub use publication::{dated, issues, newest, publication_of};
pub use reading::Reading;
pub use run_in::{Among, RunIn};
pub use story::{Block, BlockKind, Form, Importance, Line, Picture, Run, Story};
