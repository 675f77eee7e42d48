//! Tools as their projects have released them: quicker than building them, where there is a release to trust.

mod download;
pub(super) mod ledger;
pub(super) mod releases;
#[cfg(test)]
mod tests;
mod unpack;

use anyhow::{Context as _, Result};
use ureq::Agent;

use super::tools::Tool;
use crate::command::{capture, command, say};
use crate::project::{Project, ToolsFrom};
use releases::Release;

/// Takes the tool from its release, or builds it where there is none or it is not as it has to be.
pub(super) fn or_build(project: &Project, tool: &Tool, build: impl FnOnce() -> Result<()>) -> Result<()> {
    let release = match project.tools_from {
        ToolsFrom::Releases => releases::find(tool.package, &tool.version, &host()?),
        ToolsFrom::Source => None,
    };
    match release {
        Some(release) => this_or_build(project, tool, &release, &download::agent(), build),
        None => build(),
    }
}

fn this_or_build(
    project: &Project,
    tool: &Tool,
    release: &Release<'_>,
    agent: &Agent,
    build: impl FnOnce() -> Result<()>,
) -> Result<()> {
    take(project, tool, release, agent).or_else(|error| {
        say(&instead(tool, &error));
        build()
    })
}

fn take(project: &Project, tool: &Tool, release: &Release<'_>, agent: &Agent) -> Result<()> {
    let archive = download::archive(agent, release)?;
    unpack::put_in_place(project, release, tool.binaries, &archive)
}

/// Why the tool is built after all, in one line.
fn instead(tool: &Tool, error: &anyhow::Error) -> String {
    let why = format!("{error:#}").replace('\n', " ");
    format!(
        "{} {} is built from source, because its release can't be used: {why}",
        tool.package, tool.version
    )
}

/// The kind of this machine, as rustc names it.
fn host() -> Result<String> {
    let told = capture(command("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what machine this is: run `rustc -vV`")
}
