//! The two forms of an address, and the company in it.
//!
//! `https://{company}.bamboohr.com/api/v1/…` `[spec]` and the older `https://api.bamboohr.com/api/gateway.php/{company}/v1/…`
//! `[rec]`. One machine has no subdomains, so the first form takes the company from the first label of the host if it
//! has one (`nordlicht.localhost:9802`), else from the header `x-simulated-company`, else it is the simulator's own.

use std::net::IpAddr;

use axum::http::{HeaderMap, header};

use super::COMPANY;

/// Says in the first form which company is meant.
const COMPANY_HEADER: &str = "x-simulated-company";

/// What a path asks, without the company: `/v1/employees/directory`. `None` if the company or the path is unknown.
///
/// A slash at the end makes no difference: several clients send one `[3p]`.
pub(super) fn inner_path<'a>(path: &'a str, headers: &HeaderMap) -> Option<&'a str> {
    let path = path.strip_suffix('/').unwrap_or(path);
    let rest = path.strip_prefix("/api").filter(|rest| rest.starts_with('/'))?;
    let Some(older) = rest.strip_prefix("/gateway.php/") else {
        return is_ours(company(headers)).then_some(rest);
    };
    let end = older.find('/')?;
    is_ours(Some(&older[..end])).then(|| &older[end..])
}

fn is_ours(company: Option<&str>) -> bool {
    company.is_none_or(|name| name.eq_ignore_ascii_case(COMPANY))
}

fn company(headers: &HeaderMap) -> Option<&str> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    text(header::HOST.as_str()).and_then(subdomain).or_else(|| text(COMPANY_HEADER))
}

/// The first of several labels.
fn subdomain(host: &str) -> Option<&str> {
    let name = host.rsplit_once(':').map_or(host, |(name, _port)| name);
    let is_ip = name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    name.split_once('.').filter(|_| !is_ip).map(|(first, _)| first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_name_the_company_in_any_case() {
        for (host, header, path, expected) in [
            ("127.0.0.1:9802", None, "/api/v1/employees/0", Some("/v1/employees/0")),
            ("[::1]:9802", None, "/api/v1_2/datasets", Some("/v1_2/datasets")),
            ("localhost:9802", None, "/api/v1/employees/0", Some("/v1/employees/0")),
            ("Nordlicht.localhost:9802", None, "/api/v2/x", Some("/v2/x")),
            ("other.localhost:9802", Some("nordlicht"), "/api/v1/x", None),
            ("127.0.0.1:9802", Some("NORDLICHT"), "/api/v1/x", Some("/v1/x")),
            ("127.0.0.1:9802", Some("other"), "/api/v1/x", None),
            ("127.0.0.1:9802", Some("other"), "/api/gateway.php/NordLicht/v1/x", Some("/v1/x")),
            ("nordlicht.localhost", None, "/api/gateway.php/other/v1/x", None),
            ("127.0.0.1", None, "/api/gateway.php/nordlicht", None),
            ("127.0.0.1", None, "/v1/employees/0", None),
            ("127.0.0.1", None, "/apis/v1/employees/0", None),
            ("127.0.0.1", None, "/api", None),
            ("127.0.0.1", None, "/api/", None),
            ("127.0.0.1", None, "/api/v1/meta/users/", Some("/v1/meta/users")),
            ("127.0.0.1", None, "/api/gateway.php/nordlicht/v1/employees/", Some("/v1/employees")),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().unwrap());
            if let Some(header) = header {
                headers.insert(COMPANY_HEADER, header.parse().unwrap());
            }
            assert_eq!(inner_path(path, &headers), expected, "{host} {header:?} {path}");
        }
    }
}
