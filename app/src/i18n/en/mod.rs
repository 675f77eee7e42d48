//! English.

mod attributes;
mod errors;
mod exports;
mod guides;
mod invitations;
mod kit;
mod learning;
mod members;
mod people;
mod person_learning;
mod services;
mod setup;
mod shell;
mod sign_in;
mod sync;

use super::{AdminTexts, Texts};

/// The texts that both halves of the app show.
pub(super) static TEXTS: Texts = Texts {
    shell: shell::SHELL,
    sign_in: sign_in::SIGN_IN,
    errors: errors::ERRORS,
    attributes: attributes::ATTRIBUTES,
    kit: kit::KIT,
    people: people::PEOPLE,
};

/// The texts of the admin half.
pub(super) static ADMIN_TEXTS: AdminTexts = AdminTexts {
    common: &TEXTS,
    errors: errors::ADMIN_ERRORS,
    person_learning: person_learning::PERSON_LEARNING,
    members: members::MEMBERS,
    services: services::SERVICES,
    setup: setup::SETUP,
    sync: sync::SYNC,
    guides: guides::GUIDES,
    learning: learning::LEARNING,
    invitations: invitations::INVITATIONS,
    exports: exports::EXPORTS,
};
