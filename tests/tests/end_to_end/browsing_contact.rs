//! What companies type into their HR systems, in the browser: numbers that are dialled, names that are searched, and a file
//! that a spreadsheet opens.

use anyhow::{Context as _, Result, ensure};
use simulators::company::{Change, Status};

use crate::{browsing::signed_in_again, stage::Stage};

/// What the German, the English and the Russian spreadsheet parts columns by.
const SEPARATORS: [(&str, char); 3] = [("de", ';'), ("en", ','), ("ru", ';')];

pub(crate) async fn an_odd_number_is_dialled_and_an_odd_name_found_and_exported_as_text(
    stage: &Stage,
) -> Result<()> {
    let personio = stage.personio();
    let people = personio.people();
    let somebody = people.iter().find(|person| person.status == Status::Active).context("nobody")?;
    let change = Change {
        first_name: Some("Siobhán-Ann".to_owned()),
        last_name: Some("O\u{2bc}Mallory;=1+1;x".to_owned()),
        work_phone: Some("\u{200e}Tel. +49 (0)40 306988 ext. 56".to_owned()),
        ..Change::default()
    };
    personio.change(somebody.id, change).ok().context("no change")?;
    let owner = stage.connected("Kontakt").await?;
    for (language, separator) in SEPARATORS {
        let page = stage.page(language).await?;
        page.sign_in(&signed_in_again(&owner).await?).await?;
        for query in ["omallory", "O’Mallory siobhan", "siobhanann"] {
            page.open("/people").await?;
            page.fill("#people-search", query).await?;
            page.find(&format!(
                "#people-count[data-count='1'], .person-row[data-person-id='{}']",
                somebody.id
            ))
            .await?;
        }
        page.click(&format!(".person-row[data-person-id='{}']", somebody.id)).await?;
        page.arrives_at(&format!("/people/{}", somebody.id)).await?;
        let link = page.find("main a[href^='tel:']").await?.attr("href").await?;
        ensure!(link.as_deref() == Some("tel:+4940306988;ext=56"), "{link:?}");

        page.open("/sync/runs/1").await?;
        page.find("#run-changes tbody tr").await?;
        let keep = "window.kept = new Promise(done => { URL.createObjectURL = blob => {
            blob.arrayBuffer().then(bytes => done([...new Uint8Array(bytes)])); return '#'; }; });";
        page.execute(keep, vec![]).await?;
        page.click("#download-csv").await?;
        let bytes = page.execute_async("window.kept.then(arguments[0]);", vec![]).await?;
        let bytes: Vec<u8> = serde_json::from_value(bytes)?;
        let text = String::from_utf8(bytes)?;
        let rows = text.strip_prefix('\u{feff}').context("no byte order mark")?;
        let row = rows.lines().find(|row| row.contains("Mallory")).context("they are not in it")?;
        let cells: Vec<_> = row.split(&format!("\"{separator}\"")).collect();
        ensure!(cells.len() == 3 && cells[1] == "Siobhán-Ann O\u{2bc}Mallory;'=1+1;x", "{row}");
        ensure!(rows.lines().all(|row| row.starts_with('"') && row.ends_with('"')), "a value is not quoted");
        page.close().await?;
    }
    Ok(())
}
