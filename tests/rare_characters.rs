//! Characters that not every font has: rare ones in names, look-alikes, regional forms; and words that
//! stand out, which are set in another face and never slanted.

#[path = "rare_characters/emphasis.rs"]
mod emphasis;
#[path = "rare_characters/fonts.rs"]
mod fonts;
#[path = "rare_characters/look_alikes.rs"]
mod look_alikes;
#[path = "rare_characters/mainland.rs"]
mod mainland;
#[path = "rare_characters/names.rs"]
mod names;
mod newsdesk;
#[path = "command/printed.rs"]
#[allow(dead_code)]
mod printed;
#[path = "command/run.rs"]
#[allow(dead_code)]
mod run;
