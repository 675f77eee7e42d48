//! What comes of a release, by what a server on this machine makes of it.

mod server;

use std::cell::Cell;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base16ct::lower::encode_string;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use ureq::Agent;

use super::download::{LARGEST, patient};
use super::releases::Release;
use super::{host, instead, ledger, or_build, take, this_or_build};
use crate::command::{capture, command};
use crate::install::tools::{self, Tool};
use crate::project::{Project, ToolsFrom};
use server::{Answer, all_of, drips, never_ends, says_and_waits, sends, serve};

/// A program that says the version that is wanted.
const RIGHT: &str = "#!/bin/sh\necho sample 1.2.3\n";

/// Longer than a busy machine takes to answer itself.
const LONG: Duration = Duration::from_secs(30);

/// How long it is waited for what never comes.
const SHORT: Duration = Duration::from_millis(300);

/// A machine with nothing on it.
struct Machine {
    project: Project,
    _folder: TempDir,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { project: Project::at(folder.path()), _folder: folder }
    }

    /// What comes of taking the release from a server that answers so: why it was not taken, if it was not.
    fn takes(&self, sha256: &str, answer: Answer) -> Option<String> {
        self.takes_by(&agent(LONG, LONG), sha256, answer)
    }

    fn takes_by(&self, agent: &Agent, sha256: &str, answer: Answer) -> Option<String> {
        let from = serve(answer);
        let taken = take(&self.project, &tool(), &release(&from, sha256), agent);
        taken.err().map(|error| instead(&tool(), &error))
    }

    fn runs(&self) -> bool {
        capture(&mut command(self.project.tool("sample"))).is_ok_and(|said| said == "sample 1.2.3\n")
    }

    /// The files below the folder of the tools.
    fn files(&self) -> Vec<String> {
        let tools = &self.project.tools;
        let mut files: Vec<_> =
            below(tools).iter().map(|file| file.strip_prefix(tools).unwrap().display().to_string()).collect();
        files.sort();
        files
    }
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

fn tool() -> Tool {
    tools::from_crates_io("sample", "1.2.3", &["sample"])
}

fn release<'a>(from: &'a str, sha256: &'a str) -> Release<'a> {
    Release {
        package: "sample",
        version: "1.2.3",
        host: "",
        from,
        archive: "sample.tar.gz",
        sha256,
        folder: "sample-1.2.3",
    }
}

fn agent(silence: Duration, patience: Duration) -> Agent {
    // Not through the proxy of whoever runs the tests.
    patient(silence, patience).proxy(None).build().new_agent()
}

/// An archive with a program in a folder, as projects release it, and its checksum.
fn archive(program: &str) -> (Vec<u8>, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sample-1.2.3")).unwrap();
    fs::write(folder.path().join("sample-1.2.3/sample"), program).unwrap();
    fs::write(folder.path().join("sample-1.2.3/README.md"), "Not a program.").unwrap();
    pack(folder.path(), "sample-1.2.3")
}

fn pack(folder: &Path, what: &str) -> (Vec<u8>, String) {
    let file = folder.join("packed");
    capture(command("tar").args(["-czf"]).arg(&file).arg("-C").arg(folder).arg(what)).unwrap();
    let bytes = fs::read(file).unwrap();
    let sha256 = encode_string(&Sha256::digest(&bytes));
    (bytes, sha256)
}

#[test]
fn a_release_as_it_was_pinned_is_unpacked_tried_and_noted() {
    let machine = Machine::new();
    let (bytes, sha256) = archive(RIGHT);
    assert_eq!(machine.takes(&sha256, all_of(&bytes)), None);
    assert!(machine.runs() && tools::is_here(&machine.project, &tool()));
    assert_eq!(machine.files(), ["bin/sample", "prebuilt/sample"], "nothing else is left");
}

#[test]
fn another_checksum_is_said_loudly_and_nothing_is_unpacked() {
    let machine = Machine::new();
    let (bytes, sha256) = archive("#!/bin/sh\necho sample 1.2.3; echo and more\n");
    let (_, pinned) = archive(RIGHT);
    let why = machine.takes(&pinned, all_of(&bytes)).unwrap();
    assert!(why.contains("WRONG CHECKSUM, which may be an attack"), "{why}");
    assert!(why.contains(&sha256) && why.contains(&pinned) && !why.contains('\n'), "{why}");
    assert_eq!(machine.files(), [""; 0]);
}

#[test]
fn a_release_that_can_not_be_had_leaves_one_line_that_says_why() {
    let (bytes, sha256) = archive(RIGHT);
    let length = bytes.len() as u64;
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n").into_bytes();
    let begun = [&head[..], &bytes[..100]].concat();
    let missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    let answers: [(Answer, Duration, &str); 6] = [
        (sends(&bytes[..100], length), LONG, "disconnected"),
        (Box::new(|stream| stream.write_all(missing).unwrap()), LONG, "404"),
        (Box::new(|_| ()), LONG, "disconnected"),
        (says_and_waits(Vec::new()), SHORT, "timeout"),
        (says_and_waits(begun), SHORT, "timeout"),
        (sends(b"", LARGEST + 1), LONG, "larger than 64 MB"),
    ];
    for (answer, silence, expected) in answers {
        let machine = Machine::new();
        let why = machine.takes_by(&agent(silence, LONG), &sha256, answer).unwrap();
        assert!(why.starts_with("sample 1.2.3 is built from source, because"), "{why}");
        assert!(why.contains(expected) && !why.contains('\n'), "{expected}: {why}");
        assert!(!why.contains("WRONG"), "{why}");
        assert_eq!(machine.files(), [""; 0], "{why}");
    }
}

#[test]
fn a_server_that_never_comes_to_an_end_is_left() {
    let machine = Machine::new();
    let why = machine.takes_by(&agent(LONG, SHORT), "", drips(SHORT / 20)).unwrap();
    assert!(why.contains("timeout: global"), "{why}");
}

#[test]
fn an_archive_is_read_no_further_than_its_largest_size() {
    let machine = Machine::new();
    let why = machine.takes("", never_ends()).unwrap();
    assert!(why.contains("larger than request limit: 67108864"), "{why}");
}

#[test]
fn a_tool_that_does_not_run_here_or_is_another_is_not_put_in_place() {
    let old = "#!/bin/sh\necho \"$0: version 'GLIBC_2.99' not found\" >&2\nexit 1\n";
    for (program, expected) in [
        (old, "sample does not run on this machine: `sample` failed (exit status: 1): "),
        (old, "version 'GLIBC_2.99' not found"),
        ("#!/bin/sh\necho sample 1.2.30\n", "sample says that it is \"sample 1.2.30\", not 1.2.3"),
        ("no program", "sample does not run on this machine"),
    ] {
        let machine = Machine::new();
        let (bytes, sha256) = archive(program);
        let why = machine.takes(&sha256, all_of(&bytes)).unwrap();
        assert!(why.contains(expected), "{why}");
        assert_eq!(machine.files(), [""; 0], "{why}");
    }
}

#[test]
fn an_archive_without_the_command_is_named() {
    let machine = Machine::new();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("sample"), RIGHT).unwrap();
    let (bytes, sha256) = pack(folder.path(), "sample");
    let why = machine.takes(&sha256, all_of(&bytes)).unwrap();
    assert!(why.contains("sample-1.2.3/sample could not be unpacked"), "{why}");
}

#[test]
fn only_what_can_not_be_taken_is_built() {
    let (bytes, sha256) = archive(RIGHT);
    let answers: [(Answer, &str, bool); 4] = [
        (all_of(&bytes), &sha256, false),
        (all_of(b"something else"), &sha256, true),
        (sends(&bytes[..100], bytes.len() as u64), &sha256, true),
        (Box::new(|_| ()), &sha256, true),
    ];
    for (answer, pinned, expected) in answers {
        let machine = Machine::new();
        let from = serve(answer);
        let built = Cell::new(false);
        this_or_build(&machine.project, &tool(), &release(&from, pinned), &agent(LONG, LONG), || {
            built.set(true);
            Ok(())
        })
        .unwrap();
        assert_eq!(built.get(), expected);
    }
}

#[test]
fn a_tool_without_a_release_is_built() {
    let machine = Machine::new();
    let mut built = false;
    or_build(&machine.project, &tool(), || {
        built = true;
        Ok(())
    })
    .unwrap();
    assert!(built && !host().unwrap().is_empty());
}

#[test]
fn who_wants_tools_from_source_has_none_that_was_taken_ready_made() {
    let mut machine = Machine::new();
    let (bytes, sha256) = archive(RIGHT);
    assert_eq!(machine.takes(&sha256, all_of(&bytes)), None);
    machine.project.tools_from = ToolsFrom::Source;
    assert!(!tools::is_here(&machine.project, &tool()));
}

#[test]
fn of_two_ledgers_the_one_that_was_written_last_tells() {
    let machine = Machine::new();
    let cargos = |version: &str| {
        let ledger = format!("[v1]\n\"sample {version} (registry+somewhere)\" = [\"sample\"]\n");
        fs::create_dir_all(&machine.project.tools).unwrap();
        fs::write(machine.project.tools.join(".crates.toml"), ledger).unwrap();
    };
    let here =
        |version| tools::is_here(&machine.project, &tools::from_crates_io("sample", version, &["sample"]));
    cargos("1.2.2");
    let (bytes, sha256) = archive(RIGHT);
    assert_eq!(machine.takes(&sha256, all_of(&bytes)), None);
    assert!(here("1.2.3") && !here("1.2.2"), "the release came after");
    cargos("1.2.4");
    ledger::leave_to_cargo(&machine.project, "sample").unwrap();
    assert!(here("1.2.4") && !here("1.2.3"), "cargo came after");
    ledger::forget(&machine.project, "sample").unwrap();
    assert!(!here("1.2.4") && !here("1.2.3"), "its files are being replaced");
}
