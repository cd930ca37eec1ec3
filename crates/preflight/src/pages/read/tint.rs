//! Functions of ISO 32000-1, 7.10, as far as their ends and samples tell what colours come out.

use hayro_syntax::object::{Array, Dict, Object};

use super::stream::decoded;

/// The most colours that are looked at in one function.
const MOST: usize = 4096;
/// How deeply functions may be stitched.
const DEPTH: usize = 4;

/// Colours that come out of a function, first to last; between two of them it runs evenly. `None` if it is a
/// program, or broken.
pub fn stops(function: &Object<'_>, depth: usize) -> Option<Vec<Vec<f32>>> {
    if depth > DEPTH {
        return None;
    }
    let (dict, stream) = match function {
        Object::Dict(dict) => (dict.clone(), None),
        Object::Stream(stream) => (stream.dict().clone(), Some(stream)),
        Object::Array(array) => return side_by_side(array, depth),
        _ => return None,
    };
    match dict.get::<u8>("FunctionType")? {
        0 => sampled(&dict, &decoded(stream?)?),
        2 => {
            let first = dict.get::<Array<'_>>("C0").map_or(vec![0.0], |array| numbers(&array));
            let last = dict.get::<Array<'_>>("C1").map_or(vec![1.0], |array| numbers(&array));
            Some(vec![first, last])
        }
        3 => {
            let mut all = Vec::new();
            for part in dict.get::<Array<'_>>("Functions")?.iter::<Object<'_>>() {
                all.extend(stops(&part, depth + 1)?);
                if all.len() > MOST {
                    return None;
                }
            }
            Some(all)
        }
        _ => None,
    }
}

/// One function for each component.
fn side_by_side(array: &Array<'_>, depth: usize) -> Option<Vec<Vec<f32>>> {
    let mut parts = Vec::new();
    for part in array.iter::<Object<'_>>().take(32) {
        parts.push(stops(&part, depth + 1)?);
    }
    let most = parts.iter().map(Vec::len).max()?;
    let component = |part: &Vec<Vec<f32>>, at: usize| {
        part.get(at).or(part.last()).and_then(|stop| stop.first()).copied().unwrap_or(0.0)
    };
    Some((0..most).map(|at| parts.iter().map(|part| component(part, at)).collect()).collect())
}

/// Samples of 8 or 16 bits.
fn sampled(dict: &Dict<'_>, data: &[u8]) -> Option<Vec<Vec<f32>>> {
    let range = numbers(&dict.get::<Array<'_>>("Range")?);
    let range = dict.get::<Array<'_>>("Decode").map_or(range, |array| numbers(&array));
    let bytes = match dict.get::<u8>("BitsPerSample")? {
        8 => 1,
        16 => 2,
        _ => return None,
    };
    let pairs: Vec<(f32, f32)> = range.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    if pairs.is_empty() || data.len() / (pairs.len() * bytes) > MOST {
        return None;
    }
    let stop = |sample: &[u8]| {
        let each = sample.chunks_exact(bytes).zip(&pairs);
        each.map(|(value, (from, to))| from + (to - from) * f32::from(value[0]) / 255.0).collect()
    };
    Some(data.chunks_exact(pairs.len() * bytes).map(stop).collect())
}

/// The numbers of an array; what isn't one is nought. Sixty-four at most.
pub fn numbers(array: &Array<'_>) -> Vec<f32> {
    array
        .iter::<Object<'_>>()
        .take(64)
        .map(|object| number(&object).unwrap_or(0.0) as f32)
        .collect()
}

/// A number.
pub fn number(object: &Object<'_>) -> Option<f64> {
    match object {
        Object::Number(number) => Some(number.as_f64()).filter(|number| number.is_finite()),
        _ => None,
    }
}
