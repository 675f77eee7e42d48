//! Schedules: settings, slots and the cron handler, with a clock of the test's own.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{
        endpoint::{Endpoint, Method},
        runs::{RunView, RunsView},
        services::{ConnectionState, ConnectionView},
        sync::SyncView,
    },
    directory::snapshot::DirectorySnapshot,
    provider::ProviderFailure,
    schedule::Slot,
    service::HrSystem,
    sync::run::{DropReason, Phase, Trigger},
};
use serde_json::{Value, json};
use simulators::{bamboohr::Grant, company::Status, personio};
use tests::rig::{
    api::{Answer, Api, as_operator},
    eventually,
};

use crate::{
    api_rules::invited,
    stage::{EVERYTHING, Stage, is_refused},
};

async fn sync(api: &Api) -> Result<SyncView> {
    api.ask(Endpoint::Sync, &[]).await
}

/// Saves what is in force with `changes`.
async fn save(api: &Api, changes: Value) -> Result<Answer> {
    let view = sync(api).await?;
    save_over(api, view.version, &view, changes).await
}

async fn save_over(api: &Api, version: u32, view: &SyncView, changes: Value) -> Result<Answer> {
    let mut form = json!(domain::settings::SettingsForm::from(&view.settings));
    if let (Some(form), Value::Object(changes)) = (form.as_object_mut(), changes) {
        form.extend(changes);
    }
    api.call(Endpoint::SaveSettings, &[], Some(json!({ "version": version, "settings": form }))).await
}

/// Has the cron handler do what it does, as of `now`.
async fn tick(stage: &Stage, now: DateTime<Utc>) -> Result<()> {
    let answer = as_operator(&stage.runtime, Endpoint::Tick, json!({ "now": now })).await?;
    ensure!(answer.status == 204, "{} {}", answer.status, answer.body);
    Ok(())
}

async fn runs(api: &Api) -> Result<Vec<RunView>> {
    let view: RunsView = api.ask(Endpoint::Runs, &[]).await?;
    Ok(view.runs)
}

/// The slots of all runs, the earliest first, with whether they were missed.
async fn slots(api: &Api) -> Result<Vec<(Slot, bool)>> {
    let mut slots: Vec<_> = runs(api)
        .await?
        .into_iter()
        .filter_map(|run| match run.trigger {
            Trigger::Schedule { slot } => Some((slot, run.phase == Phase::Missed)),
            _ => None,
        })
        .collect();
    slots.sort_unstable();
    Ok(slots)
}

/// Waits until the run of `slot` has ended.
async fn ended(api: &Api, slot: &str) -> Result<RunView> {
    let slot: Slot = slot.parse()?;
    let is_it = |run: &RunView| run.trigger == Trigger::Schedule { slot } && run.ended_at.is_some();
    api.run_until(&format!("{slot} ends"), is_it).await
}

fn utc(text: &str) -> Result<DateTime<Utc>> {
    Ok(DateTime::parse_from_rfc3339(text)?.to_utc())
}

pub(crate) async fn settings_are_stored_and_each_fault_stands_at_its_field(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Settings").await?;
    let view = sync(&owner).await?;
    ensure!(view.version == 0 && view.saved.is_none() && view.source.is_none());
    let saved: SyncView = save(
        &owner,
        json!({
            "invitation": "Hello {first_name}", "default_role": "0f8fad5b-d9cb-469f-a165-70867728950e",
            "automatic": "on", "times": ["18:00", "06:30"], "zone": "Europe/Berlin", "export": "allowed",
            "retention_days": "14", "guard_people": "5", "guard_percent": "3",
        }),
    )
    .await?
    .expect()?;
    ensure!(saved.version == 1 && saved.saved.is_some());
    let texts: Vec<String> = saved.settings.schedule.times.clone().into();
    ensure!(texts == ["06:30", "18:00"], "{texts:?}");
    ensure!(saved.next.is_empty(), "nothing is connected that could sync: {:?}", saved.next);
    for (changes, code, field) in [
        (json!({ "times": ["08:00", "08:00"] }), "duplicate_time", "times.1"),
        (json!({ "times": ["08:00", "09:00", "10:00", "11:00"] }), "too_many_times", "times.3"),
        (json!({ "times": ["25:00"] }), "field_malformed", "times.0"),
        (json!({ "zone": "Europe/Atlantis" }), "unknown_zone", "zone"),
        (json!({ "invitation": "Hello {you}" }), "unknown_placeholder", "invitation"),
        (json!({ "default_role": "learner" }), "field_malformed", "default_role"),
        (json!({ "retention_days": "0" }), "out_of_range", "retention_days"),
    ] {
        let answer = save(&owner, changes).await?;
        ensure!(answer.status == 422 && answer.code() == code, "{code}: {}", answer.body);
        ensure!(answer.json()?["error"]["field"] == field, "{}", answer.body);
    }
    ensure!(sync(&owner).await? == saved, "what is refused changes nothing");
    Ok(())
}

pub(crate) async fn of_two_who_save_the_second_is_told(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Two admins").await?;
    let (_, admin) = invited(stage, &owner, domain::access::Role::Admin).await?;
    let seen = sync(&owner).await?;
    let first = save_over(&owner, seen.version, &seen, json!({ "retention_days": "10" })).await?;
    ensure!(first.status.is_success(), "{}", first.body);
    let second = save_over(&admin, seen.version, &seen, json!({ "retention_days": "20" })).await?;
    ensure!(second.status == 409 && second.code() == "settings_changed", "{}", second.body);
    let view = sync(&admin).await?;
    ensure!(view.settings.retention.days() == 10 && view.version == 1);
    let again = save_over(&admin, view.version, &view, json!({ "retention_days": "20" })).await?;
    ensure!(again.status.is_success(), "{}", again.body);
    let by = sync(&owner).await?.saved.context("nobody saved")?.by;
    ensure!(by.as_str() == "Grace Hopper", "{by}");
    Ok(())
}

pub(crate) async fn a_scheduled_run_comes_at_its_minute_and_once(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("At its minute").await?;
    // A minute that is over was never wanted; the next one comes by the cron handler alone.
    let now = Utc::now();
    let (past, next) = (now - TimeDelta::minutes(1), now + TimeDelta::minutes(2));
    let time = |at: DateTime<Utc>| at.format("%H:%M").to_string();
    let changes = json!({ "automatic": "on", "times": [time(past), time(next)], "zone": "UTC" });
    let saved: SyncView = save(&owner, changes).await?.expect()?;
    ensure!(saved.next.len() == 5 && saved.next.is_sorted_by_key(|next| next.at), "{:?}", saved.next);
    let first = saved.next.first().copied().context("nothing is next")?;
    ensure!(time(first.at) == time(next), "{first:?}");

    tick(stage, first.at - TimeDelta::seconds(1)).await?;
    tick(stage, first.at).await?;
    let run = ended(&owner, &first.slot.to_string()).await?;
    ensure!(run.phase == Phase::Done, "{run:?}");
    for _ in 0..3 {
        tick(stage, first.at).await?;
        tick(stage, first.at + TimeDelta::seconds(59)).await?;
    }
    ensure!(slots(&owner).await? == [(first.slot, false)], "{:?}", slots(&owner).await?);
    // The runtime's own handler does the same as of now: nothing is due.
    stage.runtime.tick().await
}

pub(crate) async fn three_times_a_day_across_a_daylight_saving_change(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Summer").await?;
    // Berlin, 28 March 2027: 02:00 is 03:00.
    let changes = json!({ "automatic": "on", "times": ["01:30", "02:30", "03:30"], "zone": "Europe/Berlin" });
    save(&owner, changes).await?.expect::<SyncView>()?;
    let mut now = utc("2027-03-27T12:00:00Z")?;
    let end = utc("2027-03-28T23:00:00Z")?;
    while now < end {
        tick(stage, now).await?;
        // What was due has been dealt with, and its run has ended: the next slot must not join it.
        eventually("the slots until then are dealt with", || async {
            let next = sync(&owner).await?.next.first().map(|next| next.at);
            let is_still = runs(&owner).await?.iter().all(|run| run.ended_at.is_some());
            Ok((next.is_some_and(|next| next > now) && is_still).then_some(()))
        })
        .await?;
        now += TimeDelta::minutes(30);
    }
    let run: Vec<String> = slots(&owner)
        .await?
        .into_iter()
        .filter(|(_, missed)| !missed)
        .map(|(slot, _)| slot.to_string())
        .collect();
    ensure!(run == ["2027-03-28T01:30", "2027-03-28T02:30", "2027-03-28T03:30"], "{run:?}");
    Ok(())
}

pub(crate) async fn after_an_outage_a_late_slot_runs_once_and_a_very_late_one_is_missed(
    stage: &Stage,
) -> Result<()> {
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Outage").await?;
    let saved: SyncView =
        save(&owner, json!({ "automatic": "on", "times": ["06:00", "09:00"], "zone": "UTC" }))
            .await?
            .expect()?;
    let [first, second, ..] = saved.next[..] else { anyhow::bail!("nothing is next") };
    let late = second.at + TimeDelta::minutes(119);
    tick(stage, late).await?;
    ended(&owner, &second.slot.to_string()).await?;
    ensure!(slots(&owner).await? == [(first.slot, true), (second.slot, false)], "{:?}", slots(&owner).await?);
    let missed: RunsView =
        Api::send(owner.request(Method::Get, "/api/runs?outcome=missed")).await?.expect()?;
    ensure!(missed.runs.len() == 1 && missed.next.is_none());
    Ok(())
}

pub(crate) async fn turning_the_schedule_off_takes_effect_at_once(stage: &Stage) -> Result<()> {
    stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Off").await?;
    let saved: SyncView =
        save(&owner, json!({ "automatic": "on", "times": ["06:00"], "zone": "UTC" })).await?.expect()?;
    let next = saved.next.first().copied().context("nothing is next")?;
    save(&owner, json!({ "automatic": "off" })).await?.expect::<SyncView>()?;
    tick(stage, next.at).await?;
    let on: SyncView = save(&owner, json!({ "automatic": "on" })).await?.expect()?;
    tick(stage, next.at).await?;
    ended(&owner, &next.slot.to_string()).await?;
    ensure!(slots(&owner).await? == [(next.slot, false)] && on.next == saved.next);
    Ok(())
}

pub(crate) async fn a_refused_credential_is_told_at_once_and_the_schedule_goes_on(
    stage: &Stage,
) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Refused").await?;
    let saved: SyncView =
        save(&owner, json!({ "automatic": "on", "times": ["06:00", "12:00"], "zone": "UTC" }))
            .await?
            .expect()?;
    let [first, second, third, ..] = saved.next[..] else { anyhow::bail!("nothing is next") };
    bamboohr.revoke(Grant::Directory);
    tick(stage, first.at).await?;
    let failed = ended(&owner, &first.slot.to_string()).await?;
    ensure!(failed.phase == Phase::Failed { failure: ProviderFailure::WrongCredential }, "{failed:?}");
    let view = sync(&owner).await?;
    ensure!(
        view.last_failure
            .is_some_and(|failure| failure.run == failed.id && failure.service == failed.service)
    );
    ensure!(!view.next.is_empty(), "it may have been a moment's trouble");
    let connection: ConnectionView = owner.ask(Endpoint::Connection, &["bamboohr"]).await?;
    ensure!(is_refused(&connection.state), "{:?}", connection.state);

    bamboohr.restore(Grant::Directory);
    tick(stage, second.at).await?;
    let run = ended(&owner, &second.slot.to_string()).await?;
    ensure!(run.phase == Phase::Done, "nobody had to help: {run:?}");
    let connection: ConnectionView = owner.ask(Endpoint::Connection, &["bamboohr"]).await?;
    ensure!(connection.state == ConnectionState::Connected, "{:?}", connection.state);
    tick(stage, third.at).await?;
    ended(&owner, &third.slot.to_string()).await?;
    Ok(())
}

pub(crate) async fn a_plan_that_only_waits_does_not_stop_the_schedule(stage: &Stage) -> Result<()> {
    stage.personio();
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Nobody decides").await?;
    let changes = json!({ "automatic": "on", "times": ["06:00", "12:00", "18:00"], "zone": "UTC" });
    let saved: SyncView = save(&owner, changes).await?.expect()?;
    let [first, second, ..] = saved.next[..] else { anyhow::bail!("nothing is next") };
    // An admin looks at what the other service would bring, and goes home.
    let tested = owner.test_credential(stage.credentials(personio::Grant::Full), &EVERYTHING).await?;
    ensure!(tested.status.is_success(), "{}", tested.body);
    let preview = owner.preview(HrSystem::Personio).await?;
    owner.run_settled().await?;
    tick(stage, first.at).await?;
    let run = ended(&owner, &first.slot.to_string()).await?;
    ensure!(run.phase == Phase::Done && run.service == HrSystem::BambooHr, "{run:?}");
    let overtaken = Phase::Dropped { reason: DropReason::Overtaken };
    let preview: RunView = owner.ask(Endpoint::Run, &[&preview.id.0.to_string()]).await?;
    ensure!(preview.phase == overtaken, "{preview:?}");

    // A held run is made anew, with what the provider says then.
    bamboohr.vanish(30);
    let held = owner.sync().await?;
    tick(stage, second.at).await?;
    let newer = owner.run_until("the next slot's run waits", |run| {
        run.trigger == Trigger::Schedule { slot: second.slot } && matches!(run.phase, Phase::Waiting { .. })
    });
    newer.await?;
    let held: RunView = owner.ask(Endpoint::Run, &[&held.id.0.to_string()]).await?;
    ensure!(held.phase == overtaken, "{held:?}");
    Ok(())
}

pub(crate) async fn a_leaver_is_erased_when_the_retention_time_is_over(stage: &Stage) -> Result<()> {
    let bamboohr = stage.bamboohr();
    let owner = stage.connected_to_bamboohr("Retention").await?;
    save(&owner, json!({ "retention_days": "3" })).await?.expect::<SyncView>()?;
    let people = bamboohr.people();
    let leaver = people.iter().find(|person| person.status == Status::Active).context("nobody")?;
    bamboohr.delete(leaver.id)?;
    let run = owner.sync().await?;
    let directory: DirectorySnapshot = owner.ask(Endpoint::Directory, &[]).await?;
    let ids: BTreeSet<_> = directory.ids.iter().map(|id| id.as_str().to_owned()).collect();
    ensure!(!ids.contains(&bamboohr.employee_id(leaver.id)), "a leaver disappears at once");
    let name_of_leaver = || async {
        let view: domain::api::runs::ChangesView =
            owner.ask(Endpoint::RunChanges, &[&run.id.0.to_string()]).await?;
        let change = view.changes.into_iter().next().context("nobody changed")?;
        Ok::<_, anyhow::Error>(change.name)
    };
    tick(stage, Utc::now() + TimeDelta::days(3) - TimeDelta::minutes(5)).await?;
    ensure!(!name_of_leaver().await?.is_empty(), "kept until then");
    tick(stage, Utc::now() + TimeDelta::days(3) + TimeDelta::minutes(5)).await?;
    eventually("erased", || async { Ok(name_of_leaver().await?.is_empty().then_some(())) }).await
}

pub(crate) async fn only_the_operator_moves_the_clock(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Clock").await?;
    let body = json!({ "now": "2030-01-01T00:00:00Z" });
    let request = owner.request(Method::Post, &Endpoint::Tick.address(&[])).json(&body);
    let answer = Api::send(request).await?;
    ensure!(answer.status == 401, "{}", answer.body);
    Ok(())
}
