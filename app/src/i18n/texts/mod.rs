//! Which texts there are. Each has its words in all languages, side by side: see [`texts!`](crate::texts). A text that
//! is missing in one of them does not compile.

pub mod attributes;
pub mod audit;
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
pub mod sessions;
pub mod setup;
pub mod shell;
pub mod sign_in;
pub mod sync;

use std::ops::Deref;

use self::{
    attributes::{AttributeHints, Attributes},
    audit::Audit,
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
    sessions::Sessions,
    setup::Setup,
    shell::Shell,
    sign_in::{SignIn, ways_in::WaysIn},
    sync::Sync,
};
use super::Language;

crate::texts! {
    /// The texts of a language that both halves of the app show, and those of the people half.
    Texts {
        shell: Shell
        sign_in: SignIn
        errors: Errors
        attributes: Attributes
        kit: Kit
        people: People
    }

    /// The texts of the admin half, besides those that it shares: `texts.of(|t| t.kit.close)` works here too. The people
    /// half names them nowhere, so they are not in its bundle.
    AdminTexts {
        common: Common
        errors: AdminErrors
        attribute_hints: AttributeHints
        person_learning: PersonLearning
        members: Members
        sessions: Sessions
        audit: Audit
        services: Services
        setup: Setup
        sync: Sync
        guides: Guides
        learning: Learning
        invitations: Invitations
        exports: Exports
        ways_in: WaysIn
    }
}

/// The texts that the admin half shares: the same ones, not others like them.
#[derive(Debug)]
pub struct Common(&'static Texts);

impl Common {
    const EN: Self = Self(&EN);
    const DE: Self = Self(&DE);
    const RU: Self = Self(&RU);
}

static EN: Texts = Texts::EN;
static DE: Texts = Texts::DE;
static RU: Texts = Texts::RU;
static ADMIN_EN: AdminTexts = AdminTexts::EN;
static ADMIN_DE: AdminTexts = AdminTexts::DE;
static ADMIN_RU: AdminTexts = AdminTexts::RU;

impl Language {
    /// Its words that both halves of the app show, and those of the people half.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::German => &DE,
            Self::Russian => &RU,
            Self::English => &EN,
        }
    }

    /// Its words of the admin half.
    pub fn admin_texts(self) -> &'static AdminTexts {
        match self {
            Self::German => &ADMIN_DE,
            Self::Russian => &ADMIN_RU,
            Self::English => &ADMIN_EN,
        }
    }
}

impl Deref for Common {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        self.0
    }
}

impl Deref for AdminTexts {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        &self.common
    }
}
