//! The ports: all that an organisation needs of the platform it runs on. Each is one small trait; none of them says
//! anything about people, runs or services.
//!
//! In the Worker one type over workers-rs has all of them; natively one over `SQLite` in memory, a virtual clock and the
//! providers' simulators. Everything is dispatched statically, so the Worker has the code of the engine once.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::{
    attention::OperatorLink,
    identity::{address::Address, token::Algorithm},
    mail::{Mail, NotSent},
    schedule::{ZoneName, ZoneRules},
};
use serde_json::Value as Json;
use url::Url;

use crate::fault::Fault;

/// A value that a statement is given, or that a row holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number. The runtime's are exact up to 2⁵³.
    Integer(i64),
    /// Any other number.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Blob(bytes)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row of an answer.
pub type Row = Vec<Value>;

/// What a statement came to.
#[derive(Debug, Default)]
pub struct Executed {
    /// The rows it answered with.
    pub rows: Vec<Row>,
    /// The rows it wrote, those of indexes included.
    pub written: u64,
}

/// The organisation's own `SQLite`.
pub trait Sql {
    /// Executes statements to their end. A statement, and each value in it, may have 2 MB; there may be 100 values.
    fn execute(&self, sql: &str, values: Vec<Value>) -> Result<Executed, Fault>;

    /// Does `work` in one transaction: if it fails, nothing of it is left. Transactions may be nested.
    fn transaction<T>(&self, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault>;

    /// Erases everything, as if there had never been a storage.
    fn erase(&self) -> impl Future<Output = Result<(), Fault>>;
}

/// The organisation's one alarm. It rings once at least, seconds late at times, and is set aside while it is being
/// answered: what is set then to a time that is not ahead may never ring.
pub trait Alarm {
    /// When it rings, if it is set. In the past, if it should have rung.
    fn alarm(&self) -> impl Future<Output = Result<Option<DateTime<Utc>>, Fault>>;

    /// Has it ring at `at`, and at no other time.
    fn set_alarm(&self, at: DateTime<Utc>) -> impl Future<Output = Result<(), Fault>>;

    /// Has it not ring.
    fn delete_alarm(&self) -> impl Future<Output = Result<(), Fault>>;
}

/// Time, and what clocks in some place of the world show.
pub trait Clock {
    /// The rules of a time zone.
    type Zone: ZoneRules;

    /// Now. The Worker's clock stands still between two waits for the outside.
    fn now(&self) -> DateTime<Utc>;

    /// Waits.
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()>;

    /// The zone of this name, if the platform knows it.
    fn zone(&self, name: &ZoneName) -> Option<Self::Zone>;
}

/// Randomness that nobody can guess.
pub trait Entropy {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault>;
}

/// How a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Method {
    Get,
    Post,
    Put,
}

/// What goes with a request.
#[derive(Clone, PartialEq, Eq)]
pub enum Payload {
    /// Text, as UTF-8.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// One request. It may hold secrets, so it can't be printed.
pub struct Request {
    /// How.
    pub method: Method,
    /// Where to.
    pub url: Url,
    /// Headers, in small letters.
    pub headers: Vec<(&'static str, String)>,
    /// What goes with it.
    pub payload: Option<Payload>,
    /// How long it may take, the answer read to its end.
    pub time_out: Duration,
    /// How many bytes of a body are read at most.
    pub largest: usize,
}

impl Request {
    /// A POST of `json`, of whose answer nothing matters but its status.
    pub fn notice(url: Url, json: String, time_out: Duration) -> Self {
        Self {
            method: Method::Post,
            url,
            headers: vec![("content-type", "application/json".to_owned())],
            payload: Some(Payload::Text(json)),
            time_out,
            largest: LARGEST_OF_A_NOTICE,
        }
    }
}

/// Bytes that are read of the answer to a notice.
const LARGEST_OF_A_NOTICE: usize = 64 * 1024;

/// An answer. Redirects are answers too: none is followed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The `Location` header.
    pub location: Option<String>,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The body of a successful answer. Others' are not read: what they say may quote people.
    pub body: Vec<u8>,
}

/// Why there is no answer. The request may have been carried out all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// Not reached, hung up on, cut, or not in time.
    Unreachable,
    /// The body is larger than was asked for.
    TooLarge,
}

/// The way out: one request in, one answer or failure out.
pub trait Outside {
    /// Sends `request`.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, NoAnswer>>;
}

/// The way out for mail, where the platform has one.
pub trait Post {
    /// Hands `mail` over to who delivers it. That it was taken is all that is known: whether it arrives, nobody tells.
    fn post(&self, mail: &Mail) -> impl Future<Output = Result<(), NotSent>>;
}

/// Signatures of others.
pub trait Verifier {
    /// Whether `signature` is that of `signed` by the public `key`, a JSON Web Key (RFC 7517).
    fn is_signed(
        &self,
        algorithm: Algorithm,
        key: &Json,
        signed: &[u8],
        signature: &[u8],
    ) -> impl Future<Output = bool>;
}

/// The private half of a key of ours, as PKCS #8 (RFC 5958). It can't be printed.
pub struct PrivateKey(Vec<u8>);

impl PrivateKey {
    /// The key that is these bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Its bytes, for sealing and for signing.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

/// A key of ours.
pub struct KeyPair {
    /// What signs.
    pub private: PrivateKey,
    /// What others verify by: a point of P-256, uncompressed (SEC 1 §2.3.3).
    pub public: Vec<u8>,
}

/// Signatures of ours: ECDSA with P-256 and SHA-256, as ES256 has them (RFC 7518 §3.4).
pub trait Signer {
    /// A key that nobody else has.
    fn new_key_pair(&self) -> impl Future<Output = Result<KeyPair, Fault>>;

    /// The signature of `text` by `key`: 64 bytes.
    fn sign(&self, key: &PrivateKey, text: &[u8]) -> impl Future<Output = Result<Vec<u8>, Fault>>;
}

/// What is kept of an organisation where all are listed.
pub trait Register {
    /// Ends the sessions and one-time links of these of its members.
    fn sign_out(&self, id: &str, members: &[String]) -> impl Future<Output = Result<(), Fault>>;

    /// The member who was invited by this address, and has not come yet, if there is one such.
    fn invited(&self, id: &str, address: &Address) -> impl Future<Output = Result<Option<String>, Fault>>;

    /// The links that the operator made lately for its members who had signed in before.
    fn operator_links(&self, id: &str) -> impl Future<Output = Result<Vec<OperatorLink>, Fault>>;

    /// The organisation's name.
    fn organisation_name(&self, id: &str) -> impl Future<Output = Result<String, Fault>>;

    /// When the organisation is to be woken, if at all.
    fn set_due(&self, id: &str, at: Option<DateTime<Utc>>) -> impl Future<Output = Result<(), Fault>>;

    /// From when on somebody looks whether the organisation's alarm is lost, if at all.
    fn set_watched(&self, id: &str, from: Option<DateTime<Utc>>) -> impl Future<Output = Result<(), Fault>>;
}

/// How much a line matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// As it should be.
    Info,
    /// Somebody should look when there are many.
    Warning,
    /// Somebody should look.
    Error,
}

/// The log: one structured line for each thing worth telling an operator, written once, where it is handled. Never
/// personal data, never a secret: callers pass codes, counts and ids of ours.
pub trait Journal {
    /// Writes one line: the message readable by itself, the fields for machines.
    fn line(&self, level: Level, message: &str, fields: Json);
}

/// All ports of an organisation.
pub trait Platform:
    Sql + Alarm + Clock + Entropy + Outside + Post + Verifier + Signer + Register + Journal
{
}

impl<P: Sql + Alarm + Clock + Entropy + Outside + Post + Verifier + Signer + Register + Journal> Platform
    for P
{
}
