//! What the system says against opening or writing a file, in both languages.

use std::io::{Error, ErrorKind};

use super::{Told, told};

/// An error of the system's in words for people.
pub fn system_says(error: &Error) -> Told {
    match error.kind() {
        ErrorKind::NotFound => told!("没有这个文件或文件夹", "there is no such file or folder"),
        ErrorKind::PermissionDenied => told!(
            "没有权限，或别的程序正开着它",
            "it is not permitted, or another program has it open"
        ),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            told!("别的程序正开着它", "another program has it open")
        }
        ErrorKind::StorageFull => told!("磁盘满了", "the disk is full"),
        ErrorKind::QuotaExceeded => told!("磁盘配额用完了", "the quota is used up"),
        ErrorKind::FileTooLarge => told!("文件太大，系统不让写", "the file is larger than allowed"),
        ErrorKind::ReadOnlyFilesystem => told!("这个磁盘只能读", "the disk may only be read"),
        ErrorKind::IsADirectory => told!("是文件夹，不是文件", "it is a folder, no file"),
        ErrorKind::NotADirectory => {
            told!("路径里有一段不是文件夹", "a part of its path is no folder")
        }
        ErrorKind::Unsupported => told!("不是普通的文件", "it is no ordinary file"),
        ErrorKind::InvalidFilename => {
            told!("文件名太长，或有不能用的字", "the name is too long, or not allowed")
        }
        ErrorKind::AlreadyExists => told!("已经有同名的了", "there is one of that name already"),
        ErrorKind::OutOfMemory => told!("内存不够", "there is not enough memory"),
        _ => match error.raw_os_error() {
            // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
            Some(32 | 33) if cfg!(windows) => {
                told!("别的程序正开着它", "another program has it open")
            }
            Some(code) => told!("系统出错（{code}）", "{error}"),
            None => told!("读写出错", "{error}"),
        },
    }
}
