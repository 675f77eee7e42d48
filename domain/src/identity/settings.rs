//! An organisation's identity provider, as an owner sets it up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use super::admission::Candidate;
use crate::{
    access::{LinkHolder, Role},
    checked::checked_text,
    named,
};

/// The longest address of an issuer, id or secret that is taken, in characters.
const LONGEST: usize = 1000;

/// As many values as a list may have.
const MOST: usize = 50;

/// Issuers that are everybody's: whoever has an account anywhere would come from the same one.
const SHARED: [&str; 3] = [
    "https://login.microsoftonline.com/common/",
    "https://login.microsoftonline.com/organizations/",
    "https://login.microsoftonline.com/consumers/",
];

/// Who issues an organisation's tokens: an address that tokens repeat to the letter (`OpenID` Connect Discovery 1.0 §4.3).
/// Whether it may be one of this machine's, the deployment says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Issuer(String);

checked_text!(Issuer);

impl Issuer {
    /// Where its configuration is published.
    pub fn discovery(&self) -> String {
        format!("{}/.well-known/openid-configuration", self.0.trim_end_matches('/'))
    }
}

impl TryFrom<String> for Issuer {
    type Error = FieldFault;

    fn try_from(raw: String) -> Result<Self, FieldFault> {
        let issuer = required(&raw)?;
        let rest = issuer.strip_prefix("https://").or_else(|| issuer.strip_prefix("http://"));
        let is_address = rest.is_some_and(|rest| {
            rest.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#' | b'@' | b'\\'))
                && !rest.starts_with(['/', ':'])
                && !rest.is_empty()
        });
        if !is_address || SHARED.iter().any(|shared| issuer.starts_with(shared)) {
            return Err(FieldFault::Malformed);
        }
        Ok(Self(issuer))
    }
}

/// Who gets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Admission {
    /// Everybody in the directory.
    #[default]
    Everybody,
    /// Those of some departments.
    Departments,
    /// Those who were invited, and have attached their account.
    Invited,
}

named!(Admission, json);

/// Who may still sign in by one-time links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Links {
    /// Whoever has one.
    #[default]
    Everybody,
    /// Owners, as their emergency door; and who was invited and comes for the first time, where accounts are attached by that.
    Owners,
}

named!(Links, json);

/// By what Rollcall proves to the identity provider that it is the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Proof {
    /// A secret that both know.
    #[default]
    Secret,
    /// A key that Rollcall makes, whose public half the identity provider reads.
    Key,
    /// Nothing: a public client, by PKCE alone.
    Nothing,
}

named!(Proof, json);

/// An identity provider, as it was entered and kept. By what its client proves who it is is kept apart, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IdentityProvider {
    /// Who issues the tokens.
    pub issuer: Issuer,
    /// What Rollcall is called there.
    pub client_id: String,
    /// What is asked for beside `openid email profile`: some send groups only if they are asked for them.
    pub scopes: Vec<String>,
    /// The domains whose addresses the issuer knows, though it does not say that they are verified.
    pub domains: Vec<String>,
    /// Who gets in.
    pub admission: Admission,
    /// The departments that get in, if not everybody does.
    pub departments: Vec<String>,
    /// The claim that roles follow from. Nothing: they are given in Rollcall.
    pub role_claim: Option<String>,
    /// The values of that claim that make an admin.
    pub admins: Vec<String>,
    /// Who may still sign in by links.
    pub links: Links,
}

impl IdentityProvider {
    /// Whether a one-time link still lets somebody in.
    pub fn takes_link_of(&self, holder: LinkHolder) -> bool {
        match self.links {
            Links::Everybody => true,
            Links::Owners => {
                holder.role == Role::Owner || (self.admission == Admission::Invited && !holder.has_signed_in)
            }
        }
    }

    /// Whether somebody of the directory gets in by being in it.
    pub(super) fn admits(&self, person: &Candidate) -> bool {
        match self.admission {
            Admission::Everybody => true,
            Admission::Departments => {
                let is_of = |department: &str| self.departments.iter().any(|one| one == department);
                person.department.as_ref().is_some_and(|department| is_of(department.as_str()))
            }
            Admission::Invited => false,
        }
    }
}

/// What an owner has typed; nothing yet by default.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentityProviderForm {
    /// The issuer's address.
    pub issuer: String,
    /// The client's id.
    pub client_id: String,
    /// By what the client proves who it is.
    pub proof: Proof,
    /// The client's secret, if by one; blank keeps the one that is kept.
    pub client_secret: String,
    /// Whether a key is made anew, if by one, though one is kept.
    pub new_key: bool,
    /// More scopes, parted by blanks.
    pub scopes: String,
    /// Domains, parted by blanks or commas.
    pub domains: String,
    /// Who gets in.
    pub admission: Admission,
    /// Departments, one a line.
    pub departments: String,
    /// The claim that roles follow from; blank for none.
    pub role_claim: String,
    /// Its values that make an admin, one a line.
    pub admins: String,
    /// Who may still sign in by links.
    pub links: Links,
}

impl std::fmt::Debug for IdentityProviderForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IdentityProviderForm(…)")
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "the fields of `IdentityProviderForm`")]
pub enum IdentityField {
    Issuer,
    ClientId,
    Proof,
    ClientSecret,
    Scopes,
    Domains,
    Departments,
    RoleClaim,
    Admins,
}

named!(IdentityField);

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldFault {
    /// Nothing was entered.
    #[error("the field is blank")]
    Blank,
    /// Too long a text, or too many of them.
    #[error("the field is too long")]
    TooLong,
    /// Not of the field's shape.
    #[error("the field is malformed")]
    Malformed,
}

impl IdentityProvider {
    /// What was typed, if it can be kept.
    pub fn read(form: &IdentityProviderForm) -> Result<Self, (IdentityField, FieldFault)> {
        use IdentityField as Field;
        let at = |field| move |fault| (field, fault);
        let is_scope = |scope: &str| scope.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"');
        let is_domain = |domain: &str| {
            domain.contains('.')
                && domain.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        };
        let words = |text: &str| list(text, |c| c.is_whitespace() || c == ',');
        let lines = |text: &str| list(text, |c| c == '\n');
        let departments = lines(&form.departments).map_err(at(Field::Departments))?;
        if form.admission == Admission::Departments && departments.is_empty() {
            return Err((Field::Departments, FieldFault::Blank));
        }
        let role_claim = optional(&form.role_claim).map_err(at(Field::RoleClaim))?;
        let admins = lines(&form.admins).map_err(at(Field::Admins))?;
        if role_claim.is_some() && admins.is_empty() {
            return Err((Field::Admins, FieldFault::Blank));
        }
        if role_claim.is_none() && !admins.is_empty() {
            return Err((Field::RoleClaim, FieldFault::Blank));
        }
        Ok(Self {
            issuer: Issuer::try_from(form.issuer.clone()).map_err(at(Field::Issuer))?,
            client_id: required(&form.client_id).map_err(at(Field::ClientId))?,
            scopes: words(&form.scopes)
                .and_then(|scopes| shaped(scopes, is_scope))
                .map_err(at(Field::Scopes))?,
            domains: words(&form.domains)
                .and_then(|domains| shaped(domains, is_domain))
                .map_err(at(Field::Domains))?,
            admission: form.admission,
            departments,
            role_claim,
            admins,
            links: form.links,
        })
    }

    /// The secret that was typed. None: the one that is kept stays, or it is not by a secret that the client proves who it
    /// is.
    pub fn secret(form: &IdentityProviderForm) -> Result<Option<String>, (IdentityField, FieldFault)> {
        if form.proof != Proof::Secret {
            return Ok(None);
        }
        optional(&form.client_secret).map_err(|fault| (IdentityField::ClientSecret, fault))
    }

    /// What it would be typed as by a client that proves by `proof` who it is, without a secret.
    pub fn form(&self, proof: Proof) -> IdentityProviderForm {
        IdentityProviderForm {
            issuer: self.issuer.to_string(),
            client_id: self.client_id.clone(),
            proof,
            client_secret: String::new(),
            new_key: false,
            scopes: self.scopes.join(" "),
            domains: self.domains.join(" "),
            admission: self.admission,
            departments: self.departments.join("\n"),
            role_claim: self.role_claim.clone().unwrap_or_default(),
            admins: self.admins.join("\n"),
            links: self.links,
        }
    }
}

fn optional(raw: &str) -> Result<Option<String>, FieldFault> {
    let text = raw.trim();
    if text.chars().count() > LONGEST {
        return Err(FieldFault::TooLong);
    }
    if text.chars().any(char::is_control) {
        return Err(FieldFault::Malformed);
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

fn required(raw: &str) -> Result<String, FieldFault> {
    optional(raw)?.ok_or(FieldFault::Blank)
}

fn list(raw: &str, is_between: impl Fn(char) -> bool) -> Result<Vec<String>, FieldFault> {
    let all = raw.split(is_between).map(optional).filter_map(Result::transpose);
    let all = all.collect::<Result<Vec<_>, _>>()?;
    if all.len() > MOST { Err(FieldFault::TooLong) } else { Ok(all) }
}

fn shaped(all: Vec<String>, is_one: impl Fn(&str) -> bool) -> Result<Vec<String>, FieldFault> {
    if all.iter().all(|one| is_one(one)) { Ok(all) } else { Err(FieldFault::Malformed) }
}

#[cfg(test)]
impl IdentityProvider {
    /// One to test with.
    pub(super) fn example() -> Self {
        Self {
            issuer: Issuer("https://id.example/acme".to_owned()),
            client_id: "rollcall".to_owned(),
            scopes: Vec::new(),
            domains: Vec::new(),
            admission: Admission::Everybody,
            departments: Vec::new(),
            role_claim: None,
            admins: Vec::new(),
            links: Links::Everybody,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> IdentityProviderForm {
        IdentityProvider::example().form(Proof::Secret)
    }

    #[test]
    fn an_issuer_is_an_address_of_one_organisation() {
        for good in [
            "https://accounts.google.com",
            "https://login.microsoftonline.com/6f1c2f0e-0000-4000-8000-000000000000/v2.0",
            "https://acme.okta.com/oauth2/default",
            "https://id.acme.example:8443/realms/acme",
            "http://127.0.0.1:9804/acme",
        ] {
            assert_eq!(Issuer::try_from(format!(" {good} ")).map(String::from), Ok(good.to_owned()));
        }
        for bad in [
            "acme.okta.com",
            "https://",
            "https:///x",
            "https://a@b.example",
            "https://a.example?x=1",
            "https://a.example#x",
            "https://a b.example",
            "https://ä.example",
            "ftp://a.example",
            "https://login.microsoftonline.com/common/v2.0",
            "https://login.microsoftonline.com/organizations/v2.0",
        ] {
            assert_eq!(Issuer::try_from(bad.to_owned()), Err(FieldFault::Malformed), "{bad}");
        }
        assert_eq!(Issuer::try_from(String::new()), Err(FieldFault::Blank));
    }

    #[test]
    fn its_configuration_is_below_the_issuer() {
        for issuer in ["https://a.example", "https://a.example/"] {
            let issuer = Issuer::try_from(issuer.to_owned()).unwrap();
            assert_eq!(issuer.discovery(), "https://a.example/.well-known/openid-configuration");
        }
    }

    #[test]
    fn what_was_typed_is_kept_as_it_is_shown_again() {
        let typed = IdentityProviderForm {
            scopes: "groups  roles".to_owned(),
            domains: "example.com, example.org".to_owned(),
            admission: Admission::Departments,
            departments: "Sales & Marketing\n\nLegal\n".to_owned(),
            role_claim: "groups".to_owned(),
            admins: "rollcall-admins".to_owned(),
            ..form()
        };
        let read = IdentityProvider::read(&typed).unwrap();
        assert_eq!(read.scopes, ["groups", "roles"]);
        assert_eq!(read.domains, ["example.com", "example.org"]);
        assert_eq!(read.departments, ["Sales & Marketing", "Legal"]);
        assert_eq!(IdentityProvider::read(&read.form(Proof::Key)), Ok(read));
    }

    #[test]
    fn links_may_be_left_to_owners_and_to_who_attaches_an_account_by_one() {
        let holder = |role, has_signed_in| LinkHolder { role, has_signed_in };
        for (links, admission, holder, takes) in [
            (Links::Everybody, Admission::Everybody, holder(Role::Member, true), true),
            (Links::Owners, Admission::Everybody, holder(Role::Owner, true), true),
            (Links::Owners, Admission::Everybody, holder(Role::Admin, false), false),
            (Links::Owners, Admission::Invited, holder(Role::Admin, false), true),
            (Links::Owners, Admission::Invited, holder(Role::Admin, true), false),
        ] {
            let provider = IdentityProvider { admission, links, ..IdentityProvider::example() };
            assert_eq!(provider.takes_link_of(holder), takes, "{links:?} {admission:?} {holder:?}");
        }
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        use FieldFault::{Blank, Malformed, TooLong};
        use IdentityField as Field;
        let long = || "a".repeat(LONGEST + 1);
        for (typed, field, fault) in [
            (IdentityProviderForm { issuer: " ".to_owned(), ..form() }, Field::Issuer, Blank),
            (IdentityProviderForm { client_id: String::new(), ..form() }, Field::ClientId, Blank),
            (IdentityProviderForm { client_id: long(), ..form() }, Field::ClientId, TooLong),
            (IdentityProviderForm { client_id: "a\u{7}".to_owned(), ..form() }, Field::ClientId, Malformed),
            (IdentityProviderForm { scopes: "a\"".to_owned(), ..form() }, Field::Scopes, Malformed),
            (IdentityProviderForm { domains: "example".to_owned(), ..form() }, Field::Domains, Malformed),
            (IdentityProviderForm { domains: "a@b.example".to_owned(), ..form() }, Field::Domains, Malformed),
            (IdentityProviderForm { admission: Admission::Departments, ..form() }, Field::Departments, Blank),
            (
                IdentityProviderForm { departments: "a\n".repeat(MOST + 1), ..form() },
                Field::Departments,
                TooLong,
            ),
            (IdentityProviderForm { role_claim: "groups".to_owned(), ..form() }, Field::Admins, Blank),
            (IdentityProviderForm { admins: "boss".to_owned(), ..form() }, Field::RoleClaim, Blank),
        ] {
            assert_eq!(IdentityProvider::read(&typed), Err((field, fault)));
        }
        let secret = |proof| {
            IdentityProvider::secret(&IdentityProviderForm { proof, client_secret: long(), ..form() })
        };
        assert_eq!(secret(Proof::Secret), Err((Field::ClientSecret, TooLong)));
        for other in [Proof::Key, Proof::Nothing] {
            assert_eq!(secret(other), Ok(None), "what is typed for a secret is none then");
        }
        assert!(!format!("{:?}", form()).contains("rollcall"));
    }
}
