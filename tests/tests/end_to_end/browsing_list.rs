//! The list as somebody wants to see it: filtered, in groups, as cards, saved, and who is new in it.

use anyhow::{Result, ensure};
use serde_json::json;
use simulators::company::{Change, Status};

use crate::{
    browsing::{axe_finds_nothing_serious_at, signed_in_again},
    stage::Stage,
};

/// Ticks something in a menu, or takes the tick away.
const TICK: &str = "document.querySelector(arguments[0]).click()";

pub(crate) async fn a_list_is_filtered_grouped_saved_and_opened_again(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.connected("Ansichten").await?;
    let page = stage.page("de").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    page.find(".person-row").await?;
    let all = page.text("#people-count").await?;
    page.click("[popovertarget='department']").await?;
    page.find("#department .tick:nth-of-type(2)").await?;
    for n in [1, 2] {
        page.execute(TICK, vec![json!(format!("#department .tick:nth-of-type({n}) input"))]).await?;
    }
    page.text_with("[popovertarget='department']", "· 2").await?;
    page.click("[popovertarget='people-view']").await?;
    page.find("#people-view .tick").await?;
    ensure!(!page.has("#department .tick").await?, "one menu is open at a time");
    page.execute(TICK, vec![json!("#people-view [value='department']")]).await?;
    page.find(".people-group").await?;
    page.execute(TICK, vec![json!("#people-view [value='cards']")]).await?;
    page.find(".people-list.cards").await?;
    page.click("h1").await?;
    let count = page.text("#people-count").await?;
    ensure!(count != all, "{count}");
    page.text_with(".people-group h2", "·").await?;
    page.find("#people-list .person-row").await?;

    page.click(".take-along a[href^='/views']").await?;
    page.arrives_at("/views").await?;
    page.fill("#view-name", "Meine <b>Leute</b>").await?;
    page.click(".taking-page form button").await?;
    page.text_with(".view-line a", "Meine <b>Leute</b>").await?;
    axe_finds_nothing_serious_at(
        &page,
        &["/views", "/people", "/people?group=team", "/people?as=cards&group=department"],
    )
    .await?;
    page.open("/people").await?;
    page.click("#views + ul a").await?;
    page.find(".people-list.cards .people-group").await?;
    ensure!(page.text("#people-count").await? == count, "the same people");
    ensure!(page.text("[popovertarget='department']").await?.ends_with("· 2"), "the same filters");

    page.click(".people-chips button").await?;
    page.text_with("[popovertarget='department']", "· 1").await?;
    page.open("/views").await?;
    page.click(".view-line button").await?;
    page.open("/people").await?;
    page.find(".person-row").await?;
    ensure!(!page.has("#views").await?, "a view that was removed is gone");
    page.close().await
}

pub(crate) async fn whoever_came_since_the_last_visit_is_at_hand(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Neue").await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    page.find(".person-row").await?;
    ensure!(!page.has("#new").await?, "nobody is new at the first visit");
    let hired = personio.hire(1);
    for id in &hired {
        personio.change(*id, Change { status: Some(Status::Active), ..Change::default() })?;
    }
    owner.sync().await?;
    page.open("/people").await?;
    page.find(".person-row").await?;
    ensure!(!page.has("#new").await?, "this visit has begun");
    let tab = page.client().new_window(true).await?;
    page.client().switch_to_window(tab.handle).await?;
    page.open("/people").await?;
    for id in hired {
        page.find(&format!("#new + ul a[href='/people/{id}']")).await?;
    }
    page.close().await
}
