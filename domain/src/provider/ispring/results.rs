//! What people learn: the courses they were given, and those they have completed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    super::{
        ProviderFailure,
        lenient::{hundredths, id_of, number, rounded, text_of},
        query,
    },
    answer::page,
    paged,
    time::{time_of, written},
};
use crate::{
    fingerprint::fingerprint,
    learning::{AccountId, Assignment, Completion, Progress},
    text::{Text, name_key},
};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct ResultsQuery<'a> {
    /// Which results.
    pub which: Which<'a>,
    /// The token of the page, unless it is the first one.
    pub page: Option<&'a str>,
}

/// Which results are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// Courses that people with active accounts have not completed.
    Open,
    /// Courses that were completed from `since` until `until`, both included, to the second.
    Completed {
        /// From when on; from the beginning, if it is not said.
        since: Option<DateTime<Utc>>,
        /// Until when.
        until: DateTime<Utc>,
        /// With which accounts; with all, if there are none.
        of: &'a [AccountId],
    },
}

/// The statuses of courses that are not completed (reference/providers.md, section 3).
const OPEN: [&str; 6] = ["not_started", "in_progress", "pending", "failed", "declined", "incomplete"];

/// The statuses of completed courses (reference/providers.md, section 3).
const COMPLETED: [&str; 3] = ["complete", "passed", "accepted"];

/// Accounts in use, by status.
const ACTIVE: &[&str] = &["1"];

/// Accounts in use and deactivated ones: who leaves has still completed what they completed. Nothing is said of status
/// 5, which the documentation does not know here although the spec does.
const ACTIVE_OR_NOT: &[&str] = &["1", "3"];

/// Before iSpring Learn was: both ends of a span of time are wanted (the spec's `completionDate`).
const BEGINNING: &str = "2000-01-01T00:00:00Z";

/// The address of one page of results.
pub fn results_path(query: &ResultsQuery<'_>) -> String {
    let (statuses, accounts, span, of): (&[&str], _, _, &[AccountId]) = match query.which {
        Which::Open => (&OPEN, ACTIVE, None, &[]),
        Which::Completed { since, until, of } => {
            let since = since.map_or_else(|| BEGINNING.to_owned(), written);
            (&COMPLETED, ACTIVE_OR_NOT, Some((since, written(until))), of)
        }
    };
    // The spec has no brackets here, and for the same kind of list it has them in `/users/v2`. With them, the worst is
    // that the list is not narrowed, which does no harm; without them, that only the last value counts.
    let mut fields: Vec<(&str, &str)> =
        statuses.iter().map(|status| ("completionStatuses[]", *status)).collect();
    fields.extend(accounts.iter().map(|status| ("userStatuses[]", *status)));
    fields.extend(of.iter().map(|account| ("userIds[]", account.as_str())));
    if let Some((since, until)) = &span {
        fields.push(("completionDate[startDate]", since));
        fields.push(("completionDate[endDate]", until));
    }
    fields.extend(paged(query.page));
    format!("/learners/results?{}", query::form(fields))
}

/// Where somebody is with a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Learned {
    /// They have completed it.
    Completed(Completion),
    /// They were given it.
    Assigned(Assignment),
}

/// A page of results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResultsPage {
    /// Whose results, and what they are. Which status they have may differ from what was asked for.
    pub results: Vec<(AccountId, Learned)>,
    /// The token of the next page, if there is one.
    pub next: Option<String>,
    /// Those that were left out since they can't be understood, or have no enrolment, or no date where one belongs.
    pub skipped: Vec<SkippedResult>,
}

/// What tells a result that was left out from the others: a fingerprint of what it says, the same each time it is sent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SkippedResult(String);

impl SkippedResult {
    /// By who did what, as far as that is said: progress and times move on.
    fn of(item: &Value) -> Self {
        let said =
            ["userId", "courseId", "enrollmentId", "completionStatus"].map(|field| text_of(item, field));
        Self(fingerprint(said.iter().map(|text| text.as_deref().unwrap_or_default()), 6))
    }
}

/// Reads a page of results.
pub fn read_results(body: &[u8]) -> Result<ResultsPage, ProviderFailure> {
    let (items, next) = page(body, "results")?;
    let (mut results, mut skipped) = (Vec::with_capacity(items.len()), Vec::new());
    for item in &items {
        match read_result(item) {
            Some(result) => results.push(result),
            None => skipped.push(SkippedResult::of(item)),
        }
    }
    Ok(ResultsPage { results, next, skipped })
}

fn read_result(item: &Value) -> Option<(AccountId, Learned)> {
    let status = name_key(&text_of(item, "completionStatus")?);
    let title = Text::shortened(&text_of(item, "courseTitle")?).ok()?;
    let (enrollment, course) = (id_of(item, "enrollmentId")?, id_of(item, "courseId")?);
    let learned = if COMPLETED.contains(&status.as_str()) {
        Learned::Completed(Completion {
            enrollment,
            course,
            title,
            completed_at: time_of(item, "completionDate")??,
            score: item.get("awardedScore").and_then(hundredths),
            seconds: item.get("timeSpent").and_then(number).and_then(rounded),
        })
    } else {
        Learned::Assigned(Assignment {
            enrollment,
            course,
            title,
            accessible_from: time_of(item, "accessDate")??,
            due: time_of(item, "dueDate")?,
            progress: progress(&status)?,
            percent: item.get("progress").and_then(number).map_or(0, percent),
        })
    };
    Some((id_of(item, "userId")?, learned))
}

fn progress(status: &str) -> Option<Progress> {
    match status {
        "not_started" => Some(Progress::NotStarted),
        "in_progress" => Some(Progress::InProgress),
        "pending" => Some(Progress::Pending),
        // The opposites of passed, accepted and complete.
        "failed" | "declined" | "incomplete" => Some(Progress::Failed),
        _ => None,
    }
}

fn percent(progress: f64) -> u8 {
    rounded(progress.clamp(0.0, 100.0)).and_then(|percent| u8::try_from(percent).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests;
