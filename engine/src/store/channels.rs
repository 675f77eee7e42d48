//! Where messages go, what was told, and what is still to be sent.

use chrono::{DateTime, Utc};
use domain::{
    api::channels::LastMessage,
    language::Language,
    messages::{
        Consequence, Message, News, Reason,
        channel::{ChannelId, ChannelKind},
    },
    text::Text,
};
use serde::{Deserialize, Serialize};

use super::{Store, count, fact, json};
use crate::{
    fault::Fault,
    platform::{Platform, Row, Value},
};

/// What is known of a channel, without its secrets.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeptChannel {
    pub(crate) kind: ChannelKind,
    /// As much of where it leads as tells it from others.
    pub(crate) shown: String,
    pub(crate) language: Language,
    /// Who added it: a mail channel ends with their rights.
    pub(crate) member: String,
    pub(crate) by: Text,
    pub(crate) at: DateTime<Utc>,
    /// Where whoever added it had the app open.
    pub(crate) origin: String,
    pub(crate) last: Option<LastMessage>,
    pub(crate) tried_at: Option<DateTime<Utc>>,
}

/// A message that is still to be sent.
pub(crate) struct Unsent {
    pub(crate) id: i64,
    pub(crate) channel: ChannelId,
    pub(crate) message: Message,
    pub(crate) at: DateTime<Utc>,
    pub(crate) tries: u32,
}

impl<P: Platform> Store<'_, P> {
    /// How many channels there are.
    pub(crate) fn count_channels(&self) -> Result<u64, Fault> {
        count(&self.execute("SELECT count(*) FROM channels", vec![])?)
    }

    /// The channels, the oldest first.
    pub(crate) fn channels(&self) -> Result<Vec<(ChannelId, KeptChannel)>, Fault> {
        let rows = self.execute("SELECT id, body FROM channels ORDER BY id", vec![])?;
        rows.iter().map(channel).collect()
    }

    /// A channel, and what is sealed of it.
    pub(crate) fn channel(&self, id: ChannelId) -> Result<Option<(KeptChannel, Vec<u8>)>, Fault> {
        let sql = "SELECT id, body, frame FROM channels WHERE id = ?";
        let rows = self.execute(sql, vec![i64::from(id.0).into()])?;
        rows.first()
            .map(|row| match row.as_slice() {
                [.., Value::Blob(frame)] => Ok((channel(row)?.1, frame.clone())),
                _ => Err(other_shape()),
            })
            .transpose()
    }

    /// A number that no channel has had.
    pub(crate) fn next_channel_id(&self) -> Result<ChannelId, Fault> {
        let last: u32 = self.fact(fact::LAST_CHANNEL)?.unwrap_or_default();
        let next = last.saturating_add(1);
        self.set_fact(fact::LAST_CHANNEL, &next)?;
        Ok(ChannelId(next))
    }

    /// Keeps a channel, with what is sealed of it.
    pub(crate) fn put_channel(
        &self,
        id: ChannelId,
        channel: &KeptChannel,
        frame: &[u8],
    ) -> Result<(), Fault> {
        let values =
            vec![i64::from(id.0).into(), serde_json::to_string(channel)?.into(), Value::Blob(frame.to_vec())];
        self.execute("INSERT OR REPLACE INTO channels (id, body, frame) VALUES (?, ?, ?)", values).map(drop)
    }

    /// Changes what is known of a channel, should it still be there.
    pub(crate) fn update_channel(
        &self,
        id: ChannelId,
        change: impl FnOnce(&mut KeptChannel),
    ) -> Result<(), Fault> {
        let Some((mut kept, _)) = self.channel(id)? else { return Ok(()) };
        change(&mut kept);
        let values = vec![serde_json::to_string(&kept)?.into(), i64::from(id.0).into()];
        self.execute("UPDATE channels SET body = ? WHERE id = ?", values).map(drop)
    }

    /// Removes a channel, with what it was still to be told. Whether it was there. Without any, nothing is told to anybody,
    /// and whoever adds the next one is told what is new from then on.
    pub(crate) fn delete_channel(&self, id: ChannelId) -> Result<bool, Fault> {
        let id = i64::from(id.0);
        let gone = self.execute("DELETE FROM channels WHERE id = ? RETURNING id", vec![id.into()])?;
        self.execute("DELETE FROM messages WHERE channel = ?", vec![id.into()])?;
        if self.count_channels()? == 0 {
            self.execute("DELETE FROM told", vec![])?;
        }
        Ok(!gone.is_empty())
    }

    /// Removes the mail channels of members who are not to be written to any more.
    pub(crate) fn delete_mail_channels_of(&self, members: &[String]) -> Result<(), Fault> {
        for (id, kept) in self.channels()? {
            if kept.kind == ChannelKind::Mail && members.contains(&kept.member) {
                self.delete_channel(id)?;
            }
        }
        Ok(())
    }

    /// What was told, and is not settled.
    pub(crate) fn told(&self) -> Result<Vec<Reason>, Fault> {
        let rows = self.execute("SELECT reason FROM told", vec![])?;
        rows.iter().map(|row| reason(row.first())).collect()
    }

    /// Notes that `news` are told.
    pub(crate) fn note_told(&self, news: &News) -> Result<(), Fault> {
        for (reason, _) in &news.begun {
            let reason = reason.to_string();
            self.execute("INSERT OR IGNORE INTO told (reason) VALUES (?)", vec![reason.into()])?;
        }
        for reason in &news.settled {
            let reason = reason.to_string();
            self.execute("DELETE FROM told WHERE reason = ?", vec![reason.into()])?;
        }
        Ok(())
    }

    /// Has every channel be told that something has begun, and what happens otherwise; or without that, that it is settled.
    pub(crate) fn put_message(
        &self,
        reason: &Reason,
        otherwise: Option<Consequence>,
        at: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let otherwise = otherwise.map(Consequence::as_str);
        self.execute(
            "INSERT INTO messages (channel, reason, otherwise, at, tries, next_try_at)
             SELECT id, ?1, ?2, ?3, 0, ?3 FROM channels",
            vec![reason.to_string().into(), otherwise.into(), at.timestamp_millis().into()],
        )
        .map(drop)
    }

    /// Takes the messages that are due at `now`, `most` at most, so that nobody else sends them before `until`.
    pub(crate) fn lease_messages(
        &self,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        most: u32,
    ) -> Result<Vec<Unsent>, Fault> {
        let rows = self.execute(
            "UPDATE messages SET next_try_at = ?2, tries = tries + 1
             WHERE id IN (SELECT id FROM messages WHERE next_try_at <= ?1 ORDER BY next_try_at, id LIMIT ?3)
             RETURNING id, channel, reason, otherwise, at, tries",
            vec![now.timestamp_millis().into(), until.timestamp_millis().into(), i64::from(most).into()],
        )?;
        rows.iter().map(unsent).collect()
    }

    /// Has a message be tried again.
    pub(crate) fn retry_message(&self, id: i64, at: DateTime<Utc>) -> Result<(), Fault> {
        let values = vec![at.timestamp_millis().into(), id.into()];
        self.execute("UPDATE messages SET next_try_at = ? WHERE id = ?", values).map(drop)
    }

    /// Forgets a message.
    pub(crate) fn delete_message(&self, id: i64) -> Result<(), Fault> {
        self.execute("DELETE FROM messages WHERE id = ?", vec![id.into()]).map(drop)
    }

    /// When the next message is due.
    pub(crate) fn next_message_at(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        let rows = self.execute("SELECT min(next_try_at) FROM messages", vec![])?;
        match rows.first().and_then(|row| row.first()) {
            Some(Value::Integer(at)) => Ok(DateTime::from_timestamp_millis(*at)),
            _ => Ok(None),
        }
    }
}

fn channel(row: &Row) -> Result<(ChannelId, KeptChannel), Fault> {
    match row.as_slice() {
        [Value::Integer(id), body, ..] => {
            Ok((ChannelId(u32::try_from(*id).map_err(|_| other_shape())?), json(body)?))
        }
        _ => Err(other_shape()),
    }
}

fn unsent(row: &Row) -> Result<Unsent, Fault> {
    let [
        Value::Integer(id),
        Value::Integer(channel),
        why,
        otherwise,
        Value::Integer(at),
        Value::Integer(tries),
    ] = row.as_slice()
    else {
        return Err(other_shape());
    };
    let message = match otherwise {
        Value::Text(word) => {
            Message::Begun(reason(Some(why))?, Consequence::named(word).ok_or_else(other_shape)?)
        }
        _ => Message::Settled(reason(Some(why))?),
    };
    Ok(Unsent {
        id: *id,
        channel: ChannelId(u32::try_from(*channel).map_err(|_| other_shape())?),
        message,
        at: DateTime::from_timestamp_millis(*at).ok_or_else(other_shape)?,
        tries: u32::try_from(*tries).map_err(|_| other_shape())?,
    })
}

fn reason(column: Option<&Value>) -> Result<Reason, Fault> {
    match column {
        Some(Value::Text(text)) => Reason::read(text).ok_or_else(other_shape),
        _ => Err(other_shape()),
    }
}

fn other_shape() -> Fault {
    Fault::internal("reading a channel", "the row has another shape")
}
