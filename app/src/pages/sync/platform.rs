//! What the Sync page knows of the learning platform.

use domain::{
    api::{
        call,
        services::{ConnectionState, ConnectionView},
    },
    learning::LearningRole,
    service::Service,
};
use leptos::{prelude::*, task::spawn_local};

use crate::api::Api;

/// What is known of the learning platform.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Platform {
    /// The roles to choose from, if it is connected.
    pub roles: Option<Vec<LearningRole>>,
}

impl From<ConnectionView> for Platform {
    fn from(view: ConnectionView) -> Self {
        let is_connected = view.state != ConnectionState::NotConnected;
        view.learning()
            .map_or_else(Self::default, |own| Self { roles: is_connected.then(|| own.roles.clone()) })
    }
}

/// What is known of the learning platform, loaded again at each change of `news`: nothing until it was asked for.
/// Without an answer the role is typed as if the platform were not connected: the settings do not wait for it.
pub fn load_platform(api: Api, news: Signal<u32>) -> RwSignal<Option<Platform>> {
    let platform = RwSignal::new(None);
    Effect::new(move || {
        news.track();
        spawn_local(async move {
            let answer = api.send(call::Connection { service: Service::ISpringLearn }).await;
            _ = platform.try_update(|platform| match answer {
                Ok(view) => *platform = Some(view.into()),
                Err(_) => _ = platform.get_or_insert_default(),
            });
        });
    });
    platform
}
