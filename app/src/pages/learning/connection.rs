//! The platform's connection, as the page shows it.

use domain::{
    api::{
        call,
        learning::{LearningView, LeftOutView},
        services::{ConnectionState, ConnectionView},
        sync::SyncView,
    },
    service::HrSystem,
    settings::RoleId,
};
use leptos::prelude::*;

use super::LEARNING;
use crate::asking::Loaded;

/// The connection, and what belongs to it elsewhere, kept as the API says it is.
#[derive(Debug, Clone, Copy)]
pub struct ShownLearning {
    /// The connection.
    pub connection: Loaded<ConnectionView>,
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
        self.connection.ask(call::Connection { service: LEARNING });
        self.left_out.ask(call::LeftOut);
        // Without an answer the page says neither the role nor the source.
        self.settings.ask(call::Sync);
    }

    /// Something of what the platform's connection has, once it is known.
    pub fn own<T: Default>(self, of: impl FnOnce(&LearningView) -> T) -> T {
        self.connection
            .view
            .with(|view| view.as_ref().and_then(ConnectionView::learning).map(of).unwrap_or_default())
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
            Some(role.map(|role| self.own(|own| role_name(own, &role)).unwrap_or_else(|| role.to_string())))
        })
    }

    /// The HR system that the directory is read from, as far as is known.
    pub fn source(self) -> Option<HrSystem> {
        self.settings.view.with(|settings| settings.as_ref()?.source.as_ref().map(|source| source.service))
    }
}

fn role_name(own: &LearningView, id: &RoleId) -> Option<String> {
    own.roles.iter().find(|role| role.id == *id).map(|role| role.title.to_string())
}
