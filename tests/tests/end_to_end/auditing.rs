//! The audit trail: what is done through the API, whoever answers it.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{
        audit::{AuditLinesView, AuditView, CheckpointView, TrailView},
        endpoint::Endpoint,
        members::{InvitationView, MemberView},
    },
    audit::{
        Act, Actor, Deed, Detail, Entry, Subject,
        export::{FirstLine, LastLine, verify},
    },
};
use serde_json::json;
use simulators::personio::Grant;
use tests::rig::{
    api::{Api, unique_name},
    eventually,
    runtime::{Pace, Runtime},
};

use crate::{
    api_rules::invited,
    browsing::axe_finds_nothing_serious_at,
    browsing_members::waiting,
    owners::id_of,
    stage::{Stage, root},
};

/// What is in the trail, the first entry first, as somebody sees it who may. A page holds all that a test does.
pub(crate) async fn trail(member: &Api) -> Result<Vec<Entry>> {
    let view: AuditView = member.ask(Endpoint::Audit, &[]).await?;
    ensure!(view.next.is_none(), "more than a page");
    view.lines.iter().rev().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn acts(entries: &[Entry]) -> Vec<Act> {
    entries.iter().map(|entry| entry.deed.act).collect()
}

/// The trail as the page exports it for verifying.
async fn export(member: &Api) -> Result<String> {
    let view: TrailView = member.ask(Endpoint::AuditTrail, &[]).await?;
    let lines: AuditLinesView = member.ask(Endpoint::AuditLines, &[]).await?;
    let first =
        serde_json::to_string(&FirstLine { trail: view.trail, after: view.after, signed: view.signed })?;
    let last = serde_json::to_string(&LastLine { checkpoint: view.checkpoint })?;
    Ok([vec![first], lines.lines, vec![last]].concat().join("\n"))
}

pub(crate) async fn whatever_the_worker_does_itself_is_recorded_with_who_and_to_whom(
    stage: &Stage,
) -> Result<()> {
    let owner = stage.owner("Recorded").await?;
    let own = id_of(&owner).await?;
    let (id, member) = invited(stage, &owner, Role::Member).await?;
    let change = json!({ "role": "admin" });
    let _: MemberView = owner.call(Endpoint::ChangeRole, &[&id], Some(change)).await?.expect()?;
    let link: InvitationView = owner.call(Endpoint::RenewInvitation, &[&id], None).await?.expect()?;
    let again = Api::anonymous(&stage.runtime).signed_in(&link.sign_in.token).await?;
    ensure!(again.call(Endpoint::EndSessions, &[&id], None).await?.status == 204);
    ensure!(member.call(Endpoint::Session, &[], None).await?.status == 401);
    ensure!(again.call(Endpoint::SignOut, &[], None).await?.status == 204);
    ensure!(owner.call(Endpoint::RemoveMember, &[&id], None).await?.status == 204);
    let entries = trail(&owner).await?;
    ensure!(
        acts(&entries)
            == [
                Act::OrganisationOpened,
                Act::LinkMade,
                Act::SignedIn,
                Act::MemberInvited,
                Act::SignedIn,
                Act::RoleChanged,
                Act::LinkMade,
                Act::SignedIn,
                Act::SessionsEnded,
                Act::SignedOut,
                Act::MemberRemoved,
            ],
        "{entries:?}"
    );
    let (by_owner, by_member) = (Actor::Member(own.clone()), Actor::Member(id.clone()));
    let expected = [
        (Actor::Operator, None),
        (Actor::Operator, Some(&own)),
        (by_owner.clone(), None),
        (by_owner.clone(), Some(&id)),
        (by_member.clone(), None),
        (by_owner.clone(), Some(&id)),
        (by_owner.clone(), Some(&id)),
        (by_member.clone(), None),
        (by_member.clone(), Some(&id)),
        (by_member, None),
        (by_owner, Some(&id)),
    ];
    for (entry, (actor, subject)) in entries.iter().zip(expected) {
        let subject = subject.map(|id| Subject::Member(id.clone()));
        ensure!(entry.deed.actor == actor && entry.deed.subject == subject, "{entry:?}");
        ensure!(entry.deed.request.is_some() && entry.deed.refused.is_none(), "{entry:?}");
    }
    ensure!(entries[5].deed.detail == Some(Detail::Role(Role::Admin)), "{entries:?}");
    // Who is gone is known by name as long as the trail speaks of them.
    let view: AuditView = owner.ask(Endpoint::Audit, &[]).await?;
    ensure!(view.names.get(&id).is_some_and(|name| name.as_str() == "Grace Hopper"), "{:?}", view.names);
    Ok(())
}

pub(crate) async fn a_refusal_is_recorded_with_its_reason(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Refused").await?;
    let (maker_id, maker) = invited(stage, &owner, Role::Admin).await?;
    let link: InvitationView = waiting(&maker, "Ada Lovelace", Role::Member).await?;
    // The link dies with its maker's rights.
    owner.call(Endpoint::ChangeRole, &[&maker_id], Some(json!({ "role": "member" }))).await?;
    let used = Api::anonymous(&stage.runtime);
    let refused = used.call(Endpoint::SignIn, &[], Some(json!({ "token": link.sign_in.token }))).await?;
    ensure!(refused.code() == "link_invalid", "{}", refused.body);
    let forged = used.call(Endpoint::SignIn, &[], Some(json!({ "token": "nobody's" }))).await?;
    ensure!(forged.code() == "link_invalid", "{}", forged.body);
    // And somebody is refused what they ask an organisation for.
    let dropped = owner.call(Endpoint::DropRun, &["7"], None).await?;
    ensure!(dropped.code() == "not_found", "{}", dropped.body);
    let entries = trail(&owner).await?;
    let refusals: Vec<_> =
        entries.iter().filter_map(|entry| Some((entry.deed.act, entry.deed.refused?.as_str()))).collect();
    ensure!(
        refusals == [(Act::SignedIn, "link_invalid"), (Act::RunDropped, "not_found")],
        "a link that is nobody's belongs to nobody's trail: {refusals:?}"
    );
    let of_ada = Actor::Member(link.member.id);
    ensure!(entries.iter().any(|entry| entry.deed.actor == of_ada && entry.deed.refused.is_some()));
    Ok(())
}

pub(crate) async fn a_trail_verifies_by_the_command_and_its_newest_checkpoint_is_public(
    stage: &Stage,
) -> Result<()> {
    let owner = stage.owner("Verified").await?;
    let view: TrailView = owner.ask(Endpoint::AuditTrail, &[]).await?;
    let anonymous = Api::anonymous(&stage.runtime);
    let published =
        async |organisation: &str| anonymous.call(Endpoint::Checkpoint, &[organisation], None).await;
    ensure!(published(&view.organisation).await?.status == 404, "nothing is signed yet");
    owner.connect(stage.credentials(Grant::Directory), &["team"]).await?;
    let kept: CheckpointView = published(&view.organisation).await?.expect()?;
    ensure!(published("kT0sVq3n1cEwZ9aB").await?.status == 404, "and of nobody else");

    let text = export(&owner).await?;
    let end = verify(&text, Some(&kept.checkpoint)).context("it does not verify")?;
    ensure!(end.length >= 8, "{end:?}");
    let folder = tempfile::tempdir()?;
    let (file, checkpoint) = (folder.path().join("audit.jsonl"), folder.path().join("checkpoint"));
    std::fs::write(&checkpoint, &kept.checkpoint)?;
    let verified = |text: &str| -> Result<(bool, String)> {
        std::fs::write(&file, text)?;
        let mut command = Command::new("cargo");
        command.args(["xtask", "verify"]).arg(&file).arg("--checkpoint").arg(&checkpoint);
        let output = command.current_dir(root()).output()?;
        let said = [output.stdout, output.stderr].concat();
        Ok((output.status.success(), String::from_utf8_lossy(&said).into_owned()))
    };
    let (is_whole, said) = verified(&text)?;
    ensure!(is_whole && said.contains("the trail verifies"), "{said}");
    let (is_whole, said) = verified(&text.replacen("signed_in", "signed_out", 1))?;
    ensure!(!is_whole && said.contains("is not the one that it was written after"), "{said}");
    Ok(())
}

/// The object may be away when the Worker wants to tell it: a tick tells it later, once.
pub(crate) async fn what_the_object_was_not_told_is_told_by_a_tick(_: &Stage) -> Result<()> {
    let mut runtime = Runtime::start(&root(), &[], Pace::Published).await?;
    let owner = Api::owner_of_new(&runtime, &unique_name("Told late")).await?;
    let view: TrailView = owner.ask(Endpoint::AuditTrail, &[]).await?;
    let before = trail(&owner).await?;
    let deed = Deed::by(Actor::Operator, Act::ServiceOpened);
    let report = json!({ "id": "late", "at": "2026-11-30T06:00:00Z", "deed": deed, "names": [] });
    runtime.kill();
    runtime.execute(&format!(
        "INSERT INTO audit_reports (id, organisation, body, next_try_at) VALUES ('late', '{}', '{report}', 0)",
        view.organisation
    ))?;
    runtime.resume().await?;
    for _ in 0..2 {
        runtime.tick().await?;
    }
    let after = trail(&owner).await?;
    ensure!(acts(&after[before.len()..]) == [Act::ServiceOpened], "{after:?}");
    Ok(())
}

pub(crate) async fn an_admin_finds_verifies_and_takes_along_what_was_done(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Looked at").await?;
    owner.connect(stage.credentials(Grant::Directory), &["team"]).await?;
    let view: TrailView = owner.ask(Endpoint::AuditTrail, &[]).await?;
    let kept: CheckpointView = owner.ask(Endpoint::Checkpoint, &[&view.organisation]).await?;
    let page = stage.page("en").await?;
    page.sign_in(&waiting(&owner, "Ada Lovelace", Role::Admin).await?.sign_in.token).await?;
    page.open("/members").await?;
    page.click("a[href='/audit']").await?;
    page.arrives_at("/audit").await?;
    page.text_with("[data-sequence]:first-of-type", "Ada Lovelace").await?;
    axe_finds_nothing_serious_at(&page, &["/audit"]).await?;

    // What is asked for stands in the address, and is asked for again from there.
    page.execute(
        "const select = document.querySelector('#audit-act');
         select.value = 'run_ended'; select.dispatchEvent(new Event('change'))",
        vec![],
    )
    .await?;
    eventually("the address asks for the ends of runs", || async {
        let search = page.execute("return location.search", vec![]).await?;
        Ok((search == json!("?act=run_ended")).then_some(()))
    })
    .await?;
    let shown =
        async || page.execute("return document.querySelectorAll('[data-sequence]').length", vec![]).await;
    eventually("the end of the run is found", || async { Ok((shown().await? == json!(1)).then_some(())) })
        .await?;
    page.open("/audit?act=run_ended").await?;
    page.text_with("[data-sequence]", "Rollcall itself").await?;
    page.click("[data-sequence] a").await?;
    page.arrives_at("/sync/runs/1").await?;
    page.click("a[href='/audit?subject=run/1']").await?;
    eventually("what was done to the run is found", || async {
        Ok((shown().await? == json!(3)).then_some(()))
    })
    .await?;
    page.click(".audit-filters button").await?;
    page.arrives_at("/audit").await?;

    page.click("#audit-verify").await?;
    page.text_with("#audit-verified", "none changed, removed, moved or added").await?;
    page.fill("#audit-kept", &kept.checkpoint).await?;
    page.click("#audit-verify").await?;
    page.text_with("#audit-verified", "agrees with the checkpoint").await?;
    let forged = kept.checkpoint.replacen('\n', "\n9", 1);
    page.fill("#audit-kept", &forged).await?;
    page.click("#audit-verify").await?;
    page.text_with("#audit-verified", "is none of this organisation's").await?;

    // The file that is saved is the one that the command verifies.
    let caught = "window.saved = [];
        URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved.push(text)); return '#'; }";
    page.execute(caught, vec![]).await?;
    page.click("#audit-export").await?;
    let saved = eventually("a file is saved", || async {
        let saved = page.execute("return window.saved[0] || null", vec![]).await?;
        Ok(saved.as_str().map(str::to_owned))
    })
    .await?;
    verify(&saved, Some(&kept.checkpoint)).context("what was saved does not verify")?;
    page.close().await
}
