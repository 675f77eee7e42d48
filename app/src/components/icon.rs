//! Icons. They are drawn by `style/icons.css` in the colour of the text, and always stand beside a word.

use leptos::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum IconName {
    Back,
    Check,
    Close,
    Copy,
    Error,
    Info,
    Mail,
    Menu,
    People,
    Plug,
    Search,
    Shield,
    Sync,
    Tree,
    Warning,
}

impl IconName {
    fn class(self) -> &'static str {
        match self {
            Self::Back => "icon icon-back",
            Self::Check => "icon icon-check",
            Self::Close => "icon icon-close",
            Self::Copy => "icon icon-copy",
            Self::Error => "icon icon-error",
            Self::Info => "icon icon-info",
            Self::Mail => "icon icon-mail",
            Self::Menu => "icon icon-menu",
            Self::People => "icon icon-people",
            Self::Plug => "icon icon-plug",
            Self::Search => "icon icon-search",
            Self::Shield => "icon icon-shield",
            Self::Sync => "icon icon-sync",
            Self::Tree => "icon icon-tree",
            Self::Warning => "icon icon-warning",
        }
    }
}

/// An icon: `<Icon name=IconName::Check/>`.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! { <span class=name.class() aria-hidden="true"></span> }
}
