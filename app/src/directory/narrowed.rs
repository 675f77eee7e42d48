//! What an address asks for, as the directory is searched.

use domain::{
    directory::{
        facet::Facet,
        index::{Directory, Query},
    },
    text::collation,
};

use crate::{i18n::Language, routes::PeopleQuery};

/// What the directory is asked for: texts by their place.
pub fn index_query(directory: &Directory, query: &PeopleQuery) -> Query {
    let filter = |(facet, name): &(Facet, String)| facet.filter(directory.snapshot(), name);
    Query { text: query.text.clone(), narrowed: query.filters.iter().map(filter).collect() }
}

/// The places of texts in the order of a language.
pub fn in_order(terms: &[String], language: Language) -> Vec<usize> {
    let terms: Vec<_> = terms.iter().map(String::as_str).collect();
    collation::in_order(&terms, language.code())
}
