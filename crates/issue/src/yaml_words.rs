//! What the YAML parser says, in the words of people who never wanted to write YAML.

use kanyin_diagnostics::{Told, told};

/// A piece of the parser's sentences, and what it means. The first that stands in a sentence counts.
const MEANINGS: &[(&str, &str)] = &[
    ("unprintable character", "这里有一个看不见的控制字符"),
    ("byte order mark", "文字中间有一个看不见的标记（BOM）"),
    ("comment intercepting", "多行的文字中间夹了“#”开头的注释"),
    ("comments must be separated", "“#”前面少一个空格"),
    ("tab cannot", "缩进里有制表符（Tab）"),
    ("with a tab", "这里用了制表符（Tab）"),
    ("found a tab", "文字里有制表符（Tab）"),
    ("tabs disallowed", "这里用了制表符（Tab）"),
    ("quoted scalar, found unexpected end of stream", "引号只有一半，到末尾也没有合上"),
    ("quoted scalar, found unexpected document indicator", "引号还没有合上，就到了“---”"),
    ("indentation in quoted scalar", "引号里的文字换行以后，缩进不够"),
    ("after double-quoted scalar", "引号合上以后还有字"),
    ("unknown escape character", "双引号里的“\\”后面跟了不认得的字母"),
    ("hexadecimal number", "“\\x”“\\u”后面该是十六进制的数字"),
    ("character escape code", "“\\u”写的字符不存在"),
    ("expected ',' or '}'", "花括号里少一个逗号，或花括号没有合上"),
    ("expected ',' or ']'", "方括号里少一个逗号，或方括号没有合上"),
    ("misplaced bracket", "括号不成对"),
    ("indentation in flow construct", "括号里的内容换行以后，缩进不够"),
    ("did not find expected '-' indicator", "这一行不像上面各行那样以短横开头，或缩进对不齐"),
    ("block sequence entries are not allowed", "这里不能接着写短横开头的列表：另起一行"),
    ("only valid inside a block", "短横开头的列表不能写在括号里"),
    ("'-' must be followed", "短横后面少一个空格"),
    ("may not precede any of", "冒号后面少一个空格"),
    ("':' must be followed", "冒号后面少一个空格"),
    ("duplicated anchor", "“&”后面的名字用了两次"),
    ("<document-start>", "“---”该在最前面"),
    ("incompatible YAML document", "“%YAML”写的版本读不了"),
    ("cannot start with '-'", "短横后面紧跟了逗号或括号"),
    ("block mapping, did not find expected key", "这里该是“键: 值”的一行，或缩进和上面对不齐"),
    ("mapping values are not allowed", "一行里有两个冒号，或上一行没有写完"),
    ("mapping keys are not allowed", "这里不能写“?”开头的键"),
    ("illegal placement of ':'", "这里的冒号放错了地方"),
    ("simple key expect ':'", "这一行少一个冒号"),
    ("simple key expected", "这一行少一个冒号，或缩进对不齐"),
    ("unexpected end of plain scalar", "冒号后面该有的文字没有读到"),
    ("block scalar, found an indentation indicator", "“|”“>”后面的数字不能是 0"),
    ("block scalar, did not find expected comment", "“|”“>”后面要换行再写文字"),
    ("wrongly indented line in block scalar", "“|”“>”下面各行的缩进对不齐"),
    ("unknown anchor", "“*”后面的名字没有定义过；要排星号，给整个值加引号"),
    ("anchor or alias", "以“&”“*”开头的文字没有加引号"),
    ("indentation for anchor", "“&”后面的名字缩进不对"),
    ("node content", "这里该有的内容没有读到"),
    ("handle wasn't declared", "以“!”开头的文字没有加引号"),
    ("tag", "以“!”开头的文字没有加引号"),
    ("TAG", "以“%”开头的一行不是稿件里用的"),
    ("directive", "以“%”开头的一行不是稿件里用的"),
    ("document end marker", "“...”后面还有字"),
    ("document start", "“---”该在最前面"),
    ("stream-start", "文件的开头读不出来"),
    ("unexpected character", "这里有一个不能这样用的符号；要照样排，给整个值加引号"),
    ("invalid indentation", "缩进和上面各行对不齐"),
    ("expected whitespace", "这里少一个空格"),
    ("expected next token", "这里读不出是什么"),
    ("recursion limit", "一层套一层，套得太深"),
    ("unexpected eof", "文件在半中间断了"),
];

/// What the parser says, in both languages.
pub fn said(by_parser: &str) -> Told {
    match MEANINGS.iter().find(|(piece, _)| by_parser.contains(piece)) {
        Some((_, meaning)) => told!("{meaning}", "{by_parser}"),
        None => told!("这一行不合 YAML 的写法", "{by_parser}"),
    }
}

/// Whether what the parser says is about tabs.
pub fn is_about_tabs(by_parser: &str) -> bool {
    by_parser.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word == "tab" || word == "tabs")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use saphyr_parser::Parser;

    use super::*;

    fn says(text: &str) -> Option<String> {
        let mut events = Parser::new_from_str(text);
        events.find_map(|event| event.err().map(|error| error.info().to_string()))
    }

    #[test]
    fn an_editor_reads_what_is_wrong() {
        for (text, meaning) in [
            ("title: \"半个引号\n", "引号只有一半"),
            ("title: \"引\"号外\n", "引号合上以后还有字"),
            ("ear: {weather: 晴\n", "花括号"),
            ("stories: [a.md, b.md\n", "方括号"),
            ("title: 甲: 乙\n", "两个冒号"),
            ("title: @微博\n", "不能这样用的符号"),
            ("title: *星\n", "“*”"),
            ("title: \"C:\\下载\"\n", "“\\”"),
            ("a: 1\nb\nc: 2\n", "冒号"),
        ] {
            let info = says(text).unwrap_or_else(|| panic!("{text} is YAML"));
            let said = said(&info);
            assert!(said.zh.contains(meaning), "{text}{} ({})", said.zh, said.en);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn whatever_the_parser_says_is_known(
            pieces in prop::collection::vec(prop::sample::select(&[
                "a", "题", ": ", ":", "\n", "\n  ", "\n - ", "- ", "\"", "'", "[", "]", "{", "}", ",", "&x", "*x", "!", "!!s ",
                "%", "%YAML 1.2\n", "%TAG ! x\n", "---\n", "...\n", "#", " #", "|", ">", "|0\n", "\t", "\\", "\\u", "@", "`", "? ",
                "\u{FEFF}", "\u{7}", " ",
            ][..]), 0..14),
        ) {
            if let Some(info) = says(&pieces.concat()) {
                prop_assert!(MEANINGS.iter().any(|(piece, _)| info.contains(piece)), "{}", info);
            }
        }
    }
}
