//! What an address asks for, as the directory is searched.

use domain::directory::{
    facet::Facet,
    index::{Directory, Query},
};

use crate::routes::PeopleQuery;

/// What the directory is asked for: texts by their place.
pub fn index_query(directory: &Directory, query: &PeopleQuery) -> Query {
    let filter = |(facet, name): &(Facet, String)| facet.filter(directory.snapshot(), name);
    Query { text: query.text.clone(), narrowed: query.filters.iter().map(filter).collect() }
}
