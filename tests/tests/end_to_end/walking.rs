//! What a walk by keyboard, zoom, forced colours and on paper finds where axe finds nothing.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use fantoccini::key::Key;
use serde_json::{Value, json};
use simulators::company::{Change, Status};
use tests::rig::{browser::Page, eventually};

use crate::{browsing::signed_in_again, stage::Stage};

/// The pages of all bundles that there are without a wizard or a run.
const PAGES: [&str; 12] = [
    "/people",
    "/structure",
    "/celebrations",
    "/taking-along",
    "/services",
    "/sync",
    "/sync/schedule",
    "/sync/learning",
    "/sync/messages",
    "/members",
    "/audit",
    "/sessions",
];

/// A window of an admin whose organisation has people.
async fn admin(stage: &Stage, subject: &str) -> Result<Page> {
    stage.personio();
    let owner = stage.connected(subject).await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    page.find(".person-row").await?;
    Ok(page)
}

/// Opens a page and waits until all of it is there.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.open(path).await?;
    page.find("main h1").await?;
    eventually("nothing is loading", || async {
        Ok((!page.has("[aria-busy=true], .skeleton").await?).then_some(()))
    })
    .await
}

/// Has the page be seen as on a screen of `width` by `height`.
async fn see_at(page: &Page, width: u32, height: u32) -> Result<()> {
    let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", screen).await.map(drop)
}

pub(crate) async fn nothing_stands_in_the_way_where_little_is_seen(stage: &Stage) -> Result<()> {
    let page = admin(stage, "Little").await?;
    // What stays where it is while one scrolls, and covers something.
    let staying = "return [...document.body.querySelectorAll('*')].filter(it => {
        const { width, height, bottom } = it.getBoundingClientRect();
        return ['fixed', 'sticky'].includes(getComputedStyle(it).position) && width * height > 0 && bottom > 0;
    }).map(it => it.className || it.id || it.tagName)";
    see_at(&page, 320, 800).await?;
    open(&page, "/people").await?;
    ensure!(page.execute(staying, vec![]).await? != json!([]), "where there is room the bars stay");
    // 1280 by 1024 at 400 %, and a telephone on its side.
    for (width, height) in [(320, 256), (640, 360)] {
        see_at(&page, width, height).await?;
        for path in PAGES {
            open(&page, path).await?;
            let staying = page.execute(staying, vec![]).await?;
            ensure!(staying == json!([]), "at {width} × {height}, {path}: {staying}");
            let wider = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            let wider = page.execute(wider, vec![]).await?;
            // Below nothing: a page that is too short to scroll keeps the room of its scroll bar.
            ensure!(
                wider.as_i64().is_some_and(|wider| wider <= 0),
                "at {width} × {height}, {path} is {wider} px too wide"
            );
        }
    }
    page.close().await
}

/// Presses the Tab key, once.
async fn tab(page: &Page) -> Result<()> {
    let focused = page.client().active_element().await?;
    Ok(focused.send_keys(&char::from(Key::Tab).to_string()).await?)
}

pub(crate) async fn the_account_menu_closes_when_the_keyboard_leaves_it(stage: &Stage) -> Result<()> {
    let page = admin(stage, "Menu").await?;
    let is_open = "return document.querySelector('#account-menu').matches(':popover-open')";
    let is_inside = "return document.querySelector('.account').contains(document.activeElement)";
    page.click(".account-button").await?;
    ensure!(page.execute(is_open, vec![]).await? == true, "it is open");
    for _ in 0..20 {
        tab(&page).await?;
        if page.execute(is_inside, vec![]).await? == false {
            ensure!(page.execute(is_open, vec![]).await? == false, "it covers what has the focus");
            return page.close().await;
        }
        ensure!(page.execute(is_open, vec![]).await? == true, "it closes while it is used");
    }
    anyhow::bail!("the keyboard does not leave the menu")
}

pub(crate) async fn what_is_chosen_is_told_apart_in_forced_colours(stage: &Stage) -> Result<()> {
    let page = admin(stage, "Forced").await?;
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.devtools("Emulation.setEmulatedMedia", forced).await?;
    let person = page.find(".person-row").await?.attr("data-person-id").await?.context("nobody")?;
    for (path, chosen, others) in [
        ("/people", ".navigation a[aria-current]", ".navigation a:not([aria-current])"),
        (&*format!("/people/{person}"), ".tabs a[aria-current]", ".tabs a:not([aria-current])"),
        ("/structure", ".ways [aria-pressed=true]", ".ways [aria-pressed=false]"),
        ("/services/bamboohr/setup/prepare", ".step[aria-current]", ".step:not([aria-current])"),
    ] {
        open(&page, path).await?;
        page.find(chosen).await.with_context(|| format!("{path}: {chosen}"))?;
        let outlined = "return [...document.querySelectorAll(arguments[0])].map(it => getComputedStyle(it).outlineStyle)";
        for (which, style) in [(chosen, "solid"), (others, "none")] {
            let styles = page.execute(outlined, vec![json!(which)]).await?;
            let is = |value: &Value| value == style;
            ensure!(styles.as_array().is_some_and(|all| all.iter().all(is)), "{path}: {which}: {styles}");
        }
    }
    page.close().await
}

pub(crate) async fn everybody_is_printed_a_dozen_and_more_on_a_page(stage: &Stage) -> Result<()> {
    let page = admin(stage, "Paper").await?;
    let people = page.find("#people-count").await?.attr("data-count").await?.context("no count")?;
    let people: usize = people.parse()?;
    let printed = page.devtools("Page.printToPDF", json!({})).await?;
    let printed = STANDARD.decode(printed["data"].as_str().context("nothing is printed")?)?;
    // Chromium says in plain text what is a page.
    let printed = String::from_utf8_lossy(&printed);
    let pages = printed.matches("/Type /Page\n").count();
    ensure!(pages > 0 && people > 12 * (pages - 1), "{people} people are on {pages} pages");
    page.close().await
}

pub(crate) async fn pages_and_tables_are_told_apart_by_their_names(stage: &Stage) -> Result<()> {
    let page = admin(stage, "Names").await?;
    let person = page.find(".person-row").await?.attr("data-person-id").await?.context("nobody")?;
    open(&page, "/sync").await?;
    let run = page.find("#history a[href^='/sync/runs/']").await?.attr("href").await?.context("a run")?;
    let profile = format!("/people/{person}");
    let around = format!("{profile}/around");
    let others = [
        &*run,
        &*profile,
        &*around,
        "/services/personio",
        "/services/bamboohr/setup/prepare",
        "/services/bamboohr/setup/create",
        "/services/bamboohr/setup/credential",
        "/nowhere",
    ];
    let nameless = "return [...document.querySelectorAll('table')].filter(it =>
        !it.caption && !it.ariaLabel && !it.ariaLabelledByElements?.length).map(it => it.outerHTML.slice(0, 200))";
    let mut titles = BTreeSet::new();
    for path in PAGES.into_iter().chain(others) {
        open(&page, path).await?;
        let title = page.client().title().await?;
        ensure!(title.ends_with(" · Rollcall"), "{path} is called {title}");
        ensure!(titles.insert(title.clone()), "{path} is called {title}, as another page is");
        let nameless = page.execute(nameless, vec![]).await?;
        ensure!(nameless == json!([]), "{path}: {nameless}");
    }
    page.close().await
}

/// Of the element that `arguments[0]` selects: the character before each place where its text goes on in another line.
const BREAKS: &str =
    "const texts = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let [found, before, last] = [[], null, ''];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (let place = 0; place < text.data.length; place += 1) {
            range.setStart(text, place);
            range.setEnd(text, place + 1);
            const { top } = range.getBoundingClientRect();
            if (before !== null && top > before + 2) found.push(last);
            [before, last] = [top, text.data[place]];
        }
    }
    return found;";

pub(crate) async fn an_address_breaks_only_where_a_part_of_it_ends(stage: &Stage) -> Result<()> {
    let personio = stage.personio();
    let people = personio.people();
    let somebody = people.iter().find(|person| person.status == Status::Active).context("nobody")?;
    let email = "maximilianealexandra.oberhuberkaltenbrunner@nordlichtsolutions.example".to_owned();
    personio
        .change(somebody.id, Change { email: Some(email), ..Change::default() })
        .ok()
        .context("no change")?;
    let owner = stage.connected("Breaks").await?;
    let page = stage.page("en").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    see_at(&page, 320, 640).await?;
    open(&page, &format!("/people/{}", somebody.id)).await?;
    let breaks = page.execute(BREAKS, vec![json!("a[href^='mailto:']")]).await?;
    ensure!(breaks == json!([".", "@"]), "it goes on in another line after {breaks}");
    page.close().await
}

pub(crate) async fn a_row_that_has_the_focus_says_that_arrows_lead_on(stage: &Stage) -> Result<()> {
    let page = admin(stage, "Arrows").await?;
    let hint = "return [...document.querySelectorAll('.person-row > a')].map(it => getComputedStyle(it, '::after').content)
        .filter(content => content !== 'none')";
    ensure!(page.execute(hint, vec![]).await? == json!([]), "nothing has the focus");
    page.fill("#people-search", "").await?;
    page.find("#people-search").await?.send_keys(&char::from(Key::Down).to_string()).await?;
    page.find(".person-row[aria-posinset='1'] > a:focus-visible").await?;
    let hints = page.execute(hint, vec![]).await?;
    ensure!(hints.as_array().is_some_and(|hints| hints.len() == 1), "{hints}");
    let keys = page.find(".person-row > a:focus").await?.attr("aria-keyshortcuts").await?;
    ensure!(keys.as_deref() == Some("ArrowUp ArrowDown"), "{keys:?}");
    page.close().await
}

pub(crate) async fn a_profile_comes_first_on_a_telephone_that_is_new_here(stage: &Stage) -> Result<()> {
    stage.personio();
    let owner = stage.connected("Telephone").await?;
    let person = stage.personio().people().first().context("somebody")?.clone();
    let profile = format!("/people/{}", person.id);
    let page = stage.page("en").await?;
    see_at(&page, 360, 640).await?;
    // Somebody has scanned a code, or followed a link in a message.
    page.open(&profile).await?;
    page.arrives_at("/sign-in").await?;
    page.sign_in(&signed_in_again(&owner).await?).await?;
    page.arrives_at(&profile).await?;
    page.text_with("article.profile h1", &person.last_name).await?;
    // Nothing of the list is there, and who it is and the first of what is known of them need no scrolling.
    ensure!(!page.has(".person-row").await?);
    let first =
        "return [...document.querySelectorAll('article.profile h1, article.profile .entry:first-of-type')]
        .map(it => it.getBoundingClientRect()).every(({ top, bottom }) => top >= 0 && bottom <= innerHeight)";
    ensure!(page.execute(first, vec![]).await? == true, "the profile begins below what is seen first");
    page.close().await
}
