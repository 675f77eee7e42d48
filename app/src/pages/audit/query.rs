//! What of the trail is asked for, as the address carries it.

use chrono::{Days, NaiveDate};
use domain::{api::call, audit::Act, moment::day};
use js_sys::encode_uri_component;

/// What is asked for. All of it, unless something is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// What was done.
    pub act: Option<Act>,
    /// By whom: `member/ID`, `operator`, `schedule` or `rollcall`.
    pub actor: Option<String>,
    /// To what: `member/ID`, `service/ID`, `run/ID`.
    pub subject: Option<String>,
    /// From this day on, on the clocks of whoever looks.
    pub since: Option<NaiveDate>,
    /// Until this day, with it.
    pub until: Option<NaiveDate>,
}

impl AuditQuery {
    /// Whether it asks for everything.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// What an address asks for, given how to look up a part of its query. What makes no sense asks for nothing.
    pub fn read(part: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name| part(name).filter(|text| !text.is_empty());
        let day = |name| part(name).and_then(|text| day(&text));
        Self {
            act: part("act").as_deref().and_then(Act::named),
            actor: text("actor"),
            subject: text("subject"),
            since: day("since"),
            until: day("until"),
        }
    }

    /// As the address carries it.
    pub fn write(&self) -> String {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        let parts = [
            ("act", self.act.map(|act| act.as_str().to_owned())),
            ("actor", self.actor.clone()),
            ("subject", self.subject.clone()),
            ("since", day(self.since)),
            ("until", day(self.until)),
        ];
        let said = parts.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let said: Vec<_> =
            said.map(|(name, value)| format!("{name}={}", encode_uri_component(&value))).collect();
        if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
    }

    /// The call for it. `midnight` says when a day begins, in milliseconds.
    pub fn call(&self, before: Option<u64>, midnight: impl Fn(NaiveDate) -> i64) -> call::Audit {
        call::Audit {
            before,
            act: self.act,
            actor: self.actor.clone(),
            subject: self.subject.clone(),
            since: self.since.map(&midnight),
            until: self.until.and_then(|until| until.checked_add_days(Days::new(1))).map(midnight),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_makes_no_sense_asks_for_everything() {
        let wrong = |name: &str| Some(if name == "act" { "everything" } else { "" }.to_owned());
        assert_eq!(AuditQuery::read(wrong), AuditQuery::default());
        assert!(AuditQuery::read(|_| None).is_blank());
    }

    #[test]
    fn the_last_day_is_asked_for_whole() {
        let day = |text: &str| day(text).unwrap();
        let query = AuditQuery {
            since: Some(day("2026-11-01")),
            until: Some(day("2026-11-30")),
            ..AuditQuery::default()
        };
        let midnight = |day: NaiveDate| i64::from(chrono::Datelike::num_days_from_ce(&day));
        let call = query.call(Some(7), midnight);
        assert_eq!(call.before, Some(7));
        assert_eq!(call.until.zip(call.since).map(|(until, since)| until - since), Some(30));
    }
}
