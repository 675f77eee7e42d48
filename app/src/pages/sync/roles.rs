//! The roles that the settings can choose from.

use domain::{
    api::{endpoint::Endpoint, learning::LearningView, services::ConnectionState},
    learning::LearningRole,
};
use leptos::{prelude::*, task::spawn_local};

use crate::api::{Api, Call};

/// The learning platform's roles: nothing until it has answered, and none if it is not connected. Without an answer
/// the role is typed as if it were not connected: the settings do not wait for the platform.
pub fn load_roles(api: Api) -> RwSignal<Option<Option<Vec<LearningRole>>>> {
    let roles = RwSignal::new(None);
    spawn_local(async move {
        let answer = api.send::<LearningView>(Call::to(Endpoint::Learning, &[])).await;
        _ = roles.try_set(Some(answer.ok().and_then(choosable)));
    });
    roles
}

/// The roles in `view`, if the platform is connected.
fn choosable(view: LearningView) -> Option<Vec<LearningRole>> {
    (view.state != ConnectionState::NotConnected).then_some(view.roles)
}
