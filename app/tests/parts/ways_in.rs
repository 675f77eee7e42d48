//! Setting up the identity provider in a browser.

use app::{
    api::CallError,
    pages::ways_in::{ProviderEntry, RefusedPage, TrialSection},
};
use domain::{
    api::{
        error::ErrorCode,
        sign_in::{ProviderView, ToldView, TrialView},
    },
    identity::{
        Refusal,
        settings::{IdentityProvider, IdentityProviderForm, Proof},
    },
    text::Text,
};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, drawn};

fn form(issuer: &str) -> IdentityProviderForm {
    IdentityProviderForm {
        issuer: issuer.to_owned(),
        client_id: "rollcall".to_owned(),
        ..IdentityProviderForm::default()
    }
}

/// A draft that Ada has tried.
fn tried(refusal: Option<Refusal>, held: bool) -> ProviderView {
    let told = ToldView {
        subject: "s-1".to_owned(),
        address: Some("ada@example.com".to_owned()),
        address_verified: None,
        groups: vec!["people".to_owned()],
    };
    let trial = TrialView {
        at: "2026-11-30T08:00:00Z".parse().unwrap(),
        by: "ada".to_owned(),
        told: held.then_some(told),
        refusal,
        person: refusal.is_none().then(|| Text::new("Ada Lovelace").unwrap()),
        role: None,
    };
    let provider = IdentityProvider::read(&form("https://id.example")).unwrap();
    ProviderView { provider, proof: Proof::Secret, trial: Some(trial) }
}

fn section(draft: ProviderView, member: &'static str) -> Stage {
    Stage::of(move || {
        view! {
            <TrialSection
                draft
                member=member.to_owned()
                on_try=Callback::new(|()| ())
                on_activate=Callback::new(|()| ())
                pending=Signal::derive(|| false)
            />
        }
    })
}

#[wasm_bindgen_test]
async fn what_is_tried_is_put_to_use_by_who_has_tried_it_and_only_if_its_token_held() {
    for (draft, member, offered) in [
        (tried(None, true), "ada", 1),
        (tried(Some(Refusal::AddressNotVerified), true), "ada", 1),
        (tried(Some(Refusal::WrongNonce), false), "ada", 0),
        (tried(None, true), "bob", 0),
    ] {
        let stage = section(draft, member);
        drawn().await;
        assert_eq!(stage.count("#activate-sign-in"), offered, "{member}");
    }
}

#[wasm_bindgen_test]
async fn a_trial_says_as_whom_one_would_get_in_or_why_not() {
    let stage = section(tried(None, true), "ada");
    drawn().await;
    let said = stage.text("#trial-outcome");
    assert!(said.contains("You would get in as Ada Lovelace."), "{said}");
    assert!(said.contains("ada@example.com") && said.contains("not said"), "{said}");
    let stage = section(tried(Some(Refusal::AddressNotVerified), true), "ada");
    drawn().await;
    let said = stage.text("#trial-outcome");
    assert!(said.contains("You would not get in.") && said.contains("address_not_verified"), "{said}");
}

#[wasm_bindgen_test]
async fn nothing_is_called_wrong_before_it_is_sent_and_nothing_wrong_is_sent() {
    let sent = RwSignal::new(None::<IdentityProviderForm>);
    let stage = Stage::of(move || {
        let on_send = Callback::new(move |form| sent.set(Some(form)));
        view! {
            <ProviderEntry organisation="acme".to_owned() form=form("id.example") kept=None on_send sending=Signal::derive(|| false)/>
        }
    });
    drawn().await;
    assert_eq!(stage.count("[aria-invalid=true]"), 0);
    stage.click("#keep-identity").await;
    assert_eq!(stage.count("#identity-issuer[aria-invalid=true]"), 1);
    assert_eq!(sent.get_untracked(), None);
    stage.type_into("#identity-issuer", "https://id.example").await;
    stage.click("#keep-identity").await;
    assert_eq!(sent.get_untracked(), Some(form("https://id.example")));
}

/// The form, with what is `kept` already and what was wrong with what was sent last; and what is sent.
fn entry(kept: Option<Proof>, refused: Option<CallError>) -> (Stage, RwSignal<Option<IdentityProviderForm>>) {
    let sent = RwSignal::new(None);
    let form = IdentityProviderForm { proof: kept.unwrap_or_default(), ..form("https://id.example") };
    let stage = Stage::of(move || {
        let on_send = Callback::new(move |form| sent.set(Some(form)));
        view! {
            <ProviderEntry
                organisation="acme".to_owned()
                form
                kept
                on_send
                sending=Signal::derive(|| false)
                refused=Signal::stored(refused)
            />
        }
    });
    (stage, sent)
}

#[wasm_bindgen_test]
async fn for_a_key_no_secret_is_typed_and_the_address_of_the_keys_is_there_to_copy() {
    let (stage, sent) = entry(None, None);
    drawn().await;
    assert!(stage.has("#identity-client_secret") && !stage.has("#identity-keys"));
    stage.choose("#identity-proof", "key").await;
    assert!(!stage.has("#identity-client_secret") && !stage.has("#identity-new_key"));
    assert!(stage.text("#identity-keys code").ends_with("/api/sign-in/acme/keys"));
    assert!(stage.has("#identity-keys button"));
    // Where the address is entered, or that it is nowhere.
    stage.choose("#identity-vendor", "Keycloak").await;
    assert!(stage.text("#identity-keys").contains("Use JWKS URL"));
    stage.choose("#identity-vendor", "Microsoft Entra ID").await;
    assert!(stage.text("#identity-keys").contains("takes no key"));
    stage.click("#keep-identity").await;
    assert_eq!(sent.get_untracked().map(|form| (form.proof, form.new_key)), Some((Proof::Key, false)));
    stage.choose("#identity-proof", "nothing").await;
    assert!(!stage.has("#identity-client_secret") && !stage.has("#identity-keys"));
}

#[wasm_bindgen_test]
async fn where_a_key_is_kept_a_new_one_is_made_on_demand() {
    let (stage, sent) = entry(Some(Proof::Key), None);
    drawn().await;
    stage.click("#identity-new_key").await;
    stage.click("#keep-identity").await;
    assert_eq!(sent.get_untracked().map(|form| (form.proof, form.new_key)), Some((Proof::Key, true)));
}

#[wasm_bindgen_test]
async fn a_key_that_the_provider_does_not_take_is_called_wrong_where_it_was_chosen() {
    let refused = CallError::Api(ErrorCode::KeyNotTaken.error().at("proof"));
    let (stage, _) = entry(None, Some(refused));
    drawn().await;
    assert_eq!(stage.count("#identity-proof[aria-invalid=true]"), 1);
    assert_eq!(stage.count("[aria-invalid=true]"), 1);
    assert!(stage.text("#identity-proof-error").contains("private_key_jwt"));
}

#[wasm_bindgen_test]
async fn who_is_refused_is_told_what_to_do() {
    let stage = Stage::of(|| view! { <Router><RefusedPage/></Router> });
    drawn().await;
    assert_eq!(stage.text("h1"), "You are not signed in");
    assert!(stage.has("a[href='/sign-in']"));
}
