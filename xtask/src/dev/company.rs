//! Whose people the demo shows: a simulated company, or somebody else's server.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::children::Children;
use crate::command::command;

/// The last thing that the simulators print when they are ready.
const LAST: &str = "READY";

/// How long the simulators may take to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the simulators said about themselves, or what stands in their place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Company {
    /// `PERSONIO_URL` and its like, with their values.
    facts: BTreeMap<String, String>,
    /// How many people work there, where that is known.
    pub(crate) people: Option<u32>,
}

impl Company {
    /// Somebody else's server in the place of a provider's simulator: all else that is known of that one is forgotten.
    pub(crate) fn replace(&mut self, provider: &str, url: &str) {
        let prefix = format!("{provider}_");
        self.facts.retain(|name, _| !name.starts_with(&prefix));
        self.facts.insert(format!("{prefix}URL"), url.trim_end_matches('/').into());
    }

    /// One of the facts.
    pub(crate) fn fact(&self, name: &str) -> Option<&str> {
        self.facts.get(name).map(String::as_str)
    }

    /// All of them, with their values.
    pub(crate) fn facts(&self) -> &BTreeMap<String, String> {
        &self.facts
    }

    /// Where the providers are and from whom mails are, as the Worker's variables: `NAME:VALUE`.
    pub(crate) fn variables(&self) -> Vec<String> {
        let is_one = |name: &str| name.ends_with("_URL") || name == "MAIL_FROM";
        let variables = self.facts.iter().filter(|(name, _)| is_one(name));
        variables.map(|(name, value)| format!("{name}:{value}")).collect()
    }

    /// Takes a line like `PERSONIO_URL=http://localhost:9001`; false if it is something else.
    pub(super) fn learn(&mut self, line: &str) -> bool {
        let Some((name, value)) = line.split_once('=') else { return false };
        let of_a_name = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        let is_name = !name.is_empty() && name.bytes().all(of_a_name);
        if is_name {
            self.facts.insert(name.to_owned(), value.trim().to_owned());
        }
        is_name
    }
}

/// Starts the simulators and waits until they have said where they are.
pub(crate) fn start(program: &Path, people: u32, seed: u64, children: &mut Children) -> Result<Company> {
    let mut simulators = command(program);
    // Free ports, so that a second clone can run beside the first.
    simulators
        .args(["--people", &people.to_string(), "--seed", &seed.to_string()])
        .args(["--personio-port", "0", "--bamboohr-port", "0", "--ispring-port", "0"])
        .args(["--identity-port", "0", "--mail-port", "0"])
        .stdout(Stdio::piped());
    let child = children.start("simulators", &mut simulators)?;
    let out = child.stdout.take().context("the simulators have no output")?;
    let (lines, heard) = mpsc::channel();
    // The thread goes on reading when nobody listens any more: a full pipe would stop the simulators.
    thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Err(unheard) = lines.send(line) {
                eprintln!("{}", unheard.0);
            }
        }
    });
    let mut company = Company { people: Some(people), ..Company::default() };
    let begin = Instant::now();
    while company.fact(LAST).is_none() {
        match heard.recv_timeout(Duration::from_millis(200)) {
            Ok(line) => drop(company.learn(&line)),
            Err(RecvTimeoutError::Timeout) => children.check()?,
            Err(RecvTimeoutError::Disconnected) => {
                children.check()?;
                thread::sleep(Duration::from_millis(200));
            }
        }
        if begin.elapsed() > PATIENCE {
            bail!("the simulators did not say {LAST} within {} seconds", PATIENCE.as_secs());
        }
    }
    Ok(company)
}

#[cfg(test)]
mod tests {
    use super::Company;

    #[test]
    fn only_lines_that_name_a_fact_are_learned() {
        let mut company = Company::default();
        assert!(company.learn("PERSONIO_URL=http://127.0.0.1:9001"));
        assert!(company.learn("PERSONIO_CLIENT_SECRET=papi-a=b"));
        assert!(!company.learn("listening on http://127.0.0.1:9001/?a=b"));
        assert!(!company.learn("=x"));
        assert!(company.learn("IDENTITY_PERSON_1=ada@example.com"));
        assert!(company.learn("MAIL_FROM=rollcall@nordlicht.example"));
        assert_eq!(company.fact("PERSONIO_CLIENT_SECRET"), Some("papi-a=b"));
        let variables = ["MAIL_FROM:rollcall@nordlicht.example", "PERSONIO_URL:http://127.0.0.1:9001"];
        assert_eq!(company.variables(), variables);
    }

    #[test]
    fn somebody_elses_server_is_known_by_its_address_alone() {
        let mut company = Company::default();
        for line in
            ["PERSONIO_URL=http://a", "PERSONIO_CLIENT_ID=papi-b", "BAMBOOHR_URL=http://c", "BAMBOOHR_KEY=d"]
        {
            company.learn(line);
        }
        company.replace("PERSONIO", "http://127.0.0.1:4000/");
        assert_eq!(company.variables(), ["BAMBOOHR_URL:http://c", "PERSONIO_URL:http://127.0.0.1:4000"]);
        assert_eq!(company.fact("PERSONIO_CLIENT_ID"), None);
        assert_eq!(company.fact("BAMBOOHR_KEY"), Some("d"));
    }
}
