//! Invitations by mail.

use anyhow::{Context as _, Result, bail, ensure};
use domain::{
    api::{
        endpoint::Endpoint,
        members::{InvitedMemberView, MembersView},
        session::SessionView,
    },
    audit::{Act, Subject},
};
use serde_json::json;
use simulators::faults::{Effect, Fault};
use tests::rig::api::{Answer, Api};

use crate::{auditing::trail, browsing_members::members_page, stage::Stage};

/// Invites Jean Bartik, who is sent her link.
async fn mailed(by: &Api, address: &str, language: &str) -> Result<Answer> {
    let body = json!({ "name": "Jean Bartik", "role": "member", "address": address, "mail": language });
    by.call(Endpoint::InviteMember, &[], Some(body)).await
}

pub(crate) async fn an_admin_invites_by_mail_and_whoever_reads_it_is_let_in(stage: &Stage) -> Result<()> {
    stage.mail();
    let owner = stage.owner("By mail").await?;
    let page = members_page(stage, &owner).await?;
    page.click(".page-header button").await?;
    page.fill("#invitation-name", "Grace Hopper").await?;
    page.click("#invitation-by-mail").await?;
    page.click("dialog[open] [type=submit]").await?;
    page.text_with("#invitation-address-error", "Enter the address").await?;
    page.fill("#invitation-address", "Grace@nordlicht.example").await?;
    page.click("dialog[open] [type=submit]").await?;
    page.text_with(".snackbar", "The link for Grace Hopper is on its way by mail").await?;
    ensure!(!page.has("#invitation-link").await?, "whoever invites does not see the link");
    page.text_with(".pending-link", "Link sent by mail").await?;

    // She reads it where mails are kept, and opens its link.
    page.client().goto(stage.mail_url()).await?;
    page.text_with("article", "Invitation to Rollcall").await?;
    page.text_with("article dl", "grace@nordlicht.example").await?;
    page.click("article a").await?;
    page.say_yes().await?;
    page.text_with(".account-name", "Grace Hopper").await?;
    page.close().await
}

pub(crate) async fn a_mailed_link_is_in_the_answer_of_nobody_and_its_address_in_no_trail(
    stage: &Stage,
) -> Result<()> {
    let outbox = stage.mail();
    let owner = stage.owner("Unseen").await?;
    let members: MembersView = owner.ask(Endpoint::Members, &[]).await?;
    ensure!(members.sends_mail, "the deployment has a mail service");
    let answer = mailed(&owner, "jean@nordlicht.example", "ru").await?;
    ensure!(!answer.body.contains("token"), "{}", answer.body);
    let InvitedMemberView::ByMail { member } = answer.expect()? else { bail!("{}", answer.body) };
    let mails = outbox.outbox();
    let mail = mails.last().context("a mail")?;
    ensure!(mail.to == "jean@nordlicht.example" && mail.subject.starts_with("Приглашение"), "{mail:?}");
    let token = mail.text.lines().find_map(|line| line.split_once("/sign-in#")).context("a link")?.1;

    let entries = trail(&owner).await?;
    let subject = Some(Subject::Member(member.id));
    let of_jean = entries.iter().filter(|entry| entry.deed.subject == subject);
    let acts: Vec<_> = of_jean.map(|entry| entry.deed.act).collect();
    ensure!(acts == [Act::MemberInvited, Act::LinkMailed], "{acts:?}");
    ensure!(!serde_json::to_string(&entries)?.contains('@'), "{entries:?}");

    let jean = Api::anonymous(&stage.runtime).signed_in(token).await?;
    let session: SessionView = jean.ask(Endpoint::Session, &[]).await?;
    ensure!(session.name.as_str() == "Jean Bartik", "{session:?}");
    Ok(())
}

pub(crate) async fn a_mail_that_nobody_takes_leaves_the_link_to_whoever_invites(stage: &Stage) -> Result<()> {
    let outbox = stage.mail();
    let owner = stage.owner("Not taken").await?;
    let nowhere = mailed(&owner, "", "en").await?;
    ensure!(nowhere.code() == "field_malformed", "{}", nowhere.body);
    outbox.fault(Fault::on("/send", Effect::Status { code: 503, retry_after: None, body: None }).times(1));
    let answer = mailed(&owner, "jean@nordlicht.example", "en").await?;
    let InvitedMemberView::MailFailed { member, sign_in } = answer.expect()? else {
        bail!("{}", answer.body)
    };
    ensure!(outbox.outbox().is_empty());
    ensure!(trail(&owner).await?.iter().all(|entry| entry.deed.act != Act::LinkMailed));
    let members: MembersView = owner.ask(Endpoint::Members, &[]).await?;
    let listed = members.members.into_iter().find(|one| one.id == member.id).context("Jean")?;
    ensure!(listed.link.is_some_and(|link| link.mailed_at.is_none()), "it waits, and was sent to nobody");
    Api::anonymous(&stage.runtime).signed_in(&sign_in.token).await?;
    Ok(())
}

pub(crate) async fn an_organisation_that_sends_too_many_mails_is_refused(stage: &Stage) -> Result<()> {
    stage.mail();
    let owner = stage.owner("Too many").await?;
    for expected in ["", "", "", "too_many_requests"] {
        let answer = mailed(&owner, "barbara@nordlicht.example", "en").await?;
        ensure!(answer.code() == expected, "nobody is written to again and again: {}", answer.body);
    }
    let another = stage.owner("One too many").await?;
    let answer = mailed(&another, "barbara@nordlicht.example", "en").await?;
    ensure!(answer.code() == "too_many_requests", "nor by several organisations: {}", answer.body);
    // Twice as many as a minute has, for one may begin in between.
    for n in 0..=40 {
        let answer = mailed(&owner, &format!("jean{n}@nordlicht.example"), "en").await?;
        if answer.code() == "too_many_requests" {
            let by_hand = json!({ "name": "Jean Bartik", "role": "member" });
            let by_hand = owner.call(Endpoint::InviteMember, &[], Some(by_hand)).await?;
            ensure!(by_hand.status == 200, "links are passed on by hand all the same: {}", by_hand.body);
            return Ok(());
        }
        ensure!(answer.status == 200, "{}", answer.body);
    }
    bail!("no limit")
}
