//! Deployment to Cloudflare, by wrangler.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use serde::Deserialize;

use crate::build;
use crate::command::{capture, run as run_command, say};
use crate::dev::secrets;
use crate::project::Project;
use crate::security_text;

/// How far to go.
#[derive(Args)]
pub(crate) struct Options {
    /// Build and check the bundle, but send nothing and need no account.
    #[arg(long)]
    dry_run: bool,
}

/// The id in wrangler.toml before there is a database.
const NO_DATABASE: &str = "00000000-0000-0000-0000-000000000000";

/// What is done after the build.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// It must be what may be deployed.
    CheckConfiguration,
    /// The database must have been created.
    CheckDatabase,
    /// Every secret must be set.
    CheckSecrets,
    /// Who is told of a weakness must be in it.
    NameContact,
    /// What it is for, and its arguments.
    Wrangler(&'static str, Vec<String>),
}

#[derive(Deserialize)]
struct Secret {
    name: String,
}

/// Builds, checks and deploys.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    build::everything(project)?;
    for step in plan(options.dry_run, &project.root.join("build/deploy")) {
        match step {
            Step::CheckConfiguration => check_configuration(&project.read("wrangler.toml")?)?,
            Step::CheckDatabase => check_database(&project.read("wrangler.toml")?)?,
            Step::CheckSecrets => check_secrets(project)?,
            Step::NameContact => {
                let configuration = project.read("wrangler.toml")?;
                security_text::write(&build::Kind::Release.app_folder(project), contact(&configuration)?)?;
            }
            Step::Wrangler(purpose, arguments) => {
                say(purpose);
                run_command(wrangler(project).args(arguments))
                    .with_context(|| format!("{purpose} failed"))?;
            }
        }
    }
    say(if options.dry_run { "the bundle can be deployed; nothing was sent" } else { "deployed" });
    Ok(())
}

/// What is done after the build, in order.
fn plan(dry_run: bool, output: &Path) -> Vec<Step> {
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    if dry_run {
        let mut arguments = words("deploy --dry-run --outdir");
        arguments.push(output.to_string_lossy().into_owned());
        return vec![
            Step::CheckConfiguration,
            Step::NameContact,
            Step::Wrangler("checking the bundle", arguments),
        ];
    }
    vec![
        Step::CheckConfiguration,
        Step::CheckDatabase,
        Step::CheckSecrets,
        Step::NameContact,
        // The new code may rely on the new tables, the old code does not mind them.
        Step::Wrangler("migrating the database", words("d1 migrations apply DB --remote")),
        Step::Wrangler("deploying", words("deploy")),
    ]
}

/// Fails where wrangler.toml has in it what is for development only: there a provider may be anybody, and a link to sign in
/// goes over plain HTTP. Fails also where the operator's webhook, which is a secret, stands in it, and where the platform would log each request with its address.
fn check_configuration(configuration: &str) -> Result<()> {
    let said = |name: &str| said(configuration, name);
    let environments = said("ENVIRONMENT");
    if environments.is_empty() || environments.iter().any(|value| *value != "\"production\"") {
        bail!(
            "wrangler.toml is for development: set ENVIRONMENT = \"production\", and nothing else anywhere"
        );
    }
    if said("MAIL_URL").iter().any(|value| *value != "\"\"") {
        bail!("wrangler.toml is for development: take out MAIL_URL, mail goes by the binding `MAIL`");
    }
    if said("OPERATOR_WEBHOOK_URL").iter().chain(&said("OPERATOR_WEBHOOK_KEY")).any(|value| *value != "\"\"")
    {
        bail!(
            "wrangler.toml would show the operator's webhook to whoever reads it: take it out, and run \
             `npx wrangler secret put OPERATOR_WEBHOOK_URL` and `npx wrangler secret put OPERATOR_WEBHOOK_KEY`"
        );
    }
    if said("invocation_logs") != ["false"] {
        bail!(
            "the platform would log each request with its address: set `invocation_logs = false` in \
             [observability.logs] of wrangler.toml"
        );
    }
    Ok(())
}

/// Whom wrangler.toml names; nobody in one from before there was a choice.
fn contact(configuration: &str) -> Result<&str> {
    match *said(configuration, "SECURITY_CONTACT") {
        [] => Ok(""),
        [value] => value
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .context("SECURITY_CONTACT in wrangler.toml is no text in quotes"),
        _ => bail!("wrangler.toml names SECURITY_CONTACT more than once"),
    }
}

/// All values that wrangler.toml has for `name`, as they stand there.
fn said<'a>(configuration: &'a str, name: &str) -> Vec<&'a str> {
    let values = configuration.lines().filter_map(|line| line.trim().strip_prefix(name));
    values.filter_map(|rest| rest.trim_start().strip_prefix('=')).map(str::trim).collect()
}

/// Fails while wrangler.toml holds the id that stands for no database, and where it does not say where people's data lies.
fn check_database(configuration: &str) -> Result<()> {
    let within = match *said(configuration, "JURISDICTION") {
        ["\"eu\""] => " --jurisdiction eu",
        ["\"fedramp\""] => " --jurisdiction fedramp",
        ["\"none\""] => "",
        _ => bail!(
            "wrangler.toml does not say where people's data lies: set JURISDICTION to \"eu\" or \"fedramp\", or to \
             \"none\" for wherever it is first asked for"
        ),
    };
    if configuration.contains(NO_DATABASE) {
        bail!(
            "there is no database yet: run `npx wrangler d1 create rollcall{within}` and \
             `npx wrangler queues create rollcall-sync`, then put the database's id into wrangler.toml"
        );
    }
    Ok(())
}

fn check_secrets(project: &Project) -> Result<()> {
    say("checking the secrets");
    let list = capture(wrangler(project).args(["secret", "list", "--format", "json"])).context(
        "wrangler could not list the Worker's secrets: run `npx wrangler login`, and for a first deployment set them",
    )?;
    let missing = missing_secrets(&list)?;
    if !missing.is_empty() {
        let commands: Vec<_> =
            missing.iter().map(|name| format!("`npx wrangler secret put {name}`")).collect();
        bail!("the Worker lacks secrets: run {}", commands.join(" and "));
    }
    Ok(())
}

/// The secrets that the Worker needs and the list does not hold.
fn missing_secrets(list: &str) -> Result<Vec<&'static str>> {
    let set: Vec<Secret> =
        serde_json::from_str(list).context("wrangler's list of secrets cannot be understood")?;
    Ok(secrets::NAMES.into_iter().filter(|name| set.iter().all(|secret| secret.name != *name)).collect())
}

fn wrangler(project: &Project) -> std::process::Command {
    let mut wrangler = crate::dev::wrangler::command(project);
    wrangler.current_dir(&project.root);
    wrangler
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{NO_DATABASE, Step, check_configuration, check_database, contact, missing_secrets, plan};

    fn wrangler_calls(steps: &[Step]) -> Vec<String> {
        let calls = steps.iter().filter_map(|step| match step {
            Step::Wrangler(_, arguments) => Some(arguments.join(" ")),
            Step::CheckConfiguration | Step::CheckDatabase | Step::CheckSecrets | Step::NameContact => None,
        });
        calls.collect()
    }

    #[test]
    fn a_dry_run_needs_no_account() {
        let steps = plan(true, Path::new("out"));
        assert_eq!(wrangler_calls(&steps), ["deploy --dry-run --outdir out"]);
        assert!(!steps.contains(&Step::CheckSecrets));
    }

    #[test]
    fn who_is_told_of_a_weakness_is_named_once_or_not_at_all() {
        assert_eq!(contact(include_str!("../../wrangler.toml")).unwrap(), "");
        assert_eq!(contact("SECURITY_CONTACT = \"mailto:a@example.com\"").unwrap(), "mailto:a@example.com");
        assert_eq!(contact("").unwrap(), "");
        for wrong in ["SECURITY_CONTACT = 7", "SECURITY_CONTACT = \"\"\nSECURITY_CONTACT = \"\""] {
            assert!(contact(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_deployment_checks_first_and_migrates_before_the_code_goes_out() {
        let steps = plan(false, Path::new("out"));
        assert_eq!(steps[..3], [Step::CheckConfiguration, Step::CheckDatabase, Step::CheckSecrets]);
        assert_eq!(wrangler_calls(&steps), ["d1 migrations apply DB --remote", "deploy"]);
    }

    #[test]
    fn what_is_for_development_is_not_deployed_and_the_log_has_our_own_lines_only() {
        let ours = include_str!("../../wrangler.toml");
        assert!(check_configuration(ours).is_ok());
        assert!(
            check_configuration(&format!("OPERATOR_WEBHOOK_URL = \"\"\n{ours}")).is_ok(),
            "as it was before"
        );
        for (from, to) in [
            ("ENVIRONMENT = \"production\"", "ENVIRONMENT = \"development\""),
            ("ENVIRONMENT = \"production\"", "ENVIRONMENT=\"development\""),
            ("ENVIRONMENT = \"production\"", ""),
            ("[observability]", "[env.test.vars]\nENVIRONMENT = \"development\"\n[observability]"),
            ("[vars]", "[vars]\nMAIL_URL = \"http://127.0.0.1:9805\""),
            ("[vars]", "[vars]\nOPERATOR_WEBHOOK_URL = \"https://hooks.example/?key=1\""),
            ("[vars]", "[vars]\nOPERATOR_WEBHOOK_KEY = \"whsec_AAAA\""),
            ("invocation_logs = false", "invocation_logs = true"),
            ("invocation_logs = false", ""),
        ] {
            assert!(ours.contains(from), "{from}");
            assert!(check_configuration(&ours.replace(from, to)).is_err(), "{from} -> {to}");
        }
    }

    #[test]
    fn a_database_that_was_never_created_is_noticed_and_to_be_created_where_the_data_has_to_lie() {
        let ours = include_str!("../../wrangler.toml");
        let created = ours.replace(NO_DATABASE, "3b2c0f3e-7a0e-4d2e-9a51-0c1f1a2b3c4d");
        assert!(check_database(&created).is_ok());
        for (name, command) in [
            ("eu", "`npx wrangler d1 create rollcall --jurisdiction eu`"),
            ("fedramp", "`npx wrangler d1 create rollcall --jurisdiction fedramp`"),
            ("none", "`npx wrangler d1 create rollcall`"),
        ] {
            let elsewhere = ours.replace("JURISDICTION = \"eu\"", &format!("JURISDICTION = \"{name}\""));
            let refusal = check_database(&elsewhere).unwrap_err().to_string();
            assert!(refusal.contains(command), "{refusal}");
        }
    }

    #[test]
    fn nothing_is_deployed_that_does_not_say_where_peoples_data_lies() {
        let created = include_str!("../../wrangler.toml").replace(NO_DATABASE, "3b2c0f3e");
        for instead in ["", "JURISDICTION = \"\"", "JURISDICTION = \"us\""] {
            assert!(check_database(&created.replace("JURISDICTION = \"eu\"", instead)).is_err(), "{instead}");
        }
    }

    #[test]
    fn each_missing_secret_is_named() {
        assert_eq!(missing_secrets("[]").unwrap(), ["SEALING_KEYS", "OPERATOR_TOKEN"]);
        let one = r#"[{"name":"SEALING_KEYS","type":"secret_text"},{"name":"OTHER","type":"secret_text"}]"#;
        assert_eq!(missing_secrets(one).unwrap(), ["OPERATOR_TOKEN"]);
        assert!(missing_secrets("not json").is_err());
    }
}
