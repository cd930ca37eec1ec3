//! One of several even parts of a list: so that several machines can share the issues of ten years.

use std::str::FromStr;

/// The K-th of N parts, written `2/4`: every N-th of a list, from the K-th on. However the list is shared out, a
/// thing is in one part only, and parts differ by one thing at most.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Shard {
    /// From 0.
    number: usize,
    /// At least 1.
    of: usize,
}

impl Shard {
    /// What of a list is in this part.
    pub fn of<T>(self, list: Vec<T>) -> Vec<T> {
        list.into_iter().skip(self.number).step_by(self.of).collect()
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |digits: &str| {
            let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<u32>().ok().filter(|_| is_plain)
        };
        let parts = text.split_once('/').and_then(|(k, n)| Some((number(k)?, number(n)?)));
        match parts {
            Some((k, n)) if (1..=n).contains(&k) => {
                Ok(Self { number: k as usize - 1, of: n as usize })
            }
            _ => {
                Err("写作 K/N，K 从 1 到 N，如 2/4 (write K/N with K from 1 to N, such as 2/4)"
                    .into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shard(text: &str) -> Result<Shard, String> {
        text.parse()
    }

    #[test]
    fn parts_are_even_and_together_are_all() {
        let list: Vec<u32> = (0..10).collect();
        let parts: Vec<Vec<u32>> =
            (1..=4).map(|k| shard(&format!("{k}/4")).unwrap().of(list.clone())).collect();
        assert_eq!(parts, [vec![0, 4, 8], vec![1, 5, 9], vec![2, 6], vec![3, 7]]);
        assert_eq!(shard("1/1").unwrap().of(list.clone()), list);
        assert_eq!(shard("12/12").unwrap().of(list), Vec::<u32>::new());
    }

    #[test]
    fn wrong_forms_are_refused() {
        for wrong in
            ["0/4", "5/4", "x", "", "/", "1/", "/4", "+1/4", "1/4/2", "1/0", "-1/4", " 1/4"]
        {
            assert!(shard(wrong).is_err(), "{wrong}");
        }
        assert!(shard("4294967295/4294967295").is_ok());
        assert!(shard("4294967296/4294967296").is_err());
    }
}
