//! What needs a person, as the browser knows it: asked for once for all that draw it.

use std::time::Duration;

use domain::{
    access::Role,
    api::{attention::AttentionView, call, error::ApiError},
    attention::{Cause, Item, in_order, zones_differ},
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;
use zone::IntlZone;

use crate::{
    api::{Api, use_api},
    asking::while_seen,
    i18n::now,
    session::{Session, Sitting, use_session},
};

/// How often it is asked for while a page is seen and nothing happens on it.
const EVERY: Duration = Duration::from_mins(1);

/// What needs a person. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
pub struct Attention {
    told: RwSignal<Option<AttentionView>>,
    looks: RwSignal<u32>,
}

/// Offers it to everything below. Nothing is asked for before [`follow_attention`].
pub fn provide_attention() -> Attention {
    let attention = Attention { told: RwSignal::new(None), looks: RwSignal::new(0) };
    provide_context(attention);
    attention
}

/// What needs a person. [`provide_attention`] comes first.
pub fn use_attention() -> Attention {
    expect_context()
}

impl Attention {
    /// Something was done by which a cause may be over, or another one there.
    pub fn look(self) {
        self.looks.update(|looks| *looks += 1);
    }

    /// Takes what was answered.
    pub fn learn(self, view: AttentionView) {
        if self.told.with_untracked(|told| told.as_ref() != Some(&view)) {
            self.told.set(Some(view));
        }
    }

    /// Whether `error` is what ended something that needs a person: whoever shows all of these tells it already.
    pub fn tells(self, error: &ApiError) -> bool {
        let is_told = |item: &Item| match &item.cause {
            Cause::Refused { failure, .. } | Cause::Revoked { failure, .. } => {
                ApiError::of_run(Some(failure.clone())) == *error
            }
            Cause::RunFailed { failure, .. } => ApiError::of_run(failure.clone()) == *error,
            _ => false,
        };
        self.told.with(|told| told.as_ref().is_some_and(|told| told.items.iter().any(is_told)))
    }

    /// What there is, the most urgent first, with what only the browser finds.
    pub fn items(self) -> Memo<Vec<Item>> {
        Memo::new(move |_| self.told.with(|told| told.as_ref().map(with_the_browsers).unwrap_or_default()))
    }
}

fn with_the_browsers(view: &AttentionView) -> Vec<Item> {
    let differs = IntlZone::new(&view.zone).and_then(|rules| zones_differ(&view.next, &rules, now()));
    in_order(view.items.iter().cloned().chain(differs).collect())
}

/// Has it asked for: for admins, on each page, after what was done, and now and then as long as the page is seen. Inside the
/// router.
pub fn follow_attention() {
    let (attention, path) = (use_attention(), use_location().pathname);
    let asking = Asking { attention, api: use_api(), session: use_session(), round: StoredValue::new(0) };
    Effect::new(move |before: Option<Sitting>| {
        path.track();
        attention.looks.track();
        let sitting = asking.session.sitting();
        if before != Some(sitting) {
            attention.told.set(None);
            // What was asked in the last sitting is not for this one.
            asking.round.update_value(|round| *round += 1);
        }
        if asking.session.has(Role::Admin) {
            asking.ask();
        }
        sitting
    });
    while_seen(EVERY, move || attention.look());
}

#[derive(Clone, Copy)]
struct Asking {
    attention: Attention,
    api: Api,
    session: Session,
    round: StoredValue<u32>,
}

impl Asking {
    /// Asks. Without an answer what is known stays; one that comes after a later question was asked is not heard.
    fn ask(self) {
        self.round.update_value(|round| *round += 1);
        let round = self.round.get_value();
        spawn_local(async move {
            let answer = self.api.send(call::Attention).await;
            let is_current = self.round.try_get_value() == Some(round);
            if let (true, Ok(mut view)) = (is_current, answer) {
                // Of a link of their own everybody is told on every page already.
                let own = self.session.member_id();
                view.items.retain(|item| match &item.cause {
                    Cause::OperatorLink { member, .. } => Some(member) != own.as_ref(),
                    _ => true,
                });
                self.attention.learn(view);
            }
        });
    }
}
