//! What belongs to the page, on every grid: masthead, ear, data line, folio, strip, colophon. The finished frames are read back;
//! nothing here asks the layout what it meant.

mod colophons;
mod drawn;
mod folios;
mod mastheads;
mod picture_plates;
mod sheets;
mod strips;
