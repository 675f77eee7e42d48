//! What does not belong: each gets its status and its code, and changes nothing.

use anyhow::{Context as _, Result, ensure};
use domain::api::endpoint::{Endpoint, Method};
use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};
use tests::rig::api::{Answer, Api};

use crate::{
    signing_in::{location, visit},
    stage::Stage,
};

fn is(answer: &Answer, status: u16, code: &str) -> Result<()> {
    ensure!(
        answer.status == status && answer.code() == code,
        "{status} {code}: {} {}",
        answer.status,
        answer.body
    );
    Ok(())
}

pub(crate) async fn malformed_bodies_are_refused(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Malformed").await?;
    let path = Endpoint::InviteMember.address(&[]);
    for body in ["", "{", "[]", "null", r#"{"name":"A"}"#, r#"{"name":"A","role":"root"}"#, "\u{0}"] {
        let request =
            owner.request(Method::Post, &path).header("content-type", "application/json").body(body);
        is(&Api::send(request).await?, 400, "malformed_body")?;
    }
    let unknown = json!({ "name": "A", "role": "member", "is_owner": true });
    is(&owner.call(Endpoint::InviteMember, &[], Some(unknown)).await?, 400, "malformed_body")?;
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let request = owner.request(Method::Post, &path).header("content-type", content_type).body("{}");
        is(&Api::send(request).await?, 415, "unsupported_media_type")?;
    }
    is(&Api::send(owner.request(Method::Post, &path)).await?, 415, "unsupported_media_type")
}

pub(crate) async fn large_bodies_are_refused(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Large").await?;
    for size in [65 * 1024, 10 * 1024 * 1024] {
        let body = json!({ "name": "x".repeat(size), "role": "member" });
        is(&owner.call(Endpoint::InviteMember, &[], Some(body)).await?, 413, "body_too_large")?;
    }
    let still_there = owner.call(Endpoint::Session, &[], None).await?;
    ensure!(still_there.status.is_success());
    Ok(())
}

pub(crate) async fn a_network_that_asks_too_often_is_refused_at_each_of_its_addresses(
    stage: &Stage,
) -> Result<()> {
    let anonymous = Api::anonymous(&stage.runtime);
    // As in wrangler.toml.
    for (network, (endpoint, most)) in
        [(Endpoint::SignIn, 600), (Endpoint::OpenOrganisation, 300), (Endpoint::Session, 12_000)]
            .iter()
            .enumerate()
    {
        let ask = |host: usize| {
            let somebody = anonymous.from_address(format!("2001:db8:f:{network}::{host:x}"));
            let body = (endpoint.takes_form()).then(|| json!({ "token": "none" }));
            async move { somebody.call(*endpoint, &[], body).await }
        };
        // The limit counts by the minute, and one may end in between.
        let mut answers = stream::iter(1..2 * most + 100).map(ask).buffer_unordered(24);
        let mut asked = 0;
        let refused = loop {
            let answer = answers.next().await.context("nobody was refused")??;
            asked += 1;
            if answer.status == 429 {
                break answer;
            }
            ensure!(answer.status.is_client_error(), "{endpoint:?}: {}", answer.status);
        };
        is(&refused, 429, "too_many_requests")?;
        ensure!(asked > most / 2, "{endpoint:?}: refused after {asked}");
        is(&ask(0xffff).await?, 429, "too_many_requests")?;
        // A browser that is led somewhere is led to the page that says so.
        let somebody = anonymous.from_address(format!("2001:db8:f:{network}::1"));
        if *endpoint == Endpoint::SignIn {
            let led = visit(&somebody, "/api/sign-in/nowhere", "none", "").await?;
            ensure!(location(&led) == "/sign-in/refused?why=too_often", "{}", location(&led));
        }
        let elsewhere = anonymous.from_network(0xe_0000 + network).call(*endpoint, &[], None).await?;
        ensure!(elsewhere.status != 429, "{endpoint:?}: others are refused too");
    }
    Ok(())
}

pub(crate) async fn requests_of_other_sites_are_refused(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Cross-site").await?;
    let url = format!("{}{}", stage.runtime.url(), Endpoint::StartRun.address(&[]));
    let bare = || reqwest::Client::new().post(&url).header("cookie", owner.cookie()).json(&json!({}));
    for request in [
        bare(),
        bare().header("origin", "https://evil.example"),
        bare().header("origin", "null"),
        bare().header("sec-fetch-site", "cross-site"),
        bare().header("sec-fetch-site", "same-site").header("origin", stage.runtime.url()),
    ] {
        is(&Api::send(request).await?, 403, "cross_site")?;
    }
    is(&Api::send(bare().header("sec-fetch-site", "same-origin")).await?, 409, "not_connected")
}

pub(crate) async fn fields_that_make_no_sense_are_named(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Fields").await?;
    let named = |answer: &Answer, code: &str, field: &str| -> Result<()> {
        is(answer, 422, code)?;
        ensure!(answer.json()?["error"]["field"] == field, "{}", answer.body);
        Ok(())
    };
    for (name, code) in [("  \n ", "field_blank"), (&*"ж".repeat(201), "field_too_long")] {
        let body = json!({ "name": name, "role": "member" });
        named(&owner.call(Endpoint::InviteMember, &[], Some(body)).await?, code, "name")?;
    }
    for (id, secret, code, field) in [
        ("", "s", "field_blank", "client_id"),
        ("i", " ", "field_blank", "client_secret"),
        ("i", "s\u{7}s", "field_malformed", "client_secret"),
        (&*"i".repeat(257), "s", "field_too_long", "client_id"),
    ] {
        let credential = json!({ "client_id": id, "client_secret": secret });
        let body = json!({ "credential": credential, "release": { "attributes": [] } });
        named(&owner.call(Endpoint::TestCredential, &["personio"], Some(body)).await?, code, field)?;
    }
    Ok(())
}

pub(crate) async fn unknown_ids_and_addresses_are_not_found(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Unknown").await?;
    for (endpoint, part, body) in [
        (Endpoint::Run, "7", None),
        (Endpoint::Run, "-1", None),
        (Endpoint::Run, "99999999999999999999", None),
        (Endpoint::Plan, "7", None),
        (Endpoint::ApprovePlan, "7", Some(json!({ "plan": "00" }))),
        (Endpoint::DropRun, "x", None),
        (Endpoint::Connection, "workday", None),
        (Endpoint::RemoveMember, "nobody", None),
    ] {
        is(&owner.call(endpoint, &[part], body).await?, 404, "not_found")?;
    }
    is(&Api::send(owner.request(Method::Get, "/api/salaries")).await?, 404, "not_found")?;
    is(&Api::send(owner.request(Method::Put, "/api/directory")).await?, 405, "method_not_allowed")
}

pub(crate) async fn forged_and_ended_sessions_are_nobody(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Forged").await?;
    let (forged, short, long) = ("A".repeat(43), "A".repeat(5), "A".repeat(5000));
    for value in [forged.as_str(), &short, &long, "", "%00", "' OR 1=1 --"] {
        let nobody = owner.with_cookie(&format!("__Host-session={value}"));
        is(&nobody.call(Endpoint::Session, &[], None).await?, 401, "not_signed_in")?;
    }
    let ended = owner.call(Endpoint::SignOut, &[], None).await?;
    ensure!(ended.status == 204 && ended.headers.contains_key("clear-site-data"));
    is(&owner.call(Endpoint::Session, &[], None).await?, 401, "not_signed_in")?;
    for token in [Value::from(""), Value::from("A".repeat(43)), Value::from("x".repeat(1000))] {
        let answer = owner.call(Endpoint::SignIn, &[], Some(json!({ "token": token }))).await?;
        is(&answer, 401, "link_invalid")?;
    }
    Ok(())
}
