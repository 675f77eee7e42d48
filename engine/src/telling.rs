//! Telling the channels what is new: what needs an admin, once for each reason, and that it is settled.
//!
//! Nothing is told while a run is at work: a plan that it replaces would be settled and back within minutes. What is told is
//! put into the storage in one transaction with what it was told for, and sent from there until it is taken or too old.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::channels::{Delivery, LastMessage},
    identity::address::Address,
    mail::{Mail, Subject},
    messages::{
        Message, News, Reason, Said, Saying,
        channel::{ChannelId, ChannelKind},
    },
    service::Service,
    sync::run::Phase,
    text::Text,
};
use serde_json::{Value, json};
use url::Url;

use crate::{
    channels::ChannelSecrets,
    fault::Fault,
    organisation::Organisation,
    platform::{Level, Platform, Request},
    store::channels::{KeptChannel, Unsent},
    webhook::WebhookKey,
};

/// The longest that a message may take to be taken.
const TIME_OUT: Duration = Duration::from_secs(10);

/// Messages that are sent each time that somebody wakes us: whatever else is due waits for them. The next minute has more.
const AT_ONCE: u32 = 3;

/// How long whoever sends messages has them.
const LEASE: TimeDelta = TimeDelta::minutes(3);

/// The longest that a message is tried. A day later it says nothing any more that the page does not say better.
const GIVEN_UP_AFTER: TimeDelta = TimeDelta::days(1);

/// How long until it is tried again: after 1, 2, 4 … minutes, up to an hour.
fn wait(tries: u32) -> TimeDelta {
    TimeDelta::minutes(1_i64 << tries.saturating_sub(1).min(6)).min(TimeDelta::hours(1))
}

impl<P: Platform> Organisation<'_, P> {
    /// Tells the channels what is new, and sends what is due.
    pub(crate) async fn tell(&self) -> Result<(), Fault> {
        if self.store.count_channels()? == 0 {
            return Ok(());
        }
        let news = self.news().await?;
        if !news.is_none() {
            self.platform.transaction(|| {
                self.store.note_told(&news)?;
                news.told()
                    .try_for_each(|(why, otherwise)| self.store.put_message(why, otherwise, self.now()))
            })?;
        }
        for unsent in self.store.lease_messages(self.now(), self.now() + LEASE, AT_ONCE)? {
            self.send(&unsent).await?;
        }
        Ok(())
    }

    /// When there is something to be told next.
    pub(crate) async fn next_telling(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        if self.store.count_channels()? == 0 {
            return Ok(None);
        }
        let news = (!self.news().await?.is_none()).then(|| self.now());
        Ok([news, self.store.next_message_at()?].into_iter().flatten().min())
    }

    /// What has not been told: nothing while a run is at work.
    async fn news(&self) -> Result<News, Fault> {
        let items = self.items().await?;
        if self.store.active_run()?.is_some_and(|run| !matches!(run.phase(), Phase::Waiting { .. })) {
            return Ok(News::default());
        }
        Ok(News::of(&self.store.told()?, &items))
    }

    /// Sends a message, and says when it is tried again if it is not taken.
    async fn send(&self, unsent: &Unsent) -> Result<(), Fault> {
        let Unsent { id, channel, message, at, tries } = unsent;
        let message_id = format!("{}_{id}", at.timestamp_millis());
        let sent = self.send_to(*channel, message, &message_id).await;
        self.store.is_still_there()?;
        let is_done = match sent {
            Ok(delivery) => matches!(delivery, None | Some(Delivery::Taken)),
            // A sealing key that is gone, say. It may come back, and nothing else waits for it.
            Err(fault) => {
                let (doing, detail) = fault.into_logged("sending a message");
                let fields =
                    json!({ "organisation.id": self.id, "fault.doing": doing, "fault.detail": detail });
                self.platform.line(Level::Error, "the message of a channel can't be sent", fields);
                false
            }
        };
        let again = self.now() + wait(*tries);
        if is_done || again > *at + GIVEN_UP_AFTER {
            self.store.delete_message(*id)
        } else {
            self.store.retry_message(*id, again)
        }
    }

    /// Sends `message` to a channel, and notes what became of it. Nothing, if there is no such channel any more.
    pub(crate) async fn send_to(
        &self,
        id: ChannelId,
        message: &Message,
        message_id: &str,
    ) -> Result<Option<Delivery>, Fault> {
        let Some((kept, frame)) = self.store.channel(id)? else { return Ok(None) };
        let secrets = self.config.keys.open(self.channel_place(id), &frame);
        let secrets = secrets.map_err(|error| Fault::internal("opening a channel", error.to_string()))?;
        let secrets: ChannelSecrets = serde_json::from_str(&secrets)?;
        let name = Text::shortened(&self.platform.organisation_name(&self.id).await?);
        let Ok(organisation) = name else { return Ok(None) };
        let saying = Saying { organisation: &organisation, origin: &kept.origin, language: kept.language };
        let said = saying.say(message);
        let delivery = self.deliver(&kept, &secrets, message, &said, message_id).await?;
        if delivery != Delivery::Taken {
            // Never where to.
            let fields = json!({
                "organisation.id": self.id, "channel.id": id.0, "channel.kind": kept.kind, "delivery": delivery,
            });
            self.platform.line(Level::Warning, "a channel did not take a message", fields);
        }
        self.store.is_still_there()?;
        let last = LastMessage { at: self.now(), delivery: delivery.clone() };
        self.store.update_channel(id, |kept| kept.last = Some(last))?;
        Ok(Some(delivery))
    }

    async fn deliver(
        &self,
        kept: &KeptChannel,
        secrets: &ChannelSecrets,
        message: &Message,
        said: &Said,
        message_id: &str,
    ) -> Result<Delivery, Fault> {
        let body = match kept.kind {
            ChannelKind::Mail => return self.mail(secrets, said).await,
            ChannelKind::Slack => slack(said),
            ChannelKind::Teams => teams(said),
            ChannelKind::Webhook => self.event(message, said),
        };
        let url = Url::parse(&secrets.to)
            .map_err(|_| Fault::internal("sending a message", "where to is no address any more"))?;
        let body = body.to_string();
        let mut request = Request::notice(url, body.clone(), TIME_OUT);
        if let Some(key) = &secrets.key {
            let key = WebhookKey::try_from(key.as_str())
                .map_err(|error| Fault::internal("signing a message", error.to_string()))?;
            request.headers.extend(key.headers(format!("{}_{message_id}", self.id), self.now(), &body));
        }
        Ok(match self.platform.send(request).await.map(|answer| answer.status) {
            Ok(200..=299) => Delivery::Taken,
            Ok(status) => Delivery::Refused { status },
            Err(_) => Delivery::Unreachable,
        })
    }

    async fn mail(&self, secrets: &ChannelSecrets, said: &Said) -> Result<Delivery, Fault> {
        let to = Address::try_from(secrets.to.clone())
            .map_err(|error| Fault::internal("sending a message", error.to_string()))?;
        let mail = Mail { to, subject: Subject::new(&said.title), text: said.as_text() };
        Ok(match self.platform.post(&mail).await {
            Ok(()) => Delivery::Taken,
            Err(why) => Delivery::NotMailed { code: why.code().to_owned() },
        })
    }

    /// What a webhook of the organisation's own gets. What a program can act on is in `data`, words for people beside it.
    fn event(&self, message: &Message, said: &Said) -> Value {
        let (kind, reason) = match message {
            Message::Begun(reason, _) => ("attention.begun", Some(reason)),
            Message::Settled(reason) => ("attention.settled", Some(reason)),
            Message::Trial => ("attention.trial", None),
        };
        let service = reason.and_then(Reason::service).map(Service::as_str);
        let data = json!({ "cause": reason.map(Reason::kind), "service": service });
        json!({
            "type": kind,
            "timestamp": self.now(),
            "data": data,
            "organisation": self.id,
            "title": said.title,
            "text": said.text,
            "link": said.link,
        })
    }
}

/// As Slack's incoming webhooks take it, with its three signs escaped:
/// <https://docs.slack.dev/messaging/formatting-message-text>.
fn slack(said: &Said) -> Value {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    json!({ "text": format!("*{}*\n{}\n{}", escaped(&said.title), escaped(&said.text), said.link) })
}

/// As a workflow of Teams takes it: an adaptive card in an attachment.
fn teams(said: &Said) -> Value {
    let block = |text: &str, weight: &str| json!({ "type": "TextBlock", "text": text, "weight": weight, "wrap": true });
    json!({
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "content": {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.4",
                "body": [block(&said.title, "bolder"), block(&said.text, "default")],
                "actions": [{ "type": "Action.OpenUrl", "title": "Rollcall", "url": said.link }],
            },
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_tried_less_and_less_often_and_a_day_at_most() {
        let waits: Vec<_> = [1, 2, 3, 6, 7, 40].map(|tries| wait(tries).num_minutes()).into();
        assert_eq!(waits, [1, 2, 4, 32, 60, 60]);
    }

    #[test]
    fn what_slack_reads_as_its_own_signs_is_text() {
        let said = Said {
            title: "Rollcall, <!channel> & Co".to_owned(),
            text: "a > b".to_owned(),
            link: "https://rollcall.example/sync".to_owned(),
        };
        let text = slack(&said);
        assert_eq!(
            text,
            json!({ "text": "*Rollcall, &lt;!channel&gt; &amp; Co*\na &gt; b\nhttps://rollcall.example/sync" })
        );
    }
}
