//! Older files through LibreOffice, where it is installed: in a folder of their own, without macros, without the net,
//! and not for ever.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

use kanyin_diagnostics::{Fault, told};

use super::said;

/// How long a conversion may take. The first start of LibreOffice takes ten seconds.
const LONGEST: Duration = Duration::from_secs(90);
/// How often is looked whether it is done.
const LOOK: Duration = Duration::from_millis(50);
/// Most bytes of what comes back.
const MOST: u64 = 400 << 20;
/// What LibreOffice must not do: run macros, follow links.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
</oor:items>
"#;

/// Whether a file is of the form that Word and WPS wrote before 2007.
pub fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

/// Whether it only wraps a locked `.docx`.
pub fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// The same as a `.docx`.
pub fn converted(name: &str, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let Some(office) = installed() else { return Err(absent(name)) };
    run(&office, bytes, LONGEST).map_err(|_| {
        said::broken(told!(
            "“{name}”是旧格式，LibreOffice 没能转换",
            "`{name}` is of an old form, and LibreOffice could not convert it"
        ))
        .hint(save_anew())
    })
}

fn absent(name: &str) -> Fault {
    said::broken(told!(
        "“{name}”是旧格式（.doc、.wps），这台电脑没有 LibreOffice，读不了",
        "`{name}` is of an old form (.doc, .wps), and there is no LibreOffice here to read it"
    ))
    .hint(save_anew())
}

fn save_anew() -> kanyin_diagnostics::Told {
    told!(
        "用 Word 或 WPS 打开，“另存为”选 .docx，再来一次；或者装上 LibreOffice（libreoffice.org）",
        "open it in Word or WPS, choose “Save as” and .docx, and try again; or install LibreOffice (libreoffice.org)"
    )
}

/// Where LibreOffice is.
fn installed() -> Option<PathBuf> {
    let names =
        if cfg!(windows) { ["soffice.com", "soffice.exe"] } else { ["soffice", "libreoffice"] };
    let path = env::var_os("PATH").unwrap_or_default();
    let usual = [
        "/Applications/LibreOffice.app/Contents/MacOS",
        "/usr/lib/libreoffice/program",
        "/opt/libreoffice/program",
        r"C:\Program Files\LibreOffice\program",
        r"C:\Program Files (x86)\LibreOffice\program",
    ];
    let folders = env::split_paths(&path).filter(|folder| folder.is_absolute());
    folders
        .chain(usual.map(PathBuf::from))
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|program| program.is_file())
}

fn run(office: &Path, bytes: &[u8], longest: Duration) -> io::Result<Vec<u8>> {
    let folder = tempfile::Builder::new().prefix("kanyin-copy-").tempdir()?;
    let user = folder.path().join("profile").join("user");
    fs::create_dir_all(&user)?;
    fs::write(user.join("registrymodifications.xcu"), SETTINGS)?;
    let copy = folder.path().join("copy.doc");
    fs::write(&copy, bytes)?;
    let profile = folder.path().join("profile").to_string_lossy().replace('\\', "/");
    let mut command = Command::new(office);
    command
        .arg(format!("-env:UserInstallation=file:///{}", profile.trim_start_matches('/')))
        .args(["--headless", "--norestore", "--nologo", "--nolockcheck"])
        .args(["--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(folder.path())
        .arg(&copy)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // It starts others, which end with it.
        command.process_group(0);
    }
    let mut child = command.spawn()?;
    let end = Instant::now() + longest;
    loop {
        match child.try_wait()? {
            Some(_) => break,
            None if Instant::now() < end => thread::sleep(LOOK),
            None => {
                stop(&mut child);
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
    }
    let made = folder.path().join("copy.docx");
    if fs::metadata(&made)?.len() > MOST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    fs::read(made)
}

fn stop(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}
