//! Narrowing the list to a department, a team or a skill.

use std::sync::Arc;

use domain::directory::{
    index::{Directory, Narrowed},
    snapshot::Coded,
};
use leptos::prelude::*;

use crate::{
    components::{Choice, Icon, IconName, SelectField},
    directory::index_query,
    i18n::use_texts,
    routes::PeopleQuery,
};

/// The selects for what is released, and the skill that was followed here.
#[component]
pub fn Filters(
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// What is looked for.
    query: RwSignal<PeopleQuery>,
) -> impl IntoView {
    let texts = use_texts();
    let department = Memo::new(move |_| query.with(|query| query.department.clone()));
    let team = Memo::new(move |_| query.with(|query| query.team.clone()));
    let departments = Memo::new(move |_| terms(directory.get().snapshot().departments.as_ref()));
    let teams =
        Memo::new(move |_| query.with(|query| directory.with(|directory| teams_within(directory, query))));
    let departments_released = Memo::new(move |_| departments.with(|terms| !terms.is_empty()));
    let teams_released = Memo::new(move |_| {
        directory.with(|directory| !terms(directory.snapshot().teams.as_ref()).is_empty())
    });
    let change_department = move |name: String| {
        query.update(|query| {
            query.department = name;
            let teams = directory.with_untracked(|directory| teams_within(directory, query));
            if !teams.contains(&query.team) {
                query.team = String::new();
            }
        });
    };
    view! {
        <Show when=move || departments_released.get()>
            <SelectField
                id="people-department"
                label=texts.of(|t| t.attributes.department)
                label_hidden=true
                value=department
                on_change=change_department
                choices=Signal::derive(move || {
                    choices(texts.get().people.all_departments, departments.get(), department.get())
                })
            />
        </Show>
        <Show when=move || teams_released.get()>
            <SelectField
                id="people-team"
                label=texts.of(|t| t.attributes.team)
                label_hidden=true
                value=team
                on_change=move |name| query.update(|query| query.team = name)
                choices=Signal::derive(move || choices(texts.get().people.all_teams, teams.get(), team.get()))
            />
        </Show>
        <SkillFilter query/>
    }
}

/// The skill that the list is narrowed to, to be taken away.
#[component]
fn SkillFilter(query: RwSignal<PeopleQuery>) -> impl IntoView {
    let texts = use_texts();
    let skill = Memo::new(move |_| query.with(|query| query.skill.clone()));
    move || {
        let skill = Some(skill.get()).filter(|skill| !skill.is_empty())?;
        Some(view! {
            <button
                type="button"
                class="button"
                title=texts.of(|t| t.people.all_skills)
                on:click=move |_| query.update(|query| query.skill = String::new())
            >
                <span class="visually-hidden">{texts.of(|t| t.people.all_skills)}</span>
                {skill}
                <Icon name=IconName::Close/>
            </button>
        })
    }
}

/// Everybody, then each of `names`; `chosen` too if it is gone since, so that the list says why it is empty.
fn choices(all: &str, names: Vec<String>, chosen: String) -> Vec<Choice> {
    let gone = Some(chosen).filter(|chosen| !chosen.is_empty() && !names.contains(chosen));
    let names = names.into_iter().chain(gone).map(|name| Choice::new(name.clone(), name));
    [Choice::new("", all)].into_iter().chain(names).collect()
}

fn terms(column: Option<&Coded>) -> Vec<String> {
    column.map(|column| column.terms.clone()).unwrap_or_default()
}

/// The teams that somebody of the department that is chosen is in.
fn teams_within(directory: &Directory, query: &PeopleQuery) -> Vec<String> {
    let snapshot = directory.snapshot();
    let Some(teams) = &snapshot.teams else { return Vec::new() };
    let within =
        index_query(directory, &PeopleQuery { department: query.department.clone(), ..Default::default() });
    if within.department == Narrowed::No {
        return teams.terms.clone();
    }
    let mut has_somebody = vec![false; teams.terms.len()];
    for person in directory.search(&within) {
        if let Some(has) = teams.place(person as usize).and_then(|team| has_somebody.get_mut(team)) {
            *has = true;
        }
    }
    teams.terms.iter().zip(has_somebody).filter(|(_, has)| *has).map(|(team, _)| team.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let snapshot = r#"{"ids":["1","2","3"],"first_names":["A","B","C"],"last_names":["A","B","C"],
            "departments":{"terms":["Gastronomie","IT"],"of":[1,1,2]},
            "teams":{"terms":["Bar","Küche","Netze"],"of":[2,1,3]},
            "skills":{"terms":["C","C++"],"of":[[1],[2],[1,2]]}}"#;
        Directory::new(serde_json::from_str(snapshot).unwrap())
    }

    #[test]
    fn the_teams_of_a_department_are_offered_and_what_is_chosen_stays_in_sight() {
        let within = |department: &str| {
            let query = PeopleQuery { department: department.to_owned(), ..Default::default() };
            teams_within(&directory(), &query)
        };
        assert_eq!(within(""), ["Bar", "Küche", "Netze"]);
        assert_eq!(within("Gastronomie"), ["Bar", "Küche"]);
        assert_eq!(within("Gone"), [""; 0]);
        let shown = choices("All", within("IT"), "Gone".to_owned());
        assert_eq!(shown.len(), 3);
    }
}
