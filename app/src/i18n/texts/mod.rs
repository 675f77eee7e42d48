//! Which texts there are. Each language fills every one of these, so a missing text does not compile.

pub mod attributes;
pub mod errors;
pub mod exports;
pub mod guides;
pub mod invitations;
pub mod kit;
pub mod learning;
pub mod members;
pub mod people;
pub mod person_learning;
pub mod services;
pub mod setup;
pub mod shell;
pub mod sign_in;
pub mod sync;

use std::ops::Deref;

use self::{
    attributes::Attributes,
    errors::{AdminErrors, Errors},
    exports::Exports,
    guides::Guides,
    invitations::Invitations,
    kit::Kit,
    learning::Learning,
    members::Members,
    people::People,
    person_learning::PersonLearning,
    services::Services,
    setup::Setup,
    shell::Shell,
    sign_in::SignIn,
    sync::Sync,
};

/// The texts of a language that both halves of the app show, and those of the people half.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the area of its name")]
pub struct Texts {
    pub shell: Shell,
    pub sign_in: SignIn,
    pub errors: Errors,
    pub attributes: Attributes,
    pub kit: Kit,
    pub people: People,
}

/// The texts of the admin half, besides those that it shares: `texts.of(|t| t.kit.close)` works here too. The people
/// half names them nowhere, so they are not in its bundle.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the area of its name")]
pub struct AdminTexts {
    pub common: &'static Texts,
    pub errors: AdminErrors,
    pub person_learning: PersonLearning,
    pub members: Members,
    pub services: Services,
    pub setup: Setup,
    pub sync: Sync,
    pub guides: Guides,
    pub learning: Learning,
    pub invitations: Invitations,
    pub exports: Exports,
}

impl Deref for AdminTexts {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        self.common
    }
}
