//! Two admins changed the settings at once: both versions, side by side.

use domain::{api::sync::SyncView, settings::SettingsForm};
use leptos::prelude::*;

use super::{difference::differences, editor::saved_form};
use crate::{
    components::{Button, ButtonKind, Notice, Tone},
    i18n::{Moment, date_time, use_admin_texts},
};

/// Who saved what meanwhile, and the choice between the two versions.
#[component]
pub fn Conflict(
    /// What is typed.
    mine: Signal<SettingsForm>,
    /// What is in force.
    theirs: SyncView,
    /// Takes theirs.
    on_take: Callback<()>,
    /// Keeps what is typed.
    on_keep: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let form = saved_form(&theirs);
    let who = move || {
        theirs.saved.as_ref().map(|saved| {
            let time = date_time(texts.language(), saved.at, Moment::DateAndTime);
            texts.get().sync.conflict.who(saved.by.as_str(), &time)
        })
    };
    let rows = move || {
        let (mine, words) = (mine.get(), &texts.get().sync);
        let row = |part: super::difference::Part| {
            view! {
                <tr>
                    <th scope="row">{part.name(&words.parts)}</th>
                    <td data-label=words.conflict.yours>{part.words(&mine, words)}</td>
                    <td data-label=words.conflict.theirs>{part.words(&form, words)}</td>
                </tr>
            }
        };
        differences(&mine, &form).into_iter().map(row).collect_view()
    };
    view! {
        <div id="settings-conflict" tabindex="-1">
            <Notice tone=Tone::Warning title=texts.of(|t| t.sync.conflict.title)>
                <p>{who}</p>
                <table class="table versions">
                    <caption class="visually-hidden">{texts.of(|t| t.sync.conflict.title)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{texts.of(|t| t.sync.conflict.setting)}</th>
                            <th scope="col">{texts.of(|t| t.sync.conflict.yours)}</th>
                            <th scope="col">{texts.of(|t| t.sync.conflict.theirs)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <div class="actions">
                    <Button on_press=on_take attr:id="take-theirs">{texts.of(|t| t.sync.conflict.take)}</Button>
                    <Button kind=ButtonKind::Primary on_press=on_keep attr:id="keep-mine">
                        {texts.of(|t| t.sync.conflict.keep)}
                    </Button>
                </div>
            </Notice>
        </div>
    }
}
