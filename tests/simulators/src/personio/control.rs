//! What a test may do to Personio alone, beside what it may do to every provider.

use super::{CustomKeys, Grant, Shared};
use crate::clock::Clock;
use crate::company::Roster;
use crate::control::{self, Simulated, Staffed, Stage};

/// The handle.
pub type Control = control::Control<Shared>;

impl Simulated for Shared {
    type Grant = Grant;

    fn clock(&self) -> &Clock {
        &self.clock
    }

    fn on_stage<T>(&self, work: impl FnOnce(&mut Stage) -> T) -> T {
        work(&mut self.world().stage)
    }

    fn revoke(&self, grant: Grant) {
        self.world().revoke(grant);
    }

    fn restore(&self, grant: Grant) {
        self.world().restore(grant);
    }

    fn rate_limits(&self, on: bool) {
        self.world().limits.on = on;
    }

    fn reset(&self) {
        self.world().reset();
    }
}

impl Staffed for Shared {
    fn on_roster<T>(&self, work: impl FnOnce(&mut Roster) -> T) -> T {
        work(&mut self.world().roster)
    }
}

/// There is no such attribute.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no attribute has the key {0}")]
pub struct NoSuchAttribute(pub String);

impl Control {
    /// The keys of the custom attributes in this company.
    pub fn custom_keys(&self) -> CustomKeys {
        self.simulated().catalogue.custom_keys()
    }

    /// Unticks attributes of access data, from now on: answers leave them out. By Personio's keys.
    pub fn restrict(&self, grant: Grant, attributes: &[&str]) -> Result<(), NoSuchAttribute> {
        let shared = self.simulated();
        let name = |key: &&str| {
            let attribute = shared.catalogue.with_key(key);
            attribute.map(|attribute| attribute.name).ok_or_else(|| NoSuchAttribute((*key).to_owned()))
        };
        let names: Vec<_> = attributes.iter().map(name).collect::<Result<_, _>>()?;
        shared.world().untick(grant, names);
        Ok(())
    }

    /// Switches whether v1 takes credentials from the query; it doesn't unless told to.
    pub fn query_auth(&self, allowed: bool) {
        self.simulated().world().query_auth = allowed;
    }
}
