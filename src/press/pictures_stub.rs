//! stub
use std::sync::Arc;
#[derive(PartialEq, Clone, Copy)]
pub enum Coding {
    Jpeg { inverted: bool },
    Flate,
    FlateBits,
}
#[derive(Clone, Copy)]
pub enum ImageInks {
    Grey,
    Cmyk,
}
/// x
pub struct PressImage {
    /// x
    pub inks: ImageInks,
    /// x
    pub width: u32,
    /// x
    pub height: u32,
    /// x
    pub coding: Coding,
    /// x
    pub data: Arc<[u8]>,
}
/// x
pub fn stand_in_id(_: &[u8]) -> Option<u32> {
    None
}
