//! Directory.

use crate::i18n::{Plural, texts::people::People};

pub(super) const PEOPLE: People = People {
    title: "Directory",
    search: "Search people",
    search_hint: "Name, position, team, skill, e-mail or phone",
    all_departments: "All departments",
    all_teams: "All teams",
    all_skills: "Show every skill",
    list: "People",
    count: Plural::two("{n} person", "{n} people"),
    of_total: "of {total}",
    nameless: "Name missing",
    empty_title: "Nobody here yet",
    empty_admin: "Connect your HR system, and the directory fills itself.",
    empty_member: "As soon as your organisation has connected its HR system, you will find your colleagues here.",
    to_integrations: "To integrations",
    nothing_title: "Nobody found",
    nothing: "Try fewer or other words, or remove the filters.",
    reset: "Reset search and filters",
    nearest: "Nearly what you are looking for:",
    failed_title: "The directory could not be loaded",
    back: "Back to the directory",
    gone_title: "This person is not here",
    gone: "They are not in the directory, or not any more.",
    full_name: "Full name",
    only_name: "Nothing but the name is released or filled in.",
    parts: "Parts of the profile",
    profile: "Profile",
    learning: "Learning",
};
