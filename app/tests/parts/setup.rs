//! The wizard's steps in a browser: rendered with data of our own, without a network.

use app::{
    api::CallError,
    pages::setup::{
        attributes::DraftForm,
        create::CreateGuide,
        credential::CredentialEntry,
        release::{choice::Choice, release_choice::ReleaseChoice},
        start::SideBySide,
    },
};
use domain::{
    api::{
        error::{ApiError, ErrorCode},
        services::{HrDraftView, MappingForm},
    },
    attribute::{Attribute, BirthdayDetail},
    credential::CredentialForm,
    provider::ProviderFailure,
    service::{FieldName, HrSystem},
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::stage::{Stage, drawn, focused};

const PERSONIO: HrSystem = HrSystem::Personio;
const BAMBOOHR: HrSystem = HrSystem::BambooHr;

fn draft() -> HrDraftView {
    serde_json::from_str(include_str!("../data/draft.json")).unwrap()
}

#[wasm_bindgen_test]
async fn what_is_released_decides_what_to_tick_in_personio() {
    let choice = RwSignal::new(Choice::default());
    let release = Signal::derive(move || choice.with(Choice::release));
    let stage = Stage::of_step(
        PERSONIO,
        move || view! { <ReleaseChoice choice/> <CreateGuide service=PERSONIO release=Some(release)/> },
    );
    drawn().await;
    assert!(!stage.text("#field-list").contains("Abteilung"));
    assert!(stage.find::<HtmlInputElement>("#release-first_name").checked());
    assert!(stage.find::<HtmlInputElement>("#release-first_name").disabled());

    stage.click("#release-department").await;
    stage.click("#release-skills").await;
    let ticks = stage.text("#field-list");
    for label in ["Vorname", "Nachname", "Abteilung", "Status", "Skills"] {
        assert!(ticks.contains(label), "{label} in {ticks}");
    }
    stage.click("#release-department").await;
    assert!(!stage.text("#field-list").contains("Abteilung"));
}

#[wasm_bindgen_test]
async fn the_year_of_birth_is_asked_for_only_with_the_birthday() {
    let choice = RwSignal::new(Choice::default());
    let stage = Stage::of_step(PERSONIO, move || view! { <ReleaseChoice choice/> });
    drawn().await;
    assert!(!stage.has("#birthday-year"));
    stage.click("#release-birthday").await;
    stage.click("#birthday-year").await;
    assert_eq!(choice.get_untracked().release().birthday(), BirthdayDetail::WithYear);
    stage.click("#release-birthday").await;
    assert!(!choice.get_untracked().contains(Attribute::Birthday));
}

#[wasm_bindgen_test]
async fn blanks_are_refused_before_anything_is_sent_and_what_was_typed_stays() {
    let sent = RwSignal::new(Vec::<CredentialForm>::new());
    let on_test = Callback::new(move |form| sent.update(|sent| sent.push(form)));
    let stage = Stage::of_step(PERSONIO, move || {
        view! { <CredentialEntry service=PERSONIO testing=false problem=Signal::stored(None::<CallError>) on_test/> }
    });
    drawn().await;
    stage.type_into("#client_id", "  papi-abc \n").await;
    stage.click("#test-credential").await;
    assert!(sent.with_untracked(Vec::is_empty));
    let secret: HtmlInputElement = stage.find("#client_secret");
    assert_eq!(secret.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(focused().id(), "client_secret");
    assert!(stage.text("#client_secret-error").contains("missing"));
    assert!(stage.text("#client_id-error").is_empty());

    stage.type_into("#client_secret", "two words").await;
    assert!(stage.text("#client_secret-error").contains("spaces"));
    stage.type_into("#client_secret", "s3cret").await;
    stage.click("#test-credential").await;
    let expected = [(FieldName::ClientId, "papi-abc"), (FieldName::ClientSecret, "s3cret")];
    let expected = CredentialForm(expected.map(|(name, value)| (name, value.to_owned())).into());
    assert_eq!(sent.get_untracked(), [expected]);
    assert_eq!(stage.find::<HtmlInputElement>("#client_secret").value(), "s3cret");
}

#[wasm_bindgen_test]
async fn each_failure_has_its_own_words_and_what_was_typed_stays() {
    let problem = RwSignal::new(None::<CallError>);
    let stage = Stage::of_step(PERSONIO, move || {
        view! { <CredentialEntry service=PERSONIO testing=false problem on_test=Callback::new(|_| ())/> }
    });
    drawn().await;
    stage.type_into("#client_id", "papi-abc").await;
    let attributes = vec![Attribute::LastName];
    let failures = [
        (CallError::Offline, "offline", "internet connection"),
        (refused(ProviderFailure::WrongCredential), "provider_wrong_credential", "same key"),
        (refused(ProviderFailure::NoEmployeeRights), "provider_no_employee_rights", "Mitarbeiter"),
        (
            refused(ProviderFailure::AttributeNotReleased { attributes }),
            "provider_attribute_not_released",
            "Nachname",
        ),
        (
            refused(ProviderFailure::RateLimited { retry_after_seconds: Some(30) }),
            "provider_rate_limited",
            "30 seconds",
        ),
        (
            refused(ProviderFailure::Unavailable { retry_after_seconds: None }),
            "provider_unavailable",
            "outage",
        ),
        (refused(ProviderFailure::TooLarge), "provider_unintelligible", "doesn't understand"),
        (CallError::Api(ErrorCode::TooManyRequests.error()), "too_many_requests", "short time"),
    ];
    for (failure, code, words) in failures {
        problem.set(Some(failure));
        drawn().await;
        assert_eq!(stage.attribute("#setup-error", "data-code").as_deref(), Some(code));
        let text = stage.text("#setup-error");
        assert!(text.contains(words), "{words} in {text}");
        assert_eq!(stage.find::<HtmlInputElement>("#client_id").value(), "papi-abc");
    }
}

fn refused(failure: ProviderFailure) -> CallError {
    CallError::Api(ApiError::from(failure))
}

#[wasm_bindgen_test]
async fn a_field_is_chosen_among_those_that_fit_and_samples_are_masked() {
    let changed = RwSignal::new(Vec::<MappingForm>::new());
    let continued = RwSignal::new(Vec::<MappingForm>::new());
    let stage = Stage::of_step(PERSONIO, move || {
        view! {
            <DraftForm
                service=PERSONIO
                identity="…1234".to_owned()
                draft=Signal::stored(draft())
                saving=false
                on_change=Callback::new(move |form| changed.update(|all| all.push(form)))
                on_check=Callback::new(|()| ())
                on_continue=Callback::new(move |form| continued.update(|all| all.push(form)))
            />
        }
    });
    drawn().await;
    assert_eq!(stage.chosen("#map-phone"), "dynamic_2", "the suggestion is chosen");
    let options = stage.text("#map-phone");
    assert!(options.contains("Kostenstelle") && !options.contains("privat"), "{options}");
    assert!(!stage.text("#map-birthday").contains("Skills"));
    assert!(stage.text("#samples-first_name").contains("A•••"));
    assert!(stage.text("#missing").contains("Geburtsdatum"));
    assert_eq!(stage.text("#filled-phone"), "97 %");
    assert_eq!(stage.text("#filled-birthday"), "for nobody");
    assert!(!stage.has("#nobodys"), "what can't be read is told once");
    assert!(stage.text("#over-granted").contains("Telefon (privat)"));
    assert!(!stage.has("#map-first_name"), "a fixed field is not chosen");

    stage.choose("#map-phone", "").await;
    assert!(changed.get_untracked()[0].mapping.is_empty());
    stage.click("#continue").await;
    assert!(continued.get_untracked()[0].mapping.is_empty());
}

#[wasm_bindgen_test]
async fn for_bamboohr_the_guide_shows_what_the_account_has_to_see_and_has_no_list_to_tick() {
    let choice = RwSignal::new(Choice::default());
    let release = Signal::derive(move || choice.with(Choice::release));
    let stage = Stage::of_step(
        BAMBOOHR,
        move || view! { <ReleaseChoice choice/> <CreateGuide service=BAMBOOHR release=Some(release)/> },
    );
    drawn().await;
    stage.click("#release-team").await;
    stage.click("#release-skills").await;
    let fields = stage.text("#field-list");
    for label in ["First Name", "Last Name", "Division", "Status", "Skills"] {
        assert!(fields.contains(label), "{label} in {fields}");
    }
    assert!(!fields.contains("Work Phone"));
    let guide = stage.text(".guide");
    for name in ["photo", "API Keys", "Add New Key", "API Key Name", "Generate Key", "at once"] {
        assert!(guide.contains(name), "{name} in {guide}");
    }
    assert_eq!(stage.attribute(".menu-name", "lang").as_deref(), Some("en"));
    assert!(stage.text("a[target=_blank]").contains("BambooHR's help"));
}

#[wasm_bindgen_test]
async fn a_key_and_a_company_are_judged_at_the_field_and_what_is_understood_is_echoed() {
    let sent = RwSignal::new(Vec::<CredentialForm>::new());
    let on_test = Callback::new(move |form| sent.update(|sent| sent.push(form)));
    let stage = Stage::of_step(BAMBOOHR, move || {
        view! {
            <CredentialEntry service=BAMBOOHR testing=false problem=Signal::stored(None::<CallError>) on_test/>
        }
    });
    drawn().await;
    stage.type_into("#access_token", "not a key").await;
    for spelling in ["https://MyCompany.bamboohr.com/home", "mycompany.bamboohr.com", "mycompany"] {
        stage.type_into("#subdomain", spelling).await;
        assert_eq!(stage.text("#subdomain-understood"), "Your company: mycompany.bamboohr.com");
    }
    stage.type_into("#subdomain", "https://evil.example").await;
    assert_eq!(stage.text("#subdomain-understood"), "");
    stage.click("#test-credential").await;
    assert!(sent.with_untracked(Vec::is_empty));
    assert_eq!(focused().id(), "access_token");
    assert!(stage.text("#access_token-error").contains("40 characters"));
    assert!(stage.text("#subdomain-error").contains("before “.bamboohr.com”"));

    let key = "0123456789abcdef0123456789abcdef01234567";
    stage.type_into("#access_token", &key.to_uppercase()).await;
    stage.type_into("#subdomain", "https://mycompany.bamboohr.com").await;
    stage.click("#test-credential").await;
    let expected = [(FieldName::AccessToken, key), (FieldName::Subdomain, "mycompany")];
    let expected = CredentialForm(expected.map(|(name, value)| (name, value.to_owned())).into());
    assert_eq!(sent.get_untracked(), [expected]);
}

#[wasm_bindgen_test]
async fn an_unknown_company_and_a_locked_api_say_what_to_do() {
    let problem = RwSignal::new(None::<CallError>);
    let stage = Stage::of_step(BAMBOOHR, move || {
        view! { <CredentialEntry service=BAMBOOHR testing=false problem on_test=Callback::new(|_| ())/> }
    });
    for (failure, code, words) in [
        (ProviderFailure::UnknownCompany, "provider_unknown_company", "“Subdomain”"),
        (
            ProviderFailure::Locked { retry_after_seconds: Some(600) },
            "provider_locked",
            "don't try other keys",
        ),
        (ProviderFailure::WrongCredential, "provider_wrong_credential", "Don't try many keys"),
        (ProviderFailure::NoEmployeeRights, "provider_no_employee_rights", "Access Levels"),
    ] {
        problem.set(Some(refused(failure)));
        drawn().await;
        assert_eq!(stage.attribute("#setup-error", "data-code").as_deref(), Some(code));
        let text = stage.text("#setup-error");
        assert!(text.contains(words) && text.contains("BambooHR"), "{words} in {text}");
    }
}

#[wasm_bindgen_test]
async fn what_nobody_has_stands_out_with_the_right_that_may_be_missing() {
    let stage = Stage::of_step(BAMBOOHR, move || {
        let draft: HrDraftView = serde_json::from_str(include_str!("../data/draft-bamboohr.json")).unwrap();
        view! {
            <DraftForm
                service=BAMBOOHR
                identity="…1234".to_owned()
                draft=Signal::stored(draft)
                saving=false
                on_change=Callback::new(|_| ())
                on_check=Callback::new(|()| ())
                on_continue=Callback::new(|_| ())
            />
        }
    });
    drawn().await;
    assert!(stage.text("#key-owner").contains("Kim Berg"), "whose key it is");
    assert_eq!(stage.text("#filled-phone"), "for nobody");
    assert_eq!(stage.text("#filled-team"), "88 %");
    let nobodys = stage.text("#nobodys");
    assert!(nobodys.contains("Work Phone") && nobodys.contains("silently"), "{nobodys}");
    assert_eq!(stage.chosen("#map-team"), "jobInformationDivision");
    assert!(!stage.has("#map-phone"), "a fixed field is not chosen");
}

#[wasm_bindgen_test]
async fn a_status_that_is_not_told_names_the_box_to_tick_and_what_it_means_to_go_on_without() {
    for (service, status_missing) in [(PERSONIO, true), (BAMBOOHR, true), (PERSONIO, false)] {
        let stage = Stage::of_step(service, move || {
            view! {
                <DraftForm
                    service
                    identity="…1234".to_owned()
                draft=Signal::stored(HrDraftView { status_missing, ..draft() })
                    saving=false
                    on_change=Callback::new(|_| ())
                    on_check=Callback::new(|()| ())
                    on_continue=Callback::new(|_| ())
                />
            }
        });
        drawn().await;
        assert_eq!(stage.has("#status-missing"), status_missing);
        if status_missing {
            let text = stage.text("#status-missing");
            assert!(text.contains("Status") && text.contains("former employees"), "{text}");
        }
    }
}

#[wasm_bindgen_test]
async fn beside_another_source_one_can_just_connect_or_see_what_would_change() {
    let (connected, previewed) = (RwSignal::new(0), RwSignal::new(0));
    let stage = Stage::of_step(BAMBOOHR, move || {
        view! {
            <SideBySide
                service=BAMBOOHR
                source=PERSONIO
                connecting=false
                on_connect=Callback::new(move |()| connected.update(|n| *n += 1))
                on_preview=Callback::new(move |()| previewed.update(|n| *n += 1))
            />
        }
    });
    drawn().await;
    assert!(stage.text(".ways").contains("stays with Personio"));
    stage.click("#connect-only").await;
    assert_eq!((connected.get_untracked(), previewed.get_untracked()), (1, 0));
    stage.click("#preview-source").await;
    assert_eq!((connected.get_untracked(), previewed.get_untracked()), (1, 1));
}
