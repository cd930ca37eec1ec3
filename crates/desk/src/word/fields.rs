//! Fields: a code that is not printed, and its result, which is. They nest, and reach over paragraphs.

/// Most fields within each other; beyond that they are not told apart.
const DEEPEST: usize = 200;
/// Most characters of a code.
const LONGEST: usize = 20_000;

/// The fields that are open where the reading stands.
#[derive(Debug, Default)]
pub struct Fields {
    open: Vec<Field>,
    beyond: usize,
}

#[derive(Debug, Default)]
struct Field {
    code: String,
    is_in_result: bool,
    has_result: bool,
    link: Option<String>,
    form: Option<Form>,
}

/// What a field of a form shows, which is written nowhere else.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum Form {
    /// A box, ticked or not.
    Box(bool),
    /// What is chosen of a list.
    Choice(String),
}

impl Fields {
    /// A field begins.
    pub fn begin(&mut self, form: Option<Form>) {
        if self.open.len() < DEEPEST {
            self.open.push(Field { form, ..Field::default() });
        } else {
            self.beyond += 1;
        }
    }

    /// Its code goes on.
    pub fn code(&mut self, text: &str) {
        if let Some(field) = self.open.iter_mut().rev().find(|field| !field.is_in_result)
            && field.code.len() < LONGEST
        {
            field.code.push_str(text);
        }
    }

    /// Its code ends and its result begins.
    pub fn separate(&mut self) {
        if self.beyond == 0
            && let Some(field) = self.open.last_mut()
        {
            field.is_in_result = true;
            field.link = link(&field.code);
        }
    }

    /// It ends. What it stood for, if it had no result.
    pub fn end(&mut self) -> Option<Unseen> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let field = self.open.pop()?;
        match field.form {
            Some(form) if !field.has_result => Some(Unseen::Form(form)),
            _ if field.has_result || field.code.trim().is_empty() => None,
            _ => Some(Unseen::Code(field.code.trim().to_string())),
        }
    }

    /// Codes that never ended.
    pub fn left(&mut self) -> Vec<String> {
        self.beyond = 0;
        let open = std::mem::take(&mut self.open);
        open.into_iter().map(|field| field.code).filter(|code| !code.trim().is_empty()).collect()
    }

    /// Text is met: whether it is of a code and not printed.
    pub fn takes(&mut self, text: &str) -> bool {
        for field in self.open.iter_mut().filter(|field| field.is_in_result) {
            field.has_result = true;
        }
        let is_code = self.open.iter().any(|field| !field.is_in_result);
        if is_code {
            self.code(text);
        }
        is_code
    }

    /// Where the text at hand links to.
    pub fn link(&self) -> Option<&str> {
        self.open.iter().rev().find_map(|field| field.link.as_deref())
    }
}

/// A field without a result.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum Unseen {
    /// Of a form.
    Form(Form),
    /// Any other, by its code.
    Code(String),
}

/// The address in a code: `HYPERLINK "https://…"`.
pub fn link(code: &str) -> Option<String> {
    let after = code.trim_start();
    let named = after.get(..9).filter(|name| name.eq_ignore_ascii_case("HYPERLINK"))?;
    let rest = after[named.len()..].trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next().filter(|word| !word.starts_with('\\'))?,
    };
    let address = address.trim();
    (!address.is_empty()).then(|| address.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_results_are_printed() {
        let mut fields = Fields::default();
        fields.begin(None);
        fields.code(" HYPERLINK \"https://a.example/报\" ");
        assert!(fields.takes("code"));
        fields.separate();
        assert!(!fields.takes("看"));
        assert_eq!(fields.link(), Some("https://a.example/报"));
        assert_eq!(fields.end(), None);
        assert!(!fields.takes("正文"));
        assert_eq!(fields.link(), None);
    }

    #[test]
    fn the_result_within_a_code_is_of_the_code() {
        let mut fields = Fields::default();
        fields.begin(None);
        fields.code("IF ");
        fields.begin(None);
        fields.code("PAGE");
        fields.separate();
        assert!(fields.takes("3"));
        assert_eq!(fields.end(), None);
        fields.code(" = 1");
        assert_eq!(fields.end(), Some(Unseen::Code("IF 3 = 1".into())));
    }

    #[test]
    fn ends_without_beginnings_and_the_reverse() {
        let mut fields = Fields::default();
        assert_eq!(fields.end(), None);
        for _ in 0..10_000 {
            fields.begin(None);
        }
        fields.code("x");
        for _ in 0..20_000 {
            fields.end();
        }
        assert!(!fields.takes("正文"));
    }

    #[test]
    fn links_of_codes() {
        assert_eq!(link(r#"HYPERLINK \l "_Toc1""#), None);
        assert_eq!(link("hyperlink http://a.example"), Some("http://a.example".into()));
        assert_eq!(link("PAGE"), None);
    }
}
