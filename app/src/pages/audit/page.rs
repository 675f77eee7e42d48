//! The page of the audit trail.

use chrono::{Datelike, NaiveDate};
use domain::api::{audit::AuditView, call};
use js_sys::Date;
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_query_map};

use super::{filters::Filters, query::AuditQuery, table::EntriesTable, verify::VerifySection};
use crate::{
    asking::Loaded,
    bundles::{PageLink, use_go_to},
    components::{Button, Skeleton},
    i18n::use_admin_texts,
    parts::{Part, Parts},
    problems::notice::ProblemNotice,
    routes::Page,
    shell::use_title,
};

impl Part for AuditView {
    type Asked = AuditQuery;
    type Call = call::Audit;

    fn call(asked: &AuditQuery, before: Option<u64>) -> call::Audit {
        asked.call(before, midnight)
    }

    fn next(&self) -> Option<u64> {
        self.next
    }

    fn with_older(mut self, older: Self) -> Self {
        self.lines.extend(older.lines);
        self.names.extend(older.names);
        Self { next: older.next, ..self }
    }
}

/// When a day begins on the clocks of this browser, in milliseconds.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds are exact far beyond our years")]
fn midnight(day: NaiveDate) -> i64 {
    let (year, month, date) =
        (day.year().cast_unsigned(), day.month0().cast_signed(), day.day().cast_signed());
    Date::new_with_year_month_day(year, month, date).get_time() as i64
}

/// What was done, the latest first, narrowed to what the address asks for.
#[component]
pub fn AuditPage() -> impl IntoView {
    let texts = use_admin_texts();
    use_title(texts.of(|t| t.audit.title));
    let map = use_query_map();
    let query = Memo::new(move |_| map.with(|map| AuditQuery::read(|name| map.get(name))));
    let members = Loaded::nothing();
    members.ask(call::Members);
    let trail = Parts::<AuditView>::of(query.into());
    trail.follow(|| ());
    let navigate = use_go_to();
    let change = move |query: AuditQuery| {
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&Page::Audit(query.write()).address(), options);
    };
    let retry = Callback::new(move |()| trail.refresh());
    let shown = Memo::new(move |_| trail.shown.get());
    let has_more = trail.has_more();
    view! {
        <div class="page">
            <p class="crumbs"><PageLink to=Page::Members>{texts.of(|t| t.audit.to_members)}</PageLink></p>
            <header class="page-header">
                <div>
                    <h1>{texts.of(|t| t.audit.title)}</h1>
                    <p class="quiet">{texts.of(|t| t.audit.intro)}</p>
                </div>
            </header>
            <section class="stack" aria-labelledby="entries-title">
                <h2 id="entries-title">{texts.of(|t| t.audit.entries)}</h2>
                <Filters query=query.into() members=members.view.into() on_change=change/>
                {move || trail.problem.get().map(|problem| view! {
                    <ProblemNotice id="audit-error" problem on_retry=retry/>
                })}
                {move || match shown.get() {
                    Some(view) => view! { <Found view filtered=!query.get_untracked().is_blank()/> }.into_any(),
                    None if trail.problem.with(Option::is_some) => ().into_any(),
                    None => view! { <Skeleton/> }.into_any(),
                }}
                <Show when=move || has_more.get()>
                    <p>
                        <Button pending=trail.loading on_press=move |()| trail.more() attr:id="audit-more">
                            {texts.of(|t| t.sync.history.more)}
                        </Button>
                    </p>
                </Show>
            </section>
            <VerifySection/>
        </div>
    }
}

#[component]
fn Found(view: AuditView, filtered: bool) -> impl IntoView {
    let texts = use_admin_texts();
    if view.lines.is_empty() {
        let none = texts.of(if filtered { |t| t.audit.none_of_these } else { |t| t.audit.none });
        view! { <p class="quiet">{none}</p> }.into_any()
    } else {
        view! { <EntriesTable view/> }.into_any()
    }
}
