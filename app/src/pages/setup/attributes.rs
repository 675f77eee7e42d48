//! The fourth step: where each attribute is read from.

use domain::{
    api::{
        call,
        services::{HrDraftView, MappingForm},
    },
    service::HrSystem,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    fields::ChosenFields,
    fields_table::FieldsTable,
    frame::{StepHeading, StepLinks},
    release::Releasing,
    wizard::{Wizard, use_go_to_step, use_wizard},
};
use crate::{
    api::{Api, CallError, use_api},
    components::{Button, ButtonKind, Skeleton},
    i18n::use_admin_texts,
    problems::notice::ProblemNotice,
    routes::Step,
};

/// The draft, as it is being changed.
#[derive(Debug, Clone, Copy)]
struct Drafting {
    api: Api,
    wizard: Wizard,
    releasing: Releasing,
    saving: RwSignal<bool>,
    problem: RwSignal<Option<CallError>>,
}

impl Drafting {
    /// Asks for the draft anew, so that what was granted in the service meanwhile is seen. Without one, back to the
    /// credential.
    async fn load(self) -> Outcome {
        self.problem.try_set(None);
        match self.api.send(call::Draft { service: self.wizard.service }).await {
            Ok(draft) => {
                let form = draft.hr().and_then(|own| self.releasing.take(own));
                self.wizard.draft.try_set(Some(draft));
                match form {
                    Some(form) => self.save(form).await,
                    None => Outcome::Taken,
                }
            }
            Err(failure) => self.note(failure),
        }
    }

    /// Sends what is chosen; the answer brings new samples.
    async fn save(self, form: MappingForm) -> Outcome {
        self.saving.try_set(true);
        self.problem.try_set(None);
        let call = call::MapDraft { service: self.releasing.system, form };
        let answer = self.api.send(call).await;
        self.saving.try_set(false);
        match answer {
            Ok(draft) => {
                self.wizard.draft.try_set(Some(draft));
                Outcome::Taken
            }
            Err(failure) => self.note(failure),
        }
    }

    fn note(self, failure: CallError) -> Outcome {
        let mut outcome = Outcome::Failed;
        let told = self.wizard.told(failure, |_| outcome = Outcome::NoDraft);
        self.problem.try_set(told);
        outcome
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Taken,
    NoDraft,
    Failed,
}

/// The fourth step.
#[component]
pub fn AttributesStep(
    /// What is to be released.
    releasing: Releasing,
) -> impl IntoView {
    let wizard = use_wizard();
    let texts = use_admin_texts();
    let service = releasing.system;
    let (api, saving, problem) = (use_api(), RwSignal::new(false), RwSignal::new(None));
    let drafting = Drafting { api, wizard, releasing, saving, problem };
    let loaded = RwSignal::new(false);
    let go = StoredValue::new_local(use_go_to_step());
    let load = move || {
        spawn_local(async move {
            match drafting.load().await {
                Outcome::NoDraft => _ = go.try_with_value(|go| go(Step::Credential)),
                // Set once: setting it again would build the form anew, and the focus would be lost.
                Outcome::Taken if loaded.try_get_untracked() == Some(false) => loaded.set(true),
                Outcome::Taken | Outcome::Failed => {}
            }
        });
    };
    let save = move |form: MappingForm, next: Option<Step>| {
        spawn_local(async move {
            let next = match drafting.save(form).await {
                Outcome::NoDraft => Some(Step::Credential),
                Outcome::Taken => next,
                Outcome::Failed => None,
            };
            if let Some(step) = next {
                go.try_with_value(|go| go(step));
            }
        });
    };
    load();
    view! {
        <StepHeading step=Step::Attributes/>
        <p>{texts.of(|t| t.setup.attributes.intro)}</p>
        {move || problem.get().map(|problem| view! {
            <ProblemNotice id="setup-error" problem service on_retry=Callback::new(move |()| load())/>
        })}
        {move || (!loaded.get() && problem.with(Option::is_none)).then(|| view! { <Skeleton/> })}
        {move || loaded.get().then(|| wizard.draft.get_untracked()).flatten().and_then(|first| {
            let own = first.hr()?.clone();
            let draft = Memo::new(move |_| {
                wizard.draft.with(|draft| draft.as_ref()?.hr().cloned()).unwrap_or_else(|| own.clone())
            });
            Some(view! {
                <DraftForm
                    service
                    identity=first.identity
                    draft=draft.into()
                    saving=drafting.saving
                    on_change=Callback::new(move |form| save(form, None))
                    on_check=Callback::new(move |()| load())
                    on_continue=Callback::new(move |form| save(form, Some(Step::Preview)))
                />
            })
        })}
    }
}

/// The draft's fields, and the ways on from here.
#[component]
pub fn DraftForm(
    /// The service.
    service: HrSystem,
    /// What tells its credential from others.
    identity: String,
    /// The draft.
    draft: Signal<HrDraftView>,
    /// Whether a choice is being sent.
    #[prop(into)]
    saving: Signal<bool>,
    /// Called with each new choice.
    on_change: Callback<MappingForm>,
    /// Called to look at the credential's rights again.
    on_check: Callback<()>,
    /// Called with what is chosen, to go on.
    on_continue: Callback<MappingForm>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let chosen =
        RwSignal::new(draft.with_untracked(|draft| ChosenFields::new(service, draft, &draft.release)));
    let form =
        move || draft.with_untracked(|draft| chosen.with_untracked(|chosen| chosen.form(&draft.release)));
    let owner = move || {
        let name = draft.with(|draft| draft.owner.clone())?;
        Some(view! { " " <span id="key-owner">{texts.get().setup.attributes.owner(name.as_str())}</span> })
    };
    view! {
        <p>
            {texts.of(|t| t.setup.attributes.tested)} " " {service.description().identity_label()} " "
            <code>{identity}</code> ". "
            {move || texts.get().setup.attributes.sees(draft.with(|draft| draft.people))}
            {owner}
        </p>
        <FieldsTable service draft chosen on_change=Callback::new(move |()| on_change.run(form()))/>
        <StepLinks step=Step::Attributes>
            <Button pending=saving on_press=on_check>{texts.of(|t| t.setup.attributes.check_again)}</Button>
            <Button kind=ButtonKind::Primary on_press=move |()| on_continue.run(form()) attr:id="continue">
                {texts.of(|t| t.setup.next)}
            </Button>
        </StepLinks>
    }
}
