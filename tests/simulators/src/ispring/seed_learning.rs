//! What the seeded accounts have learned.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::ids::Kind;
use super::learning::{Enrolled, Outcome, Progress, certificate_of};
use super::seed::Seeding;
use super::times::midnight;
use crate::company::Dice;

/// Everybody has fewer enrolments than that.
const MOST: u64 = 16;

impl Seeding<'_> {
    /// One to four courses for the account at a place, whose number is `number`; all within the last so many `days`.
    pub(super) fn learn(&mut self, number: u64, place: usize, days: u32, dice: &mut Dice) {
        let courses: Vec<usize> = self.courses.courses().collect();
        let first = dice.index(courses.len());
        for nth in 0..=dice.below(4) {
            // Five and twelve have no divisor in common, so no course comes twice.
            let course = courses[(first + 5 * nth as usize) % courses.len()];
            self.enrolment(number * MOST + u64::from(nth), place, course, days, dice);
        }
    }

    /// A quarter has not begun, a quarter is busy, a few failed, the rest is done.
    fn enrolment(&mut self, number: u64, user: usize, course: usize, days: u32, dice: &mut Dice) {
        let today = self.now.date_naive();
        let id = self.ids.seeded(Kind::Enrolment, number);
        let ago = 1 + dice.below(days - 1);
        let mut enrolled = Enrolled::new(id, user, course, today - Days::new(ago.into()), None);
        enrolled.from_catalogue = dice.percent(15);
        match dice.below(100) {
            0..25 => enrolled.due = dice.percent(60).then(|| due(today, dice)),
            25..50 => {
                enrolled.due = Some(due(today, dice));
                enrolled.progress = Progress::InProgress;
                enrolled.percent = u8::try_from(5 + dice.below(90)).unwrap_or(50);
                enrolled.seconds =
                    self.courses.all()[course].minutes * 60 * u32::from(enrolled.percent) / 100;
                enrolled.views = 1 + dice.below(6);
                self.accounts.was_there(user, working_time(today - Days::new(1), dice));
            }
            luck => self.ended(&mut enrolled, number, luck < 56, ago, dice),
        }
        self.enrolments.add(enrolled);
    }

    fn ended(&mut self, enrolled: &mut Enrolled, number: u64, fails: bool, ago: u32, dice: &mut Dice) {
        let today = self.now.date_naive();
        let course = &self.courses.all()[enrolled.course];
        let score = course.passing_score.map(|needed| {
            let share = f64::from(dice.below(21)) / 20.0;
            let score = if fails { (needed - 1.0) * share } else { needed + (100.0 - needed) * share };
            (score * 10.0).round() / 10.0
        });
        let at = working_time(today - Days::new(u64::from(1 + dice.below(ago))), dice);
        let seconds = course.minutes * (40 + dice.below(40));
        let outcome = Outcome { score, seconds, at, certified: true };
        enrolled.progress = outcome.progress(course);
        enrolled.percent = 100;
        (enrolled.completed, enrolled.score, enrolled.seconds) = (Some(at), score, seconds);
        enrolled.views = 1 + dice.below(8);
        if enrolled.progress.is_done() && course.certified {
            let id = self.ids.seeded(Kind::Certificate, number);
            enrolled.certificate = Some(certificate_of(course, id, at.date_naive()));
        }
        self.accounts.was_there(enrolled.user, at);
    }
}

/// Most in the weeks to come, some gone by.
fn due(today: NaiveDate, dice: &mut Dice) -> NaiveDate {
    let away = u64::from(dice.below(60));
    if away < 10 { today - Days::new(away + 1) } else { today + Days::new(away) }
}

fn working_time(day: NaiveDate, dice: &mut Dice) -> DateTime<Utc> {
    midnight(day) + TimeDelta::minutes(i64::from(7 * 60 + dice.below(10 * 60)))
}
