//! The directory without a network: the runtime is killed, and the browser goes on with what it has sealed. What a browser
//! has written down is looked for on its disk.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use domain::api::{endpoint::Endpoint, session::SessionView};
use serde_json::json;
use simulators::{
    company::Person,
    personio::{Grant, Options, Simulator},
};
use tests::rig::{
    api::Api,
    browser::Page,
    eventually,
    runtime::{Pace, Runtime},
};

use crate::{
    browsing::signed_in_again,
    stage::{EVERYTHING, Stage, root},
};

/// What is written down unsealed, to see that it is found.
const CONTROL: &str = "control.person@nordlicht.example";

/// An organisation at a runtime of its own, which can be killed.
struct Company {
    personio: Simulator,
    runtime: Runtime,
    owner: Api,
}

impl Company {
    async fn begin() -> Result<Self> {
        let personio = Simulator::start(Options { people: 60, rate_limits: false, ..Options::default() })?;
        let runtime = Runtime::start(&root(), &[("PERSONIO_URL", personio.url())], Pace::Unlimited).await?;
        let owner = Api::owner_of_new(&runtime, "Offline").await?;
        owner.connect(personio.credentials(Grant::Full), &EVERYTHING).await?;
        Ok(Self { personio, runtime, owner })
    }

    /// Somebody whose names are none of an ordinary word's.
    fn somebody(&self) -> Result<std::sync::Arc<Person>> {
        let people = self.personio.control().people();
        let found = people.into_iter().find(|one| {
            one.last_name.chars().count() > 5 && one.last_name.is_ascii() && one.first_name.is_ascii()
        });
        found.context("nobody")
    }
}

/// How many answers are kept, sealed; and whether both bundles are at hand.
async fn kept(page: &Page) -> Result<(u64, bool)> {
    let script = "const done = arguments[arguments.length - 1];
        (async () => {
            const copies = (await caches.has('rollcall-copy'))
                ? (await (await caches.open('rollcall-copy')).keys()).length : 0;
            const files = await caches.open('rollcall-files');
            return [copies, !!(await files.match('/')) && !!(await files.match('/structure'))];
        })().then(done, () => done([99, false]))";
    let told = page.execute_async(script, vec![]).await?;
    serde_json::from_value(told).context("another shape")
}

async fn keeps(page: &Page) -> Result<()> {
    eventually("the directory is kept", || async { Ok((kept(page).await? == (2, true)).then_some(())) }).await
}

async fn keeps_nothing(page: &Page) -> Result<()> {
    eventually("nothing is kept", || async { Ok((kept(page).await?.0 == 0).then_some(())) }).await
}

/// Whether a file of the browser's has this text, as its bytes or as two bytes a letter.
fn has(content: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [text.as_bytes(), &wide].iter().any(|bytes| content.windows(bytes.len()).any(|part| part == *bytes))
}

/// Each file below a folder.
fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else if let Ok(content) = fs::read(&path) {
            // A lock, or a socket, is no file.
            found.push((path.display().to_string(), content));
        }
    }
    Ok(())
}

pub(crate) async fn a_colleague_is_found_without_a_network_and_nothing_readable_is_on_the_disk(
    stage: &Stage,
) -> Result<()> {
    let mut company = Company::begin().await?;
    let somebody = company.somebody()?;
    let profile = tempfile::tempdir()?;
    let page = stage.driver().await?.page_in(profile.path(), &company.runtime.url(), "en").await?;
    page.sign_in(&signed_in_again(&company.owner).await?).await?;
    page.open("/people").await?;
    page.find("#people-list").await?;
    // By the first visit.
    keeps(&page).await?;

    company.runtime.kill();
    page.open("/people").await?;
    page.text_with("#offline", "No connection").await?;
    // By a name that is misspelt.
    let misspelt = format!("{}{}", somebody.last_name, somebody.last_name.chars().last().unwrap_or('x'));
    page.fill("#people-search", &misspelt).await?;
    page.find(&format!("#people-list a[href='/people/{}']", somebody.id)).await?;
    // A page that was never open.
    page.open(&format!("/people/{}", somebody.id)).await?;
    page.text_with("h1", &somebody.last_name).await?;
    page.open(&format!("/people/{}/around", somebody.id)).await?;
    page.find("#card-3").await?;
    page.open("/structure").await?;
    page.find("#structure-tree [role=treeitem]").await?;
    ensure!(page.has("#offline").await?);

    // Whoever has the disk reads nobody's address, and no name but of whom the history's titles tell. What is kept as it is,
    // beside the copy, is found.
    let script = "const done = arguments[arguments.length - 1];
        caches.open('control').then((cache) => cache.put('/control', new Response(arguments[0]))).then(done)";
    page.execute_async(script, vec![json!(CONTROL)]).await?;
    let mut written = Vec::new();
    files(profile.path(), &mut written)?;
    ensure!(written.iter().any(|(_, content)| has(content, CONTROL)), "nothing would be found");
    let listed: domain::directory::snapshot::DirectorySnapshot = {
        company.runtime.resume().await?;
        company.owner.ask(Endpoint::Directory, &[]).await?
    };
    for person in company.personio.control().people() {
        if !listed.ids.iter().any(|id| id.as_str() == person.id.to_string()) {
            continue;
        }
        let name = format!("{} {}", person.first_name, person.last_name);
        for (file, content) in &written {
            ensure!(!has(content, &person.email), "{file} has an address");
            ensure!(person.id == somebody.id || !has(content, &name), "{file} has a name");
        }
    }

    // The network is back.
    page.open("/people").await?;
    page.find("#people-list").await?;
    ensure!(!page.has("#offline").await?);
    page.click(".account-button").await?;
    page.click("#account-menu button.button").await?;
    page.arrives_at("/sign-in").await?;
    keeps_nothing(&page).await?;
    company.runtime.kill();
    page.open("/people").await?;
    page.find("main").await?;
    ensure!(!page.has("#people-list").await?, "who has signed out has nothing left");
    page.close().await
}

/// Changes until when the copy of the directory is kept, by somebody who has the device, and how it is asked for then.
async fn moved(page: &Page, until: &str) -> Result<u64> {
    let script = "const done = arguments[arguments.length - 1];
        (async () => {
            const cache = await caches.open('rollcall-copy');
            const kept = await cache.match('/api/directory');
            const headers = new Headers(kept.headers);
            headers.set('x-until', eval(arguments[0]));
            await cache.put('/api/directory', new Response(await kept.arrayBuffer(), { headers }));
            return (await fetch('/api/directory')).status;
        })().then(done, () => done(0))"
        .replace("eval(arguments[0])", until);
    page.execute_async(&script, vec![]).await?.as_u64().context("no status")
}

pub(crate) async fn what_is_kept_ends_with_the_session_with_its_time_and_when_an_admin_says_so(
    stage: &Stage,
) -> Result<()> {
    let mut company = Company::begin().await?;
    let page = stage.page_of(&company.runtime, "en").await?;
    page.sign_in(&signed_in_again(&company.owner).await?).await?;
    page.open("/people").await?;
    keeps(&page).await?;

    // Its time can't be made longer, and is over when it is over.
    for until in ["Date.now() + 1e12", "Date.now() - 1"] {
        company.runtime.kill();
        ensure!(moved(&page, until).await? == 0, "{until} was believed");
        keeps_nothing(&page).await?;
        company.runtime.resume().await?;
        page.open("/people").await?;
        keeps(&page).await?;
    }

    // Who signs out without a network has nothing left here, though the session goes on.
    company.runtime.kill();
    let script = "const done = arguments[arguments.length - 1];
        fetch('/api/session', { method: 'DELETE' }).then(() => done('answered'), () => done('offline'))";
    ensure!(page.execute_async(script, vec![]).await? == "offline");
    keeps_nothing(&page).await?;
    company.runtime.resume().await?;
    page.open("/people").await?;
    keeps(&page).await?;

    // No page is given the key.
    let script = "const done = arguments[arguments.length - 1];
        fetch('/api/directory').then((told) => done([...told.headers.keys()].filter((name) => name.startsWith('x-off'))))";
    ensure!(page.execute_async(script, vec![]).await? == json!([]));

    // An admin says that devices keep nothing.
    company.owner.save_settings(json!({ "offline_days": "0" })).await?;
    page.open("/people").await?;
    keeps_nothing(&page).await?;
    company.owner.save_settings(json!({ "offline_days": "3" })).await?;
    page.open("/people").await?;
    keeps(&page).await?;

    // The session is ended elsewhere.
    let script = "const done = arguments[arguments.length - 1];
        fetch('/api/session').then((told) => told.json()).then(done)";
    let told: SessionView = serde_json::from_value(page.execute_async(script, vec![]).await?)?;
    company.owner.call(Endpoint::RemoveMember, &[&told.id], None).await?;
    page.open("/people").await?;
    page.arrives_at("/sign-in").await?;
    keeps_nothing(&page).await?;
    page.close().await
}
