//! Erasing an organisation from where all are listed.

use domain::{api::erasure::Remains, text::Text};
use serde::Deserialize;
use worker::{D1PreparedStatement, D1Result};

use super::{IdRow, Members};
use crate::fault::Fault;

/// Whose a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// A member's, by the column `member`.
    AMember,
    /// The organisation's, by this column.
    TheOrganisation(&'static str),
}

/// The tables that know of organisations. What refers to others comes before them.
const TABLES: [(&str, Of); 7] = [
    ("sessions", Of::AMember),
    ("links", Of::AMember),
    ("members", Of::TheOrganisation("organisation")),
    ("audit_reports", Of::TheOrganisation("organisation")),
    ("service_requests", Of::TheOrganisation("organisation")),
    ("opened_services", Of::TheOrganisation("organisation")),
    ("organisations", Of::TheOrganisation("id")),
];

/// An organisation that is being erased.
pub(crate) struct Erasing {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: Text,
    /// The ids of its members, as a list of JSON: nothing is looked up in a table that may be empty already.
    members: String,
}

#[derive(Deserialize)]
struct CountRow {
    rows: u32,
}

impl Members<'_> {
    /// The organisation called `name`, to be erased, with what is known of it here.
    pub(crate) async fn to_erase(&self, name: Text) -> Result<Option<(Erasing, Remains)>, Fault> {
        let Some(id) = self.organisation_named(&name).await? else { return Ok(None) };
        let sql = "SELECT id FROM members WHERE organisation = ?1";
        let members = self.statement(sql, &[id.as_str().into()])?.all().await?;
        let members: Vec<_> = members.results::<IdRow>()?.into_iter().map(|row| row.id).collect();
        let erasing = Erasing { id, name, members: serde_json::to_string(&members)? };
        let remains = self.remains(&erasing).await?;
        Ok(Some((erasing, remains)))
    }

    /// Ends all sessions and links of its members: nobody comes in from now on.
    pub(crate) async fn shut_out(&self, erasing: &Erasing) -> Result<(), Fault> {
        let ways_in = TABLES.into_iter().filter(|(_, of)| *of == Of::AMember);
        self.0.batch(self.of_each("DELETE", ways_in, erasing)?).await?;
        Ok(())
    }

    /// Erases all that is known of it here.
    pub(crate) async fn erase(&self, erasing: &Erasing) -> Result<(), Fault> {
        self.0.batch(self.of_each("DELETE", TABLES, erasing)?).await?;
        Ok(())
    }

    /// How many rows are known of it here, by table.
    pub(crate) async fn remains(&self, erasing: &Erasing) -> Result<Remains, Fault> {
        let counted = self.0.batch(self.of_each("SELECT count(*) AS rows", TABLES, erasing)?).await?;
        let rows = |((table, _), counted): ((&str, Of), &D1Result)| {
            let row = counted.results::<CountRow>()?.into_iter().next();
            let row = row.ok_or_else(|| Fault::internal("counting what is left", "there is no count"))?;
            Ok((table.to_owned(), u64::from(row.rows)))
        };
        TABLES.into_iter().zip(&counted).map(rows).collect::<Result<_, Fault>>().map(Remains)
    }

    /// `what` is done to the rows of `erasing` in each of `tables`.
    fn of_each(
        &self,
        what: &str,
        tables: impl IntoIterator<Item = (&'static str, Of)>,
        erasing: &Erasing,
    ) -> Result<Vec<D1PreparedStatement>, Fault> {
        let statement = |(table, of)| {
            let (which, value) = match of {
                Of::AMember => {
                    ("member IN (SELECT value FROM json_each(?1))".to_owned(), erasing.members.as_str())
                }
                Of::TheOrganisation(column) => (format!("{column} = ?1"), erasing.id.as_str()),
            };
            self.statement(&format!("{what} FROM {table} WHERE {which}"), &[value.into()])
        };
        tables.into_iter().map(statement).collect()
    }
}
