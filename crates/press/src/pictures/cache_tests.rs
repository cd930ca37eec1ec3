use super::*;

fn entries(cache: &Cache) -> Vec<PathBuf> {
    let entries = fs::read_dir(&cache.folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| is_key(&path.file_name().unwrap().to_string_lossy())).collect()
}

fn age_by(path: &Path, days: u64) {
    let then = SystemTime::now() - Duration::from_secs(days * DAY);
    File::options().append(true).open(path).unwrap().set_modified(then).unwrap();
}

#[test]
fn what_was_put_is_got_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::of(folder.path());
    assert_eq!(cache.get(1), None);
    assert!(!folder.path().join(".cache").exists());
    cache.put(1, b"one");
    cache.put(2, b"");
    assert_eq!((cache.get(1), cache.get(2)), (Some(b"one".to_vec()), Some(Vec::new())));
    assert_eq!(cache.get(3), None);
    assert_eq!(entries(&cache).len(), 2);
}

#[test]
fn damaged_entries_count_as_not_there_and_are_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::of(folder.path());
    for damage in [&b""[..], b"short", b"one of the right length, and wrong all the same"] {
        cache.put(7, b"something");
        fs::write(cache.path(7), damage).unwrap();
        assert_eq!(cache.get(7), None);
        cache.put(7, b"something");
        assert_eq!(cache.get(7).as_deref(), Some(&b"something"[..]));
    }
}

#[test]
fn an_entry_under_another_name_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::of(folder.path());
    cache.put(1, b"one");
    cache.put(2, b"two");
    fs::copy(cache.path(1), cache.path(2)).unwrap();
    fs::copy(cache.path(1), cache.path(3)).unwrap();
    assert_eq!((cache.get(1), cache.get(2), cache.get(3)), (Some(b"one".to_vec()), None, None));
    fs::remove_file(cache.path(2)).unwrap();
    fs::create_dir(cache.path(2)).unwrap();
    cache.put(2, b"two");
    assert_eq!(cache.get(2), None);
}

#[cfg(unix)]
#[test]
fn nothing_goes_through_a_link() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let theirs = elsewhere.path().join(format!("{:032x}", 9));
    fs::write(&theirs, b"theirs").unwrap();
    age_by(&theirs, 40);
    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join(".cache")).unwrap();
    let cache = Cache::of(folder.path());
    cache.put(1, b"one");
    cache.prune();
    assert_eq!(cache.get(1), None);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}

#[test]
fn a_folder_that_cannot_be_written_is_no_trouble() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".cache"), b"a file where the folder should be").unwrap();
    let cache = Cache::of(folder.path());
    cache.put(1, b"one");
    cache.prune();
    assert_eq!(cache.get(1), None);
}

#[test]
fn what_is_used_stays_and_what_is_not_goes() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::of(folder.path());
    (1..=3).for_each(|key| cache.put(key, b"x"));
    let killed = cache.folder.join(".new-killed");
    fs::write(&killed, b"half").unwrap();
    for path in [&cache.path(1), &cache.path(2), &killed] {
        age_by(path, 31);
    }
    assert!(cache.get(1).is_some());
    cache.prune();
    assert!(cache.get(1).is_some() && cache.get(2).is_none() && cache.get(3).is_some());
    assert!(!killed.exists() && cache.folder.join("CACHEDIR.TAG").exists());
}
