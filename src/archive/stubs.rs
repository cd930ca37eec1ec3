use super::*;
pub struct Home;
pub struct Templates;
pub fn epaper(
    _: &Edition,
    _: &Templates,
    _: &[PageImages],
    _: Option<&Home>,
) -> Result<Vec<MadeFile>, String> {
    Ok(vec![])
}
