//! The kit in a browser.

use app::components::{
    Button, ButtonKind, Checkbox, ConfirmDialog, Dialog, Field, Progress, SecretField, SnackbarRegion,
    StepItem, Steps, TryAgain, use_snackbars,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlProgressElement};

use crate::stage::{Stage, drawn, focused};

#[wasm_bindgen_test]
async fn a_field_keeps_what_was_typed_and_says_what_is_wrong_with_it() {
    let (value, error) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let stage = Stage::of(move || {
        view! { <Field id="name" label="Name" hint="As on the door" value error required=true/> }
    });
    drawn().await;
    assert_eq!(stage.text("label[for=name]"), "Name");
    assert_eq!(stage.attribute("#name", "aria-describedby").as_deref(), Some("name-hint"));
    assert_eq!(stage.attribute("#name", "aria-invalid"), None);

    stage.type_into("#name", "x\u{1F600}").await;
    error.set(Some("Too short".to_owned()));
    drawn().await;
    assert_eq!(value.get_untracked(), "x\u{1F600}");
    assert_eq!(stage.find::<HtmlInputElement>("#name").value(), "x\u{1F600}");
    assert_eq!(stage.attribute("#name", "aria-invalid").as_deref(), Some("true"));
    assert_eq!(stage.attribute("#name", "aria-describedby").as_deref(), Some("name-hint name-error"));
    assert_eq!(stage.text("#name-error").trim(), "Too short");
    assert_eq!(stage.attribute("#name-error", "role").as_deref(), Some("alert"));
}

#[wasm_bindgen_test]
async fn what_is_tried_again_goes_and_the_focus_is_led_to_the_beginning() {
    let failed = RwSignal::new(true);
    let stage = Stage::of(move || {
        let again = move |()| failed.set(false);
        view! { <main id="main" tabindex="-1">{move || failed.get().then(|| view! { <TryAgain on_press=again/> })}</main> }
    });
    drawn().await;
    stage.find::<HtmlElement>("button").focus().unwrap();
    stage.click("button").await;
    assert_eq!((stage.count("button"), focused().id().as_str()), (0, "main"));
}

#[wasm_bindgen_test]
async fn a_secret_is_hidden_until_asked_for() {
    let value = RwSignal::new("s3cret".to_owned());
    let stage = Stage::of(move || view! { <SecretField id="secret" label="Secret" value/> });
    drawn().await;
    assert_eq!(stage.attribute("#secret", "type").as_deref(), Some("password"));
    assert_eq!(stage.attribute("button", "aria-label").as_deref(), Some("Show: Secret"));
    stage.click("button").await;
    assert_eq!(stage.attribute("#secret", "type").as_deref(), Some("text"));
    assert_eq!(stage.find::<HtmlInputElement>("#secret").value(), "s3cret");
    assert_eq!(stage.text("button"), "Hide");
}

#[wasm_bindgen_test]
async fn a_pending_button_keeps_the_focus_and_does_nothing() {
    let (pending, pressed) = (RwSignal::new(false), RwSignal::new(0));
    let stage = Stage::of(move || {
        let press = move |()| {
            pressed.update(|n| *n += 1);
            pending.set(true);
        };
        view! { <Button kind=ButtonKind::Primary pending on_press=press>"Save"</Button> }
    });
    drawn().await;
    stage.find::<HtmlElement>("button").focus().unwrap();
    stage.click("button").await;
    stage.click("button").await;
    assert_eq!(pressed.get_untracked(), 1);
    assert_eq!(stage.attribute("button", "aria-busy").as_deref(), Some("true"));
    assert_eq!(focused().tag_name(), "BUTTON");
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let (open, name) = (RwSignal::new(false), RwSignal::new(String::new()));
    let stage = Stage::of(move || {
        view! {
            <button id="opener" on:click=move |_| open.set(true)>"Open"</button>
            <Dialog open title="Invite"><Field id="inside" label="Name" value=name/></Dialog>
        }
    });
    drawn().await;
    assert_eq!(stage.count("#inside"), 0, "nothing is inside while it is closed");
    stage.find::<HtmlElement>("#opener").focus().unwrap();
    stage.click("#opener").await;
    assert!(stage.find::<HtmlDialogElement>("dialog").open());
    assert_eq!(focused().id(), "inside");
    let title = stage.attribute("dialog", "aria-labelledby").unwrap();
    assert_eq!(stage.text(&format!("#{title}")), "Invite");
    stage.click("dialog [aria-label=Close]").await;
    assert!(!stage.find::<HtmlDialogElement>("dialog").open() && !open.get_untracked());
    assert_eq!(focused().id(), "opener");
}

#[wasm_bindgen_test]
async fn what_can_not_be_undone_is_asked_and_a_failure_is_said_there() {
    let (open, asked, error) = (RwSignal::new(true), RwSignal::new(0), RwSignal::new(None::<String>));
    let stage = Stage::of(move || {
        let confirm = move |()| asked.update(|n| *n += 1);
        view! {
            <ConfirmDialog open title="Remove?" text="For good." confirm="Remove" on_confirm=confirm error/>
        }
    });
    drawn().await;
    let said = stage.attribute("dialog", "aria-describedby").unwrap();
    assert_eq!(stage.text(&format!("#{said}")), "For good.", "read out with the title");
    stage.click(".button-danger").await;
    assert!(asked.get_untracked() == 1 && open.get_untracked(), "whoever asked closes it");
    error.set(Some("No.".to_owned()));
    drawn().await;
    assert_eq!(stage.text("[role=alert]"), "Error: No.");
    stage.click(".dialog-actions button").await;
    assert!(!open.get_untracked());
}

#[wasm_bindgen_test]
async fn a_snackbar_is_announced_and_can_be_dismissed() {
    let stage = Stage::of(move || {
        let snackbars = use_snackbars();
        view! {
            <button id="good" on:click=move |_| snackbars.success("Connected")>"+"</button>
            <button id="bad" on:click=move |_| snackbars.error("Not saved")>"-"</button>
            <SnackbarRegion/>
        }
    });
    drawn().await;
    assert_eq!(stage.count(".snackbars > [role=status], .snackbars > [role=alert]"), 2, "they wait for text");
    stage.click("#good").await;
    stage.click("#bad").await;
    assert!(stage.text("[role=status] .snackbar-success").contains("Connected"));
    assert_eq!(stage.count("[role=status] .snackbar-success .icon-check"), 1, "not by colour alone");
    assert!(stage.text("[role=alert] .snackbar-error").contains("Not saved"));
    stage.click("[role=status] [aria-label=Close]").await;
    assert_eq!(stage.count(".snackbar-success"), 0);
    assert_eq!(stage.count(".snackbar-error"), 1);
}

#[wasm_bindgen_test]
async fn the_current_step_is_marked_and_the_ones_before_are_done() {
    let current = RwSignal::new(1_usize);
    let stage = Stage::of(move || {
        let item = |(label, href): (&str, Option<&str>)| StepItem {
            label: label.to_owned(),
            href: href.map(str::to_owned),
        };
        let steps = [("Prepare", Some("/one")), ("Create", None), ("Test", None)].map(item).to_vec();
        view! { <Steps label="Setup" steps current/> }
    });
    drawn().await;
    assert_eq!(stage.count("[aria-current=step]"), 1);
    assert_eq!(stage.text("[aria-current=step]"), "Create");
    assert_eq!(stage.text(".step-done"), "Prepare (done)");
    assert_eq!(stage.attribute(".step-done a", "href").as_deref(), Some("/one"));
    assert_eq!(stage.text(".steps-summary"), "Step 2 of 3");
    current.set(2);
    drawn().await;
    assert_eq!((stage.text("[aria-current=step]").as_str(), stage.count(".step-done")), ("Test", 2));
}

#[wasm_bindgen_test]
async fn progress_is_said_in_words_and_unknown_totals_have_no_value() {
    let total = RwSignal::new(None::<u64>);
    let stage = Stage::of(move || view! { <Progress label="Reading" value=30_u64 total text="30 read"/> });
    drawn().await;
    assert!(stage.attribute("progress", "value").is_none(), "nobody knows how far it is");
    total.set(Some(120));
    drawn().await;
    assert!((stage.find::<HtmlProgressElement>("progress").position() - 0.25).abs() < 1e-9);
    assert_eq!(stage.attribute("progress", "aria-valuetext").as_deref(), Some("30 read"));
}

#[wasm_bindgen_test]
async fn a_box_is_ticked_by_its_label() {
    let ticked = RwSignal::new(false);
    let stage = Stage::of(move || {
        view! { <Checkbox label="Team" hint="Smaller" checked=ticked on_change=move |on| ticked.set(on)/> }
    });
    drawn().await;
    stage.click("label").await;
    assert!(ticked.get_untracked());
    let hint = stage.attribute("input", "aria-describedby").unwrap();
    assert_eq!(stage.text(&format!("#{hint}")), "Smaller");
}
