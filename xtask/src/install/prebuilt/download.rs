//! Fetching a release, and judging it by its checksum before anything else is done with it.

use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use base16ct::lower::encode_string;
use sha2::{Digest as _, Sha256};
use ureq::Agent;
use ureq::config::ConfigBuilder;
use ureq::typestate::AgentScope;

use super::releases::Release;

/// The largest archive that is read. Those of today are below half of it.
pub(super) const LARGEST: u64 = 64 << 20;

/// How long a server may say nothing.
const SILENCE: Duration = Duration::from_secs(20);

/// How long the whole may take: less than building what it is taken for.
const PATIENCE: Duration = Duration::from_mins(2);

/// A client for releases, which goes through the proxy that the environment names.
pub(super) fn agent() -> Agent {
    patient(SILENCE, PATIENCE).build().new_agent()
}

/// The settings of a client that waits so long for the next word, and so long for all.
pub(super) fn patient(silence: Duration, patience: Duration) -> ConfigBuilder<AgentScope> {
    Agent::config_builder()
        .timeout_resolve(Some(silence))
        .timeout_connect(Some(silence))
        .timeout_per_read(Some(silence))
        .timeout_global(Some(patience))
}

/// The archive of the release, which is the one that was pinned.
pub(super) fn archive(agent: &Agent, release: &Release<'_>) -> Result<Vec<u8>> {
    let address = format!("{}/{}", release.from, release.archive);
    let content = fetched(agent, &address).with_context(|| format!("{address} could not be had"))?;
    let found = encode_string(&Sha256::digest(&content));
    if found != release.sha256 {
        bail!(
            "WRONG CHECKSUM, which may be an attack: what came from {address} has the SHA-256 {found}, not \
             {}. It was not unpacked; please tell the project",
            release.sha256
        );
    }
    Ok(content)
}

fn fetched(agent: &Agent, address: &str) -> Result<Vec<u8>> {
    let mut answer = agent.get(address).call()?;
    let announced = answer.body().content_length();
    ensure!(announced.is_none_or(|bytes| bytes <= LARGEST), "it is larger than {} MB", LARGEST >> 20);
    Ok(answer.body_mut().with_config().limit(LARGEST).read_to_vec()?)
}
