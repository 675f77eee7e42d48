//! Messages about what needs an admin, from the cron handler to who takes them.

use anyhow::{Context as _, Result, ensure};
use chrono::Utc;
use domain::api::{
    channels::{AddedChannelView, ChannelView, ChannelsView, Delivery},
    endpoint::Endpoint,
};
use serde_json::{Value, json};
use simulators::{
    mail::{self, Hook},
    personio::Grant,
};
use tests::rig::{
    api::{Api, as_operator},
    eventually,
};

use crate::{browsing::axe_finds_nothing_serious_at, browsing_sync::admin_at, stage::Stage};

async fn add(api: &Api, kind: &str, to: &str) -> Result<AddedChannelView> {
    let form = json!({ "kind": kind, "to": to, "language": "de" });
    api.call(Endpoint::AddChannel, &[], Some(form)).await?.expect()
}

/// What was posted to the organisation's own webhook, as soon as there is so much of it.
async fn posted(stage: &Stage, mail: &mail::Control, place: &str, count: usize) -> Result<Vec<Hook>> {
    eventually("messages are posted", || async {
        // Cron comes once a minute: here as often as somebody looks.
        as_operator(&stage.runtime, Endpoint::Tick, json!({ "now": Utc::now() })).await?;
        let mut hooks = mail.hooks();
        hooks.retain(|hook| hook.name == place);
        Ok((hooks.len() >= count).then_some(hooks))
    })
    .await
}

pub(crate) async fn a_refused_credential_is_told_by_mail_and_webhook_and_that_it_is_settled(
    stage: &Stage,
) -> Result<()> {
    let (personio, mail) = (stage.personio(), stage.mail());
    let owner = stage.connected("Told").await?;
    let place = "told";
    let webhook = add(&owner, "webhook", &format!("{}/hooks/{place}", stage.mail_url())).await?;
    ensure!(webhook.key.is_some_and(|key| key.starts_with("whsec_")));
    ensure!(webhook.channel.to == "127.0.0.1", "{}", webhook.channel.to);
    add(&owner, "mail", "admins@nordlicht.example").await?;

    personio.revoke(Grant::Directory);
    owner.sync().await?;
    let hooks = posted(stage, mail, place, 1).await?;
    let event: Value = serde_json::from_str(&hooks.first().context("one")?.body)?;
    ensure!(event["type"] == "attention.begun" && event["data"]["service"] == "personio", "{event}");
    ensure!(event["link"] == format!("{}/sync", stage.runtime.url()), "{event}");
    let told = eventually("a mail is sent", || async {
        let mails = mail.outbox();
        Ok(mails.into_iter().find(|mail| mail.to == "admins@nordlicht.example"))
    })
    .await?;
    ensure!(told.subject.ends_with(": Personio nimmt die Zugangsdaten nicht mehr an"), "{told:?}");
    ensure!(told.text.contains(&format!("{}/sync", stage.runtime.url())), "{told:?}");

    personio.restore(Grant::Directory);
    owner.sync().await?;
    let hooks = posted(stage, mail, place, 2).await?;
    let events: Vec<Value> =
        hooks.iter().map(|hook| serde_json::from_str(&hook.body)).collect::<Result<_, _>>()?;
    ensure!(events.iter().any(|event| event["type"] == "attention.settled"), "{events:?}");
    let view: ChannelsView = owner.ask(Endpoint::Channels, &[]).await?;
    ensure!(view.mail && view.channels.iter().all(is_taken), "{view:?}");
    Ok(())
}

fn is_taken(channel: &ChannelView) -> bool {
    channel.last.as_ref().is_some_and(|last| last.delivery == Delivery::Taken)
}

pub(crate) async fn an_admin_adds_a_channel_and_sees_that_a_test_arrives(stage: &Stage) -> Result<()> {
    stage.personio();
    let mail = stage.mail();
    let owner = stage.connected("Channels").await?;
    let page = admin_at(stage, &owner, "en").await?;
    page.open("/sync").await?;
    page.click("nav.tabs a[href='/sync/messages']").await?;
    page.arrives_at("/sync/messages").await?;
    page.text_with(".empty", "Nobody is told yet").await?;
    page.click("#add-channel").await?;
    page.click("#channel-kind-slack").await?;
    page.fill("#channel-to", "https://10.0.0.1/x").await?;
    page.click("#channel-form button[type=submit]").await?;
    page.text_with("#channel-form", "Enter the whole address").await?;
    page.fill("#channel-to", &format!("{}/hooks/slack", stage.mail_url())).await?;
    page.click("#channel-form button[type=submit]").await?;
    page.text_with("[data-channel='1']", "Slack").await?;
    page.click("[data-channel='1'] .row-actions button:first-child").await?;
    page.text_with("[data-channel='1'] [role=status]", "Taken").await?;
    let told = mail.hooks();
    ensure!(
        told.iter().any(|hook| hook.name == "slack" && hook.body.contains("Messages arrive here")),
        "{told:?}"
    );
    axe_finds_nothing_serious_at(&page, &["/sync/messages"]).await?;
    page.close().await
}
