//! Chromium and its driver, for the tests that need a browser.

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::apt;

/// The names that Chromium goes by.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Makes sure that a browser and its driver are here, and returns the driver's path.
pub(crate) fn ensure() -> Result<PathBuf> {
    if browser().is_none() || driver().is_none() {
        apt::ensure(&["chromium", "chromium-driver", "fonts-noto-core"])
            .context("the browser tests need Chromium and ChromeDriver (`--fast` leaves them out)")?;
    }
    match driver() {
        Some(driver) => Ok(driver),
        None => bail!("ChromeDriver is missing: install it, or name it in CHROMEDRIVER"),
    }
}

/// Where the browser is.
pub(crate) fn browser() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|name| find(name))
}

/// Where the driver is: what CHROMEDRIVER names, or what is on PATH.
pub(crate) fn driver() -> Option<PathBuf> {
    let named = env::var_os("CHROMEDRIVER").map(PathBuf::from).filter(|path| path.is_file());
    named.or_else(|| find("chromedriver"))
}

fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
}
