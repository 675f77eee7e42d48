//! The page of the completions that wait for an approval of their export.

use chrono::NaiveDate;
use domain::{
    api::{
        call,
        exports::{ExportApprovalForm, WaitingExportsView},
    },
    service::HrSystem,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::waiting_table::WaitingExportsTable;
use crate::{
    approval::{
        Desk, Outcome,
        view::{OutcomeNotice, Words, loaded},
    },
    bundles::{PageLink, use_go_to},
    components::{Button, ButtonKind, ConfirmDialog, EmptyState, Field, IconName, focus_on, use_snackbars},
    i18n::{AdminTexts, Language, Moment, date_time, number, use_admin_texts},
    routes::Page,
    shell::use_title,
};

/// The completions that wait, and the button that lets them be written.
#[component]
pub fn WaitingExportsPage() -> impl IntoView {
    let texts = use_admin_texts();
    use_title(texts.of(|t| t.exports.approval.title));
    let desk = Desk::<WaitingExportsView>::open();
    let asking = RwSignal::new(false);
    let (snackbars, go_to) = (use_snackbars(), use_go_to());
    let opened = Callback::new(move |()| {
        snackbars.success(texts.get_untracked().exports.approval.approved);
        go_to(&Page::Exports(None).address(), NavigateOptions::default());
    });
    // Whatever there is to say stands on the page.
    Effect::new(move || {
        if desk.outcome.with(|outcome| *outcome != Outcome::Nothing) {
            asking.set(false);
        }
    });
    let review = move |list| {
        let approve = move |since| {
            let approval = move |list: &WaitingExportsView| {
                let form = ExportApprovalForm { plan: list.plan.clone()?, since };
                Some(call::ApproveExports { form })
            };
            desk.approve(approval, opened);
        };
        view! {
            <WaitingExportsReview
                list
                asking
                loading=desk.loading
                approving=desk.approving
                on_more=Callback::new(move |()| desk.more())
                on_approve=Callback::new(approve)
            />
        }
        .into_any()
    };
    view! {
        <div class="page">
            <p class="crumbs"><PageLink to=Page::Exports(None)>{texts.of(|t| t.exports.title)}</PageLink></p>
            <header><h1>{texts.of(|t| t.exports.approval.title)}</h1></header>
            <OutcomeNotice
                id="waiting-exports-outcome"
                outcome=desk.outcome
                words
                service=HrSystem::BambooHr
                on_retry=Callback::new(move |()| desk.reload(Outcome::Nothing))
            />
            {loaded(desk, review, || view! { <NothingWaits/> }.into_any())}
        </div>
    }
}

fn words(texts: &AdminTexts) -> Words {
    let words = &texts.exports;
    Words { changed: words.approval.changed, busy: words.approval.busy, to_sync: words.all_syncs }
}

/// There is nothing to be approved.
#[component]
fn NothingWaits() -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <EmptyState
            icon=IconName::Check
            title=texts.of(|t| t.exports.approval.none_title)
            text=texts.of(|t| t.exports.approval.none)
        >
            <PageLink to=Page::Exports(None) class=ButtonKind::Secondary.class()>
                {texts.of(|t| t.exports.see_all)}
            </PageLink>
        </EmptyState>
    }
}

/// Everything that an approval is about. `list` has the completions that were loaded so far.
#[component]
pub fn WaitingExportsReview(
    /// Those that wait.
    #[prop(into)]
    list: Signal<WaitingExportsView>,
    /// Whether it is being asked once more.
    asking: RwSignal<bool>,
    /// Whether more of them are on their way.
    #[prop(into)]
    loading: Signal<bool>,
    /// Whether an approval is on its way.
    #[prop(into)]
    approving: Signal<bool>,
    /// Loads those that come next.
    on_more: Callback<()>,
    /// Lets them be written, from a day on, if there is one.
    on_approve: Callback<Option<NaiveDate>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let since = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let day = Memo::new(move |_| since.with(|since| day_of(since)));
    let why = move || {
        let words = &texts.get().exports.approval;
        if list.with(|list| list.first) { words.first } else { words.many }
    };
    let counts = Memo::new(move |_| list.with(|list| (list.completions, list.people)));
    let figures = move || {
        let words = &texts.get().exports.approval;
        let figure = |id, label: &'static str, n| {
            view! { <div><dt>{label}</dt><dd id=id data-count=n>{number(texts.language(), n)}</dd></div> }
        };
        let (completions, people) = counts.get();
        view! {
            {figure("waiting-completions", words.completions, completions)}
            {figure("waiting-people", words.people, people)}
        }
    };
    let asked = Memo::new(move |_| {
        let day = day.get().ok().flatten();
        question(texts.language(), texts.get(), counts.get().0, day)
    });
    let error =
        Signal::derive(move || wrong.get().then(|| texts.get().exports.approval.since_wrong.to_owned()));
    // Whoever types again is not told of what was there before.
    Effect::new(move || {
        since.track();
        wrong.set(false);
    });
    let ask = move |()| {
        let is_answer = day.get_untracked().is_ok() && !is_half_typed(SINCE);
        wrong.set(!is_answer);
        if is_answer {
            asking.set(true);
        } else {
            focus_on(SINCE);
        }
    };
    let approve = Callback::new(move |()| {
        if let Ok(day) = day.get_untracked() {
            on_approve.run(day);
        }
    });
    let what = texts.of(|t| t.exports.approval.approve);
    view! {
        <section class="card">
            <p>{why}</p>
            <dl class="counts" aria-label=texts.of(|t| t.exports.approval.counts)>{figures}</dl>
            <Field
                id=SINCE
                kind="date"
                label=texts.of(|t| t.exports.approval.since)
                hint=Signal::derive(move || Some(texts.get().exports.approval.since_hint.to_owned()))
                value=since
                error
            />
            <p class="actions">
                <Button kind=ButtonKind::Primary pending=approving on_press=ask attr:id="approve-exports">
                    {what}
                </Button>
            </p>
        </section>
        <WaitingExportsTable list loading on_more/>
        <ConfirmDialog
            open=asking
            title=Signal::derive(move || asked.get().0)
            text=Signal::derive(move || asked.get().1)
            confirm=what
            kind=ButtonKind::Primary
            pending=approving
            on_confirm=approve
        />
    }
}

const SINCE: &str = "exports-since";

/// Whether something is typed into a field that the browser can't make anything of: its value is blank then, as if
/// nothing were.
fn is_half_typed(id: &str) -> bool {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.is_some_and(|field| field.validity().bad_input())
}

/// What is typed is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct NoDay;

/// The day that is typed, if one is.
fn day_of(typed: &str) -> Result<Option<NaiveDate>, NoDay> {
    match typed.trim() {
        "" => Ok(None),
        day => day.parse().map(Some).map_err(|_| NoDay),
    }
}

/// The question whether so many completions are approved, and what that does.
fn question(
    language: Language,
    texts: &AdminTexts,
    completions: u64,
    since: Option<NaiveDate>,
) -> (String, String) {
    let words = &texts.exports.approval;
    match since.and_then(|day| day.and_hms_opt(12, 0, 0)) {
        None => (words.ask(completions), words.ask_all(completions)),
        Some(noon) => {
            let day = date_time(language, noon.and_utc(), Moment::Date);
            (words.ask_from(&day), words.ask_since(completions, &day))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar_or_left_blank() {
        for (typed, day) in [
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("2026-01-31", Ok(NaiveDate::from_ymd_opt(2026, 1, 31))),
            ("2026-02-31", Err(NoDay)),
            ("31.01.2026", Err(NoDay)),
        ] {
            assert_eq!(day_of(typed), day, "{typed}");
        }
    }
}
