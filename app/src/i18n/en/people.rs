//! Directory.

use crate::i18n::{Plural, texts::people::People};

pub(super) const PEOPLE: People = People {
    title: "Directory",
    search: "Search people",
    search_hint: "Name, position, department, team or skill",
    clear_search: "Clear search",
    all_departments: "All departments",
    all_teams: "All teams",
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
    failed_title: "The directory could not be loaded",
    back: "Back to the directory",
    contact: "Contact",
    work: "Work",
    about: "About",
    show_department: "Everybody in this department",
    show_team: "Everybody in this team",
    gone_title: "This person is not here",
    gone: "They are not in the directory, or not any more.",
    full_name: "Full name",
    only_name: "Nothing but the name is released or filled in.",
};
