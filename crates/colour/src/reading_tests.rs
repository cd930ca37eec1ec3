use super::*;

const NEWSPRINT: &[u8] = include_bytes!("../../../profiles/newsprint.icc");

fn refused(icc: &[u8]) -> Told {
    match read(icc) {
        Err(told) => told,
        Ok((name, _)) => panic!("{name} was taken"),
    }
}

fn with(at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut icc = NEWSPRINT.to_vec();
    icc[at..at + bytes.len()].copy_from_slice(bytes);
    icc
}

/// The profile with some tags under another name.
fn without(signatures: &[&[u8; 4]]) -> Vec<u8> {
    let mut icc = NEWSPRINT.to_vec();
    for entry in icc[132..132 + 12 * 20].chunks_exact_mut(12) {
        if signatures.iter().any(|signature| entry.starts_with(*signature)) {
            entry[..4].copy_from_slice(b"none");
        }
    }
    icc
}

/// The profile with another description at its end.
fn described(tag: &[u8]) -> Vec<u8> {
    let mut icc = NEWSPRINT.to_vec();
    let start = icc.len() as u32;
    let entry = icc[132..].chunks_exact_mut(12).find(|e| e.starts_with(b"desc")).unwrap();
    entry[4..8].copy_from_slice(&start.to_be_bytes());
    entry[8..].copy_from_slice(&(tag.len() as u32).to_be_bytes());
    icc.extend_from_slice(tag);
    let size = icc.len() as u32;
    icc[..4].copy_from_slice(&size.to_be_bytes());
    icc
}

#[test]
fn every_wrong_file_is_told_apart() {
    let all_b2a = [b"B2A0", b"B2A1", b"B2A2"];
    let all_a2b = [b"A2B0", b"A2B1", b"A2B2"];
    let wrong = [
        b"no profile at all".to_vec(),
        with(12, b"scnr"),
        with(12, b"mntr"),
        with(12, b"link"),
        with(12, b"abst"),
        with(12, b"????"),
        with(16, b"RGB "),
        with(16, b"GRAY"),
        with(16, b"6CLR"),
        NEWSPRINT[..100_000].to_vec(),
        without(&all_b2a),
        without(&all_a2b),
        with(128, &[0xff; 4]),
    ];
    let told: Vec<Told> = wrong.iter().map(|icc| refused(icc)).collect();
    for (i, one) in told.iter().enumerate() {
        assert!(!one.zh.is_empty() && !one.en.is_empty());
        assert!(told[..i].iter().all(|other| other.zh != one.zh && other.en != one.en), "{one:?}");
    }
    assert_eq!(refused(&[]), told[0]);
}

#[test]
fn a_profile_that_breaks_off_anywhere_is_refused() {
    for length in (0..NEWSPRINT.len()).step_by(997) {
        refused(&NEWSPRINT[..length]);
    }
}

#[test]
fn tables_that_make_no_sense_are_refused() {
    // All of ink to light is one grey.
    let start = NEWSPRINT.windows(4).position(|four| four == b"mft2").unwrap();
    let nodes = start + 52 + 4 * 1024 * 2;
    let mut icc = NEWSPRINT.to_vec();
    icc[nodes..nodes + 9 * 9 * 9 * 9 * 3 * 2].fill(0x80);
    assert!(refused(&icc).en.contains("make no sense"));
}

#[test]
fn names_of_both_kinds() {
    assert_eq!(read(NEWSPRINT).unwrap().0, "Kanyin newsprint (coldset, SNAP TR 002)");
    let mut tag = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0czhCN\0\0\0\x04\0\0\0\x1c".to_vec();
    tag.extend("新闻".encode_utf16().flat_map(u16::to_be_bytes));
    assert_eq!(read(&described(&tag)).unwrap().0, "新闻");
    assert_eq!(read(&without(&[b"desc"])).unwrap().0, "");
}

#[test]
fn the_same_under_another_name_is_the_same() {
    let renamed = described(b"desc\0\0\0\0\0\0\0\x02X\0");
    assert!(same(&renamed, NEWSPRINT) && same(NEWSPRINT, NEWSPRINT));
    assert!(!same(include_bytes!("../../../profiles/coated.icc"), NEWSPRINT));
    assert!(!same(b"", NEWSPRINT) && !same(NEWSPRINT, b"acsp"));
}
