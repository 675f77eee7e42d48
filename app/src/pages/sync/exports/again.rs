//! Having failed exports tried again, and the run that does.

use domain::{
    api::{
        call,
        exports::{ExportState, ExportsView},
        runs::RunView,
    },
    sync::run::{Phase, Trigger},
};
use leptos::{leptos_dom::helpers::request_animation_frame, prelude::*};

use super::ledger::{self, Ledger};
use crate::{
    asking::Sending,
    bundles::PageLink,
    components::{Button, ButtonKind, Notice, Tone, focus_on},
    i18n::use_admin_texts,
    routes::Page,
    runs::{panel::RunPanel, watch::RunWatch},
};

/// Trying again, and how far that is.
#[component]
pub fn Again(
    /// The exports.
    ledger: Ledger,
    /// The run that runs, or the last one.
    watch: RunWatch,
) -> impl IntoView {
    let texts = use_admin_texts();
    let starting = Sending::telling(ledger.problem);
    let under_way = watch.is_under_way();
    let start = Callback::new(move |()| starting.send(call::ExportAgain, move |run| watch.follow(run)));
    let shown = watch.first(is_of_exports);
    let known = ledger::known(ledger);
    Effect::new(move |before: Option<bool>| {
        let failed = known.with(|view| view.as_ref().is_some_and(|view| view.counts.failed > 0));
        if before == Some(true) && !failed {
            request_animation_frame(go_on_at_the_run);
        }
        failed
    });
    let panel = move || {
        let run = shown()?;
        let id = Memo::new(move |_| run.with(|run| run.id));
        Some(view! {
            <section class="card" aria-labelledby=RUN_TITLE>
                <h2 id=RUN_TITLE tabindex="-1">{texts.of(|t| t.exports.run_title)}</h2>
                <RunPanel run lost=watch.is_lost()/>
                <p><PageLink to=Signal::derive(move || Page::Run(id.get()))>{texts.of(|t| t.sync.see_run)}</PageLink></p>
            </section>
        })
    };
    view! {
        <TryAgain
            view=known
            pending=Signal::derive(move || starting.pending.get() || under_way.get())
            on_press=start
        />
        {panel}
    }
}

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

const RUN_TITLE: &str = "exporting-title";

/// The button goes with the last failure: who had the focus on it goes on at what it has started.
fn go_on_at_the_run() {
    if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
        focus_on(RUN_TITLE);
    }
}

/// Whether a run is worth to be seen here: it exports, or was started for that.
fn is_of_exports(run: &RunView) -> bool {
    run.phase == Phase::Exporting || run.trigger == Trigger::ExportAgain
}
