//! The page of the admin half of the app. The page of the other half needs no Worker: it is what the assets answer with
//! at every address that they don't know.

use worker::{Env, Request, RequestInit, Response};

/// Where the assets have `admin.html`.
const ADMIN: &str = "/admin";

/// The page, whichever address of its half was asked for. The assets add the headers of `public/_headers`, and compare
/// the browser's `ETag`.
pub(crate) async fn admin(request: &Request, env: &Env) -> worker::Result<Response> {
    let mut url = request.url()?;
    url.set_path(ADMIN);
    url.set_query(None);
    let mut init = RequestInit::new();
    init.with_method(request.method()).with_headers(request.headers().clone());
    env.assets("ASSETS")?.fetch(url, Some(init)).await
}

#[cfg(test)]
mod tests {
    use domain::half::Half;

    #[test]
    fn the_addresses_of_the_admin_half_come_to_the_worker() {
        let wrangler = include_str!("../../../wrangler.toml");
        let line = wrangler.lines().find(|line| line.starts_with("run_worker_first")).unwrap();
        for start in Half::ADMIN {
            assert!(line.contains(&format!("\"{start}\", \"{start}/*\"")), "{start}");
        }
        assert!(line.contains(&format!("\"{}\"", Half::LEARNING)));
    }
}
