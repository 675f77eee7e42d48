//! Where somebody is in a wizard.

use leptos::{either::Either, prelude::*};

use crate::i18n::use_texts;

/// A step of a wizard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepItem {
    /// Its short name.
    pub label: String,
    /// Its address, where it may be opened from here.
    pub href: Option<String>,
}

/// The steps of a wizard, the current one marked:
/// `<Steps label=texts.of(|t| t.setup.steps) steps=Signal::derive(…) current=Signal::derive(…)/>`.
#[component]
pub fn Steps(
    /// What the steps lead to.
    #[prop(into)]
    label: Signal<String>,
    /// The steps in order.
    #[prop(into)]
    steps: Signal<Vec<StepItem>>,
    /// The current one's place, counted from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let texts = use_texts();
    let summary = move || {
        let (n, total) = ((current.get() + 1).to_string(), steps.with(Vec::len).to_string());
        texts.get().kit.step_of(&n, &total)
    };
    let items = move || {
        let current = current.get();
        let item = |(place, step): (usize, StepItem)| {
            let done = place < current;
            let text = view! {
                <span class="step-label">{step.label}</span>
                {done.then(|| view! { <span class="visually-hidden">" (" {texts.get().kit.step_done} ")"</span> })}
            };
            let content = match step.href.filter(|_| place != current) {
                Some(href) => Either::Left(view! { <a href=href>{text}</a> }),
                None => Either::Right(view! { <span class="step-text">{text}</span> }),
            };
            view! {
                <li class="step" class:step-done=done aria-current=(place == current).then_some("step")>
                    {content}
                </li>
            }
        };
        steps.get().into_iter().enumerate().map(item).collect_view()
    };
    view! {
        <nav class="steps" aria-label=label>
            <p class="steps-summary">{summary}</p>
            <ol>{items}</ol>
        </nav>
    }
}
