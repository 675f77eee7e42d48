//! What colleagues celebrate, by each person's own consent: who shares what, what is coming up, and the calendar of it.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{Datelike, NaiveTime, TimeDelta};
use domain::{
    api::{
        call,
        celebrations::{
            CalendarAddressView, CalendarForm, CelebrationView, CelebrationsView, Month, OwnView, SOON_DAYS,
        },
        error::ErrorCode,
    },
    calendar::{Celebration, calendar, uid},
    celebrations::{Kind, Say, Sharing, Upcoming, in_month, shared, shares, upcoming},
};
use sha2::{Digest, Sha256};

use crate::{
    fault::Fault,
    organisation::{Asking, Organisation},
    platform::Platform,
    reply::Reply,
    store::consents::Consenting,
};

impl<P: Platform> Organisation<'_, P> {
    /// `GET /api/celebrations/upcoming`.
    pub(crate) fn upcoming(&self) -> Result<Vec<CelebrationView>, Fault> {
        let (people, sharing) = self.sharing()?;
        Ok(views(&people, &upcoming(&sharing, self.today()?, SOON_DAYS)))
    }

    /// `GET /api/celebrations`.
    pub(crate) fn celebrations(&self, call: &call::Celebrations) -> Result<CelebrationsView, Fault> {
        let today = self.today()?;
        let month = call.month.unwrap_or(Month::of(today));
        let (people, sharing) = self.sharing()?;
        let member = &self.asking()?.member;
        Ok(CelebrationsView {
            today,
            celebrations: views(&people, &in_month(&sharing, month.month(), month.year(), today)),
            shares: shares(&sharing, today).to_vec(),
            own: self.own()?,
            calendar_since: self.store.calendar_since(member)?,
        })
    }

    /// `PUT /api/celebrations/own`.
    pub(crate) fn share_celebrations(&self, call: &call::ShareCelebrations) -> Result<(), Fault> {
        let member = &self.asking()?.member;
        let own = self.own()?.ok_or(ErrorCode::NotFound)?;
        let consent = &call.form.consent;
        if !own.say.allows(&own.consent, consent) {
            return Err(ErrorCode::Forbidden.into());
        }
        self.store.put_consent(member, consent, self.now())?;
        if own.consent.may_tell(Kind::Birthday) != consent.may_tell(Kind::Birthday) {
            self.store.next_revision()?;
        }
        Ok(())
    }

    /// `POST /api/celebrations/calendar`.
    pub(crate) fn make_calendar(&self, words: &CalendarForm) -> Result<CalendarAddressView, Fault> {
        let secret = self.word()?;
        self.store.put_calendar(&self.asking()?.member, &hash(&secret), words, self.now())?;
        Ok(CalendarAddressView { path: format!("/api/calendar/{}/{secret}/celebrations.ics", self.id) })
    }

    /// `DELETE /api/celebrations/calendar`.
    pub(crate) fn end_calendar(&self) -> Result<(), Fault> {
        self.store.end_calendar(&self.asking()?.member)
    }

    /// What the calendar with this secret reads.
    pub(crate) fn calendar(&self, secret: &str) -> Result<Reply, Fault> {
        let words = self.store.calendar_words(&hash(secret))?.ok_or(ErrorCode::NotFound)?;
        let (people, sharing) = self.sharing()?;
        let mut events = Vec::new();
        for one in shared(&sharing, self.today()?) {
            let Some(Consenting { employee, at, .. }) = people.get(one.person) else { continue };
            let summary = words.summary(one.kind, &employee.values.known_as(), one.day.year());
            // To the day: at which second somebody said so is nobody's business.
            let stamp = at.date_naive().and_time(NaiveTime::MIN).and_utc();
            events.push((uid(&self.id, &employee.id, one.kind), summary, one, stamp));
        }
        let celebrations: Vec<_> = events
            .iter()
            .map(|(uid, summary, one, stamp)| Celebration {
                uid,
                kind: one.kind,
                summary,
                start: one.day,
                stamp: *stamp,
            })
            .collect();
        Ok(Reply::of(calendar(words.name.as_str(), &celebrations)))
    }

    /// What whoever asks shares, if they are somebody of the directory.
    fn own(&self) -> Result<Option<OwnView>, Fault> {
        let Asking { member, way, .. } = self.asking()?;
        let Some(employee) = self.store.employee_of(member)? else { return Ok(None) };
        let known =
            sharing(0, &Consenting { employee, consent: self.store.consent_of(member)?, at: self.now() });
        Ok(Some(OwnView { known: known.known().collect(), consent: known.consent, say: Say::by(*way) }))
    }

    /// Whom the directory shows of those who said yes to something, and what they share.
    fn sharing(&self) -> Result<(Vec<Consenting>, Vec<Sharing>), Fault> {
        let until = self.shown_until()?;
        let mut people = self.store.consenting()?;
        people.retain(|one| until.is_none_or(|day| one.employee.begins_within(day, TimeDelta::zero())));
        let sharing = people.iter().enumerate().map(|(place, one)| sharing(place, one)).collect();
        Ok((people, sharing))
    }
}

fn views(people: &[Consenting], celebrated: &[Upcoming]) -> Vec<CelebrationView> {
    let view = |one: &Upcoming| {
        people.get(one.person).map(|person| CelebrationView::of(one, person.employee.id.clone()))
    };
    celebrated.iter().filter_map(view).collect()
}

fn sharing(person: usize, one: &Consenting) -> Sharing {
    let values = &one.employee.values;
    Sharing { person, birthday: values.birthday, first_day: values.first_day, consent: one.consent.clone() }
}

/// What is kept of an address that only whoever has it knows.
fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret))
}
