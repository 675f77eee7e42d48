//! `/.well-known/security.txt` (RFC 9116): who is told of a weakness in a deployment.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail};
use chrono::{DateTime, NaiveDate, TimeDelta};
use url::Url;

use crate::command::say;

/// How long it holds: less than a year (section 2.5.5).
const HOLDS: TimeDelta = TimeDelta::days(330);

/// Writes it into what is deployed; takes it away where nobody is named.
pub(crate) fn write(dist: &Path, contacts: &str) -> Result<()> {
    let folder = dist.join(".well-known");
    let file = folder.join("security.txt");
    if let Some(text) = text(contacts, today()?)? {
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        return fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()));
    }
    say("nobody is named who is told of a weakness: set SECURITY_CONTACT in wrangler.toml");
    if file.exists() {
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(())
}

fn today() -> Result<NaiveDate> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let now = DateTime::from_timestamp(i64::try_from(seconds)?, 0);
    Ok(now.context("the clock is beyond every calendar")?.date_naive())
}

/// The file. `None`: nobody is named.
fn text(contacts: &str, today: NaiveDate) -> Result<Option<String>> {
    let contacts: Vec<_> = contacts.split(',').map(str::trim).filter(|one| !one.is_empty()).collect();
    if let Some(other) = contacts.iter().find(|one| !is_contact(one)) {
        bail!("SECURITY_CONTACT has \"{other}\": write mailto:… or https://…");
    }
    if contacts.is_empty() {
        return Ok(None);
    }
    let lines: Vec<_> = contacts.iter().map(|one| format!("Contact: {one}")).collect();
    Ok(Some(format!("{}\nExpires: {}T00:00:00Z\n", lines.join("\n"), today + HOLDS)))
}

fn is_contact(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
        && Url::parse(text).is_ok_and(|url| ["mailto", "https"].contains(&url.scheme()))
}

#[cfg(test)]
mod tests {
    use super::{text, write};

    #[test]
    fn who_is_named_is_told_for_eleven_months() {
        let today = "2026-11-30".parse().unwrap();
        let told = |contacts| text(contacts, today).unwrap();
        assert_eq!(told(" , "), None);
        assert_eq!(
            told("mailto:a@example.com, https://example.com/report").as_deref(),
            Some(
                "Contact: mailto:a@example.com\nContact: https://example.com/report\nExpires: 2027-10-26T00:00:00Z\n"
            )
        );
        for other in ["a@example.com", "http://example.com", "mailto:a@example.com\nExpires: x", "tel:1"] {
            assert!(text(other, today).is_err(), "{other}");
        }
    }

    #[test]
    fn where_nobody_is_named_any_more_the_file_goes() {
        let dist = tempfile::tempdir().unwrap();
        let file = dist.path().join(".well-known/security.txt");
        write(dist.path(), "mailto:a@example.com").unwrap();
        assert!(file.exists());
        write(dist.path(), "").unwrap();
        assert!(!file.exists());
    }
}
