//! The two forms of an address: `https://api-learn.ispringlearn.com/user` `[spec]`, and on the account's own host
//! `https://{account}.ispringlearn.com/api/v2/user`, also by way of `index.php` `[3p]`.

use super::token;

/// What a path asks, without the account host's prefix.
pub(super) fn inner_path(path: &str) -> &str {
    let by_way = path.strip_prefix("/index.php").filter(|rest| rest.starts_with('/')).unwrap_or(path);
    if by_way == token::PATH {
        return token::PATH;
    }
    let rest = by_way.strip_prefix("/api/v2").filter(|rest| rest.starts_with('/'));
    rest.unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::inner_path;

    #[test]
    fn both_hosts_lead_to_the_same_path() {
        for (path, expected) in [
            ("/user", "/user"),
            ("/api/v2/user", "/user"),
            ("/index.php/api/v2/users/v2", "/users/v2"),
            ("/api/v3/token", "/api/v3/token"),
            ("/index.php/api/v3/token", "/api/v3/token"),
            ("/index.php/user", "/index.php/user"),
            ("/api/v2", "/api/v2"),
            ("/api/v22/user", "/api/v22/user"),
        ] {
            assert_eq!(inner_path(path), expected, "{path}");
        }
    }
}
