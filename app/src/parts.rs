//! Lists that come part by part: the latest first, older ones when somebody asks for more.

use domain::api::calling::Call;
use leptos::{prelude::*, task::spawn_local};

use crate::api::{Api, CallError, use_api};

/// A part of a list, and what was joined of several.
pub trait Part: Send + Sync + 'static {
    /// Which of all there are is asked for.
    type Asked: Clone + PartialEq + Send + Sync + 'static;
    /// How it is asked for.
    type Call: Call<Answer = Self> + 'static;

    /// The call for those that are `asked` for: the latest, or those before what [`Part::next`] said.
    fn call(asked: &Self::Asked, before: Option<u64>) -> Self::Call;

    /// Where older ones go on, if there are any.
    fn next(&self) -> Option<u64>;

    /// This with older ones after its own.
    #[must_use]
    fn with_older(self, older: Self) -> Self;
}

/// A list that is shown. Copy it wherever it is needed.
pub struct Parts<T: Part> {
    api: Api,
    /// Which ones are asked for.
    pub asked: Signal<T::Asked>,
    /// Those that are loaded.
    pub shown: RwSignal<Option<T>>,
    /// Whether older ones are on their way.
    pub loading: RwSignal<bool>,
    /// Why they did not arrive.
    pub problem: RwSignal<Option<CallError>>,
}

impl<T: Part> Clone for Parts<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Part> Copy for Parts<T> {}

impl<T: Part> Parts<T> {
    /// Those that are `asked` for. They are loaded by [`Parts::refresh`].
    pub fn of(asked: Signal<T::Asked>) -> Self {
        Self {
            api: use_api(),
            asked,
            shown: RwSignal::new(None),
            loading: RwSignal::new(false),
            problem: RwSignal::new(None),
        }
    }

    /// Loads them now, anew whenever others are asked for, and when `news` says that there is something new.
    pub fn follow(self, news: impl Fn() + Send + Sync + 'static) {
        Effect::new(move |before: Option<T::Asked>| {
            let now = self.asked.get();
            news();
            if before.is_some_and(|before| before != now) {
                self.shown.set(None);
            }
            self.refresh();
            now
        });
    }

    /// Loads the latest ones anew. Where each is may have changed, so older ones are asked for anew too.
    pub fn refresh(self) {
        spawn_local(async move {
            if let Some(latest) = self.part(None).await {
                self.shown.set(Some(latest));
            }
        });
    }

    /// Whether there are older ones.
    pub fn has_more(self) -> Memo<bool> {
        Memo::new(move |_| {
            self.shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.next().is_some()))
        })
    }

    /// Loads those before the ones that are shown.
    pub fn more(self) {
        let Some(before) = self.shown.with_untracked(|shown| shown.as_ref()?.next()) else { return };
        self.loading.set(true);
        spawn_local(async move {
            let older = self.part(Some(before)).await;
            _ = self.loading.try_set(false);
            if let Some(older) = older {
                self.shown.update(|shown| *shown = shown.take().map(|shown| joined(shown, before, older)));
            }
        });
    }

    /// A part, if it arrives while it is still asked for.
    async fn part(self, before: Option<u64>) -> Option<T> {
        let asked = self.asked.get_untracked();
        let answer = self.api.send(T::call(&asked, before)).await;
        if self.asked.try_get_untracked() != Some(asked) {
            return None;
        }
        self.problem.set(answer.as_ref().err().cloned());
        answer.ok()
    }
}

/// What is shown with those before `before` after it, unless it was loaded anew meanwhile.
fn joined<T: Part>(shown: T, before: u64, older: T) -> T {
    if shown.next() == Some(before) { shown.with_older(older) } else { shown }
}

#[cfg(test)]
mod tests {
    use domain::api::exports::ExportsView;

    use super::*;

    #[test]
    fn older_ones_follow_those_that_they_were_asked_for_after() {
        let view: ExportsView = serde_json::from_str(include_str!("../tests/data/exports.json")).unwrap();
        let older = ExportsView { next: None, ..view.clone() };
        let all = joined(view.clone(), 3, older.clone());
        assert_eq!((all.exports.len(), all.next), (view.exports.len() * 2, None));
        assert_eq!(joined(view.clone(), 9, older), view);
    }
}
