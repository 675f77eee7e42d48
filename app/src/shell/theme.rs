//! Light or dark.

use domain::named;
use leptos::prelude::*;
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::preference::{Preference, recall, remember};

/// How the pages look. `public/guard.js` sets the same before the app is there, so that nothing flashes; `style/tokens.css`
/// knows the names too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[derive(EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

named!(Theme);

/// Offers the theme to everything below, starting with the one chosen on an earlier visit.
pub fn provide_theme() {
    let chosen = recall(Preference::Theme).and_then(|name| Theme::named(&name));
    let theme = RwSignal::new(chosen.unwrap_or_default());
    provide_context(theme);
    Effect::new(move |before: Option<Theme>| {
        let now = theme.get();
        if let Some(root) = document().document_element() {
            _ = root.set_attribute("data-theme", now.as_str());
        }
        if before.is_some() {
            remember(Preference::Theme, now.as_str());
        }
        now
    });
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_theme_is_found_by_the_name_it_is_kept_under() {
        for theme in Theme::ALL {
            assert_eq!(Theme::named(theme.as_str()), Some(theme));
        }
        assert_eq!(Theme::named("sepia"), None);
    }
}
