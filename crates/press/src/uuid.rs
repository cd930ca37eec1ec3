//! UUIDs as they are written.

/// 128 bits as a UUID is written: 8-4-4-4-12 digits (RFC 9562, 4).
pub fn uuid(of: u128) -> String {
    let hex = format!("{of:032x}");
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    parts.join("-")
}
