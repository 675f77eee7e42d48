//! The frame of the pages.

use crate::i18n::texts::shell::Shell;

pub(super) const SHELL: Shell = Shell {
    skip: "Skip to content",
    navigation: "Main navigation",
    directory: "Directory",
    organisation: "Organisation",
    sync: "Sync",
    integrations: "Integrations",
    members: "Members",
    menu: "Menu",
    language: "Language",
    theme: "Appearance",
    theme_system: "Same as system",
    theme_light: "Light",
    theme_dark: "Dark",
    signed_in_as: "Signed in as",
    sign_out: "Sign out",
    new_link_title: "A new sign-in link was made for you",
    new_link: "{by} made it on {at}. Whoever opens it is signed in under your name. If you did not ask for it, talk to {by}.",
    new_link_seen: "I know about it",
    role_member: "Member",
    role_admin: "Administrator",
    role_owner: "Owner",
    not_found_title: "Page not found",
    not_found: "There is nothing at this address. The link may be incomplete or out of date.",
    forbidden_title: "No access",
    forbidden: "This page is for administrators. If you need it, ask one of them.",
    to_directory: "To the directory",
    unavailable_title: "Rollcall can't be reached",
};
