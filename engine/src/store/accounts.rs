//! The ledger of learning accounts in storage: how far each person's has come.

use std::collections::BTreeMap;

use super::{Store, count, json};
use crate::{
    fault::Fault,
    platform::{Platform, Row, Value},
};
use domain::{
    api::learning::AccountCounts,
    employee::{EmployeeId, PersonKey},
    provisioning::account::{Account, State},
    service::HrSystem,
};

/// The states as they are stored. Those that an account at the platform may stand behind outlive their person.
fn name(state: &State) -> &'static str {
    match state {
        State::Waiting { .. } => "waiting",
        State::Approved { .. } => "approved",
        State::Opening { .. } => "opening",
        State::Open(_) => "open",
        State::Closed(_) => "closed",
        State::Refused { .. } => "refused",
    }
}

/// Whose row it is, by its first two columns.
pub(crate) fn person(service: &Value, id: &Value) -> Result<PersonKey, Fault> {
    let key = match (service, id) {
        (Value::Text(service), Value::Text(id)) => {
            HrSystem::named(service).zip(EmployeeId::try_from(id.clone()).ok())
        }
        _ => None,
    };
    let (service, id) = key.ok_or_else(|| Fault::internal("reading a ledger", "the person is nobody"))?;
    Ok(PersonKey { service, id })
}

impl<P: Platform> Store<'_, P> {
    /// The ledger.
    pub(crate) fn account_ledger(&self) -> Result<BTreeMap<PersonKey, Account>, Fault> {
        let entry = |row: Row| match row.as_slice() {
            [service, id, body] => Ok((person(service, id)?, json(body)?)),
            _ => Err(Fault::internal("reading a ledger", "the row has another shape")),
        };
        self.execute("SELECT service, id, body FROM accounts", vec![])?.into_iter().map(entry).collect()
    }

    /// How far accounts have come, counted where they are.
    pub(crate) fn count_accounts(&self) -> Result<AccountCounts, Fault> {
        let mut counts =
            AccountCounts { without_email: self.count_without_email()?, ..AccountCounts::default() };
        let rows = self.execute(
            "SELECT state, accounts.body ->> '$.state.origin', standing IS 'present', count(*)
             FROM accounts LEFT JOIN people USING (service, id) GROUP BY 1, 2, 3",
            vec![],
        )?;
        for row in rows {
            let [Value::Text(state), origin, Value::Integer(is_present), Value::Integer(count)] =
                row.as_slice()
            else {
                return Err(Fault::internal("counting accounts", "the row has another shape"));
            };
            let counted = match (state.as_str(), origin, is_present) {
                ("open", Value::Text(origin), _) if origin == "created" => &mut counts.created,
                ("open", ..) => &mut counts.adopted,
                ("closed", ..) => &mut counts.deactivated,
                ("waiting", _, 1) => &mut counts.waiting,
                ("refused", _, 1) => &mut counts.refused,
                _ => continue,
            };
            *counted += u64::try_from(*count).unwrap_or_default();
        }
        Ok(counts)
    }

    /// How many people of the directory wait for an admin's approval of their account.
    pub(crate) fn count_waiting_accounts(&self) -> Result<u64, Fault> {
        let rows = self.execute(
            "SELECT count(*) FROM accounts JOIN people USING (service, id)
             WHERE state = 'waiting' AND standing = 'present'",
            vec![],
        )?;
        count(&rows)
    }

    /// How many people of the directory have neither an address nor an account.
    fn count_without_email(&self) -> Result<u64, Fault> {
        let rows = self.execute(
            "SELECT count(*) FROM people LEFT JOIN accounts USING (service, id)
             WHERE standing = 'present' AND people.body ->> 'work_email' IS NULL
               AND coalesce(state, '') NOT IN ('open', 'closed')",
            vec![],
        )?;
        count(&rows)
    }

    /// Keeps entries of the ledger.
    pub(crate) fn put_accounts<'a>(
        &self,
        entries: impl IntoIterator<Item = (&'a PersonKey, &'a Account)>,
    ) -> Result<(), Fault> {
        let row = |(key, account): (&'a PersonKey, &'a Account)| {
            let body = serde_json::to_string(account)?;
            Ok((key.service.as_str(), key.id.as_str(), name(&account.state), body))
        };
        let rows = entries.into_iter().map(row).collect::<Result<Vec<_>, Fault>>()?;
        self.execute_for(
            &rows,
            "INSERT OR REPLACE INTO accounts (service, id, state, body)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)",
        )
    }

    /// Forgets the entries of `people`.
    pub(crate) fn delete_accounts(&self, people: &[PersonKey]) -> Result<(), Fault> {
        let people: Vec<_> = people.iter().map(|key| (key.service.as_str(), key.id.as_str())).collect();
        self.execute_for(
            &people,
            "DELETE FROM accounts WHERE (service, id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))",
        )
    }

    /// Has the ledgers follow people who are known by another service's id from now on: `(from service, from id, to id)`.
    pub(crate) fn move_ledgers(&self, to: HrSystem, moved: &[(&str, &str, &str)]) -> Result<(), Fault> {
        for table in ["accounts", "assignments", "exports"] {
            self.rows_for(
                moved,
                &format!(
                    "UPDATE OR REPLACE {table} SET service = ?1, id = moved.new
                     FROM (SELECT value ->> 0 AS service, value ->> 1 AS id, value ->> 2 AS new FROM json_each(?2))
                         AS moved
                     WHERE {table}.service = moved.service AND {table}.id = moved.id"
                ),
                &[to.as_str().into()],
            )?;
        }
        Ok(())
    }

    /// Erases what the ledgers know of people who were erased themselves. Accounts stay, as numbers only, those that were
    /// deactivated too: who comes back must not be invited again, and who gets the address must not get the account
    /// unseen. So does the address that a request for a leaver was sent for until it is known what became of it: else their
    /// account would stay usable for ever.
    pub(crate) fn erase_ledgers_of_nobody(&self) -> Result<(), Fault> {
        const NOBODY: &str = "(service, id) NOT IN (SELECT service, id FROM people)";
        for sql in [
            format!("DELETE FROM assignments WHERE {NOBODY}"),
            format!("DELETE FROM exports WHERE {NOBODY}"),
            format!(
                "DELETE FROM accounts WHERE state NOT IN ('open', 'closed')
                 AND NOT (state = 'opening' AND coalesce(body ->> '$.state.has_left', 0)) AND {NOBODY}"
            ),
            format!(
                "UPDATE accounts SET body = json_set(body, '$.known', NULL)
                 WHERE json_extract(body, '$.known') IS NOT NULL AND {NOBODY}"
            ),
        ] {
            self.execute(&sql, vec![])?;
        }
        Ok(())
    }

    /// Erases all that is known of the learning platform: it is another one now.
    pub(crate) fn clear_ledgers(&self) -> Result<(), Fault> {
        for sql in ["DELETE FROM accounts", "DELETE FROM assignments"] {
            self.execute(sql, vec![])?;
        }
        self.set_skipped_results(&BTreeMap::new())?;
        self.clear_exports()
    }
}
