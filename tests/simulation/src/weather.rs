//! How the outside fails: requests that are lost, answers that are late, refusals out of nowhere.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use engine::platform::Method;
use simulators::{
    control::Control,
    faults::{Effect, Fault},
    provider::Provider,
};

use crate::{dice::Dice, platform::Fate, site::Site};

/// The longest that a request may take effect after it was sent without being written twice (docs/learning.md).
const LATEST: i64 = 38;

/// The same for what is written once however late it comes: ten minutes after the time-out.
const EVER_SO_LATE: i64 = 630;

/// The time-out of a request that writes.
const TIME_OUT: i64 = 30;

/// What is written once in effect, by a part of its path, and how late it may come.
const WRITTEN_ONCE: [(&str, i64); 5] = [
    ("/training/record/employee/", LATEST),
    ("/files", LATEST),
    ("/user$", EVER_SO_LATE),
    ("/training/type", LATEST),
    ("/training/record/", LATEST),
];

/// How often each kind of fault was put in force.
pub type Tally = BTreeMap<&'static str, u64>;

/// Puts something else in force: what, for the trace.
pub fn turn(site: &Site, dice: &mut Dice, tally: &mut Tally) -> String {
    let what = match dice.below(14) {
        12 => fail_storage(site, dice),
        13 => fail_alarms(site, dice),
        0..=2 => lose(site, dice),
        3 | 10 | 11 => aim(site, dice),
        4 => slow(site, dice),
        5 => {
            clear(site);
            "it clears up"
        }
        _ => match dice.below(3) {
            0 => fail(site.world.providers.ispring.control(), dice),
            1 => fail(site.world.providers.bamboohr.control(), dice),
            _ => fail(site.world.providers.personio.control(), dice),
        },
    };
    *tally.entry(what).or_default() += 1;
    what.to_owned()
}

/// Everything is answered, and at once.
pub fn clear(site: &Site) {
    site.world.fates.borrow_mut().clear();
    site.world.fated.borrow_mut().clear();
    site.world.takes.set(TimeDelta::milliseconds(40));
    site.world.database.fail_no_more();
    site.world.alarms_to_fail.set(0);
    site.world.providers.ispring.control().clear_faults();
    site.world.providers.bamboohr.control().clear_faults();
    site.world.providers.personio.control().clear_faults();
}

fn lose(site: &Site, dice: &mut Dice) -> &'static str {
    let mut fates = site.world.fates.borrow_mut();
    let passing = dice.below(6);
    fates.extend(std::iter::repeat_n(Fate::Answered, passing));
    match dice.below(3) {
        0 => {
            fates.push_back(Fate::Lost);
            "a request is lost"
        }
        1 => {
            fates.push_back(Fate::AnswerLost);
            "an answer is lost"
        }
        _ => {
            let by = i64::try_from(dice.below(usize::try_from(LATEST).unwrap_or(1))).unwrap_or_default();
            fates.push_back(Fate::Late(TimeDelta::seconds(by)));
            "a request arrives late"
        }
    }
}

/// Has something become of the next request that writes what is to be written once.
fn aim(site: &Site, dice: &mut Dice) -> &'static str {
    let (path, latest) = WRITTEN_ONCE[dice.below(WRITTEN_ONCE.len())];
    let (fate, what) = match dice.below(4) {
        0 => (Fate::AnswerLost, "the answer to something written is lost"),
        1 => (Fate::Lost, "something to be written is lost"),
        _ => {
            let from = TIME_OUT + 2;
            let by = from
                + i64::try_from(dice.below(usize::try_from(latest - from).unwrap_or(1))).unwrap_or_default();
            (Fate::Late(TimeDelta::seconds(by)), "something written comes after its time-out")
        }
    };
    let method = if path == "/training/record/" { Method::Put } else { Method::Post };
    site.world.fated.borrow_mut().push((method, path, fate));
    what
}

/// Has a statement of the next ones fail.
fn fail_storage(site: &Site, dice: &mut Dice) -> &'static str {
    site.world.database.fail_after(u32::try_from(dice.below(60)).unwrap_or_default());
    "a statement fails"
}

/// Has the next alarms be refused: after six failures in a row the platform rings no more.
fn fail_alarms(site: &Site, dice: &mut Dice) -> &'static str {
    site.world.alarms_to_fail.set([1, 2, 14].get(dice.below(3)).copied().unwrap_or(1));
    "alarms can't be set"
}

fn slow(site: &Site, dice: &mut Dice) -> &'static str {
    let milliseconds = [5, 250, 1_500, 8_000].get(dice.below(4)).copied().unwrap_or(40);
    site.world.takes.set(TimeDelta::milliseconds(milliseconds));
    "answers take another time"
}

fn fail<P: Provider>(provider: &Control<P>, dice: &mut Dice) -> &'static str {
    let (effect, what) = match dice.below(8) {
        0 => (status(401, None), "401 out of nowhere"),
        1 => (status(403, None), "403 out of nowhere"),
        2 => (status(429, Some("7")), "429"),
        3 => (status(503, None), "503"),
        4 => (Effect::Cut { bytes: 40 }, "an answer is cut"),
        5 => (Effect::LieTotal { by: 1 }, "a total lies"),
        6 => (Effect::LoseAnswer, "the connection is closed after it was done"),
        _ => (Effect::HangUp, "the connection is closed"),
    };
    let times = [1, 2, 5, 40].get(dice.below(4)).copied().unwrap_or(1);
    provider.fault(Fault::on("", effect).after(dice.below(8) as u64).times(times));
    what
}

fn status(code: u16, retry_after: Option<&str>) -> Effect {
    Effect::Status { code, retry_after: retry_after.map(str::to_owned), body: None }
}
