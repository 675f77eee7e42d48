//! What people do on the learning platform.

use chrono::{NaiveDate, TimeDelta};
use simulators::ispring::{AccountStatus, Completion};

use crate::{dice::Dice, site::Site};

/// Somebody completes courses, or is to: what, for the trace.
pub fn learn(site: &Site, dice: &mut Dice) -> String {
    let accounts = site.world.providers.ispring.control().accounts();
    let active: Vec<_> = accounts.into_iter().filter(|one| one.status == AccountStatus::Active).collect();
    let mut completed = 0;
    for _ in 0..=dice.below(3) {
        let Some(account) = dice.one_of(&active) else { return "nobody learns".to_owned() };
        completed += usize::from(complete(site, dice, &account.email));
    }
    format!("{completed} courses are completed")
}

/// What everybody has to learn is learned by everybody: what, for the trace.
pub fn all_learn(site: &Site, dice: &mut Dice) -> String {
    let accounts = site.world.providers.ispring.control().accounts();
    let active = accounts.iter().filter(|one| one.status == AccountStatus::Active);
    let completed = active.filter(|one| complete(site, dice, &one.email)).count();
    format!("{completed} courses are completed, one by each")
}

/// Somebody completes a course, or is to: whether they completed one that they had not completed before.
pub fn complete(site: &Site, dice: &mut Dice, email: &str) -> bool {
    let (ispring, now) = (site.world.providers.ispring.control(), site.world.now());
    let course = format!("Course {}", dice.below(20));
    if !ispring.courses().iter().any(|known| known.title == course) {
        ispring.add_course(&course);
    }
    let known = ispring.enrolments_of(email).unwrap_or_default();
    if known.iter().any(|enrolment| enrolment.course == course && enrolment.completed_at.is_some()) {
        return false;
    }
    if dice.once_in(6) {
        let due: NaiveDate = (now + TimeDelta::days(30)).date_naive();
        return ispring.enrol(email, &course, Some(due)).is_err();
    }
    // Some were offline for days.
    let ago = [0, 0, 0, 1, 12].get(dice.below(5)).copied().unwrap_or_default();
    let completion = Completion {
        score: dice.once_in(3).then_some(87.5),
        completed_at: Some(now - TimeDelta::days(ago)),
        certificate: !dice.once_in(3),
        ..Completion::default()
    };
    ispring.complete(email, &course, completion).is_ok()
}
