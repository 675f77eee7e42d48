//! Clients that nobody here wrote, against the simulators: each by a driver in `tests/clients`.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::count::Tally;
use super::steps::count;
use crate::command::{command, say};
use crate::dev::children::Children;
use crate::dev::company::{self, Company};
use crate::install::{self, python};
use crate::project::Project;
use crate::simulators;

/// The clients, called like their drivers.
const CLIENTS: [&str; 4] = ["personio-client", "personio-client-api", "personio-py", "pybamboohr"];

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
    let mut children = Children::default();
    let company = company::start(&program, PEOPLE, 1, &mut children)?;
    let mut tally = Tally::default();
    for client in clients {
        say(client);
        let checks = count(&mut driver(project, &python, client, &company))?;
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

/// What the simulators said about themselves is in its environment.
fn driver(project: &Project, python: &Path, client: &str, company: &Company) -> Command {
    let mut driver = command(python);
    driver
        .arg(project.root.join("tests/clients").join(format!("{client}.py")))
        .envs(company.facts())
        .env("SIMULATED_PEOPLE", PEOPLE.to_string())
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
