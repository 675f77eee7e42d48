//! The settings: when syncs come, what waits for a person, and what goes to other systems.

pub mod conflict;
pub mod difference;
pub mod draft;
pub mod editor;
pub mod entry;
pub mod faults;
pub mod fields;
pub mod leave;
pub mod next_runs;
pub mod schedule;
pub mod upcoming;

use domain::{api::sync::SyncView, learning::LearningRole};
use leptos::prelude::*;

use self::{conflict::Conflict, editor::Editor, entry::SettingsEntry, leave::LeaveGuard};
use crate::problems::notice::ProblemNotice;

/// The settings, and what somebody else made of them meanwhile.
#[component]
pub(super) fn Settings(
    view: RwSignal<Option<SyncView>>,
    roles: Signal<Option<Vec<LearningRole>>>,
) -> impl IntoView {
    let first = view.get_untracked()?;
    let editor = Editor::new(&first, view);
    Effect::new(move || view.with(|view| view.iter().for_each(|view| editor.learn(view))));
    let unsaved = Memo::new(move |_| editor.is_dirty());
    let suggested = Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.version == 0)));
    let conflict = move || {
        editor.conflict.get().map(|theirs| {
            view! {
                <Conflict
                    mine=Signal::derive(move || editor.draft.form())
                    theirs
                    on_take=Callback::new(move |()| editor.take_theirs())
                    on_keep=Callback::new(move |()| editor.keep_mine())
                />
            }
        })
    };
    Some(view! {
        <LeaveGuard unsaved/>
        <section>
            <SettingsEntry
                draft=editor.draft
                base=editor.base.into()
                suggested
                saved=Signal::derive(move || view.with(|view| view.as_ref().and_then(|view| view.saved.clone())))
                next=Signal::derive(move || {
                    view.with(|view| view.as_ref().map(|view| view.next.clone()).unwrap_or_default())
                })
                roles
                refused=editor.refused
                pending=editor.saving
                on_save=Callback::new(move |form| editor.save(form))
            />
            {move || editor.problem.get().map(|problem| view! { <ProblemNotice id="save-error" problem/> })}
            {conflict}
        </section>
    })
}
