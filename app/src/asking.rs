//! Asking the API from a page: what is loaded, and what is sent. A page that is gone when the answer comes hears nothing
//! of it.

use std::time::Duration;

use domain::api::{
    call,
    calling::Call,
    error::ErrorCode,
    sign_in::{OnwardView, SignInAgainForm},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Api, CallError, use_api},
    bundles::leave_for,
};

/// What a page loads. Copy it wherever it is needed.
#[derive(Debug)]
pub struct Loaded<T: Send + Sync + 'static> {
    api: Api,
    /// What is there; nothing yet.
    pub view: RwSignal<Option<T>>,
    /// Why it could not be loaded, the last time.
    pub problem: RwSignal<Option<CallError>>,
}

impl<T: Send + Sync + 'static> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loaded<T> {}

impl<T: Send + Sync + 'static> Loaded<T> {
    /// Nothing is loaded yet.
    pub fn nothing() -> Self {
        Self { api: use_api(), view: RwSignal::new(None), problem: RwSignal::new(None) }
    }

    /// Asks. What was there stays until the answer is.
    pub fn ask<C: Call<Answer = T> + 'static>(self, call: C) {
        spawn_local(async move {
            match self.api.send(call).await {
                Ok(view) => {
                    self.problem.try_set(None);
                    self.view.try_set(Some(view));
                }
                Err(error) => _ = self.problem.try_set(Some(error)),
            }
        });
    }
}

/// Looks for news every now and then while the page is seen, and as soon as it is seen again.
pub fn while_seen(every: Duration, look: impl Fn() + Copy + 'static) {
    let look = move || {
        if !document().hidden() {
            look();
        }
    };
    let ticking = set_interval_with_handle(look, every).ok();
    let seen = window_event_listener_untyped("visibilitychange", move |_| look());
    on_cleanup(move || {
        if let Some(ticking) = ticking {
            ticking.clear();
        }
        seen.remove();
    });
}

/// How somebody signs in again who did so too long ago for what they send.
#[derive(Debug, Clone, Copy)]
struct SignsInAgain(fn(Sending));

/// Has whoever signed in too long ago for what they send do so again. What is grave is in the admin bundle, so that the
/// others have nothing of it.
pub fn provide_sign_in_again() {
    provide_context(SignsInAgain(Sending::sign_in_again));
}

/// Something that somebody sends: whether it is on its way, and why it was not done. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
pub struct Sending {
    api: Api,
    again: Option<SignsInAgain>,
    /// Whether an answer is waited for.
    pub pending: RwSignal<bool>,
    /// Why it was not done, the last time.
    pub problem: RwSignal<Option<CallError>>,
}

impl Sending {
    /// Nothing is on its way.
    pub fn nothing() -> Self {
        Self {
            api: use_api(),
            again: use_context(),
            pending: RwSignal::new(false),
            problem: RwSignal::new(None),
        }
    }

    /// The same; why it was not done is told in a `problem` that is there already.
    pub fn telling(problem: RwSignal<Option<CallError>>) -> Self {
        Self { problem, ..Self::nothing() }
    }

    /// Sends `call`; `done` takes the answer.
    pub fn send<C: Call + 'static>(self, call: C, done: impl FnOnce(C::Answer) + 'static) {
        self.send_or(call, done, Some);
    }

    /// The same; of what was not done, `told` says what is left to be told here.
    pub fn send_or<C: Call + 'static>(
        self,
        call: C,
        done: impl FnOnce(C::Answer) + 'static,
        told: impl FnOnce(CallError) -> Option<CallError> + 'static,
    ) {
        self.pending.set(true);
        self.problem.set(None);
        spawn_local(self.wait_for(self.api.send(call), Box::new(done), Box::new(told)));
    }

    /// Asks where the browser goes on to, and leads it there.
    pub fn lead<C: Call<Answer = OnwardView> + 'static>(self, call: C) {
        self.send(call, |onward| leave_for(&onward.location, false));
    }

    /// Leads to the identity provider, and back to this page.
    fn sign_in_again(self) {
        let location = window().location();
        let back = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
        self.lead(call::SignInAgain { form: SignInAgainForm { back } });
    }

    /// Waits for `answer`. Calls with the same answer share this piece of code.
    async fn wait_for<T>(
        self,
        answer: impl Future<Output = Result<T, CallError>>,
        done: Box<dyn FnOnce(T)>,
        told: Box<dyn FnOnce(CallError) -> Option<CallError>>,
    ) {
        let answer = answer.await;
        // The page may be gone: then nobody is there to be told.
        if self.pending.try_set(false).is_some() {
            return;
        }
        match answer {
            Ok(answer) => done(answer),
            Err(error) => match self.again {
                // What was begun by who has signed in long ago: they sign in again, and come back to this page.
                Some(SignsInAgain(again)) if error.code() == Some(ErrorCode::SignInAgain) => again(self),
                _ => _ = self.problem.try_set(told(error)),
            },
        }
    }
}

/// Something that is there or not yet. Who asks for it runs again only when it comes or goes; the signal follows what it is
/// meanwhile. So what shows it is made once.
pub fn once_there<T: Clone + PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> Option<T> + Send + Sync + 'static,
) -> impl Fn() -> Option<Signal<T>> + Copy + Send + Sync + 'static {
    let value = Memo::new(move |_| value());
    let is_there = Memo::new(move |_| value.with(Option::is_some));
    move || {
        let first = is_there.get().then(|| value.get_untracked()).flatten()?;
        Some(Memo::new(move |_| value.get().unwrap_or_else(|| first.clone())).into())
    }
}
