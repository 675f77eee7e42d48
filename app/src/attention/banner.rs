//! The line above each page.

use domain::attention::Item;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::{
    use_attention,
    words::{is_told_at, tone, way, what},
};
use crate::{bundles::PageLink, components::Notice, i18n::use_admin_texts, routes::Page};

/// The most urgent of what needs a person and the page does not tell itself, and how much more there is. The overview of
/// the syncs has the list.
#[component]
pub fn AttentionBanner() -> impl IntoView {
    let path = use_location().pathname;
    let items = use_attention().items();
    let shown = Memo::new(move |_| {
        let path = path.get();
        let is_listed = path.trim_end_matches('/') == Page::Sync(None).address();
        let first = items
            .with(|items| items.iter().find(|item| !is_listed && !is_told_at(&path, &item.cause)).cloned());
        first.map(|item| (item, items.with(Vec::len) - 1))
    });
    move || shown.get().map(|(item, more)| view! { <Line item more/> })
}

#[component]
fn Line(item: Item, more: usize) -> impl IntoView {
    let texts = use_admin_texts();
    let cause = item.cause;
    let (tone, page) = (tone(&cause), way(&cause).page());
    let words = move || what(texts.get(), texts.language(), &cause);
    let more = (more > 0).then(|| {
        let words = move || texts.get().attention.more(more as u64);
        view! { <PageLink to=Page::Sync(None)>{words}</PageLink> }
    });
    view! {
        <div id="attention" class="shell-notice">
            <Notice tone>
                <p class="attention-line"><PageLink to=page>{words}</PageLink> {more}</p>
            </Notice>
        </div>
    }
}
