//! The line figures that `kanyin check -v` tells, held against what stands on the pages. Run with `--nocapture`, it prints
//! them.

use std::collections::BTreeMap;

use super::judge::han_pairs;
use super::rules::READ;

/// What counts as stretched, in em.
const STRETCHED: f64 = 0.005;

#[test]
fn figures_of_every_story_agree_with_the_page() {
    for read in READ.iter() {
        let mut on_page: BTreeMap<&str, usize> = BTreeMap::new();
        for text in read.texts.iter().filter(|text| text.is_justified()) {
            let stretched =
                text.set.lines.iter().filter(|line| {
                    han_pairs(&text.set, line).iter().any(|white| *white > STRETCHED)
                });
            *on_page.entry(text.story.as_str()).or_default() += stretched.count();
        }
        println!("{}", read.name);
        for (file, figures) in &read.paged.laid.figures {
            let path = read.paged.issue.sources.path(*file).to_string_lossy().replace('\\', "/");
            println!(
                "  {path}: {} lines, {} stretched, tightest {:?}, loosest {:?}, {} marks squeezed, {} runts avoided",
                figures.lines,
                figures.stretched.len(),
                figures.tightest,
                figures.loosest,
                figures.marks,
                figures.avoided_runts,
            );
            assert!(figures.lines > 0, "{path}");
            assert_eq!(figures.runts, 0, "{path}");
            assert_eq!(figures.parted, 0, "{path}: a number or a word is parted");
            let told = figures.stretched.iter().filter(|(_, loose, _)| *loose > STRETCHED).count();
            let seen = on_page.get(path.as_str()).copied().unwrap_or(0);
            assert_eq!(told, seen, "{path}: {:?}", figures.stretched);
        }
    }
}
