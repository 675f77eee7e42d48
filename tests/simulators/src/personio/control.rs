//! What a test may do to Personio alone, beside what it may do to every provider.

use super::{CustomKeys, Grant, World};
use crate::control;

/// The handle.
pub type Control = control::Control<World>;

/// There is no such attribute.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no attribute has the key {0}")]
pub struct NoSuchAttribute(pub String);

impl Control {
    /// The keys of the custom attributes in this company.
    pub fn custom_keys(&self) -> CustomKeys {
        self.world().catalogue.custom_keys()
    }

    /// Unticks attributes of access data, from now on: answers leave them out. By Personio's keys.
    pub fn restrict(&self, grant: Grant, attributes: &[impl AsRef<str>]) -> Result<(), NoSuchAttribute> {
        let mut world = self.world();
        let name = |key: &str| {
            let attribute = world.catalogue.with_key(key);
            attribute.map(|attribute| attribute.name).ok_or_else(|| NoSuchAttribute(key.to_owned()))
        };
        let names: Vec<_> = attributes.iter().map(|key| name(key.as_ref())).collect::<Result<_, _>>()?;
        world.untick(grant, names);
        Ok(())
    }

    /// Switches whether v1 takes credentials from the query; it doesn't unless told to.
    pub fn query_auth(&self, allowed: bool) {
        self.world().query_auth = allowed;
    }
}
