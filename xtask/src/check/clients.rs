//! Clients that nobody here wrote, against the simulators, and readers of what we write: each by a driver in `tests/clients`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::count::Tally;
use super::steps::count;
use crate::command::{command, run as run_command, say};
use crate::dev::children::Children;
use crate::dev::company::{self, Company};
use crate::install::{self, python};
use crate::project::Project;
use crate::simulators;

/// The clients, called like their drivers.
const CLIENTS: [&str; 7] = [
    "personio-client",
    "personio-client-api",
    "personio-py",
    "pybamboohr",
    "cards-by-vobject",
    "calendars-by-icalendar",
    "tables-by-openpyxl",
];

/// The program that writes the cards and calendars that are read back, an example of a crate of ours.
const CARDS: Program = Program { package: "domain", example: "cards" };

/// The same of tables.
const TABLES: Program = Program { package: "sheet", example: "tables" };

struct Program {
    package: &'static str,
    example: &'static str,
}

/// More than a page of any list has.
const PEOPLE: u32 = 120;

/// Runs these clients' drivers, all if none is named, and counts their checks.
pub(crate) fn run(project: &Project, names: &[String]) -> Result<Tally> {
    let clients = named(names)?;
    let python = {
        let _turn = install::turn(project)?;
        python::ensure(project)?
    };
    let program = simulators::build(project)?;
    let programs = [
        ("CARDS_PROGRAM", build_example(project, &CARDS)?),
        ("TABLES_PROGRAM", build_example(project, &TABLES)?),
    ];
    let mut children = Children::default();
    let company = company::start(&program, PEOPLE, 1, &mut children)?;
    let mut tally = Tally::default();
    for client in clients {
        say(client);
        let checks = count(&mut driver(project, &python, client, &company, &programs))?;
        if checks == Tally::default() {
            bail!("the driver of {client} has checked nothing");
        }
        tally += checks;
    }
    Ok(tally)
}

fn named(names: &[String]) -> Result<Vec<&'static str>> {
    if let Some(unknown) = names.iter().find(|name| !CLIENTS.contains(&name.as_str())) {
        bail!("there is no client {unknown} here: there are {}", CLIENTS.join(", "));
    }
    let wanted = |client: &&&str| names.is_empty() || names.iter().any(|name| name == **client);
    Ok(CLIENTS.iter().filter(wanted).copied().collect())
}

/// Builds it in the profile of the native tests: no other program of ours writes of whomever it is told.
fn build_example(project: &Project, &Program { package, example }: &Program) -> Result<PathBuf> {
    say(&format!("building {example}"));
    let mut cargo = command("cargo");
    cargo.args(["build", "--quiet", "--locked", "--package", package, "--example", example]);
    run_command(cargo.current_dir(&project.root)).with_context(|| format!("{example} could not be built"))?;
    Ok(project.target.join("debug/examples").join(example))
}

/// What the simulators said about themselves is in its environment, and where our programs are.
fn driver(
    project: &Project,
    python: &Path,
    client: &str,
    company: &Company,
    programs: &[(&str, PathBuf)],
) -> Command {
    let mut driver = command(python);
    driver
        .arg(project.root.join("tests/clients").join(format!("{client}.py")))
        .envs(company.facts())
        .env("SIMULATED_PEOPLE", PEOPLE.to_string())
        .envs(programs.iter().map(|(name, program)| (name, program)))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(&project.root);
    driver
}

#[cfg(test)]
mod tests {
    use super::{CLIENTS, named};

    #[test]
    fn all_clients_are_meant_unless_some_are_named() {
        assert_eq!(named(&[]).unwrap(), CLIENTS);
        assert_eq!(named(&["pybamboohr".to_owned()]).unwrap(), ["pybamboohr"]);
        let error = named(&["curl".to_owned()]).unwrap_err().to_string();
        assert!(error.starts_with("there is no client curl here: there are personio-client,"), "{error}");
    }
}
