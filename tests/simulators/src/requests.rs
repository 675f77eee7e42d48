//! What a simulator was asked: counts and the last requests, never a secret.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

/// How many requests are kept in full; the counts go on.
const KEPT: usize = 500;

/// One request as it came. Credentials in a query are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The query as it came, still encoded; empty if there was none.
    pub query: String,
}

/// All that was asked since the start, or since it was last cleared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Requests {
    /// All requests together.
    pub total: u64,
    /// Requests for each path.
    pub paths: BTreeMap<String, u64>,
    /// The last 500, the latest at the end.
    pub last: VecDeque<Request>,
}

impl Requests {
    /// Takes note of a request.
    pub fn note(&mut self, method: &str, path: &str, query: &str) {
        self.total += 1;
        *self.paths.entry(path.to_owned()).or_default() += 1;
        if self.last.len() == KEPT {
            self.last.pop_front();
        }
        let secret = |name: &str| matches!(name, "client_secret" | "token");
        let has_one = form_urlencoded::parse(query.as_bytes()).any(|(name, _)| secret(&name));
        let query = if has_one { "(credentials)" } else { query };
        self.last.push_back(Request {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_in_a_query_is_not_kept() {
        let mut requests = Requests::default();
        requests.note("POST", "/v1/auth", "client_id=a&client_secret=hush");
        requests.note("GET", "/download", "token=hush");
        requests.note("GET", "/users", "pageToken=abc");
        assert!(!format!("{requests:?}").contains("hush"));
        assert_eq!(requests.paths["/v1/auth"], 1);
        assert_eq!(requests.last[2].query, "pageToken=abc");
    }
}
