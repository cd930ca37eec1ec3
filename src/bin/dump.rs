use kanyin::{archive, diagnostics::Faults, issue, press, typeset};
use std::path::Path;
fn main() {
    let mut args = std::env::args().skip(1);
    let (publication, folder, out) =
        (args.next().unwrap(), args.next().unwrap(), args.next().unwrap());
    let loaded = issue::load(Path::new(&publication), Path::new(&folder), &typeset::LAYOUTS);
    let issue = loaded.issue.unwrap();
    let laid = typeset::lay_out(&issue);
    let mut faults = Faults::default();
    let job = press::PressJob::of(&issue, &laid.inks, &mut faults);
    let dev = press::develop(
        &issue,
        &laid,
        press::Wanted { press: false, screen: true },
        &job,
        Path::new(&out),
    );
    let mut edition = archive::Edition::of(&issue, &laid);
    for f in archive::pictures(&mut edition, &dev.screen).unwrap() {
        let p = Path::new(&out).join(&f.name);
        std::fs::create_dir_all(p.parent().unwrap()).unwrap();
        std::fs::write(p, f.bytes).unwrap();
    }
    std::fs::write(
        Path::new(&out).join("edition.json"),
        serde_json::to_string_pretty(&edition).unwrap(),
    )
    .unwrap();
    // Blocks: what the story says beside what the letters say.
    for a in &edition.articles {
        let printed: String = edition
            .blocks
            .iter()
            .filter(|b| b.article == Some(a.number))
            .flat_map(|b| &b.lines)
            .flat_map(|l| &l.letters)
            .filter(|l| l.typed_at.is_some())
            .map(|l| l.text.as_str())
            .collect();
        let added: Vec<String> = edition
            .blocks
            .iter()
            .filter(|b| b.article == Some(a.number))
            .flat_map(|b| &b.lines)
            .map(|l| {
                l.letters
                    .iter()
                    .filter(|l| l.typed_at.is_none())
                    .map(|l| l.text.as_str())
                    .collect::<String>()
            })
            .filter(|s| !s.trim().is_empty())
            .collect();
        println!(
            "{} {} printed {} body {} added {:?}",
            a.id,
            a.title,
            printed.chars().count(),
            a.characters,
            added
        );
    }
}
