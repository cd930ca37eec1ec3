//! Copy in, stories out: the texts of a real paper, and any text whatever. What is written is read with the reader of our stories.

mod columns;
mod properties;
mod read_back;
mod rules;
mod seeds;
mod several;
mod slips;
mod turning;
