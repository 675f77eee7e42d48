//! The secret address at which somebody's calendar reads what is celebrated.

use chrono::{DateTime, Utc};
use domain::{
    api::{
        call,
        celebrations::{CalendarAddressView, CalendarForm},
    },
    text::{Text, TextError},
};
use leptos::prelude::*;

use crate::{
    asking::Sending,
    components::{Button, ButtonKind, CopyField, use_snackbars},
    i18n::{Moment, date_time, texts::StructureTexts, use_structure_texts, use_texts},
};

/// Makes the address, shows it once, and ends it: `<CalendarSection since on_change=load/>`.
#[component]
pub fn CalendarSection(
    /// Since when there is one.
    since: Signal<Option<DateTime<Utc>>>,
    /// Told when one was made or ended.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let (snackbars, everybodys) = (use_snackbars(), use_texts());
    let sending = Sending::nothing();
    let address = RwSignal::new(None::<String>);
    let make = move |()| {
        let Ok(form) = words(texts.get_untracked()) else { return };
        let done = move |view: CalendarAddressView| {
            address.set(Some(window().location().origin().unwrap_or_default() + &view.path));
            on_change.run(());
        };
        sending.send_or(call::MakeCalendar { form }, done, snackbars.refused(everybodys));
    };
    let end = move |()| {
        let done = move |()| {
            address.set(None);
            snackbars.success(texts.get_untracked().celebrations.ended);
            on_change.run(());
        };
        sending.send_or(call::EndCalendar, done, snackbars.refused(everybodys));
    };
    let has = Memo::new(move |_| since.with(Option::is_some));
    let told = move || {
        let at = since.get().filter(|_| address.with(Option::is_none))?;
        let at = move || date_time(texts.language(), at, Moment::Date);
        Some(view! { <p class="quiet">{move || texts.get().celebrations.since(&at())}</p> })
    };
    let make_words = move || {
        let words = &texts.get().celebrations;
        if has.get() { words.make_new } else { words.make }
    };
    view! {
        <section id="calendar" class="card" aria-labelledby="calendar-title">
            <h2 id="calendar-title">{texts.of(|t| t.celebrations.calendar)}</h2>
            <p class="quiet">{texts.of(|t| t.celebrations.calendar_hint)}</p>
            {told}
            {move || address.get().map(|address| view! { <Address address/> })}
            <p class="actions">
                <Button pending=sending.pending on_press=make attr:id="calendar-make">{make_words}</Button>
                <Show when=move || has.get()>
                    <Button kind=ButtonKind::Danger pending=sending.pending on_press=end attr:id="calendar-end">
                        {texts.of(|t| t.celebrations.end)}
                    </Button>
                </Show>
            </p>
        </section>
    }
}

#[component]
fn Address(address: String) -> impl IntoView {
    let texts = use_structure_texts();
    let hint = Signal::derive(move || Some(texts.get().celebrations.address_hint.to_owned()));
    view! { <CopyField id="calendar-address" label=texts.of(|t| t.celebrations.address) hint text=address/> }
}

/// What is written in the calendar, in the language of whoever makes it.
fn words(texts: &StructureTexts) -> Result<CalendarForm, TextError> {
    let words = &texts.celebrations;
    // The places stay: the Worker fills them.
    Ok(CalendarForm {
        name: Text::new(texts.people.celebrations)?,
        birthday: Text::new(&words.calendar_birthday("{name}"))?,
        anniversary: Text::new(&words.calendar_anniversary("{name}", "{year}"))?,
        newcomer: Text::new(&words.calendar_newcomer("{name}"))?,
    })
}

#[cfg(test)]
mod tests {
    use domain::celebrations::Kind;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_calendar_names_whom_it_is_about_in_every_language() {
        for language in Language::ALL {
            let words = words(StructureTexts::of(language)).unwrap();
            for kind in Kind::ALL {
                let summary = words.summary(kind, "Ada", 2016);
                assert!(summary.contains("Ada") && !summary.contains(['{', '}']), "{language:?} {summary}");
            }
            assert!(words.summary(Kind::Anniversary, "Ada", 2016).contains("2016"));
        }
    }
}
