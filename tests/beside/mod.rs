//! Nobody reads or writes beside the publication, and nothing is half put in its place.

mod in_the_way;
mod line_ends;
#[cfg(unix)]
mod links;
#[cfg(unix)]
mod names;
mod templates;
mod twins;
