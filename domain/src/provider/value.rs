//! How one value of a person is understood, whichever provider sends it.

use std::{borrow::Cow, collections::BTreeSet, fmt, marker::PhantomData};

use chrono::NaiveDate;
use serde::{
    Deserialize, Deserializer,
    de::{
        MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};
use serde_json::Number;

use super::{Warning, page::Scope};
use crate::{
    attribute::{Attribute, BirthdayDetail},
    birthday::Birthday,
    employee::{EmployeeId, EmploymentStatus, Gender, ValueMut, Values},
    text::{Text, TextError, identifier, name_key},
};

/// A value as sent. Nearly all of them are texts: those stay where they are in the answer.
#[derive(Debug, Default)]
pub(super) enum Sent<'a> {
    #[default]
    Nothing,
    Flag,
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Self>),
    Object(Fields<'a, Self>),
}

impl Sent<'_> {
    /// The text, if it is one.
    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Sent<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Sent<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Sent<'de>, E> {
        Ok(Sent::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Sent<'de>, E> {
        Ok(Sent::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Sent<'de>, E> {
        Ok(Sent::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Sent<'de>, E> {
        Ok(Sent::Flag)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Sent<'de>, E> {
        Ok(Sent::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Sent<'de>, E> {
        Ok(Sent::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Sent<'de>, E> {
        Ok(Number::from_f64(number).map_or(Sent::Nothing, Sent::Number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Sent<'de>, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(Sent::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Sent<'de>, A::Error> {
        Fields::deserialize(MapAccessDeserializer::new(object)).map(Sent::Object)
    }
}

/// The fields of an object, of which there are few: looked through from the front, which is quicker than a tree of a
/// dozen texts.
#[derive(Debug)]
pub(super) struct Fields<'a, T>(Vec<(Cow<'a, str>, T)>);

impl<T> Default for Fields<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'a, T> Fields<'a, T> {
    /// The field of this name, the last one if there are several.
    pub(super) fn last(&self, name: &str) -> Option<&T> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The same fields, each as what `read` makes of it.
    pub(super) fn map<U>(self, read: impl Fn(T) -> U) -> Fields<'a, U> {
        Fields(self.0.into_iter().map(|(name, value)| (name, read(value))).collect())
    }
}

/// A field that is looked for in one row after another: nearly always it is where it was in the last one.
pub(super) struct Column<'a> {
    name: &'a str,
    place: Option<usize>,
}

impl<'a> Column<'a> {
    /// The field of this name.
    pub(super) fn new(name: &'a str) -> Self {
        Self { name, place: None }
    }

    /// It, among the `fields` of the next row.
    pub(super) fn of<'f, T>(&mut self, fields: &'f Fields<'_, T>) -> Option<&'f T> {
        let is_it = |(name, _): &(Cow<'_, str>, T)| name == self.name;
        let as_before = self.place.and_then(|place| fields.0.get(place)).filter(|field| is_it(field));
        let (_, value) = if let Some(field) = as_before {
            field
        } else {
            let place = fields.0.iter().position(is_it)?;
            self.place = Some(place);
            fields.0.get(place)?
        };
        Some(value)
    }

    /// Whether a row had it.
    pub(super) fn was_sent(&self) -> bool {
        self.place.is_some()
    }
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for Fields<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FewFields(PhantomData))
    }
}

struct FewFields<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for FewFields<T> {
    type Value = Fields<'de, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Fields<'de, T>, A::Error> {
        let mut fields = Vec::with_capacity(16);
        while let Some((Name(name), value)) = object.next_entry()? {
            fields.push((name, value));
        }
        Ok(Fields(fields))
    }
}

#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// A value that is there and makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Misfit {
    Unintelligible,
    TooLong,
    TooMany,
}

/// Skills that are kept of a person: more than anybody lists, and few enough that nobody's record is a burden.
const MOST_SKILLS: usize = 50;

/// What an answer says of the form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// One of several that somebody has set down: it is whole, whatever is in it.
    Chosen,
    /// Nothing, or that anybody may write what they like.
    Free,
}

/// A person being read.
pub(super) struct Reading {
    birthday: BirthdayDetail,
    status: EmploymentStatus,
    values: Values,
    warnings: BTreeSet<Warning>,
}

impl Reading {
    /// Somebody on a list of `scope`, of whom nothing else is known yet.
    pub(super) fn new(birthday: BirthdayDetail, scope: Scope) -> Self {
        let status = match scope {
            Scope::Everybody => EmploymentStatus::Unknown,
            // Being on that list says it: it holds nobody else.
            Scope::Shown => EmploymentStatus::Active,
        };
        Self { birthday, status, values: Values::default(), warnings: BTreeSet::new() }
    }

    /// Takes the employment status, if it was told.
    pub(super) fn status(&mut self, told: Option<EmploymentStatus>) {
        self.status = told.unwrap_or(self.status);
    }

    pub(super) fn attribute(&mut self, attribute: Attribute, value: &Sent<'_>, form: impl FnOnce() -> Form) {
        let birthdays = self.birthday;
        let outcome = match self.values.value_mut(attribute) {
            ValueMut::Text(place) => text(value).map(|text| *place = text),
            ValueMut::Texts(place) => {
                let (texts, misfits) = skills(value, form());
                *place = texts;
                return misfits.into_iter().for_each(|misfit| self.warn(attribute, misfit));
            }
            ValueMut::Birthday(place) => birthday(value, birthdays).map(|birthday| *place = birthday),
            ValueMut::Day(place) => date(value).map(|day| *place = day),
            ValueMut::Gender(place) => gender(value).map(|gender| *place = gender),
            ValueMut::Person(place) => person(value).map(|person| *place = person),
        };
        if let Err(misfit) = outcome {
            self.warn(attribute, misfit);
        }
    }

    fn warn(&mut self, attribute: Attribute, misfit: Misfit) {
        self.warnings.insert(match misfit {
            Misfit::Unintelligible => Warning::Unintelligible { attribute },
            Misfit::TooLong => Warning::TooLong { attribute },
            Misfit::TooMany => Warning::TooMany { attribute },
        });
    }

    pub(super) fn finish(mut self) -> (EmploymentStatus, Values, BTreeSet<Warning>) {
        if self.values.first_name.is_none() && self.values.last_name.is_none() {
            self.warnings.insert(Warning::NameMissing);
        }
        (self.status, self.values, self.warnings)
    }
}

/// A person's id, as a number or as text.
pub(super) fn employee_id(value: &Sent<'_>) -> Option<EmployeeId> {
    let id = match value {
        Sent::Number(number) => number.to_string(),
        Sent::Text(text) => identifier(text).into_owned(),
        _ => return None,
    };
    EmployeeId::try_from(id).ok().filter(|id| !id.is_set_aside())
}

/// Another person: their id, or as Personio sends them with their attributes, each with its value
/// (reference/providers.md, section 1.3). `BambooHR` sends 0 for nobody in some companies.
fn person(value: &Sent<'_>) -> Result<Option<EmployeeId>, Misfit> {
    let inner = |object: &Fields<'_, Sent<'_>>, name: &str| object.last(name).map(person);
    match value {
        Sent::Nothing => Ok(None),
        Sent::Text(raw) if matches!(identifier(raw).as_ref(), "" | "0") => Ok(None),
        Sent::Number(number) if number.as_u64() == Some(0) => Ok(None),
        Sent::List(list) if list.is_empty() => Ok(None),
        Sent::Object(object) => {
            let told = inner(object, "attributes").or_else(|| inner(object, "id"));
            told.or_else(|| inner(object, "value")).unwrap_or(Err(Misfit::Unintelligible))
        }
        other => employee_id(other).map(Some).ok_or(Misfit::Unintelligible),
    }
}

fn text(value: &Sent<'_>) -> Result<Option<Text>, Misfit> {
    match value {
        Sent::Nothing => Ok(None),
        Sent::Text(raw) => clean(raw),
        Sent::Number(number) => clean(&number.to_string()),
        Sent::List(list) => match list.as_slice() {
            [] => Ok(None),
            [one] => text(one),
            _ => Err(Misfit::Unintelligible),
        },
        // Personio's department, team and office: {"type": "Department", "attributes": {"id": 28, "name": "Support"}}.
        Sent::Object(object) => match object.last("attributes") {
            Some(Sent::Object(attributes)) => match attributes.last("name") {
                None | Some(Sent::Object(_)) => Err(Misfit::Unintelligible),
                Some(name) => text(name),
            },
            _ => Err(Misfit::Unintelligible),
        },
        Sent::Flag => Err(Misfit::Unintelligible),
    }
}

fn clean(raw: &str) -> Result<Option<Text>, Misfit> {
    match Text::new(raw) {
        Ok(text) => Ok(Some(text)),
        Err(TextError::Blank) => Ok(None),
        Err(TextError::TooLong) => Err(Misfit::TooLong),
    }
}

/// Tags come as a list, as a JSON list inside a text, or as a text with commas (reference/providers.md, section 5). A value
/// that was chosen is one skill, though it has a comma: only what was written freely is split.
/// What makes no sense is left out by itself, and each kind of it is told once; of too many the first ones by their
/// order are kept, which is the same however they are sent.
fn skills(value: &Sent<'_>, form: Form) -> (BTreeSet<Text>, BTreeSet<Misfit>) {
    let (mut skills, mut misfits) = (BTreeSet::new(), BTreeSet::new());
    for skill in each_skill(value, form) {
        match skill {
            Ok(skill) => skills.extend(skill),
            Err(misfit) => {
                misfits.insert(misfit);
            }
        }
    }
    if keep_most_skills(&mut skills) {
        misfits.insert(Misfit::TooMany);
    }
    (skills, misfits)
}

/// Keeps of too many `skills` the first ones by their order: whether there were too many.
pub(super) fn keep_most_skills(skills: &mut BTreeSet<Text>) -> bool {
    let too_many = skills.len() > MOST_SKILLS;
    while skills.len() > MOST_SKILLS {
        skills.pop_last();
    }
    too_many
}

fn each_skill(value: &Sent<'_>, form: Form) -> Vec<Result<Option<Text>, Misfit>> {
    match value {
        Sent::Text(raw) if raw.trim_start().starts_with('[') => {
            match serde_json::from_str::<Vec<Sent<'_>>>(raw) {
                Ok(list) => list.iter().map(text).collect(),
                Err(_) => vec![Err(Misfit::Unintelligible)],
            }
        }
        Sent::Text(raw) if form == Form::Chosen => vec![clean(raw)],
        Sent::Text(raw) => raw.split([',', ';', '\n']).map(clean).collect(),
        Sent::List(list) => list.iter().map(text).collect(),
        Sent::Nothing => Vec::new(),
        Sent::Flag | Sent::Number(_) | Sent::Object(_) => vec![Err(Misfit::Unintelligible)],
    }
}

fn birthday(value: &Sent<'_>, detail: BirthdayDetail) -> Result<Option<Birthday>, Misfit> {
    Ok(date(value)?.map(|date| Birthday::new(date, detail)))
}

fn date(value: &Sent<'_>) -> Result<Option<NaiveDate>, Misfit> {
    let Some(text) = text(value)? else { return Ok(None) };
    // Personio adds a time and a zone to every date; the date itself is the local one. BambooHR writes no date so.
    let date = text.as_str().get(..10).unwrap_or(text.as_str());
    // First what nearly all of them are: what else it might be is asked at some cost.
    if let Ok(date) = NaiveDate::parse_from_str(date, "%Y-%m-%d") {
        return Ok(Some(date));
    }
    let has_digits = date.bytes().any(|byte| byte.is_ascii_digit());
    let is_zero = has_digits && date.bytes().all(|byte| !matches!(byte, b'1'..=b'9'));
    if is_zero || says_nothing(&text) { Ok(None) } else { Err(Misfit::Unintelligible) }
}

/// Whether a value of a provider's own list, or a date, is its word for having none: half of a company may have it, and
/// nothing is wrong with that.
fn says_nothing(text: &Text) -> bool {
    matches!(
        name_key(text.as_str()).as_str(),
        "-" | "--"
            | "–"
            | "—"
            | "."
            | "?"
            | "none"
            | "null"
            | "nil"
            | "n/a"
            | "n.a."
            | "na"
            | "undefined"
            | "unspecified"
            | "unknown"
            | "not specified"
            | "not set"
            | "not provided"
            | "not disclosed"
            | "not applicable"
            | "undisclosed"
            | "no answer"
            | "prefer not to say"
            | "prefer not to answer"
            | "prefer not to disclose"
            | "decline to answer"
            | "decline to state"
            | "decline to self-identify"
            | "declined to answer"
            | "declined to state"
            | "keine angabe"
            | "keine"
            | "k. a."
            | "k.a."
    )
}

fn gender(value: &Sent<'_>) -> Result<Option<Gender>, Misfit> {
    let Some(text) = text(value)? else { return Ok(None) };
    match name_key(text.as_str()).as_str() {
        "female" => Ok(Some(Gender::Female)),
        "male" => Ok(Some(Gender::Male)),
        // BambooHR's companies name the third one themselves.
        "diverse" | "non-binary" | "nonbinary" | "other" => Ok(Some(Gender::Diverse)),
        _ if says_nothing(&text) => Ok(None),
        _ => Err(Misfit::Unintelligible),
    }
}
