//! The secrets of the Worker on this machine: made once, kept in a file that git ignores.

use std::fs::{self, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use base16ct::lower::encode_string;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::command::say;

/// The file in the project's root that wrangler reads.
pub(crate) const FILE: &str = ".dev.vars";

/// The secrets that the Worker needs.
pub(crate) const NAMES: [&str; 2] = ["SEALING_KEYS", "OPERATOR_TOKEN"];

/// Adds to the file what it lacks.
pub(crate) fn ensure(root: &Path) -> Result<()> {
    let path = root.join(FILE);
    let mut text = fs::read_to_string(&path).unwrap_or_default();
    let missing: Vec<&str> = NAMES.into_iter().filter(|name| value(&text, name).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("writing {} to {FILE}", missing.join(" and ")));
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    for name in missing {
        text.extend([name, "=", &fresh(name)?, "\n"]);
    }
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path)?;
    file.write_all(text.as_bytes()).with_context(|| format!("cannot write {FILE}"))
}

/// The value of a secret in the file's text.
pub(crate) fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let values = text.lines().filter_map(|line| line.trim().split_once('='));
    let mut named =
        values.filter(|(key, _)| key.trim() == name).map(|(_, value)| value.trim().trim_matches('"'));
    named.find(|value| !value.is_empty())
}

/// A new value, of the form that the Worker expects.
fn fresh(name: &str) -> Result<String> {
    let mut bytes = [0; 32];
    let mut source = fs::File::open("/dev/urandom").context("cannot open /dev/urandom")?;
    source.read_exact(&mut bytes).context("cannot read /dev/urandom")?;
    Ok(match name {
        "SEALING_KEYS" => format!("k1:{}", STANDARD.encode(bytes)),
        _ => encode_string(&bytes),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::{FILE, ensure, value};

    #[test]
    fn secrets_are_made_once_and_for_the_owner_only() {
        let root = tempfile::tempdir().unwrap();
        ensure(root.path()).unwrap();
        let path = root.path().join(FILE);
        let first = fs::read_to_string(&path).unwrap();
        assert_eq!(value(&first, "OPERATOR_TOKEN").unwrap().len(), 64);
        let key = value(&first, "SEALING_KEYS").unwrap().strip_prefix("k1:").unwrap();
        assert_eq!(key.len(), 44, "32 bytes in base64");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        ensure(root.path()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), first);
    }

    #[test]
    fn what_a_person_wrote_stays() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(FILE);
        fs::write(&path, "OTHER=1\nOPERATOR_TOKEN=\"mine\"").unwrap();
        ensure(root.path()).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("OTHER=1\nOPERATOR_TOKEN=\"mine\"\nSEALING_KEYS=k1:"));
        assert_eq!(value(&text, "OPERATOR_TOKEN"), Some("mine"));
    }
}
