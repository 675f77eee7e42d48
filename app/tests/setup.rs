//! The wizard's steps in a browser: rendered with data of our own, without a network.

#![cfg(target_arch = "wasm32")]

use app::{
    api::CallError,
    i18n::{Language, provide_texts},
    pages::setup::{
        attributes::DraftForm, choice::Choice, create::CreateGuide, credential::CredentialEntry,
        release_choice::ReleaseChoice, wizard::Wizard,
    },
};
use domain::{
    api::{
        error::{ApiError, ErrorCode},
        services::{DraftView, MappingForm},
    },
    attribute::{Attribute, BirthdayDetail},
    credential::CredentialForm,
    provider::ProviderFailure,
    service::{FieldName, Service},
};
use leptos::{mount::mount_to, prelude::*, task::tick};
use leptos_router::components::Router;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

wasm_bindgen_test_configure!(run_in_browser);

/// What is mounted, as long as this lives.
struct Stage {
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

impl Stage {
    fn of<V>(content: impl FnOnce() -> V + Send + 'static) -> Self
    where
        V: IntoView + Send + 'static,
    {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = mount_to(root.clone(), move || {
            provide_texts(Language::English);
            provide_context(Wizard::new(Choice::default()));
            view! { <Router>{content()}</Router> }
        });
        Self { root, _mounted: Box::new(mounted) }
    }

    fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html())).unchecked_into()
    }

    fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }

    fn text(&self, selector: &str) -> String {
        self.find::<HtmlElement>(selector).text_content().unwrap_or_default()
    }

    async fn click(&self, selector: &str) {
        self.find::<HtmlElement>(selector).click();
        tick().await;
    }

    async fn type_into(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector);
        input.set_value(text);
        dispatch(&input, "input");
        tick().await;
    }
}

fn dispatch(target: &HtmlElement, kind: &str) {
    target.dispatch_event(&Event::new(kind).unwrap()).unwrap();
}

fn draft() -> DraftView {
    serde_json::from_str(include_str!("data/draft.json")).unwrap()
}

#[wasm_bindgen_test]
async fn what_is_released_decides_what_to_tick_in_personio() {
    let choice = RwSignal::new(Choice::default());
    let release = Signal::derive(move || choice.with(Choice::release));
    let stage = Stage::of(move || view! { <ReleaseChoice choice/> <CreateGuide release/> });
    tick().await;
    assert!(!stage.text("#tick-list").contains("Abteilung"));
    assert!(stage.find::<HtmlInputElement>("#release-first_name").checked());
    assert!(stage.find::<HtmlInputElement>("#release-first_name").disabled());

    stage.click("#release-department").await;
    stage.click("#release-skills").await;
    let ticks = stage.text("#tick-list");
    for label in ["Vorname", "Nachname", "Abteilung", "Status", "Skills"] {
        assert!(ticks.contains(label), "{label} in {ticks}");
    }
    stage.click("#release-department").await;
    assert!(!stage.text("#tick-list").contains("Abteilung"));
}

#[wasm_bindgen_test]
async fn the_year_of_birth_is_asked_for_only_with_the_birthday() {
    let choice = RwSignal::new(Choice::default());
    let stage = Stage::of(move || view! { <ReleaseChoice choice/> });
    tick().await;
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
    let stage = Stage::of(move || {
        view! { <CredentialEntry service=Service::Personio testing=false problem=Signal::stored(None::<CallError>) on_test/> }
    });
    tick().await;
    stage.type_into("#client_id", "  papi-abc \n").await;
    stage.click("#test-credential").await;
    assert!(sent.with_untracked(Vec::is_empty));
    let secret: HtmlInputElement = stage.find("#client_secret");
    assert_eq!(secret.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(document().active_element().unwrap().id(), "client_secret");
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
    let stage = Stage::of(move || {
        view! { <CredentialEntry service=Service::Personio testing=false problem on_test=Callback::new(|_| ())/> }
    });
    tick().await;
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
        tick().await;
        let notice: HtmlElement = stage.find("#setup-error");
        assert_eq!(notice.get_attribute("data-code").as_deref(), Some(code));
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
    let stage = Stage::of(move || {
        view! {
            <DraftForm
                draft=Signal::stored(draft())
                saving=false
                on_change=Callback::new(move |form| changed.update(|all| all.push(form)))
                on_check=Callback::new(|()| ())
                on_continue=Callback::new(move |form| continued.update(|all| all.push(form)))
            />
        }
    });
    tick().await;
    let phone: HtmlSelectElement = stage.find("#map-phone");
    assert_eq!(phone.value(), "dynamic_2", "the suggestion is chosen");
    let options = phone.text_content().unwrap();
    assert!(options.contains("Kostenstelle") && !options.contains("privat"), "{options}");
    assert!(!stage.text("#map-birthday").contains("Skills"));
    assert!(stage.text("#samples-first_name").contains("A•••"));
    assert!(stage.text("#missing").contains("Geburtsdatum"));
    assert!(stage.text("#over-granted").contains("Telefon (privat)"));
    assert!(!stage.has("#map-first_name"), "a fixed field is not chosen");

    phone.set_value("");
    dispatch(&phone, "change");
    tick().await;
    assert!(changed.get_untracked()[0].mapping.is_empty());
    stage.click("#continue").await;
    assert!(continued.get_untracked()[0].mapping.is_empty());
}
