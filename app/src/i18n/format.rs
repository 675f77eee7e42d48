//! Numbers and dates as the browser writes them in a language.

use std::cell::RefCell;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::{api::celebrations::Month, attribute::BirthdayDetail, birthday::Birthday};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::Language;

/// How much of a moment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The date.
    Date,
    /// The date, and the time to the minute.
    DateAndTime,
}

/// The moment it is.
pub fn now() -> DateTime<Utc> {
    #[expect(clippy::cast_possible_truncation, reason = "a date is far below 2⁵³ milliseconds")]
    DateTime::from_timestamp_millis(Date::now() as i64).unwrap_or_default()
}

/// `n` with the language's separators.
pub fn number(language: Language, n: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "nobody counts people beyond 2⁵³")]
    let n = JsValue::from_f64(n as f64);
    thread_local! {
        static FORMAT: LastMade<Function> = const { LastMade::new() };
    }
    let make = |locales: &Array| Intl::NumberFormat::new(locales, &Object::new()).format();
    called(&FORMAT.with(|format| format.of(language, &make)), &n)
}

/// What the browser made last for a language. Making one is dear, and numbers are written with each letter that somebody
/// types.
pub(super) struct LastMade<T>(RefCell<Option<(Language, T)>>);

impl<T: Clone> LastMade<T> {
    pub(super) const fn new() -> Self {
        Self(RefCell::new(None))
    }

    /// The one for `language`.
    pub(super) fn of(&self, language: Language, make: &dyn Fn(&Array) -> T) -> T {
        let mut last = self.0.borrow_mut();
        match &*last {
            Some((of, known)) if *of == language => known.clone(),
            _ => last.insert((language, make(&locales(language)))).1.clone(),
        }
    }
}

/// `at` in the browser's time zone.
pub fn date_time(language: Language, at: DateTime<Utc>, detail: Moment) -> String {
    let options = match detail {
        Moment::Date => options(&[("dateStyle", "medium")]),
        Moment::DateAndTime => options(&[("dateStyle", "medium"), ("timeStyle", "short")]),
    };
    called(&Intl::DateTimeFormat::new(&locales(language), &options).format(), &js_date(at))
}

/// What clocks show, wherever they are: weekday, date and time to the minute.
pub fn clock(language: Language, shown: NaiveDateTime) -> String {
    let parts = [
        ("timeZone", "UTC"),
        ("weekday", "short"),
        ("day", "numeric"),
        ("month", "short"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
    ];
    called(
        &Intl::DateTimeFormat::new(&locales(language), &options(&parts)).format(),
        &js_date(shown.and_utc()),
    )
}

/// A birthday: day and month, and the year where it was released.
pub fn day(language: Language, birthday: Birthday) -> String {
    let mut parts = vec![("timeZone", "UTC"), ("day", "numeric"), ("month", "long")];
    if birthday.year().is_some() {
        parts.push(("year", "numeric"));
    }
    // A leap year stands in for a missing one, so that 29 February is a day.
    let year = f64::from(birthday.year().unwrap_or(2000));
    let at = Date::new(&JsValue::from_f64(Date::utc(year, f64::from(birthday.month()) - 1.0)));
    at.set_utc_date(birthday.day());
    called(&Intl::DateTimeFormat::new(&locales(language), &options(&parts)).format(), &at)
}

/// A day of a year of which everybody knows which: day and month.
pub fn date(language: Language, at: NaiveDate) -> String {
    day(language, Birthday::new(at, BirthdayDetail::DayAndMonth))
}

/// A month of a year.
pub fn month(language: Language, month: Month) -> String {
    let parts = options(&[("timeZone", "UTC"), ("month", "long"), ("year", "numeric")]);
    let at =
        Date::new(&JsValue::from_f64(Date::utc(f64::from(month.year()), f64::from(month.month()) - 1.0)));
    called(&Intl::DateTimeFormat::new(&locales(language), &parts).format(), &at)
}

fn js_date(at: DateTime<Utc>) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "a date is far below 2⁵³ milliseconds")]
    Date::new(&JsValue::from_f64(at.timestamp_millis() as f64))
}

pub(super) fn locales(language: Language) -> Array {
    // British dates: the day before the month, as in the other two languages.
    Array::of1(&match language {
        Language::English => "en-GB".into(),
        other => other.as_str().into(),
    })
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        // Setting a property of a fresh object can't fail.
        _ = Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    options
}

fn called(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
