//! The directory's `ETag`: what a browser that has kept an answer says it has.
//!
//! A browser keeps answers by their address, which is the same for all organisations, and a revision is a small number
//! that every organisation comes to. So the tag is of the organisation and of its storage too: somebody who signs in
//! elsewhere in the same browser must not be told that they have the directory already.

use base16ct::lower::encode_string;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fingerprint::fingerprint;

/// What tells an organisation's storage from the one that it had before: random bytes, drawn when it is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Epoch(String);

impl Epoch {
    /// The epoch of `random` bytes.
    pub fn new(random: [u8; 16]) -> Self {
        Self(encode_string(&random))
    }
}

/// The tag of one state of one organisation's directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryTag(String);

impl DirectoryTag {
    /// The tag of `revision` in the storage of `organisation`, on the day `until` which people are shown who begin to
    /// work, if not all are. A storage that was erased and begun anew counts its
    /// revisions from the beginning, in another epoch.
    ///
    /// Weak, since the same directory may travel compressed or not; a hash, since an organisation's id is nobody's
    /// business who sees an answer's headers.
    pub fn new(organisation: &str, epoch: &Epoch, revision: u64, until: Option<NaiveDate>) -> Self {
        let (revision, until) = (revision.to_string(), until.map(|day| day.to_string()));
        let parts = [organisation, &epoch.0, &revision].into_iter().chain(until.as_deref());
        Self(format!("W/\"{}\"", fingerprint(parts, 16)))
    }

    /// The tag as the header `ETag` has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is among those of an `If-None-Match`. They are compared weakly, as RFC 9110 has it for that header:
    /// what lies between may have taken the `W/` away. `*` names no state, so whoever sends it gets the directory.
    pub fn is_in(&self, if_none_match: &str) -> bool {
        let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        if_none_match.split(',').any(|one| opaque(one) == opaque(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(organisation: &str, epoch: u8, revision: u64) -> DirectoryTag {
        DirectoryTag::new(organisation, &Epoch::new([epoch; 16]), revision, None)
    }

    #[test]
    fn no_two_states_of_any_organisation_have_one_tag() {
        assert_eq!(tag("org-a", 1, 3), tag("org-a", 1, 3));
        for (organisation, epoch, revision, what) in [
            ("org-b", 1, 3, "another organisation"),
            ("org-a", 2, 3, "the same one, erased and begun anew"),
            ("org-a", 1, 4, "the same one, changed"),
        ] {
            assert_ne!(tag("org-a", 1, 3), tag(organisation, epoch, revision), "{what}");
        }
        let on = |day: &str| DirectoryTag::new("org-a", &Epoch::new([1; 16]), 3, day.parse().ok());
        assert!(
            on("2026-12-01") != on("2026-12-02") && on("2026-12-01") != tag("org-a", 1, 3),
            "another day"
        );
    }

    #[test]
    fn a_tag_says_nothing_of_whose_it_is() {
        // `printf 'org-a\0%s\0003\0' 01010101010101010101010101010101 | sha256sum`, the first 16 bytes.
        assert_eq!(tag("org-a", 1, 3).as_str(), r#"W/"c86132e6c2697dd4e7d742f99e1fac4f""#);
    }

    #[test]
    fn a_browser_has_what_it_names() {
        let (ours, other) = (tag("org-a", 1, 3), tag("org-b", 1, 3));
        let (weak, other) = (ours.as_str(), other.as_str());
        let strong = weak.trim_start_matches("W/");
        for (sent, is_in) in [
            (weak.to_owned(), true),
            (strong.to_owned(), true),
            (format!("{other}, {weak}"), true),
            (format!("  {weak} ,{other}"), true),
            (other.to_owned(), false),
            (strong.trim_matches('"').to_owned(), false),
            ("W/\"3\"".to_owned(), false),
            ("*".to_owned(), false),
            (String::new(), false),
        ] {
            assert_eq!(ours.is_in(&sent), is_in, "{sent}");
        }
    }
}
