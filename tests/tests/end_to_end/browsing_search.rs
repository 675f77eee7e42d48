//! Finding somebody as people do: in another alphabet, by their phone, with a slip, by keyboard alone.

use anyhow::{Context as _, Result, ensure};
use fantoccini::key::Key;
use simulators::company::{Change, Status};

use crate::{browsing::signed_in_again, stage::Stage};

pub(crate) async fn somebody_is_found_in_any_spelling_and_by_keyboard(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let people = personio.people();
    let somebody = people.iter().find(|person| person.status == Status::Active).context("nobody")?;
    let change = Change {
        first_name: Some("Анна".to_owned()),
        last_name: Some("Жуховицкая".to_owned()),
        work_phone: Some("+49 40 3069988".to_owned()),
        ..Change::default()
    };
    personio.change(somebody.id, change).ok().context("no change")?;
    let owner = stage.connected("Suche").await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    page.open("/people").await?;
    let first = format!(".person-row[aria-posinset='1'][data-person-id='{}']", somebody.id);
    for query in ["zhukhovitskaya", "anna schuchowizkaja", "жуховецкая", "040 3069988", "0049 (40) 30 69 988"]
    {
        page.fill("#people-search", query).await?;
        page.find(&first).await.with_context(|| query.to_owned())?;
    }
    page.fill("#people-search", "schuchowiz").await?;
    page.text_with(&format!("{first} mark"), "Жуховицкая").await?;

    page.fill("#people-search", &format!("anna zhukhov{}", char::from(Key::Enter))).await?;
    page.arrives_at(&format!("/people/{}", somebody.id)).await?;
    page.client().back().await?;
    page.find(&first).await?;
    ensure!(page.value("#people-search").await? == "anna zhukhov", "what was typed is there on the way back");

    page.fill("#people-search", "Xqzvw").await?;
    page.find("#people-count[data-count='0']").await?;
    page.open("/people?department=Closed").await?;
    page.find("#people-count[data-count='0']").await?;
    page.open("/people").await?;
    page.find(".person-row").await?;
    page.find("body").await?.send_keys("/").await?;
    let focused =
        page.execute("return document.activeElement.id + document.activeElement.value", vec![]).await?;
    ensure!(focused == "people-search", "{focused}");
    page.close().await
}
