//! Signing in, members, the operator, headers.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{
        endpoint::{Endpoint, Method},
        erasure::ErasureView,
        members::{InvitationView, MembersView},
        services::ConnectionView,
        session::SessionView,
    },
};
use serde_json::json;
use simulators::personio::Grant;
use tests::rig::{
    api::{Api, owner_token, unique_name},
    runtime::{Pace, Runtime},
};

use crate::stage::{Stage, root};

pub(crate) async fn a_one_time_link_works_once(stage: &Stage) -> Result<()> {
    let token = owner_token(&stage.runtime, &unique_name("Links")).await?;
    let anonymous = Api::anonymous(&stage.runtime);
    let owner = anonymous.signed_in(&token).await?;
    let session: SessionView = owner.ask(Endpoint::Session, &[]).await?;
    ensure!(session.role == Role::Owner);
    let again = anonymous.call(Endpoint::SignIn, &[], Some(json!({ "token": token }))).await?;
    ensure!((again.status.as_u16(), again.code().as_str()) == (401, "link_invalid"), "{}", again.body);
    Ok(())
}

pub(crate) async fn signing_in_ends_the_session_that_the_browser_had(stage: &Stage) -> Result<()> {
    let name = unique_name("Twice");
    let anonymous = Api::anonymous(&stage.runtime);
    let first = anonymous.signed_in(&owner_token(&stage.runtime, &name).await?).await?;
    let elsewhere = anonymous.signed_in(&owner_token(&stage.runtime, &name).await?).await?;
    let token = owner_token(&stage.runtime, &unique_name("Another")).await?;
    let second = first.signed_in(&token).await?;
    let status =
        async |api: &Api| Ok::<_, anyhow::Error>(api.call(Endpoint::Session, &[], None).await?.status);
    ensure!(status(&first).await? == 401, "the session of before is still alive");
    ensure!(status(&second).await? == 200 && status(&elsewhere).await? == 200, "another one ended too");
    // A link that does not work ends nothing.
    let refused = second.call(Endpoint::SignIn, &[], Some(json!({ "token": token }))).await?;
    ensure!(refused.status == 401 && status(&second).await? == 200, "{}", refused.body);
    Ok(())
}

pub(crate) async fn a_link_that_is_replaced_stops_working(stage: &Stage) -> Result<()> {
    let name = unique_name("Replaced");
    let (first, second) =
        (owner_token(&stage.runtime, &name).await?, owner_token(&stage.runtime, &name).await?);
    let anonymous = Api::anonymous(&stage.runtime);
    let answer = anonymous.call(Endpoint::SignIn, &[], Some(json!({ "token": first }))).await?;
    ensure!(answer.code() == "link_invalid");
    anonymous.signed_in(&second).await.map(drop)
}

pub(crate) async fn the_operators_routes_can_be_turned_off(_: &Stage) -> Result<()> {
    let runtime = Runtime::start(&root(), &[("OPERATOR_ROUTES", "off")], Pace::Published).await?;
    let path = Endpoint::OpenOrganisation.address(&[]);
    for token in [runtime.operator_token(), "wrong"] {
        let request = Api::anonymous(&runtime).request(Method::Post, &path).bearer_auth(token);
        let answer = Api::send(request.json(&json!({ "name": "Nobody" }))).await?;
        ensure!((answer.status.as_u16(), answer.code().as_str()) == (404, "not_found"), "{}", answer.body);
    }
    Ok(())
}

/// Invites somebody and answers with who it is and their session.
pub(crate) async fn invited(stage: &Stage, by: &Api, role: Role) -> Result<(String, Api)> {
    let body = json!({ "name": "Grace Hopper", "role": role });
    let invitation: InvitationView = by.call(Endpoint::InviteMember, &[], Some(body)).await?.expect()?;
    let session = Api::anonymous(&stage.runtime).signed_in(&invitation.sign_in.token).await?;
    Ok((invitation.member.id, session))
}

pub(crate) async fn members_are_invited_renewed_and_removed(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Members").await?;
    let (id, member) = invited(stage, &owner, Role::Member).await?;
    let session: SessionView = member.ask(Endpoint::Session, &[]).await?;
    ensure!(session.role == Role::Member && session.name.as_str() == "Grace Hopper");

    let renewed: InvitationView = owner.call(Endpoint::RenewInvitation, &[&id], None).await?.expect()?;
    Api::anonymous(&stage.runtime).signed_in(&renewed.sign_in.token).await?;

    let removed = owner.call(Endpoint::RemoveMember, &[&id], None).await?;
    ensure!(removed.status == 204, "{}", removed.body);
    let answer = member.call(Endpoint::Session, &[], None).await?;
    ensure!(answer.code() == "not_signed_in", "a removed member's session has ended");
    let members: MembersView = owner.ask(Endpoint::Members, &[]).await?;
    ensure!(members.members.len() == 1);
    Ok(())
}

pub(crate) async fn the_owner_stays_and_nobody_gives_more_than_they_have(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Ownership").await?;
    let (_, admin) = invited(stage, &owner, Role::Admin).await?;
    let members: MembersView = admin.ask(Endpoint::Members, &[]).await?;
    let of_owner = members.members.iter().find(|member| member.role == Role::Owner).context("no owner")?;
    let answer = admin.call(Endpoint::RemoveMember, &[&of_owner.id], None).await?;
    ensure!(answer.code() == "forbidden", "{}", answer.body);
    let body = json!({ "name": "Usurper", "role": "owner" });
    let answer = admin.call(Endpoint::InviteMember, &[], Some(body)).await?;
    ensure!(answer.code() == "forbidden", "{}", answer.body);
    Ok(())
}

pub(crate) async fn only_the_operator_opens_organisations(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Operators").await?;
    let path = Endpoint::OpenOrganisation.address(&[]);
    for token in ["", "wrong", &"0".repeat(64)] {
        let request = owner.request(Method::Post, &path).bearer_auth(token).json(&json!({ "name": "Mine" }));
        let answer = Api::send(request).await?;
        ensure!(
            (answer.status.as_u16(), answer.code().as_str()) == (401, "not_signed_in"),
            "{}",
            answer.body
        );
    }
    Ok(())
}

pub(crate) async fn an_erased_organisation_is_gone_and_a_new_one_of_its_name_starts_empty(
    stage: &Stage,
) -> Result<()> {
    let name = unique_name("Erased");
    let anonymous = Api::anonymous(&stage.runtime);
    let owner = anonymous.signed_in(&owner_token(&stage.runtime, &name).await?).await?;
    let (_, member) = invited(stage, &owner, Role::Member).await?;
    let credential = stage.credentials(Grant::Directory);
    let form = json!({
        "credential": { "client_id": credential.client_id, "client_secret": credential.client_secret },
        "release": { "attributes": [] },
    });
    let tested = owner.call(Endpoint::TestCredential, &["personio"], Some(form)).await?;
    ensure!(tested.status == 200, "{}", tested.body);
    // Its owner's link of now is not used any more: it must not be the way back.
    let link = owner_token(&stage.runtime, &name).await?;

    let path = Endpoint::EraseOrganisation.address(&[]);
    let ask = |token: String| {
        Api::send(
            owner.request(Method::Post, &path).bearer_auth(token).json(&json!({ "organisation": name })),
        )
    };
    let answer = ask("0".repeat(64)).await?;
    ensure!(answer.code() == "not_signed_in", "only the operator erases: {}", answer.body);
    let erasure: ErasureView = ask(stage.runtime.operator_token().to_owned()).await?.expect()?;
    ensure!(erasure.is_whole(), "{erasure:?}");
    for (remains, tables) in [
        (&erasure.object, &["facts", "connections", "credentials"][..]),
        (&erasure.register, &["organisations", "members", "sessions", "links"][..]),
    ] {
        for table in tables {
            ensure!(remains.0.get(*table).is_some_and(|rows| *rows > 0), "{table}: {remains:?}");
        }
    }
    let answer = ask(stage.runtime.operator_token().to_owned()).await?;
    ensure!(answer.code() == "not_found", "there is none to erase: {}", answer.body);

    for gone in [&owner, &member] {
        let answer = gone.call(Endpoint::Session, &[], None).await?;
        ensure!(answer.code() == "not_signed_in", "{}", answer.body);
    }
    let answer = anonymous.call(Endpoint::SignIn, &[], Some(json!({ "token": link }))).await?;
    ensure!(answer.code() == "link_invalid", "{}", answer.body);

    let anew = anonymous.signed_in(&owner_token(&stage.runtime, &name).await?).await?;
    let members: MembersView = anew.ask(Endpoint::Members, &[]).await?;
    ensure!(members.members.len() == 1);
    let connection: ConnectionView = anew.ask(Endpoint::Connection, &["personio"]).await?;
    ensure!(!connection.has_draft && connection.hr().context("another service")?.people == 0);
    Ok(())
}

pub(crate) async fn every_answer_carries_the_security_headers(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Headers").await?;
    for (endpoint, of) in [(Endpoint::Session, &owner), (Endpoint::Services, &Api::anonymous(&stage.runtime))]
    {
        let answer = of.call(endpoint, &[], None).await?;
        for (name, part) in [
            ("strict-transport-security", "max-age"),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'"),
            ("cache-control", "no-store"),
            ("x-request-id", ""),
        ] {
            let value = answer.headers.get(name).with_context(|| format!("{name} is missing"))?;
            ensure!(value.to_str()?.contains(part), "{name}: {value:?}");
        }
    }
    for path in ["/", "/services", "/services/personio/setup/prepare", "/sync/runs/1", "/members"] {
        let page = reqwest::get(format!("{}{path}", stage.runtime.url())).await?;
        ensure!(page.status() == 200, "{path}: {}", page.status());
        for (name, part) in [
            ("strict-transport-security", "max-age"),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "script-src 'self' 'wasm-unsafe-eval'"),
            ("cache-control", "no-cache"),
            ("content-type", "text/html"),
        ] {
            let value = page.headers().get(name).with_context(|| format!("{path}: {name} is missing"))?;
            let value = value.to_str()?;
            ensure!(value.contains(part) && !value.contains("unsafe-inline"), "{path}: {name}: {value}");
        }
    }
    Ok(())
}

pub(crate) async fn only_files_that_are_there_are_kept_for_ever(stage: &Stage) -> Result<()> {
    let page = reqwest::get(format!("{}/people", stage.runtime.url())).await?.text().await?;
    let start = page.find("/rollcall-").context("the page loads nothing of the app's")?;
    let file: String = page[start..].chars().take_while(|sign| !"\" >".contains(*sign)).collect();
    for (path, is_kept) in [
        (file.as_str(), true),
        // Whoever has had the app open since before a deployment asks for it.
        ("/sheet.js", false),
        ("/rollcall-0123456789abcdef.js", false),
        ("/boot-0123456789abcdef.js", false),
        ("/any.css", false),
        ("/people", false),
    ] {
        let answer = reqwest::get(format!("{}{path}", stage.runtime.url())).await?;
        let kept =
            answer.headers().get("cache-control").context("nothing is said of keeping it")?.to_str()?;
        ensure!(kept.contains("immutable") == is_kept, "{path}: {kept}");
    }
    Ok(())
}

pub(crate) async fn each_bundle_has_a_page_that_is_sent_again_only_when_it_changed(
    stage: &Stage,
) -> Result<()> {
    let client = reqwest::Client::new();
    for (path, bundle) in [
        ("/people", "/rollcall-"),
        ("/sign-in", "/rollcall-"),
        ("/synchron", "/rollcall-"),
        ("/services", "/admin-"),
        ("/services/personio/setup/prepare?x=1", "/admin-"),
        ("/sync?outcome=missed", "/admin-"),
        ("/members/", "/admin-"),
        ("/structure?by=department", "/structure-"),
        ("/people/7/around", "/structure-"),
        ("/taking-along?q=ada", "/structure-"),
    ] {
        let url = format!("{}{path}", stage.runtime.url());
        let page = client.get(&url).send().await?;
        let etag = page.headers().get("etag").with_context(|| format!("{path} has no ETag"))?.clone();
        ensure!(page.text().await?.contains(bundle), "{path} is not of the bundle {bundle}");
        let again = client.get(&url).header("if-none-match", etag).send().await?;
        ensure!(again.status() == 304, "{path}: {}", again.status());
    }
    let written = client.post(format!("{}/services", stage.runtime.url())).body("x").send().await?;
    ensure!(written.status() == 405, "{}", written.status());
    Ok(())
}
