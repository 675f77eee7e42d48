//! The learning platform in English.

use crate::i18n::texts::learning::Learning;

pub(super) const LEARNING: Learning = Learning {
    brings: "Gives new people in the directory an account at {service}, with an invitation if you like. What they complete there goes back to BambooHR if you allow it.",
    does_title: "What it does",
    does: &[
        "Whoever is new in the directory gets an account, once an administrator has approved it.",
        "Name, work e-mail, department and position go to {service} and are kept current there.",
        "The account of somebody who leaves is deactivated, but not deleted.",
        "Completed courses go to BambooHR as training records and certificates, if you allow it.",
    ],
    never_title: "What it never does",
    never: &[
        "Accounts are never deleted, and no invitation goes out twice.",
        "People without a work e-mail get no account.",
        "Birthday, gender, address, phone and skills never go to {service}.",
    ],
};
