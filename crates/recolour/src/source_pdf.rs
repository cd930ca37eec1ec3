//! Looking things up in a PDF that may be broken.

use lopdf::{Dictionary, Document, Object, Stream};

use super::refused::Refused;

/// The most that one stream may unpack to, in bytes.
const MOST_BYTES: usize = 256 << 20;

static NOTHING: Object = Object::Null;

/// A PDF to look things up in. References are followed; what is missing or of another kind is `None`.
#[derive(Copy, Clone)]
pub struct SourcePdf<'a>(pub &'a Document);

impl<'a> SourcePdf<'a> {
    /// What an object stands for.
    pub fn object(self, object: &'a Object) -> &'a Object {
        self.0.dereference(object).map_or(&NOTHING, |(_, object)| object)
    }

    /// A value of a dictionary.
    pub fn get(self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let object = self.object(dict.get(key).ok()?);
        (!object.is_null()).then_some(object)
    }

    /// An object as a dictionary; a stream's is its own.
    pub fn as_dict(self, object: &'a Object) -> Option<&'a Dictionary> {
        match self.object(object) {
            Object::Dictionary(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// A dictionary in a dictionary.
    pub fn dict(self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.as_dict(dict.get(key).ok()?)
    }

    /// A name in a dictionary.
    pub fn name(self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    /// An array in a dictionary.
    pub fn array(self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
        self.get(dict, key)?.as_array().ok().map(Vec::as_slice)
    }

    /// A number in a dictionary.
    pub fn number(self, dict: &'a Dictionary, key: &[u8]) -> Option<f32> {
        self.get(dict, key)?.as_float().ok()
    }

    /// A whole number in a dictionary; a few writers put `8.0`.
    pub fn integer(self, dict: &'a Dictionary, key: &[u8]) -> Option<i64> {
        match self.get(dict, key)? {
            Object::Integer(value) => Some(*value),
            Object::Real(value) => Some(*value as i64),
            _ => None,
        }
    }

    /// A truth value in a dictionary.
    pub fn flag(self, dict: &'a Dictionary, key: &[u8]) -> Option<bool> {
        self.get(dict, key)?.as_bool().ok()
    }

    /// The numbers of an array in a dictionary.
    pub fn numbers(self, dict: &'a Dictionary, key: &[u8]) -> Option<Vec<f32>> {
        self.as_numbers(self.get(dict, key)?)
    }

    /// The numbers of an array.
    pub fn as_numbers(self, object: &'a Object) -> Option<Vec<f32>> {
        let Object::Array(array) = self.object(object) else { return None };
        array.iter().map(|object| self.object(object).as_float().ok()).collect()
    }

    /// How many components a colour space has, as far as its name or profile says.
    pub fn components_named(self, space: &'a Object) -> Option<usize> {
        match space {
            Object::Name(name) => match name.as_slice() {
                b"DeviceGray" | b"G" => Some(1),
                b"DeviceRGB" | b"RGB" => Some(3),
                b"DeviceCMYK" | b"CMYK" => Some(4),
                _ => None,
            },
            Object::Array(parts) => match self.object(parts.first()?).as_name().ok()? {
                b"ICCBased" => {
                    let count = self.integer(self.as_dict(parts.get(1)?)?, b"N")?;
                    usize::try_from(count).ok()
                }
                b"CalRGB" | b"Lab" => Some(3),
                b"CalGray" => Some(1),
                _ => None,
            },
            _ => None,
        }
    }

    /// The bytes of a stream, unpacked, or of a string.
    pub fn bytes(self, object: &'a Object) -> Result<Vec<u8>, Refused> {
        match self.object(object) {
            Object::Stream(stream) => self.unpacked(stream, &self.filters(&stream.dict)),
            Object::String(bytes, _) => Ok(bytes.clone()),
            _ => Err(Refused::Damaged),
        }
    }

    /// The filters of a stream, first to be undone first, with their parameters. Short names, which stand in
    /// inline images, are written out.
    pub fn filters(self, dict: &'a Dictionary) -> Vec<(Vec<u8>, Dictionary)> {
        let listed = |object: Option<&'a Object>| match object {
            Some(Object::Array(array)) => array.iter().map(|one| self.object(one)).collect(),
            Some(object) => vec![object],
            None => Vec::new(),
        };
        let names = listed(self.get(dict, b"Filter"));
        let parameters = listed(self.get(dict, b"DecodeParms"));
        let parameters = parameters.into_iter().map(|object| self.shallow(object));
        let parameters = parameters.chain(std::iter::repeat_with(Dictionary::new));
        names
            .into_iter()
            .filter_map(|name| name.as_name().ok().map(long_filter))
            .zip(parameters)
            .collect()
    }

    /// A dictionary whose direct values are looked up; streams (JBIG2's globals) stay references.
    fn shallow(self, object: &'a Object) -> Dictionary {
        let Object::Dictionary(dict) = object else { return Dictionary::new() };
        let kept = |value: &'a Object| match self.object(value) {
            Object::Stream(_) => value.clone(),
            object => object.clone(),
        };
        dict.iter().map(|(key, value)| (key.clone(), kept(value))).collect()
    }

    /// A stream's bytes behind some of its filters.
    pub fn unpacked(
        self,
        stream: &Stream,
        filters: &[(Vec<u8>, Dictionary)],
    ) -> Result<Vec<u8>, Refused> {
        if filters.is_empty() {
            return Ok(stream.content.clone());
        }
        let mut dict = Dictionary::new();
        let names = filters.iter().map(|(name, _)| Object::Name(name.clone())).collect::<Vec<_>>();
        let parameters = filters.iter().map(|(_, parameters)| parameters.clone().into());
        dict.set("DecodeParms", parameters.collect::<Vec<Object>>());
        dict.set("Filter", names);
        let packed = Stream::new(dict, stream.content.clone());
        packed.decompressed_content_with_limit(MOST_BYTES).map_err(|error| match error {
            lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
                Refused::TooMuch
            }
            lopdf::Error::Unimplemented(_) => Refused::Unknown("Filter"),
            _ => Refused::Damaged,
        })
    }
}

fn long_filter(name: &[u8]) -> Vec<u8> {
    let long: &[u8] = match name {
        b"AHx" => b"ASCIIHexDecode",
        b"A85" => b"ASCII85Decode",
        b"LZW" => b"LZWDecode",
        b"Fl" => b"FlateDecode",
        b"RL" => b"RunLengthDecode",
        b"CCF" => b"CCITTFaxDecode",
        b"DCT" => b"DCTDecode",
        name => name,
    };
    long.to_vec()
}
