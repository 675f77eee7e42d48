//! Celebrations as a calendar that others subscribe to: iCalendar (RFC 5545), with what RFC 7986 adds for that.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

use crate::{
    celebrations::{Kind, NO_YEAR, in_year},
    content_line::ContentLines,
    employee::EmployeeId,
    fingerprint::fingerprint,
};

/// How long a calendar is kept before it is asked for again (RFC 7986, section 5.7). Who takes a consent back is seen for as
/// long in the calendars of others, as far as these keep to it.
const REFRESH: &str = "PT12H";

/// Something that is celebrated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Celebration<'a> {
    /// What tells it from all others, and stays the same (RFC 5545, section 3.8.4.7).
    pub uid: &'a str,
    /// What is celebrated: it decides whether it comes again.
    pub kind: Kind,
    /// What is read in the calendar, in its reader's language.
    pub summary: &'a str,
    /// The birthday, of which no year is told, or the first day of work.
    pub start: NaiveDate,
    /// When it was last changed (RFC 5545, section 3.8.7.2).
    pub stamp: DateTime<Utc>,
}

/// What tells what is celebrated of somebody of an organisation from all else, in all calendars. It says nothing of them.
pub fn uid(organisation: &str, person: &EmployeeId, kind: Kind) -> String {
    format!("{}@rollcall", fingerprint([organisation, person.as_str(), kind.as_str()], 16))
}

/// A calendar called `name`.
pub fn calendar(name: &str, celebrations: &[Celebration<'_>]) -> String {
    let mut lines = ContentLines::folded();
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rollcall//Celebrations//EN", "CALSCALE:GREGORIAN"]
    {
        lines.plain(line);
    }
    // The first is the RFC's (7986, section 5.1), the second what calendars have read for longer. So are these two of time.
    lines.text("NAME", name);
    lines.text("X-WR-CALNAME", name);
    lines.plain(&format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
    lines.plain(&format!("X-PUBLISHED-TTL:{REFRESH}"));
    for celebration in celebrations {
        event(&mut lines, celebration);
    }
    lines.plain("END:VCALENDAR");
    lines.into_text()
}

fn event(lines: &mut ContentLines, celebration: &Celebration<'_>) {
    let Some(first) = first(celebration) else { return };
    lines.plain("BEGIN:VEVENT");
    lines.text("UID", celebration.uid);
    lines.plain(&format!("DTSTAMP:{}", moment(celebration.stamp)));
    // A date alone lasts for that day (RFC 5545, section 3.6.1).
    lines.plain(&format!("DTSTART;VALUE=DATE:{}", day(first)));
    if let Some(rule) = rule(celebration) {
        lines.plain(&format!("RRULE:{rule}"));
    }
    lines.text("SUMMARY", celebration.summary);
    // Nobody is busy for it (RFC 5545, section 3.8.2.7).
    lines.plain("TRANSP:TRANSPARENT");
    lines.plain("END:VEVENT");
}

/// The day on which it is celebrated first, which the rule counts as one (RFC 5545, section 3.8.5.3). The first day of work
/// is the newcomer's, so an anniversary begins a year later. The year of a birthday is told to nobody, whoever asks.
fn first(celebration: &Celebration<'_>) -> Option<NaiveDate> {
    let start = celebration.start;
    let year = match celebration.kind {
        Kind::Birthday => NO_YEAR,
        Kind::Anniversary => start.year().checked_add(1)?,
        Kind::Newcomer => start.year(),
    };
    in_year(year, start.month(), start.day())
}

/// When it comes again. A day that a year doesn't have is left out by a plain rule (RFC 5545, section 3.3.10), so that 29
/// February would come every four years; the last day of February is the 28th in all others. RFC 7529 has a word for it
/// (SKIP), which few calendars know.
fn rule(celebration: &Celebration<'_>) -> Option<&'static str> {
    match (celebration.kind, celebration.start.month(), celebration.start.day()) {
        (Kind::Newcomer, ..) => None,
        (_, 2, 29) => Some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        _ => Some("FREQ=YEARLY"),
    }
}

/// RFC 5545, section 3.3.4.
fn day(date: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// RFC 5545, section 3.3.5, form 2.
fn moment(at: DateTime<Utc>) -> String {
    format!("{}T{:02}{:02}{:02}Z", day(at.date_naive()), at.hour(), at.minute(), at.second())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        content_line::reading::{lines, value},
        moment as written,
    };

    fn celebration(kind: Kind, start: &str) -> Celebration<'static> {
        Celebration {
            uid: "p1-birthday@rollcall.example",
            kind,
            summary: "Geburtstag: Ada Müller, Forschung; \"Größen\"",
            start: written::day(start).unwrap(),
            stamp: DateTime::from_timestamp(1_796_045_405, 999_999_999).unwrap(),
        }
    }

    #[test]
    fn a_calendar_is_written_as_documented() {
        let events = [
            celebration(Kind::Birthday, "1992-02-29"),
            celebration(Kind::Anniversary, "2016-09-01"),
            celebration(Kind::Newcomer, "2026-11-02"),
        ];
        let text = calendar(
            "Feiern bei Beispiel, Söhne & Co; das ganze Jahr über, jeden Tag und immer wieder",
            &events,
        );
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
        insta::assert_snapshot!(text.replace("\r\n", "\n"));
    }

    #[test]
    fn each_kind_begins_and_comes_again_as_it_is_celebrated() {
        const LAST_OF_FEBRUARY: &str = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1";
        for (kind, start, first, rule) in [
            (Kind::Birthday, "1990-05-17", "20000517", Some("FREQ=YEARLY")),
            (Kind::Birthday, "1992-02-29", "20000229", Some(LAST_OF_FEBRUARY)),
            (Kind::Birthday, "1990-02-28", "20000228", Some("FREQ=YEARLY")),
            (Kind::Anniversary, "2016-09-01", "20170901", Some("FREQ=YEARLY")),
            (Kind::Anniversary, "2024-02-29", "20250228", Some(LAST_OF_FEBRUARY)),
            (Kind::Anniversary, "2023-02-28", "20240228", Some("FREQ=YEARLY")),
            (Kind::Newcomer, "2024-02-29", "20240229", None),
        ] {
            let text = calendar("Feiern", &[celebration(kind, start)]);
            assert_eq!(value(&text, "DTSTART;VALUE=DATE").as_deref(), Some(first), "{kind:?} {start}");
            let found =
                lines(&text).into_iter().find_map(|line| Some(line.strip_prefix("RRULE:")?.to_owned()));
            assert_eq!(found.as_deref(), rule, "{kind:?} {start}");
        }
    }

    proptest! {
        #[test]
        fn the_year_of_a_birthday_is_in_no_calendar(days in 690_000_i32..760_000, year in 1900_i32..2100) {
            let start = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let born = Celebration { start, ..celebration(Kind::Birthday, "1992-02-29") };
            let Some(other) = start.with_year(year) else { return Ok(()) };
            prop_assert_eq!(calendar("x", &[born]), calendar("x", &[Celebration { start: other, ..born }]));
        }

        #[test]
        fn whatever_is_written_the_events_are_as_many_as_were_given(
            [name, uid, summary] in prop::array::uniform3("[a,;:\\\\\r\n\u{85}\"ü]{0,60}|END:VEVENT\r\n|\\PC{0,40}"),
            count in 0_usize..4
        ) {
            let one = Celebration { uid: &uid, summary: &summary, ..celebration(Kind::Birthday, "1992-02-29") };
            let text = calendar(&name, &vec![one; count]);
            let of = |name: &str| lines(&text).iter().filter(|line| *line == name).count();
            prop_assert_eq!((of("BEGIN:VEVENT"), of("END:VEVENT"), of("END:VCALENDAR")), (count, count, 1));
            prop_assert!(text.lines().all(|line| line.len() <= 75));
        }
    }
}
