//! What `cargo xtask test` runs, one after the other.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use super::count::Tally;
use crate::build;
use crate::command::{command, run};
use crate::install::wasm_target::TARGET;
use crate::install::{self, browser, python};
use crate::progress::Progress;
use crate::project::Project;
use crate::simulators;

/// The test target that drives a browser through the whole product.
const END_TO_END: &str = "end_to_end";

/// Seeds whose stories are told each time.
const SEEDS: &str = "2000";

/// So many last lines are said again below the table where no test says why its program failed.
const LAST_LINES: usize = 12;

/// Each file is formatted.
pub(crate) fn formatting(project: &Project) -> Result<()> {
    run(&mut cargo(project, "fmt --all --check")).context("run `cargo fmt --all`")
}

/// No lint has anything to say.
pub(crate) fn lints(project: &Project) -> Result<()> {
    run(&mut cargo(project, "clippy --locked --workspace --all-targets -- -D warnings"))?;
    run(&mut cargo(
        project,
        "clippy --locked --package simulation --features planted --all-targets -- -D warnings",
    ))
}

/// The documentation can be made, and no link in it is dead.
pub(crate) fn documentation(project: &Project) -> Result<()> {
    run(cargo(project, "doc --locked --workspace --no-deps").env("RUSTDOCFLAGS", "-D warnings"))
}

/// All tests that need no browser.
pub(crate) fn native_tests(project: &Project) -> Result<Tally> {
    let mut tally = count(&mut cargo(project, "test --locked --workspace --exclude tests --no-fail-fast"))?;
    let mut tests = cargo(project, "test --locked --package tests --lib --bins --no-fail-fast");
    for target in project.test_targets.iter().filter(|target| *target != END_TO_END) {
        tests.args(["--test", target]);
    }
    tally += count(&mut tests)?;
    Ok(tally)
}

/// The program that tells the stories of seeds, built as it is used: quick.
pub(crate) fn simulation_build(project: &Project) -> Result<()> {
    simulators::build_simulation(project, false).map(drop)
}

/// Whatever happens to an organisation, no promise is broken: thousands of seeds.
pub(crate) fn simulation(project: &Project) -> Result<()> {
    let program = simulators::build_simulation(project, false)?;
    run(command(program).args(["--seeds", SEEDS]).current_dir(&project.root))
}

/// The app's components in a browser.
pub(crate) fn component_tests(project: &Project) -> Result<Tally> {
    let driver = browser::ensure()?;
    let installed = install::for_builds(project, &mut Progress::begin(install::missing(project)?))?;
    let mut cargo = installed.command(project, "cargo")?;
    cargo
        // Documentation tests are run natively, with the others.
        .args(["test", "--locked", "--package", "app", "--tests", "--no-fail-fast", "--target", TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", project.tool("wasm-bindgen-test-runner"))
        .env("CHROMEDRIVER", driver)
        .current_dir(&project.root);
    count(&mut cargo)
}

/// The whole product in a browser.
pub(crate) fn end_to_end(project: &Project) -> Result<Tally> {
    let driver = browser::ensure()?;
    let python = {
        let _turn = install::turn(project)?;
        python::ensure(project)?
    };
    build::everything(project)?;
    let mut cargo = cargo(project, "test --locked --package tests --test");
    cargo.arg(END_TO_END).env("CHROMEDRIVER", driver).env("ROLLCALL_ROOT", &project.root);
    cargo.env("CLIENTS_PYTHON", python);
    count(&mut cargo)
}

fn cargo(project: &Project, arguments: &str) -> Command {
    let mut cargo = command("cargo");
    cargo.args(arguments.split(' ')).current_dir(&project.root);
    cargo
}

/// Runs tests, passes on what they print and counts them.
pub(super) fn count(command: &mut Command) -> Result<Tally> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start the tests")?;
    let mut tally = Tally::default();
    let mut last = VecDeque::new();
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).split(b'\n') {
            let line = line.context("cannot read what the tests print")?;
            let line = String::from_utf8_lossy(&line).into_owned();
            println!("{line}");
            tally += Tally::of_line(&line);
            last.truncate(LAST_LINES - 1);
            last.push_front(line);
        }
    }
    let status = child.wait().context("cannot wait for the tests")?;
    if !status.success() && tally.failed == 0 {
        // Something broke outside of any test: a compile error, a crash, a time limit.
        let lines: Vec<String> = last.into_iter().rev().collect();
        tally += Tally::of_failure(format!("{status} outside of any test, after\n{}", lines.join("\n")));
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::{Tally, command, count};

    fn run(script: &str) -> Tally {
        count(command("sh").args(["-c", script])).unwrap()
    }

    #[test]
    fn the_results_of_all_test_programs_are_added_up() {
        let script = "echo 'test result: ok. 2 passed; 0 failed;'; echo 'test result: FAILED. 3 passed; 1 failed;'; exit 101";
        assert_eq!(run(script), Tally { passed: 5, failed: 1, failures: Vec::new() });
    }

    #[test]
    fn a_crash_outside_of_any_test_is_a_failure() {
        let tally = run("seq 100; echo 'test result: ok. 2 passed; 0 failed;'; echo too late; exit 101");
        assert_eq!((tally.passed, tally.failed), (2, 1));
        let [failure] = &tally.failures[..] else { panic!("{tally:?}") };
        assert!(failure.starts_with("exit status: 101 outside of any test, after\n"), "{failure}");
        assert!(failure.ends_with("\n99\n100\ntest result: ok. 2 passed; 0 failed;\ntoo late"), "{failure}");
        assert_eq!(failure.lines().count(), 1 + super::LAST_LINES);
    }
}
