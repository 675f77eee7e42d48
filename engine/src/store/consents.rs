//! What people said yes to of what colleagues celebrate, and the addresses at which calendars read it. Both are a member's,
//! for nobody speaks for anybody else, and end with them: when they are removed, and when they leave the directory.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::{
    api::celebrations::CalendarForm,
    celebrations::{Consent, Kind},
    employee::Employee,
    service::HrSystem,
};

use super::{Store, identities::IS_PRESENT, json, people::named, time};
use crate::{
    fault::Fault,
    platform::{Platform, Row, Value},
};

/// Somebody of the directory, and what they said yes to.
pub(crate) struct Consenting {
    pub(crate) employee: Employee,
    pub(crate) consent: Consent,
    /// When they said so last.
    pub(crate) at: DateTime<Utc>,
}

impl<P: Platform> Store<'_, P> {
    /// What a member said yes to.
    pub(crate) fn consent_of(&self, member: &str) -> Result<Consent, Fault> {
        let sql = "SELECT json_group_array(kind) FROM consents WHERE member = ?";
        let rows = self.execute(sql, vec![member.into()])?;
        Ok(rows.first().and_then(|row| row.first()).map(json).transpose()?.unwrap_or_default())
    }

    /// Keeps what a member says yes to, and nothing else.
    pub(crate) fn put_consent(
        &self,
        member: &str,
        consent: &Consent,
        at: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let kinds = serde_json::to_string(consent)?;
        self.execute(
            "DELETE FROM consents WHERE member = ? AND kind NOT IN (SELECT value FROM json_each(?))",
            vec![member.into(), kinds.as_str().into()],
        )?;
        self.execute(
            "INSERT INTO consents (member, kind, at) SELECT ?1, value, ?3 FROM json_each(?2) WHERE true
             ON CONFLICT DO NOTHING",
            vec![member.into(), kinds.into(), at.to_rfc3339().into()],
        )?;
        Ok(())
    }

    /// Everybody of the directory who said yes to something, in the order of their ids.
    pub(crate) fn consenting(&self) -> Result<Vec<Consenting>, Fault> {
        let sql = format!(
            "SELECT people.body, json_group_array(DISTINCT consents.kind), max(consents.at)
             FROM consents JOIN identities ON identities.member = consents.member JOIN people ON {IS_PRESENT}
             GROUP BY people.service, people.id ORDER BY people.id"
        );
        self.execute(&sql, vec![])?.iter().map(consenting).collect()
    }

    /// Who said that colleagues may be told their birthday. By service too: while people move from one to another, an id may
    /// be somebody else's in each.
    pub(crate) fn telling_birthday(&self) -> Result<BTreeMap<HrSystem, BTreeSet<String>>, Fault> {
        let sql = format!(
            "SELECT people.service, people.id FROM consents JOIN identities ON identities.member = consents.member
             JOIN people ON {IS_PRESENT} WHERE consents.kind = ?"
        );
        let mut telling = BTreeMap::<_, BTreeSet<_>>::new();
        for row in self.execute(&sql, vec![Kind::Birthday.as_str().into()])? {
            let [service, Value::Text(id)] = row.as_slice() else {
                return Err(Fault::internal("reading a consent", "the row has another shape"));
            };
            telling.entry(named(service)?).or_default().insert(id.clone());
        }
        Ok(telling)
    }

    /// Since when there is an address for a member's calendar.
    pub(crate) fn calendar_since(&self, member: &str) -> Result<Option<DateTime<Utc>>, Fault> {
        let rows = self.execute("SELECT at FROM calendars WHERE member = ?", vec![member.into()])?;
        rows.first().and_then(|row| row.first()).map(time).transpose()
    }

    /// Keeps the address of a member's calendar, as what its secret part is hashed to, and what is written there.
    pub(crate) fn put_calendar(
        &self,
        member: &str,
        hash: &str,
        words: &CalendarForm,
        at: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let words = serde_json::to_string(words)?;
        let values = vec![member.into(), hash.into(), words.into(), at.to_rfc3339().into()];
        self.execute("INSERT OR REPLACE INTO calendars (member, hash, words, at) VALUES (?, ?, ?, ?)", values)
            .map(drop)
    }

    /// What is written in the calendar whose secret part is hashed so.
    pub(crate) fn calendar_words(&self, hash: &str) -> Result<Option<CalendarForm>, Fault> {
        let rows = self.execute("SELECT words FROM calendars WHERE hash = ?", vec![hash.into()])?;
        rows.first().and_then(|row| row.first()).map(json).transpose()
    }

    /// Ends the address of a member's calendar.
    pub(crate) fn end_calendar(&self, member: &str) -> Result<(), Fault> {
        self.execute("DELETE FROM calendars WHERE member = ?", vec![member.into()]).map(drop)
    }

    /// Forgets what members said, and the addresses of their calendars. A directory that told a birthday is another one now.
    pub(super) fn forget_consents_of(&self, members: &[String]) -> Result<(), Fault> {
        let members: Value = serde_json::to_string(members)?.into();
        let told = self.execute(
            "SELECT 1 FROM consents WHERE kind = ? AND member IN (SELECT value FROM json_each(?)) LIMIT 1",
            vec![Kind::Birthday.as_str().into(), members.clone()],
        )?;
        if !told.is_empty() {
            self.next_revision()?;
        }
        for table in ["consents", "calendars"] {
            let sql = format!("DELETE FROM {table} WHERE member IN (SELECT value FROM json_each(?))");
            self.execute(&sql, vec![members.clone()])?;
        }
        Ok(())
    }
}

fn consenting(row: &Row) -> Result<Consenting, Fault> {
    match row.as_slice() {
        [Value::Text(body), kinds, at] => {
            Ok(Consenting { employee: Employee::from_json(body)?, consent: json(kinds)?, at: time(at)? })
        }
        _ => Err(Fault::internal("reading a consent", "the row has another shape")),
    }
}
