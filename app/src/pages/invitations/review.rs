//! Those who wait: how many, what is mailed, who they are, and the approval.

use domain::api::learning::InvitationsView;
use leptos::prelude::*;

use super::{
    people::{Letter, WaitingPeople},
    waiting_list::{Mailing, first_letter},
};
use crate::{
    bundles::PageLink,
    components::{Button, ButtonKind, ConfirmDialog, Notice, Tone},
    i18n::{AdminTexts, number, texts::invitations::Invitations, use_admin_texts},
    routes::Page,
    runs::words::enumerated,
};

/// Everything that an approval is about. `list` has the people that were loaded so far.
#[component]
pub fn InvitationsReview(
    /// Those who wait.
    #[prop(into)]
    list: Signal<InvitationsView>,
    /// Whether it is being asked once more.
    asking: RwSignal<bool>,
    /// Whether more of them are on their way.
    #[prop(into)]
    loading: Signal<bool>,
    /// Whether an approval is on its way.
    #[prop(into)]
    approving: Signal<bool>,
    /// Loads those who come next.
    on_more: Callback<()>,
    /// Lets the accounts be opened.
    on_approve: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let mailing = Memo::new(move |_| list.with(Mailing::of));
    let what = Signal::derive(move || list.with(|list| sentence(texts.get(), list)));
    let question = Signal::derive(move || {
        let words = &texts.get().invitations;
        let warning = match mailing.get() {
            Mailing::Invitations => words.ask_mailing,
            Mailing::NoText | Mailing::Nobody | Mailing::Unknown => words.ask_silent,
        };
        format!("{}. {warning}", what.get())
    });
    let counts = Memo::new(move |_| list.with(|list| (list.invited, list.adopted, list.takeovers)));
    let title = Signal::derive(move || asked(&texts.get().invitations, counts.get()).0);
    let confirm = Signal::derive(move || asked(&texts.get().invitations, counts.get()).1);
    let figures = move || {
        let (invited, adopted, takeovers) = counts.get();
        let figure = |id, label: &'static str, n| {
            view! { <div><dt>{label}</dt><dd id=id data-count=n>{number(texts.language(), n)}</dd></div> }
        };
        let words = &texts.get().invitations;
        view! {
            {figure("invited", words.invited, invited)}
            {figure("adopted", words.adopted, adopted)}
            {(takeovers > 0).then(|| figure("takeovers", words.takeovers, takeovers))}
        }
    };
    let letter = Memo::new(move |_| {
        list.with(|list| first_letter(list).map(|(person, text)| (person.name.clone(), text.to_owned())))
    });
    view! {
        <section class="card">
            <dl class="counts" aria-label=texts.of(|t| t.invitations.counts)>{figures}</dl>
            {move || (counts.get().2 > 0).then(|| view! {
                <div id="takeovers-warning">
                    <Notice tone=Tone::Warning>{texts.of(|t| t.invitations.compare_names)}</Notice>
                </div>
            })}
            {move || (mailing.get() == Mailing::NoText).then(|| view! {
                <div id="no-invitation">
                    <Notice tone=Tone::Warning>
                        <p>{texts.of(|t| t.invitations.no_text)}</p>
                        <p><PageLink to=Page::LearningSettings>{texts.of(|t| t.invitations.set_text)}</PageLink></p>
                    </Notice>
                </div>
            })}
            {move || letter.get().map(|(name, text)| view! { <Letter name text/> })}
            <p class="actions">
                <Button
                    kind=ButtonKind::Primary
                    pending=approving
                    on_press=move |()| asking.set(true)
                    attr:id="approve-invitations"
                >
                    {what}
                </Button>
            </p>
        </section>
        <WaitingPeople list loading on_more/>
        <ConfirmDialog
            open=asking
            title
            text=question
            confirm
            kind=ButtonKind::Primary
            pending=approving
            on_confirm=on_approve
        />
    }
}

/// The question and the word that answers it: only where all accounts are new are they opened.
fn asked(words: &Invitations, (invited, adopted, takeovers): (u64, u64, u64)) -> (String, &'static str) {
    match adopted + takeovers {
        0 => (words.ask_open(invited), words.open),
        others => (words.ask_approve(invited + others), words.approve),
    }
}

/// What an approval of `list` does, in one sentence.
pub fn sentence(texts: &AdminTexts, list: &InvitationsView) -> String {
    let words = &texts.invitations;
    let counted = |text: fn(&Invitations, u64) -> String, n| (n > 0).then(|| text(words, n));
    let mails = match Mailing::of(list) {
        Mailing::Invitations => words.mails(list.invited),
        Mailing::NoText | Mailing::Nobody | Mailing::Unknown => words.mails_nobody.to_owned(),
    };
    let accounts = [
        counted(Invitations::opens, list.invited),
        counted(Invitations::adopts, list.adopted),
        counted(Invitations::hands_over, list.takeovers),
    ];
    let parts = accounts.into_iter().flatten().chain([mails]).collect();
    enumerated(&texts.services.plan.losses, parts)
}
