//! What somebody learns.

use crate::i18n::texts::person_learning::{PersonLearning, Progresses, Written};

pub(super) const PERSON_LEARNING: PersonLearning = PersonLearning {
    failed_title: "What this person learns could not be loaded",
    never_title: "Nothing read yet",
    never: "As soon as the learning platform is connected and the export to BambooHR is allowed, you see here what this person was assigned and has completed.",
    read_at: "Read on {time}.",
    assigned: "Assigned",
    nothing_assigned: "Nothing is open.",
    due: "Due {date}",
    never_due: "No due date",
    overdue: "Overdue since {date}",
    percent: "{n} %",
    progress: Progresses {
        not_started: "Not started",
        in_progress: "In progress",
        pending: "Waiting for review",
        failed: "Not passed",
    },
    completed: "Completed",
    nothing_completed: "Nothing is completed yet.",
    completed_on: "Completed on",
    record: "Training record",
    certificate: "Certificate",
    stopped: "The export has stopped: see why",
    written: Written {
        missing: "Not in BambooHR yet",
        writing: "On its way to BambooHR",
        written: "In BambooHR",
        altered: "Changed in BambooHR",
        deleted: "Deleted in BambooHR",
        expected: "Not issued yet",
        none: "None issued",
    },
};
