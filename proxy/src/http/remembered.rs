//! What a browser keeps of the organisation by whose identity provider somebody signed in there.

use worker::Response;

use super::{request::Incoming, session};
use crate::fault::Fault;

/// The organisation by whose identity provider somebody has signed in here before. The app may see it: it says that the
/// sign-in page can offer that.
const BEFORE: &str = "__Host-organisation";

/// Behind it, if one can sign out at that identity provider too: the app offers it.
const HAS_WAY_OUT: &str = ".";

/// How long that is remembered, in seconds: 400 days, as long as browsers keep anything.
const REMEMBERED_FOR: u32 = 34_560_000;

/// Has the browser remember `organisation`, and whether one can sign out at its identity provider too.
pub(crate) fn remember(response: &Response, organisation: &str, has_way_out: bool) -> Result<(), Fault> {
    let way_out = if has_way_out { HAS_WAY_OUT } else { "" };
    session::with_open_cookie(response, BEFORE, &format!("{organisation}{way_out}; Max-Age={REMEMBERED_FOR}"))
}

/// The organisation by whose identity provider somebody has signed in here before.
pub(crate) fn organisation(incoming: &Incoming) -> Option<String> {
    let kept = session::cookie(incoming, BEFORE)?;
    Some(kept.strip_suffix(HAS_WAY_OUT).unwrap_or(&kept).to_owned())
}
