//! Who waits for a learning account, in a browser.

use app::{
    approval::{Outcome, view::OutcomeNotice, waiting::WaitingAccountsNotice},
    i18n::{AdminTexts, Language},
    pages::invitations::{
        page::{NobodyWaits, words},
        review::{InvitationsReview, sentence},
    },
    runs::side_facts::SideFacts,
};
use domain::{
    api::{
        learning::{Gets, InvitationsView, InvitedView},
        runs::RunView,
    },
    provider::ProviderFailure,
    provisioning::tally::AccountTally,
    service::Service,
    sync::run::Phase,
};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlElement};

use crate::stage::{Stage, drawn, focused};

fn waiting() -> InvitationsView {
    serde_json::from_str(include_str!("../data/invitations.json")).unwrap()
}

/// The same people, and nobody has written an invitation.
fn without_text() -> InvitationsView {
    let silent = |person: InvitedView| match person.gets {
        Gets::Account { .. } => InvitedView { gets: Gets::Account { invitation: None }, ..person },
        Gets::Adoption | Gets::Takeover { .. } => person,
    };
    InvitationsView { people: waiting().people.into_iter().map(silent).collect(), ..waiting() }
}

fn review(list: RwSignal<InvitationsView>, asking: RwSignal<bool>, approved: RwSignal<u32>) -> Stage {
    Stage::of(move || {
        view! {
            <Router>
                <InvitationsReview
                    list
                    asking
                    loading=false
                    approving=false
                    on_more=Callback::new(|()| ())
                    on_approve=Callback::new(move |()| approved.update(|n| *n += 1))
                />
            </Router>
        }
    })
}

#[wasm_bindgen_test]
async fn the_first_invitation_is_shown_as_it_is_mailed_and_the_others_on_demand() {
    let stage = review(RwSignal::new(waiting()), RwSignal::new(false), RwSignal::new(0));
    drawn().await;
    assert_eq!(stage.text("figure blockquote"), "Hello Grace,\n\nyour account is ready.");
    assert!(stage.text("figure figcaption").contains("<b>Grace</b> Hopper"), "names are text, never HTML");
    assert_eq!((stage.text("#invited").as_str(), stage.text("#adopted").as_str()), ("2", "1"));
    assert_eq!(stage.count("#waiting-people tbody tr"), 3);
    let (ana, grace, jo) = ("[data-person-id='1']", "[data-person-id='2']", "[data-person-id='3']");
    assert!(stage.text(ana).contains("ana@example.com") && stage.text(ana).contains("taken over"));
    assert!(stage.text(grace).contains("see above"));
    assert!(stage.text(jo).contains("No name") && stage.text(&format!("{jo} details")).contains("Hello ,"));
    assert_eq!(stage.attribute(&format!("{ana} a"), "href").as_deref(), Some("/people/1"));
    assert_eq!(stage.count("#no-invitation"), 0);
    assert!(stage.text(".plan-more").contains("3 of 3"));
    assert_eq!(stage.count("#waiting-more"), 1);
}

#[wasm_bindgen_test]
async fn whoever_gets_the_account_of_somebody_else_is_shown_with_both_names() {
    let list = RwSignal::new(waiting());
    let stage = review(list, RwSignal::new(false), RwSignal::new(0));
    drawn().await;
    assert_eq!((stage.count("#takeovers"), stage.count("#takeovers-warning")), (0, 0));
    let of = |former: Option<&str>| {
        let gets = Gets::Takeover { former: former.map(str::to_owned) };
        let people =
            waiting().people.into_iter().take(1).map(|ana| InvitedView { gets: gets.clone(), ..ana });
        InvitationsView {
            invited: 0,
            adopted: 0,
            takeovers: 1,
            people: people.collect(),
            next: None,
            ..waiting()
        }
    };
    for (former, said) in [
        (Some("<b>Kim</b> Kaya"), "The account of <b>Kim</b> Kaya, who has left"),
        (None, "whose data was erased"),
    ] {
        list.set(of(former));
        drawn().await;
        let ana = stage.text("[data-person-id='1']");
        assert!(ana.contains("Ana Kowalska") && ana.contains(said), "{ana}");
    }
    assert_eq!(stage.text("#takeovers"), "1");
    assert!(stage.text("#takeovers-warning").contains("Compare the two names"));
    assert!(
        stage
            .text("#approve-invitations")
            .to_lowercase()
            .contains("hand over 1 account of somebody who has left")
    );
}

#[wasm_bindgen_test]
async fn what_is_opened_and_mailed_stands_on_the_button_and_is_asked_once_more() {
    let (list, asking, approved) = (RwSignal::new(waiting()), RwSignal::new(false), RwSignal::new(0));
    let stage = review(list, asking, approved);
    drawn().await;
    let said = "Open 2 accounts, take over 1 account, and mail 2 invitations";
    assert_eq!(stage.text("#approve-invitations"), said);
    stage.find::<HtmlElement>("#approve-invitations").focus().unwrap();
    stage.click("#approve-invitations").await;
    assert!(stage.find::<HtmlDialogElement>("dialog").open());
    assert_eq!(stage.text("dialog h2"), "Approve 3 accounts?");
    assert_eq!(stage.text("dialog .button-primary"), "Approve accounts");
    assert!(stage.text("dialog p").contains(said) && stage.text("dialog p").contains("can't be called back"));
    assert_eq!(approved.get_untracked(), 0);
    stage.click("dialog .button-primary").await;
    assert_eq!(approved.get_untracked(), 1);

    let opened = InvitationsView { adopted: 0, ..waiting() };
    list.set(opened);
    drawn().await;
    assert_eq!(stage.text("dialog h2"), "Open 2 accounts?", "where all of them are new");
    assert_eq!(stage.text("dialog .button-primary"), "Open accounts");

    asking.set(false);
    list.set(without_text());
    drawn().await;
    assert_eq!(focused().id(), "approve-invitations", "the focus is never lost");
    assert!(stage.text("#approve-invitations").contains("mail nobody"));
    assert!(stage.text("#no-invitation").contains("nothing is mailed"));
    assert_eq!(stage.count("figure"), 0);
}

#[wasm_bindgen_test]
async fn a_list_that_has_changed_and_a_run_that_is_under_way_are_said() {
    let outcome = RwSignal::new(Outcome::Changed);
    let stage = Stage::of(move || {
        view! {
            <Router>
                <OutcomeNotice
                    id="invitations-outcome"
                    outcome
                    words
                    service=Service::ISpringLearn
                    on_retry=Callback::new(|()| ())
                />
                <NobodyWaits/>
            </Router>
        }
    });
    drawn().await;
    assert!(stage.text("#invitations-outcome").contains("has changed in the meantime"));
    outcome.set(Outcome::Busy);
    drawn().await;
    assert!(stage.text("#invitations-outcome").contains("A sync is running"));
    assert_eq!(stage.attribute("#invitations-outcome a", "href").as_deref(), Some("/sync"));
    assert!(stage.text(".empty").contains("Nobody is waiting"));
}

#[wasm_bindgen_test]
fn each_language_says_what_an_approval_does() {
    let said = |language: Language| sentence(AdminTexts::of(language), &waiting());
    assert_eq!(said(Language::German), "2 Konten anlegen, 1 Konto übernehmen und 2 Einladungen verschicken");
    assert_eq!(said(Language::Russian), "Создать 2 аккаунта, принять 1 аккаунт и отправить 2 приглашения");
    let only_adopted = InvitationsView { invited: 0, ..waiting() };
    let language = Language::English;
    assert_eq!(sentence(AdminTexts::of(language), &only_adopted), "Take over 1 account, and mail nobody");
}

#[wasm_bindgen_test]
async fn those_who_wait_are_a_notice_that_leads_to_them() {
    let waiting = RwSignal::new(0);
    let stage = Stage::of(move || view! { <Router><WaitingAccountsNotice waiting/></Router> });
    drawn().await;
    assert_eq!(stage.count("#accounts-wait"), 0);
    waiting.set(1);
    drawn().await;
    assert!(stage.text("#accounts-wait").contains("1 person waits"));
    assert_eq!(stage.attribute("#accounts-wait a", "href").as_deref(), Some("/services/ispring/invitations"));
}

#[wasm_bindgen_test]
async fn what_a_run_did_with_accounts_is_counted_and_what_stopped_it_is_said() {
    let run: RunView = serde_json::from_str(include_str!("../data/run.json")).unwrap();
    let run = RwSignal::new(RunView { phase: Phase::Done, ..run });
    let stage = Stage::of(move || view! { <Router><SideFacts run=run.into()/></Router> });
    drawn().await;
    assert_eq!(stage.count("section"), 0, "nothing is said where nothing was done");
    let failure = Some(ProviderFailure::WrongCredential);
    run.update(|run| {
        run.accounts = AccountTally { created: 3, waiting: 2, failure, ..AccountTally::default() }
    });
    drawn().await;
    let said = stage.text("#run-accounts");
    assert!(said.contains("Opened3") && said.contains("Waiting for approval2"), "{said}");
    assert!(said.contains("could not all") && said.contains("iSpring Learn does not recognise"), "{said}");
    assert_eq!(stage.attribute("#run-accounts a", "href").as_deref(), Some("/services/ispring/invitations"));
    assert!(!said.contains("Refused"), "what happened to nobody is left out");
}
