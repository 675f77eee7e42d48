//! Texts that were stored before texts were composed when they came in. They are brought into that form once: the directory
//! is sent as it is stored, and two forms of a name would be two names.

use domain::{employee::Employee, text::tidy};
use serde_json::Value as Json;

use super::Store;
use crate::{
    fault::Fault,
    platform::{Platform, Row, Value},
};

const PEOPLE: &str = "people";

/// The tables whose `body` holds texts from outside, and their keys.
const TABLES: [(&str, &str); 6] = [
    (PEOPLE, "service, id"),
    ("changes", "run, part"),
    ("accounts", "service, id"),
    ("assignments", "service, id"),
    ("exports", "number"),
    ("connections", "service, slot"),
];

/// Rows that are held at the same time: a part of the changes may be long.
const AT_ONCE: usize = 20;

/// What stands where a text was that nobody could see.
const NOTHING_SEEN: &str = "?";

impl<P: Platform> Store<'_, P> {
    /// Brings all stored texts into the form in which they come in.
    pub(super) fn compose(&self) -> Result<(), Fault> {
        let mut changed = false;
        for (table, keys) in TABLES {
            let marks = vec!["?"; keys.split(',').count()].join(", ");
            // What is ASCII alone is composed, and has no character that nobody sees.
            let select = |after: &str| {
                format!(
                    "SELECT body, {keys} FROM {table} WHERE body GLOB '*[^ -~]*' {after}
                     ORDER BY {keys} LIMIT {AT_ONCE}"
                )
            };
            let mut rows = self.execute(&select(""), vec![])?;
            while let Some(last) = rows.last().and_then(|row| row.get(1..)).map(<[Value]>::to_vec) {
                for row in rows {
                    changed |= self.compose_row(table, keys, &marks, row)?;
                }
                rows = self.execute(&select(&format!("AND ({keys}) > ({marks})")), last)?;
            }
        }
        // Whoever has the directory of before has it in its old form.
        if changed { self.next_revision() } else { Ok(()) }
    }

    /// Composes the texts in one row; whether any was something else before.
    fn compose_row(&self, table: &str, keys: &str, marks: &str, row: Row) -> Result<bool, Fault> {
        let mut columns = row.into_iter();
        let Some(Value::Text(body)) = columns.next() else {
            return Err(Fault::internal("composing texts", "a body is no text"));
        };
        let mut json: Json = serde_json::from_str(&body)?;
        let changes = compose_within(&mut json);
        if changes {
            let mut body = json.to_string();
            if table == PEOPLE {
                // As people are always written: whether somebody has changed is seen by their body, byte for byte.
                body = Employee::from_json(&body)?.to_json()?;
            }
            let values = std::iter::once(body.into()).chain(columns).collect();
            self.execute(&format!("UPDATE {table} SET body = ? WHERE ({keys}) = ({marks})"), values)?;
        }
        Ok(changes)
    }
}

/// Composes the texts in `json`; whether any was something else before.
fn compose_within(json: &mut Json) -> bool {
    match json {
        Json::String(text) => {
            let clean = tidy(text);
            let clean = if clean.is_empty() && !text.is_empty() { NOTHING_SEEN.into() } else { clean };
            let changes = *clean != **text;
            if changes {
                *text = clean.into_owned();
            }
            changes
        }
        Json::Array(list) => list.iter_mut().fold(false, |changes, one| compose_within(one) | changes),
        Json::Object(fields) => fields.values_mut().fold(false, |changes, one| compose_within(one) | changes),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}
