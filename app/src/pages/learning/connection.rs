//! The platform's connection, as the page shows it.

use domain::{
    api::{
        endpoint::Endpoint,
        learning::{LearningView, LeftOutView},
        services::ConnectionState,
        sync::SyncView,
    },
    service::HrSystem,
    settings::RoleId,
};
use leptos::{prelude::*, task::spawn_local};

use crate::api::{Api, Call, CallError, use_api};

/// The connection, and what belongs to it elsewhere, kept as the API says it is.
#[derive(Debug, Clone, Copy)]
pub struct ShownLearning {
    /// The API.
    pub api: Api,
    /// The connection, once it is known.
    pub view: RwSignal<Option<LearningView>>,
    /// Who has no account, once it is known.
    pub left_out: RwSignal<Option<LeftOutView>>,
    /// Why it could not be loaded.
    pub problem: RwSignal<Option<CallError>>,
    /// Why those without an account could not be loaded.
    pub left_out_problem: RwSignal<Option<CallError>>,
    settings: RwSignal<Option<SyncView>>,
}

impl ShownLearning {
    /// Nothing is known yet.
    pub fn unknown() -> Self {
        Self {
            api: use_api(),
            view: RwSignal::new(None),
            left_out: RwSignal::new(None),
            problem: RwSignal::new(None),
            left_out_problem: RwSignal::new(None),
            settings: RwSignal::new(None),
        }
    }

    /// Asks for everything.
    pub fn load(self) {
        keep(self.api, Endpoint::Learning, self.view, self.problem);
        keep(self.api, Endpoint::LeftOut, self.left_out, self.left_out_problem);
        spawn_local(async move {
            // Without an answer the page says neither the role nor the source.
            if let Ok(view) = self.api.send(Call::to(Endpoint::Sync, &[])).await {
                _ = self.settings.try_set(Some(view));
            }
        });
    }

    /// Whether it works.
    pub fn state(self) -> Signal<ConnectionState> {
        Signal::derive(move || {
            self.view
                .with(|view| view.as_ref().map_or(ConnectionState::NotConnected, |view| view.state.clone()))
        })
    }

    /// The role in the settings, once they are known: its name, or its UUID where the platform has none of that id.
    /// Nothing stands for the platform's own.
    pub fn role(self) -> Option<Option<String>> {
        self.settings.with(|settings| {
            let role = settings.as_ref()?.settings.default_role.clone();
            Some(role.map(|role| self.view.with(|view| role_name(view.as_ref(), &role))))
        })
    }

    /// The HR system that the directory is read from, as far as is known.
    pub fn source(self) -> Option<HrSystem> {
        self.settings.with(|settings| settings.as_ref()?.source.as_ref().map(|source| source.service))
    }
}

fn role_name(view: Option<&LearningView>, id: &RoleId) -> String {
    let role = view.and_then(|view| view.roles.iter().find(|role| role.id == *id));
    role.map_or_else(|| id.to_string(), |role| role.title.to_string())
}

fn keep<T>(api: Api, endpoint: Endpoint, place: RwSignal<Option<T>>, problem: RwSignal<Option<CallError>>)
where
    T: serde::de::DeserializeOwned + Send + Sync + 'static,
{
    spawn_local(async move {
        match api.send(Call::to(endpoint, &[])).await {
            Ok(answer) => {
                problem.try_set(None);
                place.try_set(Some(answer));
            }
            Err(error) => _ = problem.try_set(Some(error)),
        }
    });
}
