//! What somebody is signed in with, as far as they can tell their sessions apart by it: a browser and a system. Of what the
//! browser says of itself (`User-Agent`) nothing else is kept: with versions and models it would tell people apart, too.
//!
//! Small on purpose: a library that knows every device brings its own database. What is not known here is another browser
//! or another system.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::named;

/// A browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Browser {
    Edge,
    Opera,
    SamsungInternet,
    Firefox,
    Chrome,
    Safari,
    Other,
}

named!(Browser, json);

/// An operating system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum System {
    Windows,
    Android,
    Ios,
    MacOs,
    ChromeOs,
    Linux,
    Other,
}

named!(System, json);

/// A browser on a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Device {
    /// The browser.
    pub browser: Browser,
    /// The system.
    pub system: System,
}

/// What a `User-Agent` has in it, the first that is found: nearly all browsers name some others, too, after which they are
/// said to be built.
const BROWSERS: [(&str, Browser); 11] = [
    ("Edg/", Browser::Edge),
    ("EdgA/", Browser::Edge),
    ("EdgiOS/", Browser::Edge),
    ("OPR/", Browser::Opera),
    ("SamsungBrowser/", Browser::SamsungInternet),
    ("Firefox/", Browser::Firefox),
    ("FxiOS/", Browser::Firefox),
    ("CriOS/", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    ("Chromium/", Browser::Chrome),
    ("Safari/", Browser::Safari),
];

/// The same of systems.
const SYSTEMS: [(&str, System); 7] = [
    ("Windows", System::Windows),
    ("Android", System::Android),
    ("iPhone", System::Ios),
    ("iPad", System::Ios),
    ("Macintosh", System::MacOs),
    ("CrOS", System::ChromeOs),
    ("Linux", System::Linux),
];

impl Device {
    /// What a browser says that it is. An iPad says that it is a Mac, unless it is asked for the pages of a phone.
    pub fn of(user_agent: &str) -> Self {
        let browser = BROWSERS.iter().find(|(part, _)| user_agent.contains(part));
        let system = SYSTEMS.iter().find(|(part, _)| user_agent.contains(part));
        Self {
            browser: browser.map_or(Browser::Other, |(_, browser)| *browser),
            system: system.map_or(System::Other, |(_, system)| *system),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_told_by_what_its_browser_says() {
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
        let phone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
        let android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
        for (user_agent, browser, system) in [
            (format!("{mac} Version/18.6 Safari/605.1.15"), Browser::Safari, System::MacOs),
            (format!("{mac} Chrome/142.0.0.0 Safari/537.36"), Browser::Chrome, System::MacOs),
            (format!("{windows} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"), Browser::Edge, System::Windows),
            (format!("{windows} Chrome/142.0.0.0 Safari/537.36 OPR/124.0.0.0"), Browser::Opera, System::Windows),
            (format!("{phone} Version/18.6 Mobile/15E148 Safari/604.1"), Browser::Safari, System::Ios),
            (format!("{phone} CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1"), Browser::Chrome, System::Ios),
            (format!("{phone} FxiOS/145.0 Mobile/15E148 Safari/605.1.15"), Browser::Firefox, System::Ios),
            (format!("{android} Chrome/142.0.0.0 Mobile Safari/537.36"), Browser::Chrome, System::Android),
            (
                format!("{android} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36"),
                Browser::SamsungInternet,
                System::Android,
            ),
            (
                "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0".to_owned(),
                Browser::Firefox,
                System::Linux,
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
                    .to_owned(),
                Browser::Chrome,
                System::ChromeOs,
            ),
            ("curl/8.5.0".to_owned(), Browser::Other, System::Other),
            (String::new(), Browser::Other, System::Other),
        ] {
            assert_eq!(Device::of(&user_agent), Device { browser, system }, "{user_agent}");
        }
    }
}
