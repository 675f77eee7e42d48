//! Erasing an organisation whole: nothing of it is left in its object, and nothing that was under way writes again.

use std::collections::BTreeMap;

use domain::api::erasure::{ObjectErasure, Remains};

use crate::{
    fault::Fault,
    organisation::Memory,
    platform::{Platform, Value},
};

/// Erases the object's storage and alarm, and forgets what is in memory. What was begun before finds no organisation
/// any more after its next wait; there is nothing that it could write to. May be done again.
pub(crate) async fn erase<P: Platform>(platform: &P, memory: &Memory) -> Result<ObjectErasure, Fault> {
    let erased = remains(platform)?;
    memory.begin_anew();
    platform.delete_alarm().await?;
    platform.erase().await?;
    // Whoever came while it was erased has found the tables of before.
    memory.begin_anew();
    Ok(ObjectErasure { erased, left: remains(platform)? })
}

/// How many rows there are, by table. Asks the storage which tables it has, so that none can be forgotten.
fn remains<P: Platform>(platform: &P) -> Result<Remains, Fault> {
    // Tables of SQLite's and of the runtime's own are nobody's.
    let tables = "SELECT name FROM sqlite_master
                  WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' AND substr(name, 1, 4) <> '_cf_'";
    let mut rows = BTreeMap::new();
    for name in platform.execute(tables, vec![])?.rows.into_iter().flatten() {
        let Value::Text(name) = name else { continue };
        let counted = platform.execute(&format!("SELECT count(*) FROM \"{name}\""), vec![])?.rows;
        let Some(Value::Integer(count)) = counted.first().and_then(|row| row.first()) else {
            return Err(Fault::internal("counting what is left", "the count is no number"));
        };
        rows.insert(name, u64::try_from(*count).unwrap_or_default());
    }
    Ok(Remains(rows))
}
