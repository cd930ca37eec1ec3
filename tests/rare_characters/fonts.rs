//! `kanyin fonts` where there is no publication.

use crate::run::kanyin;

#[test]
fn outside_of_a_publication_the_built_in_fonts_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let run = kanyin(folder.path(), &["fonts"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for role in ["song", "heavy", "hei", "kai", "display"] {
        let line = run.out.lines().find(|line| line.starts_with(role)).expect(role);
        assert!(line.contains("内置"), "{line}");
    }
    assert_eq!(run.out.lines().count(), 6, "{}", run.out);
}
