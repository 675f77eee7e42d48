//! What people learn at iSpring Learn, and their certificates.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{
    learning::{AccountId, CertificateId, EnrollmentId},
    provider::{
        ProviderFailure, Right,
        ispring::{self, ResultsPage, ResultsQuery, Which},
    },
};

use super::{AT_ONCE, ISpring, endless};
use crate::platform::Platform;
use crate::upstream::{
    http::{Answer, Body, Download, download},
    session::wait_for_turn,
};

/// How often a certificate's link is asked for: again, once, if it does not lead to the file.
const LINKS: usize = 2;

/// What became of a certificate's file.
pub(crate) enum Fetched {
    /// It is here. Whether it is what it should be is not looked at.
    Pdf(Vec<u8>),
    /// It is gone.
    Gone,
    /// It is larger than any true one.
    TooLarge,
}

impl<P: Platform> ISpring<'_, P> {
    /// A page of the courses that people have not completed.
    pub(crate) async fn open_results(&self, page: Option<&str>) -> Result<ResultsPage, ProviderFailure> {
        self.results(&ResultsQuery { which: Which::Open, page }).await
    }

    /// A page of the courses that were completed from `since` until `until`, with the accounts `of` only, if there are
    /// any.
    pub(crate) async fn completed_results(
        &self,
        of: &[AccountId],
        since: Option<DateTime<Utc>>,
        until: DateTime<Utc>,
        page: Option<&str>,
    ) -> Result<ResultsPage, ProviderFailure> {
        self.results(&ResultsQuery { which: Which::Completed { since, until, of }, page }).await
    }

    async fn results(&self, query: &ResultsQuery<'_>) -> Result<ResultsPage, ProviderFailure> {
        let body = self.get(Right::Results, ispring::results_path(query)).await?;
        let page = ispring::read_results(&body)?;
        if page.next.is_some() && page.next.as_deref() == query.page {
            return Err(endless());
        }
        Ok(page)
    }

    /// The certificates that were issued for these enrolments.
    pub(crate) async fn certificates(
        &self,
        ids: &[EnrollmentId],
    ) -> Result<BTreeMap<EnrollmentId, CertificateId>, ProviderFailure> {
        let mut issued = BTreeMap::new();
        for some in ids.chunks(AT_ONCE) {
            let path = |page: Option<&str>| ispring::enrollments_path(some, page);
            let found: BTreeMap<_, _> = self.list(Right::Results, path, ispring::read_certificates).await?;
            issued.extend(found);
        }
        Ok(issued)
    }

    /// Fetches a certificate's file. Its link opens it for ten minutes, and is used at once.
    pub(crate) async fn certificate(&self, id: &CertificateId) -> Result<Fetched, ProviderFailure> {
        for _ in 0..LINKS {
            let path = ispring::certificate_path(id);
            let link = match self.ask(Right::Results, path, Body::Nothing).await? {
                Answer::Success { body, .. } => ispring::read_certificate_link(&body)?,
                Answer::Status(404 | 410, _) => return Ok(Fetched::Gone),
                Answer::Status(_, failure) => return Err(failure),
            };
            wait_for_turn(self.platform, self.session, self.pace).await;
            self.session.borrow().check()?;
            match download(self.platform, &self.base, &link).await {
                Ok(Download::File(file)) => return Ok(Fetched::Pdf(file)),
                Ok(Download::Expired) => {}
                Err(ProviderFailure::TooLarge) => return Ok(Fetched::TooLarge),
                Err(failure) => return Err(failure),
            }
        }
        Ok(Fetched::Gone)
    }
}
