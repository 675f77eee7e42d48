//! Secrets at rest: sealed with AES-256-GCM under a fresh data key, which is itself sealed under the active key of a
//! key ring. Organisation, service, slot and field are bound in, so that a frame that was moved does not open.
//!
//! A frame is: version (1 byte, 2) · length of the key's id (1 byte) · the id · nonce (12) · sealed data key (48) ·
//! nonce (12) · sealed secret. In
//! version 1 the slot is not bound in; such a frame is still opened, and never made.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use domain::{
    messages::channel::ChannelId,
    service::{ConnectionSlot, FieldName, Service},
};

const NONCE: usize = 12;
const KEY: usize = 32;
const TAG: usize = 16;

/// The keys that seal data keys. The first one seals, all of them open: a key is rotated by putting a new one first.
pub struct KeyRing(Vec<(String, [u8; KEY])>);

/// What a frame is bound to, by its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    /// Organisation, service and field: what was sealed before there was version 2.
    WithoutSlot = 1,
    /// The slot too.
    WithSlot = 2,
}

impl Version {
    fn of(byte: u8) -> Option<Self> {
        [Self::WithoutSlot, Self::WithSlot].into_iter().find(|version| *version as u8 == byte)
    }
}

/// What a sealed secret belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'a> {
    /// A field of a credential.
    Credential {
        /// The organisation's id.
        organisation: &'a str,
        /// The service it is entered with.
        service: Service,
        /// Whether it is a draft's or in use.
        slot: ConnectionSlot,
        /// The field of its form.
        field: FieldName,
    },
    /// The secret that an organisation's identity provider knows Rollcall by.
    ClientSecret {
        /// The organisation's id.
        organisation: &'a str,
    },
    /// The private half of a key that an organisation's identity provider knows Rollcall by.
    ClientKey {
        /// The organisation's id.
        organisation: &'a str,
    },
    /// What a browser keeps while somebody is at the identity provider.
    SignIn {
        /// The organisation's id.
        organisation: &'a str,
    },
    /// Where a channel leads, and what signs its messages.
    Channel {
        /// The organisation's id.
        organisation: &'a str,
        /// The channel's number.
        channel: ChannelId,
    },
    /// What signs the checkpoints of the audit trail.
    TrailKey {
        /// The organisation's id.
        organisation: &'a str,
    },
}

/// Fresh randomness for one frame.
pub(crate) struct Fresh {
    /// The data key.
    pub(crate) key: [u8; KEY],
    /// The nonce of the sealed data key.
    pub(crate) key_nonce: [u8; NONCE],
    /// The nonce of the sealed secret.
    pub(crate) nonce: [u8; NONCE],
}

/// Why a frame does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum VaultError {
    /// Cut, or of a version we don't know.
    #[error("the sealed secret is not a frame of ours")]
    NotAFrame,
    /// The key that sealed it is not on the ring.
    #[error("the key that sealed the secret is not configured any more")]
    UnknownKey,
    /// Altered, moved to another place, or sealed under another key of the same id.
    #[error("the sealed secret was altered or belongs elsewhere")]
    DoesNotOpen,
    /// Encryption refused; it does so for texts of many gigabytes only.
    #[error("the secret can't be sealed")]
    CannotSeal,
}

impl KeyRing {
    /// A ring of keys with different ids of 1 to 32 characters. `None` if they are not.
    pub fn new(keys: Vec<(String, [u8; KEY])>) -> Option<Self> {
        let sound =
            |id: &str| (1..=32).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let once = |id: &str| keys.iter().filter(|(other, _)| other == id).count() == 1;
        let all_sound = !keys.is_empty() && keys.iter().all(|(id, _)| sound(id) && once(id));
        all_sound.then_some(Self(keys))
    }

    /// Seals `secret` for `place`.
    pub(crate) fn seal(&self, place: Place<'_>, secret: &str, fresh: &Fresh) -> Result<Vec<u8>, VaultError> {
        self.seal_as(Version::WithSlot, place, secret, fresh)
    }

    fn seal_as(
        &self,
        version: Version,
        place: Place<'_>,
        secret: &str,
        fresh: &Fresh,
    ) -> Result<Vec<u8>, VaultError> {
        let (id, key) = self.0.first().ok_or(VaultError::CannotSeal)?;
        let aad = place.bytes(version);
        let sealed_key = encrypt(key, fresh.key_nonce, &fresh.key, &aad).ok_or(VaultError::CannotSeal)?;
        let sealed =
            encrypt(&fresh.key, fresh.nonce, secret.as_bytes(), &aad).ok_or(VaultError::CannotSeal)?;
        let id_length = u8::try_from(id.len()).map_err(|_| VaultError::CannotSeal)?;
        let parts: [&[u8]; 6] = [
            &[version as u8, id_length],
            id.as_bytes(),
            &fresh.key_nonce,
            &sealed_key,
            &fresh.nonce,
            &sealed,
        ];
        Ok(parts.concat())
    }

    /// Whether a frame is under the key that seals, and bound to all that one is bound to now.
    pub(crate) fn seals_so(&self, frame: &[u8]) -> bool {
        let sealing = self.0.first().map(|(id, _)| id.as_bytes());
        header(frame).is_some_and(|(version, id, _)| version == Version::WithSlot && Some(id) == sealing)
    }

    /// Opens a frame that was sealed for `place`.
    pub(crate) fn open(&self, place: Place<'_>, frame: &[u8]) -> Result<String, VaultError> {
        let (version, id, rest) = header(frame).ok_or(VaultError::NotAFrame)?;
        let (key_nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(VaultError::NotAFrame)?;
        let (sealed_key, rest) = rest.split_at_checked(KEY + TAG).ok_or(VaultError::NotAFrame)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(VaultError::NotAFrame)?;

        let key = self.0.iter().find(|(known, _)| known.as_bytes() == id).ok_or(VaultError::UnknownKey)?;
        let aad = place.bytes(version);
        let data_key = decrypt(&key.1, *key_nonce, sealed_key, &aad).ok_or(VaultError::DoesNotOpen)?;
        let data_key: [u8; KEY] = data_key.try_into().map_err(|_| VaultError::DoesNotOpen)?;
        let secret = decrypt(&data_key, *nonce, sealed, &aad).ok_or(VaultError::DoesNotOpen)?;
        String::from_utf8(secret).map_err(|_| VaultError::DoesNotOpen)
    }
}

/// The id of the key that a frame says it is under.
pub(crate) fn key_id(frame: &[u8]) -> Option<&str> {
    str::from_utf8(header(frame)?.1).ok()
}

/// A frame's version, the id of its key, and what comes after it.
fn header(frame: &[u8]) -> Option<(Version, &[u8], &[u8])> {
    let (&[version, id_length], rest) = frame.split_first_chunk::<2>()?;
    let (id, rest) = rest.split_at_checked(usize::from(id_length))?;
    Some((Version::of(version)?, id, rest))
}

impl Place<'_> {
    /// No part contains a zero byte, so two places never give the same bytes.
    fn bytes(&self, version: Version) -> Vec<u8> {
        match (*self, version) {
            (Self::Credential { organisation, service, field, .. }, Version::WithoutSlot) => {
                ["rollcall", organisation, service.as_str(), field.as_str()].join("\0")
            }
            (Self::Credential { organisation, service, slot, field }, Version::WithSlot) => {
                ["rollcall", organisation, service.as_str(), slot.as_str(), field.as_str()].join("\0")
            }
            // No service is called so.
            (Self::TrailKey { organisation }, _) => ["rollcall", organisation, "audit"].join("\0"),
            (Self::ClientSecret { organisation }, _) => ["rollcall", organisation, "client"].join("\0"),
            (Self::ClientKey { organisation }, _) => ["rollcall", organisation, "client-key"].join("\0"),
            (Self::Channel { organisation, channel }, _) => {
                ["rollcall", organisation, "channel", &channel.0.to_string()].join("\0")
            }
            (Self::SignIn { organisation }, _) => ["rollcall", organisation, "sign-in"].join("\0"),
        }
        .into_bytes()
    }
}

fn encrypt(key: &[u8; KEY], nonce: [u8; NONCE], msg: &[u8], aad: &[u8]) -> Option<Vec<u8>> {
    Aes256Gcm::new(&(*key).into()).encrypt(&nonce.into(), Payload { msg, aad }).ok()
}

fn decrypt(key: &[u8; KEY], nonce: [u8; NONCE], msg: &[u8], aad: &[u8]) -> Option<Vec<u8>> {
    Aes256Gcm::new(&(*key).into()).decrypt(&nonce.into(), Payload { msg, aad }).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn place(
        organisation: &str,
        service: Service,
        slot: ConnectionSlot,
        field: FieldName,
    ) -> Place<'_> {
        Place::Credential { organisation, service, slot, field }
    }

    const PLACE: Place<'_> = in_slot(ConnectionSlot::Draft);

    const fn in_slot(slot: ConnectionSlot) -> Place<'static> {
        place("acme", Service::Personio, slot, FieldName::ClientSecret)
    }

    fn ring(keys: &[(&str, u8)]) -> KeyRing {
        KeyRing::new(keys.iter().map(|(id, byte)| ((*id).to_owned(), [*byte; KEY])).collect()).unwrap()
    }

    fn fresh(byte: u8) -> Fresh {
        Fresh {
            key: [byte; KEY],
            key_nonce: [byte.wrapping_add(1); NONCE],
            nonce: [byte.wrapping_add(2); NONCE],
        }
    }

    fn sealed() -> Vec<u8> {
        ring(&[("k1", 1)]).seal(PLACE, "hunter2", &fresh(9)).unwrap()
    }

    #[test]
    fn a_frame_opens_where_it_was_sealed_and_shows_nothing_of_the_secret() {
        assert_eq!(ring(&[("k1", 1)]).open(PLACE, &sealed()).as_deref(), Ok("hunter2"));
        assert!(!sealed().windows(7).any(|window| window == b"hunter2"));
    }

    #[test]
    fn a_frame_opens_nowhere_else() {
        let elsewhere = [
            place("other", Service::Personio, ConnectionSlot::Draft, FieldName::ClientSecret),
            place("acme", Service::ISpringLearn, ConnectionSlot::Draft, FieldName::ClientSecret),
            place("acme", Service::Personio, ConnectionSlot::Active, FieldName::ClientSecret),
            place("acme", Service::Personio, ConnectionSlot::Draft, FieldName::ClientId),
            Place::TrailKey { organisation: "acme" },
            Place::ClientSecret { organisation: "acme" },
            Place::ClientKey { organisation: "acme" },
            Place::SignIn { organisation: "acme" },
        ];
        for place in elsewhere {
            assert_eq!(ring(&[("k1", 1)]).open(place, &sealed()), Err(VaultError::DoesNotOpen), "{place:?}");
        }
    }

    #[test]
    fn a_frame_from_before_the_slot_was_bound_in_opens_and_is_not_taken_for_a_newer_one() {
        let ring = ring(&[("k1", 1)]);
        let mut frame = ring.seal_as(Version::WithoutSlot, PLACE, "hunter2", &fresh(9)).unwrap();
        for slot in [ConnectionSlot::Draft, ConnectionSlot::Active] {
            assert_eq!(ring.open(in_slot(slot), &frame).as_deref(), Ok("hunter2"), "{slot:?}");
        }
        frame[0] = Version::WithSlot as u8;
        assert_eq!(ring.open(PLACE, &frame), Err(VaultError::DoesNotOpen));
        let mut newer = sealed();
        newer[0] = Version::WithoutSlot as u8;
        assert_eq!(ring.open(PLACE, &newer), Err(VaultError::DoesNotOpen));
    }

    #[test]
    fn a_rotated_key_still_opens_and_a_removed_or_different_one_does_not() {
        assert_eq!(ring(&[("k2", 2), ("k1", 1)]).open(PLACE, &sealed()).as_deref(), Ok("hunter2"));
        assert_eq!(ring(&[("k2", 2)]).open(PLACE, &sealed()), Err(VaultError::UnknownKey));
        assert_eq!(ring(&[("k1", 3)]).open(PLACE, &sealed()), Err(VaultError::DoesNotOpen));
    }

    #[test]
    fn a_cut_frame_never_opens() {
        let frame = sealed();
        for length in 0..frame.len() {
            assert!(ring(&[("k1", 1)]).open(PLACE, &frame[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn keys_need_different_sound_ids() {
        for ids in [&[][..], &[""], &["a", "a"], &["a b"]] {
            let keys = ids.iter().map(|id| ((*id).to_owned(), [0; KEY])).collect();
            assert!(KeyRing::new(keys).is_none(), "{ids:?}");
        }
    }

    proptest! {
        #[test]
        fn an_altered_frame_never_opens(at in 0_usize..100, flip in 1_u8..) {
            let mut frame = sealed();
            let at = at % frame.len();
            frame[at] ^= flip;
            prop_assert!(ring(&[("k1", 1), ("k2", 2)]).open(PLACE, &frame).is_err());
        }

        #[test]
        fn no_bytes_make_it_panic(frame in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(ring(&[("k1", 1)]).open(PLACE, &frame).is_err());
        }

        #[test]
        fn what_is_sealed_opens(secret in ".*", byte: u8) {
            let frame = ring(&[("k1", 1)]).seal(PLACE, &secret, &fresh(byte)).unwrap();
            prop_assert_eq!(ring(&[("k1", 1)]).open(PLACE, &frame), Ok(secret));
        }
    }
}
