//! Shows a plan that waits, and asks for a decision.

use domain::api::runs::{PlanView, RunView};
use leptos::prelude::*;

use super::{
    plan_review::{Boundary, PlanReview},
    review::{Review, waiting_plan},
};
use crate::{
    api::CallError,
    asking::once_there,
    components::{Button, ButtonKind, Notice, Tone},
    i18n::use_admin_texts,
    problems::notice::ProblemNotice,
};

/// The plan of a review, once it is loaded, and the two buttons.
#[component]
pub fn ReviewDecision(
    /// The review.
    review: Review,
    /// The run.
    run: Signal<RunView>,
    /// What stays outside.
    #[prop(into)]
    boundary: Signal<Boundary>,
    /// The word on the button that goes ahead.
    #[prop(into)]
    approve: Signal<String>,
    /// The word on the button that does not.
    #[prop(into)]
    cancel: Signal<String>,
) -> impl IntoView {
    let plan = once_there(move || review.plan.get());
    move || {
        let plan = plan()?;
        Some(view! {
            <Decision
                plan
                run
                boundary
                approve
                cancel
                deciding=review.deciding.pending
                changed=review.changed
                problem=review.problem
                on_more=Callback::new(move |from| review.load_more(from))
                on_approve=Callback::new(move |()| review.approve())
                on_cancel=Callback::new(move |()| review.drop_run())
            />
        })
    }
}

/// A plan, and the two buttons. Only a plan that waits, and that is the one shown, can be approved.
#[component]
pub fn Decision(
    /// The plan, with the people loaded so far.
    #[prop(into)]
    plan: Signal<PlanView>,
    /// Its run.
    run: Signal<RunView>,
    /// What stays outside.
    #[prop(into)]
    boundary: Signal<Boundary>,
    /// The word on the button that goes ahead.
    #[prop(into)]
    approve: Signal<String>,
    /// The word on the button that does not.
    #[prop(into)]
    cancel: Signal<String>,
    /// Whether a decision is on its way.
    #[prop(into)]
    deciding: Signal<bool>,
    /// Whether the plan had to be loaded anew.
    #[prop(into)]
    changed: Signal<bool>,
    /// What went wrong, last.
    #[prop(into)]
    problem: Signal<Option<CallError>>,
    /// Loads the people after those that are shown.
    on_more: Callback<usize>,
    /// Lets the plan go ahead.
    on_approve: Callback<()>,
    /// Ends the run.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let waits = move || {
        let waiting = run.with(|run| waiting_plan(run).map(|(_, hash)| hash));
        plan.with(|plan| waiting.as_ref() == Some(&plan.hash))
    };
    view! {
        {move || changed.get().then(|| view! {
            <div id="plan-changed">
                <Notice tone=Tone::Warning>{texts.of(|t| t.services.plan.changed)}</Notice>
            </div>
        })}
        <PlanReview plan run boundary on_more/>
        {move || problem.get().map(|problem| view! {
            <ProblemNotice id="setup-error" problem service=run.with(|run| run.service)/>
        })}
        <div class="step-links decision">
            <Button on_press=on_cancel disabled=deciding attr:id="cancel-run">{cancel}</Button>
            <Button
                kind=ButtonKind::Primary
                pending=deciding
                disabled=Signal::derive(move || !waits())
                on_press=on_approve
                attr:id="approve"
            >
                {approve}
            </Button>
        </div>
    }
}
