//! The list of channels.

use domain::api::channels::ChannelView;
use leptos::prelude::*;

use super::row::ChannelRow;
use crate::i18n::use_admin_texts;

/// The channels: `<ChannelsTable channels on_tried=… on_remove=…/>`.
#[component]
pub(super) fn ChannelsTable(
    /// The channels.
    channels: Signal<Vec<ChannelView>>,
    /// Told what a channel is like since it was tried.
    on_tried: Callback<ChannelView>,
    /// Told when one is to be removed.
    on_remove: Callback<ChannelView>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let row = move |first: ChannelView| {
        let id = first.id;
        let channel = Memo::new(move |_| {
            let known = channels.with(|channels| channels.iter().find(|one| one.id == id).cloned());
            known.unwrap_or_else(|| first.clone())
        });
        view! { <ChannelRow channel=channel.into() on_tried on_remove/> }
    };
    view! {
        <table class="table members-table">
            <caption class="visually-hidden">{texts.of(|t| t.channels.list)}</caption>
            <thead>
                <tr>
                    <th scope="col">{texts.of(|t| t.channels.channel)}</th>
                    <th scope="col">{texts.of(|t| t.channels.language)}</th>
                    <th scope="col">{texts.of(|t| t.channels.added)}</th>
                    <th scope="col">{texts.of(|t| t.channels.last)}</th>
                    <th scope="col"><span class="visually-hidden">{texts.of(|t| t.members.actions)}</span></th>
                </tr>
            </thead>
            <tbody><For each=move || channels.get() key=|channel| channel.id.0 children=row/></tbody>
        </table>
    }
}
