//! Having failed exports tried again.

use domain::api::exports::{ExportState, ExportsView};
use leptos::prelude::*;

use crate::{
    components::{Button, ButtonKind, Notice, Tone},
    i18n::use_admin_texts,
};

/// How many exports have failed, and the button that has them tried again. Nothing where none has, or where nothing is
/// exported.
#[component]
pub fn TryAgain(
    /// What is known of the exports.
    #[prop(into)]
    view: Signal<Option<ExportsView>>,
    /// Whether it is being started, or a run is under way.
    #[prop(into)]
    pending: Signal<bool>,
    /// Has them tried again.
    on_press: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let failed = Memo::new(move |_| {
        view.with(|view| match view {
            Some(view) if view.state == ExportState::On => view.counts.failed,
            _ => 0,
        })
    });
    let some = Memo::new(move |_| failed.get() > 0);
    view! {
        <Show when=move || some.get()>
            <div id="exports-failed">
                <Notice tone=Tone::Warning>
                    <p>{move || texts.get().exports.failed(failed.get())}</p>
                    <Button kind=ButtonKind::Primary pending on_press attr:id="export-again">
                        {texts.of(|t| t.exports.try_again)}
                    </Button>
                </Notice>
            </div>
        </Show>
    }
}
