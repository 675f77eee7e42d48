//! The number in the navigation.

use leptos::prelude::*;

use super::use_attention;
use crate::i18n::{number, use_admin_texts};

/// How much needs a person; nothing where nothing does.
#[component]
pub fn AttentionMark() -> impl IntoView {
    let texts = use_admin_texts();
    let items = use_attention().items();
    let count = Memo::new(move |_| items.with(Vec::len) as u64);
    move || {
        let count = Some(count.get()).filter(|count| *count > 0)?;
        Some(view! {
            <span class="attention-mark" aria-hidden="true">{number(texts.language(), count)}</span>
            <span class="visually-hidden">", " {texts.get().attention.count(count)}</span>
        })
    }
}
