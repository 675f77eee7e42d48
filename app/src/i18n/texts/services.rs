//! What the services page, a connection and its runs say of any service; what is said of one only is in its guide.
//! Where `{…}` stands, something is filled in: `{service}` is the service's name.

use crate::i18n::Plural;

/// The services page.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Services {
    pub title: &'static str,
    pub organisation: &'static str,
    pub intro: &'static str,
    pub brings: &'static str,
    /// The same of a service that something may be written to.
    pub brings_and_takes: &'static str,
    pub is_source: &'static str,
    pub requested: &'static str,
    pub learn_more: &'static str,
    pub connect: &'static str,
    pub manage: &'static str,
    pub resume: &'static str,
    pub last_success: &'static str,
    pub never_synced: &'static str,
    pub read_title: &'static str,
    pub read: &'static [&'static str],
    pub never_title: &'static str,
    pub never: &'static [&'static str],
    pub people: Plural,
    pub state: States,
    pub connection: Connection,
    pub source: Sources,
    pub request: Request,
    pub disconnect: Disconnect,
    pub run: Runs,
    pub plan: Plans,
    pub problem: Problems,
}

/// The states of a connection.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct States {
    pub not_connected: &'static str,
    pub connected: &'static str,
    pub degraded: &'static str,
    pub refused: &'static str,
    pub revoked: &'static str,
}

/// A connection's page.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Connection {
    pub all_services: &'static str,
    pub not_connected_next: &'static str,
    pub draft_waits: &'static str,
    pub degraded_what: &'static str,
    pub degraded_next: &'static str,
    pub refused_next: &'static str,
    pub revoked_next: &'static str,
    pub schedule_stopped: &'static str,
    pub connect_again: &'static str,
    pub details: &'static str,
    pub connected_since: &'static str,
    pub directory: &'static str,
    pub released: &'static str,
    pub released_hint: &'static str,
    pub mandatory: &'static str,
    pub withdraw: &'static str,
    pub withdraw_one: &'static str,
    pub withdraw_title: &'static str,
    pub withdraw_body: &'static str,
    pub withdraw_confirm: &'static str,
    pub withdrawn: &'static str,
    pub over_granted: &'static str,
    pub over_granted_hint: &'static str,
    pub sync: &'static str,
    pub sync_now: &'static str,
    pub no_run: &'static str,
}

/// Which service the directory is read from.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Sources {
    pub title: &'static str,
    pub read_from: &'static str,
    pub read_from_none: &'static str,
    pub make: &'static str,
    pub make_hint: &'static str,
    pub decided_there: &'static str,
}

/// Asking for a service that the operator opens.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Request {
    pub title: &'static str,
    pub intro: &'static str,
    pub contact: &'static str,
    pub contact_hint: &'static str,
    pub people: &'static str,
    pub people_hint: &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub send: &'static str,
    pub not_a_number: &'static str,
    pub sent_title: &'static str,
    pub sent_at: &'static str,
    pub sent_next: &'static str,
    pub open_title: &'static str,
    pub open_next: &'static str,
}

/// Disconnecting.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Disconnect {
    pub open: &'static str,
    pub title: &'static str,
    pub body: &'static str,
    pub nobody_from_it: &'static str,
    pub question: &'static str,
    pub keep: &'static str,
    pub keep_hint: &'static str,
    pub erase: &'static str,
    pub erase_hint: &'static str,
    pub choose: &'static str,
    pub confirm: &'static str,
    pub done_kept: &'static str,
    pub done_erased: &'static str,
}

/// A run.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Runs {
    pub reading: &'static str,
    pub planning: &'static str,
    pub waiting: &'static str,
    pub applying: &'static str,
    pub provisioning: &'static str,
    pub exporting: &'static str,
    pub done: &'static str,
    pub failed: &'static str,
    pub faulted: &'static str,
    pub stop: &'static str,
    pub gave_up: &'static str,
    pub missed: &'static str,
    pub dropped: &'static str,
    pub read_of: &'static str,
    pub read: Plural,
    pub applied_of: &'static str,
    pub accounts_of: &'static str,
    pub exports_of: &'static str,
    pub again_at: &'static str,
    pub connection_lost: &'static str,
    pub started: &'static str,
    pub ended: &'static str,
    pub nothing_changed: &'static str,
    pub joins: &'static str,
    pub returns: &'static str,
    pub updates: &'static str,
    pub moves: &'static str,
    pub leaves: &'static str,
    pub unchanged: &'static str,
    pub warnings: &'static str,
    pub warning: Warnings,
    pub incomplete: &'static str,
    pub gap_total_moved: &'static str,
    pub gap_count_differs: &'static str,
    pub gap_repeated: &'static str,
    pub gap_unidentified: &'static str,
    pub gap_shown_only: &'static str,
    pub declined: &'static str,
    pub unanswered: &'static str,
    pub disconnected: &'static str,
    pub overtaken: &'static str,
}

/// What a run left out or replaced.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Warnings {
    pub name_missing: Plural,
    pub unknown_status: Plural,
    pub unintelligible: Plural,
    pub too_long: Plural,
    pub too_many: Plural,
    pub unidentified: Plural,
    pub not_readable: &'static str,
    pub status_not_readable: &'static str,
    pub values_lost: Plural,
    pub not_visible: Plural,
}

/// A plan.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Plans {
    pub title: &'static str,
    pub first_sync: &'static str,
    pub source_change: &'static str,
    /// The service is read as another company.
    pub another_company: &'static str,
    pub losses: Losses,
    pub arrivals: Arrivals,
    /// So many who would join have no employment status.
    pub without_status: Plural,
    pub by_name: Plural,
    pub counts: &'static str,
    pub values: ValueWords,
    pub stored: &'static str,
    pub stored_birthday: &'static str,
    pub left_out: &'static str,
    pub left_out_released: &'static str,
    pub left_out_over_granted: &'static str,
    pub left_out_nothing: &'static str,
    pub people: &'static str,
    pub nobody: &'static str,
    pub name: &'static str,
    pub change: &'static str,
    pub nameless: &'static str,
    pub joins: &'static str,
    pub returns: &'static str,
    pub updates: &'static str,
    pub updates_status: &'static str,
    pub loses: &'static str,
    pub stays: &'static str,
    pub matched_by_email: &'static str,
    pub matched_by_name: &'static str,
    pub terminated: &'static str,
    pub deleted: &'static str,
    pub not_in_source: &'static str,
    pub show_more: &'static str,
    pub shown_of: &'static str,
    pub approve: &'static str,
    pub cancel: &'static str,
    pub changed: &'static str,
}

/// What a plan does to values, as a table.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct ValueWords {
    pub title: &'static str,
    /// Who is counted in it.
    pub counted: &'static str,
    pub attribute: &'static str,
    pub kept: &'static str,
    pub changed: &'static str,
    pub lost: &'static str,
    pub added: &'static str,
}

/// What a plan would take away, in the parts of one sentence.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Losses {
    /// People, as they stand after "of".
    pub of_people: Plural,
    /// So many of `{people}` would leave.
    pub leave: Plural,
    /// So many did lately.
    pub left_before: Plural,
    pub emptied_before: Plural,
    /// `{attribute}` of so many would be emptied.
    pub emptied: Plural,
    /// Between all parts but the last two.
    pub comma: &'static str,
    /// Between the last two parts.
    pub and: &'static str,
    pub limits: &'static str,
}

/// Who a plan would bring, in the parts of one sentence, which is put together as that of [`Losses`] is.
#[derive(Debug)]
pub struct Arrivals {
    /// So many would join `{people}`, who are in the directory.
    pub join: Plural,
    /// So many did lately.
    pub joined_before: Plural,
    /// So many would return.
    pub return_: Plural,
    /// So many did lately.
    pub returned_before: Plural,
    /// Those who wait however few they are.
    pub unproven: &'static str,
}

/// What went wrong with a service.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Problems {
    pub wrong_credential: Said,
    pub unknown_company: Said,
    pub locked: Said,
    pub no_employee_rights: Said,
    pub not_released: Said,
    pub rate_limited: Said,
    pub unavailable: Said,
    pub unintelligible: Said,
    pub too_many_tries: Said,
    pub offline: Said,
    pub blank: Said,
    pub too_long: Said,
    pub malformed: Said,
    pub malformed_key: Said,
    pub malformed_subdomain: Said,
    pub cloud_only: Said,
    pub malformed_address: Said,
    pub unknown_role: Said,
    pub unknown_department: Said,
    pub no_account_rights: Said,
    pub no_structure_rights: Said,
    pub no_result_rights: Said,
    pub no_training_rights: Said,
    pub no_file_rights: Said,
    pub mapping: Said,
    pub no_draft: Said,
    pub no_learning_draft: Said,
    pub not_connected: Said,
    pub run_in_progress: Said,
    pub run_not_waiting: Said,
    pub plan_changed: Said,
    pub wait_seconds: Plural,
    pub wait_minutes: Plural,
}

/// What happened, and what to do now.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Said {
    pub what: &'static str,
    pub next: &'static str,
}
