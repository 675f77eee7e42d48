//! A call of an endpoint: what its address, its query and its body hold, and what is answered, by one type. The app can't
//! choose another answer than the Worker gives, nor the Worker give another.

use std::borrow::Cow;

use serde::{Serialize, de::DeserializeOwned};

use super::{
    endpoint::{Method, Parameters},
    error::ErrorCode,
    runs::Outcome,
};
use crate::{
    audit::{Act, Subject},
    employee::EmployeeId,
    export::entry::Stage,
    messages::channel::ChannelId,
    service::{HrSystem, Service},
    sync::run::RunId,
};

/// A call of one endpoint. The table in [`super::endpoint`] makes a type of each.
pub trait Call {
    /// The method.
    const METHOD: Method;
    /// What is answered: `()` where there is nothing to say.
    type Answer: Serialize + DeserializeOwned;

    /// The address with its parts and its query filled in.
    fn address(&self) -> String;

    /// The form as JSON, if the endpoint takes one.
    fn body(&self) -> Option<String>;
}

/// A part of an address, or a value of its query.
pub trait Part: Sized {
    /// The part as the address has it. Nothing, if it can be none.
    fn read(text: &str) -> Option<Self>;

    /// As the address has it: a number, a word or an id, in which nothing needs escaping.
    fn write(&self) -> Cow<'_, str>;

    /// What the audit trail calls it, if something can be done to it.
    fn subject(&self) -> Option<Subject> {
        None
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Part for $number {
            fn read(text: &str) -> Option<Self> {
                text.parse().ok()
            }

            fn write(&self) -> Cow<'_, str> {
                self.to_string().into()
            }
        }
    )+};
}

numbers!(usize, u64, i64);

macro_rules! words {
    ($($word:ty $(=> $subject:expr)?),+) => {$(
        impl Part for $word {
            fn read(text: &str) -> Option<Self> {
                Self::named(text)
            }

            fn write(&self) -> Cow<'_, str> {
                self.as_str().into()
            }

            $(fn subject(&self) -> Option<Subject> {
                Some($subject(*self))
            })?
        }
    )+};
}

words!(
    Service => Subject::Service,
    HrSystem => |system: HrSystem| Subject::Service(system.into()),
    Stage,
    Outcome,
    Act
);

impl Part for RunId {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    fn write(&self) -> Cow<'_, str> {
        self.0.to_string().into()
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Run(*self))
    }
}

impl Part for ChannelId {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    fn write(&self) -> Cow<'_, str> {
        self.0.to_string().into()
    }
}

impl Part for EmployeeId {
    fn read(text: &str) -> Option<Self> {
        Self::try_from(text.to_owned()).ok()
    }

    fn write(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

/// The id of a member, or of one of their sessions.
impl Part for String {
    fn read(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn write(&self) -> Cow<'_, str> {
        self.as_str().into()
    }

    fn subject(&self) -> Option<Subject> {
        Some(Subject::Member(self.clone()))
    }
}

/// `template` with its `{parts}` filled in, in order.
pub(super) fn filled(template: &str, parts: &[Cow<'_, str>]) -> String {
    let mut parts = parts.iter();
    let mut address = String::new();
    for segment in template.split('/').skip(1) {
        address.push('/');
        address.push_str(match segment.strip_prefix('{') {
            Some(_) => parts.next().map_or("", |part| part),
            None => segment,
        });
    }
    address
}

/// Puts `name=value` into the query of `address`.
pub(super) fn ask(address: &mut String, name: &str, value: &str) {
    address.push(if address.contains('?') { '&' } else { '?' });
    address.push_str(name);
    address.push('=');
    address.push_str(value);
}

/// A form as JSON. Our forms are plain data: none of them fails to serialise.
pub(super) fn json(form: &impl Serialize) -> Option<String> {
    serde_json::to_string(form).ok()
}

/// What came with a request, before it is judged.
#[derive(Clone, Copy)]
pub struct Received<'a> {
    /// The parts of the address that differ, by name.
    pub parts: &'a Parameters<'a>,
    /// A value of the query, by name.
    pub query: &'a dyn Fn(&str) -> Option<String>,
    /// The body.
    pub body: &'a [u8],
}

impl Received<'_> {
    /// A part of the address. What can be no such part leads nowhere.
    pub(super) fn part<T: Part>(&self, name: &str) -> Result<T, ErrorCode> {
        let part = self.parts.iter().find(|(known, _)| *known == name);
        part.and_then(|(_, text)| T::read(text)).ok_or(ErrorCode::NotFound)
    }

    /// A value of the query, if it is there.
    pub(super) fn asked<T: Part>(&self, name: &str) -> Result<Option<T>, ErrorCode> {
        (self.query)(name).map(|text| T::read(&text).ok_or(ErrorCode::NotFound)).transpose()
    }

    /// The form. What the parser says is not passed on: it may quote the body.
    pub(super) fn form<T: DeserializeOwned>(&self) -> Result<T, ErrorCode> {
        serde_json::from_slice(self.body).map_err(|_| ErrorCode::MalformedBody)
    }
}

/// Makes of the table of endpoints: the list of all, their routes, a type for each one's call, and the contract.
macro_rules! endpoints {
    ($(
        $(#[doc = $whose:literal])+
        $group:ident {
            $(
                $(#[doc = $summary:literal])+
                $name:ident: $access:expr, $method:ident $(as $act:ident)? $path:literal
                    $({ $($part:ident: $part_type:ty),+ })?
                    $(? { $($key:ident: $key_type:ty),+ })?
                    $(($form:ty))?
                    => $answer:ty;
            )+
        }
    )+) => {
        /// An endpoint of the API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Endpoint {
            $($($(#[doc = $summary])+ $name,)+)+
        }

        impl Endpoint {
            /// All endpoints.
            pub const ALL: &[Self] = &[$($(Self::$name,)+)+];

            /// How it is called.
            pub fn route(self) -> Route {
                match self {
                    $($(Self::$name => Route {
                        method: Method::$method,
                        path: $path,
                        access: $access,
                        act: endpoints!(@act $($act)?),
                    },)+)+
                }
            }

            /// What it does, in a sentence. Apart from its route: no bundle has these.
            pub fn summary(self) -> &'static str {
                match self {
                    $($(Self::$name => concat!($($summary),+).trim_ascii_start(),)+)+
                }
            }

            /// Whether its body is read.
            pub fn takes_form(self) -> bool {
                match self {
                    $($(Self::$name => endpoints!(@is_there $(($form))?),)+)+
                }
            }

            /// The call that was `received`.
            pub fn call(self, received: Received<'_>) -> Result<AnyCall, ErrorCode> {
                Ok(match self {
                    $($(Self::$name => AnyCall::$group($group::$name(call::$name {
                        $($($part: received.part(stringify!($part))?,)+)?
                        $($($key: received.asked(stringify!($key))?,)+)?
                        $(form: received.form::<$form>()?,)?
                    })),)+)+
                })
            }

            /// What the contract says of it.
            #[cfg(test)]
            pub(super) fn shape(self, schemas: &mut schemars::SchemaGenerator) -> super::contract::Shape {
                match self {
                    $($(Self::$name => super::contract::Shape {
                        parts: vec![$($((stringify!($part), schemas.subschema_for::<$part_type>()),)+)?],
                        query: vec![$($((stringify!($key), schemas.subschema_for::<$key_type>()),)+)?],
                        form: vec![$(schemas.subschema_for::<$form>())?].pop(),
                        answer: schemas.subschema_for::<$answer>(),
                    },)+)+
                }
            }
        }

        /// A call, by who answers it.
        #[expect(missing_docs, reason = "each says what the group of its name says")]
        pub enum AnyCall {
            $($group($group),)+
        }

        $(
            $(#[doc = $whose])+
            pub enum $group {
                $($(#[doc = $summary])+ $name(call::$name),)+
            }

            impl $group {
                /// The endpoint that is called.
                pub fn endpoint(&self) -> Endpoint {
                    match self {
                        $(Self::$name(_) => Endpoint::$name,)+
                    }
                }

                /// What its address says it is about: the first of the parts that differ.
                pub fn subject(&self) -> Option<Subject> {
                    match self {
                        $(Self::$name(_call) => endpoints!(@subject _call $({ $($part),+ })?),)+
                    }
                }
            }
        )+

        $($(
            const _: () = assert!(
                Method::$method.is_safe() != endpoints!(@is_there $($act)?),
                "what changes something says which act it is in the audit trail, and what reads is none"
            );
        )+)+

        /// A type for each endpoint's call, with the parts of its address, its query and its form.
        pub mod call {
            #![expect(missing_docs, reason = "a part is documented by its type")]
            use super::*;

            $($(
                endpoints!(@struct [$(#[doc = $summary])+] $name
                    $($($part: $part_type,)+)? $($($key: Option<$key_type>,)+)? $(form: $form,)?);

                impl Call for $name {
                    const METHOD: Method = Method::$method;
                    type Answer = $answer;

                    fn address(&self) -> String {
                        endpoints!(@address self, $path $({ $($part),+ })? $(? { $($key),+ })?)
                    }

                    fn body(&self) -> Option<String> {
                        endpoints!(@body self $(($form))?)
                    }
                }
            )+)+
        }
    };
    (@is_there) => { false };
    (@is_there $there:tt) => { true };
    (@act) => { None };
    (@act $act:ident) => { Some(Act::$act) };
    (@subject $call:ident) => { None };
    (@subject $call:ident { $first:ident $(, $rest:ident)* }) => { $call.$first.subject() };
    (@address $call:ident, $path:literal) => { $path.to_owned() };
    (@address $call:ident, $path:literal $({ $($part:ident),+ })? $(? { $($key:ident),+ })?) => {{
        #[allow(unused_mut, reason = "for what has no query")]
        let mut address = filled($path, &[$($($call.$part.write()),+)?]);
        $($(if let Some(value) = &$call.$key {
            ask(&mut address, stringify!($key), &value.write());
        })+)?
        address
    }};
    (@body $call:ident) => { None };
    (@body $call:ident ($form:ty)) => { json(&$call.form) };
    (@struct [$($doc:tt)+] $name:ident) => {
        $($doc)+
        pub struct $name;
    };
    (@struct [$($doc:tt)+] $name:ident $($field:ident: $field_type:ty,)+) => {
        $($doc)+
        pub struct $name {
            $(pub $field: $field_type,)+
        }
    };
}
pub(super) use endpoints;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{
        call,
        endpoint::{AnyCall, Endpoint, ForAnybody, ForOrganisation},
        session::SignInForm,
    };

    /// What the Worker makes of a request.
    fn received(method: &str, address: &str, body: &str) -> Result<AnyCall, ErrorCode> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let (endpoint, parts) = Endpoint::find(method, path).expect("an endpoint");
        let asked = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
        };
        endpoint.call(Received { parts: &parts, query: &asked, body: body.as_bytes() })
    }

    #[test]
    fn a_call_is_received_as_it_was_sent() {
        let sent = call::Plan { run: RunId(7), from: Some(100) };
        assert_eq!((sent.address().as_str(), sent.body()), ("/api/runs/7/plan?from=100", None));
        let got = received(call::Plan::METHOD.as_str(), &sent.address(), "");
        let Ok(AnyCall::ForOrganisation(ForOrganisation::Plan(got))) = got else { panic!("another call") };
        assert_eq!((got.run, got.from), (sent.run, sent.from));

        let sent = call::Runs { before: Some(RunId(9)), outcome: Some(Outcome::Failed) };
        assert_eq!(sent.address(), "/api/runs?before=9&outcome=failed");
        let got = received("GET", &sent.address(), "");
        let Ok(AnyCall::ForOrganisation(ForOrganisation::Runs(got))) = got else { panic!("another call") };
        assert_eq!((got.before, got.outcome), (sent.before, sent.outcome));

        let sent = call::SignIn { form: SignInForm { token: "t".to_owned() } };
        let body = sent.body().unwrap();
        assert_eq!((sent.address().as_str(), body.as_str()), ("/api/session", r#"{"token":"t"}"#));
        let got = received(call::SignIn::METHOD.as_str(), &sent.address(), &body);
        let Ok(AnyCall::ForAnybody(ForAnybody::SignIn(got))) = got else { panic!("another call") };
        assert_eq!(got.form.token, "t");
    }

    #[test]
    fn what_can_be_no_call_is_refused() {
        for (method, address, body, code) in [
            ("GET", "/api/runs/latest-but-one", "", ErrorCode::NotFound),
            ("GET", "/api/services/workday", "", ErrorCode::NotFound),
            ("POST", "/api/services/ispring/source", "{}", ErrorCode::NotFound),
            ("GET", "/api/people/a%20b/learning", "", ErrorCode::NotFound),
            ("GET", "/api/runs?outcome=splendid", "", ErrorCode::NotFound),
            ("GET", "/api/runs/7/plan?from=-1", "", ErrorCode::NotFound),
            ("POST", "/api/session", "", ErrorCode::MalformedBody),
            ("POST", "/api/session", r#"{"token":1}"#, ErrorCode::MalformedBody),
            ("POST", "/api/session", r#"{"token":"t","more":1}"#, ErrorCode::MalformedBody),
        ] {
            assert_eq!(received(method, address, body).err(), Some(code), "{method} {address} {body}");
        }
    }
}
