//! Verifying a long audit trail on its page, in Chromium.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{endpoint::Endpoint, members::InvitationView},
};
use serde_json::{Value, json};
use tests::rig::{
    api::Api,
    browser::Driver,
    runtime::{Pace, Runtime},
};

use crate::report::Report;

/// Entries of the trail.
const ENTRIES: u32 = 100_000;

/// Makes a trail as an organisation's object would, signs it, has the page get it in the place of the Worker's answers, and
/// waits until the page says that it holds: how long that took, in seconds. Making it counts for nothing; the page's work is
/// what it does with a Worker at hand, parts of 2,000 lines read as JSON included.
const VERIFY: &str = r##"
    const [count, done] = arguments;
    const bytes = (text) => new TextEncoder().encode(text);
    const digest = async (data) => new Uint8Array(await crypto.subtle.digest("SHA-256", data));
    const hex = (data) => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const base64 = (data) => btoa(String.fromCharCode(...data));
    const make = async () => {
        const lines = [];
        let head = new Uint8Array(32);
        for (let sequence = 1; sequence <= count; sequence += 1) {
            const deed = `{"actor":"member/kT0sVq3n1cEwZ9aB","act":"plan_approved","subject":"run/${sequence}","request":"1cEwZ9aBkT0sVq3n"}`;
            lines.push(`{"sequence":${sequence},"previous":"${hex(head)}","at":"2026-11-30T06:15:17.042Z","deed":${deed}}`);
            head = await digest(bytes(lines.at(-1)));
        }
        const { privateKey, publicKey } = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
        const key = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
        const origin = "rollcall.audit/bench";
        const id = (await digest(Uint8Array.of(...bytes(`${origin}\n`), 1, ...key))).slice(0, 4);
        const body = `${origin}\n${count}\n${base64(head)}\n`;
        const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", privateKey, bytes(body)));
        const checkpoint = `${body}\n\u2014 ${origin} ${base64(Uint8Array.of(...id, ...signature))}\n`;
        const trail = `${origin}+${hex(id)}+${base64(Uint8Array.of(1, ...key))}`;
        return { lines, trail: { organisation: "bench", trail, checkpoint, length: count } };
    };
    make().then(({ lines, trail }) => {
        const answers = new Map([["/api/audit/trail", JSON.stringify(trail)]]);
        for (let after = 0; after < count; after += 2000) {
            answers.set(`/api/audit/lines?after=${after}`, JSON.stringify({ lines: lines.slice(after, after + 2000) }));
        }
        const fetched = window.fetch;
        window.fetch = (request, options) => {
            const { pathname, search } = new URL(request.url ?? request, location);
            const answer = answers.get(pathname + search);
            const headers = { "content-type": "application/json" };
            return answer ? Promise.resolve(new Response(answer, { headers })) : fetched(request, options);
        };
        const place = document.querySelector("#audit-verified");
        const begun = performance.now();
        const look = () => {
            const said = place.textContent;
            if (said) done([(performance.now() - begun) / 1000, said]);
            else requestAnimationFrame(look);
        };
        document.querySelector("#audit-verify").click();
        requestAnimationFrame(look);
    }).catch((error) => done([0, String(error)]));
"##;

/// Measures it.
pub(crate) async fn measure(root: &Path, report: &mut Report) -> Result<()> {
    let runtime = Runtime::start(root, &[], Pace::Unlimited).await?;
    let owner = Api::owner_of_new(&runtime, "Audited").await?;
    let body = json!({ "name": "Benchmark", "role": Role::Admin });
    let invitation: InvitationView = owner.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    let driver = Driver::start().await?;
    let page = driver.page(&runtime.url(), "en").await?;
    page.sign_in(&invitation.sign_in.token).await?;
    page.open("/audit").await?;
    page.find("#audit-verify").await?;
    let told = page.execute_async(VERIFY, vec![json!(ENTRIES)]).await?;
    let said = told[1].as_str().unwrap_or_default();
    ensure!(said.contains("100,000 entries"), "the trail does not verify: {said}");
    let seconds = told.get(0).and_then(Value::as_f64).context("no time was told")?;
    report.measure("audit_verify_100000_seconds", seconds);
    page.close().await
}
