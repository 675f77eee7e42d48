//! Who sees what.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::{Access, Role},
    api::{
        endpoint::{Endpoint, Method},
        services::ServicesView,
        session::SessionView,
    },
    directory::snapshot::DirectorySnapshot,
};
use serde_json::json;
use tests::rig::{
    api::{Api, owner_token, unique_name},
    browser::Page,
    eventually,
};

use crate::{api_rules::invited, browsing::signed_in_again, stage::Stage};

pub(crate) async fn an_organisation_sees_nothing_of_another(stage: &Stage) -> Result<()> {
    stage.personio();
    let first = stage.connected("First").await?;
    let (first_member, _) = invited(stage, &first, Role::Member).await?;
    let second = stage.owner("Second").await?;
    let directory: DirectorySnapshot = second.ask(Endpoint::Directory, &[]).await?;
    ensure!(directory.is_empty());
    let services: ServicesView = second.ask(Endpoint::Services, &[]).await?;
    ensure!(services.services.iter().all(|card| card.last_success.is_none()));
    for (endpoint, part, form) in [
        (Endpoint::Run, "1", None),
        (Endpoint::Plan, "1", None),
        (Endpoint::DropRun, "1", None),
        (Endpoint::RemoveMember, &*first_member, None),
        (Endpoint::RenewInvitation, &*first_member, None),
        (Endpoint::ChangeRole, &*first_member, Some(json!({ "role": "admin" }))),
    ] {
        let answer = second.call(endpoint, &[part], form).await?;
        ensure!(answer.status == 404, "{endpoint:?}: {}", answer.body);
    }
    let still: DirectorySnapshot = first.ask(Endpoint::Directory, &[]).await?;
    ensure!(!still.is_empty());
    Ok(())
}

/// How HTTP's own methods are answered, and those of the table where it has none.
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"];

pub(crate) async fn each_address_answers_each_role_by_each_method_as_the_table_says(
    stage: &Stage,
) -> Result<()> {
    let owner = stage.owner("Table").await?;
    let (_, admin) = invited(stage, &owner, Role::Admin).await?;
    let (_, member) = invited(stage, &owner, Role::Member).await?;
    let anonymous = Api::anonymous(&stage.runtime);
    let callers = [
        (&anonymous, None),
        (&member, Some(Role::Member)),
        (&admin, Some(Role::Admin)),
        (&owner, Some(Role::Owner)),
    ];
    let paths: BTreeSet<_> = Endpoint::ALL.iter().map(|one| one.address(&["personio", "1"])).collect();
    let mut refused = 0;
    for path in &paths {
        for method in METHODS {
            // Signing out would end the session before the others are tried.
            let found = Endpoint::find(method, path).ok().map(|(one, _)| one);
            if found == Some(Endpoint::SignOut) {
                continue;
            }
            for (caller, role) in callers {
                let request = caller.by(method, path);
                let has_body = matches!(method, "POST" | "PUT");
                let answer = Api::send(if has_body { request.json(&json!({})) } else { request }).await?;
                let status = answer.status.as_u16();
                let as_said = match found.map(|one| one.route().access) {
                    None => status == 405,
                    // A form of nothing lets nobody in.
                    Some(Access::Public) => status != 403 && status != 500,
                    Some(Access::Operator) => status == 401,
                    Some(Access::AtLeast(_) | Access::Lately(_)) if role.is_none() => status == 401,
                    Some(Access::AtLeast(needed) | Access::Lately(needed)) if role < Some(needed) => {
                        status == 403
                    }
                    Some(Access::AtLeast(_) | Access::Lately(_)) => status != 401 && status != 500,
                };
                refused += u32::from(status == 403);
                ensure!(as_said, "{method} {path} as {role:?}: {status} {}", answer.body);
            }
        }
    }
    ensure!(refused > 30, "only {refused} were refused by their role");
    Ok(())
}

pub(crate) async fn however_an_address_is_written_a_member_reaches_no_admin_route(
    stage: &Stage,
) -> Result<()> {
    let owner = stage.owner("Spelling").await?;
    let (_, member) = invited(stage, &owner, Role::Member).await?;
    for &endpoint in Endpoint::ALL {
        let route = endpoint.route();
        if ![Access::AtLeast(Role::Admin), Access::Lately(Role::Admin)].contains(&route.access) {
            continue;
        }
        let path = endpoint.address(&["personio", "1"]);
        let rest = path.strip_prefix("/api/").context("an address of the API")?;
        for spelled in [
            format!("/api//{rest}"),
            format!("//api/{rest}"),
            format!("/api%2F{rest}"),
            format!("/api/%2F{rest}"),
            format!("{path}/"),
            format!("{path}%2F"),
            format!("/API/{rest}"),
            format!("/api/{}", rest.replace('/', "%2F")),
            format!("/api/{}", rest.replacen('s', "%73", 1)),
        ] {
            // Without a body: who may is asked before one is read, and where nothing is, nobody reads it.
            let answer = Api::send(member.request(route.method, &spelled)).await?;
            let is_json = answer.headers.get("content-type").is_some_and(|kind| kind == "application/json");
            // Where nothing is, is the app: a page that says so.
            ensure!(!answer.status.is_success() || (route.method.is_safe() && !is_json), "{spelled}");
        }
    }
    Ok(())
}

/// The owners of two organisations whose directories are at the same revision: Personio's ids are above 10,000,
/// `BambooHR`'s below.
async fn two_owners(stage: &Stage) -> Result<[Api; 2]> {
    stage.personio();
    stage.bamboohr();
    Ok([stage.connected("Kept one").await?, stage.connected_to_bamboohr("Kept other").await?])
}

pub(crate) async fn a_directory_that_was_kept_is_no_other_organisations(stage: &Stage) -> Result<()> {
    let [one, other] = two_owners(stage).await?;
    let kept = one.call(Endpoint::Directory, &[], None).await?;
    let (tag, kept) =
        (kept.headers.get("etag").context("no ETag")?.clone(), kept.expect::<DirectorySnapshot>()?);
    let asked = |by: &Api| by.request(Method::Get, "/api/directory").header("if-none-match", tag.clone());
    ensure!(Api::send(asked(&one)).await?.status == 304, "who has it is not sent it again");
    let answer = Api::send(asked(&other)).await?;
    ensure!(answer.status == 200, "{}", answer.status);
    let theirs: DirectorySnapshot = answer.expect()?;
    ensure!(theirs.revision == kept.revision, "the revision alone tells {} from nothing", kept.revision);
    ensure!(!theirs.is_empty() && theirs.ids.iter().all(|id| !kept.ids.contains(id)), "their own people");
    Ok(())
}

pub(crate) async fn the_browsers_copies_go_when_a_session_begins_or_ends(stage: &Stage) -> Result<()> {
    let anonymous = Api::anonymous(&stage.runtime);
    let token = owner_token(&stage.runtime, &unique_name("Copies")).await?;
    let clears = |answer: &tests::rig::api::Answer| {
        answer.headers.get("clear-site-data").is_some_and(|value| value == "\"cache\"")
    };
    let signed_in = anonymous.call(Endpoint::SignIn, &[], Some(json!({ "token": token }))).await?;
    ensure!(signed_in.status == 200 && clears(&signed_in), "signing in: {:?}", signed_in.headers);
    let refused = anonymous.call(Endpoint::Directory, &[], None).await?;
    ensure!(refused.status == 401 && clears(&refused), "nobody: {:?}", refused.headers);
    let owner = stage.owner("Copies").await?;
    let directory = owner.call(Endpoint::Directory, &[], None).await?;
    ensure!(directory.status == 200 && !clears(&directory), "a copy is kept: {:?}", directory.headers);
    let signed_out = owner.call(Endpoint::SignOut, &[], None).await?;
    ensure!(signed_out.status == 204 && clears(&signed_out), "signing out: {:?}", signed_out.headers);
    Ok(())
}

/// Waits until `page` shows people of the organisation of `owner`, and expects nobody else among them.
async fn shows_only_people_of(page: &Page, owner: &Api) -> Result<()> {
    let session: SessionView = owner.ask(Endpoint::Session, &[]).await?;
    let directory: DirectorySnapshot = owner.ask(Endpoint::Directory, &[]).await?;
    page.text_with(".header-organisation", session.organisation.as_str()).await?;
    let script = "return [...document.querySelectorAll('.person-row')].map(row => row.dataset.personId)";
    let shown = eventually("people are shown", || async {
        let shown: Vec<String> = serde_json::from_value(page.execute(script, vec![]).await?)?;
        Ok((!shown.is_empty()).then_some(shown))
    })
    .await?;
    let strangers: Vec<_> =
        shown.iter().filter(|shown| !directory.ids.iter().any(|id| id.as_str() == shown.as_str())).collect();
    ensure!(strangers.is_empty(), "people of another organisation: {strangers:?}");
    Ok(())
}

pub(crate) async fn who_signs_in_elsewhere_without_signing_out_sees_only_the_people_there(
    stage: &Stage,
) -> Result<()> {
    let [one, other] = two_owners(stage).await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&one).await?).await?;
    page.open("/people").await?;
    shows_only_people_of(&page, &one).await?;
    page.sign_in(&signed_in_again(&other).await?).await?;
    page.arrives_at("/people").await?;
    shows_only_people_of(&page, &other).await?;
    page.client().refresh().await?;
    shows_only_people_of(&page, &other).await?;
    // The next link is opened where the app is running already, which has the people in memory.
    let script = "history.pushState(null, '', '/sign-in');
        dispatchEvent(new PopStateEvent('popstate'));
        location.hash = arguments[0]";
    page.execute(script, vec![json!(signed_in_again(&one).await?)]).await?;
    page.say_yes().await?;
    page.text_with(".header-organisation", "Kept one").await?;
    page.arrives_at("/people").await?;
    shows_only_people_of(&page, &one).await?;
    page.close().await
}

pub(crate) async fn a_page_that_is_seen_again_is_of_whoever_is_signed_in_now(stage: &Stage) -> Result<()> {
    let [one, other] = two_owners(stage).await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&one).await?).await?;
    page.open("/people").await?;
    shows_only_people_of(&page, &one).await?;
    // What another tab does is the same for this one: the cookie is another.
    let script = "const done = arguments[arguments.length - 1];
        fetch('/api/session', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ token: arguments[0] }),
        }).then(answer => done(answer.status))";
    let status = page.execute_async(script, vec![json!(signed_in_again(&other).await?)]).await?;
    ensure!(status == json!(200), "{status}");
    let seen = "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
    page.execute(seen, vec![]).await?;
    shows_only_people_of(&page, &other).await?;
    page.close().await
}
