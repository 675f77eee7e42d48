//! Paging: `pageSize` and `pageToken`, and `nextPageToken` where there is a next page `[doc]`.
//! A token is the id of what comes next in base64, as in the documentation's samples.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::answer::Refusal;
use super::node::Node;
use super::query::Query;
use crate::faults::Twist;

/// Unless another size is asked for `[doc]`.
const USUAL_SIZE: usize = 1_000;

/// A list out of which pages are cut; the places of its elements never change.
pub(super) trait Paged {
    /// Where the element with this id is.
    fn place(&self, id: &str) -> Option<usize>;
    /// The id of the element at this place.
    fn id(&self, place: usize) -> &str;
}

/// The places on the page that is asked for, and the token of the next one. `matching` are the places of all that match,
/// in order.
pub(super) fn page(
    list: &impl Paged,
    matching: &[usize],
    query: &Query,
    twist: Twist,
) -> Result<(Vec<usize>, Option<Node>), Refusal> {
    let size = match query.one("pageSize").map(str::parse::<usize>) {
        None => USUAL_SIZE,
        Some(Ok(size)) if size > 0 => size,
        Some(_) => return Err(Refusal::bad_request("pageSize must be a positive integer")),
    };
    let mut start = match query.one("pageToken").filter(|token| !token.is_empty()) {
        None => 0,
        Some(token) => {
            let place = read_token(token).and_then(|id| list.place(&id));
            let place = place.ok_or_else(|| Refusal::bad_request("pageToken is not valid"))?;
            matching.partition_point(|&other| other < place)
        }
    };
    if twist.repeat_page {
        start = start.saturating_sub(size);
    }
    let end = start.saturating_add(size).min(matching.len());
    let next = matching.get(end).map(|&place| Node::from(STANDARD.encode(list.id(place))));
    Ok((matching[start..end].to_vec(), next))
}

fn read_token(token: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(token).ok()?).ok()
}
