//! Where messages go about what needs an admin: adding, trying and removing channels.

use chrono::TimeDelta;
use domain::{
    api::{
        channels::{AddedChannelView, ChannelView, ChannelsView},
        error::ErrorCode,
    },
    messages::{
        Message, News,
        channel::{ChannelForm, ChannelId, ChannelKind, MOST, Target, TargetError},
    },
};
use serde::{Deserialize, Serialize};

use crate::{
    auditing::Done, config::Loopback, connecting::vault::Place, fault::Fault, organisation::Organisation,
    platform::Platform, store::channels::KeptChannel, webhook::WebhookKey,
};

/// How long after one trial the next one may be: whoever has an admin's session could write to anybody.
const BETWEEN_TRIALS: TimeDelta = TimeDelta::minutes(1);

/// What is sealed of a channel.
#[derive(Serialize, Deserialize)]
pub(crate) struct ChannelSecrets {
    /// Where it leads.
    pub(crate) to: String,
    /// What signs its messages, if they are signed.
    pub(crate) key: Option<String>,
}

impl<P: Platform> Organisation<'_, P> {
    /// `GET /api/channels`.
    pub(crate) fn channels(&self) -> Result<ChannelsView, Fault> {
        let channels = self.store.channels()?;
        Ok(ChannelsView {
            mail: self.config.sends_mail,
            channels: channels.into_iter().map(|(id, kept)| view(id, kept)).collect(),
        })
    }

    /// `POST /api/channels`. What needs somebody already is on the page: the channel is told what is new from now on.
    pub(crate) async fn add_channel(&self, form: &ChannelForm) -> Result<Done<AddedChannelView>, Fault> {
        let target = Target::parse(form.kind, &form.to).map_err(|error| {
            let code = match error {
                TargetError::Blank => ErrorCode::FieldBlank,
                TargetError::TooLong => ErrorCode::FieldTooLong,
                TargetError::NoAddress => ErrorCode::FieldMalformed,
            };
            code.error().at("to")
        })?;
        let leads_here = matches!(&target, Target::Post(address) if address.is_of_this_machine());
        if leads_here && self.config.loopback == Loopback::Refused {
            return Err(ErrorCode::FieldMalformed.error().at("to").into());
        }
        if form.kind == ChannelKind::Mail && !self.config.sends_mail {
            return Err(ErrorCode::FieldMalformed.error().at("kind").into());
        }
        let items = self.items().await?;
        self.done(|| {
            let channels = self.store.count_channels()?;
            if channels >= MOST as u64 {
                return Err(ErrorCode::OutOfRange.error().at("kind").into());
            }
            if channels == 0 {
                self.store.note_told(&News::of(&[], &items))?;
            }
            let key = match form.kind {
                ChannelKind::Webhook => Some(WebhookKey::text(&self.random()?)),
                ChannelKind::Mail | ChannelKind::Slack | ChannelKind::Teams => None,
            };
            let (id, kept) = (self.store.next_channel_id()?, self.kept(form, &target)?);
            let secrets = ChannelSecrets { to: target.expose().to_owned(), key: key.clone() };
            let frame = self.seal_value(self.channel_place(id), &serde_json::to_string(&secrets)?)?;
            self.store.put_channel(id, &kept, &frame)?;
            Ok(AddedChannelView { channel: view(id, kept), key })
        })
    }

    /// `POST /api/channels/{channel}/trial`.
    pub(crate) async fn try_channel(&self, id: ChannelId) -> Result<Done<ChannelView>, Fault> {
        let done = self.done(|| {
            let (kept, _) = self.store.channel(id)?.ok_or(ErrorCode::NotFound)?;
            if kept.tried_at.is_some_and(|at| self.now() < at + BETWEEN_TRIALS) {
                return Err(ErrorCode::TooManyRequests.into());
            }
            self.store.update_channel(id, |kept| kept.tried_at = Some(self.now()))
        })?;
        let message_id = format!("trial_{}", self.now().timestamp_millis());
        self.send_to(id, &Message::Trial, &message_id).await?;
        self.store.is_still_there()?;
        let (kept, _) = self.store.channel(id)?.ok_or(ErrorCode::NotFound)?;
        Ok(done.map(|()| view(id, kept)))
    }

    /// `DELETE /api/channels/{channel}`.
    pub(crate) fn remove_channel(&self, id: ChannelId) -> Result<(), Fault> {
        if self.store.delete_channel(id)? { Ok(()) } else { Err(ErrorCode::NotFound.into()) }
    }

    /// Where the secrets of a channel are sealed for.
    pub(crate) fn channel_place(&self, id: ChannelId) -> Place<'_> {
        Place::Channel { organisation: &self.id, channel: id }
    }

    fn kept(&self, form: &ChannelForm, target: &Target) -> Result<KeptChannel, Fault> {
        let by = &self.doing.as_ref().ok_or_else(|| Fault::internal("adding a channel", "by nobody"))?.by;
        Ok(KeptChannel {
            kind: form.kind,
            shown: target.shown(),
            language: form.language,
            member: by.id.clone(),
            by: by.name.clone(),
            at: self.now(),
            origin: self.asking()?.origin.clone(),
            last: None,
            tried_at: None,
        })
    }
}

fn view(id: ChannelId, kept: KeptChannel) -> ChannelView {
    let KeptChannel { kind, shown, language, by, at, last, .. } = kept;
    ChannelView { id, kind, to: shown, language, by, at, last }
}
