//! The audit trail in storage.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{
        audit::{AUDIT_LINES, AUDIT_PAGE},
        error::ErrorCode,
    },
    audit::{Act, Chain, Deed, Hash, written},
    text::Text,
};
use serde::{Deserialize, Serialize};

use super::{Store, fact};
use crate::{
    command::Report,
    fault::Fault,
    platform::{Platform, Row, Value},
};

/// Within this time an actor is refused the same thing once in the trail, however often they try: nobody fills it so.
const REFUSED_ONCE_IN: TimeDelta = TimeDelta::minutes(1);

/// The entries that no checkpoint is of.
const UNSIGNED: &str = "FROM audit WHERE sequence > coalesce((SELECT max(sequence) FROM checkpoints), 0)";

/// Which entries are asked for. Nothing asks for all.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) before: Option<u64>,
    pub(crate) act: Option<Act>,
    pub(crate) actor: Option<String>,
    pub(crate) subject: Option<String>,
    pub(crate) since: Option<DateTime<Utc>>,
    pub(crate) until: Option<DateTime<Utc>>,
}

/// A checkpoint that was made.
pub(crate) struct Made {
    /// Entries that it is of.
    pub(crate) length: u64,
    /// The signed note.
    pub(crate) note: String,
}

/// The checkpoint at which what was before was cut off.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Cut {
    /// Entries that are not there any more.
    pub(crate) length: u64,
    /// The hash of the last one of them.
    pub(crate) head: Hash,
    /// The signed note.
    pub(crate) note: String,
}

fn number(value: Option<&Value>) -> u64 {
    match value {
        Some(Value::Integer(number)) => u64::try_from(*number).unwrap_or_default(),
        _ => 0,
    }
}

fn integer(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

fn text(row: &Row, column: usize) -> Result<String, Fault> {
    match row.get(column) {
        Some(Value::Text(text)) => Ok(text.clone()),
        _ => Err(Fault::internal("reading the audit trail", "a text column holds no text")),
    }
}

impl<P: Platform> Store<'_, P> {
    /// The end of the trail.
    pub(crate) fn trail_end(&self) -> Result<Chain, Fault> {
        let rows = self.execute("SELECT max(sequence) FROM audit", vec![])?;
        let length = match rows.first().and_then(|row| row.first()) {
            // Nothing was done since everything was cut off.
            Some(Value::Null) | None => self.cut()?.map_or(0, |cut| cut.length),
            length => number(length),
        };
        Ok(self.trail_at(length)?.unwrap_or_default())
    }

    /// The end that the trail had with so many entries, if it has as many.
    pub(crate) fn trail_at(&self, length: u64) -> Result<Option<Chain>, Fault> {
        let rows = self.execute("SELECT line FROM audit WHERE sequence = ?", vec![integer(length)])?;
        let Some(row) = rows.first() else {
            let cut = self.cut()?.filter(|cut| cut.length == length);
            return Ok(cut.map(|Cut { length, head, .. }| Chain { length, head }));
        };
        let before = Chain { length: length.saturating_sub(1), ..Chain::default() };
        Ok(Some(before.with(&text(row, 0)?)))
    }

    /// Puts `deed`, done at `at`, at the end of the trail.
    pub(crate) fn record(&self, at: DateTime<Utc>, deed: Deed) -> Result<(), Fault> {
        self.append(at, deed, None)
    }

    /// Puts what was done outside of the object at the end of the trail, if it is not in it yet.
    pub(crate) fn record_report(&self, report: Report) -> Result<(), Fault> {
        let known = self.execute("SELECT 1 FROM audit WHERE report = ?", vec![report.id.as_str().into()])?;
        if known.is_empty() {
            self.append(report.at, report.deed, Some(&report.id))?;
        }
        Ok(())
    }

    fn append(&self, at: DateTime<Utc>, deed: Deed, report: Option<&str>) -> Result<(), Fault> {
        if deed.refused.is_some() && self.was_refused_lately(at, &deed)? {
            return Ok(());
        }
        let entry = self.trail_end()?.entry(at, deed);
        self.execute(
            "INSERT INTO audit (sequence, line, report) VALUES (?, ?, ?)",
            vec![integer(entry.sequence), serde_json::to_string(&entry)?.into(), report.into()],
        )?;
        Ok(())
    }

    fn was_refused_lately(&self, at: DateTime<Utc>, deed: &Deed) -> Result<bool, Fault> {
        let found = self.execute(
            "SELECT 1 FROM (SELECT * FROM audit ORDER BY sequence DESC LIMIT 200)
             WHERE at > ? AND act = ? AND actor = ? AND subject IS ? AND line ->> '$.deed.refused' = ?
                 AND line ->> '$.deed.detail' IS ?",
            vec![
                written(at - REFUSED_ONCE_IN).into(),
                deed.act.as_str().into(),
                deed.actor.to_string().into(),
                deed.subject.as_ref().map(ToString::to_string).into(),
                deed.refused.map(ErrorCode::as_str).into(),
                deed.detail.as_ref().map(ToString::to_string).into(),
            ],
        )?;
        Ok(!found.is_empty())
    }

    /// Remembers by which name a member was known last.
    pub(crate) fn note_member(&self, id: &str, name: &Text) -> Result<(), Fault> {
        let sql = "INSERT INTO member_names (id, name) VALUES (?1, ?2)
                   ON CONFLICT (id) DO UPDATE SET name = ?2 WHERE name <> ?2";
        self.execute(sql, vec![id.into(), name.as_str().into()])?;
        Ok(())
    }

    /// The names by which members were known last, of those that the entries in `lines` speak of.
    pub(crate) fn names_in(&self, lines: &[String]) -> Result<BTreeMap<String, Text>, Fault> {
        let sql = "SELECT id, name FROM member_names WHERE 'member/' || id IN
                   (SELECT value ->> '$.deed.actor' FROM json_each(?1)
                    UNION SELECT value ->> '$.deed.subject' FROM json_each(?1))";
        let rows = self.execute(sql, vec![serde_json::to_string(lines)?.into()])?;
        let mut names = BTreeMap::new();
        for row in &rows {
            if let Ok(name) = Text::new(&text(row, 1)?) {
                names.insert(text(row, 0)?, name);
            }
        }
        Ok(names)
    }

    /// The numbers and lines of the entries that are `asked` for, the latest first, one more than fits on a page.
    pub(crate) fn entries(&self, asked: &Asked) -> Result<Vec<(u64, String)>, Fault> {
        let rows = self.execute(
            "SELECT sequence, line FROM audit
             WHERE (?1 IS NULL OR sequence < ?1) AND (?2 IS NULL OR act = ?2) AND (?3 IS NULL OR actor = ?3)
               AND (?4 IS NULL OR subject = ?4) AND (?5 IS NULL OR at >= ?5) AND (?6 IS NULL OR at < ?6)
             ORDER BY sequence DESC LIMIT ?7",
            vec![
                asked.before.map_or(Value::Null, integer),
                asked.act.map(Act::as_str).into(),
                asked.actor.as_deref().into(),
                asked.subject.as_deref().into(),
                asked.since.map(written).into(),
                asked.until.map(written).into(),
                integer(AUDIT_PAGE as u64 + 1),
            ],
        )?;
        rows.iter().map(|row| Ok((number(row.first()), text(row, 1)?))).collect()
    }

    /// Lines of entries after the entry `after`, the oldest first.
    pub(crate) fn lines(&self, after: u64) -> Result<Vec<String>, Fault> {
        let sql = "SELECT line FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?";
        let rows = self.execute(sql, vec![integer(after), integer(AUDIT_LINES as u64)])?;
        rows.iter().map(|row| text(row, 0)).collect()
    }

    /// When the first entry was made that no checkpoint is of.
    pub(crate) fn first_unsigned_at(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        self.first_time(&format!("SELECT at {UNSIGNED} ORDER BY sequence LIMIT 1"))
    }

    /// Whether a run has ended since the last checkpoint.
    pub(crate) fn has_unsigned_end(&self) -> Result<bool, Fault> {
        let sql = format!("SELECT 1 {UNSIGNED} AND act = ? LIMIT 1");
        Ok(!self.execute(&sql, vec![Act::RunEnded.as_str().into()])?.is_empty())
    }

    /// The checkpoint that was made last.
    pub(crate) fn newest_checkpoint(&self) -> Result<Option<Made>, Fault> {
        let rows =
            self.execute("SELECT sequence, note FROM checkpoints ORDER BY sequence DESC LIMIT 1", vec![])?;
        rows.first().map(|row| Ok(Made { length: number(row.first()), note: text(row, 1)? })).transpose()
    }

    /// Where the trail was cut off, if it was.
    pub(crate) fn cut(&self) -> Result<Option<Cut>, Fault> {
        self.fact(fact::TRAIL_CUT)
    }

    /// The newest checkpoint that was made until `at`, of more than was cut off.
    pub(crate) fn checkpoint_until(&self, at: DateTime<Utc>) -> Result<Option<Made>, Fault> {
        let cut = self.cut()?.map_or(0, |cut| cut.length);
        let sql = "SELECT sequence, note FROM checkpoints WHERE at <= ? AND sequence > ?
                   ORDER BY sequence DESC LIMIT 1";
        let rows = self.execute(sql, vec![written(at).into(), integer(cut)])?;
        rows.first().map(|row| Ok(Made { length: number(row.first()), note: text(row, 1)? })).transpose()
    }

    /// When the first checkpoint was made at which something could be cut off.
    pub(crate) fn first_checkpoint_at(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        let cut = self.cut()?.map_or(0, |cut| cut.length);
        self.first_time(&format!(
            "SELECT at FROM checkpoints WHERE sequence > {cut} ORDER BY sequence LIMIT 1"
        ))
    }

    /// Cuts off what a checkpoint is of, with the names of members who are in nothing that is left.
    pub(crate) fn cut_off(&self, cut: &Cut) -> Result<(), Fault> {
        self.execute("DELETE FROM audit WHERE sequence <= ?", vec![integer(cut.length)])?;
        self.execute("DELETE FROM checkpoints WHERE sequence < ?", vec![integer(cut.length)])?;
        self.execute(
            "DELETE FROM member_names WHERE NOT EXISTS (
                 SELECT 1 FROM audit WHERE actor = 'member/' || id OR subject = 'member/' || id
             )",
            vec![],
        )?;
        self.set_fact(fact::TRAIL_CUT, cut)
    }

    /// Keeps a checkpoint.
    pub(crate) fn put_checkpoint(&self, made: &Made, at: DateTime<Utc>) -> Result<(), Fault> {
        self.execute(
            "INSERT OR REPLACE INTO checkpoints (sequence, at, note) VALUES (?, ?, ?)",
            vec![integer(made.length), written(at).into(), made.note.as_str().into()],
        )?;
        Ok(())
    }

    /// The key that signs checkpoints, sealed, if there is one yet.
    pub(crate) fn trail_key(&self) -> Result<Option<Vec<u8>>, Fault> {
        self.fact(fact::TRAIL_KEY)
    }

    /// Keeps the key that signs checkpoints, sealed.
    pub(crate) fn set_trail_key(&self, frame: &[u8]) -> Result<(), Fault> {
        self.set_fact(fact::TRAIL_KEY, &frame)
    }
}
