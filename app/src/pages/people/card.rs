//! Taking somebody's contact along: as a file, and by a telephone's camera.

use std::fmt::Write as _;

use domain::{
    attribute::Attribute,
    directory::person::Person,
    settings::Teams,
    teams::chat_link,
    vcard::{Contact, Version, file_name, short_vcard, vcard},
};
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::{
    components::{Button, ButtonKind, CopyButton, use_snackbars},
    i18n::use_structure_texts,
    saving::save,
    session::use_session,
};

/// A card, as a kind of file (RFC 6350, section 10.1).
const VCARD: &str = "text/vcard;charset=utf-8";

/// The light edge that cameras need, in modules (ISO/IEC 18004).
const QUIET_ZONE: i32 = 4;

/// The card of a person: `<CardSection person teams/>`.
#[component]
pub fn CardSection(
    /// Whose.
    person: Person,
    /// Whether a chat in Teams is offered; nothing, if that is not known yet.
    teams: Signal<Option<Teams>>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let snackbars = use_snackbars();
    let organisation =
        use_session().member().map(|member| member.organisation.to_string()).unwrap_or_default();
    let page = format!("{}/people/{}", window().location().origin().unwrap_or_default(), person.id);
    let name = person.name("");
    let code = code(&short_vcard(&Contact::of(&person, &organisation, &page)));
    let keep = {
        let person = person.clone();
        move |version| {
            let contact = Contact::of(&person, &organisation, &page);
            if save(&file_name(&contact), VCARD, &vcard(&contact, version)).is_err() {
                snackbars.error(texts.get_untracked().structure.not_saved);
            }
        }
    };
    let (keep_3, keep_4) = (keep.clone(), keep);
    let label = move || texts.get().structure.code(&name);
    let to_copy = [
        (Attribute::WorkEmail, person.work_email.clone()),
        (Attribute::Phone, person.phone.clone()),
        (Attribute::Address, person.address.clone()),
    ];
    let copy = |(attribute, text): (Attribute, Option<String>)| {
        let said = Signal::derive(move || {
            let texts = texts.get();
            Some(texts.structure.copy(texts.attributes.name(attribute)))
        });
        Some(view! { <li><CopyButton text=Signal::stored(text?) label=said/></li> })
    };
    let copies: Vec<_> = to_copy.into_iter().filter_map(copy).collect();
    let chat = person.work_email.as_deref().map(chat_link);
    let chat = move || {
        let link = chat.clone().filter(|_| teams.get() == Some(Teams::Offered))?;
        Some(view! {
            <p class="actions">
                // It opens the program, or a page to choose it on: this one stays.
                <a id="teams-chat" class="button" href=link target="_blank" rel="noopener noreferrer">
                    {texts.of(|t| t.structure.chat)}
                </a>
            </p>
        })
    };
    view! {
        <section class="around" aria-labelledby="card">
            <h2 id="card">{texts.of(|t| t.structure.card)}</h2>
            <p class="quiet">{texts.of(|t| t.structure.card_hint)}</p>
            <p class="actions">
                <Button kind=ButtonKind::Primary on_press=move |()| keep_3(Version::V3) attr:id="card-3">
                    {texts.of(|t| t.structure.card_3)}
                </Button>
                <Button kind=ButtonKind::Secondary on_press=move |()| keep_4(Version::V4) attr:id="card-4">
                    {texts.of(|t| t.structure.card_4)}
                </Button>
            </p>
            <ul class="actions copies">{copies}</ul>
            {chat}
            {code.map(|(size, path)| view! {
                <svg id="card-code" class="card-code" role="img" aria-label=label viewBox=format!("0 0 {size} {size}")>
                    <rect width="100%" height="100%" fill="#fff"></rect>
                    <path d=path fill="#000"></path>
                </svg>
            })}
        </section>
    }
}

/// A QR code: its size with the edge around, and its dark modules as a path; none where the text is too long for one.
fn code(text: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let dark = dark.filter(|(x, y)| code.get_module(*x, *y));
    let mut path = String::new();
    for (x, y) in dark {
        // Writing into a String can't fail.
        _ = write!(path, "M{} {}h1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE);
    }
    Some((code.size() + 2 * QUIET_ZONE, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_an_edge_around_it_and_holds_what_fits() {
        let (size, path) = code("A").unwrap();
        assert_eq!(size, 21 + 8);
        assert!(path.starts_with("M4 4h1v1h-1z"), "the first finder begins at the corner: {path}");
        assert!(code(&"x".repeat(2900)).is_some() && code(&"x".repeat(3000)).is_none());
    }
}
