//! Taking the directory along, at a browser: who may, whom, as what, and that it is recorded.

use anyhow::{Context as _, Result, ensure};
use domain::{
    access::Role,
    api::{endpoint::Endpoint, taking_along::TakenAs},
    audit::{Act, Detail},
    directory::snapshot::DirectorySnapshot,
};
use serde_json::json;
use tests::rig::{api::Api, browser::Page, eventually};

use crate::{
    auditing::trail,
    browsing::{axe_finds_nothing_serious_at, signed_in_again},
    browsing_members::waiting,
    stage::Stage,
};

/// What was taken along, by the trail: as what, how many people, and whether it was refused.
async fn taken(owner: &Api) -> Result<Vec<(TakenAs, u32, bool)>> {
    let exported = trail(owner).await?.into_iter().filter(|entry| entry.deed.act == Act::DirectoryExported);
    exported
        .map(|entry| match entry.deed.detail {
            Some(Detail::Taken { format, people }) => Ok((format, people, entry.deed.refused.is_some())),
            other => anyhow::bail!("{other:?}"),
        })
        .collect()
}

/// Has the page keep the bytes of what it would save, and not print.
const KEEP: &str = "window.kept = []; window.printed = [];
    URL.createObjectURL = blob => { blob.arrayBuffer().then(bytes => window.kept.push([...new Uint8Array(bytes)])); return '#'; };
    window.print = () => window.printed.push(document.querySelectorAll('.paper tbody tr').length);";

/// What is saved when `button` is pressed.
async fn saved(page: &Page, button: &str) -> Result<Vec<u8>> {
    page.execute("window.kept = []", vec![]).await?;
    page.click(button).await?;
    eventually("a file is saved", || async {
        let kept = page.execute("return window.kept[0] || null", vec![]).await?;
        Ok(serde_json::from_value::<Option<Vec<u8>>>(kept)?)
    })
    .await
}

pub(crate) async fn whom_the_list_shows_is_taken_along_as_each_kind_of_file_and_recorded(
    stage: &Stage,
) -> Result<()> {
    let owner = stage.connected("Mitnahme").await?;
    let directory: DirectorySnapshot = owner.ask(Endpoint::Directory, &[]).await?;
    let departments = directory.departments.as_ref().context("departments are released")?;
    let of = |name: &str| (0..directory.len()).filter(|n| departments.get(*n) == Some(name)).count();
    let (name, count) =
        departments.terms.iter().map(|name| (name, of(name))).max_by_key(|(_, n)| *n).context("none")?;
    let page = stage.page("de").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    page.find(".person-row").await?;
    page.click("[popovertarget='department']").await?;
    page.find("#department .tick").await?;
    let choose =
        "[...document.querySelectorAll('#department input')].find(one => one.value === arguments[0]).click()";
    page.execute(choose, vec![json!(name)]).await?;
    page.find(&format!("#people-count[data-count='{count}']")).await?;
    page.click(".take-along a[href^='/taking-along']").await?;
    page.arrives_at("/taking-along").await?;
    page.find(&format!("#taking-count[data-count='{count}']")).await?;
    ensure!(page.text("#taking-narrowed").await?.contains(name.as_str()));
    let address = page.client().current_url().await?;
    axe_finds_nothing_serious_at(&page, &["/taking-along"]).await?;

    page.client().goto(address.as_str()).await?;
    page.find(&format!("#taking-count[data-count='{count}']")).await?;
    page.execute(KEEP, vec![]).await?;
    let csv = String::from_utf8(saved(&page, "#take-csv").await?)?;
    let rows = csv.strip_prefix('\u{feff}').context("no byte order mark")?;
    ensure!(rows.starts_with("\"Vorname\";\"Nachname\";"), "{}", rows.lines().next().unwrap_or_default());
    ensure!(rows.lines().count() == count + 1, "{} lines", rows.lines().count());
    // The part that makes it is loaded now, under the policy of the pages.
    let book = saved(&page, "#take-xlsx").await?;
    ensure!(book.starts_with(b"PK\x03\x04"), "no workbook");
    let cards = String::from_utf8(saved(&page, "#take-cards-4").await?)?;
    ensure!(cards.matches("BEGIN:VCARD\r\nVERSION:4.0\r\n").count() == count, "{cards}");
    ensure!(!cards.contains("BDAY"), "{cards}");
    page.click("#take-paper").await?;
    eventually("it is printed", || async {
        let printed = page.execute("return window.printed[0] || null", vec![]).await?;
        Ok((printed == json!(count)).then_some(()))
    })
    .await?;
    page.execute("dispatchEvent(new Event('afterprint'))", vec![]).await?;
    eventually("nothing is left to be printed", || async { Ok((!page.has(".paper").await?).then_some(())) })
        .await?;

    let people = u32::try_from(count)?;
    let expected = TakenAs::ALL.map(|format| (format, people, false));
    ensure!(taken(&owner).await? == expected, "{:?}", taken(&owner).await?);
    page.open("/audit?act=directory_exported").await?;
    page.text_with("[data-sequence]", &format!("Personen: {count}")).await?;
    page.close().await
}

pub(crate) async fn admins_keep_the_directory_until_one_of_them_lets_everybody(stage: &Stage) -> Result<()> {
    let owner = stage.connected("Kept").await?;
    let link = waiting(&owner, "Bea", Role::Member).await?;
    let page = stage.page("en").await?;
    page.sign_in(&link.sign_in.token).await?;
    page.find(".person-row").await?;
    page.click(".take-along a[href^='/taking-along']").await?;
    page.arrives_at("/taking-along").await?;
    page.text_with(".empty", "only admins take the directory along").await?;
    ensure!(!page.has("#take-csv").await?);
    // Nor by the API.
    let script = "const done = arguments[arguments.length - 1];
        fetch('/api/directory/export', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ format: 'csv', people: 7 }),
        }).then(async answer => done([answer.status, (await answer.json()).error.code]))";
    let refused = page.execute_async(script, vec![]).await?;
    ensure!(refused == json!([403, "directory_kept"]), "{refused}");
    ensure!(taken(&owner).await? == [(TakenAs::Csv, 7, true)]);
    owner.save_settings(json!({ "taking_along": "everybody" })).await?;
    page.client().refresh().await?;
    page.find("#take-csv").await?;
    page.execute(KEEP, vec![]).await?;
    ensure!(!saved(&page, "#take-csv").await?.is_empty());
    ensure!(taken(&owner).await?.len() == 2);
    page.close().await
}
