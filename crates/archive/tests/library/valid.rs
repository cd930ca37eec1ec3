//! ALTO and METS hold against the schemas.

use std::path::PathBuf;
use std::process::Command;

use sha2::{Digest, Sha256};

use kanyin_archive::{self as archive, MadeFile};
use kanyin_testing::{outside, pages::real_issues, repository};

use super::made::{Made, elements};

/// Holds files against a schema of the Library of Congress, where the schemas and `xmllint` are.
fn is_valid(schema: &str, files: &[PathBuf]) {
    let schemas = repository().join("../shared/schemas");
    let schema = schemas.join(schema);
    if files.is_empty() {
        return;
    }
    if !schema.is_file() {
        println!("left out: there is no {}", schema.display());
        return;
    }
    let mut xmllint = Command::new("xmllint");
    xmllint.args(["--nonet", "--noout", "--schema"]).arg(schema).args(files);
    xmllint.env("XML_CATALOG_FILES", schemas.join("catalog.xml").canonicalize().unwrap());
    let Some(output) = outside::ran(&mut xmllint) else { return };
    assert!(output.status.success(), "{}", outside::said(&output));
}

/// Holds all XML of an issue against its schemas.
pub fn all_valid(made: &Made, name: &str) {
    let folder = made.written(name);
    let alto: Vec<PathBuf> = made.alto.iter().map(|file| folder.join(&file.name)).collect();
    is_valid("alto-4-4.xsd", &alto);
    is_valid("mets.xsd", &[folder.join("mets.xml")]);
}

#[test]
fn the_real_issues_hold_against_the_schemas() {
    for (name, paged) in real_issues() {
        all_valid(&Made::of(paged), &format!("valid/{name}"));
    }
}

#[test]
fn without_files_the_maps_name_none() {
    let made = Made::of(&real_issues()[0].1);
    let mets = archive::mets(&made.edition, &[]);
    let elements = elements(&mets.bytes);
    assert!(elements.iter().all(|element| !["mets:fptr", "mets:file"].contains(&&*element.name)));
    let bare = Made { edition: made.edition, alto: Vec::new(), mets };
    all_valid(&bare, "bare");
}

#[test]
fn files_are_told_with_size_and_checksum() {
    let made = Made::of(&real_issues()[0].1);
    let files = [
        MadeFile { name: "pages/01.png".into(), bytes: b"one".into() },
        MadeFile { name: "alto/刊 物.xml".into(), bytes: b"two".into() },
    ];
    let mets = archive::mets(&made.edition, &files.each_ref().map(MadeFile::named));
    let elements = elements(&mets.bytes);
    let named = |name: &str| elements.iter().filter(|e| e.name == name).collect::<Vec<_>>();
    let sum =
        |bytes: &[u8]| Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<String>();
    let told: Vec<_> = named("mets:file")
        .iter()
        .map(|file| (file.value("CHECKSUM"), file.value("SIZE")))
        .collect();
    assert_eq!(told, [(sum(b"one"), "3".into()), (sum(b"two"), "3".into())]);
    let paths: Vec<_> =
        named("mets:FLocat").iter().map(|place| place.value("xlink:href")).collect();
    assert_eq!(paths, ["pages/01.png", "alto/%E5%88%8A%20%E7%89%A9.xml"]);
    all_valid(&Made { mets, ..made }, "named");
}
