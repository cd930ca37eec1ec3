//! 伺服：the pages of an issue in a browser, new at every save, and the copy beside them.
//!
//! **What it knows.** [`kanyin_production`], which makes everything that is shown, and the types that it shows. What is
//! here is the way between a browser and production: addresses, who may ask, who has to be told.
//!
//! **What holds.** Nobody but the page that this program sent out writes anything ([`guard`]). What is asked while pages
//! are made up is made up once afterwards, whatever number of times it was asked ([`workshop`]): no page stays older than
//! the last save. Unsaved text is held in memory; files are written by production alone.
//!
//! | where | what |
//! |---|---|
//! | [`serve()`], `serving` | from the order to the end of the evening |
//! | `address` | the port, and where a second call finds the first |
//! | `app`, `routes`, `guard`, `answer` | what all requests share, what may be asked, by whom, and what is answered |
//! | `workshop`, `watch` | the thread that makes the pages, and who wakes it |
//! | `shown`, `page_file`, `printed`, `state`, `stories`, `pictures`, `told_faults`, `text_places` | what was made, as the screen gets it |
//! | `screen` | the screen's own files |

mod address;
mod answer;
mod app;
mod guard;
mod page_file;
mod pictures;
mod printed;
mod routes;
mod screen;
mod serving;
mod shown;
mod state;
mod stories;
mod text_places;
mod told_faults;
mod watch;
mod workshop;

pub use address::running;
pub use serving::{ServeOrder, Serving, serve};

/// Opens the system's browser at an address.
///
/// # Errors
/// The system's: there may be none.
pub fn open_browser(address: &str) -> std::io::Result<()> {
    open::that_detached(address)
}
