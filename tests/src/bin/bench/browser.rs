//! How long a person waits in front of the directory, and what is fetched for it.

use anyhow::{Context as _, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    access::Role,
    api::{
        endpoint::{Endpoint, Method},
        members::InvitationView,
    },
};
use serde_json::json;
use tests::rig::browser::{Driver, Page};

use crate::{company::Company, report::Report};

/// What people type, letter by letter.
const QUERIES: [&str; 8] =
    ["schmidt", "müller", "kowalska", "engineering", "anna ber", "team lead", "xyzzy", "project management"];

/// How long V8 takes to make the Worker's module ready, compiled, instantiated, its memory laid out: the median of several,
/// in milliseconds. What it imports is never called meanwhile. The runtime has V8 too, and this one is not newer.
const START: &str = r"
    const bytes = Uint8Array.from(atob(arguments[0]), (character) => character.charCodeAt(0));
    const times = [];
    for (let round = 0; round < 9; round += 1) {
        const begun = performance.now();
        const module = new WebAssembly.Module(bytes);
        const imports = {};
        for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
            // What JavaScript throws is caught by its tag, which no function can stand for.
            (imports[from] ??= {})[name] = kind === 'tag' ? WebAssembly.JSTag : () => undefined;
        }
        new WebAssembly.Instance(module, imports);
        times.push(performance.now() - begun);
    }
    return times.sort((a, b) => a - b)[4];
";

/// The files that were fetched.
pub(crate) struct Fetched {
    /// By the first visit, which ends in the directory.
    pub(crate) first: Vec<String>,
    /// By a visit to the services.
    pub(crate) admin: Vec<String>,
}

/// Measures the directory in Chromium. Answers with the files that were fetched.
pub(crate) async fn measure(company: &Company, worker: &[u8], report: &mut Report) -> Result<Fetched> {
    let people = company.people;
    report.count(format!("directory_{people}_bytes"), compressed_directory(company).await?);
    let body = json!({ "name": "Benchmark", "role": Role::Admin });
    let invitation: InvitationView =
        company.owner.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    let driver = Driver::start().await?;
    let page = driver.page(&company.runtime.url(), "en").await?;
    page.sign_in(&invitation.sign_in.token).await?;
    page.find(".person-row").await?;
    let first = fetched(&page, "index.html").await?;

    page.open("/people").await?;
    report.measure(format!("directory_{people}_seconds"), number(&page, FIRST_ROWS).await? / 1000.0);
    let mut times = Vec::new();
    for query in QUERIES {
        let of_query = page.execute_async(KEYSTROKES, vec![json!(query)]).await?;
        times.extend(of_query.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64));
    }
    times.sort_by(f64::total_cmp);
    report.measure(format!("search_{people}_p50_ms"), percentile(&times, 50)?);
    report.measure(format!("search_{people}_p99_ms"), percentile(&times, 99)?);
    page.open("/services").await?;
    page.find(".service-card").await?;
    let admin = fetched(&page, "admin.html").await?;
    let start = page.execute(START, vec![json!(STANDARD.encode(worker))]).await?;
    report.measure("worker_start_ms", start.as_f64().context("the Worker's module does not start")?);
    page.close().await?;
    Ok(Fetched { first, admin })
}

async fn compressed_directory(company: &Company) -> Result<u64> {
    let request = company.owner.request(Method::Get, &Endpoint::Directory.address(&[])).build()?;
    // A client that does not unpack: what counts is what travels.
    let client = reqwest::Client::builder().no_gzip().build()?;
    let mut headers = request.headers().clone();
    headers.insert("accept-encoding", "gzip".parse()?);
    let answer = client.get(request.url().clone()).headers(headers).send().await?.error_for_status()?;
    Ok(answer.bytes().await?.len() as u64)
}

/// The files of the app that the open page, which is in the file `html`, has fetched.
async fn fetched(page: &Page, html: &str) -> Result<Vec<String>> {
    let script = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name))
        .filter(url => url.origin === location.origin && !url.pathname.startsWith('/api/'))
        .map(url => url.pathname.slice(1));";
    let names = page.execute(script, vec![]).await?;
    let names = names.as_array().context("no resources")?.iter().filter_map(|name| name.as_str());
    let mut fetched: Vec<_> = std::iter::once(html).chain(names).map(str::to_owned).collect();
    fetched.sort();
    fetched.dedup();
    Ok(fetched)
}

pub(crate) async fn number(page: &Page, script: &str) -> Result<f64> {
    page.execute_async(script, vec![]).await?.as_f64().context("the page did not answer with a number")
}

pub(crate) fn percentile(sorted: &[f64], percent: usize) -> Result<f64> {
    let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(rank).copied().context("nothing was measured")
}

/// Milliseconds from the start of the navigation to the first rows.
pub(crate) const FIRST_ROWS: &str = "
    const done = arguments[arguments.length - 1];
    const look = () => document.querySelector('.person-row') ? done(performance.now()) : requestAnimationFrame(look);
    look();";

/// Milliseconds from each keystroke to the changed list, laid out.
pub(crate) const KEYSTROKES: &str = "
    const [query, done] = [arguments[0], arguments[arguments.length - 1]];
    const input = document.querySelector('#people-search');
    const main = document.querySelector('main');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    (async () => {
        const times = [];
        for (let length = 1; length <= query.length; length++) {
            let changed = null;
            const observer = new MutationObserver(() => {
                document.querySelector('#people-list').getBoundingClientRect();
                changed = performance.now();
            });
            observer.observe(main, { childList: true, subtree: true, attributes: true, characterData: true });
            const started = performance.now();
            set.call(input, query.slice(0, length));
            input.dispatchEvent(new Event('input', { bubbles: true }));
            await frame(); await frame(); await frame();
            observer.disconnect();
            // A letter that changes nothing on the page has no list to wait for.
            if (changed !== null) times.push(changed - started);
        }
        set.call(input, '');
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await frame(); await frame();
        done(times);
    })();";
