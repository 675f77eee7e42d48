//! The pages of the app's bundles, but for the first. That one needs no Worker: it is what the assets answer with at every
//! address that they don't know.

use domain::bundle::Bundle;
use worker::{Env, Request, RequestInit, Response};

/// The page of `bundle`, whichever of its addresses was asked for. The assets add the headers of `public/_headers`, and
/// compare the browser's `ETag`.
pub(crate) async fn page(bundle: Bundle, request: &Request, env: &Env) -> worker::Result<Response> {
    let mut url = request.url()?;
    url.set_path(bundle.page());
    url.set_query(None);
    let mut init = RequestInit::new();
    init.with_method(request.method()).with_headers(request.headers().clone());
    env.assets("ASSETS")?.fetch(url, Some(init)).await
}

#[cfg(test)]
mod tests {
    use domain::bundle::Bundle;

    #[test]
    fn what_is_kept_for_when_there_is_no_network_knows_the_addresses_of_the_structure_bundle() {
        let script = include_str!("../../../public/offline.js");
        let list =
            |texts: &[&str]| texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ");
        for (name, texts) in [("STARTS", Bundle::Structure.starts()), ("PARTS", Bundle::Structure.parts())] {
            let line = format!("const {name} = [{}];", list(texts));
            assert!(script.contains(&line), "{line}");
        }
        assert!(script.contains(&format!("structure: \"{}\"", Bundle::Structure.page())));
        assert!(script.contains(&format!("people: \"{}\"", Bundle::People.page())));
    }

    #[test]
    fn the_addresses_of_all_bundles_but_the_first_come_to_the_worker() {
        let wrangler = include_str!("../../../wrangler.toml");
        let line = wrangler.lines().find(|line| line.starts_with("run_worker_first")).unwrap();
        for bundle in Bundle::ALL {
            assert_eq!(bundle.starts().is_empty(), *bundle == Bundle::People);
            for start in bundle.starts() {
                assert!(line.contains(&format!("\"{start}\", \"{start}/*\"")), "{start}");
            }
            for part in bundle.parts() {
                assert!(line.contains(&format!("\"/people/*/{part}\"")), "{part}");
            }
        }
    }
}
