//! The page of those who wait for their account.

use domain::{
    api::{
        call,
        learning::{InvitationApprovalForm, InvitationsView},
    },
    service::Service,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

use super::review::InvitationsReview;
use crate::{
    approval::{
        Approvable, Desk, Outcome,
        view::{OutcomeNotice, Words, loaded},
    },
    bundles::{PageLink, use_go_to},
    components::{ButtonKind, EmptyState, IconName, use_snackbars},
    i18n::{AdminTexts, use_admin_texts},
    routes::Page,
    shell::use_title,
};

/// Those who wait, and the button that lets their accounts be opened.
#[component]
pub fn InvitationsPage() -> impl IntoView {
    let texts = use_admin_texts();
    let service = Service::ISpringLearn;
    use_title(texts.of(|t| t.invitations.title));
    let desk = Desk::<InvitationsView>::open();
    let asking = RwSignal::new(false);
    let (snackbars, go_to) = (use_snackbars(), use_go_to());
    let opened = Callback::new(move |()| {
        snackbars.success(texts.get_untracked().invitations.approved);
        go_to(&Page::Sync(None).address(), NavigateOptions::default());
    });
    // Whatever there is to say stands on the page.
    Effect::new(move || {
        if desk.outcome.with(|outcome| *outcome != Outcome::Nothing) {
            asking.set(false);
        }
    });
    let review = move |list| {
        let approval = |list: &InvitationsView| {
            let form = InvitationApprovalForm { plan: list.plan.clone()? };
            Some(call::ApproveInvitations { form })
        };
        view! {
            <InvitationsReview
                list
                asking
                loading=desk.loading
                approving=desk.approving
                on_more=Callback::new(move |()| desk.more())
                on_approve=Callback::new(move |()| desk.approve(approval, opened))
            />
        }
        .into_any()
    };
    let somebody = Memo::new(move |_| desk.list.with(|list| list.as_ref().is_some_and(Approvable::waits)));
    view! {
        <div class="page">
            <p class="crumbs">
                <PageLink to=Page::Connection(service)>{service.description().name}</PageLink>
            </p>
            <header>
                <h1>{texts.of(|t| t.invitations.title)}</h1>
                <Show when=move || somebody.get()>
                    <p class="quiet">{texts.about(service, |t, service| t.invitations.intro(service))}</p>
                </Show>
            </header>
            <OutcomeNotice
                id="invitations-outcome"
                outcome=desk.outcome
                words
                service
                on_retry=Callback::new(move |()| desk.reload(Outcome::Nothing))
            />
            {loaded(desk, review, || view! { <NobodyWaits/> }.into_any())}
        </div>
    }
}

/// What the page says when it could not go on.
pub fn words(texts: &AdminTexts) -> Words {
    let words = &texts.invitations;
    Words { changed: words.changed, busy: words.busy, to_sync: words.to_sync }
}

/// There is nobody to be approved.
#[component]
pub fn NobodyWaits() -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <EmptyState
            icon=IconName::Mail
            title=texts.of(|t| t.invitations.nobody_title)
            text=texts.about(Service::ISpringLearn, |t, service| t.invitations.nobody(service))
        >
            <PageLink to=Page::Sync(None) class=ButtonKind::Secondary.class()>
                {texts.of(|t| t.invitations.to_sync)}
            </PageLink>
        </EmptyState>
    }
}
