//! Small files in, and what has become of them.

mod blending;
mod colours;
mod damage;
mod outside;
mod pictures;
mod plates;
mod press;
mod shadings;
mod sheet;
mod streams;
