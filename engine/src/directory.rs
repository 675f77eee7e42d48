//! The directory as it is sent.

use domain::directory::{columns::Columns, tag::DirectoryTag};

use crate::{fault::Fault, organisation::Organisation, platform::Platform, reply::Reply};

impl<P: Platform> Organisation<'_, P> {
    /// The directory, or 304 if the caller has this state of it.
    pub(crate) fn directory(&self, known: Option<&str>) -> Result<Reply, Fault> {
        let revision = self.store.revision()?;
        let tag = DirectoryTag::new(&self.id, &self.store.epoch()?, revision);
        if known.is_some_and(|known| tag.is_in(known)) {
            return Ok(Reply { status: 304, tag: Some(tag.as_str().to_owned()), body: None });
        }
        let body = self.directory_json(revision)?;
        Ok(Reply { status: 200, tag: Some(tag.as_str().to_owned()), body: Some(body) })
    }

    fn directory_json(&self, revision: u64) -> Result<String, Fault> {
        let mut kept = self.memory.directory.borrow_mut();
        if let Some((of, json)) = kept.as_ref()
            && *of == revision
        {
            return Ok(json.clone());
        }
        let mut columns = Columns::new(&self.store.release()?);
        self.store.each_present(|stored| columns.add(stored))?;
        let json = columns.finish(revision)?;
        *kept = Some((revision, json.clone()));
        Ok(json)
    }
}
