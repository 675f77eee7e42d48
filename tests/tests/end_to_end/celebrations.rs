//! Celebrations, at a browser: somebody says yes, a colleague sees it, a calendar reads it, and it is gone when it is taken
//! back.

use anyhow::{Context as _, Result, ensure};
use chrono::Datelike;
use tests::rig::{api::Api, browser::Page, eventually};

use crate::{
    browsing::{axe_finds_nothing_serious_at, signed_in_again},
    signing_in::signing_in,
    stage::Stage,
    ways_in_and_out::signed_in,
};

/// The events that a calendar reads at an address; nothing where it reads none.
async fn events(anybody: &Api, address: &str) -> Result<Option<usize>> {
    let path = address.find("/api/").and_then(|at| address.get(at..)).context("an address of ours")?;
    let response = anybody.by("GET", path).send().await?;
    let kind = response.headers().get("content-type").and_then(|kind| kind.to_str().ok()).map(str::to_owned);
    if response.status() != 200 {
        ensure!(response.status() == 404, "{}", response.status());
        return Ok(None);
    }
    ensure!(kind.as_deref() == Some("text/calendar; charset=utf-8"), "{kind:?}");
    Ok(Some(response.text().await?.matches("BEGIN:VEVENT").count()))
}

/// Presses a button, and waits until it has done what it does.
async fn tick(page: &Page, is: bool) -> Result<()> {
    page.click("#own-birthday").await?;
    eventually("it is kept", || async {
        let script =
            "const box = document.getElementById('own-birthday'); return !box.disabled && box.checked";
        Ok((page.execute(script, vec![]).await? == is).then_some(()))
    })
    .await
}

pub(crate) async fn somebody_shares_their_birthday_and_takes_it_back(stage: &Stage) -> Result<()> {
    let (_, organisation) = signing_in(stage, "Celebrating").await?;
    let anybody = Api::anonymous(&stage.runtime);
    let known = stage.personio().people();
    let at_work = stage.identity().control().at_work();
    let born = |address: &String| {
        known.iter().find(|one| one.email.eq_ignore_ascii_case(address) && one.birthday.is_some())
    };
    let born = at_work.iter().enumerate().find_map(|(number, address)| Some((number, born(address)?)));
    let (number, own) = born.context("nobody was born")?;
    let born = own.birthday.context("a birthday")?;
    let page = signed_in(stage, &organisation, number).await?;
    let colleague = signed_in(stage, &organisation, number + 1).await?;
    let month = format!("/celebrations?month=2026-{:02}", born.month());
    let profile = format!("/people/{}", own.id);
    let of_own = format!(".celebrated a[href='{profile}']");
    // The directory leads there.
    colleague.click("#celebrations a").await?;
    colleague.text_with("#shares + ul", "Birthday: 0 of").await?;
    colleague.click("#calendar-make").await?;
    let calendar = eventually("an address", || async {
        Ok(if colleague.has("#calendar-address").await? {
            Some(colleague.value("#calendar-address").await?)
        } else {
            None
        })
    })
    .await?;
    ensure!(events(&anybody, &calendar).await? == Some(0));

    axe_finds_nothing_serious_at(&page, &["/celebrations"]).await?;
    page.open(&month).await?;
    page.find("#own-birthday").await?;
    tick(&page, true).await?;
    page.find(&of_own).await?;
    page.text_with("#shares + ul", "Birthday: 1 of").await?;
    colleague.open(&month).await?;
    colleague.find(&of_own).await?;
    colleague.open(&profile).await?;
    colleague.text_with(".profile", "Birthday").await?;
    ensure!(events(&anybody, &calendar).await? == Some(1));

    tick(&page, false).await?;
    page.text_with("#shares + ul", "Birthday: 0 of").await?;
    colleague.open(&month).await?;
    colleague.text_with("#shares + ul", "Birthday: 0 of").await?;
    ensure!(!colleague.has(&of_own).await?, "it was taken back");
    colleague.open(&profile).await?;
    colleague.text_with("h1", &own.last_name).await?;
    ensure!(!colleague.text(".profile").await?.contains("Birthday"));
    ensure!(events(&anybody, &calendar).await? == Some(0));

    // A month is a page of its own, with the ways to the next.
    colleague.open("/celebrations?month=2026-12").await?;
    colleague.click("#month-later").await?;
    colleague.text_with("#month", "January 2027").await?;
    colleague.click("#calendar-end").await?;
    eventually("it has ended", || async { Ok(events(&anybody, &calendar).await?.is_none().then_some(())) })
        .await?;
    page.close().await?;
    colleague.close().await
}

pub(crate) async fn who_has_come_by_a_link_is_told_how_to_share(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.connected("Links alone").await?;
    let page = stage.page("de").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    axe_finds_nothing_serious_at(&page, &["/celebrations"]).await?;
    page.text_with("#own", "Identitätsanbieter").await?;
    ensure!(!page.has("#own input").await?);
    page.close().await
}
