//! The directory as it is sent, and who takes it along.

use chrono::NaiveDate;
use domain::{
    api::{contact::ContactView, error::ErrorCode, taking_along::TakingAlongView},
    directory::{columns::Columns, tag::DirectoryTag},
    settings::BeforeFirstDay,
};

use crate::{fault::Fault, organisation::Organisation, platform::Platform, reply::Reply};

/// A directory as it was sent.
pub(crate) struct SentDirectory {
    revision: u64,
    until: Option<NaiveDate>,
    json: String,
}

impl<P: Platform> Organisation<'_, P> {
    /// The directory, or 304 if the caller has this state of it.
    pub(crate) fn directory(&self, known: Option<&str>) -> Result<Reply, Fault> {
        let revision = self.store.revision()?;
        let until = self.shown_until()?;
        let tag = DirectoryTag::new(&self.id, &self.store.epoch()?, revision, until);
        let offline_days = Some(self.settings()?.offline.days()).filter(|days| *days > 0);
        let told = Reply { tag: Some(tag.as_str().to_owned()), offline_days, ..Reply::done() };
        if known.is_some_and(|known| tag.is_in(known)) {
            return Ok(Reply { status: 304, ..told });
        }
        let body = self.directory_json(revision, until)?;
        Ok(Reply { status: 200, body: Some(body), ..told })
    }

    /// The day until which people are shown who begin to work; none, if all are.
    pub(crate) fn shown_until(&self) -> Result<Option<NaiveDate>, Fault> {
        match self.settings()?.before_first_day {
            BeforeFirstDay::Shown => Ok(None),
            BeforeFirstDay::Hidden => self.today().map(Some),
        }
    }

    /// `GET /api/directory/contact`.
    pub(crate) fn contact(&self) -> Result<ContactView, Fault> {
        Ok(ContactView { teams: self.settings()?.teams })
    }

    /// `GET /api/directory/export`.
    pub(crate) fn taking_along(&self) -> Result<TakingAlongView, Fault> {
        Ok(TakingAlongView { allowed: self.settings()?.taking_along })
    }

    /// `POST /api/directory/export`: that it is recorded is all there is to do.
    pub(crate) fn take_along(&self) -> Result<(), Fault> {
        if self.settings()?.taking_along.allows(self.asking()?.role) {
            Ok(())
        } else {
            Err(ErrorCode::DirectoryKept.into())
        }
    }

    fn directory_json(&self, revision: u64, until: Option<NaiveDate>) -> Result<String, Fault> {
        let mut kept = self.memory.directory.borrow_mut();
        if let Some(sent) = kept.as_ref()
            && (sent.revision, sent.until) == (revision, until)
        {
            return Ok(sent.json.clone());
        }
        let mut columns = Columns::new(&self.store.release()?, until);
        let telling = self.store.telling_birthday()?;
        self.store.each_present(|service, id, stored| {
            columns.add(stored, telling.get(&service).is_some_and(|ids| ids.contains(id)))
        })?;
        let json = columns.finish(revision)?;
        *kept = Some(SentDirectory { revision, until, json: json.clone() });
        Ok(json)
    }
}
