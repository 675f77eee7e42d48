//! Rows of an organisation's storage.

use std::{collections::BTreeMap, rc::Rc};

use engine::platform::{Row, Value};
use serde_json::Map;

use super::Broken;
use crate::site::Site;

/// The rows that `sql` finds; none before the tables are made.
pub(super) fn select(site: &Site, sql: &str) -> Result<Rc<Vec<Row>>, Broken> {
    match site.world.database.look(sql) {
        Ok(rows) => Ok(rows),
        Err(error) if error.to_string().contains("no such table") => Ok(Rc::default()),
        Err(error) => Err(Broken(error.to_string())),
    }
}

/// The text in a column, if it is one.
pub(super) fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The whole number in a column, if it is one.
pub(super) fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(*number),
        _ => None,
    }
}

/// The JSON in a column.
pub(super) fn json(value: &Value) -> serde_json::Value {
    text(value).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// Whether work e-mail addresses are released in the directory.
pub(super) fn are_emails_released(site: &Site) -> Result<bool, Broken> {
    let rows = select(site, "SELECT value FROM facts WHERE name = 'release'")?;
    let release = rows.first().and_then(|row| text(row.first()?));
    Ok(release.is_some_and(|release| release.contains("\"work_email\"")))
}

/// Somebody's values, by attribute.
pub(super) type Values = Map<String, serde_json::Value>;

/// Everybody who is in the directory, by service and id.
pub(super) fn present(site: &Site) -> Result<BTreeMap<(String, String), Values>, Broken> {
    people(site, "standing = 'present'")
}

/// Everybody who left the directory and is not forgotten yet.
pub(super) fn gone(site: &Site) -> Result<BTreeMap<(String, String), Values>, Broken> {
    people(site, "standing <> 'present'")
}

fn people(site: &Site, which: &str) -> Result<BTreeMap<(String, String), Values>, Broken> {
    let rows = select(site, &format!("SELECT service, id, body FROM people WHERE {which}"))?;
    let one = |row: &Row| match row.as_slice() {
        [service, id, body] => {
            let mut values = json(body).as_object().cloned()?;
            values.retain(|name, value| name != "id" && name != "status" && !value.is_null());
            Some(((text(service)?.to_owned(), text(id)?.to_owned()), values))
        }
        _ => None,
    };
    Ok(rows.iter().filter_map(one).collect())
}

/// First and last name, as one reads them.
pub(super) fn name(values: &Values) -> String {
    let part = |name: &str| values.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    format!("{} {}", part("first_name"), part("last_name")).trim().to_owned()
}
