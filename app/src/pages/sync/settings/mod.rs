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
pub mod pages;
pub mod schedule;
pub mod upcoming;

use domain::{
    api::sync::SyncView,
    settings::{Half, SettingsForm},
};
use leptos::prelude::*;

pub use self::pages::{LearningSettingsPage, SchedulePage};
use self::{
    conflict::Conflict,
    editor::Editor,
    entry::{SettingsEntry, Typed},
    leave::LeaveGuard,
};
use crate::problems::notice::ProblemNotice;

/// A half of the settings, and what somebody else made of it meanwhile. `fields` draws what is typed, beside what is saved.
#[component]
fn Settings(
    half: Half,
    view: RwSignal<Option<SyncView>>,
    fields: impl FnOnce(Typed, Signal<SettingsForm>) -> AnyView + 'static,
) -> impl IntoView {
    let first = view.get_untracked()?;
    let editor = Editor::new(half, &first, view);
    Effect::new(move || view.with(|view| view.iter().for_each(|view| editor.learn(view))));
    let unsaved = Memo::new(move |_| editor.is_dirty());
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
    let base = editor.base.into();
    Some(view! {
        <LeaveGuard unsaved/>
        <section>
            <SettingsEntry
                half
                draft=editor.draft
                base
                saved=Signal::derive(move || view.with(|view| view.as_ref().and_then(|view| view.saved.clone())))
                refused=editor.refused
                pending=editor.saving
                on_save=Callback::new(move |form| editor.save(form))
                fields=move |typed| fields(typed, base)
            />
            {move || editor.problem.get().map(|problem| view! { <ProblemNotice id="save-error" problem/> })}
            {conflict}
        </section>
    })
}
