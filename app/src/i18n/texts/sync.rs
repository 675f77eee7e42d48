//! What the Sync page says. Where `{…}` stands, something is filled in.

use crate::i18n::Plural;

/// The Sync page.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Sync {
    pub intro: &'static str,
    pub none_title: &'static str,
    pub none: &'static str,
    pub to_services: &'static str,
    pub revoked_title: &'static str,
    /// What `{service}` no longer does.
    pub revoked: &'static str,
    pub last_success: &'static str,
    pub last_failure: &'static str,
    pub never: &'static str,
    pub see_run: &'static str,
    pub sync: &'static str,
    pub current: &'static str,
    pub latest: &'static str,
    pub reads_from: &'static str,
    /// `{n}` of `{total}`.
    pub page_of: &'static str,
    pub pages: Plural,
    pub parts: Parts,
    pub form: Form,
    pub fault: Faults,
    pub conflict: Conflict,
    pub leave: Leave,
    pub history: History,
    pub run: RunPage,
}

/// What the settings are called.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Parts {
    pub invitation: &'static str,
    pub default_role: &'static str,
    pub automatic: &'static str,
    pub times: &'static str,
    pub zone: &'static str,
    pub export: &'static str,
    pub certificates: &'static str,
    pub learning_name: &'static str,
    pub before_first_day: &'static str,
    pub account_lead_days: &'static str,
    pub retention_days: &'static str,
    pub guard_people: &'static str,
    pub guard_percent: &'static str,
}

/// The form.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Form {
    pub settings: &'static str,
    pub settings_hint: &'static str,
    /// With `{placeholders}`.
    pub invitation_hint: &'static str,
    pub role_hint: &'static str,
    pub role_later: &'static str,
    pub role_named: &'static str,
    pub synchronisation: &'static str,
    pub automatic_hint: &'static str,
    /// Time `{n}`.
    pub time: &'static str,
    /// Removes time `{n}`.
    pub remove_time: &'static str,
    pub add_time: &'static str,
    pub times_hint: &'static str,
    pub times_full: &'static str,
    pub zone_hint: &'static str,
    pub zone_suggested: &'static str,
    pub next: &'static str,
    pub next_off: &'static str,
    pub next_no_times: &'static str,
    pub next_unclear: &'static str,
    pub next_stopped: &'static str,
    /// `{time}` does not exist on that day.
    pub skipped: &'static str,
    /// By the browser it would be at `{time}`, in UTC.
    pub zone_disagreement: &'static str,
    pub learning_name_hint: &'static str,
    pub newcomers: &'static str,
    pub newcomers_hint: &'static str,
    pub account_lead_hint: &'static str,
    pub safety: &'static str,
    pub retention_hint: &'static str,
    pub guard_hint: &'static str,
    pub export_title: &'static str,
    pub export_hint: &'static str,
    pub certificates_hint: &'static str,
    pub save: &'static str,
    pub saved: &'static str,
    pub unchanged: &'static str,
    pub changed: &'static str,
    /// By `{name}` at `{time}`.
    pub saved_by: &'static str,
    pub faulty: Plural,
}

/// What is wrong with a field.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Faults {
    pub duplicate_time: &'static str,
    pub too_many_times: &'static str,
    pub time: &'static str,
    pub zone_blank: &'static str,
    pub unknown_zone: &'static str,
    pub unknown_placeholder: &'static str,
    pub too_long: &'static str,
    pub role: &'static str,
    pub unknown_role: &'static str,
    pub account_lead_days: &'static str,
    pub retention_days: &'static str,
    pub guard_people: &'static str,
    pub guard_percent: &'static str,
    pub blank: &'static str,
}

/// Somebody else saved meanwhile.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Conflict {
    pub title: &'static str,
    /// `{name}` saved at `{time}`.
    pub who: &'static str,
    pub setting: &'static str,
    pub yours: &'static str,
    pub theirs: &'static str,
    pub take: &'static str,
    pub keep: &'static str,
    pub kept: &'static str,
    pub taken: &'static str,
    pub on: &'static str,
    pub off: &'static str,
    pub nothing: &'static str,
}

/// Leaving with unsaved changes.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Leave {
    pub title: &'static str,
    pub text: &'static str,
    pub leave: &'static str,
    pub stay: &'static str,
}

/// The history.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct History {
    pub title: &'static str,
    pub none: &'static str,
    pub none_of_these: &'static str,
    pub outcome: &'static str,
    pub all: &'static str,
    pub running: &'static str,
    pub waiting: &'static str,
    pub done: &'static str,
    pub failed: &'static str,
    pub dropped: &'static str,
    pub missed: &'static str,
    pub started: &'static str,
    pub trigger: &'static str,
    pub duration: &'static str,
    pub result: &'static str,
    pub more: &'static str,
    pub connect: &'static str,
    pub manual: &'static str,
    pub source_change: &'static str,
    pub invitations: &'static str,
    pub export_again: &'static str,
    /// For `{time}`.
    pub schedule: &'static str,
    /// `{s}` seconds.
    pub seconds: &'static str,
    /// `{m}` minutes, `{s}` seconds.
    pub minutes: &'static str,
    /// `{h}` hours, `{m}` minutes.
    pub hours: &'static str,
    pub warnings: Plural,
    pub chart: &'static str,
    pub people: &'static str,
    pub changes: &'static str,
    /// At most `{n}`.
    pub highest: &'static str,
    pub missing: &'static str,
    pub numbers: &'static str,
    /// What the chart shows: `{from}`, `{until}`, `{first}`, `{last}`, `{changes}`, `{duration}`.
    pub chart_text: &'static str,
    pub chart_syncs: Plural,
    pub chart_missing: Plural,
}

/// A run's page.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct RunPage {
    /// Sync `{n}`.
    pub title: &'static str,
    pub all: &'static str,
    pub service: &'static str,
    pub changes: &'static str,
    pub none: &'static str,
    /// `{shown}` of `{all}`.
    pub shown: &'static str,
    pub kept: &'static str,
    pub download: &'static str,
    pub id: &'static str,
    /// The file's name, with `{n}`.
    pub file: &'static str,
}
