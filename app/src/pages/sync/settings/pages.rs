//! The two pages of the settings.

use domain::{
    api::{
        call,
        services::{ConnectionState, ConnectionView},
        sync::{NextRun, SyncView},
    },
    learning::LearningRole,
    service::{HrSystem, Service},
    settings::{Half, SettingsForm},
};
use leptos::prelude::*;

use super::{
    Settings,
    entry::Typed,
    fields::{ExportField, LearningFields, NewcomerFields, SafetyFields},
    schedule::ScheduleFields,
};
use crate::{
    asking::Loaded,
    bundles::PageLink,
    components::{Notice, Skeleton, Tone},
    i18n::use_admin_texts,
    pages::sync::{
        exports::section::ExportsSection,
        frame::{SyncFrame, SyncTab},
        state::NothingConnected,
    },
    problems::notice::ProblemNotice,
    routes::Page,
};

/// When syncs come, and what waits for a person.
#[component]
pub fn SchedulePage() -> impl IntoView {
    let sync = Loaded::<SyncView>::nothing();
    let view = sync.view;
    let load = Callback::new(move |()| sync.ask(call::Sync));
    load.run(());
    let suggested = Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.version == 0)));
    let next = Signal::derive(move || {
        view.with(|view| view.as_ref().map(|view| view.next.clone()).unwrap_or_default())
    });
    let connected = Memo::new(move |_| view.with(|view| view.as_ref().map(|view| view.source.is_some())));
    let fields =
        move |typed, base| view! { <ScheduleHalf typed base suggested=suggested.into() next/> }.into_any();
    view! {
        <SyncFrame tab=SyncTab::Schedule>
            {move || sync.problem.get().map(|problem| view! {
                <ProblemNotice id="sync-view-error" problem on_retry=load/>
            })}
            {move || match connected.get() {
                Some(true) => view! { <Settings half=Half::Schedule view fields/> }.into_any(),
                Some(false) => view! { <NothingConnected/> }.into_any(),
                None if sync.problem.with(Option::is_none) => view! { <Skeleton/> }.into_any(),
                None => ().into_any(),
            }}
        </SyncFrame>
    }
}

/// The half of when syncs come, and of what waits for a person.
#[component]
pub fn ScheduleHalf(
    /// What is typed.
    typed: Typed,
    /// What is saved.
    base: Signal<SettingsForm>,
    /// Whether the time zone is only the browser's, because nobody has saved one yet.
    suggested: Signal<bool>,
    /// What the Worker says of the next syncs by what is saved.
    next: Signal<Vec<NextRun>>,
) -> impl IntoView {
    view! {
        <ScheduleFields typed suggested base next/>
        <NewcomerFields draft=typed.draft/>
        <SafetyFields typed/>
    }
}

/// What goes to the learning platform, and back from it.
#[component]
pub fn LearningSettingsPage() -> impl IntoView {
    let sync = Loaded::<SyncView>::nothing();
    let learning = Loaded::<ConnectionView>::nothing();
    let bamboohr = Loaded::<ConnectionView>::nothing();
    let load = Callback::new(move |()| {
        sync.ask(call::Sync);
        learning.ask(call::Connection { service: Service::ISpringLearn });
        bamboohr.ask(call::Connection { service: HrSystem::BambooHr.into() });
    });
    load.run(());
    let problem = Memo::new(move |_| {
        sync.problem.get().or_else(|| learning.problem.get()).or_else(|| bamboohr.problem.get())
    });
    let awaited = move || problem.with(Option::is_none).then(|| view! { <Skeleton/> });
    view! {
        <SyncFrame tab=SyncTab::Learning>
            {move || problem.get().map(|problem| view! {
                <ProblemNotice id="sync-view-error" problem on_retry=load/>
            })}
            <LearningSettings
                view=sync.view
                platform=Signal::derive(move || learning.view.with(|view| view.as_ref().map(Platform::of)))
                exports=Signal::derive(move || bamboohr.view.with(|view| view.as_ref().map(is_connected)))
                awaited
            />
        </SyncFrame>
    }
}

/// Whether the learning platform is there, and what can be chosen of it.
#[derive(Debug, Clone, PartialEq)]
enum Platform {
    /// It is not connected.
    Missing,
    /// It is, with these roles.
    Connected(Vec<LearningRole>),
}

impl Platform {
    fn of(view: &ConnectionView) -> Self {
        let roles = || view.learning().map(|own| own.roles.clone()).unwrap_or_default();
        if is_connected(view) { Self::Connected(roles()) } else { Self::Missing }
    }
}

/// The settings, once all is known: what there is of the learning platform, and whether there is where the export goes to.
#[component]
fn LearningSettings(
    view: RwSignal<Option<SyncView>>,
    platform: Signal<Option<Platform>>,
    exports: Signal<Option<bool>>,
    #[prop(into)] awaited: ViewFn,
) -> impl IntoView {
    // What is asked for anew and is the same leaves what is typed where it is.
    let (platform, exports) = (Memo::new(move |_| platform.get()), Memo::new(move |_| exports.get()));
    let is_loaded = Memo::new(move |_| view.with(Option::is_some));
    // What is allowed may be another thing once somebody has saved.
    let version = Memo::new(move |_| view.with(|view| view.as_ref().map_or(0, |view| view.version)));
    move || match (is_loaded.get(), platform.get(), exports.get()) {
        (true, Some(Platform::Connected(roles)), Some(exports)) => {
            let fields = move |typed, _| view! { <LearningHalf typed roles exports/> }.into_any();
            view! {
                <Settings half=Half::Learning view fields/>
                <ExportsSection connected=exports news=version/>
            }
            .into_any()
        }
        (_, Some(Platform::Missing), _) => view! {
            <NeedsLearning/>
            <ExportsSection connected=false news=version/>
        }
        .into_any(),
        _ => awaited.run(),
    }
}

fn is_connected(view: &ConnectionView) -> bool {
    view.state != ConnectionState::NotConnected
}

/// The half of what goes to the learning platform, and back from it. What only an export would need is not asked for while
/// there is nowhere to export to.
#[component]
pub fn LearningHalf(
    /// What is typed.
    typed: Typed,
    /// The roles that can be chosen.
    roles: Vec<LearningRole>,
    /// Whether there is where the export goes to.
    exports: bool,
) -> impl IntoView {
    let export = if exports {
        view! { <ExportField draft=typed.draft/> }.into_any()
    } else {
        view! { <NeedsBambooHr/> }.into_any()
    };
    view! {
        <LearningFields typed roles=Signal::stored(roles)/>
        {export}
    }
}

/// What the page needs, where the learning platform is not connected.
#[component]
pub fn NeedsLearning() -> impl IntoView {
    let texts = use_admin_texts();
    view! { <Needs id="needs-learning" what=texts.of(|t| t.sync.overview.needs_learning)/> }
}

#[component]
fn NeedsBambooHr() -> impl IntoView {
    let texts = use_admin_texts();
    view! { <Needs id="needs-bamboohr" what=texts.of(|t| t.sync.overview.needs_bamboohr)/> }
}

#[component]
fn Needs(id: &'static str, what: Signal<&'static str>) -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <div id=id>
            <Notice tone=Tone::Info>
                <p>{what}</p>
                <p><PageLink to=Page::Services>{texts.of(|t| t.sync.to_services)}</PageLink></p>
            </Notice>
        </div>
    }
}
