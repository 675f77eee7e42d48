//! iSpring Learn's API: what is asked, and what the answers mean.
//!
//! Sources: iSpring's `Learn Rest Api 3.0` and what is known beyond it, reference/providers.md, sections 3 and 5. JSON
//! is converted XML there: a list of one element may come as that element, an empty one as nothing, and numbers as
//! texts. Answers are read leniently for it.

mod accounts;
mod answer;
mod certificates;
mod description;
mod results;
mod structure;
mod time;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

pub(crate) use self::description::DESCRIPTION;
pub use self::{
    accounts::{
        ACTIVATE_PATH, ANY_ACCOUNT_PATH, AccountUpdate, CREATE_ACCOUNT_PATH, DEACTIVATE_PATH, FoundAccount,
        Lookup, NewAccount, Standing, Updated, accounts_path, ids_request, read_accounts, update_path,
    },
    answer::read_created,
    certificates::{certificate_path, enrollments_path, read_certificate_link, read_certificates},
    results::{Learned, ResultsPage, ResultsQuery, SkippedResult, Which, read_results, results_path},
    structure::{
        CREATE_DEPARTMENT_PATH, ROLES_PATH, department_request, departments_path, read_departments,
        read_roles,
    },
};
use super::{
    ProviderFailure,
    lenient::{number, rounded, text_of},
    parse, query,
    token::AccessToken,
};
use crate::{cloud_address::CloudAddress, credential::Credential, service::FieldName};

/// Where tokens are exchanged.
pub const TOKEN_PATH: &str = "/api/v3/token";

/// Elements a page: what iSpring gives if nothing is said, and the most that is known to work (reference/providers.md,
/// section 3).
pub const PAGE: &str = "1000";

/// How long a token lives if iSpring does not say, in seconds (reference/providers.md, section 3).
const TOKEN_LIVES: u32 = 1800;

/// The account that `credential` opens.
pub fn account(credential: &Credential) -> Result<CloudAddress, ProviderFailure> {
    CloudAddress::parse(credential.expose(FieldName::AccountAddress))
        .map_err(|_| ProviderFailure::UnknownCompany)
}

/// The body of a token exchange, a form. It holds the secret: it must go to iSpring Learn only.
pub fn token_request(credential: &Credential) -> String {
    query::form([
        ("client_id", credential.expose(FieldName::ClientId)),
        ("client_secret", credential.expose(FieldName::ClientSecret)),
        ("grant_type", "client_credentials"),
    ])
}

/// The token that an exchange at `now` was answered with.
pub fn read_token(body: &[u8], now: DateTime<Utc>) -> Result<AccessToken, ProviderFailure> {
    let answer: Value = parse(body, "token")?;
    let unlike = || ProviderFailure::Unintelligible { field: "token".to_owned() };
    let secret = text_of(&answer, "access_token").ok_or_else(unlike)?;
    let lives = answer.get("expires_in").and_then(number).and_then(rounded).unwrap_or(TOKEN_LIVES);
    Ok(AccessToken::new(secret, Some(now + TimeDelta::seconds(i64::from(lives)))))
}

/// The query of a list's page, after what narrows the list.
fn paged(page: Option<&str>) -> impl Iterator<Item = (&str, &str)> {
    [("pageSize", PAGE)].into_iter().chain(page.map(|token| ("pageToken", token)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{credential::CredentialForm, service::Service};

    #[test]
    fn a_token_is_asked_for_with_a_form() {
        let form = CredentialForm(BTreeMap::from([
            (FieldName::AccountAddress, "acme.ispringlearn.eu".to_owned()),
            (FieldName::ClientId, "11bb-aa".to_owned()),
            (FieldName::ClientSecret, "s&c=r+t".to_owned()),
        ]));
        assert_eq!(
            token_request(&Credential::parse(Service::ISpringLearn, &form).unwrap()),
            "client_id=11bb-aa&client_secret=s%26c%3Dr%2Bt&grant_type=client_credentials"
        );
    }

    #[test]
    fn a_token_lives_as_long_as_is_said_and_half_an_hour_otherwise() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        for (body, lives) in [
            (r#"{"access_token":"t","expires_in":1800,"token_type":"bearer"}"#, Some(1800)),
            (r#"{"access_token":"t","expires_in":"600"}"#, Some(600)),
            (r#"{"access_token":"t"}"#, Some(1800)),
            (r#"{"access_token":""}"#, None),
            (r"{}", None),
            (r"<response/>", None),
        ] {
            let token = read_token(body.as_bytes(), now).ok();
            let lived = token.and_then(|token| Some((token.expires_at()? - now).num_seconds()));
            assert_eq!(lived, lives, "{body}");
        }
    }
}
