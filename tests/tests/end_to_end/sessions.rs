//! Where somebody is signed in, and what a link asks before it signs somebody in.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{
        endpoint::Endpoint,
        members::InvitationView,
        session::SessionView,
        sessions::{ListedSession, SessionsView},
    },
    device::{Browser, Device, System},
};
use serde_json::json;
use tests::rig::{api::Api, browser::Page, eventually};

use crate::{
    api_rules::invited,
    browsing::{axe, axe_finds_nothing_serious_at},
    browsing_members::waiting,
    owners::id_of,
    stage::Stage,
};

/// Where the member with the id `of` is signed in, as `by` sees it.
async fn sessions(by: &Api, of: &str) -> Result<Vec<ListedSession>> {
    let view: SessionsView = by.ask(Endpoint::Sessions, &[of]).await?;
    Ok(view.sessions)
}

/// The member with the id `id` once more, on another device.
async fn again(stage: &Stage, owner: &Api, id: &str) -> Result<Api> {
    let link: InvitationView = owner.call(Endpoint::RenewInvitation, &[id], None).await?.expect()?;
    Api::anonymous(&stage.runtime).signed_in(&link.sign_in.token).await
}

/// What `asked` answers is `status` and `code`.
async fn is(by: &Api, asked: (Endpoint, &[&str]), status: u16, code: &str) -> Result<()> {
    let answer = by.call(asked.0, asked.1, None).await?;
    ensure!((answer.status.as_u16(), answer.code().as_str()) == (status, code), "{}", answer.body);
    Ok(())
}

pub(crate) async fn a_session_that_is_ended_elsewhere_ends_at_once(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Sessions").await?;
    let (id, phone) = invited(stage, &owner, Role::Member).await?;
    let (desk, laptop) = (again(stage, &owner, &id).await?, again(stage, &owner, &id).await?);
    let listed = sessions(&desk, &id).await?;
    ensure!(listed.len() == 3 && listed.iter().filter(|one| one.is_this).count() == 1, "{listed:?}");
    let this = listed.iter().find(|one| one.is_this).context("this one")?;

    // A session is ended by its id alone, and nobody learns from the list how to be somebody.
    is(&phone, (Endpoint::EndSession, &[&id, &this.id]), 204, "").await?;
    is(&desk, (Endpoint::Session, &[]), 401, "not_signed_in").await?;
    is(&phone, (Endpoint::EndSession, &[&id, &this.id]), 404, "not_found").await?;
    is(&phone, (Endpoint::Session, &[]), 200, "").await?;

    is(&phone, (Endpoint::EndSessions, &[&id]), 204, "").await?;
    is(&laptop, (Endpoint::Session, &[]), 401, "not_signed_in").await?;
    let left = sessions(&phone, &id).await?;
    ensure!(left.len() == 1 && left[0].is_this, "{left:?}");
    Ok(())
}

pub(crate) async fn sessions_are_seen_and_ended_by_oneself_and_by_who_governs_one(
    stage: &Stage,
) -> Result<()> {
    let (owner, stranger) = (stage.owner("Governed").await?, stage.owner("Strangers").await?);
    let (admin_id, admin) = invited(stage, &owner, Role::Admin).await?;
    let (id, member) = invited(stage, &owner, Role::Member).await?;
    let (other_id, other) = invited(stage, &owner, Role::Member).await?;
    let owner_id = id_of(&owner).await?;
    let of_member = sessions(&member, &id).await?;
    let session = of_member.first().context("a session")?.id.as_str();
    for (by, of, status, code) in [
        (&other, &id, 403, "forbidden"),
        (&member, &admin_id, 403, "forbidden"),
        (&admin, &owner_id, 403, "forbidden"),
        (&stranger, &id, 404, "not_found"),
    ] {
        for (endpoint, parts) in [
            (Endpoint::Sessions, &[of.as_str()][..]),
            (Endpoint::EndSessions, &[of]),
            (Endpoint::EndSession, &[of, session]),
        ] {
            is(by, (endpoint, parts), status, code).await?;
        }
    }
    // Somebody else's session is not found among one's own.
    is(&other, (Endpoint::EndSession, &[&other_id, session]), 404, "not_found").await?;
    is(&member, (Endpoint::Session, &[]), 200, "").await?;

    let seen = sessions(&admin, &id).await?;
    ensure!(seen.len() == 1 && !seen[0].is_this, "{seen:?}");
    is(&admin, (Endpoint::EndSessions, &[&id]), 204, "").await?;
    is(&member, (Endpoint::Session, &[]), 401, "not_signed_in").await?;
    is(&owner, (Endpoint::EndSessions, &[&admin_id]), 204, "").await?;
    is(&admin, (Endpoint::Session, &[]), 401, "not_signed_in").await
}

pub(crate) async fn a_link_signs_nobody_in_before_they_have_said_so(stage: &Stage) -> Result<()> {
    let (mine, theirs) = (stage.owner("Mine").await?, stage.owner("Theirs").await?);
    let page = stage.page("en").await?;
    page.sign_in(&waiting(&mine, "Ada Lovelace", Role::Member).await?.sign_in.token).await?;
    let organisation = theirs.ask::<SessionView>(Endpoint::Session, &[]).await?.organisation;
    let link = waiting(&theirs, "Grace Hopper", Role::Admin).await?;
    page.open(&format!("/sign-in#{}", link.sign_in.token)).await?;
    page.text_with(".sign-in", &format!("This link signs you in to {organisation}.")).await?;
    page.text_with(".sign-in", "Signed in as Ada Lovelace (Mine").await?;
    page.is_accessible(&axe()?, "the question of the sign-in page").await?;
    // It was only opened: whoever is signed in still is, and the link still works.
    page.open("/people").await?;
    page.text_with(".account-name", "Ada Lovelace").await?;
    page.sign_in(&link.sign_in.token).await?;
    page.text_with(".account-name", "Grace Hopper").await?;
    page.close().await
}

pub(crate) async fn who_leaves_the_page_while_they_are_signed_in_is_who_they_are(
    stage: &Stage,
) -> Result<()> {
    let (mine, theirs) = (stage.owner("Before").await?, stage.owner("After").await?);
    let page = stage.page("en").await?;
    page.sign_in(&waiting(&mine, "Ada Lovelace", Role::Member).await?.sign_in.token).await?;
    let link = waiting(&theirs, "Grace Hopper", Role::Member).await?;
    page.open(&format!("/sign-in#{}", link.sign_in.token)).await?;
    page.find(".sign-in button.button-primary:not([aria-disabled])").await?;
    // The answer comes once the page is another one.
    let held = "const fetched = window.fetch;
        window.fetch = (request) => request.method === 'POST'
            ? fetched(request).then((answer) => new Promise((go) => { window.answer = () => go(answer); }))
            : fetched(request);";
    page.execute(held, vec![]).await?;
    page.click(".sign-in button.button-primary").await?;
    eventually("the answer is there", || async {
        Ok((page.execute("return !!window.answer", vec![]).await? == json!(true)).then_some(()))
    })
    .await?;
    page.click("a.brand").await?;
    page.arrives_at("/people").await?;
    page.execute("window.answer()", vec![]).await?;
    page.text_with(".account-name", "Grace Hopper").await?;
    page.close().await
}

pub(crate) async fn a_link_that_names_another_organisation_lets_nobody_in(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Named").await?;
    let link = waiting(&owner, "Grace Hopper", Role::Member).await?.sign_in.token;
    let (secret, _) = link.split_once('.').context("a name in the link")?;
    for forged in [secret.to_owned(), format!("{secret}."), format!("{secret}.Your%20employer")] {
        let form = json!({ "token": forged });
        let answer = Api::anonymous(&stage.runtime).call(Endpoint::SignIn, &[], Some(form)).await?;
        ensure!((answer.status.as_u16(), answer.code().as_str()) == (401, "link_invalid"), "{}", answer.body);
    }
    let page = stage.page("en").await?;
    page.open(&format!("/sign-in#{secret}")).await?;
    page.text_with(".sign-in [role=alert]", "or is incomplete. Ask for a new one.").await?;
    page.sign_in(&link).await.context("what is true of it still works")?;
    page.close().await
}

/// The sessions page at `path`, once its table is there.
async fn sessions_page(page: &Page, path: &str) -> Result<()> {
    page.open(path).await?;
    page.find("[data-session-id]").await?;
    Ok(())
}

pub(crate) async fn somebody_signs_out_everywhere_else_on_the_sessions_page(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Elsewhere").await?;
    let link = waiting(&owner, "Kay McNulty", Role::Member).await?;
    let page = stage.page("en").await?;
    page.sign_in(&link.sign_in.token).await?;
    let elsewhere = again(stage, &owner, &link.member.id).await?;
    let listed = sessions(&elsewhere, &link.member.id).await?;
    let chrome = Device { browser: Browser::Chrome, system: System::Linux };
    ensure!(listed.iter().any(|one| one.device == Some(chrome)), "{listed:?}");

    page.click(".account-button").await?;
    page.click("#account-menu a[href='/sessions']").await?;
    page.arrives_at("/sessions").await?;
    page.text_with(".members-table", "Chrome on Linux this one").await?;
    page.text_with(".members-table", "Unknown device").await?;
    axe_finds_nothing_serious_at(&page, &["/sessions"]).await?;
    page.click("main .button-danger").await?;
    page.text_with("dialog[open]", "Sign out everywhere else?").await?;
    page.click("dialog[open] .button-danger").await?;
    page.text_with("main", "You are signed in nowhere else.").await?;
    is(&elsewhere, (Endpoint::Session, &[]), 401, "not_signed_in").await?;
    page.close().await
}

pub(crate) async fn an_admin_ends_a_members_session_on_their_page(stage: &Stage) -> Result<()> {
    let owner = stage.owner("Ending").await?;
    let (id, member) = invited(stage, &owner, Role::Member).await?;
    let page = stage.page("en").await?;
    page.sign_in(&waiting(&owner, "Kay McNulty", Role::Admin).await?.sign_in.token).await?;
    page.open("/members").await?;
    page.click(&format!("[data-member-id='{id}'] a")).await?;
    page.text_with("h1", "Where Grace Hopper is signed in").await?;
    sessions_page(&page, &format!("/members/{id}/sessions")).await?;
    page.click("[data-session-id] .button-quiet").await?;
    page.click("dialog[open] .button-danger").await?;
    page.text_with("main", "Nowhere at the moment.").await?;
    is(&member, (Endpoint::Session, &[]), 401, "not_signed_in").await?;
    eventually("the dialog is closed", || async { Ok((!page.has("dialog[open]").await?).then_some(())) })
        .await?;
    page.close().await
}
