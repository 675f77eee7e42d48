//! What one person learns.

use chrono::{DateTime, Utc};
use domain::{
    access::Role,
    api::{call, exports::ExportView, learning::PersonLearningView},
    employee::EmployeeId,
    export::entry::Stage,
    learning::Assignment,
};
use leptos::prelude::*;

use super::person_page::{ProfileTab, one_person};
use crate::{
    asking::Loaded,
    bundles::PageLink,
    components::{Badge, EmptyState, IconName, Progress, Skeleton, Tone, TryAgain},
    i18n::{
        Moment, UseAdminTexts, date_time, now, texts::person_learning::Place, use_admin_texts, use_texts,
    },
    routes::Page,
    session::use_session,
};

/// What the person learns whose id is in the address: for admins, and for themselves.
#[component]
pub fn PersonLearningPage() -> impl IntoView {
    one_person(ProfileTab::Learning, |person| {
        let (texts, session) = (use_texts(), use_session());
        match EmployeeId::try_from(person.id) {
            Ok(id) if session.has(Role::Admin) || session.is_person(&id) => {
                view! { <PersonLearning id/> }.into_any()
            }
            _ => view! {
                <EmptyState
                    icon=IconName::Shield
                    title=texts.of(|t| t.shell.forbidden_title)
                    text=texts.of(|t| t.shell.forbidden)
                />
            }
            .into_any(),
        }
    })
}

/// What somebody was assigned and has completed, as the API says it.
#[component]
pub fn PersonLearning(
    /// Who.
    id: EmployeeId,
) -> impl IntoView {
    let texts = use_admin_texts();
    let learned = Loaded::<PersonLearningView>::nothing();
    let is_own = use_session().is_person(&id);
    let load = Callback::new(move |()| {
        if is_own {
            learned.ask(call::OwnLearning);
        } else {
            learned.ask(call::PersonLearning { person: id.clone() });
        }
    });
    load.run(());
    move || match (learned.view.get(), learned.problem.get()) {
        (None, None) => view! { <Skeleton/> }.into_any(),
        (Some(results), None) => {
            let reader = use_session().member().map_or(Role::Member, |member| member.role);
            view! { <LearningResults results now=now() reader/> }.into_any()
        }
        (_, Some(error)) => {
            let words = Signal::derive(move || error.words(texts.get()).to_owned());
            view! {
                <EmptyState icon=IconName::Warning title=texts.of(|t| t.person_learning.failed_title) text=words>
                    <TryAgain on_press=load/>
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
    results: PersonLearningView,
    /// The moment it is.
    now: DateTime<Utc>,
    /// The role of whoever looks: exports and the audit trail are for admins.
    reader: Role,
) -> impl IntoView {
    let texts = use_admin_texts();
    let PersonLearningView { member, read_at, assignments, completions, .. } = results;
    let entries = member.filter(|_| reader >= Role::Admin).map(|member| {
        let by = Page::audit_of(&member);
        view! { <p><PageLink to=by>{texts.of(|t| t.audit.to_entries)}</PageLink></p> }
    });
    if read_at.is_none() && assignments.is_empty() && completions.is_empty() {
        return view! {
            <EmptyState
                icon=IconName::Info
                title=texts.of(|t| t.person_learning.never_title)
                text=texts.of(|t| t.person_learning.never)
            />
            {entries}
        }
        .into_any();
    }
    let assigned = assignments.into_iter().map(|one| assigned(texts, one, now)).collect();
    let completed = completions.into_iter().map(|one| completed(texts, one, reader)).collect();
    let read = read_at.map(|at| {
        let text = Signal::derive(move || {
            let time = date_time(texts.language(), at, Moment::DateAndTime);
            texts.get().person_learning.read_at(&time)
        });
        view! { <p class="quiet">{text}</p> }
    });
    let words = |title, none| (texts.of(title), texts.of(none));
    view! {
        {courses("assigned-title", words(|t| t.person_learning.assigned, |t| t.person_learning.nothing_assigned), assigned)}
        {courses("completed-title", words(|t| t.person_learning.completed, |t| t.person_learning.nothing_completed), completed)}
        {read}
        {entries}
    }
    .into_any()
}

/// Courses below their title, or that there is none.
fn courses(
    id: &'static str,
    (title, none): (Signal<&'static str>, Signal<&'static str>),
    courses: Vec<AnyView>,
) -> AnyView {
    let none = courses.is_empty().then(|| view! { <p class="quiet">{none}</p> });
    view! {
        <section class="courses" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {none}
            <ul>{courses}</ul>
        </section>
    }
    .into_any()
}

fn assigned(texts: UseAdminTexts, course: Assignment, now: DateTime<Utc>) -> AnyView {
    let Assignment { title, due, progress, percent, .. } = course;
    let overdue = due.is_some_and(|at| at < now);
    let text = Signal::derive(move || {
        let words = &texts.get().person_learning;
        let Some(at) = due else { return words.never_due.to_owned() };
        let date = date_time(texts.language(), at, Moment::Date);
        if overdue { words.overdue(&date) } else { words.due(&date) }
    });
    let due = if overdue { view! { <Badge tone=Tone::Error text/> }.into_any() } else { text.into_any() };
    let label = Signal::derive(move || texts.get().person_learning.progress.of(progress).to_owned());
    let done = Signal::derive(move || texts.get().person_learning.percent(&percent.to_string()));
    view! {
        <li>
            <h3>{title.to_string()}</h3>
            <p>{due}</p>
            <Progress label value=u64::from(percent) total=Some(100) text=done/>
        </li>
    }
    .into_any()
}

fn completed(texts: UseAdminTexts, completion: ExportView, reader: Role) -> AnyView {
    let ExportView { course, completed_at, stage, record, certificate, .. } = completion;
    let date = Signal::derive(move || date_time(texts.language(), completed_at, Moment::Date));
    let place =
        |place: Place| Signal::derive(move || texts.get().person_learning.written.of(place).to_owned());
    let facts = [
        fact(texts.of(|t| t.person_learning.completed_on), date),
        fact(texts.of(|t| t.person_learning.record), place(record.into())),
        fact(texts.of(|t| t.person_learning.certificate), place(certificate.into())),
    ];
    let stopped = (stage == Stage::Failed && reader >= Role::Admin).then(|| {
        view! { <PageLink to=Page::Exports(Some(stage))>{texts.of(|t| t.person_learning.stopped)}</PageLink> }
    });
    view! {
        <li>
            <h3>{course.to_string()}</h3>
            <dl class="facts">{facts.into_iter().collect_view()}</dl>
            {stopped}
        </li>
    }
    .into_any()
}

fn fact(name: Signal<&'static str>, value: Signal<String>) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}
