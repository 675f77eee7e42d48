//! What the wizard says of any service; what is said of one only is in its guide. `{service}` is the service's name.

use domain::service::{FieldName, Service};

use crate::i18n::Plural;

/// The wizard.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Setup {
    pub title: &'static str,
    pub steps: &'static str,
    pub back: &'static str,
    pub next: &'static str,
    pub leave: &'static str,
    pub prepare: Prepare,
    pub create: Create,
    pub credential: Credential,
    pub attributes: Attributes,
    pub preview: Preview,
}

/// The first step.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Prepare {
    pub title: &'static str,
    pub short: &'static str,
    pub important: &'static str,
    pub least: &'static str,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub always: &'static str,
    pub preferred_name_hint: &'static str,
    pub first_day_hint: &'static str,
    pub birthday_hint: &'static str,
    pub gender_hint: &'static str,
    pub address_hint: &'static str,
    pub phone_hint: &'static str,
    pub skills_hint: &'static str,
    pub with_year: &'static str,
    pub with_year_hint: &'static str,
}

/// The second step.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Create {
    pub name_label: &'static str,
    pub status_hint: &'static str,
    pub own_title: &'static str,
    pub own_hint: &'static str,
    pub change_choice: &'static str,
    pub older: &'static str,
    pub older_intro: &'static str,
    /// Before the path in the menus.
    pub menu_path: &'static str,
    pub help: &'static str,
    pub help_limits: &'static str,
}

/// The third step.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Credential {
    pub title: &'static str,
    pub short: &'static str,
    pub client_id_hint: &'static str,
    pub secret_hint: &'static str,
    pub access_token_hint: &'static str,
    pub subdomain_hint: &'static str,
    pub account_address_hint: &'static str,
    pub key_id_hint: &'static str,
    pub key_secret_hint: &'static str,
    pub company: &'static str,
    pub account: &'static str,
    pub test: &'static str,
    pub testing: &'static str,
}

impl Credential {
    /// Where the value of a field of `service` is found.
    pub fn hint(&self, service: Service, field: FieldName) -> &'static str {
        match (field, service) {
            (FieldName::ClientId, Service::ISpringLearn) => self.key_id_hint,
            (FieldName::ClientId, _) => self.client_id_hint,
            (FieldName::ClientSecret, Service::ISpringLearn) => self.key_secret_hint,
            (FieldName::ClientSecret, _) => self.secret_hint,
            (FieldName::AccessToken, _) => self.access_token_hint,
            (FieldName::Subdomain, _) => self.subdomain_hint,
            (FieldName::AccountAddress, _) => self.account_address_hint,
        }
    }
}

/// The fourth step.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Attributes {
    pub title: &'static str,
    pub short: &'static str,
    pub intro: &'static str,
    pub tested: &'static str,
    pub sees: Plural,
    /// With `{name}`.
    pub owner: &'static str,
    pub attribute: &'static str,
    pub field: &'static str,
    pub filled: &'static str,
    pub nobody: &'static str,
    pub nobody_title: &'static str,
    pub nobody_next: &'static str,
    pub samples: &'static str,
    pub samples_hint: &'static str,
    pub no_samples: &'static str,
    pub field_of: &'static str,
    pub not_used: &'static str,
    pub no_candidates: &'static str,
    pub missing: &'static str,
    pub missing_next: &'static str,
    pub missing_fine: &'static str,
    pub status_missing: &'static str,
    pub status_missing_fine: &'static str,
    pub check_again: &'static str,
}

/// The fifth step.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Preview {
    pub title: &'static str,
    pub short: &'static str,
    pub intro: &'static str,
    pub nothing_yet: &'static str,
    pub start: &'static str,
    pub starting: &'static str,
    pub approve: &'static str,
    pub cancel: &'static str,
    pub connected: &'static str,
    pub to_connection: &'static str,
    pub beside: &'static str,
    pub connect_only: &'static str,
    pub connect_only_hint: &'static str,
    pub preview_source: &'static str,
    pub preview_source_hint: &'static str,
    pub try_again: &'static str,
    pub change_credential: &'static str,
}
