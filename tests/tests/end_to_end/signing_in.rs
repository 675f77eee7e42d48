//! Signing in by the identity provider, at a browser and at the API.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{
        endpoint::Endpoint,
        members::MembersView,
        session::SessionView,
        sign_in::{OnwardView, SignInView},
    },
    audit::{Act, Actor, Detail},
    identity::{Refusal, settings::Proof},
};
use reqwest::{Response, redirect::Policy};
use serde_json::{Value, json};
use simulators::{
    identity::{ClientKeys, Grant, SignedOut, Tenant},
    personio,
};
use tests::rig::{
    api::{Api, owner_token, unique_name},
    browser::Page,
    eventually,
    process::{Process, free_port},
};

use crate::{
    api_rules::invited,
    auditing::trail,
    browsing::axe_finds_nothing_serious_at,
    stage::{EVERYTHING, Stage},
};

/// The address of somebody who is at work.
pub(crate) fn person(stage: &Stage, number: usize) -> String {
    stage.identity().control().at_work()[number].clone()
}

/// Says at the identity provider who one is.
pub(crate) async fn say_who(page: &Page, email: &str) -> Result<()> {
    page.fill("input[name=email]", email).await?;
    page.click("button[value=sign-in]").await
}

/// An owner at a browser sets up the identity provider, tries it, and puts it to use. The address for everybody.
async fn set_up(stage: &Stage, page: &Page) -> Result<String> {
    let client = stage.identity().client(Grant::Confidential);
    page.open("/members").await?;
    page.click("a[href='/members/sign-in']").await?;
    page.click("#keep-identity").await?;
    page.find("#identity-issuer[aria-invalid=true]").await?;
    page.fill("#identity-issuer", &stage.identity().issuer(Tenant::Acme)).await?;
    page.fill("#identity-client_id", &client.id).await?;
    page.fill("#identity-client_secret", client.secret.as_deref().context("a secret")?).await?;
    page.click("#keep-identity").await?;
    page.click("#try-sign-in").await?;
    say_who(page, &person(stage, 0)).await?;
    page.text_with("#trial-outcome", "You would get in as").await?;
    page.click("#activate-sign-in").await?;
    page.text("#entrance").await
}

pub(crate) async fn somebody_signs_in_as_who_they_are_leaves_and_is_out(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let name = unique_name("Ways in");
    let owner = Api::anonymous(&stage.runtime).signed_in(&owner_token(&stage.runtime, &name).await?).await?;
    owner.connect(stage.credentials(personio::Grant::Directory), &EVERYTHING).await?;
    let page = stage.page("en").await?;
    page.sign_in(&owner_token(&stage.runtime, &name).await?).await?;
    let entrance = set_up(stage, &page).await?;
    axe_finds_nothing_serious_at(&page, &["/members/sign-in"]).await?;
    page.close().await?;
    let address = person(stage, 0);
    let known = personio.people();
    let known = known.iter().find(|one| one.email.eq_ignore_ascii_case(&address)).context("a person")?;
    let page = stage.page("en").await?;
    page.client().goto(&format!("{entrance}?back=%2Fpeople%3Fq%3D{}", known.last_name)).await?;
    say_who(&page, &address).await?;
    page.text_with(".account-name", &known.last_name).await?;
    ensure!(page.path().await? == "/people", "{}", page.path().await?);
    let members: MembersView = owner.ask(Endpoint::Members, &[]).await?;
    let come = members.members.iter().find(|member| member.name.as_str().contains(&known.last_name));
    ensure!(come.context("a member")?.role == Role::Member);
    // They leave, and the sync says so.
    personio.terminate(known.id)?;
    let run = owner.sync().await?;
    ensure!(run.ended_at.is_some(), "{run:?}");
    eventually("they are out", || async {
        page.open("/people").await?;
        Ok((page.path().await? == "/sign-in").then_some(()))
    })
    .await?;
    page.click("a[href='/api/sign-in?back=%2Fpeople']").await?;
    say_who(&page, &address).await?;
    page.arrives_at("/sign-in/refused").await?;
    page.text_with("h1", "You are not signed in").await?;
    page.text_with(".page", "not in the directory any more").await?;
    axe_finds_nothing_serious_at(&page, &["/sign-in/refused?why=left"]).await?;
    page.close().await?;
    let entries = trail(&owner).await?;
    for act in [Act::SignInEntered, Act::SignInTried, Act::SignInActivated, Act::MemberAdmitted] {
        ensure!(entries.iter().any(|entry| entry.deed.act == act), "{act:?}");
    }
    let refused = entries.iter().rev().find(|entry| entry.deed.act == Act::SignedIn).context("an entry")?;
    ensure!(refused.deed.actor == Actor::Stranger, "{refused:?}");
    ensure!(refused.deed.detail == Some(Detail::Refusal(Refusal::Left)), "{refused:?}");
    Ok(())
}

/// Asks as a browser does that follows a link, and goes nowhere.
pub(crate) async fn visit(api: &Api, path: &str, from: &str, cookie: &str) -> Result<Response> {
    let client = reqwest::Client::builder().redirect(Policy::none()).build()?;
    let request = api.by("GET", path).header("sec-fetch-site", from).build()?;
    let mut again = client.get(request.url().clone());
    for (name, value) in request.headers() {
        again = again.header(name, value);
    }
    if !cookie.is_empty() {
        again = again.header("cookie", cookie);
    }
    Ok(again.send().await?)
}

pub(crate) fn location(answer: &Response) -> &str {
    answer.headers().get("location").and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// An organisation whose people sign in by the identity provider, set up at the API, and its id.
pub(crate) async fn signing_in(stage: &Stage, subject: &str) -> Result<(Api, String)> {
    let client = stage.identity().client(Grant::Confidential);
    let issuer = stage.identity().issuer(Tenant::Acme);
    let (owner, organisation) =
        entered(stage, subject, &issuer, &client.id, client.secret.as_deref().context("a secret")?).await?;
    let (_, back) = travel(stage, &owner, Endpoint::TrySignIn.route().path, owner.cookie(), 0).await?;
    ensure!(back == "/members/sign-in", "{back}");
    owner.call(Endpoint::ActivateSignIn, &[], None).await?.expect::<SignInView>()?;
    Ok((owner, organisation))
}

/// An organisation whose owner has entered an identity provider, and its id.
async fn entered(
    stage: &Stage,
    subject: &str,
    issuer: &str,
    client_id: &str,
    client_secret: &str,
) -> Result<(Api, String)> {
    let owner = stage.owner(subject).await?;
    owner.connect(stage.credentials(personio::Grant::Directory), &EVERYTHING).await?;
    let form = json!({
        "issuer": issuer, "client_id": client_id, "client_secret": client_secret, "scopes": "", "domains": "",
        "admission": "everybody", "departments": "", "role_claim": "", "admins": "", "links": "everybody",
        "proof": "secret", "new_key": false,
    });
    let view: SignInView = owner.call(Endpoint::SaveSignIn, &[], Some(form)).await?.expect()?;
    ensure!(view.draft.is_some_and(|draft| draft.proof == Proof::Secret));
    Ok((owner, view.organisation))
}

/// Goes to the identity provider as a browser with `cookie` does, says there who one is, and comes back: with which cookies,
/// and where one is led then.
pub(crate) async fn travel(
    stage: &Stage,
    api: &Api,
    path: &str,
    cookie: &str,
    number: usize,
) -> Result<(Vec<String>, String)> {
    let (kept, location) = leave(api, path).await?;
    let back = stage.identity().authorize(&location, &person(stage, number))?;
    come_back(stage, &back, &kept, cookie).await
}

/// Sets out for the identity provider, by a link or as a page of ours does: with which cookie, and where to.
async fn leave(api: &Api, path: &str) -> Result<(String, String)> {
    if Endpoint::find("POST", path).is_ok() {
        let begun = Api::send(api.by("POST", path).json(&json!({ "back": "/members" }))).await?;
        let kept = begun.headers.get("set-cookie").context("a cookie")?.clone();
        return Ok((given(kept.to_str()?)?, begun.expect::<OnwardView>()?.location));
    }
    let begun = visit(api, path, "same-origin", "").await?;
    ensure!(begun.status() == 303, "{}", begun.status());
    let kept = begun.headers().get("set-cookie").context("a cookie")?.to_str()?;
    Ok((given(kept)?, location(&begun).to_owned()))
}

/// A cookie as a browser sends it back, if only it may.
fn given(cookie: &str) -> Result<String> {
    for word in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
        ensure!(cookie.contains(word), "{cookie}");
    }
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// Comes back from the identity provider with what was `kept` and `cookie`: with which cookies, and where one is led then.
async fn come_back(stage: &Stage, back: &str, kept: &str, cookie: &str) -> Result<(Vec<String>, String)> {
    let url = reqwest::Url::parse(back)?;
    let path = format!("{}?{}", url.path(), url.query().unwrap_or_default());
    let anonymous = Api::anonymous(&stage.runtime);
    let both = if cookie.is_empty() { kept.to_owned() } else { format!("{kept}; {cookie}") };
    let arrived = visit(&anonymous, &path, "cross-site", &both).await?;
    ensure!(arrived.status() == 303, "{}", arrived.status());
    let given = arrived.headers().get_all("set-cookie").iter();
    let given = given.filter_map(|value| value.to_str().ok().map(str::to_owned)).collect();
    Ok((given, location(&arrived).to_owned()))
}

pub(crate) async fn the_client_proves_by_a_key_who_it_is(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.owner("By key").await?;
    owner.connect(stage.credentials(personio::Grant::Directory), &EVERYTHING).await?;
    let form = json!({
        "issuer": stage.identity().issuer(Tenant::Acme), "client_id": stage.identity().client(Grant::Key).id,
        "proof": "key", "client_secret": "", "new_key": false, "scopes": "", "domains": "",
        "admission": "everybody", "departments": "", "role_claim": "", "admins": "", "links": "everybody",
    });
    let view: SignInView = owner.call(Endpoint::SaveSignIn, &[], Some(form)).await?.expect()?;
    ensure!(view.draft.is_some_and(|draft| draft.proof == Proof::Key));
    // Anybody reads the public half, as the provider does, and nothing else.
    let anonymous = Api::anonymous(&stage.runtime);
    let published = anonymous.call(Endpoint::ClientKeys, &[&view.organisation], None).await?;
    let kept = published.headers.get("cache-control").context("how long it is kept")?;
    ensure!(kept == "public, max-age=300", "{kept:?}");
    let keys: Value = published.expect()?;
    ensure!(keys["keys"].as_array().is_some_and(|keys| keys.len() == 1), "{keys}");
    ensure!(keys["keys"][0].get("d").is_none(), "the private half");
    let nowhere = anonymous.call(Endpoint::ClientKeys, &["nowhere"], None).await?;
    ensure!(nowhere.status == 404, "{}", nowhere.status);
    let address = anonymous.by("GET", &format!("/api/sign-in/{}/keys", view.organisation)).build()?;
    let address = address.url().to_string();
    stage.identity().control().register_client_keys(ClientKeys::JwksUri(address));
    let (_, back) = travel(stage, &owner, Endpoint::TrySignIn.route().path, owner.cookie(), 0).await?;
    ensure!(back == "/members/sign-in", "{back}");
    let view: SignInView = owner.call(Endpoint::ActivateSignIn, &[], None).await?.expect()?;
    ensure!(view.active.is_some_and(|active| active.proof == Proof::Key));
    let entrance = format!("/api/sign-in/{}", view.organisation);
    let (_, back) = travel(stage, &anonymous, &entrance, "", 0).await?;
    ensure!(!back.contains("refused"), "{back}: {:?}", stage.identity().control().wrong_assertion());
    Ok(())
}

pub(crate) async fn nobody_is_led_to_an_identity_provider_by_another_site_or_from_nowhere(
    stage: &Stage,
) -> Result<()> {
    let (owner, organisation) = signing_in(stage, "Led").await?;
    let anonymous = Api::anonymous(&stage.runtime);
    for endpoint in [Endpoint::TrySignIn, Endpoint::AttachIdentity, Endpoint::SignInAgain] {
        let path = endpoint.route().path;
        for from in ["cross-site", "same-site", "none"] {
            let answer =
                Api::send(owner.by("POST", path).header("sec-fetch-site", from).json(&json!({}))).await?;
            ensure!(answer.status == 403, "{path} from {from}: {}", answer.status);
            let answer = visit(&owner, path, from, "").await?;
            ensure!(answer.status() == 405, "{path} by a link: {}", answer.status());
        }
        let answer = Api::send(anonymous.by("POST", path).json(&json!({}))).await?;
        ensure!(answer.status == 401, "{path}: {}", answer.status);
    }
    let refused = |answer: &Response, why: Refusal| {
        let wanted = format!("/sign-in/refused?why={}", why.as_str());
        ensure!(
            (answer.status().as_u16(), location(answer)) == (303, wanted.as_str()),
            "{}",
            location(answer)
        );
        Ok(())
    };
    refused(&visit(&anonymous, "/api/sign-in", "none", "").await?, Refusal::WhichOrganisation)?;
    let nowhere = visit(&anonymous, "/api/sign-in/nowhere", "none", "").await?;
    refused(&nowhere, Refusal::NotSetUp)?;
    let begun = visit(&anonymous, &format!("/api/sign-in/{organisation}"), "cross-site", "").await?;
    ensure!(location(&begun).contains("code_challenge_method=S256"), "{}", location(&begun));
    for cookie in ["", "__Host-sign-in=x", "__Host-sign-in=nowhere.AAAA", "__Host-sign-in=.AAAA"] {
        let answer = visit(&anonymous, "/api/sign-in/callback?code=x&state=y", "cross-site", cookie).await?;
        refused(&answer, Refusal::Interrupted)?;
    }
    let forged = format!("__Host-sign-in={organisation}.AAAA");
    let answer = visit(&anonymous, "/api/sign-in/callback?code=x&state=y", "cross-site", &forged).await?;
    refused(&answer, Refusal::Interrupted)
}

pub(crate) async fn a_member_attaches_their_account_and_nobody_elses_organisation_knows_it(
    stage: &Stage,
) -> Result<()> {
    let (owner, organisation) = signing_in(stage, "Attached").await?;
    let (id, grace) = invited(stage, &owner, Role::Admin).await?;
    let attachment = Endpoint::AttachIdentity.route().path;
    let (_, led) = travel(stage, &grace, attachment, grace.cookie(), 1).await?;
    ensure!(led == "/sessions", "{led}");
    let entrance = format!("/api/sign-in/{organisation}");
    let anonymous = Api::anonymous(&stage.runtime);
    let session = async |entrance: &str| -> Result<SessionView> {
        let (cookies, led) = travel(stage, &anonymous, entrance, "", 1).await?;
        ensure!(led == "/", "{led}");
        let cookie =
            cookies.iter().find(|cookie| cookie.starts_with("__Host-session=")).context("a session")?;
        let cookie = cookie.split(';').next().unwrap_or_default();
        anonymous.with_cookie(cookie).ask(Endpoint::Session, &[]).await
    };
    let as_grace = session(&entrance).await?;
    ensure!((as_grace.id.as_str(), as_grace.role) == (id.as_str(), Role::Admin), "{as_grace:?}");
    // The identity provider has signed them out, and says so in its own words.
    let signed_out = SignedOut { email: person(stage, 1), client: Grant::Confidential, forgery: None };
    let token = stage.identity().control().logout_token(Tenant::Acme, &signed_out)?;
    let address = format!("{}/api/sign-in/{organisation}/logout", stage.runtime.url());
    let told = async |token: &str| {
        reqwest::Client::new().post(&address).form(&[("logout_token", token)]).send().await
    };
    ensure!(grace.ask::<SessionView>(Endpoint::Session, &[]).await.is_ok());
    ensure!(told("a.b.c").await?.status() == 400);
    ensure!(told(&token).await?.status().is_success());
    ensure!(grace.call(Endpoint::Session, &[], None).await?.status == 401, "all their sessions are over");
    // The same account at another organisation is somebody of its directory.
    let (_, another) = signing_in(stage, "Elsewhere").await?;
    let elsewhere = session(&format!("/api/sign-in/{another}")).await?;
    ensure!(elsewhere.role == Role::Member && elsewhere.id != id, "{elsewhere:?}");
    ensure!(elsewhere.organisation != as_grace.organisation, "{elsewhere:?}");
    Ok(())
}

/// An identity provider that nobody here wrote (`PyPI`'s `oidc-provider-mock`), with one account: its issuer.
async fn somebody_elses(email: &str) -> Result<(Process, String)> {
    let python = std::env::var("CLIENTS_PYTHON").context("`cargo xtask test` says where it is installed")?;
    let port = free_port()?;
    let account = json!({ "sub": "somebody", "email": email, "email_verified": true, "name": "Some Body" });
    let mut command = Command::new(python);
    command
        .args(["-W", "ignore", "-m", "oidc_provider_mock", "--port", &port.to_string()])
        .args(["--user-claims", &account.to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null());
    let process = Process::start(&mut command)?;
    let issuer = format!("http://127.0.0.1:{port}");
    let configuration = format!("{issuer}/.well-known/openid-configuration");
    eventually("it answers", || async { Ok(reqwest::get(&configuration).await.ok().map(drop)) }).await?;
    Ok((process, issuer))
}

pub(crate) async fn an_identity_provider_that_nobody_here_wrote_signs_somebody_in(
    stage: &Stage,
) -> Result<()> {
    let address = person(stage, 1);
    let (_process, issuer) = somebody_elses(&address).await?;
    let (owner, organisation) = entered(stage, "Foreign", &issuer, "rollcall", "a:secret+of/ours").await?;
    let client = reqwest::Client::builder().redirect(Policy::none()).build()?;
    let there = async |path: &str, api: &Api, cookie: &str| {
        let (kept, location) = leave(api, path).await?;
        let said = client.post(location).form(&[("sub", "somebody")]).send().await?;
        come_back(stage, self::location(&said), &kept, cookie).await
    };
    let (_, back) = there(Endpoint::TrySignIn.route().path, &owner, owner.cookie()).await?;
    ensure!(back == "/members/sign-in", "{back}");
    owner.call(Endpoint::ActivateSignIn, &[], None).await?.expect::<SignInView>()?;
    let anonymous = Api::anonymous(&stage.runtime);
    let (cookies, back) = there(&format!("/api/sign-in/{organisation}"), &anonymous, "").await?;
    ensure!(back == "/", "{back}");
    ensure!(cookies.iter().any(|cookie| cookie.starts_with("__Host-session=")), "{cookies:?}");
    Ok(())
}

pub(crate) async fn who_signed_in_long_ago_signs_in_again_before_what_is_grave(stage: &Stage) -> Result<()> {
    let (owner, organisation) = signing_in(stage, "Lately").await?;
    let (id, grace) = invited(stage, &owner, Role::Admin).await?;
    travel(stage, &grace, Endpoint::AttachIdentity.route().path, grace.cookie(), 1).await?;
    let anonymous = Api::anonymous(&stage.runtime);
    let session = async |api: &Api, path: &str| -> Result<Api> {
        let (cookies, _) = travel(stage, api, path, "", 1).await?;
        let cookie =
            cookies.iter().find(|cookie| cookie.starts_with("__Host-session=")).context("a session")?;
        Ok(anonymous.with_cookie(cookie.split(';').next().unwrap_or_default()))
    };
    let admin = session(&anonymous, &format!("/api/sign-in/{organisation}")).await?;
    let invite = async |admin: &Api| {
        let body = json!({ "name": "Jean Bartik", "role": "member" });
        admin.call(Endpoint::InviteMember, &[], Some(body)).await
    };
    ensure!(invite(&admin).await?.status == 200);
    let long_ago = format!("UPDATE sessions SET created_at = created_at - 900000 WHERE member = '{id}'");
    stage.runtime.execute(&long_ago)?;
    let refused = invite(&admin).await?;
    ensure!((refused.status.as_u16(), refused.code().as_str()) == (403, "sign_in_again"), "{}", refused.body);
    ensure!(admin.ask::<MembersView>(Endpoint::Members, &[]).await.is_ok(), "looking goes on");
    // Whom a link has signed in can't do that again by themselves.
    ensure!(invite(&grace).await?.status == 200);
    let again = session(&admin, Endpoint::SignInAgain.route().path).await?;
    ensure!(invite(&again).await?.status == 200);
    Ok(())
}
