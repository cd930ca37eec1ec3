//! Which quotes are Chinese.

use super::classes::chinese_quotes;

#[test]
fn quotes_are_latin_between_latin() {
    let of = |text: &str| -> String {
        let text: Vec<char> = text.chars().collect();
        let chinese = chinese_quotes(&text);
        let quotes = text.iter().zip(chinese).filter(|(c, _)| "“”‘’".contains(**c));
        quotes.map(|(_, chinese)| if chinese { '中' } else { 'L' }).collect()
    };
    assert_eq!(of("他说“好”。"), "中中");
    assert_eq!(of("He said “yes” to us"), "LL");
    assert_eq!(of("“Act+”西门"), "中中");
    assert_eq!(of("2025“西门杯”赛"), "中中");
    assert_eq!(of("it’s"), "L");
    assert_eq!(of("“OK”"), "LL");
    assert_eq!(of("“好”"), "中中");
    assert_eq!(of("他说“读‘OK’吧”"), "中中中中");
}
