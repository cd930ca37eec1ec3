//! Lists of SHA-256 sums: as `sha256sum` writes them, and as manifests of bags (RFC 8493, 2.1.3).

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// A SHA-256 sum; written in 64 small hexadecimal digits.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
pub struct Checksum([u8; 32]);

impl Checksum {
    /// The sum of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::finished(Sha256::new_with_prefix(bytes))
    }

    /// The sum of a file, which is not held whole. One that cannot be read is one that holds nothing.
    pub fn of_file(path: &Path) -> Self {
        const STEP: usize = 1 << 16;
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; STEP];
        if let Ok(mut file) = File::open(path) {
            while let Ok(length @ 1..) = file.read(&mut buffer) {
                hasher.update(buffer.get(..length).unwrap_or_default());
            }
        }
        Self::finished(hasher)
    }

    /// What a hasher has come to.
    pub fn finished(hasher: Sha256) -> Self {
        Self(hasher.finalize().into())
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Checksum {
    type Err = ();

    /// Reads 64 hexadecimal digits, large or small.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut sum = [0; 32];
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != sum.len() || !rest.is_empty() {
            return Err(());
        }
        for (byte, pair) in sum.iter_mut().zip(pairs) {
            let [high, low] = pair.map(|digit| char::from(digit).to_digit(16));
            *byte = (high.ok_or(())? * 16 + low.ok_or(())?) as u8;
        }
        Ok(Self(sum))
    }
}

/// How names stand in a list.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Listing {
    /// As `sha256sum` has them: plain.
    Sha256Sum,
    /// As in a bag: CR, LF and `%` percent-encoded, and nothing else.
    Manifest,
}

impl Listing {
    /// A list of files: a sum, two blanks and a name a line, sorted by name. Names have no line ends.
    pub fn text<'a>(self, files: impl IntoIterator<Item = (&'a str, Checksum)>) -> String {
        let sorted: BTreeMap<&str, Checksum> = files.into_iter().collect();
        let name = |name: &str| match self {
            Listing::Sha256Sum => name.to_string(),
            Listing::Manifest => name.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"),
        };
        sorted.iter().map(|(file, sum)| format!("{sum}  {}\n", name(file))).collect()
    }

    /// Names and sums of a list, or the number of the first line that is none of a list.
    pub fn read(self, text: &str) -> Result<BTreeMap<String, Checksum>, usize> {
        let mut sums = BTreeMap::new();
        for (number, line) in (1..).zip(text.lines()) {
            let (sum, name) = line.split_once([' ', '\t']).ok_or(number)?;
            let name = name.trim_start_matches([' ', '\t']);
            let name = match self {
                // The star is sha256sum's mark of a file read as binary.
                Listing::Sha256Sum => name.strip_prefix('*').unwrap_or(name).to_string(),
                Listing::Manifest => decoded(name),
            };
            let sum = sum.parse().map_err(|()| number)?;
            if name.is_empty() || sums.insert(name, sum).is_some() {
                return Err(number);
            }
        }
        Ok(sums)
    }
}

/// A manifest's name without its encoding. What is none stays as it is: older bags do not encode `%`.
fn decoded(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let known = [("25", '%'), ("0D", '\r'), ("0d", '\r'), ("0A", '\n'), ("0a", '\n')];
        let found = known.iter().find_map(|(code, c)| Some((c, after.strip_prefix(code)?)));
        let (c, behind) = found.unwrap_or((&'%', after));
        out.push(*c);
        rest = behind;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_sha256s() {
        let sum = Checksum::of(b"abc").to_string();
        assert_eq!(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sum.to_uppercase().parse(), Ok(Checksum::of(b"abc")));
        assert!("ba78".parse::<Checksum>().is_err() && "é".repeat(32).parse::<Checksum>().is_err());
    }

    #[test]
    fn what_is_listed_is_read_again() {
        let files = [("pages/02.png", Checksum::of(b"2")), ("100%\n.txt", Checksum::of(b"1"))];
        let text = Listing::Manifest.text(files);
        assert!(text.contains("  100%25%0A.txt\n"), "{text}");
        let read = Listing::Manifest.read(&text).unwrap();
        assert_eq!(read.get("100%\n.txt"), Some(&Checksum::of(b"1")));
        assert_eq!(read.len(), 2);
        let sums = Listing::Sha256Sum.text([("版 面.png", Checksum::of(b"2"))]);
        assert_eq!(
            Listing::Sha256Sum.read(&sums).unwrap().keys().collect::<Vec<_>>(),
            ["版 面.png"]
        );
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let sum = Checksum::of(b"");
        assert_eq!(Listing::Sha256Sum.read(&format!("{sum}  a\nhello\n")), Err(2));
        assert_eq!(Listing::Sha256Sum.read(&format!("{sum}  a\n{sum}  a\n")), Err(2));
        assert_eq!(Listing::Sha256Sum.read(&format!("{sum}  \n")), Err(1));
        assert_eq!(decoded("a%2Fb%"), "a%2Fb%");
    }
}
