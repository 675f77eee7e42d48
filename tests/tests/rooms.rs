//! The rooms of the app, judged by its sources: no folder has more in it than one sees at a glance, no page takes anything
//! from another page, what pages share knows none of them, and nothing is taken in a circle, in the Worker neither
//! (docs/architecture.md).

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// So many files are seen at a glance.
const FULL: usize = 15;

/// What puts the pages together, and so may name them.
const ABOVE_PAGES: [&str; 2] = ["app", "lib"];

/// A source file.
struct Source {
    /// The names of its folders, and its own.
    path: Vec<String>,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let path = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        Self { path, text: text.to_owned() }
    }

    fn folder(&self) -> &[String] {
        &self.path[..self.path.len() - 1]
    }

    /// The module that it is.
    fn module(&self) -> &[String] {
        if self.path.last().is_some_and(|name| name == "mod") { self.folder() } else { &self.path }
    }

    /// The room that it is in, or the file that it is beside the rooms.
    fn room(&self) -> &str {
        &self.path[0]
    }

    /// What it takes from elsewhere in the app, as paths from the app's root on.
    fn taken(&self) -> BTreeSet<Vec<String>> {
        let uses = self.text.match_indices("use ").flat_map(|(start, word)| {
            let before = self.text[..start].rsplit('\n').next().unwrap_or_default().trim();
            let tree = self.text[start + word.len()..].split(';').next().unwrap_or_default();
            if before.is_empty() || before.starts_with("pub") { branches(tree) } else { Vec::new() }
        });
        let in_place = self.text.match_indices("crate::").map(|(start, _)| {
            let is_path = |letter: char| letter.is_alphanumeric() || "_:".contains(letter);
            self.text[start..].split(|letter| !is_path(letter)).next().unwrap_or_default().to_owned()
        });
        uses.chain(in_place).filter_map(|path| absolute(self.module(), &path)).collect()
    }
}

/// The paths in a tree of `use`: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn branches(tree: &str) -> Vec<String> {
    let Some((stem, rest)) = tree.split_once('{') else { return vec![tree.trim().to_owned()] };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let mut depth = 0_i32;
    let parts = inside.split(|letter| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0
    });
    parts.flat_map(branches).map(|branch| format!("{}{branch}", stem.trim())).collect()
}

/// The path from the app's root on, if it is one of the app's.
fn absolute(module: &[String], path: &str) -> Option<Vec<String>> {
    let mut names = path.split("::").map(str::trim).peekable();
    let mut from = match names.next()? {
        "crate" => Vec::new(),
        "self" => module.to_vec(),
        "super" => module.split_last()?.1.to_vec(),
        _ => return None,
    };
    while names.next_if_eq(&"super").is_some() {
        from.pop()?;
    }
    from.extend(names.map(str::to_owned));
    Some(from)
}

/// What is wrong with the rooms.
fn faults(sources: &[Source]) -> Vec<String> {
    let mut faults = crowds(sources);
    faults.extend(sources.iter().filter_map(|source| misplaced(source, &pages_with_folders(sources))));
    faults.extend(circle(sources));
    faults
}

/// Folders with more files in them than one sees at a glance.
fn crowds(sources: &[Source]) -> Vec<String> {
    let mut files = BTreeMap::<String, usize>::new();
    for source in sources {
        *files.entry(source.folder().join("/")).or_default() += 1;
    }
    let crowded = files.into_iter().filter(|(_, files)| *files > FULL);
    crowded.map(|(folder, files)| format!("{folder}/ has {files} files, more than {FULL}")).collect()
}

fn pages_with_folders(sources: &[Source]) -> BTreeSet<&str> {
    let in_folders = sources.iter().filter(|source| source.room() == "pages" && source.path.len() > 2);
    in_folders.map(|source| source.path[1].as_str()).collect()
}

/// What a file takes out of a page and should not.
fn misplaced(source: &Source, pages: &BTreeSet<&str>) -> Option<String> {
    let is_wrong = |path: &Vec<String>| match path.as_slice() {
        [room, ..] if room != "pages" => false,
        [_, page, ..] if source.room() == "pages" => source.path[1] != *page && pages.contains(page.as_str()),
        [_, ..] => source.room() != "pages" && !ABOVE_PAGES.contains(&source.room()),
        [] => false,
    };
    let path = source.taken().into_iter().find(is_wrong)?;
    Some(format!(
        "{} takes {} out of a page: what is shared has a room",
        source.path.join("/"),
        path.join("::")
    ))
}

/// The rooms that take from each other in a circle, if any do.
fn circle(sources: &[Source]) -> Option<String> {
    let mut takes = BTreeMap::<&str, BTreeSet<String>>::new();
    for source in sources {
        let others = source.taken().into_iter().filter_map(|path| path.into_iter().next());
        takes.entry(source.room()).or_default().extend(others.filter(|room| room != source.room()));
    }
    // Whoever takes from nobody who is left, or gives to nobody, is in no circle.
    let free = |takes: &BTreeMap<&str, BTreeSet<String>>| {
        let gives = |room: &str| takes.values().any(|from| from.contains(room));
        let takes_any = |from: &BTreeSet<String>| from.iter().any(|room| takes.contains_key(room.as_str()));
        takes.iter().find(|(room, from)| !gives(room) || !takes_any(from)).map(|(room, _)| room.to_string())
    };
    while let Some(room) = free(&takes) {
        takes.remove(room.as_str());
    }
    let rooms: Vec<_> = takes.into_keys().collect();
    (!rooms.is_empty()).then(|| format!("{} take from each other in a circle", rooms.join(", ")))
}

/// The sources of a package.
fn sources(package: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(package).join("src"), "", &mut sources);
    sources
}

/// The sources in `folder`, which is called `name` from the app's root on.
fn read(folder: &Path, name: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, file) = (entry.path(), entry.file_name().into_string().unwrap());
        if path.is_dir() {
            read(&path, &format!("{name}{file}/"), sources);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            sources.push(Source::new(&format!("{name}{file}"), &fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn every_room_has_what_belongs_to_it() {
    let sources = sources("app");
    assert!(sources.len() > 100, "the sources are elsewhere");
    assert_eq!(faults(&sources), Vec::<String>::new());
}

#[test]
fn nothing_in_the_worker_is_taken_in_a_circle() {
    let sources = sources("proxy");
    assert!(sources.len() > 20, "the sources are elsewhere");
    assert_eq!(circle(&sources), None);
}

#[test]
fn a_full_folder_is_seen() {
    let files = |n| (0..n).map(|n| Source::new(&format!("rooms/r{n}.rs"), "")).collect::<Vec<_>>();
    assert_eq!(faults(&files(FULL)), Vec::<String>::new());
    assert_eq!(faults(&files(FULL + 1)), ["rooms/ has 16 files, more than 15"]);
}

#[test]
fn whoever_takes_something_out_of_another_page_is_seen() {
    let found = |path: &str, text: &str| {
        let pages = ["pages/sync/mod.rs", "pages/people/mod.rs", "pages/not_found.rs"];
        let pages = pages.map(|path| Source::new(path, ""));
        faults(&pages.into_iter().chain([Source::new(path, text)]).collect::<Vec<_>>()).len()
    };
    for (path, text, faults) in [
        ("pages/sync/page.rs", "use crate::pages::people::Row;", 1),
        (
            "pages/sync/page.rs",
            "use crate::{\n    api::Api,\n    pages::{not_found::Page, people::{Row, list}},\n};",
            1,
        ),
        ("pages/sync/page.rs", "use super::super::people;", 1),
        ("pages/sync/history/table.rs", "    pub(crate) use super::super::super::people::Row;", 1),
        ("pages/sync/page.rs", "fn row() -> crate::pages::people::Row {}", 1),
        ("pages/sign_in.rs", "use super::people::use_people;", 1),
        ("runs/panel.rs", "use crate::{api, pages::not_found::NotFoundPage};", 1),
        ("session.rs", "use crate::pages;", 1),
        ("pages/sync/page.rs", "use crate::{api::Api, pages::not_found::NotFoundPage};", 0),
        ("pages/sync/page.rs", "use super::{history::table, state};", 0),
        ("pages/sync/history/mod.rs", "use super::super::sync::state;", 0),
        ("app/addresses.rs", "use crate::pages::{people::PeoplePage, sync::SyncPage};", 0),
        ("runs/panel.rs", "/// Other pages use crate of rooms: pages::people.\nuse super::words;", 0),
    ] {
        assert_eq!(found(path, text), faults, "{path}: {text}");
    }
}

#[test]
fn a_circle_of_rooms_is_seen() {
    let rooms = |last: &str| {
        let sources = [
            Source::new("pages/home.rs", "use crate::runs::panel;"),
            Source::new("runs/panel.rs", "use super::words;\nuse crate::{problems::{advice, notice}};"),
            Source::new("problems/notice.rs", "use crate::components::Notice;"),
            Source::new("components/notice.rs", last),
        ];
        circle(&sources)
    };
    assert_eq!(rooms("use super::Icon;"), None);
    let found = rooms("use crate::runs::words;");
    assert_eq!(found.as_deref(), Some("components, problems, runs take from each other in a circle"));
}
