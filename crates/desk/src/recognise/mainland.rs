//! Labels and bylines that are written in traditional characters: 記者, 攝影, 時間.

use std::borrow::Cow;
use std::sync::LazyLock;

/// Each character of such words, and how the mainland writes it; both take three bytes.
const PAIRS: &str = "記记訊讯員员報报圖图攝摄編编輯辑總总實实習习見见評评論论組组採采寫写點点連连結结關关鏈链閱阅讀读溫温問问註注備备說说資资\
                     來来數数據据館馆會会處处學学園园廠厂隊队級级電电話话號号時时間间對对聯联繫系費费當当為为專专頻频";

/// Which of the characters up to U+FFFF are among them: asked of every letter.
static KNOWN: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; 1 << 10];
    for c in PAIRS.chars().step_by(2) {
        if let Some(word) = bits.get_mut(c as usize / 64) {
            *word |= 1_u64 << (c as usize % 64);
        }
    }
    bits
});

/// The same text as the mainland writes these words; as long in bytes.
pub fn written(text: &str) -> Cow<'_, str> {
    let known: &[u64] = &KNOWN;
    let is_known =
        |c: char| known.get(c as usize / 64).is_some_and(|word| word >> (c as usize % 64) & 1 == 1);
    if !text.chars().any(is_known) {
        return text.into();
    }
    let meant = |c: char| {
        let mut pairs = PAIRS.chars().step_by(2).zip(PAIRS.chars().skip(1).step_by(2));
        pairs.find(|(from, _)| is_known(c) && *from == c).map_or(c, |(_, to)| to)
    };
    text.chars().map(meant).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_bylines_are_known_in_both_hands() {
        assert_eq!(written("記者 陳美玲"), "记者 陳美玲");
        assert_eq!(written("聯繫電話：1"), "联系电话：1");
        assert!(matches!(written("记者"), Cow::Borrowed(_)));
        assert!(
            PAIRS.chars().all(|c| c.len_utf8() == 3) && PAIRS.chars().count().is_multiple_of(2)
        );
    }
}
