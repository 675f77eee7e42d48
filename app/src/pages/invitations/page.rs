//! The page of those who wait for their account.

use domain::service::Service;
use leptos::{leptos_dom::helpers::request_animation_frame, prelude::*};
use leptos_router::NavigateOptions;

use super::{
    desk::{Desk, Outcome},
    review::InvitationsReview,
};
use crate::{
    components::{ButtonKind, EmptyState, IconName, Notice, Skeleton, Tone, focus_on, use_snackbars},
    halves::{PageLink, use_go_to},
    i18n::use_admin_texts,
    pages::services::problem_notice::ProblemNotice,
    routes::Page,
    shell::use_title,
};

/// Those who wait, and the button that lets their accounts be opened.
#[component]
pub fn InvitationsPage() -> impl IntoView {
    let texts = use_admin_texts();
    let service = Service::ISpringLearn;
    use_title(texts.of(|t| t.invitations.title));
    let desk = Desk::open();
    let asking = RwSignal::new(false);
    let (snackbars, go_to) = (use_snackbars(), use_go_to());
    let opened = Callback::new(move |()| {
        snackbars.success(texts.get_untracked().invitations.approved);
        go_to(&Page::Sync(None).address(), NavigateOptions::default());
    });
    // Whatever there is to say stands on the page, and that is where one goes on.
    Effect::new(move || {
        if desk.outcome.with(|outcome| *outcome != Outcome::Nothing) {
            asking.set(false);
            request_animation_frame(|| focus_on(OUTCOME));
        }
    });
    let loaded = Memo::new(move |_| desk.list.with(Option::is_some));
    let failed = Memo::new(move |_| desk.outcome.with(|outcome| matches!(outcome, Outcome::Problem(_))));
    let somebody =
        Memo::new(move |_| desk.list.with(|list| list.as_ref().is_some_and(|list| list.plan.is_some())));
    view! {
        <div class="page">
            <p class="crumbs">
                <PageLink to=Page::Connection(service)>{service.description().name}</PageLink>
            </p>
            <header>
                <h1>{texts.of(|t| t.invitations.title)}</h1>
                <Show when=move || somebody.get()>
                    <p class="quiet">{texts.about(service, |t| t.invitations.intro)}</p>
                </Show>
            </header>
            <OutcomeNotice outcome=desk.outcome on_retry=Callback::new(move |()| desk.reload(Outcome::Nothing))/>
            {move || match (loaded.get(), somebody.get()) {
                (true, true) => {
                    let first = desk.list.get_untracked();
                    first.map(|first| {
                        let list = Memo::new(move |_| desk.list.get().unwrap_or_else(|| first.clone()));
                        view! {
                            <InvitationsReview
                                list
                                asking
                                loading=desk.loading
                                approving=desk.approving
                                on_more=Callback::new(move |()| desk.more())
                                on_approve=Callback::new(move |()| desk.approve(opened))
                            />
                        }
                    })
                    .into_any()
                }
                (true, false) => view! { <NobodyWaits/> }.into_any(),
                (false, _) if failed.get() => ().into_any(),
                (false, _) => view! { <Skeleton/> }.into_any(),
            }}
        </div>
    }
}

const OUTCOME: &str = "invitations-outcome";

/// What came of the last try, if that is worth a word.
#[component]
pub fn OutcomeNotice(
    /// What came of it.
    #[prop(into)]
    outcome: Signal<Outcome>,
    /// Loads the list again.
    on_retry: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let notice = move || match outcome.get() {
        Outcome::Nothing => ().into_any(),
        Outcome::Changed => view! {
            <Notice tone=Tone::Warning>{texts.of(|t| t.invitations.changed)}</Notice>
        }
        .into_any(),
        Outcome::Busy => view! {
            <Notice tone=Tone::Warning>
                <p>{texts.of(|t| t.invitations.busy)}</p>
                <p><PageLink to=Page::Sync(None)>{texts.of(|t| t.invitations.to_sync)}</PageLink></p>
            </Notice>
        }
        .into_any(),
        Outcome::Problem(problem) => view! {
            <ProblemNotice id="invitations-error" problem service=Service::ISpringLearn on_retry/>
        }
        .into_any(),
    };
    view! { <div id=OUTCOME class="outcome" tabindex="-1" role="status">{notice}</div> }
}

/// There is nobody to be approved.
#[component]
pub fn NobodyWaits() -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <EmptyState
            icon=IconName::Mail
            title=texts.of(|t| t.invitations.nobody_title)
            text=texts.about(Service::ISpringLearn, |t| t.invitations.nobody)
        >
            <PageLink to=Page::Sync(None) class=ButtonKind::Secondary.class()>
                {texts.of(|t| t.invitations.to_sync)}
            </PageLink>
        </EmptyState>
    }
}
