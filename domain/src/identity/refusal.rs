//! Why somebody is not signed in by an identity provider.

use schemars::JsonSchema;
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::named;

/// Why somebody is not signed in. The audit trail has it by this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Refusal {
    /// The organisation has no identity provider in use.
    NotSetUp,
    /// Nobody has signed in by one in this browser, so it is not known by which.
    WhichOrganisation,
    /// The browser came back to something that was not begun in it, or too long ago.
    Interrupted,
    /// Somebody said no at the identity provider, or it did to them.
    Denied,
    /// The identity provider does not answer.
    Unavailable,
    /// It does not accept how we identify ourselves, or answers something else than the standard has.
    Misconfigured,
    /// Its token can't be read.
    Unreadable,
    /// Signed in a way that is not on our list: not at all, say, or by a shared secret.
    AlgorithmNotAllowed,
    /// Signed by a key that the identity provider does not publish.
    UnknownKey,
    /// The signature is not the key's.
    WrongSignature,
    /// Issued by somebody else.
    WrongIssuer,
    /// Issued for another application.
    WrongAudience,
    /// Issued for another tab or browser, or used before.
    WrongNonce,
    /// Its time is over, or has not come.
    WrongTime,
    /// It does not say who somebody is.
    NoSubject,
    /// It says no e-mail address, by which alone somebody could be found the first time.
    NoAddress,
    /// It does not vouch for the address, and nobody has said that it may be believed.
    AddressNotVerified,
    /// Nobody in the directory has the address.
    NotInDirectory,
    /// Several people in the directory have it.
    Ambiguous,
    /// They were in the directory, and have left.
    Left,
    /// The person signs in as somebody else there already.
    TakenByAnother,
    /// The organisation lets in others only.
    NotAdmitted,
    /// From their network it was asked for too often.
    TooOften,
    /// Something failed on our side.
    Failed,
}

named!(Refusal, json);
