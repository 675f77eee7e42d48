//! Texts in which names from another product's menus are marked with backticks.

use domain::service::Service;
use leptos::prelude::*;

/// A piece of a marked text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Our own words.
    Words(&'a str),
    /// A name from the other product's menus, in the language of that product.
    Name(&'a str),
}

/// The pieces of a marked text, in order.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let piece = |(number, piece)| if number % 2 == 0 { Piece::Words(piece) } else { Piece::Name(piece) };
    text.split('`').enumerate().map(piece).filter(|piece| !matches!(piece, Piece::Words("")))
}

/// Shows a marked text.
#[component]
pub fn Marked(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The service whose names are in it.
    #[prop(into)]
    service: Service,
    /// The language of those names, if it is not that of the service's menus.
    #[prop(optional)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let lang = lang.unwrap_or(service.description().menu_language);
    let shown = move |piece: Piece<'_>| match piece {
        Piece::Words(words) => words.to_owned().into_any(),
        Piece::Name(name) => view! { <b class="menu-name" lang=lang>{name.to_owned()}</b> }.into_any(),
    };
    move || text.with(|text| pieces(text).map(shown).collect_view())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_between_backticks() {
        let found: Vec<_> = pieces("Open `Einstellungen › Integrationen`, then `Speichern`").collect();
        assert_eq!(
            found,
            [
                Piece::Words("Open "),
                Piece::Name("Einstellungen › Integrationen"),
                Piece::Words(", then "),
                Piece::Name("Speichern"),
            ]
        );
    }
}
