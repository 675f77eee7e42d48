//! Narrowing the list to a department or a team.

use std::sync::Arc;

use domain::directory::{
    index::{Directory, Query},
    snapshot::Coded,
};
use leptos::prelude::*;

use crate::{
    components::{Choice, SelectField},
    i18n::use_texts,
    routes::PeopleQuery,
};

/// The selects for what is released. A unit that is gone since is like none.
#[component]
pub fn Filters(
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// What is looked for.
    query: RwSignal<PeopleQuery>,
) -> impl IntoView {
    let texts = use_texts();
    let department =
        Memo::new(move |_| known(directory.get().snapshot().departments.as_ref(), query.get().department));
    let team = Memo::new(move |_| known(directory.get().snapshot().teams.as_ref(), query.get().team));
    let departments = Memo::new(move |_| terms(directory.get().snapshot().departments.as_ref()));
    let teams = Memo::new(move |_| terms(directory.get().snapshot().teams.as_ref()));
    let departments_released = Memo::new(move |_| departments.with(|terms| !terms.is_empty()));
    let teams_released = Memo::new(move |_| teams.with(|terms| !terms.is_empty()));
    view! {
        <Show when=move || departments_released.get()>
            <SelectField
                id="people-department"
                label=texts.of(|t| t.attributes.department)
                label_hidden=true
                value=department
                on_change=move |name| query.update(|query| query.department = name)
                choices=Signal::derive(move || choices(texts.get().people.all_departments, departments.get()))
            />
        </Show>
        <Show when=move || teams_released.get()>
            <SelectField
                id="people-team"
                label=texts.of(|t| t.attributes.team)
                label_hidden=true
                value=team
                on_change=move |name| query.update(|query| query.team = name)
                choices=Signal::derive(move || choices(texts.get().people.all_teams, teams.get()))
            />
        </Show>
    }
}

/// What the index is asked for: units by their place.
pub(super) fn index_query(directory: &Directory, query: &PeopleQuery) -> Query {
    let snapshot = directory.snapshot();
    Query {
        text: query.text.clone(),
        department: place(snapshot.departments.as_ref(), &query.department),
        team: place(snapshot.teams.as_ref(), &query.team),
    }
}

fn choices(all: &str, names: Vec<String>) -> Vec<Choice> {
    let all = Choice::new("", all);
    [all].into_iter().chain(names.into_iter().map(|name| Choice::new(name.clone(), name))).collect()
}

fn terms(column: Option<&Coded>) -> Vec<String> {
    column.map(|column| column.terms.clone()).unwrap_or_default()
}

fn known(column: Option<&Coded>, name: String) -> String {
    if place(column, &name).is_some() { name } else { String::new() }
}

/// The place of a unit among the terms, counted from 1.
fn place(column: Option<&Coded>, name: &str) -> Option<u32> {
    let place = column?.terms.iter().position(|term| term == name)?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_found_by_name_and_a_gone_one_is_like_none() {
        let directory = Directory::new(
            serde_json::from_str(
                r#"{"ids":["1"],"first_names":["A"],"last_names":["B"],"teams":{"terms":["Bar","Küche"],"of":[2]}}"#,
            )
            .unwrap(),
        );
        let of = |department: &str, team: &str| {
            let query = PeopleQuery {
                text: "a".to_owned(),
                department: department.to_owned(),
                team: team.to_owned(),
            };
            index_query(&directory, &query)
        };
        let found = Query { text: "a".to_owned(), department: None, team: Some(2) };
        assert_eq!(of("Not released", "Küche"), found);
        assert_eq!(of("", "Gone").team, None);
    }
}
