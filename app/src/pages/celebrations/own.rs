//! What somebody shares of their own.

use domain::{
    api::{
        call,
        celebrations::{ConsentForm, OwnView},
    },
    celebrations::{Consent, Kind, Say},
};
use leptos::prelude::*;

use crate::{
    asking::Sending,
    components::{Checkbox, CheckboxGroup, Notice, Tone, use_snackbars},
    i18n::{use_structure_texts, use_texts},
};

/// Boxes for what somebody shares, each on its own: `<OwnSection own on_change=load/>`.
#[component]
pub fn OwnSection(
    /// What they share; nothing where they are nobody of the directory.
    own: Signal<Option<OwnView>>,
    /// Told when it was changed.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let is_somebody = Memo::new(move |_| own.with(Option::is_some));
    let shown = move || {
        if is_somebody.get() {
            view! { <Boxes own on_change/> }.into_any()
        } else {
            view! { <p class="quiet">{texts.of(|t| t.celebrations.nobody)}</p> }.into_any()
        }
    };
    view! {
        <section id="own" class="card own" aria-labelledby="own-title">
            <h2 id="own-title">{texts.of(|t| t.celebrations.own)}</h2>
            {shown}
        </section>
    }
}

#[component]
fn Boxes(own: Signal<Option<OwnView>>, on_change: Callback<()>) -> impl IntoView {
    let texts = use_structure_texts();
    let (snackbars, everybodys) = (use_snackbars(), use_texts());
    let sending = Sending::nothing();
    let consent = move || own.with(|own| own.as_ref().map(|own| own.consent.clone()).unwrap_or_default());
    // What is ticked, also before it is known to be kept.
    let ticked = RwSignal::new(Consent::default());
    Effect::new(move || ticked.set(consent()));
    let change = move |kind: Kind, is: bool| {
        let wanted = ticked.with_untracked(|now| now.iter().filter(|one| *one != kind).collect::<Vec<_>>());
        let wanted: Consent = wanted.into_iter().chain(is.then_some(kind)).collect();
        ticked.set(wanted.clone());
        let done = move |()| {
            snackbars.success(texts.get_untracked().celebrations.saved);
            on_change.run(());
        };
        let refused = snackbars.refused(everybodys);
        let told = move |error| {
            ticked.set(untrack(consent));
            refused(error)
        };
        sending.send_or(call::ShareCelebrations { form: ConsentForm { consent: wanted } }, done, told);
    };
    let say = Memo::new(move |_| own.with(|own| own.as_ref().map(|own| own.say)));
    let one = move |kind: Kind| {
        let is = Signal::derive(move || ticked.with(|ticked| ticked.may_tell(kind)));
        let known =
            Memo::new(move |_| own.with(|own| own.as_ref().is_some_and(|own| own.known.contains(&kind))));
        let hint = Signal::derive(move || {
            let words = &texts.get().celebrations;
            Some(if known.get() { words.own(kind).1 } else { words.unknown }.to_owned())
        });
        // What was said can always be taken back.
        let disabled = Signal::derive(move || {
            sending.pending.get() || (!is.get() && (!known.get() || say.get() == Some(Say::NoAlone)))
        });
        view! {
            <Checkbox
                id=format!("own-{}", kind.as_str())
                label=Signal::derive(move || texts.get().celebrations.own(kind).0.to_owned())
                hint
                checked=is
                disabled
                on_change=move |ticked| change(kind, ticked)
            />
        }
    };
    let by_link = move || {
        (say.get() == Some(Say::NoAlone)).then(|| {
            view! { <Notice tone=Tone::Info><p>{texts.of(|t| t.celebrations.no_alone)}</p></Notice> }
        })
    };
    view! {
        <p class="quiet">{texts.of(|t| t.celebrations.own_hint)}</p>
        {by_link}
        <CheckboxGroup legend=texts.of(|t| t.celebrations.own)>{Kind::ALL.map(one).collect_view()}</CheckboxGroup>
    }
}
