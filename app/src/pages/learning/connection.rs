//! The platform's connection, as the page shows it.

use domain::{
    api::{
        call,
        learning::{LearningView, LeftOutView},
        services::ConnectionState,
        sync::SyncView,
    },
    service::HrSystem,
    settings::RoleId,
};
use leptos::prelude::*;

use crate::asking::Loaded;

/// The connection, and what belongs to it elsewhere, kept as the API says it is.
#[derive(Debug, Clone, Copy)]
pub struct ShownLearning {
    /// The connection.
    pub connection: Loaded<LearningView>,
    /// Who has no account.
    pub left_out: Loaded<LeftOutView>,
    settings: Loaded<SyncView>,
}

impl ShownLearning {
    /// Nothing is known yet.
    pub fn unknown() -> Self {
        Self { connection: Loaded::nothing(), left_out: Loaded::nothing(), settings: Loaded::nothing() }
    }

    /// Asks for everything.
    pub fn load(self) {
        self.connection.ask(call::Learning);
        self.left_out.ask(call::LeftOut);
        // Without an answer the page says neither the role nor the source.
        self.settings.ask(call::Sync);
    }

    /// Whether it works.
    pub fn state(self) -> Signal<ConnectionState> {
        Signal::derive(move || {
            self.connection
                .view
                .with(|view| view.as_ref().map_or(ConnectionState::NotConnected, |view| view.state.clone()))
        })
    }

    /// The role in the settings, once they are known: its name, or its UUID where the platform has none of that id.
    /// Nothing stands for the platform's own.
    pub fn role(self) -> Option<Option<String>> {
        self.settings.view.with(|settings| {
            let role = settings.as_ref()?.settings.default_role.clone();
            Some(role.map(|role| self.connection.view.with(|view| role_name(view.as_ref(), &role))))
        })
    }

    /// The HR system that the directory is read from, as far as is known.
    pub fn source(self) -> Option<HrSystem> {
        self.settings.view.with(|settings| settings.as_ref()?.source.as_ref().map(|source| source.service))
    }
}

fn role_name(view: Option<&LearningView>, id: &RoleId) -> String {
    let role = view.and_then(|view| view.roles.iter().find(|role| role.id == *id));
    role.map_or_else(|| id.to_string(), |role| role.title.to_string())
}
