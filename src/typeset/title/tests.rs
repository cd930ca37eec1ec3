use super::*;

#[test]
fn shown() {
    let own = OwnWords::new(&["青檐河".into(), "老西门".into()]);
    for t in std::env::var("TITLES").unwrap_or_default().split('|') {
        let l = Letters::new(t, None);
        let words = words::words(t, &own);
        let s: Vec<String> = words.iter().map(|w| format!("{}/{:?}", w.text, w.class)).collect();
        let b = breaks::known(&l, &words);
        let r: String = l.list.iter().zip(&b).map(|(x, b)| match b { Some(b) => format!("<{}>{}", b.cost, x.c), None => x.c.to_string() }).collect();
        println!("{}\n   {r}", s.join(" "));
    }
}
