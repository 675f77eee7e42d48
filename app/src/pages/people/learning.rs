//! What one person learns.

use chrono::{DateTime, Utc};
use domain::{
    api::{endpoint::Endpoint, exports::ExportView, learning::PersonLearningView},
    employee::EmployeeId,
    export::entry::Stage,
    learning::Assignment,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Call, CallError, use_api},
    components::{Badge, Button, EmptyState, IconName, Progress, Skeleton, Tone},
    halves::PageLink,
    i18n::{Moment, UseTexts, date_time, fill, now, use_texts},
    routes::Page,
};

/// What somebody was assigned and has completed, as the API says it.
#[component]
pub fn PersonLearning(
    /// Who.
    id: EmployeeId,
) -> impl IntoView {
    let texts = use_texts();
    let api = use_api();
    let answer = RwSignal::new(None::<Result<PersonLearningView, CallError>>);
    let load = Callback::new(move |()| {
        let call = Call::to(Endpoint::PersonLearning, &[id.as_str()]);
        spawn_local(async move { _ = answer.try_set(Some(api.send(call).await)) });
    });
    load.run(());
    move || match answer.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Ok(view)) => view! { <LearningResults view now=now()/> }.into_any(),
        Some(Err(error)) => {
            let words = Signal::derive(move || error.words(&texts.get().errors).to_owned());
            view! {
                <EmptyState icon=IconName::Warning title=texts.of(|t| t.person_learning.failed_title) text=words>
                    <Button on_press=load>{texts.of(|t| t.kit.try_again)}</Button>
                </EmptyState>
            }
            .into_any()
        }
    }
}

/// What somebody was assigned and has completed.
#[component]
pub fn LearningResults(
    /// What is known.
    view: PersonLearningView,
    /// The moment it is.
    now: DateTime<Utc>,
) -> impl IntoView {
    let texts = use_texts();
    let PersonLearningView { read_at, assignments, completions, .. } = view;
    if read_at.is_none() && assignments.is_empty() && completions.is_empty() {
        return view! {
            <EmptyState
                icon=IconName::Info
                title=texts.of(|t| t.person_learning.never_title)
                text=texts.of(|t| t.person_learning.never)
            />
        }
        .into_any();
    }
    let nothing =
        move |none: bool, text: Signal<&'static str>| none.then(|| view! { <p class="quiet">{text}</p> });
    view! {
        <section class="courses" aria-labelledby="assigned-title">
            <h2 id="assigned-title">{texts.of(|t| t.person_learning.assigned)}</h2>
            {nothing(assignments.is_empty(), texts.of(|t| t.person_learning.nothing_assigned))}
            <ul>{assignments.into_iter().map(|one| assigned(texts, one, now)).collect_view()}</ul>
        </section>
        <section class="courses" aria-labelledby="completed-title">
            <h2 id="completed-title">{texts.of(|t| t.person_learning.completed)}</h2>
            {nothing(completions.is_empty(), texts.of(|t| t.person_learning.nothing_completed))}
            <ul>{completions.into_iter().map(|one| completed(texts, one)).collect_view()}</ul>
        </section>
        {read_at.map(|at| {
            let time = move || date_time(texts.language(), at, Moment::DateAndTime);
            view! { <p class="quiet">{move || fill(texts.get().person_learning.read_at, &[("time", &time())])}</p> }
        })}
    }
    .into_any()
}

fn assigned(texts: UseTexts, assignment: Assignment, now: DateTime<Utc>) -> impl IntoView {
    let Assignment { title, due, progress, percent, .. } = assignment;
    let dated = move |text: &str, at| fill(text, &[("date", &date_time(texts.language(), at, Moment::Date))]);
    let due = match due {
        None => view! { <p class="quiet">{texts.of(|t| t.person_learning.never_due)}</p> }.into_any(),
        Some(at) if at < now => {
            let text = Signal::derive(move || dated(texts.get().person_learning.overdue, at));
            view! { <p><Badge tone=Tone::Error text/></p> }.into_any()
        }
        Some(at) => view! { <p>{move || dated(texts.get().person_learning.due, at)}</p> }.into_any(),
    };
    let label = Signal::derive(move || texts.get().person_learning.progress.of(progress).to_owned());
    let text =
        Signal::derive(move || fill(texts.get().person_learning.percent, &[("n", &percent.to_string())]));
    view! {
        <li>
            <h3>{title.to_string()}</h3>
            {due}
            <Progress label value=u64::from(percent) total=Some(100) text/>
        </li>
    }
}

fn completed(texts: UseTexts, completion: ExportView) -> impl IntoView {
    let ExportView { course, completed_at, stage, record, certificate, .. } = completion;
    let stopped = (stage == Stage::Failed).then(|| {
        view! {
            <p>
                <PageLink to=Page::Exports(Some(stage))>{texts.of(|t| t.person_learning.stopped)}</PageLink>
            </p>
        }
    });
    view! {
        <li>
            <h3>{course.to_string()}</h3>
            <dl class="facts">
                <div>
                    <dt>{texts.of(|t| t.person_learning.completed_on)}</dt>
                    <dd>{move || date_time(texts.language(), completed_at, Moment::Date)}</dd>
                </div>
                <div>
                    <dt>{texts.of(|t| t.person_learning.record)}</dt>
                    <dd>{move || texts.get().person_learning.written.of(record)}</dd>
                </div>
                <div>
                    <dt>{texts.of(|t| t.person_learning.certificate)}</dt>
                    <dd>{move || texts.get().person_learning.written.of_certificate(certificate)}</dd>
                </div>
            </dl>
            {stopped}
        </li>
    }
}
