//! The directory as it is sent.

use crate::{fault::Fault, organisation::Organisation, platform::Platform, reply::Reply};
use domain::directory::snapshot::DirectorySnapshot;

impl<P: Platform> Organisation<'_, P> {
    /// The directory, or 304 if the caller has this revision.
    pub(crate) fn directory(&self, known: Option<&str>) -> Result<Reply, Fault> {
        let revision = self.store.revision()?;
        // Weak: the same directory may travel compressed or not.
        let tag = format!("W/\"{revision}\"");
        if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
            return Ok(Reply { status: 304, tag: Some(tag), body: None });
        }
        Ok(Reply { status: 200, tag: Some(tag), body: Some(self.directory_json(revision)?) })
    }

    fn directory_json(&self, revision: u64) -> Result<String, Fault> {
        let mut kept = self.memory.directory.borrow_mut();
        if let Some((of, json)) = kept.as_ref()
            && *of == revision
        {
            return Ok(json.clone());
        }
        let snapshot = DirectorySnapshot::new(revision, &self.store.present()?, &self.store.release()?);
        let json = serde_json::to_string(&snapshot)?;
        *kept = Some((revision, json.clone()));
        Ok(json)
    }
}
