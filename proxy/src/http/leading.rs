//! Leading a browser on.

use domain::{api::error::ErrorCode, identity::Refusal};
use worker::Response;

use crate::fault::Fault;

/// The page that says why somebody is not in.
const REFUSED: &str = "/sign-in/refused";

/// Leads whoever followed an address, by which something went wrong, to the page that says so.
pub(crate) fn failed(fault: &Fault) -> worker::Result<Response> {
    let refusal = match fault.told().code {
        ErrorCode::TooManyRequests => Refusal::TooOften,
        _ => Refusal::Failed,
    };
    led(&refusal_page(refusal))
}

/// Leads to the page that says why somebody is not in.
pub(crate) fn refused(refusal: Refusal) -> Result<Response, Fault> {
    to(&refusal_page(refusal))
}

/// The address of that page.
pub(crate) fn refusal_page(refusal: Refusal) -> String {
    format!("{REFUSED}?why={}", refusal.as_str())
}

/// Leads the browser on.
pub(crate) fn to(location: &str) -> Result<Response, Fault> {
    Ok(led(location)?)
}

fn led(location: &str) -> worker::Result<Response> {
    let response = Response::empty()?.with_status(303);
    response.headers().set("location", location)?;
    Ok(response)
}
