//! The form of that step.

use domain::{
    api::{
        error::ErrorCode,
        learning::{LearningDraftView, NewAccounts},
    },
    service::Service,
    settings::RoleId,
};
use leptos::prelude::*;

use super::departments;
use crate::{
    api::CallError,
    components::{Button, ButtonKind, RoleField, SelectField, focus_on, focus_soon},
    i18n::{AdminTexts, Said, use_admin_texts},
    pages::setup::frame::StepLinks,
    problems::notice::ProblemNotice,
    routes::Step,
};

/// The ids of the controls.
const DEPARTMENT: &str = "learning-department";
const ROLE: &str = "learning-role";

/// What is chosen: a department's id, and a role's or nothing.
type Chosen = (String, String);

/// What the API refused of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    Department,
    Role,
}

impl Refused {
    fn of(problem: &CallError) -> Option<Self> {
        match problem.code()? {
            ErrorCode::UnknownDepartment => Some(Self::Department),
            ErrorCode::UnknownRole => Some(Self::Role),
            _ => match problem.field()? {
                "department" => Some(Self::Department),
                "role" => Some(Self::Role),
                _ => None,
            },
        }
    }

    fn control(self) -> &'static str {
        match self {
            Self::Department => DEPARTMENT,
            Self::Role => ROLE,
        }
    }
}

fn is_role(typed: &str) -> bool {
    typed.trim().is_empty() || typed.parse::<RoleId>().is_ok()
}

fn said(said: Said) -> String {
    format!("{} {}", said.what, said.next)
}

/// A department and a role, both chosen beforehand. What was typed stays, whatever is wrong with it.
#[component]
pub fn DefaultsEntry(
    /// The service.
    service: Service,
    /// What tells its credential from others.
    identity: String,
    /// What there is to choose from.
    draft: LearningDraftView,
    /// Whether it is being connected.
    #[prop(into)]
    connecting: Signal<bool>,
    /// Why it could not be connected.
    #[prop(into)]
    problem: Signal<Option<CallError>>,
    /// Called with what was chosen.
    on_connect: Callback<NewAccounts>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let choices = departments::choices(&draft.departments);
    let first = choices.first().map(|choice| choice.value.clone());
    let department = draft.default_department.map(String::from).or(first).unwrap_or_default();
    let department = RwSignal::new(department);
    let role = RwSignal::new(draft.default_role.unwrap_or_default());
    let roles = Signal::stored(draft.roles);
    let judged = RwSignal::new(false);
    let sent = RwSignal::new(None::<Chosen>);
    let chosen = move || (department.get(), role.get());
    // What was refused is wrong as long as it is what is chosen.
    let refused = Memo::new(move |_| {
        let refused = problem.with(|problem| problem.as_ref().and_then(Refused::of))?;
        (sent.get() == Some(chosen())).then_some(refused)
    });
    Effect::new(move || {
        if let Some(refused) = refused.get() {
            focus_soon(refused.control());
        }
    });
    let department_error = Signal::derive(move || {
        let wrong = refused.get() == Some(Refused::Department);
        wrong.then(|| said(texts.get().services.problem.unknown_department(service)))
    });
    let role_error =
        Signal::derive(move || role_error(texts.get(), service, &role.get(), judged.get(), refused.get()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if connecting.get_untracked() {
            return;
        }
        judged.set(true);
        let (department, role) = untrack(chosen);
        if is_role(&role) {
            sent.set(Some((department.clone(), role.clone())));
            on_connect.run(NewAccounts { department, role: role.trim().to_owned() });
        } else {
            focus_on(ROLE);
        }
    };
    view! {
        <p>{texts.of(|t| t.setup.attributes.tested)} " " {service.description().identity_label()} " " <code>{identity}</code></p>
        <form id="learning-defaults" novalidate on:submit=submit>
            <SelectField
                id=DEPARTMENT
                label=texts.of(|t| t.learning.defaults.department)
                hint=texts.of(|t| t.learning.defaults.department_hint)
                value=department
                choices=Signal::stored(choices)
                on_change=move |chosen| department.set(chosen)
                error=department_error
            />
            <RoleField
                id=ROLE
                label=texts.of(|t| t.sync.parts.default_role)
                hint=Signal::derive(move || Some(texts.get().learning.defaults.role_hint(service)))
                value=role
                roles
                error=role_error
            />
            <p class="quiet">{texts.of(|t| t.learning.defaults.nothing_yet)}</p>
            {move || problem.get().filter(|problem| Refused::of(problem).is_none()).map(|problem| view! {
                <ProblemNotice id="setup-error" problem service/>
            })}
            <StepLinks step=Step::Defaults>
                <Button kind=ButtonKind::Primary submit=true pending=connecting attr:id="connect-learning">
                    {texts.of(|t| t.learning.defaults.connect)}
                </Button>
            </StepLinks>
        </form>
    }
}

fn role_error(
    texts: &AdminTexts,
    service: Service,
    role: &str,
    judged: bool,
    refused: Option<Refused>,
) -> Option<String> {
    if judged && !is_role(role) {
        Some(texts.sync.fault.role.to_owned())
    } else {
        (refused == Some(Refused::Role)).then(|| said(texts.services.problem.unknown_role(service)))
    }
}
