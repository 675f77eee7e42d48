//! The fifth step: what the first sync will do, and the decision on it.

use domain::{
    api::{
        runs::RunView,
        services::{DraftView, HrDraftView},
    },
    service::HrSystem,
    sync::run::Phase,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

use super::{
    first_sync::FirstSync,
    frame::{StepHeading, StepLinks},
    release::forget,
    start::{SideBySide, StartOver},
    wizard::use_go_to_step,
};
use crate::{
    asking::once_there,
    bundles::{PageLink, use_go_to},
    components::{Button, ButtonKind, Skeleton, Spinner, use_snackbars},
    i18n::use_admin_texts,
    problems::notice::ProblemNotice,
    routes::{Page, PeopleQuery, Step},
    runs::{
        decision::ReviewDecision,
        panel::RunPanel,
        plan_review::Boundary,
        review::{Review, waiting_plan},
        summary::RunNotes,
    },
};

/// The fifth step.
#[component]
pub fn PreviewStep(
    /// The service.
    service: HrSystem,
) -> impl IntoView {
    let texts = use_admin_texts();
    let first = FirstSync::look_for(service);
    let navigate = use_go_to();
    let go = use_go_to_step();
    let connect = {
        let (go, navigate, snackbars) = (go.clone(), navigate.clone(), use_snackbars());
        move || {
            let navigate = navigate.clone();
            first.connect_only(go.clone(), move || {
                forget(service);
                snackbars.success(texts.get_untracked().setup.preview.connected(service.into()));
                navigate(&Page::Connection(service.into()).address(), NavigateOptions::default());
            });
        }
    };
    let connect = StoredValue::new_local(connect);
    let start = StoredValue::new_local(move || first.start(go.clone()));
    // Who comes from the step before wants a preview, unless there are two ways to go on; who comes back finds the one
    // that runs, or how it ended.
    let known = first.wizard.draft.with_untracked(Option::is_some);
    let wants_preview = StoredValue::new(known && untrack(|| first.other_source()).is_none());
    let looked = first.watch.has_looked();
    Effect::new(move || {
        let running = first.run().is_some_and(|run| run.ended_at.is_none());
        if looked.get() && wants_preview.get_value() {
            wants_preview.set_value(false);
            if !running {
                start.with_value(|start| start());
            }
        }
    });
    first.learn_draft();
    greet_when_connected(&first, navigate);
    view! {
        <StepHeading step=Step::Preview/>
        <Show when=move || first.other_source().is_none() || first.run().is_some()>
            <p>{texts.of(|t| t.setup.preview.intro)}</p>
        </Show>
        {move || first.starting.problem.get().map(|problem| view! {
            <ProblemNotice id="setup-error" problem service/>
        })}
        {move || match (first.starting.pending.get(), looked.get()) {
            (true, _) => {
                let label = Signal::derive(move || texts.get().setup.preview.starting.to_owned());
                view! { <Spinner label/> }.into_any()
            }
            (false, false) => view! { <Skeleton/> }.into_any(),
            (false, true) => view! {
                <FirstRun
                    first
                    on_start=Callback::new(move |()| start.with_value(|start| start()))
                    on_connect=Callback::new(move |()| connect.with_value(|connect| connect()))
                />
            }
            .into_any(),
        }}
    }
}

/// Once the run that was seen running is done: the green snackbar, and on to the people.
fn greet_when_connected(first: &FirstSync, navigate: impl Fn(&str, NavigateOptions) + Clone + 'static) {
    let (texts, first) = (use_admin_texts(), *first);
    let service = first.service;
    let snackbars = use_snackbars();
    let was_under_way = StoredValue::new(false);
    Effect::new(move || match first.run() {
        // What was approved may be applied by the time that this is answered.
        Some(run) if run.ended_at.is_none() => was_under_way.set_value(true),
        Some(run) if run.phase == Phase::Done && was_under_way.get_value() => {
            was_under_way.set_value(false);
            forget(service);
            snackbars.success(texts.get_untracked().setup.preview.connected(service.into()));
            navigate(&Page::People(PeopleQuery::default()).address(), NavigateOptions::default());
        }
        _ => {}
    });
}

/// The run, or the way to start one.
#[component]
fn FirstRun(first: FirstSync, on_start: Callback<()>, on_connect: Callback<()>) -> impl IntoView {
    let texts = use_admin_texts();
    let start = move || {
        match first.other_source() {
        Some(source) => {
            view! { <SideBySide
                    service=first.service
                    source
                    connecting=first.connecting.pending
                    on_connect
                    on_preview=on_start
                /> }.into_any()
        }
        None => view! {
            <p>{texts.of(|t| t.setup.preview.nothing_yet)}</p>
            <StepLinks step=Step::Preview>
                <Button kind=ButtonKind::Primary on_press=on_start>{texts.of(|t| t.setup.preview.start)}</Button>
            </StepLinks>
        }
        .into_any(),
    }
    };
    let start_over = Callback::new(move |()| match first.other_source() {
        Some(_) => start(),
        None => view! { <StartOver service=first.service on_start/> }.into_any(),
    });
    let run = once_there(move || first.run());
    move || match run() {
        None => start.into_any(),
        Some(run) => view! { <RunShown first run start_over/> }.into_any(),
    }
}

/// The run, its plan while it waits, and what can be done once it is over.
#[component]
fn RunShown(first: FirstSync, run: Signal<RunView>, start_over: Callback<(), AnyView>) -> impl IntoView {
    let texts = use_admin_texts();
    let review = Review::of(first.watch);
    let boundary = Signal::derive(move || {
        first
            .wizard
            .draft
            .with(|draft| draft.as_ref().and_then(DraftView::hr).map(boundary).unwrap_or_default())
    });
    let waits = Memo::new(move |_| run.with(|run| waiting_plan(run).is_some()));
    let over = Memo::new(move |_| run.with(|run| run.ended_at.map(|_| run.phase == Phase::Done)));
    let approve = Signal::derive(move || match first.other_source() {
        Some(_) => texts.get().services.plan.approve.to_owned(),
        None => texts.get().setup.preview.approve.to_owned(),
    });
    let cancel = Signal::derive(move || texts.get().setup.preview.cancel.to_owned());
    view! {
        <RunPanel run lost=first.watch.is_lost()/>
        {move || waits.get().then(|| view! { <ReviewDecision review run boundary approve cancel/> })}
        {move || over.get().map(|done| if done {
            view! { <Connected run/> }.into_any()
        } else {
            start_over.run(())
        })}
    }
}

fn boundary(draft: &HrDraftView) -> Boundary {
    Boundary { over_granted: draft.over_granted.clone(), birthday: draft.release.birthday() }
}

/// The first sync is done.
#[component]
fn Connected(run: Signal<RunView>) -> impl IntoView {
    let texts = use_admin_texts();
    let service = run.with_untracked(|run| run.service);
    view! {
        <p>{texts.about(service, |t, service| t.setup.preview.connected(service))}</p>
        <RunNotes run/>
        <p>
            <PageLink to=Page::Connection(service.into()) class=ButtonKind::Primary.class()>
                {texts.of(|t| t.setup.preview.to_connection)}
            </PageLink>
        </p>
    }
}
