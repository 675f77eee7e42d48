//! An admin at a browser who looks at something else when something needs them.

use anyhow::{Context as _, Result, ensure};
use simulators::personio::Grant;
use tests::rig::eventually;

use crate::{browsing_sync::admin_at, stage::Stage};

pub(crate) async fn a_refused_credential_is_told_on_every_admin_page_until_it_works_again(
    stage: &Stage,
) -> Result<()> {
    let personio = stage.personio();
    let owner = stage.connected("Attention").await?;
    let page = admin_at(stage, &owner, "en").await?;
    page.open("/members").await?;
    page.find("table").await?;
    ensure!(!page.has("#attention").await?, "nothing needs anybody");

    personio.revoke(Grant::Directory);
    owner.sync().await?;
    page.open("/members").await?;
    page.text_with("#attention", "Personio").await?;
    page.text_with(".navigation a[href='/sync'] .attention-mark", "1").await?;
    page.click("#attention a").await?;
    page.arrives_at("/services/personio").await?;
    page.text_with("main", "Connect again").await?;
    ensure!(!page.has("#attention").await?, "the page tells it itself");

    page.open("/sync").await?;
    page.text_with("#attention-list", "Personio").await?;
    ensure!(!page.has("#attention").await?, "the list tells it");
    personio.restore(Grant::Directory);
    page.click("#sync-now").await?;
    let is_over = async || Ok((!page.has("#attention-list").await?).then_some(()));
    eventually("nothing needs anybody any more", is_over).await.context("after a sync that went well")?;
    ensure!(!page.has(".attention-mark").await?);
    page.open("/members").await?;
    page.find("table").await?;
    ensure!(!page.has("#attention").await?);
    Ok(())
}
