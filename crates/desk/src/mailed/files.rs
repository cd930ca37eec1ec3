//! The files of a mail, as they come.

use std::collections::BTreeMap;

use kanyin_diagnostics::{Code, Fault, told};

use crate::tell;

/// Most files.
pub const FILES: usize = 5_000;

/// Files as they come.
#[derive(Debug, Default)]
pub struct Files {
    /// By their paths.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What systems leave beside files.
    pub left_out: Vec<String>,
    /// What was wrong.
    pub faults: Vec<Fault>,
}

impl Files {
    /// Takes in a file, unless nobody wrote it. Two of one name are told.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        if self.files.contains_key(&name) {
            self.faults.push(tell::warning(
                Code::SameName,
                told!("有两个“{name}”，只读第一个", "there are two of `{name}`; the first is read"),
                told!("请供稿的人改名再发", "ask the contributor to rename one"),
            ));
            return;
        }
        self.files.insert(name, bytes);
    }

    /// Whether there are as many as there may be.
    pub fn is_full(&self) -> bool {
        self.files.len() >= FILES
    }
}

/// There are too many.
pub fn too_many(name: &str) -> Fault {
    tell::refusal(
        Code::TooManyFiles,
        told!("“{name}”里的文件超过 {FILES} 个", "`{name}` holds more than {FILES} files"),
        told!("只留下稿件和图片", "leave only copy and pictures"),
    )
}
