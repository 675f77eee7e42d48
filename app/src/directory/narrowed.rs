//! What an address asks for, as the directory is searched.

use domain::directory::index::{Directory, Narrowed, Query};

use crate::routes::PeopleQuery;

/// What the directory is asked for: units and skills by their place.
pub fn index_query(directory: &Directory, query: &PeopleQuery) -> Query {
    let snapshot = directory.snapshot();
    let skills = snapshot.skills.as_ref().map(|skills| &*skills.terms).unwrap_or_default();
    Query {
        text: query.text.clone(),
        department: Narrowed::to(snapshot.departments.as_ref(), &query.department),
        team: Narrowed::to(snapshot.teams.as_ref(), &query.team),
        skill: Narrowed::to_one_of(skills, &query.skill),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_skills_are_found_by_name_and_a_gone_one_is_nobodys() {
        let snapshot = r#"{"ids":["1","2","3"],"first_names":["A","B","C"],"last_names":["A","B","C"],
            "departments":{"terms":["Gastronomie","IT"],"of":[1,1,2]},
            "teams":{"terms":["Bar","Küche","Netze"],"of":[2,1,3]},
            "skills":{"terms":["C","C++"],"of":[[1],[2],[1,2]]}}"#;
        let directory = Directory::new(serde_json::from_str(snapshot).unwrap());
        for (query, found) in [
            (PeopleQuery { team: "Küche".to_owned(), ..Default::default() }, &[0][..]),
            (PeopleQuery { skill: "C".to_owned(), ..Default::default() }, &[0, 2]),
            (PeopleQuery { skill: "C++".to_owned(), text: "c".to_owned(), ..Default::default() }, &[2, 1]),
            (PeopleQuery { department: "Gone".to_owned(), ..Default::default() }, &[]),
            (PeopleQuery::default(), &[0, 1, 2]),
        ] {
            assert_eq!(directory.search(&index_query(&directory, &query)), found, "{query:?}");
        }
    }
}
