//! What a run has changed, person by person.

use domain::{
    api::{
        call,
        runs::{ChangeView, ChangesView},
    },
    service::HrSystem,
    sync::run::RunId,
};
use leptos::{prelude::*, task::spawn_local};

use super::changes_csv::csv;
use crate::{
    api::{Api, CallError, use_api},
    components::{Button, Skeleton, use_snackbars},
    i18n::{AdminTexts, number, use_admin_texts},
    problems::notice::ProblemNotice,
    runs::plan_people::change_words,
    saving::{CSV, save},
};

/// The changes of a run: the first ones, more on demand, and all of them as a file.
#[component]
pub fn RunChanges(
    /// The run.
    run: RunId,
    /// The service that it read.
    service: HrSystem,
    /// How many people it changed.
    all: u64,
) -> impl IntoView {
    let texts = use_admin_texts();
    let api = use_api();
    let snackbars = use_snackbars();
    let loaded = RwSignal::new(None::<ChangesView>);
    let loading = RwSignal::new(false);
    let downloading = RwSignal::new(false);
    let problem = RwSignal::new(None::<CallError>);
    let load = Callback::new(move |()| {
        loading.set(true);
        problem.set(None);
        spawn_local(async move {
            let from =
                loaded.with_untracked(|loaded| loaded.as_ref().and_then(|loaded| loaded.next)).unwrap_or(0);
            let answer = api.send(call::RunChanges { run, from: Some(from) }).await;
            _ = loading.try_set(false);
            match answer {
                Ok(more) => _ = loaded.try_update(|loaded| append(loaded, more)),
                Err(error) => _ = problem.try_set(Some(error)),
            }
        });
    });
    load.run(());
    let download = move |()| {
        downloading.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = all_changes(api, run).await;
            _ = downloading.try_set(false);
            let language = untrack(|| texts.language());
            let texts = AdminTexts::of(language);
            match answer {
                Ok(changes) => {
                    let name = texts.sync.run.file(&run.0.to_string());
                    if save(&name, CSV, &csv(language, service, &changes)).is_err() {
                        snackbars.error(texts.common.errors.unintelligible);
                    }
                }
                Err(error) => _ = problem.try_set(Some(error)),
            }
        });
    };
    let next =
        Memo::new(move |_| loaded.with(|loaded| loaded.as_ref().is_some_and(|loaded| loaded.next.is_some())));
    let shown = move || {
        let shown = loaded.with(|loaded| loaded.as_ref().map_or(0, |loaded| loaded.changes.len() as u64));
        let (shown, all) = (number(texts.language(), shown), number(texts.language(), all));
        texts.get().sync.run.shown(&shown, &all)
    };
    view! {
        <section aria-labelledby="changes-title">
            <header class="service-head">
                <h2 id="changes-title">{texts.of(|t| t.sync.run.changes)}</h2>
                <Button pending=downloading on_press=download attr:id="download-csv">
                    {texts.of(|t| t.sync.run.download)}
                </Button>
            </header>
            <p class="quiet">{texts.of(|t| t.sync.run.kept)}</p>
            {move || problem.get().map(|problem| view! { <ProblemNotice id="changes-error" problem on_retry=load/> })}
            <Show when=move || loaded.with(Option::is_some) fallback=|| view! { <Skeleton/> }>
                <ChangesTable service changes=Signal::derive(move || {
                    loaded.with(|loaded| loaded.as_ref().map(|loaded| loaded.changes.clone()).unwrap_or_default())
                })/>
                <p class="plan-more">
                    <span class="quiet" role="status">{shown}</span>
                    <Show when=move || next.get()>
                        <Button pending=loading on_press=load attr:id="changes-more">
                            {texts.of(|t| t.sync.history.more)}
                        </Button>
                    </Show>
                </p>
            </Show>
        </section>
    }
}

/// People, and what happened to each.
#[component]
pub fn ChangesTable(
    /// The service that they were read from.
    service: HrSystem,
    /// The changes.
    changes: Signal<Vec<ChangeView>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let row = move |(_, change): (usize, ChangeView)| {
        let name = if change.name.is_empty() {
            let nameless = texts.of(|t| t.services.plan.nameless);
            view! { {nameless} <span class="quiet">" · " {change.id.as_str().to_owned()}</span> }.into_any()
        } else {
            change.name.into_any()
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{move || change_words(texts.get(), service, &change.kind)}</td>
            </tr>
        }
    };
    view! {
        <table id="run-changes" class="table plan-people" aria-labelledby="changes-title">
            <thead>
                <tr>
                    <th scope="col">{texts.of(|t| t.services.plan.name)}</th>
                    <th scope="col">{texts.of(|t| t.services.plan.change)}</th>
                </tr>
            </thead>
            // By place: two services may call two people the same.
            <tbody><For each=move || changes.get().into_iter().enumerate() key=|(place, _)| *place children=row/></tbody>
        </table>
    }
}

async fn all_changes(api: Api, run: RunId) -> Result<Vec<ChangeView>, CallError> {
    let mut all = Vec::new();
    let mut next = Some(0);
    while let Some(from) = next {
        let part = api.send(call::RunChanges { run, from: Some(from) }).await?;
        all.extend(part.changes);
        // A part that leads nowhere ends it.
        next = part.next.filter(|next| *next > from);
    }
    Ok(all)
}

fn append(loaded: &mut Option<ChangesView>, more: ChangesView) {
    match loaded {
        Some(loaded) => {
            loaded.changes.extend(more.changes);
            loaded.next = more.next;
        }
        None => *loaded = Some(more),
    }
}

#[cfg(test)]
mod tests {
    use domain::api::runs::ChangeKind;

    use super::*;

    #[test]
    fn parts_follow_each_other() {
        let change = |id: &str| ChangeView {
            id: id.to_owned().try_into().unwrap(),
            name: String::new(),
            kind: ChangeKind::Joins,
        };
        let part = |id: &str, next| ChangesView { changes: vec![change(id)], next };
        let mut loaded = None;
        append(&mut loaded, part("1", Some(1)));
        append(&mut loaded, part("2", None));
        let loaded = loaded.unwrap();
        assert_eq!((loaded.changes.len(), loaded.next), (2, None));
    }
}
