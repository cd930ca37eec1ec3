//! The word that was probably meant.

/// The known word nearest to what was written, if one is near enough.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = written.to_lowercase().replace('_', "-");
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&folded, &word.to_lowercase()), word))
        .filter(|(distance, word)| {
            *distance <= 1 + word.chars().count() / 4 && *distance < word.chars().count()
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_understood_and_other_words_are_not() {
        let known = ["columns", "measure", "lead-in", "of"];
        assert_eq!(nearest("colums", known), Some("columns"));
        assert_eq!(nearest("Lead_in", known), Some("lead-in"));
        assert_eq!(nearest("mesaure", known), Some("measure"));
        assert_eq!(nearest("weather", known), None);
        assert_eq!(nearest("ab", known), None);
    }
}
