//! Characters that not every font has: rare ones in names, and look-alikes; and words that stand out, which are set
//! in another face and never slanted.

mod emphasis;
mod fonts;
mod look_alikes;
mod names;
