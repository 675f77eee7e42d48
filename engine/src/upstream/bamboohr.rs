//! Talking to `BambooHR`: basic authentication, telling refusals apart, the directory where datasets are refused.

mod files;
mod training;

use std::cell::RefCell;

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use domain::{
    attribute::Release,
    credential::Credential,
    employee::EmployeeId,
    mapping::{Mapping, ReadableField},
    pacing::Pace,
    provider::{
        ProviderFailure, Right,
        bamboohr::{
            DATA_PATH, DIRECTORY_PATH, OWNER_PATH, PROBE_PATH, company, data_request, deleted_path,
            fields_path, read_data, read_deleted, read_directory, read_directory_fields, read_fields,
            read_owner,
        },
        page::{Page, Scope},
    },
    service::{FieldName, Service},
    subdomain::Subdomain,
    sync::snapshot::{Deletions, Presence},
    text::Text,
};

use url::Url;

pub(crate) use self::{files::Uploaded, training::Created};
use super::{
    http::{Answer, Body, Question, ask},
    session::{Session, Turn, wait_for_turn},
};
use crate::{config::Config, platform::Platform};

const SERVICE: Service = Service::BambooHr;

/// `BambooHR`, as one key sees it.
pub(crate) struct BambooHr<'a, P> {
    platform: &'a P,
    base: Url,
    prefix: String,
    authorization: String,
    pace: Pace,
    session: &'a RefCell<Session>,
}

impl<'a, P: Platform> BambooHr<'a, P> {
    /// `BambooHR`, entered with `credential`.
    pub(crate) fn new(
        platform: &'a P,
        config: &Config,
        credential: &Credential,
        session: &'a RefCell<Session>,
    ) -> Result<Self, ProviderFailure> {
        let (base, prefix) = place(config, &company(credential)?)?;
        // Any password will do (reference/providers.md, section 2.1).
        let authorization = STANDARD.encode(format!("{}:x", credential.expose(FieldName::AccessToken)));
        let authorization = format!("Basic {authorization}");
        Ok(Self { platform, base, prefix, authorization, pace: config.pace(SERVICE), session })
    }

    /// The fields that the key may read: the dataset's, or else those of the company directory.
    pub(crate) async fn fields(&self) -> Result<Vec<ReadableField>, ProviderFailure> {
        self.probe().await?;
        let (mut fields, mut next) = (Vec::new(), Some(1));
        while let Some(page) = next {
            match self.get(&fields_path(page)).await? {
                Answer::Success { body, .. } => {
                    let (some, further) = read_fields(&body)?;
                    // A list that promises more and gives nothing has no end.
                    next = further.filter(|_| !some.is_empty());
                    fields.extend(some);
                }
                // The probe went well: it is the dataset that this key may not use.
                Answer::Status(403 | 404, _) => return self.directory_fields().await,
                Answer::Status(_, failure) => return Err(failure),
            }
        }
        Ok(fields)
    }

    /// The page of people with this number, from 1 on. Who may not use datasets gets those whom the company shows, on one page.
    pub(crate) async fn page(
        &self,
        release: &Release,
        mapping: &Mapping,
        number: u64,
        limit: u64,
    ) -> Result<Page, ProviderFailure> {
        let body = data_request(release, mapping, number, limit);
        match self.ask(DATA_PATH, Body::Post(body)).await? {
            Answer::Success { body, .. } => read_data(&body, release, mapping),
            Answer::Status(403 | 404, _) if number == 1 => {
                self.probe().await?;
                self.directory(release, mapping).await
            }
            Answer::Status(status, failure) => Err(self.refusal(status, failure).await),
        }
    }

    /// Who was deleted since `since`, if the key may ask.
    pub(crate) async fn deleted(&self, since: DateTime<Utc>) -> Result<Deletions, ProviderFailure> {
        match self.get(&deleted_path(since)).await? {
            Answer::Success { body, .. } => read_deleted(&body).map(Deletions::Told),
            Answer::Status(403 | 404, _) => {
                self.probe().await?;
                Ok(Deletions::Refused)
            }
            Answer::Status(status, failure) => Err(self.refusal(status, failure).await),
        }
    }

    /// Whether somebody has this id.
    pub(crate) async fn presence(&self, id: &EmployeeId) -> Result<Presence, ProviderFailure> {
        Ok(if self.is_there(id).await? { Presence::StillThere } else { Presence::Gone })
    }

    /// The name of the key's user, if it is told.
    pub(crate) async fn owner(&self) -> Result<Option<Text>, ProviderFailure> {
        match self.get(OWNER_PATH).await? {
            Answer::Success { body, .. } => Ok(read_owner(&body)),
            // Whatever else the key may not do is told where it is needed.
            Answer::Status(403 | 404, _) => Ok(None),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    async fn directory(&self, release: &Release, mapping: &Mapping) -> Result<Page, ProviderFailure> {
        match self.get(DIRECTORY_PATH).await? {
            Answer::Success { body, .. } => read_directory(&body, release, mapping),
            // An empty directory.
            Answer::Status(404, _) => Ok(Page { scope: Scope::Shown, ..Page::default() }),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    async fn directory_fields(&self) -> Result<Vec<ReadableField>, ProviderFailure> {
        match self.get(DIRECTORY_PATH).await? {
            Answer::Success { body, .. } => read_directory_fields(&body),
            Answer::Status(404, _) => read_directory_fields(br#"{"fields":[]}"#),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    /// Asks what needs no right, to tell apart what else is said with the same status.
    async fn probe(&self) -> Result<(), ProviderFailure> {
        match self.get(PROBE_PATH).await? {
            Answer::Success { .. } => Ok(()),
            Answer::Status(401, _) => Err(ProviderFailure::WrongCredential),
            // Switched off, or locked after repeated unknown keys: 403 to everybody (section 2.2).
            Answer::Status(403, failure) => {
                Err(ProviderFailure::Locked { retry_after_seconds: failure.retry_after_seconds() })
            }
            Answer::Status(404, _) => Err(ProviderFailure::UnknownCompany),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    /// What a refusal in the middle of a read means.
    async fn refusal(&self, status: u16, failure: ProviderFailure) -> ProviderFailure {
        match status {
            401 => ProviderFailure::WrongCredential,
            403 | 404 => self.probe().await.err().unwrap_or(ProviderFailure::NoEmployeeRights),
            _ => failure,
        }
    }

    /// What a refusal of something that needs `right` means.
    async fn lacks(&self, right: Right, status: u16, failure: ProviderFailure) -> ProviderFailure {
        match status {
            401 => ProviderFailure::WrongCredential,
            403 => self.probe().await.err().unwrap_or(ProviderFailure::NoRight { right }),
            404 => self.probe().await.err().unwrap_or(failure),
            _ => failure,
        }
    }

    async fn get(&self, path: &str) -> Result<Answer, ProviderFailure> {
        self.ask(path, Body::Nothing).await
    }

    async fn ask(&self, path: &str, body: Body) -> Result<Answer, ProviderFailure> {
        self.ask_now(self.turn().await, path, body).await
    }

    /// Waits until a request may start. What must not be sent twice is noted after that and before it is sent, so that
    /// the time which it may take counts from then.
    pub(crate) async fn turn(&self) -> Turn {
        wait_for_turn(self.platform, self.session, self.pace).await
    }

    /// Asks in a turn that was waited for.
    async fn ask_now(&self, _: Turn, path: &str, body: Body) -> Result<Answer, ProviderFailure> {
        self.session.borrow().check()?;
        let question = Question {
            path: format!("{}{path}", self.prefix),
            authorization: Some(self.authorization.clone()),
            body,
        };
        ask(self.platform, &self.base, &question).await
    }
}

/// Where the API of `company` is, and what its paths begin with. Elsewhere than at the vendor's, all companies are behind one
/// address, the company in the path: the vendor's older form.
fn place(config: &Config, company: &Subdomain) -> Result<(Url, String), ProviderFailure> {
    let base = config.base(SERVICE, company.as_str())?;
    let is_elsewhere = config.elsewhere.contains_key(&SERVICE);
    let prefix = if is_elsewhere { format!("/api/gateway.php/{company}") } else { "/api".to_owned() };
    Ok((base, prefix))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        config::{Loopback, Paces},
        vault::KeyRing,
    };

    #[test]
    fn a_company_has_a_host_of_its_own_and_elsewhere_a_path() {
        let company = Subdomain::try_from("nordlicht".to_owned()).unwrap();
        let at = |elsewhere: Option<&str>| {
            let elsewhere = elsewhere.map(|url| (SERVICE, url.parse().unwrap()));
            let config = Config {
                elsewhere: BTreeMap::from_iter(elsewhere),
                paces: Paces::Published,
                people_a_page: 1,
                loopback: Loopback::Refused,
                sends_mail: false,
                keys: KeyRing::new(vec![("k".to_owned(), [0; 32])]).unwrap(),
            };
            let (base, prefix) = place(&config, &company).unwrap();
            format!("{base} {prefix}")
        };
        assert_eq!(at(None), "https://nordlicht.bamboohr.com/ /api");
        assert_eq!(at(Some("http://127.0.0.1:9802")), "http://127.0.0.1:9802/ /api/gateway.php/nordlicht");
    }
}
