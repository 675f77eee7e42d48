//! Setting people aside: a service is read as another company from now on, whose ids are other people's.

use domain::{employee::EmployeeId, service::HrSystem};

use super::{Store, fact, json, runs::Changed};
use crate::{
    fault::Fault,
    platform::{Platform, Row, Value},
};

impl<P: Platform> Store<'_, P> {
    /// Has everybody who is known from `service`, and all that is known of them, go by an id that is nobody else's from
    /// now on. What earlier runs have changed is told of them still.
    pub(crate) fn set_aside(&self, service: HrSystem) -> Result<(), Fault> {
        let number = self.companies_set_aside()? + 1;
        let (before, service_name) = (EmployeeId::aside(number), service.as_str());
        self.platform.transaction(|| {
            for sql in [
                "UPDATE people SET body = json_set(body, '$.id', ?1 || id), id = ?1 || id
                 WHERE service = ?2 AND id NOT LIKE '~%'",
                "UPDATE people SET formerly = ?2 || '/' || ?1 || substr(formerly, length(?2) + 2)
                 WHERE formerly LIKE ?2 || '/%' AND formerly NOT LIKE ?2 || '/~%'",
                "UPDATE accounts SET id = ?1 || id WHERE service = ?2 AND id NOT LIKE '~%'",
                "UPDATE assignments SET id = ?1 || id WHERE service = ?2 AND id NOT LIKE '~%'",
                "UPDATE identities SET id = ?1 || id WHERE service = ?2 AND id NOT LIKE '~%'",
                "UPDATE exports SET id = ?1 || id WHERE service = ?2 AND id NOT LIKE '~%'",
            ] {
                self.execute(sql, vec![before.as_str().into(), service_name.into()])?;
            }
            self.set_aside_in_changes(service, number)?;
            self.set_fact(fact::SET_ASIDE, &number)
        })
    }

    fn set_aside_in_changes(&self, service: HrSystem, number: u32) -> Result<(), Fault> {
        let page = |row: Row| match row.as_slice() {
            [Value::Integer(run), Value::Integer(part), body] => {
                let mut changed: Vec<Changed> = json(body)?;
                for one in changed.iter_mut().filter(|one| one.key.is_of(service)) {
                    one.key.id = one.key.id.set_aside(number);
                }
                Ok((*run, *part, serde_json::to_string(&changed)?))
            }
            _ => Err(Fault::internal("reading what was changed", "the row has another shape")),
        };
        let rows = self.execute("SELECT run, part, body FROM changes", vec![])?;
        let pages = rows.into_iter().map(page).collect::<Result<Vec<_>, Fault>>()?;
        self.execute_for(
            &pages,
            "UPDATE changes SET body = aside.body
             FROM (SELECT value ->> 0 AS run, value ->> 1 AS part, value ->> 2 AS body FROM json_each(?)) AS aside
             WHERE changes.run = aside.run AND changes.part = aside.part",
        )
    }
}
