//! How far something is.

use leptos::prelude::*;

use crate::components::unique_id;

/// A bar with its words: `<Progress label="Reading" value=read total=total text="12 of 120"/>`.
///
/// Without a total the bar only shows that something is going on.
#[component]
pub fn Progress(
    /// What is going on.
    #[prop(into)]
    label: Signal<String>,
    /// How much is done.
    #[prop(into)]
    value: Signal<u64>,
    /// How much there is to do, if that is known.
    #[prop(into)]
    total: Signal<Option<u64>>,
    /// How far it is, in words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let id = unique_id("progress");
    view! {
        <div class="progress">
            <p class="progress-words">
                <label for=id.clone()>{label}</label>
                <span>{text}</span>
            </p>
            <progress
                id=id
                max=move || total.get().map(|total| total.max(1).to_string())
                value=move || total.get().map(|total| value.get().min(total.max(1)).to_string())
                aria-valuetext=text
            ></progress>
        </div>
    }
}
