//! The app alone, with the directory of fifty thousand made-up people and no Worker behind it: what is measured is what runs
//! in the browser.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, Result};
use axum::{
    Json, Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};
use tests::rig::browser::{Driver, Page};

use crate::{
    browser::{FIRST_ROWS, KEYSTROKES, number, percentile},
    finding::{self, PEOPLE},
    report::Report,
};

/// The tag of the only directory there is.
const TAG: &str = "W/\"made-up\"";

struct Served {
    dist: PathBuf,
    directory: Vec<u8>,
}

/// Measures the app in Chromium.
pub(crate) async fn measure(root: &Path, report: &mut Report) -> Result<()> {
    let (people, asked) = finding::made_up(finding::EACH_ELSEWHERE)?;
    let directory = compressed(tests::finding::directory_json(&people)?.as_bytes())?;
    report.count(format!("directory_{PEOPLE}_bytes"), directory.len() as u64);
    let served = Served { dist: root.join("dist"), directory };
    let url = serve(served).await?;
    let driver = Driver::start().await?;
    let page = driver.page(&url, "en").await?;
    page.open("/people").await?;
    page.find(".person-row").await?;
    page.open("/people").await?;
    report.measure(format!("directory_{PEOPLE}_seconds"), number(&page, FIRST_ROWS).await? / 1000.0);
    page.execute_async(PREPARED, vec![]).await?;
    let prepared = timings(&page, "rollcall-prepare").await?;
    report.measure(format!("search_{PEOPLE}_build_ms"), prepared.iter().sum());
    report.measure(format!("search_{PEOPLE}_longest_slice_ms"), prepared.iter().copied().fold(0.0, f64::max));

    let mut painted = Vec::new();
    for one in asked.iter().step_by(finding::TYPED) {
        let of_query = page.execute_async(KEYSTROKES, vec![json!(one.text)]).await?;
        painted.extend(of_query.as_array().into_iter().flatten().filter_map(Value::as_f64));
    }
    painted.sort_by(f64::total_cmp);
    report.measure(format!("search_{PEOPLE}_keystroke_p50_ms"), percentile(&painted, 50)?);
    report.measure(format!("search_{PEOPLE}_keystroke_p99_ms"), percentile(&painted, 99)?);
    let mut searched = timings(&page, "rollcall-search").await?;
    searched.sort_by(f64::total_cmp);
    report.measure(format!("search_{PEOPLE}_p50_ms"), percentile(&searched, 50)?);
    report.measure(format!("search_{PEOPLE}_p99_ms"), percentile(&searched, 99)?);
    report.measure(format!("search_{PEOPLE}_frames_per_second"), number(&page, SCROLLED).await?);
    report.measure(format!("page_memory_{PEOPLE}_mb"), renderer_megabytes()?);
    page.close().await
}

/// What the largest page of any Chromium on this machine holds of its own, WebAssembly and all: Linux knows it, and what the
/// page itself can ask for leaves out the memory of WebAssembly.
fn renderer_megabytes() -> Result<f64> {
    let mut most = 0.0;
    for process in std::fs::read_dir("/proc")? {
        let process = process?.path();
        // Processes end meanwhile.
        let read = |name: &str| {
            String::from_utf8_lossy(&std::fs::read(process.join(name)).unwrap_or_default()).into_owned()
        };
        if read("cmdline").contains("--type=renderer") {
            let status = read("status");
            let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
            let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
            let kilobytes = kilobytes.map(str::parse::<f64>).transpose()?;
            most = f64::max(most, kilobytes.unwrap_or_default() / 1000.0);
        }
    }
    Ok(most)
}

/// The durations of what the app says it has done, in milliseconds.
async fn timings(page: &Page, name: &str) -> Result<Vec<f64>> {
    let script = "return performance.getEntriesByName(arguments[0]).map(entry => entry.duration);";
    let timings = page.execute(script, vec![json!(name)]).await?;
    Ok(timings.as_array().context("no timings")?.iter().filter_map(Value::as_f64).collect())
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    std::io::Write::write_all(&mut encoder, bytes)?;
    Ok(encoder.finish()?)
}

async fn serve(served: Served) -> Result<String> {
    let session = json!({ "id": "m-1", "name": "Benchmark", "role": "member", "organisation": "Benchmark" });
    let router = Router::new()
        .route("/api/session", get(move || std::future::ready(Json(session.clone()))))
        .route("/api/directory", get(directory))
        .fallback(get(file))
        .with_state(Arc::new(served));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(url)
}

/// The directory as the Worker answers with it: asked for again each time, and sent only if it has changed.
async fn directory(State(served): State<Arc<Served>>, headers: HeaderMap) -> Response {
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|tag| tag.as_bytes() == TAG.as_bytes());
    let kept = [(header::ETAG, TAG), (header::CACHE_CONTROL, "private, no-cache")];
    if known {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let written = [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_ENCODING, "gzip")];
    (kept, written, Body::from(served.directory.clone())).into_response()
}

/// A file of the app, or its page.
async fn file(State(served): State<Arc<Served>>, request: Request) -> Response {
    let name = request.uri().path().trim_start_matches('/');
    let is_file = name.contains('.') && !name.contains("..");
    let name = if is_file { name } else { "index.html" };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    match tokio::fs::read(served.dist.join(name)).await {
        Ok(content) => ([(header::CONTENT_TYPE, kind)], content).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Done when the directory can be searched.
const PREPARED: &str = "
    const done = arguments[arguments.length - 1];
    const look = () => performance.getEntriesByName('rollcall-prepared').length > 0 ? done(1) : setTimeout(look, 10);
    look();";

/// Frames in a second of scrolling.
const SCROLLED: &str = "
    const done = arguments[arguments.length - 1];
    const started = performance.now();
    let frames = 0;
    const next = () => {
        const passed = performance.now() - started;
        if (passed >= 1000) return done(frames * 1000 / passed);
        frames += 1;
        scrollTo(0, passed * 20);
        requestAnimationFrame(next);
    };
    requestAnimationFrame(next);";
