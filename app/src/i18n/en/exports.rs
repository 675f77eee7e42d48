//! The export to `BambooHR` in English.

use crate::i18n::{
    Plural,
    texts::{
        exports::{Approval, ExportFacts, Exports, Faults, Stages},
        services::Said,
    },
};

pub(super) const EXPORTS: Exports = Exports {
    title: "Export to BambooHR",
    intro: "What people complete in iSpring Learn goes to BambooHR as training records and certificates.",
    see_all: "See all completions",
    all_syncs: "All syncs",
    forbidden: "The export is not allowed, so nothing goes to BambooHR. Tick “{setting}” in the settings on the Sync page, and save.",
    to_setting: "Go to the setting",
    not_connected: "{service} is not connected, so nothing is exported.",
    connect: "Connect {service}",
    last_success: "Last complete export",
    never: "None yet",
    counts: "Number of completions",
    state: "State",
    any_state: "All",
    stage: Stages {
        waiting: "Waiting for approval",
        pending: "To be written",
        done: "Written",
        failed: "Stopped",
        altered: "Changed in BambooHR",
        left_out: "Left out",
    },
    none: "Nobody has completed anything yet.",
    none_of_these: "There is no completion in this state.",
    list: "Completions",
    person: "Person",
    erased: "Erased person",
    course: "Course",
    failed: Plural::two(
        "{n} completion could not be written. The list says why; once that is mended, have it tried again.",
        "{n} completions could not be written. The list says why; once that is mended, have them tried again.",
    ),
    try_again: "Try again",
    waiting: Plural::two(
        "{n} completion waits for your approval before it goes to BambooHR.",
        "{n} completions wait for your approval before they go to BambooHR.",
    ),
    review: "Look at them and approve",
    approval: Approval {
        title: "Completions to be approved",
        first: "The first export is never made unseen. These completions would go to BambooHR as training records and certificates; nothing is written there until you have approved it.",
        many: "More people than the limits allow have completed something at once. These completions would go to BambooHR as training records and certificates; nothing is written there until you have approved it.",
        none_title: "Nothing is waiting",
        none: "What waits for your approval before it goes to BambooHR appears here after a sync.",
        counts: "Number of completions that wait",
        completions: "Completions",
        people: "People",
        since: "Completed on or after",
        since_hint: "What was completed before this day is never written, now or later. Leave it blank to write everything.",
        since_wrong: "Enter a day, or leave it blank.",
        approve: "Write to BambooHR",
        ask: Plural::two("Write {n} completion to BambooHR?", "Write {n} completions to BambooHR?"),
        ask_from: "Write completions from {day} on?",
        ask_all: Plural::two(
            "{n} completion is written. Rollcall deletes nothing in BambooHR, so this can only be undone there by hand.",
            "{n} completions are written. Rollcall deletes nothing in BambooHR, so this can only be undone there by hand.",
        ),
        ask_since: Plural::two(
            "The completion is written if it is from {day} or later, and else left out for good. Rollcall deletes nothing in BambooHR, so this can only be undone there by hand.",
            "Of {n} completions those from {day} on are written; the others are left out for good. Rollcall deletes nothing in BambooHR, so this can only be undone there by hand.",
        ),
        approved: "Approved. The completions are being written now.",
        changed: "The list has changed in the meantime and was loaded again. Please have another look.",
        busy: "A sync is running right now. Approve as soon as it is finished.",
    },
    run_title: "The export that runs or ran last",
    fault: Faults {
        no_email: Said {
            what: "The person has no work e-mail address.",
            next: "Enter it in the HR system and sync; their employee in BambooHR is found by it.",
        },
        no_employee: Said {
            what: "Nobody in BambooHR has this person's e-mail address.",
            next: "Enter the same address in BambooHR, then try again.",
        },
        ambiguous_employee: Said {
            what: "Several employees in BambooHR, or several people in the directory, have the same e-mail address.",
            next: "Give each an address of their own, then try again.",
        },
        employee_gone: Said {
            what: "BambooHR does not know the employee any more.",
            next: "Look in BambooHR whether they were deleted. If there is a new employee with the same address, try again.",
        },
        record_refused: Said {
            what: "BambooHR does not accept the training record.",
            next: "Look at the training types in BambooHR's settings: perhaps the course's type is locked. Then try again.",
        },
        file_refused: Said {
            what: "BambooHR does not accept the certificate.",
            next: "See whether BambooHR takes files for this person and has room for them. Then try again.",
        },
        certificate_gone: Said {
            what: "The certificate is gone from iSpring Learn, or is no PDF.",
            next: "Issue it again in iSpring Learn as a PDF, then try again.",
        },
        certificate_too_large: Said {
            what: "The certificate is larger than 5 MB.",
            next: "Issue a smaller one in iSpring Learn, then try again.",
        },
    },
    run: ExportFacts {
        title: "Export to BambooHR",
        waiting: "Waiting for approval",
        records: "Training records written",
        files: "Certificates uploaded",
        types: "Training types created or changed",
        failed: "Stopped",
        unreadable: "Results that can’t be read",
        predecessors: "Completed by whoever had the account before, left out",
        altered: "Changed in BambooHR since",
        stopped: "Not everything could be exported.",
        stopped_next: "The next sync goes on with it.",
    },
};
