//! Once people are here, the offer to sync every day.

use domain::{
    api::{
        call,
        error::ErrorCode,
        sync::{SaveForm, SyncView},
    },
    schedule::Automatic,
    settings::SettingsForm,
};
use leptos::prelude::*;

use super::settings::editor::saved_form;
use crate::{
    api::CallError,
    asking::{Loaded, Sending},
    attention::use_attention,
    bundles::PageLink,
    components::{Button, ButtonKind, focus_soon, use_snackbars},
    i18n::use_admin_texts,
    problems::notice::ProblemNotice,
    routes::Page,
};

/// When most people are still asleep, and what was changed on the day before is there when they come.
const MORNING: &str = "06:00";

/// The settings by which the organisation syncs every day from now on; nothing where it does already. Times that are set
/// stay as they are.
pub fn daily(view: &SyncView) -> Option<SettingsForm> {
    let form = saved_form(view);
    (form.automatic == Automatic::Off).then(|| {
        let times = if form.times.is_empty() { vec![MORNING.to_owned()] } else { form.times.clone() };
        SettingsForm { automatic: Automatic::On, times, ..form }
    })
}

/// The offer, as long as nothing comes by itself although people are here.
#[component]
pub fn DailyOffer(
    /// The settings.
    sync: Loaded<SyncView>,
    /// How many people are here.
    people: Signal<Option<u64>>,
) -> impl IntoView {
    let (texts, attention, snackbars) = (use_admin_texts(), use_attention(), use_snackbars());
    let saving = Sending::nothing();
    let offered = Memo::new(move |_| {
        let people = people.get().filter(|people| *people > 0)?;
        Some((people, sync.view.with(|view| view.as_ref().and_then(daily))?))
    });
    let accept = Callback::new(move |settings| {
        let version = sync.view.with_untracked(|view| view.as_ref().map_or(0, |view| view.version));
        let saved = move |view| {
            sync.view.set(Some(view));
            attention.look();
            snackbars.success(texts.get_untracked().sync.overview.accepted);
            // The button is gone.
            focus_soon("sync-state");
        };
        let told = move |error: CallError| {
            // What they saved is looked at before anything else is.
            let is_old = error.code() == Some(ErrorCode::SettingsChanged);
            if is_old {
                sync.ask(call::Sync);
            }
            (!is_old).then_some(error)
        };
        saving.send_or(call::SaveSettings { form: SaveForm { version, settings } }, saved, told);
    });
    move || {
        offered.get().map(|(people, settings)| {
            view! {
                <DailyCard people settings pending=saving.pending on_accept=accept/>
                {move || saving.problem.get().map(|problem| view! { <ProblemNotice id="offer-error" problem/> })}
            }
        })
    }
}

/// The offer.
#[component]
pub fn DailyCard(
    /// How many people are here.
    people: u64,
    /// What is saved when somebody accepts.
    settings: SettingsForm,
    /// Whether it is being saved.
    #[prop(into)]
    pending: Signal<bool>,
    /// Saves it.
    on_accept: Callback<SettingsForm>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let (times, zone) = (settings.times.join(", "), settings.zone.clone());
    let question = move || {
        let words = &texts.get().sync.overview;
        format!("{} {}", words.here(people), words.daily(&times))
    };
    let accept = move |()| on_accept.run(settings.clone());
    view! {
        <section id="daily-offer" class="card" aria-labelledby="daily-question">
            <h2 id="daily-question">{question}</h2>
            <p class="quiet">{move || texts.get().sync.overview.clocks(&zone)}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary pending on_press=accept attr:id="accept-daily">
                    {texts.of(|t| t.sync.overview.accept)}
                </Button>
                <PageLink to=Page::Schedule>{texts.of(|t| t.sync.overview.other_time)}</PageLink>
            </div>
        </section>
    }
}
