//! The directory as it is sent.

use domain::directory::{snapshot::DirectorySnapshot, tag::DirectoryTag};
use worker::Response;

use super::Organisation;
use crate::fault::Fault;

impl Organisation<'_> {
    /// The directory, or 304 if the caller has this state of it.
    pub(super) fn directory(&self, known: Option<&str>) -> Result<Response, Fault> {
        let revision = self.store.revision()?;
        let tag = DirectoryTag::new(&self.id, &self.store.epoch()?, revision);
        let response = if known.is_some_and(|known| tag.is_in(known)) {
            Response::empty()?.with_status(304)
        } else {
            let response = Response::ok(self.directory_json(revision)?)?;
            response.headers().set("content-type", "application/json")?;
            response
        };
        response.headers().set("etag", tag.as_str())?;
        Ok(response)
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
