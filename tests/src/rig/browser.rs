//! A person at a browser: headless Chromium, driven over `WebDriver`.

use std::{
    path::Path,
    process::{Command, Stdio},
    str::FromStr,
};

use anyhow::{Context as _, Result, ensure};
use fantoccini::{
    Client, ClientBuilder, Locator, elements::Element, key::Key, wd::WebDriverCompatibleCommand,
};
use reqwest::{Method, Url};
use serde_json::{Value, json};

use super::{
    eventually,
    process::{Process, free_port},
};

/// A `ChromeDriver` that runs.
#[derive(Debug)]
pub struct Driver {
    port: u16,
    _process: Process,
}

/// A window of a fresh profile.
#[derive(Debug, Clone)]
pub struct Page {
    client: Client,
    url: String,
}

/// A command of Chromium's own protocol, `DevTools`, which `ChromeDriver` passes on.
#[derive(Debug)]
struct DevTools(Value);

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as FromStr>::Err> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.to_string()))
    }
}

impl Driver {
    /// Starts `ChromeDriver`, which is on the PATH or where `CHROMEDRIVER` says.
    pub async fn start() -> Result<Self> {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let port = free_port()?;
        let mut command = Command::new(program);
        command
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .stdin(Stdio::null());
        let driver = Self { port, _process: Process::start(&mut command)? };
        let status = format!("http://127.0.0.1:{port}/status");
        eventually("ChromeDriver answers", || async { Ok(reqwest::get(&status).await.ok().map(drop)) })
            .await?;
        Ok(driver)
    }

    /// A window of a fresh profile for the app at `url`, in `language`.
    pub async fn page(&self, url: &str, language: &str) -> Result<Page> {
        self.page_with(url, language, &[]).await
    }

    /// The same, whose profile is in a folder of its own: what the browser writes down can be looked at there.
    pub async fn page_in(&self, profile: &Path, url: &str, language: &str) -> Result<Page> {
        self.page_with(url, language, &[&format!("--user-data-dir={}", profile.display())]).await
    }

    /// The same, whose browser listens to other programs at `port`.
    pub async fn page_listening(&self, port: u16, url: &str, language: &str) -> Result<Page> {
        self.page_with(url, language, &[&format!("--remote-debugging-port={port}")]).await
    }

    async fn page_with(&self, url: &str, language: &str, more: &[&str]) -> Result<Page> {
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1440,900",
        ];
        let arguments: Vec<_> = arguments.iter().chain(more).collect();
        let mut options = json!({
            "args": arguments,
            "prefs": { "intl.accept_languages": language },
        });
        if let Ok(binary) = std::env::var("CHROMIUM") {
            options["binary"] = json!(binary);
        }
        let Value::Object(capabilities) = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
        }) else {
            unreachable!("an object was written")
        };
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .context("cannot open a window")?;
        Ok(Page { client, url: url.to_owned() })
    }
}

impl Page {
    /// The `WebDriver` client, for what this page has no word for.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens an address of the app.
    pub async fn open(&self, path: &str) -> Result<()> {
        Ok(self.client.goto(&format!("{}{path}", self.url)).await?)
    }

    /// The path that is open.
    pub async fn path(&self) -> Result<String> {
        Ok(self.client.current_url().await?.path().to_owned())
    }

    /// Waits for an element.
    pub async fn find(&self, css: &str) -> Result<Element> {
        eventually(css, || async { Ok(self.client.find(Locator::Css(css)).await.ok()) }).await
    }

    /// Whether there is such an element now.
    pub async fn has(&self, css: &str) -> Result<bool> {
        Ok(!self.client.find_all(Locator::Css(css)).await?.is_empty())
    }

    /// Clicks as soon as there is something to click.
    pub async fn click(&self, css: &str) -> Result<()> {
        // What is being drawn again may be gone between finding and clicking.
        eventually(css, || async {
            let Ok(element) = self.client.find(Locator::Css(css)).await else { return Ok(None) };
            if !element.is_enabled().await.unwrap_or(false) {
                return Ok(None);
            }
            // As a person does: what is half behind the header is scrolled to first.
            let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            _ = self.client.execute(script, vec![serde_json::to_value(&element)?]).await;
            Ok(element.click().await.ok())
        })
        .await
        .context("clicking")
    }

    /// Clears a field and types into it.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        let element = self.find(css).await?;
        // What is behind the header counts as seen for the driver, and not for a person.
        let into_view = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
        self.execute(into_view, vec![json!(css)]).await?;
        element.click().await?;
        let select_all = format!("{}a{}", char::from(Key::Control), char::from(Key::Null));
        element.send_keys(&select_all).await?;
        element.send_keys(&char::from(Key::Delete).to_string()).await?;
        Ok(element.send_keys(text).await?)
    }

    /// What a field holds.
    pub async fn value(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.prop("value").await?.unwrap_or_default())
    }

    /// The text of an element.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// Waits until an element's text contains `part`.
    pub async fn text_with(&self, css: &str, part: &str) -> Result<String> {
        eventually(&format!("{css} says {part:?}"), || async {
            let Ok(element) = self.client.find(Locator::Css(css)).await else { return Ok(None) };
            Ok(element.text().await.ok().filter(|text| text.contains(part)))
        })
        .await
    }

    /// Waits until `path` is open.
    pub async fn arrives_at(&self, path: &str) -> Result<()> {
        let what = format!("the address becomes {path}");
        eventually(&what, || async { Ok((self.path().await? == path).then_some(())) }).await
    }

    /// Executes JavaScript.
    pub async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Executes JavaScript that calls its last argument when it is done.
    pub async fn execute_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// Has Chromium do what `WebDriver` has no word for: a method of its own protocol, and what that answers.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        Ok(self.client.issue_cmd(DevTools(json!({ "cmd": method, "params": parameters }))).await?)
    }

    /// Opens a one-time link and says yes to it.
    pub async fn use_link(&self, token: &str) -> Result<()> {
        self.open(&format!("/sign-in#{token}")).await?;
        self.say_yes().await
    }

    /// Says yes to the one-time link that was opened, once the page knows who is signed in already.
    pub async fn say_yes(&self) -> Result<()> {
        self.click(".sign-in button.button-primary:not([aria-disabled])").await
    }

    /// Signs in by a one-time link.
    pub async fn sign_in(&self, token: &str) -> Result<()> {
        self.use_link(token).await?;
        eventually("signed in", || async { Ok((self.path().await? != "/sign-in").then_some(())) }).await
    }

    /// Runs axe-core and expects nothing that is serious or worse. Colours are judged when they have arrived: a
    /// transition that is still running has neither the old contrast nor the new one.
    pub async fn is_accessible(&self, axe: &str, what: &str) -> Result<()> {
        eventually("colours have arrived", || async {
            let script = "return document.getAnimations().some(it => it instanceof CSSTransition)";
            Ok((self.execute(script, vec![]).await? == json!(false)).then_some(()))
        })
        .await?;
        self.execute(axe, vec![]).await?;
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
                result => done(result.violations.map(v => ({
                    id: v.id, impact: v.impact, help: v.help,
                    nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)) }))),
                error => done([{ id: 'axe', impact: 'critical', help: String(error), nodes: [] }]));";
        let violations = self.execute_async(script, vec![]).await?;
        let serious: Vec<_> = violations
            .as_array()
            .into_iter()
            .flatten()
            .filter(|violation| matches!(violation["impact"].as_str(), Some("serious" | "critical")))
            .collect();
        ensure!(serious.is_empty(), "axe finds on {what}: {}", serde_json::to_string_pretty(&serious)?);
        Ok(())
    }

    /// Closes the window.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}
