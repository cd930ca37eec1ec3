//! RTF.
use kanyin_diagnostics::Fault;
use crate::block::Source;
/// todo
pub fn read(_name: &str, _bytes: &[u8]) -> Result<Source, Fault> { todo!() }
