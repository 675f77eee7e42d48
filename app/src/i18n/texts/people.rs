//! The directory.

use crate::i18n::Plural;

/// Words of the directory.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct People {
    pub title: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub all_departments: &'static str,
    pub all_teams: &'static str,
    pub all_skills: &'static str,
    pub list: &'static str,
    /// `{n}` people.
    pub count: Plural,
    /// Beside the number: how many there are in all, `{total}`.
    pub of_total: &'static str,
    pub nameless: &'static str,
    pub empty_title: &'static str,
    pub empty_admin: &'static str,
    pub empty_member: &'static str,
    pub to_integrations: &'static str,
    pub nothing_title: &'static str,
    pub nothing: &'static str,
    pub reset: &'static str,
    pub nearest: &'static str,
    pub failed_title: &'static str,
    pub back: &'static str,
    pub gone_title: &'static str,
    pub gone: &'static str,
    pub full_name: &'static str,
    pub only_name: &'static str,
    /// The name of the choice between the two parts of a profile.
    pub parts: &'static str,
    pub profile: &'static str,
    pub learning: &'static str,
    /// Those whom somebody marked.
    pub favourites: &'static str,
    /// Those whom they looked at.
    pub recent: &'static str,
    pub mark: &'static str,
    pub unmark: &'static str,
}
