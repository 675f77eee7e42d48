//! Paging: `pageSize` and `pageToken`, and `nextPageToken` where there is a next page `[doc]`.
//! A token is the id of what comes next in base64, as in the documentation's samples.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Asked;
use super::answer::{Answer, Refusal};
use super::listed::{Identified, Listed};
use super::node::Node;

/// Unless another size is asked for `[doc]`.
const USUAL_SIZE: usize = 1_000;

/// The page that is asked for, with the token of the next one. `matching` are the places of all that match, in order;
/// `names` are what the list is called, and what each element of it is in XML.
pub(super) fn page<T: Identified>(
    asked: &Asked,
    list: &Listed<T>,
    matching: &[usize],
    names: (&'static str, &'static str),
    written: impl Fn(&T) -> Node,
) -> Result<Answer, Refusal> {
    let query = asked.query();
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
    if asked.twist.repeat_page {
        start = start.saturating_sub(size);
    }
    let end = start.saturating_add(size).min(matching.len());
    let next = matching.get(end).map(|&place| Node::from(STANDARD.encode(list.all()[place].id())));
    let page = matching[start..end].iter().map(|&place| written(&list.all()[place])).collect();
    Ok(Answer::ok(Node::object([(names.0, Some(Node::List(names.1, page))), ("nextPageToken", next)])))
}

fn read_token(token: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(token).ok()?).ok()
}
