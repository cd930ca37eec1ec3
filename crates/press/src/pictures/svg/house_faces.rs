//! The faces of the house: which of them an SVG's list of families comes out in.

use kanyin_fonts::Family;
use kanyin_issue::paper::Role;

use super::font_names::{bare, is_generic, like, same_design};
use super::surroundings::Surroundings;

/// What a list of families comes out in.
pub struct Chosen {
    /// Faces, as the catalogue's book counts them.
    pub faces: Vec<usize>,
    /// Their family.
    pub family: String,
    /// The family that was wanted first and is not there.
    pub instead_of: Option<String>,
}

/// The families of a CSS list.
pub fn listed(families: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut quote = None;
    for c in families.chars() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (',' | '，', None) => names.push(String::new()),
            (c, _) => names.last_mut().expect("there is one").push(c),
        }
    }
    let names = names.into_iter().map(|name| name.trim().to_string());
    names.filter(|name| !name.is_empty()).collect()
}

/// The faces for a list of families: the first that is there, else the paper's that is nearest to the first whose
/// name says what it is like.
pub fn chosen(names: &[String], around: Surroundings<'_>) -> Chosen {
    for name in names {
        if let Some((family, faces)) = known(name, around) {
            return Chosen { faces, family, instead_of: None };
        }
    }
    let role = match names.is_empty() {
        // What viewers do where nothing is said.
        true => Role::Song,
        false => names.iter().find_map(|name| like(name)).unwrap_or(Role::Hei),
    };
    let (family, faces) = of_role(role, around).unwrap_or_default();
    let instead_of = names.iter().find(|name| !is_generic(name)).cloned();
    Chosen { faces, family, instead_of }
}

/// A font that is there, by one of the ways in which programs name it.
fn known(name: &str, around: Surroundings<'_>) -> Option<(String, Vec<usize>)> {
    let book = around.fonts.book();
    let of_family = |family: &str| {
        let faces: Vec<usize> = book.select_family(&family.to_lowercase()).collect();
        (!faces.is_empty()).then(|| (family.to_string(), faces))
    };
    let in_weight = || {
        let family = Family::parse(name);
        let (face, _) = family.weight.and_then(|_| around.fonts.face(&family))?;
        Some((family.name, vec![face]))
    };
    // `NotoSansCJKsc-Bold`: a family without its spaces, with a weight.
    let postscript = || {
        let wanted = bare(name);
        let families = book.families().map(|(family, _)| family.to_string());
        let mut families: Vec<String> =
            families.filter(|family| wanted.starts_with(&bare(family))).collect();
        families.sort_by_key(|family| std::cmp::Reverse(family.len()));
        families.into_iter().find_map(|family| {
            const STYLES: [&str; 12] = [
                "", "regular", "bold", "medium", "light", "black", "heavy", "semibold", "thin",
                "italic", "normal", "book",
            ];
            let style = wanted.get(bare(&family).len()..)?;
            STYLES.contains(&style).then(|| of_family(&family))?
        })
    };
    of_family(name)
        .or_else(in_weight)
        .or_else(postscript)
        .or_else(|| same_design(name).and_then(of_family))
}

/// A role's first family that is there; song that is to be bold is heavy.
fn of_role(role: Role, around: Surroundings<'_>) -> Option<(String, Vec<usize>)> {
    let book = around.fonts.book();
    let first = |role: Role| {
        let tried = around.roles.iter().find(|tried| tried.role == role.key())?;
        tried.found(around.fonts).next()
    };
    let family = first(role)?;
    let mut faces: Vec<usize> = match role {
        Role::Heavy | Role::Display => {
            around.fonts.face(&family).map(|(face, _)| face).into_iter().collect()
        }
        Role::Song | Role::Hei | Role::Kai => {
            book.select_family(&family.name.to_lowercase()).collect()
        }
    };
    if role == Role::Song
        && let Some((heavy, _)) = first(Role::Heavy).and_then(|heavy| around.fonts.face(&heavy))
        && !faces.contains(&heavy)
    {
        faces.push(heavy);
    }
    Some((family.name, faces))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_however_they_are_quoted() {
        assert_eq!(listed("'微软雅黑', \"A, B\" ,serif"), ["微软雅黑", "A, B", "serif"]);
        assert_eq!(listed(" 微软 雅黑 ，宋体"), ["微软 雅黑", "宋体"]);
        assert!(listed(" , ").is_empty());
    }
}
