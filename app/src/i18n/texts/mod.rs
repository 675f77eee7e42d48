//! Which texts there are. Each has its words in all languages, side by side: see [`texts!`](crate::texts). A text that
//! is missing in one of them does not compile.

pub mod attention;
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
pub mod structure;
pub mod sync;

use std::ops::Deref;

use domain::{api::celebrations::CelebrationView, celebrations::Kind};

use self::{
    attention::Attention,
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
    structure::{Structure, celebrations::Celebrations, saved_views::SavedViews, taking_along::TakingAlong},
    sync::{Sync, channels::Channels},
};
use super::Language;

crate::texts! {
    /// The texts of a language that all bundles of the app show, and those of the people bundle.
    Texts {
        shell: Shell
        sign_in: SignIn
        errors: Errors
        attributes: Attributes
        kit: Kit
        people: People
    }

    /// The texts of the structure bundle, besides those that it shares.
    StructureTexts {
        common: Common
        structure: Structure
        celebrations: Celebrations
        taking_along: TakingAlong
        saved_views: SavedViews
    }

    /// The texts of the admin bundle, besides those that it shares: `texts.of(|t| t.kit.close)` works here too. Others
    /// name them nowhere, and so don't have them.
    AdminTexts {
        common: Common
        errors: AdminErrors
        attention: Attention
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
        channels: Channels
        ways_in: WaysIn
    }
}

/// The texts that the other bundles share: the same ones, not others like them.
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
static STRUCTURE_EN: StructureTexts = StructureTexts::EN;
static STRUCTURE_DE: StructureTexts = StructureTexts::DE;
static STRUCTURE_RU: StructureTexts = StructureTexts::RU;
static ADMIN_EN: AdminTexts = AdminTexts::EN;
static ADMIN_DE: AdminTexts = AdminTexts::DE;
static ADMIN_RU: AdminTexts = AdminTexts::RU;

impl Texts {
    /// The words of a language that all bundles of the app show, and those of the people bundle.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::German => &DE,
            Language::Russian => &RU,
            Language::English => &EN,
        }
    }
}

impl StructureTexts {
    /// The words of the structure bundle in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::German => &STRUCTURE_DE,
            Language::Russian => &STRUCTURE_RU,
            Language::English => &STRUCTURE_EN,
        }
    }
}

impl AdminTexts {
    /// The words of the admin bundle in a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::German => &ADMIN_DE,
            Language::Russian => &ADMIN_RU,
            Language::English => &ADMIN_EN,
        }
    }
}

impl Texts {
    /// What is celebrated.
    pub fn celebrated(&self, one: &CelebrationView) -> String {
        match one.kind {
            Kind::Birthday => self.people.birthday.to_owned(),
            Kind::Anniversary => self.people.anniversary(one.years.unwrap_or_default().into()),
            Kind::Newcomer => self.attributes.first_day.to_owned(),
        }
    }
}

impl Deref for Common {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        self.0
    }
}

impl Deref for StructureTexts {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        &self.common
    }
}

impl Deref for AdminTexts {
    type Target = Texts;

    fn deref(&self) -> &Texts {
        &self.common
    }
}
