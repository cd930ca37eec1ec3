//! The language of messages.

/// The language of messages.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Default)]
pub enum Lang {
    /// 中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language that the system's settings ask for.
    pub fn from_env() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        Self::of_locale(set.as_deref().unwrap_or_default())
    }

    /// The language for a locale: Chinese for `zh_CN.UTF-8`, and where none is set (`C`, `POSIX`);
    /// English for every other.
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '.', '-', '@']).next().unwrap_or_default();
        match language {
            "" | "C" | "POSIX" | "zh" => Lang::Zh,
            _ => Lang::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn locales() {
        for zh in ["", "C", "C.UTF-8", "POSIX", "zh_CN.UTF-8", "zh-Hans", "zh"] {
            assert_eq!(Lang::of_locale(zh), Lang::Zh, "{zh}");
        }
        for en in ["en_GB.UTF-8", "en", "de_DE@euro"] {
            assert_eq!(Lang::of_locale(en), Lang::En, "{en}");
        }
    }
}
