//! Addresses that go on in the next line where a part of them ends.

use leptos::prelude::*;

/// An address that may be too long for its place: it goes on in another line after its `@` or a dot, not within a word.
///
/// Where that is, the stylesheet says (`.part`): nothing that is copied along, and less to download than `<wbr>`.
pub fn breakable(address: &str) -> impl IntoView + use<> {
    let part = |part: &str| view! { <span class="part">{part.to_owned()}</span> }.into_any();
    address.split_inclusive(['@', '.']).map(part).collect_view()
}
