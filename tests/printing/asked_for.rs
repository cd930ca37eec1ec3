//! Lines that staff asked for, as other readers (MuPDF, poppler) find them in press.pdf: signatures, centred lines, notes at
//! the foot, sub- and superscript, hard breaks, verse that is wider than its place.

use kanyin_testing::{Desk, STORY, outside};

use crate::run::{files, kanyin, output};

/// A letter of a page. Points from the sheet's top left corner.
#[derive(Debug, Clone)]
struct Letter {
    c: char,
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
}

/// The letters of a desk's press.pdf in the order in which they are set; `None` without MuPDF.
fn letters(desk: &Desk) -> Option<Vec<Letter>> {
    let run = kanyin(desk.folder(), &["build", "--proof"]);
    let pdf = desk.folder().join("out/1/press.pdf");
    assert!(pdf.exists(), "{}", run.err);
    let pdf = pdf.into_os_string().into_string().unwrap();
    let answer = outside::run("mutool", &["draw", "-q", "-F", "stext", "-o", "-", &pdf, "1"])?;
    let xml = String::from_utf8(answer.stdout).unwrap();
    let mut size = 0.0;
    let mut letters = Vec::new();
    for tag in xml.split('<').skip(1) {
        let value = |key: &str| {
            let value = tag.split(&format!(" {key}=\"")).nth(1)?;
            Some(value.split('"').next().unwrap_or_default().to_string())
        };
        let number = |key: &str| value(key).and_then(|value| value.parse::<f64>().ok());
        if tag.starts_with("font ") {
            size = number("size").unwrap();
        }
        if tag.starts_with("char ") {
            let quad: Vec<f64> =
                value("quad").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
            letters.push(Letter {
                c: character(&value("c").unwrap()),
                left: quad[0],
                right: quad[2],
                baseline: number("y").unwrap(),
                size,
            });
        }
    }
    assert!(!letters.is_empty());
    Some(letters)
}

/// A character as XML writes it.
fn character(xml: &str) -> char {
    let code = xml.strip_prefix("&#x").and_then(|code| code.strip_suffix(';'));
    let known = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
    known.or_else(|| xml.chars().next()).unwrap()
}

/// The letters of the first place where a text stands; white between them aside.
fn find(letters: &[Letter], text: &str) -> Vec<Letter> {
    let letters: Vec<&Letter> = letters.iter().filter(|letter| !letter.c.is_whitespace()).collect();
    let wanted: Vec<char> = text.chars().collect();
    let at = letters
        .windows(wanted.len())
        .position(|found| found.iter().zip(&wanted).all(|(letter, c)| letter.c == *c));
    let at = at.unwrap_or_else(|| {
        let all: String = letters.iter().map(|letter| letter.c).collect();
        panic!("{text} in {all}")
    });
    letters[at..at + wanted.len()].iter().map(|letter| (*letter).clone()).collect()
}

/// The edges of the column in which a text stands that fills its lines.
fn edges(text: &[Letter]) -> (f64, f64) {
    let left = text.iter().map(|letter| letter.left).fold(f64::MAX, f64::min);
    (left, text.iter().map(|letter| letter.right).fold(0.0, f64::max))
}

/// Letters that stand on each other; a mark that gave its white does not.
fn overlaps(letters: &[Letter]) -> Vec<(char, char)> {
    let mut found = Vec::new();
    let solid: Vec<&Letter> = letters.iter().filter(|letter| !letter.c.is_whitespace()).collect();
    for (n, a) in solid.iter().enumerate() {
        for b in &solid[n + 1..] {
            let size = a.size.min(b.size);
            let wide = a.right.min(b.right) - a.left.max(b.left);
            let apart = (a.baseline - b.baseline).abs();
            if apart < 0.8 * size && wide > if apart < 0.1 { 0.6 } else { 0.2 } * size {
                found.push((a.c, b.c));
            }
        }
    }
    found
}

const PROSE: &str = "停用三年的柳荫街老井本周重新开盖，井深九米，水质检测合格，街坊又来打水了。";

#[test]
fn a_signature_stands_at_the_right_and_a_centred_line_in_the_middle() {
    let desk = Desk::new().one_story(
        1,
        &format!(
            "---\ntitle: 题\n---\n\n{PROSE}\n\n完了 {{center}}\n\n又是一段话，说完了。\n\n　　　　柳荫街居委会\n　　　　2026年11月8日\n"
        ),
    );
    let Some(letters) = letters(&desk) else { return };
    let (left, right) = edges(&find(&letters, PROSE));
    let (name, date) = (find(&letters, "柳荫街居委会"), find(&letters, "2026年11月8日"));
    let end = |line: &[Letter]| line.last().unwrap().right;
    assert!((end(&name) - right).abs() < 0.1, "{} {right}", end(&name));
    assert!((end(&date) - right).abs() < 0.1, "{} {right}", end(&date));
    let done = find(&letters, "完了");
    let middle = (done[0].left + done[1].right) / 2.0;
    assert!((middle - (left + right) / 2.0).abs() < 0.1, "{middle} {left} {right}");
    // All on the page's grid.
    let line = date[0].baseline - name[0].baseline;
    let lines = (name[0].baseline - done[0].baseline) / line;
    assert!(line > 0.0 && (lines - 2.0).abs() < 0.01, "{line} {lines}");
    let told = kanyin(desk.folder(), &["check", "--format", "json"]);
    assert!(!told.out.contains("taken-as-signature"), "{}", told.out);
}

#[test]
fn everybodys_indent_is_no_signature() {
    let desk = Desk::new().one_story(
        1,
        &format!("---\ntitle: 题\n---\n\n　　{PROSE}\n\n　　又是一段。\n\n　　电话三二一\n"),
    );
    let Some(letters) = letters(&desk) else { return };
    let (left, _) = edges(&find(&letters, PROSE));
    let last = find(&letters, "电话三二一");
    assert!((last[0].left - left - 2.0 * last[0].size).abs() < 0.1, "{last:?}");
}

#[test]
fn one_that_may_be_none_is_told_as_a_note() {
    let desk = Desk::new().one_story(
        1,
        &format!("---\ntitle: 题\n---\n\n{PROSE}\n\n又是一段。\n\n　　柳荫街居委会\n"),
    );
    let told = kanyin(desk.folder(), &["check", "--format", "json"]).out;
    let line = told.lines().find(|line| line.contains("taken-as-signature"));
    let line = line.unwrap_or_else(|| panic!("{told}"));
    assert!(line.contains("\"note\"") && line.contains("\"line\":9"), "{line}");
}

#[test]
fn a_sign_is_raised_and_begins_no_line() {
    // Behind each count of characters, so that it would fall at every place of a line.
    let body: Vec<String> = (1..=20)
        .map(|n| {
            let words: String =
                PROSE.chars().filter(|c| !"，。".contains(*c)).take(8 + n).collect();
            format!("{words}[^{n}]{words}[^甲]后。")
        })
        .collect();
    let notes: Vec<String> = (1..=20).map(|n| format!("[^{n}]: 第{n}条注。")).collect();
    let story = format!(
        "---\ntitle: 题\n---\n\n{}\n\n{}\n[^甲]: 公用。\n",
        body.join("\n\n"),
        notes.join("\n")
    );
    let desk = Desk::new().one_story(2, &story);
    let Some(letters) = letters(&desk) else { return };
    let size = find(&letters, "停用三年")[0].size;
    let (mut raised, mut at_foot) = (0, Vec::new());
    for (n, letter) in letters.iter().enumerate() {
        if !matches!(letter.c, '①'..='⑳' | '㉑') {
            continue;
        }
        if (letter.size - 7.5).abs() < 0.01 {
            at_foot.push(letter.c);
            continue;
        }
        let before = &letters[n - 1];
        assert!(letter.size < 0.75 * size && letter.baseline < before.baseline - 1.0, "{letter:?}");
        let on_line = before.baseline - letter.baseline < size && before.right <= letter.left + 0.1;
        assert!(on_line, "{before:?} {letter:?}");
        raised += 1;
    }
    assert_eq!(raised, 40);
    let numbers: Vec<char> = ('①'..='⑳').chain(['㉑']).collect();
    assert_eq!(at_foot, numbers);
    // The shared note has its number from where its sign stands first.
    assert_eq!(find(&letters, "②公用。")[1].size, find(&letters, "①第1条注。")[1].size);
    let told = kanyin(desk.folder(), &["check", "--format", "json"]).out;
    assert!(told.contains("note-twice"), "{told}");
}

#[test]
fn notes_keep_what_follows_on_the_grid() {
    let desk = Desk::new().one_story(
        1,
        &format!(
            "---\ntitle: 题\n---\n\n> [!SIDEBAR] 框\n> 甲乙[^1]。\n\n{PROSE}[^2]\n\n[^1]: 一句长得要在框里排成两行的注文。\n\n[^2]: 短。\n"
        ),
    );
    let Some(letters) = letters(&desk) else { return };
    let prose = find(&letters, PROSE);
    let boxed = find(&letters, "甲乙");
    let line = prose.windows(2).map(|pair| pair[1].baseline - pair[0].baseline).find(|d| *d > 1.0);
    let lines = (prose[0].baseline - boxed[0].baseline) / line.unwrap();
    assert!((lines - lines.round()).abs() < 0.01 && lines > 2.0, "{lines}");
    let note = find(&letters, "①一句长得");
    assert!(note[0].baseline > boxed[0].baseline && note[0].baseline < prose[0].baseline);
    assert!((note[1].size - 7.5).abs() < 0.01, "{note:?}");
    assert!(find(&letters, "②短。")[0].baseline > prose.last().unwrap().baseline);
}

#[test]
fn digits_stand_higher_and_lower_alike_in_every_role() {
    let desk = Desk::new().one_story(
        3,
        "---\ntitle: 题CO₂与m²\n---\n\n甲CO~2~与m^2^，乙CO₂与m²。**丙CO~2~与m^2^，丁CO₂与m²。**\n\n> 戊CO~2~与m^2^，己CO₂与m²。\n\n> [!SIDEBAR] 框\n> 庚CO~2~与m^2^，辛CO₂与m²。\n\n\
         数据：8:30~11:00，10~20人，30~40人，3^2，^_^，5~10~15，周一~周五。\n",
    );
    let Some(letters) = letters(&desk) else { return };
    // A reader that goes by the glyphs alone (MuPDF) cannot tell a digit from what is made of it; poppler does.
    let letters: Vec<Letter> = letters
        .into_iter()
        .map(|letter| Letter {
            c: if "₂²".contains(letter.c) { '2' } else { letter.c }, ..letter
        })
        .collect();
    let printed = outside::read_pdf("pdftotext", &[], &output(&desk, "web.pdf"), &["-"]);
    assert!(
        printed.is_none_or(|text| text.contains("题CO₂与 m²") || text.contains("题 CO₂ 与 m²"))
    );
    for head in "题甲乙丙丁戊己庚辛".chars() {
        check(&find(&letters, &format!("{head}CO2与m2")));
    }
    find(&letters, "8:30~11:00，10~20人，30~40人，3^2，^_^，5~10~15，周一~周五。");

    /// `?CO2与m2`: the fourth lower, the last higher, both of one size, on the page where they are.
    fn check(letters: &[Letter]) {
        let (base, sub, above) = (&letters[0], &letters[3], &letters[6]);
        for small in [sub, above] {
            assert!((small.size / base.size - 0.62).abs() < 0.01, "{letters:?}");
        }
        let (lower, higher) =
            (sub.baseline - letters[2].baseline, letters[5].baseline - above.baseline);
        assert!((lower - 0.14 * base.size).abs() < 0.05, "{letters:?}");
        assert!((higher - 0.37 * base.size).abs() < 0.05, "{letters:?}");
        // In the line with what they stand behind.
        assert!((letters[2].right - sub.left).abs() < 0.1, "{letters:?}");
    }
}

#[test]
fn a_line_end_that_was_typed_ends_a_line() {
    let desk = Desk::new().one_story(
        1,
        "---\ntitle: 题\n---\n\n柳荫街一号\\\n周一至周五  \n电话三二一\n接着同一行\n",
    );
    let Some(letters) = letters(&desk) else { return };
    let baseline = |text: &str| find(&letters, text)[0].baseline;
    let rows = ["柳荫街", "周一至", "电话三"].map(baseline);
    assert!(rows[0] < rows[1] && rows[1] < rows[2], "{rows:?}");
    assert_eq!(baseline("接着同"), rows[2]);
}

#[test]
fn verse_wider_than_its_place_hangs_and_stands_on_nothing() {
    let long = "天也放下去，连同昨天夜里没有说完的那些很长很长的话一起放下去，一直放到水里面去，放到看不见的地方";
    let body = format!("绳子放下去\n{long}\n\n{long}\n提上来的\n{long}\n\n——江平\n");
    for (columns, kind) in [(1, "story"), (2, "story"), (5, "story"), (1, "filler")] {
        let story = format!(
            "---\ntitle: 打水打水打水打水打水打水打水打水打水打水打水\nform: verse\n---\n\n{body}"
        );
        let desk = Desk::new().one_story(columns, &story);
        if kind == "filler" {
            desk.file(
                "layouts/one/layout.yaml",
                "rows: [auto]\nareas: [AVVVV]\nA: {is: briefs, name: a}\nV: {is: white}\n",
            );
            desk.issue("  - layout: one\n    stories: {a: {head: 诗, stories: [stories/a.md]}}\n");
        }
        let Some(letters) = letters(&desk) else { return };
        assert_eq!(overlaps(&letters), [], "{columns} {kind}");
        let all: String =
            letters.iter().map(|letter| letter.c).filter(|c| !c.is_whitespace()).collect();
        assert_eq!(all.matches(long).count(), 3, "{columns} {kind}: {all}");
        let line = find(&letters, long);
        let rows: Vec<&Letter> =
            line.iter().filter(|letter| letter.left == rows_left(&line, letter)).collect();
        let wrapped = rows.len() > 1;
        assert_eq!(wrapped, columns < 5, "{columns} {kind}");
        for row in rows.iter().skip(1) {
            assert!((row.left - rows[0].left - row.size).abs() < 0.1, "{columns} {kind}: {rows:?}");
        }
    }

    /// Where the row of a letter begins.
    fn rows_left(line: &[Letter], of: &Letter) -> f64 {
        let row = line.iter().filter(|letter| letter.baseline == of.baseline);
        row.map(|letter| letter.left).fold(f64::MAX, f64::min)
    }
}

#[test]
fn archives_say_it_all() {
    let desk = Desk::new().one_story(
        3,
        &format!(
            "---\ntitle: 题\n---\n\n{PROSE}[^1]\n\nCO~2~ 与 10^8^ 个。\n\n> [!SIDEBAR] 框\n> 甲乙[^2]。\n\n柳荫街居委会 {{right}}\n\n[^1]: 见**上期**。\n\n[^2]: 框里的注。\n"
        ),
    );
    let run = kanyin(desk.folder(), &["build", "--only", "web,epaper,stories,library"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let file = |name: &str| String::from_utf8(output(&desk, name)).unwrap();
    let markdown = file("stories/01.md");
    for part in [
        "打水了。[^1]\n",
        "CO~2~ 与 10^8^ 个。",
        "> [^2]: 框里的注。",
        "柳荫街居委会 {right}",
        "[^1]: 见**上期**。",
    ] {
        assert!(markdown.contains(part), "{part} in {markdown}");
    }
    let text = file("stories/01.txt");
    for part in ["打水了。①\n", "CO₂ 与 10⁸ 个。", "②框里的注。", "　　柳荫街居委会\n", "①见上期。"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    let json: serde_json::Value = serde_json::from_str(&file("stories.json")).unwrap();
    let blocks = json["articles"][0]["blocks"].as_array().unwrap();
    assert_eq!(blocks[0]["text"][1]["level"]["sign"], 1);
    assert_eq!(blocks[1]["text"][1]["level"], "sub");
    assert_eq!(blocks[3]["place"], "right");
    assert_eq!(blocks[4]["place"]["foot"], 1);
    let page = file("epaper/story-01.html");
    for part in [
        "CO<sub>2</sub> 与 10<sup>8</sup> 个",
        "<p class=\"right\">柳荫街居委会</p>",
        "①</sup>见<strong>上期</strong>。",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let alto: String = files(&desk.folder().join("out/1/alto"))
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .collect();
    let lines: Vec<&str> = alto.split("<TextLine").collect();
    let with =
        |part: &str| lines.iter().find(|line| line.contains(part)).copied().unwrap_or_default();
    // A digit that stands lower is of its line.
    assert!(with("CONTENT=\"CO\"").contains("CONTENT=\"2\""), "{alto}");
    assert!(alto.contains("CONTENT=\"①\"") && alto.contains("框里的注"), "{alto}");
    let printed = outside::read_pdf("pdftotext", &[], &output(&desk, "web.pdf"), &["-"]);
    if let Some(printed) = printed {
        assert!(printed.contains("框里的注") && printed.contains("柳荫街居委会"), "{printed}");
    }
    desk.file(STORY, &markdown);
    let again = kanyin(desk.folder(), &["build", "--only", "stories"]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert_eq!(file("stories/01.md"), markdown);
}
