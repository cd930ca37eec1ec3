//! `kanyin verify`.

use std::fs;

use kanyin_testing::good_desk;

use super::papers::{FIRST, archived};
use crate::run::kanyin;

#[test]
fn whole_archives_end_with_0_spoilt_ones_with_1_and_none_with_2() {
    let desk = good_desk();
    let paths = archived(desk.folder(), &["--for", "readers,printer,library"]).out;
    let verify = |paths: &[&str]| kanyin(desk.folder(), &[&["verify"], paths].concat());
    let all: Vec<&str> = paths.lines().collect();
    let run = verify(&all);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert_eq!(run.out.lines().count(), 3);
    assert!(run.out.contains("完好") && run.out.contains("issues/1 的存档"), "{}", run.out);

    let zip = fs::read(desk.folder().join(FIRST)).unwrap();
    desk.file("cut.zip", &zip[..zip.len() / 2]);
    desk.file("page.zip", b"<html>404 Not Found</html>");
    let mut spoilt = zip.clone();
    let middle = spoilt.len() / 2;
    spoilt[middle] ^= 1;
    desk.file("spoilt.zip", &spoilt);
    for (file, says) in [("cut.zip", "不全"), ("page.zip", "不是 zip"), ("spoilt.zip", "是坏的")]
    {
        let run = verify(&[FIRST, file]);
        assert_eq!(run.code, 1, "{file}: {}", run.out);
        assert!(run.err.contains(says), "{file}: {}", run.err);
        assert!(run.out.contains("完好") && run.out.contains("有毛病"), "{}", run.out);
    }
    for wrong in ["nowhere.zip", "out"] {
        assert_eq!(verify(&[FIRST, wrong]).code, 2);
    }
    assert_eq!(verify(&[]).code, 2);
}

#[test]
fn it_speaks_english_too() {
    let desk = good_desk();
    desk.file("page.zip", b"<html>");
    let run = kanyin(desk.folder(), &["--lang", "en", "verify", "page.zip"]);
    assert!(run.err.contains("this is no zip file"), "{}", run.err);
    assert!(run.out.contains("not whole, 1 faults"), "{}", run.out);
}
