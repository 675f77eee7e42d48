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
const CLIENTS: [&str; 6] = [
    "personio-client",
    "personio-client-api",
    "personio-py",
    "pybamboohr",
    "cards-by-vobject",
    "calendars-by-icalendar",
];

/// The program that writes the cards and calendars that are read back.
const CARDS: &str = "cards";

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
    let cards = build_cards(project)?;
    let mut children = Children::default();
    let company = company::start(&program, PEOPLE, 1, &mut children)?;
    let mut tally = Tally::default();
    for client in clients {
        say(client);
        let checks = count(&mut driver(project, &python, client, &company, &cards))?;
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

/// An example of `domain`, in the profile of the native tests: no other program of ours writes a card of whomever it is told.
fn build_cards(project: &Project) -> Result<PathBuf> {
    say("building cards");
    let mut cargo = command("cargo");
    cargo.args(["build", "--quiet", "--locked", "--package", "domain", "--example", CARDS]);
    run_command(cargo.current_dir(&project.root)).context("cards could not be built")?;
    Ok(project.target.join("debug/examples").join(CARDS))
}

/// What the simulators said about themselves is in its environment, and where the program is that writes cards.
fn driver(project: &Project, python: &Path, client: &str, company: &Company, cards: &Path) -> Command {
    let mut driver = command(python);
    driver
        .arg(project.root.join("tests/clients").join(format!("{client}.py")))
        .envs(company.facts())
        .env("SIMULATED_PEOPLE", PEOPLE.to_string())
        .env("CARDS_PROGRAM", cards)
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
