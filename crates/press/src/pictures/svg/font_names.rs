//! What a font is like, by its name alone.

use kanyin_issue::paper::Role;

/// Names of the same design.
const SAME: [(&str, &str); 10] = [
    ("霞鹜文楷", "LXGW WenKai"),
    ("霞鶩文楷", "LXGW WenKai"),
    ("思源宋体", "Noto Serif CJK SC"),
    ("Source Han Serif SC", "Noto Serif CJK SC"),
    ("Source Han Serif CN", "Noto Serif CJK SC"),
    ("Noto Serif SC", "Noto Serif CJK SC"),
    ("思源黑体", "Noto Sans CJK SC"),
    ("Source Han Sans SC", "Noto Sans CJK SC"),
    ("Source Han Sans CN", "Noto Sans CJK SC"),
    ("Noto Sans SC", "Noto Sans CJK SC"),
];

/// Parts of names, tried in this order.
const LIKE: [(Role, &[&str]); 4] = [
    (Role::Heavy, &["标宋", "粗宋", "超粗宋", "biaosong", "xbs"]),
    (
        Role::Kai,
        &["楷", "kaiti", "kaishu", "xingkai", "wenkai", "simkai", "cursive", "隶", "lishu"],
    ),
    (Role::Hei, &["黑", "sans", "gothic", "heiti", "圆", "arial", "helvetica", "yahei"]),
    (
        Role::Song,
        &[
            "宋",
            "song",
            "simsun",
            "serif",
            "times",
            "roman",
            "ming",
            "明体",
            "明朝",
            "mincho",
            "georgia",
            "garamond",
            "cambria",
            "palatino",
            "bodoni",
            "baskerville",
            "didot",
            "caslon",
            "batang",
        ],
    ),
];

/// The name by which we have a font of the same design.
pub fn same_design(name: &str) -> Option<&'static str> {
    let bare = bare(name);
    SAME.iter().find(|(known, _)| bare.starts_with(&self::bare(known))).map(|(_, ours)| *ours)
}

/// The role that a font of this name is nearest to; nothing if the name does not say.
pub fn like(name: &str) -> Option<Role> {
    let bare = bare(name);
    LIKE.iter()
        .find(|(_, parts)| parts.iter().any(|part| bare.contains(part)))
        .map(|(role, _)| *role)
}

/// Whether it is a word of CSS for a kind of font, and no font.
pub fn is_generic(name: &str) -> bool {
    const GENERIC: [&str; 10] = [
        "serif",
        "sans-serif",
        "monospace",
        "cursive",
        "fantasy",
        "system-ui",
        "ui-serif",
        "ui-sans-serif",
        "ui-monospace",
        "inherit",
    ];
    GENERIC.contains(&name.to_ascii_lowercase().as_str())
}

/// A name without what different programs write differently.
pub fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_font_is_like() {
        for (name, role) in [
            ("微软雅黑", Some(Role::Hei)),
            ("Microsoft YaHei", Some(Role::Hei)),
            ("宋体", Some(Role::Song)),
            ("NSimSun", Some(Role::Song)),
            ("Times New Roman", Some(Role::Song)),
            ("serif", Some(Role::Song)),
            ("sans-serif", Some(Role::Hei)),
            ("Open Sans", Some(Role::Hei)),
            ("PT Sans Serif", Some(Role::Hei)),
            ("KaiTi_GB2312", Some(Role::Kai)),
            ("华文行楷", Some(Role::Kai)),
            ("方正小标宋简体", Some(Role::Heavy)),
            ("Foo", None),
        ] {
            assert_eq!(like(name), role, "{name}");
        }
        assert_eq!(same_design("SourceHanSansSC-Bold"), Some("Noto Sans CJK SC"));
        assert_eq!(same_design("霞鹜文楷 屏幕阅读版"), Some("LXGW WenKai"));
    }
}
