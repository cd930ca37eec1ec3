//! The command itself: what it writes, what it tells, how it ends.

mod ad_pages;
mod ad_shapes;
mod ads;
mod auto_pages;
mod commands;
mod ends;
mod files;
mod grids;
mod lines;
mod looks;
mod marks;
mod next_issue;
mod numbers;
mod one_page;
mod outside;
mod photo_colours;
mod photo_damage;
mod photos;
mod pins;
mod pixels;
mod posters;
mod preflight;
mod readme;
mod sums;
mod svg_ads;
mod threads;
