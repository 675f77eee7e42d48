//! How long it takes until everybody's completion is at `BambooHR`, and what one costs.

use std::{collections::BTreeSet, time::Instant};

use anyhow::{Result, ensure};
use domain::{api::runs::RunView, sync::run::Phase};
use serde_json::json;

use super::{Learning, PEOPLE};
use crate::report::Report;

/// Allows exporting, has everybody complete a course, and measures the sync after that. Rows are counted without those
/// that a sync writes in which nothing changed; requests are those of the exporting part, to both services.
pub(super) async fn measure(learning: &Learning, report: &mut Report) -> Result<()> {
    let Learning { bamboohr, ispring, owner, .. } = learning;
    owner.save_settings(json!({ "export": "allowed" })).await?;
    owner.sync().await?;
    let unchanged = owner.sync().await?;
    ensure!(
        unchanged.phase == Phase::Done && unchanged.exports.done == 0,
        "something changed: {unchanged:?}"
    );
    let before = (bamboohr.control().training_records().len(), bamboohr.control().files().len());
    ensure!(before == (0, 0), "records and files from before: {before:?}");
    let completed = ispring.control().complete_many(PEOPLE);
    ensure!(completed == PEOPLE, "{completed} completed a course");
    bamboohr.control().clear_requests();
    ispring.control().clear_requests();

    let started = Instant::now();
    // The first export waits, and is approved.
    let held = owner.sync().await?;
    let run = owner.approve_exports().await?;
    let seconds = started.elapsed().as_secs_f64();
    check(learning, &held, &run)?;
    report.measure(format!("export_{PEOPLE}_seconds"), seconds);
    report.each("export_requests_per_completion", held.exports.requests + run.exports.requests, PEOPLE)?;
    let rows = (held.rows_written + run.rows_written).saturating_sub(unchanged.rows_written);
    report.each("export_rows_written_per_completion", rows, PEOPLE)
}

/// Everybody has one record and one certificate, and no request was made that the run has not counted.
fn check(learning: &Learning, held: &RunView, run: &RunView) -> Result<()> {
    ensure!(run.phase == Phase::Done && run.exports.failure.is_none(), "it did not end well: {run:?}");
    let (bamboohr, ispring) = (learning.bamboohr.control(), learning.ispring.control());
    let asked = bamboohr.requests().total + ispring.requests().total;
    let counted = held.upstream_requests + run.upstream_requests;
    ensure!(asked == counted, "{asked} requests, and {counted} counted");
    let records: Vec<_> = bamboohr.training_records().iter().map(|record| record.person).collect();
    let files = bamboohr.files();
    ensure!(files.iter().all(|file| file.bytes.starts_with(b"%PDF-")), "a file is no certificate");
    let files: Vec<_> = files.iter().map(|file| file.person).collect();
    for (what, counted, people) in
        [("records", run.exports.records, records), ("files", run.exports.files, files)]
    {
        ensure!(counted == PEOPLE as u64 && people.len() == PEOPLE, "{counted}, {} {what}", people.len());
        ensure!(people.into_iter().collect::<BTreeSet<_>>().len() == PEOPLE, "{what}: not one each");
    }
    Ok(())
}
