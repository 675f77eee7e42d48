//! What Lighthouse makes of the pages that are opened most, in the browser of the tests, by its two profiles: a desktop, and
//! a telephone of 2016 on a slow network.

use std::{collections::BTreeMap, env, path::Path, process::Command};

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{endpoint::Endpoint, members::InvitationView},
    service::HrSystem,
};
use serde::Deserialize;
use serde_json::json;
use tests::rig::{
    browser::{Driver, Page},
    process::free_port,
};

use crate::{
    company::{Company, EVERYTHING},
    report::Report,
};

/// A directory of so many is searched, drawn and sent as any.
const PEOPLE: usize = 1_000;

/// The same page is judged so often: what else the machine does meanwhile is in the times.
const RUNS: usize = 3;

/// A profile: its name, what Lighthouse is told, and what is judged by it.
const PROFILES: [(&str, &[&str], &[&str]); 2] = [
    ("desktop", &["--preset=desktop"], &["performance", "accessibility", "best-practices", "seo"]),
    ("mobile", &["--form-factor=mobile"], &["performance"]),
];

/// What a page was found wanting in.
pub(crate) struct Fault {
    page: &'static str,
    profile: &'static str,
    audit: String,
}

/// What Lighthouse says, as far as it is read.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    categories: BTreeMap<String, Category>,
    audits: BTreeMap<String, Audit>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Category {
    /// From 0 to 1; none where an audit broke down.
    score: Option<f64>,
    audit_refs: Vec<AuditRef>,
}

#[derive(Deserialize)]
struct AuditRef {
    id: String,
    weight: f64,
}

#[derive(Deserialize)]
struct Audit {
    title: String,
    score: Option<f64>,
}

/// Measures the pages. Answers with what they were found wanting in, their times apart.
pub(crate) async fn measure(root: &Path, report: &mut Report) -> Result<Vec<Fault>> {
    let lighthouse = env::var("LIGHTHOUSE").context("LIGHTHOUSE says where it is: `cargo xtask bench`")?;
    let company = Company::start(root, HrSystem::Personio, PEOPLE).await?;
    company.owner.connect(company.simulator.access(), &[&EVERYTHING[..], &["manager"]].concat()).await?;
    let body = json!({ "name": "Benchmark", "role": Role::Admin });
    let invitation: InvitationView =
        company.owner.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    let (driver, port) = (Driver::start().await?, free_port()?);
    let page = driver.page_listening(port, &company.runtime.url(), "en").await?;
    let mut faults = Vec::new();
    let mut judge = |name, path: &str| -> Result<()> {
        let url = company.runtime.url() + path;
        PROFILES.into_iter().try_for_each(|profile| {
            faults.extend(judged(&lighthouse, port, name, &url, profile, report)?);
            Ok(())
        })
    };
    // As somebody finds it who is not signed in.
    aside(&page).await?;
    judge("sign_in", "/sign-in")?;
    page.sign_in(&invitation.sign_in.token).await?;
    let somebody =
        page.find(".person-row").await?.attr("data-person-id").await?.context("a row of nobody")?;
    aside(&page).await?;
    for (name, path) in [
        ("directory", "/people"),
        ("profile", &format!("/people/{somebody}")),
        ("structure", "/structure"),
        ("services", "/services"),
        ("sync", "/sync"),
    ] {
        judge(name, path)?;
    }
    page.close().await?;
    Ok(faults)
}

/// Has the window show nothing: Lighthouse opens one of its own beside it, which has the cookie of this one.
async fn aside(page: &Page) -> Result<()> {
    Ok(page.client().goto("about:blank").await?)
}

/// Has one page judged by one profile.
fn judged(
    lighthouse: &str,
    port: u16,
    page: &'static str,
    url: &str,
    (profile, told, categories): (&'static str, &[&str], &[&str]),
    report: &mut Report,
) -> Result<Vec<Fault>> {
    let run = || -> Result<Answer> {
        let mut command = Command::new(lighthouse);
        command
            .args([url, "--output=json", "--quiet", "--no-enable-error-reporting"])
            .args([format!("--port={port}"), format!("--only-categories={}", categories.join(","))])
            // Nobody is to find a directory by a search engine, as robots.txt and the page itself say.
            .arg("--skip-audits=is-crawlable")
            .args(told);
        let output = command.output().context("cannot start Lighthouse")?;
        let words = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "Lighthouse failed at the page {page}: {words}");
        Ok(serde_json::from_slice(&output.stdout)?)
    };
    let answers = (0..RUNS).map(|_| run()).collect::<Result<Vec<_>>>()?;
    let mut faults = BTreeMap::new();
    for category in categories {
        let of = |answer: &Answer| answer.categories.get(*category).and_then(|it| it.score);
        let mut scores: Vec<_> = answers.iter().filter_map(of).collect();
        ensure!(scores.len() == RUNS, "Lighthouse has no score of {category} for the page {page}");
        scores.sort_by(f64::total_cmp);
        let name = format!("lighthouse_{page}_{profile}_{}", category.replace('-', "_"));
        report.count(name, percent(scores.get(RUNS / 2).copied().unwrap_or_default()));
    }
    for answer in &answers {
        faults.extend(answer.faults());
    }
    Ok(faults.into_values().map(|audit| Fault { page, profile, audit }).collect())
}

impl Answer {
    /// What is not as it should be, by the audit's name. What takes time is in the score of performance alone.
    fn faults(&self) -> impl Iterator<Item = (&str, String)> {
        let judged = self.categories.iter().filter(|(name, _)| *name != "performance");
        let audits = judged.flat_map(|(_, category)| &category.audit_refs);
        let counting = audits.filter(|audit| audit.weight > 0.0);
        counting.filter_map(|AuditRef { id, .. }| {
            let audit = self.audits.get(id)?;
            let is_a_fault = audit.score.is_some_and(|score| score < 1.0);
            is_a_fault.then(|| (id.as_str(), format!("{id}: {}", audit.title)))
        })
    }
}

/// The hundred that Lighthouse shows, of its one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 0 to 1")]
fn percent(score: f64) -> u64 {
    (score * 100.0).round() as u64
}

/// Prints what the pages were found wanting in.
pub(crate) fn print(faults: &[Fault]) {
    if !faults.is_empty() {
        println!("\nLighthouse finds");
    }
    for Fault { page, profile, audit } in faults {
        println!("    {page} ({profile}): {audit}");
    }
}
