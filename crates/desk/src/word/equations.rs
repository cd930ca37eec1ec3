//! `EQ` fields: signs in rings and old ruby, which Word for Chinese makes of them, and fractions.

use crate::numerals::circled;

/// Most brackets within brackets.
const DEEPEST: usize = 20;

/// What a code shows.
#[derive(Debug, Default, PartialEq)]
pub struct Equation {
    /// Its text on the line.
    pub text: String,
    /// What stands above it as ruby.
    pub reading: String,
}

impl Equation {
    /// What it says as ruby, with what that stands above: `老（lǎo）`.
    pub fn ruby(&self) -> Option<String> {
        (!self.reading.is_empty()).then(|| format!("{}（{}）", self.text, self.reading))
    }
}

/// What an `EQ` code shows; `None` if it is another field's.
pub fn shown(code: &str) -> Option<Equation> {
    let code = code.trim_start();
    let rest = code.get(..2).filter(|name| name.eq_ignore_ascii_case("EQ"))?;
    let chars: Vec<char> = code[rest.len()..].chars().collect();
    let mut parser = Parser { chars: &chars, at: 0, reading: String::new() };
    // Before `\o` stand the switches of ruby: `\* jc2 \* "Font:宋体" \* hps10`.
    let text = parser.sequence(0);
    Some(Equation { text: text.trim().to_string(), reading: parser.reading })
}

struct Parser<'c> {
    chars: &'c [char],
    at: usize,
    reading: String,
}

impl Parser<'_> {
    /// Text up to a bracket that closes or a comma that parts.
    fn sequence(&mut self, depth: usize) -> String {
        let mut text = String::new();
        while let Some(&char) = self.chars.get(self.at) {
            match char {
                '\\' => text.push_str(&self.switch(depth)),
                ')' | ',' | ';' | '，' if depth > 0 => break,
                '(' if depth < DEEPEST => {
                    text.push('(');
                    text.push_str(&self.arguments(depth).join(","));
                    text.push(')');
                }
                _ => {
                    text.push(char);
                    self.at += 1;
                }
            }
        }
        text
    }

    /// What stands in brackets, parted by commas.
    fn arguments(&mut self, depth: usize) -> Vec<String> {
        let mut arguments = Vec::new();
        self.at += 1;
        while self.at < self.chars.len() {
            arguments.push(self.sequence(depth + 1));
            let end = self.chars.get(self.at);
            self.at += 1;
            if end == Some(&')') {
                break;
            }
        }
        arguments
    }

    fn switch(&mut self, depth: usize) -> String {
        let mut name = String::new();
        loop {
            self.at += 1;
            let Some(&char) = self.chars.get(self.at) else { return String::new() };
            if char == '*' {
                return self.format();
            }
            if matches!(char, ',' | '(' | ')' | '\\') && name.is_empty() {
                // A sign that would otherwise be one of the code's own.
                self.at += 1;
                return char.to_string();
            }
            name.clear();
            while let Some(&letter) =
                self.chars.get(self.at).filter(|one| one.is_ascii_alphabetic())
            {
                name.push(letter.to_ascii_lowercase());
                self.at += 1;
            }
            // Points and blanks: `\up 9`.
            while let Some(&char) = self.chars.get(self.at)
                && (char.is_ascii_digit() || char == ' ')
            {
                self.at += 1;
            }
            match self.chars.get(self.at) {
                Some('\\') => {
                    if name == "s" || name == "o" || name == "b" || name == "x" {
                        // `\o\ac(…)`, `\s\up 9(…)`: what follows says how.
                        let how = self.following();
                        return self.applied(&name, &how, depth);
                    }
                }
                Some('(') => return self.applied(&name, "", depth),
                _ => return String::new(),
            }
        }
    }

    /// The switches up to the bracket.
    fn following(&mut self) -> String {
        let mut how = String::new();
        while let Some(&char) =
            self.chars.get(self.at).filter(|one| !matches!(one, '(' | ')' | ','))
        {
            how.push(char.to_ascii_lowercase());
            self.at += 1;
        }
        how
    }

    fn applied(&mut self, name: &str, how: &str, depth: usize) -> String {
        if self.chars.get(self.at) != Some(&'(') || depth >= DEEPEST {
            return String::new();
        }
        let arguments = self.arguments(depth);
        match name {
            "o" => ringed(&arguments),
            "f" => arguments.join("/"),
            "r" => format!("√{}", arguments.last().map_or("", String::as_str)),
            "s" if how.contains("up") => {
                self.reading.push_str(&arguments.concat());
                String::new()
            }
            _ => arguments.join(" "),
        }
    }

    /// `\* hps10`, `\* "Font:宋体"`: how, not what.
    fn format(&mut self) -> String {
        self.at += 1;
        while self.chars.get(self.at) == Some(&' ') {
            self.at += 1;
        }
        let is_quoted = self.chars.get(self.at) == Some(&'"');
        self.at += usize::from(is_quoted);
        while let Some(&char) = self.chars.get(self.at) {
            if !is_quoted && matches!(char, '\\' | ' ') {
                break;
            }
            self.at += 1;
            if is_quoted && char == '"' {
                break;
            }
        }
        String::new()
    }
}

/// Signs over each other: a number in a ring is a sign of its own.
fn ringed(arguments: &[String]) -> String {
    let inner: String = arguments
        .iter()
        .map(|one| one.trim())
        .filter(|one| !matches!(*one, "○" | "◯" | "〇" | "□" | "△" | "◇" | "O"))
        .collect();
    let is_in_ring = inner.len() < arguments.iter().map(|one| one.trim().len()).sum();
    let in_ring = inner.parse().ok().filter(|_| is_in_ring).and_then(circled);
    in_ring.unwrap_or(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_word_for_chinese_makes_them() {
        for (code, text, reading) in [
            (r"eq \o\ac(○,1)", "①", ""),
            (r"eq \o\ac(○,印)", "印", ""),
            (r#"EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(lǎo),老)"#, "老", "lǎo"),
            (r"eq \f(1,2)", "1/2", ""),
            (r"eq \r(,3)", "√3", ""),
            (r"eq \a(上,下)", "上 下", ""),
        ] {
            let equation = Equation { text: text.into(), reading: reading.into() };
            assert_eq!(shown(code), Some(equation), "{code}");
        }
        assert_eq!(shown("PAGE"), None);
    }

    #[test]
    fn brackets_without_end() {
        for code in ["EQ ((((((", r"EQ \o\ac(○", r"EQ \", &format!("EQ {}", r"\o(".repeat(5000))]
        {
            shown(code);
        }
    }
}
