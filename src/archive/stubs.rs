use super::*;
use crate::issue::Issue;
use crate::press::Moment;
use typst_layout::PagedDocument;
pub fn alto(_: &Edition) -> Result<Vec<MadeFile>, String> { Ok(vec![]) }
pub fn texts(_: &Edition) -> Result<Vec<MadeFile>, String> { Ok(vec![]) }
pub fn mets(_: &Edition, _: &[(&str, &[u8])]) -> Result<MadeFile, String> { Ok(MadeFile{name:"mets.xml".into(),bytes:vec![]}) }
pub struct Home;
pub struct Templates;
pub fn epaper(_: &Edition, _: &Templates, _: &[PageImages], _: Option<&Home>) -> Result<Vec<MadeFile>, String> { Ok(vec![]) }
