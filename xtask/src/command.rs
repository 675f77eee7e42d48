//! Starting other programs, and one clear line when one fails.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// A program to start, without what `cargo run` put into the environment for `xtask` itself.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(belongs_to_xtask) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs a program to its end; its output goes where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status}); its own words are above", name(command));
    }
    Ok(())
}

/// Runs a program to its end and returns what it printed.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        let last = words.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or("it said nothing");
        bail!("{} failed ({}): {last}", name(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether the program can be found on PATH.
pub(crate) fn on_path(program: &str) -> bool {
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// Tells the person what is happening, beside the output of the programs.
pub(crate) fn say(line: &str) {
    eprintln!("xtask: {line}");
}

/// The program and its first argument, as a person would name it.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    match command.get_args().next().map(OsStr::to_string_lossy) {
        Some(first) if !first.starts_with('-') && !first.contains('/') => format!("`{program} {first}`"),
        _ => format!("`{program}`"),
    }
}

fn belongs_to_xtask(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_")
        || variable.starts_with("CARGO_MANIFEST_")
        || matches!(
            variable,
            "CARGO"
                | "CARGO_BIN_NAME"
                | "CARGO_CRATE_NAME"
                | "CARGO_PRIMARY_PACKAGE"
                | "RUST_RECURSION_COUNT"
        )
}

#[cfg(test)]
mod tests {
    use super::{belongs_to_xtask, capture, command, name};

    #[test]
    fn a_failed_program_is_one_line_with_its_last_words() {
        let error = capture(command("sh").args(["-c", "echo first >&2; echo 'no such thing' >&2; exit 3"]))
            .unwrap_err();
        assert_eq!(error.to_string(), "`sh` failed (exit status: 3): no such thing");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = capture(&mut command("/nowhere/trunk")).unwrap_err();
        assert_eq!(error.to_string(), "cannot start `trunk`");
    }

    #[test]
    fn a_program_is_named_with_its_first_argument_but_not_with_a_path() {
        assert_eq!(name(command("/usr/bin/cargo").arg("build")), "`cargo build`");
        assert_eq!(name(command("rustc").arg("--print")), "`rustc`");
        assert_eq!(name(command("node").arg("/some/where.js")), "`node`");
    }

    #[test]
    fn the_settings_of_a_person_stay() {
        assert!(belongs_to_xtask("CARGO_MANIFEST_DIR"));
        assert!(!belongs_to_xtask("CARGO_TARGET_DIR"));
        assert!(!belongs_to_xtask("CARGO_HOME"));
        assert!(!belongs_to_xtask("RUSTUP_TOOLCHAIN"));
    }
}
