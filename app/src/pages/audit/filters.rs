//! Looking for entries: what is asked for stands in the address.

use domain::{
    api::members::MembersView,
    audit::{Act, Actor, Subject},
    moment,
};
use leptos::prelude::*;

use super::{
    query::AuditQuery,
    words::{self, Names},
};
use crate::{
    components::{Button, ButtonKind, Choice, SelectField, unique_id},
    i18n::use_admin_texts,
};

/// The filters: `<Filters query members on_change=…/>`.
#[component]
pub fn Filters(
    /// What is asked for.
    query: Signal<AuditQuery>,
    /// Who there is to choose from.
    members: Signal<Option<MembersView>>,
    /// Told what is asked for from now on.
    #[prop(into)]
    on_change: Callback<AuditQuery>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let change = move |change: &dyn Fn(&mut AuditQuery)| {
        let mut query = query.get_untracked();
        change(&mut query);
        on_change.run(query);
    };
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let acts = Signal::derive(move || {
        let words = &texts.get().audit;
        let recorded = Act::ALL.into_iter().filter(|act| act.is_recorded());
        let mut acts: Vec<_> = recorded.map(|act| Choice::new(act.as_str(), words.acts.of(act))).collect();
        acts.sort_by(|a, b| a.label.cmp(&b.label));
        acts.insert(0, Choice::new("", words.all_acts));
        acts
    });
    let actors = Signal::derive(move || {
        let words = &texts.get().audit;
        let mut actors = vec![Choice::new("", words.all_actors)];
        let members = members.get().map(|view| view.members).unwrap_or_default();
        actors.extend(
            members
                .into_iter()
                .map(|member| Choice::new(Actor::Member(member.id).to_string(), member.name.as_str())),
        );
        actors.push(Choice::new("operator", words.operator));
        actors.push(Choice::new("schedule", words.schedule));
        actors.push(Choice::new("rollcall", words.rollcall));
        // Somebody who is no member any more.
        if let Some(actor) = query.get().actor
            && actors.iter().all(|choice| choice.value != actor)
        {
            let id = actor.strip_prefix("member/").unwrap_or(&actor);
            actors.push(Choice::new(actor.as_str(), words.unknown_member(id)));
        }
        actors
    });
    let act = Signal::derive(move || query.get().act.map(Act::as_str).unwrap_or_default().to_owned());
    let actor = Signal::derive(move || query.get().actor.unwrap_or_default());
    let since = Signal::derive(move || query.get().since.map(|day| day.to_string()).unwrap_or_default());
    let until = Signal::derive(move || query.get().until.map(|day| day.to_string()).unwrap_or_default());
    let subject = Signal::derive(move || {
        let subject = query.get().subject?;
        let words = Subject::read(&subject).map(|known| words::subject(texts.get(), &Names::new(), &known));
        Some(words.unwrap_or(subject))
    });
    let is_narrowed = Memo::new(move |_| !query.get().is_blank());
    view! {
        <div class="audit-filters">
            <SelectField
                id="audit-act"
                label=texts.of(|t| t.audit.act)
                value=act
                choices=acts
                on_change=move |chosen: String| change(&|query| query.act = Act::named(&chosen))
            />
            <SelectField
                id="audit-actor"
                label=texts.of(|t| t.audit.actor)
                value=actor
                choices=actors
                on_change=move |chosen: String| change(&|query| query.actor = some(chosen.clone()))
            />
            <DayField
                label=texts.of(|t| t.audit.since)
                value=since
                on_change=move |day: String| change(&|query| query.since = moment::day(&day))
            />
            <DayField
                label=texts.of(|t| t.audit.until)
                value=until
                on_change=move |day: String| change(&|query| query.until = moment::day(&day))
            />
            {move || subject.get().map(|words| view! {
                <p class="quiet">{texts.of(|t| t.audit.subject)} ": " {words}</p>
            })}
            <Show when=move || is_narrowed.get()>
                <Button kind=ButtonKind::Quiet on_press=move |()| on_change.run(AuditQuery::default())>
                    {texts.of(|t| t.audit.reset)}
                </Button>
            </Show>
        </div>
    }
}

#[component]
fn DayField(
    #[prop(into)] label: Signal<String>,
    value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let id = unique_id("field");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="date"
                prop:value=value
                on:change:target=move |event| on_change.run(event.target().value())
            />
        </div>
    }
}
