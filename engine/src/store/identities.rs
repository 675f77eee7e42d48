//! Who signs in by the identity provider, and which one that is.

use chrono::{DateTime, Utc};
use domain::{
    api::sign_in::TrialView,
    employee::{Employee, EmployeeId, PersonKey},
    identity::{
        admission::{ByAnother, Candidate, Holder, Known},
        claims::Claims,
        client_key::ClientKey,
        settings::IdentityProvider,
    },
    service::ConnectionSlot,
    text::Text,
};
use serde::{Deserialize, Serialize};

use super::{Store, fact, json};
use crate::{
    fault::Fault,
    platform::{Platform, Row, Value},
};

/// An identity provider as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeptProvider {
    /// What was entered.
    pub(crate) provider: IdentityProvider,
    /// By what the client proves who it is. It is called as it was when there were secrets alone, or none.
    #[serde(rename = "secret")]
    pub(crate) proof: KeptProof,
    /// What came of trying it.
    pub(crate) trial: Option<TrialView>,
    /// Since when it is in use. Nothing: it is not, or was before this was kept.
    #[serde(default)]
    pub(crate) since: Option<DateTime<Utc>>,
}

/// By what a client proves who it is, as it is kept. What was kept before there were keys, bytes or null, is read as it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum KeptProof {
    /// Nothing.
    Nothing,
    /// A secret, sealed.
    Secret(Vec<u8>),
    /// A key of ours.
    Key(KeptKey),
}

/// A key of ours, as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeptKey {
    /// Its public half.
    pub(crate) public: ClientKey,
    /// Its private half, sealed.
    pub(crate) private: Vec<u8>,
}

/// Who somebody is who signs in by the identity provider.
pub(crate) struct Identity {
    /// The member.
    pub(crate) member: String,
    /// The person of the directory, if they are one by this.
    pub(crate) person: Option<PersonKey>,
    /// Whether they were invited, or have attached it.
    pub(crate) is_invited: bool,
}

/// Of `people` the one whom a row of `identities` is, if they are in the directory, also by the id that they had in the service before.
pub(super) const IS_PRESENT: &str = "people.standing = 'present'
    AND ((people.service = identities.service AND people.id = identities.id)
        OR people.formerly = identities.service || '/' || identities.id)";

impl<P: Platform> Store<'_, P> {
    fn provider_fact(slot: ConnectionSlot) -> &'static str {
        match slot {
            ConnectionSlot::Active => fact::IDENTITY_PROVIDER,
            ConnectionSlot::Draft => fact::IDENTITY_PROVIDER_DRAFT,
        }
    }

    /// The identity provider in use, or the one that is tried.
    pub(crate) fn identity_provider(&self, slot: ConnectionSlot) -> Result<Option<KeptProvider>, Fault> {
        self.fact::<Option<KeptProvider>>(Self::provider_fact(slot)).map(Option::flatten)
    }

    /// Keeps an identity provider, or none.
    pub(crate) fn put_identity_provider(
        &self,
        slot: ConnectionSlot,
        kept: Option<&KeptProvider>,
    ) -> Result<(), Fault> {
        self.set_fact(Self::provider_fact(slot), &kept)
    }

    /// What is known of whoever holds `claims`; `invited` is the member who was by their address.
    pub(crate) fn known_of(&self, claims: &Claims, invited: Option<String>) -> Result<Known, Fault> {
        let holder = self.holder_of(claims)?;
        let present = match &holder {
            Some(Holder { person: Some(_), .. }) => self.present_of(claims)?,
            _ => None,
        };
        let of_address = match claims.address.as_deref() {
            Some(address) if present.is_none() => self.people_of_address(address)?,
            _ => Vec::new(),
        };
        let by_another = match of_address.as_slice() {
            [one] => self.others_who_are(&one.person, claims)?,
            _ => ByAnother::Nobody,
        };
        Ok(Known { holder, present, of_address, by_another, invited })
    }

    fn holder_of(&self, claims: &Claims) -> Result<Option<Holder>, Fault> {
        self.holder_by(
            "issuer = ? AND subject = ?",
            vec![claims.issuer.as_str().into(), claims.subject.as_str().into()],
        )
    }

    /// What is known of a member by the account that they have; nothing, if by none.
    pub(crate) fn holder_who_is(&self, member: &str) -> Result<Option<Holder>, Fault> {
        self.holder_by("member = ? ORDER BY id IS NULL LIMIT 1", vec![member.into()])
    }

    fn holder_by(&self, of: &str, values: Vec<Value>) -> Result<Option<Holder>, Fault> {
        let sql = format!("SELECT member, service || '/' || id, is_invited FROM identities WHERE {of}");
        let rows = self.execute(&sql, values)?;
        let holder = |row: &Row| match row.as_slice() {
            [Value::Text(member), person, Value::Integer(is_invited)] => {
                let person = match person {
                    Value::Text(person) => Some(PersonKey::read(person)?),
                    _ => None,
                };
                Some(Holder { member: member.clone(), person, is_invited: *is_invited == 1 })
            }
            _ => None,
        };
        let strange = || Fault::internal("reading an identity", "the row has another shape");
        rows.first().map(|row| holder(row).ok_or_else(strange)).transpose()
    }

    /// The member who signs in by this identity.
    pub(crate) fn member_of(&self, issuer: &str, subject: &str) -> Result<Option<String>, Fault> {
        let sql = "SELECT member FROM identities WHERE issuer = ? AND subject = ?";
        self.first_text(sql, vec![issuer.into(), subject.into()])
    }

    /// The person of the directory whom a member is.
    pub(crate) fn person_of(&self, member: &str) -> Result<Option<EmployeeId>, Fault> {
        Ok(self.employee_of(member)?.map(|employee| employee.id))
    }

    /// What is known of the person of the directory whom a member is.
    pub(crate) fn employee_of(&self, member: &str) -> Result<Option<Employee>, Fault> {
        let sql = format!(
            "SELECT people.body FROM identities JOIN people ON {IS_PRESENT} WHERE identities.member = ? LIMIT 1"
        );
        Ok(self.first_text(&sql, vec![member.into()])?.map(|body| Employee::from_json(&body)).transpose()?)
    }

    /// The member who a person of the directory is.
    pub(crate) fn member_who_is(&self, person: &PersonKey) -> Result<Option<String>, Fault> {
        let sql = format!(
            "SELECT identities.member FROM identities JOIN people ON {IS_PRESENT}
             WHERE people.service = ? AND people.id = ? LIMIT 1"
        );
        self.first_text(&sql, vec![person.service.as_str().into(), person.id.as_str().into()])
    }

    /// Whether a member has signed in by this issuer, or attached an account there.
    pub(crate) fn is_known_at(&self, issuer: &str, member: &str) -> Result<bool, Fault> {
        let sql = "SELECT subject FROM identities WHERE issuer = ? AND member = ? LIMIT 1";
        Ok(self.first_text(sql, vec![issuer.into(), member.into()])?.is_some())
    }

    /// The text in the first row of what is asked for, which has one column.
    fn first_text(&self, sql: &str, values: Vec<Value>) -> Result<Option<String>, Fault> {
        let rows = self.execute(sql, values)?;
        Ok(rows.into_iter().next().and_then(|row| match row.into_iter().next() {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }))
    }

    /// The person of the directory whom the holder of an identity is.
    fn present_of(&self, claims: &Claims) -> Result<Option<Candidate>, Fault> {
        let sql = format!(
            "SELECT people.service, people.body FROM identities JOIN people ON {IS_PRESENT}
             WHERE identities.issuer = ? AND identities.subject = ? LIMIT 1"
        );
        let rows = self.execute(&sql, vec![claims.issuer.as_str().into(), claims.subject.as_str().into()])?;
        rows.iter().map(candidate).next().transpose()
    }

    /// Two of those in the directory who have this e-mail address, at most.
    fn people_of_address(&self, address: &str) -> Result<Vec<Candidate>, Fault> {
        let rows = self.execute(
            "SELECT service, body FROM people
             WHERE standing = 'present' AND lower(body ->> '$.work_email') = lower(?) LIMIT 2",
            vec![address.into()],
        )?;
        rows.iter().map(candidate).collect()
    }

    /// Who is this person by another account, also by the id that they had before.
    fn others_who_are(&self, person: &PersonKey, claims: &Claims) -> Result<ByAnother, Fault> {
        let sql = format!(
            "SELECT identities.issuer = ?3, identities.member, identities.is_invited FROM identities JOIN people ON {IS_PRESENT}
             WHERE people.service = ?1 AND people.id = ?2
                 AND (identities.issuer <> ?3 OR identities.subject <> ?4)
             ORDER BY identities.issuer = ?3 DESC LIMIT 1"
        );
        let values = [person.service.as_str(), person.id.as_str(), &claims.issuer, &claims.subject];
        let rows = self.execute(&sql, values.map(Value::from).to_vec())?;
        Ok(match rows.first().map(Vec::as_slice) {
            Some([Value::Integer(1), ..]) => ByAnother::Somebody,
            Some([_, Value::Text(member), Value::Integer(is_invited)]) => {
                ByAnother::Formerly { member: member.clone(), is_invited: *is_invited == 1 }
            }
            _ => ByAnother::Nobody,
        })
    }

    /// Remembers who the holder of `claims` is, who gets in.
    pub(crate) fn put_identity(&self, claims: &Claims, identity: &Identity) -> Result<(), Fault> {
        let person = identity.person.as_ref();
        self.execute(
            "INSERT INTO identities (issuer, subject, member, service, id, is_invited, is_out)
             VALUES (?, ?, ?, ?, ?, ?, 0)
             ON CONFLICT DO UPDATE SET member = excluded.member, service = excluded.service, id = excluded.id,
                 is_invited = excluded.is_invited, is_out = 0",
            vec![
                claims.issuer.as_str().into(),
                claims.subject.as_str().into(),
                identity.member.as_str().into(),
                person.map(|person| person.service.as_str()).into(),
                person.map(|person| person.id.as_str()).into(),
                i64::from(identity.is_invited).into(),
            ],
        )?;
        Ok(())
    }

    /// Forgets how a member signs in who was removed, and what they said.
    pub(crate) fn forget_identities_of(&self, member: &str) -> Result<(), Fault> {
        self.execute("DELETE FROM identities WHERE member = ?", vec![member.into()])?;
        let member = [member.to_owned()];
        self.delete_mail_channels_of(&member)?;
        self.forget_consents_of(&member)
    }

    /// The members who were somebody of the directory, are not any more, and were not signed out for it yet.
    pub(crate) fn members_who_left(&self) -> Result<Vec<String>, Fault> {
        let sql = format!(
            "SELECT member FROM identities
             WHERE is_out = 0 AND id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people WHERE {IS_PRESENT})"
        );
        let rows = self.execute(&sql, vec![])?;
        let member = |row: Row| match row.into_iter().next() {
            Some(Value::Text(member)) => Ok(member),
            _ => Err(Fault::internal("reading an identity", "the member is none")),
        };
        rows.into_iter().map(member).collect()
    }

    /// Notes that members were signed out who left: what they said is over, also if they come back.
    pub(crate) fn note_signed_out(&self, members: &[String]) -> Result<(), Fault> {
        self.delete_mail_channels_of(members)?;
        self.forget_consents_of(members)?;
        let members = serde_json::to_string(members)?;
        self.execute(
            "UPDATE identities SET is_out = 1 WHERE member IN (SELECT value FROM json_each(?))",
            vec![members.into()],
        )?;
        Ok(())
    }

    /// Notes that a session of a member has begun: it may have done so while they were signed out.
    pub(crate) fn note_signed_in(&self, member: &str) -> Result<(), Fault> {
        let sql = "UPDATE identities SET is_out = 0 WHERE member = ? AND is_out = 1";
        self.execute(sql, vec![member.into()]).map(drop)
    }

    /// Of people who are erased nothing is left here either, once they are signed out.
    pub(crate) fn forget_identities_of_erased(&self) -> Result<(), Fault> {
        self.execute(
            "DELETE FROM identities WHERE is_out = 1 AND id IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM people WHERE people.service = identities.service AND people.id = identities.id
             )",
            vec![],
        )?;
        Ok(())
    }
}

/// Somebody of the directory, by the columns `service` and `body`.
fn candidate(row: &Row) -> Result<Candidate, Fault> {
    let strange = || Fault::internal("reading a person", "the row has another shape");
    let [service, body] = row.as_slice() else { return Err(strange()) };
    let service = super::people::named(service)?;
    let employee: Employee = json(body)?;
    let name = Text::new(&employee.values.full_name()).map_err(|_| strange())?;
    let department = employee.values.department.clone();
    Ok(Candidate { person: PersonKey { service, id: employee.id }, name, department })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_before_there_were_keys_is_read_as_it_was() {
        let read = |kept: &str| serde_json::from_str::<KeptProof>(kept).expect("a proof");
        assert!(matches!(read("null"), KeptProof::Nothing));
        assert!(matches!(read("[2,1,7]"), KeptProof::Secret(frame) if frame == [2, 1, 7]));
        for proof in [KeptProof::Nothing, KeptProof::Secret(vec![2, 1, 7])] {
            let written = serde_json::to_string(&proof).expect("JSON");
            assert_eq!(serde_json::to_string(&read(&written)).expect("JSON"), written);
        }
    }
}
