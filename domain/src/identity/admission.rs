//! Who gets in. The HR system is the gate: who is active in it may come in, and who has left it may not.

use super::{GOOGLE, Refusal, claims::Claims, settings::IdentityProvider};
use crate::{access::Role, employee::PersonKey, text::Text};

/// A member who has signed in by an identity provider before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Their id.
    pub member: String,
    /// Whom of the directory they are. Nobody: they were invited, or have attached their account.
    pub person: Option<PersonKey>,
    /// Whether they were invited, or have attached their account: then it need not be the directory that lets them in. Who has
    /// left it is out all the same.
    pub is_invited: bool,
}

/// Somebody who is in the directory now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who they are in it.
    pub person: PersonKey,
    /// Their name.
    pub name: Text,
    /// Their department.
    pub department: Option<Text>,
}

/// What is known of who comes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The member who signs in by this identity.
    pub holder: Option<Holder>,
    /// The person of the directory whom that member is, if they are still in it.
    pub present: Option<Candidate>,
    /// Those in the directory who have the address that the token says.
    pub of_address: Vec<Candidate>,
    /// Who signs in as the only one of these by another account.
    pub by_another: ByAnother,
    /// The member who was invited by that address, and has not come yet.
    pub invited: Option<String>,
}

/// Who signs in as a person by another account than the one that comes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ByAnother {
    /// Nobody.
    #[default]
    Nobody,
    /// Somebody at the same issuer.
    Somebody,
    /// This member did, by an issuer that was in use before.
    Formerly {
        /// Their id.
        member: String,
        /// Whether they were invited, or had attached their account.
        is_invited: bool,
    },
}

/// Somebody who gets in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted {
    /// The member whom they are. Nobody: they are a new one.
    pub holder: Option<Holder>,
    /// The person of the directory whom they are. Nobody: they were invited.
    pub person: Option<Candidate>,
}

/// Whether whoever holds `claims` gets in.
pub fn admit(provider: &IdentityProvider, claims: &Claims, known: Known) -> Result<Admitted, Refusal> {
    let Known { holder, present, of_address, by_another, invited } = known;
    match holder {
        // Invited, and attached by themselves: an invitation holds until somebody takes it back.
        Some(holder) if holder.person.is_none() => Ok(Admitted { holder: Some(holder), person: None }),
        Some(mut holder) => {
            // Whoever is known already, and was invited since, is no other member by that.
            let is_invited = |address: &String| invited.is_some() && is_believed(provider, claims, address);
            holder.is_invited |= claims.address.as_ref().is_some_and(is_invited);
            let person = match present {
                Some(person) => person,
                // The directory may know them by another id now: it is read from another service, say.
                None => found(provider, claims, of_address, &by_another).map_err(|_| Refusal::Left)?,
            };
            let_in(provider, Some(holder), person)
        }
        None => match (found(provider, claims, of_address, &by_another), by_another, invited) {
            // The issuer is another one now: they stay the member that they were.
            (Ok(person), ByAnother::Formerly { member, is_invited }, invited) => {
                let is = Some(person.person.clone());
                let holder = Holder { member, person: is, is_invited: is_invited || invited.is_some() };
                let_in(provider, Some(holder), person)
            }
            // Whoever is invited need not be in the directory; who is comes as that person, and leaves with them.
            (Ok(person), _, Some(member)) => Ok(invited_as(member, Some(person))),
            (Err(Refusal::NotInDirectory | Refusal::Ambiguous), _, Some(member)) => {
                Ok(invited_as(member, None))
            }
            (person, _, _) => let_in(provider, None, person?),
        },
    }
}

/// Lets in who is in the directory: those whom the settings admit, and whoever was invited.
fn let_in(
    provider: &IdentityProvider,
    holder: Option<Holder>,
    person: Candidate,
) -> Result<Admitted, Refusal> {
    let is_invited = holder.as_ref().is_some_and(|holder| holder.is_invited);
    if !is_invited && !provider.admits(&person) {
        return Err(Refusal::NotAdmitted);
    }
    Ok(Admitted { holder, person: Some(person) })
}

/// Somebody who was invited.
fn invited_as(member: String, person: Option<Candidate>) -> Admitted {
    let is = person.as_ref().map(|person| person.person.clone());
    let holder = Holder { member, person: is, is_invited: true };
    Admitted { holder: Some(holder), person }
}

/// The one person of the directory who has the address, if it may be believed, and nobody else signs in as them.
fn found(
    provider: &IdentityProvider,
    claims: &Claims,
    of_address: Vec<Candidate>,
    by_another: &ByAnother,
) -> Result<Candidate, Refusal> {
    let address = claims.address.as_deref().ok_or(Refusal::NoAddress)?;
    if !is_believed(provider, claims, address) {
        return Err(Refusal::AddressNotVerified);
    }
    let mut of_address = of_address.into_iter();
    match (of_address.next(), of_address.next()) {
        (None, _) => Err(Refusal::NotInDirectory),
        (Some(_), Some(_)) => Err(Refusal::Ambiguous),
        (Some(_), None) if *by_another == ByAnother::Somebody => Err(Refusal::TakenByAnother),
        (Some(person), None) => Ok(person),
    }
}

/// Whether the issuer knows whose the address is: it says so, or an admin has said that it knows all of that domain. Google
/// vouches for addresses of others too; it knows those of the organisations that it hosts.
fn is_believed(provider: &IdentityProvider, claims: &Claims, address: &str) -> bool {
    let Some((_, domain)) = address.rsplit_once('@') else { return false };
    let is_same = |other: &str| other.eq_ignore_ascii_case(domain);
    if claims.issuer == GOOGLE {
        return claims.hosted_domain.as_deref().is_some_and(is_same)
            && provider.domains.iter().any(|known| is_same(known));
    }
    // What it denies, nobody else can vouch for.
    match claims.address_verified {
        Some(verified) => verified,
        None => provider.domains.iter().any(|known| is_same(known)),
    }
}

/// The role that `claims` give, if roles follow from claims: to everybody but owners, who are made and unmade by owners alone.
pub fn role(provider: &IdentityProvider, claims: &Claims) -> Option<Role> {
    provider.role_claim.as_ref()?;
    let is_admin = claims.groups.iter().any(|group| provider.admins.contains(group));
    Some(if is_admin { Role::Admin } else { Role::Member })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::settings::Admission;

    fn provider() -> IdentityProvider {
        IdentityProvider::example()
    }

    fn claims() -> Claims {
        Claims {
            issuer: provider().issuer.to_string(),
            subject: "7".to_owned(),
            address: Some("ada@example.com".to_owned()),
            address_verified: Some(true),
            hosted_domain: None,
            name: None,
            groups: Vec::new(),
        }
    }

    fn person(id: &str, department: &str) -> Candidate {
        Candidate {
            person: PersonKey::read(&format!("personio/{id}")).unwrap(),
            name: Text::new("Ada Lovelace").unwrap(),
            department: Text::new(department).ok(),
        }
    }

    fn member(person: Option<&str>) -> Holder {
        let person = person.map(|id| PersonKey::read(&format!("personio/{id}")).unwrap());
        Holder { member: "m1".to_owned(), person, is_invited: false }
    }

    #[test]
    fn who_comes_for_the_first_time_is_the_one_person_who_has_the_address() {
        let people = |all: &[&str]| Known {
            of_address: all.iter().map(|id| person(id, "Sales")).collect(),
            ..Known::default()
        };
        let admitted = admit(&provider(), &claims(), people(&["1"])).unwrap();
        assert_eq!(admitted, Admitted { holder: None, person: Some(person("1", "Sales")) });
        for (known, refusal) in
            [(people(&[]), Refusal::NotInDirectory), (people(&["1", "2"]), Refusal::Ambiguous)]
        {
            assert_eq!(admit(&provider(), &claims(), known), Err(refusal));
        }
        let nameless = Claims { address: None, ..claims() };
        assert_eq!(admit(&provider(), &nameless, people(&["1"])), Err(Refusal::NoAddress));
    }

    #[test]
    fn an_address_is_believed_if_the_issuer_vouches_for_it_or_somebody_has_said_that_it_knows() {
        let google = "https://accounts.google.com";
        let own = "https://id.example/acme";
        for (issuer, verified, hosted, domains, believed) in [
            (own, Some(true), None, "", true),
            (own, Some(false), None, "example.com", false),
            (own, None, None, "", false),
            (own, None, None, "example.com", true),
            (own, None, None, "EXAMPLE.COM", true),
            (own, None, None, "ample.com", false),
            (google, Some(true), None, "example.com", false),
            (google, Some(true), Some("example.com"), "example.com", true),
            (google, Some(true), Some("example.com"), "", false),
            (google, Some(true), Some("evil.example"), "example.com", false),
        ] {
            let claims = Claims {
                issuer: issuer.to_owned(),
                address_verified: verified,
                hosted_domain: hosted.map(str::to_owned),
                ..claims()
            };
            let domains = Some(domains.to_owned()).into_iter().filter(|domain| !domain.is_empty()).collect();
            let provider = IdentityProvider { domains, ..provider() };
            let outcome = is_believed(&provider, &claims, "ada@example.com");
            assert_eq!(outcome, believed, "{issuer} {verified:?} {hosted:?} {:?}", provider.domains);
        }
        assert!(!is_believed(&provider(), &claims(), "ada"));
    }

    #[test]
    fn who_has_left_does_not_get_in_whatever_the_token_says() {
        let left = Known { holder: Some(member(Some("1"))), ..Known::default() };
        assert_eq!(admit(&provider(), &claims(), left.clone()), Err(Refusal::Left));
        // Nor as somebody else who signs in already.
        let another =
            Known { of_address: vec![person("2", "Sales")], by_another: ByAnother::Somebody, ..left };
        assert_eq!(admit(&provider(), &claims(), another), Err(Refusal::Left));
    }

    #[test]
    fn who_is_known_by_another_id_now_is_found_by_the_address_once_more() {
        let moved = Known {
            holder: Some(member(Some("1"))),
            of_address: vec![person("b1", "Sales")],
            ..Known::default()
        };
        let admitted = admit(&provider(), &claims(), moved).unwrap();
        assert_eq!(admitted.person.unwrap().person.id.as_str(), "b1");
        assert_eq!(admitted.holder.unwrap().member, "m1");
    }

    #[test]
    fn nobody_becomes_a_person_as_whom_somebody_signs_in_already() {
        let taken = Known {
            of_address: vec![person("1", "Sales")],
            by_another: ByAnother::Somebody,
            ..Known::default()
        };
        assert_eq!(admit(&provider(), &claims(), taken), Err(Refusal::TakenByAnother));
    }

    #[test]
    fn who_has_come_by_another_issuer_before_is_the_same_member() {
        let moved = Known {
            of_address: vec![person("1", "Sales")],
            by_another: ByAnother::Formerly { member: "m1".to_owned(), is_invited: false },
            ..Known::default()
        };
        let admitted = admit(&provider(), &claims(), moved).unwrap();
        assert_eq!(admitted.holder, Some(member(Some("1"))));
    }

    #[test]
    fn that_somebody_was_invited_holds_whatever_else_is_known_of_them() {
        let only_invited = IdentityProvider { admission: Admission::Invited, ..provider() };
        let found = |known: Known| {
            admit(&only_invited, &claims(), Known { of_address: vec![person("1", "Sales")], ..known })
        };
        let formerly = |is_invited| ByAnother::Formerly { member: "m1".to_owned(), is_invited };
        let came = |is_invited| Known {
            holder: Some(Holder { is_invited, ..member(Some("1")) }),
            present: Some(person("1", "Sales")),
            ..Known::default()
        };
        let invited = || Some("m9".to_owned());
        for (known, is_in) in [
            (Known { by_another: formerly(false), ..Known::default() }, false),
            (Known { by_another: formerly(true), ..Known::default() }, true),
            (Known { by_another: formerly(false), invited: invited(), ..Known::default() }, true),
            (came(false), false),
            (came(true), true),
            (Known { invited: invited(), ..came(false) }, true),
        ] {
            let admitted = found(known.clone()).map(|admitted| admitted.holder);
            let expected = Some(Holder { is_invited: true, ..member(Some("1")) });
            assert_eq!(admitted, if is_in { Ok(expected) } else { Err(Refusal::NotAdmitted) }, "{known:?}");
        }
        // Who has left is out all the same.
        let left = Known { holder: Some(member(Some("1"))), invited: invited(), ..Known::default() };
        assert_eq!(admit(&only_invited, &claims(), left), Err(Refusal::Left));
    }

    #[test]
    fn an_invitation_is_found_by_an_address_that_is_believed() {
        let only_invited = IdentityProvider { admission: Admission::Invited, ..provider() };
        let comes = |people: &[&str]| Known {
            of_address: people.iter().map(|id| person(id, "Sales")).collect(),
            invited: Some("m1".to_owned()),
            ..Known::default()
        };
        for (people, is) in [(vec![], None), (vec!["1", "2"], None), (vec!["1"], Some("1"))] {
            let admitted = admit(&only_invited, &claims(), comes(&people)).unwrap();
            assert_eq!(admitted.holder, Some(Holder { is_invited: true, ..member(is) }), "{people:?}");
            assert_eq!(admitted.person.map(|one| one.person), member(is).person, "{people:?}");
        }
        let unverified = Claims { address_verified: Some(false), ..claims() };
        assert_eq!(admit(&only_invited, &unverified, comes(&[])), Err(Refusal::AddressNotVerified));
        let taken = Known { by_another: ByAnother::Somebody, ..comes(&["1"]) };
        assert_eq!(admit(&provider(), &claims(), taken), Err(Refusal::TakenByAnother));
        // Who is somebody already does not become another one by it.
        let another = Holder { member: "m2".to_owned(), ..member(None) };
        let known = Known { holder: Some(another), ..comes(&["1"]) };
        assert_eq!(admit(&provider(), &claims(), known).unwrap().holder.unwrap().member, "m2");
    }

    #[test]
    fn an_organisation_may_let_in_departments_or_those_whom_it_has_invited() {
        let in_sales = IdentityProvider {
            admission: Admission::Departments,
            departments: vec!["Sales".to_owned()],
            ..provider()
        };
        let invited = IdentityProvider { admission: Admission::Invited, ..provider() };
        let comes = |department: &str, holder: Option<Holder>| Known {
            present: holder
                .as_ref()
                .and_then(|holder| holder.person.clone())
                .map(|_| person("1", department)),
            of_address: vec![person("1", department)],
            holder,
            ..Known::default()
        };
        for (provider, department, holder, outcome) in [
            (&in_sales, "Sales", None, Ok(())),
            (&in_sales, "sales", None, Err(Refusal::NotAdmitted)),
            (&in_sales, "", None, Err(Refusal::NotAdmitted)),
            (&in_sales, "Legal", Some(member(Some("1"))), Err(Refusal::NotAdmitted)),
            (&in_sales, "Legal", Some(member(None)), Ok(())),
            (&invited, "Sales", None, Err(Refusal::NotAdmitted)),
            (&invited, "Sales", Some(member(None)), Ok(())),
            (&invited, "Sales", Some(member(Some("1"))), Err(Refusal::NotAdmitted)),
            (&invited, "Sales", Some(Holder { is_invited: true, ..member(Some("1")) }), Ok(())),
        ] {
            let admitted = admit(provider, &claims(), comes(department, holder.clone()));
            assert_eq!(admitted.map(drop), outcome, "{:?} {department} {holder:?}", provider.admission);
        }
    }

    #[test]
    fn a_claim_makes_admins_and_members_and_never_an_owner() {
        let by_claim = IdentityProvider {
            role_claim: Some("groups".to_owned()),
            admins: vec!["rollcall-admins".to_owned()],
            ..provider()
        };
        let admins =
            || Claims { groups: vec!["people".to_owned(), "rollcall-admins".to_owned()], ..claims() };
        for (provider, claims, given) in [
            (&by_claim, admins(), Some(Role::Admin)),
            (&by_claim, claims(), Some(Role::Member)),
            (&provider(), admins(), None),
        ] {
            assert_eq!(role(provider, &claims), given, "{:?}", claims.groups);
        }
    }
}
