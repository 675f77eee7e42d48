//! What is applied is what was approved.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    api::runs::{ChangeKind, ChangeView, PlanView},
    attribute::Attribute,
    sync::run::RunId,
};
use engine::platform::Value;

use super::{
    Broken, Key, hold,
    rows::{self, Values, select, text},
};
use crate::{notes::Notes, site::Site};

/// A plan that was approved, and the directory as it was then.
#[derive(Debug)]
struct Expected {
    run: RunId,
    before: BTreeMap<Key, Values>,
    gone: BTreeMap<Key, Values>,
}

/// What is to be applied.
#[derive(Debug, Default)]
pub(super) struct Applied {
    expected: Option<Expected>,
    seen: Option<RunId>,
}

impl Applied {
    /// Once what was approved is applied, the directory differs from what it was by that alone.
    pub(super) fn check(&mut self, site: &Site, notes: &Notes) -> Result<(), Broken> {
        let Some((run, plan)) = &notes.plan else { return Ok(()) };
        if self.seen != Some(*run) {
            self.seen = Some(*run);
            self.expected =
                Some(Expected { run: *run, before: rows::present(site)?, gone: rows::gone(site)? });
            return Ok(());
        }
        let Some(expected) = &self.expected else { return Ok(()) };
        let sql = format!(
            "SELECT json_extract(body, '$.phase.kind'), json_extract(body, '$.hold.kind'),
                    json_extract(body, '$.applied'), json_extract(body, '$.service'),
                    json_extract(body, '$.hold.emptied')
             FROM runs WHERE id = {}",
            expected.run.0
        );
        let rows = select(site, &sql)?;
        let Some([phase, hold_kind, applied, service, emptied]) = rows.first().map(Vec::as_slice) else {
            return Ok(());
        };
        if text(phase) == Some("applying") {
            return Ok(());
        }
        // One that was made anew, and did not wait then, was approved by nobody.
        let is_as_approved = *hold_kind != Value::Null && *applied != Value::Integer(0);
        let is_behind = matches!(text(phase), Some("provisioning" | "exporting" | "done"));
        let expected = self.expected.take();
        match (expected, text(service)) {
            (Some(expected), Some(service)) if is_as_approved && is_behind && plan.next.is_none() => {
                compare(service, plan, &expected, &rows::present(site)?, &emptied_by(emptied))
            }
            _ => Ok(()),
        }
    }
}

fn compare(
    service: &str,
    plan: &PlanView,
    Expected { before, gone, .. }: &Expected,
    after: &BTreeMap<Key, Values>,
    emptied: &BTreeSet<String>,
) -> Result<(), Broken> {
    let mut named = BTreeSet::new();
    let (mut leave, mut move_over) = (0, 0);
    for change in &plan.changes {
        let key = (service.to_owned(), change.id.as_str().to_owned());
        let (was, is) = (before.get(&key), after.get(&key));
        let wrong = || format!("approved was {change:?}, and {was:?} became {is:?}");
        let is_named_so = is.is_some_and(|values| rows::name(values) == change.name.trim());
        match &change.kind {
            ChangeKind::Joins | ChangeKind::Returns => hold(was.is_none() && is_named_so, wrong)?,
            ChangeKind::Moves { from, attributes, lost, .. } => {
                move_over += 1;
                // Whoever moves over may have left before.
                let mut formers = before.iter().filter(|(key, _)| !after.contains_key(*key)).chain(gone);
                let named = names(attributes, lost);
                let is_theirs = |(key, was): (&Key, &Values)| {
                    key.0 == from.as_str() && is.is_some_and(|is| differing(was, is) == named)
                };
                hold(is_named_so && formers.any(is_theirs), wrong)?;
            }
            ChangeKind::Updates { .. } => hold(is_named_so && is_updated(change, was, is), wrong)?,
            ChangeKind::Leaves { .. } => {
                leave += 1;
                hold(is.is_none(), wrong)?;
            }
        }
        named.insert(key);
    }
    let disappeared = before.keys().filter(|key| !after.contains_key(*key)).count();
    hold((leave..=leave + move_over).contains(&disappeared), || {
        format!("{disappeared} people leave or move by a plan of {leave} and {move_over}: {plan:?}")
    })?;
    for (key, is) in after.iter().filter(|(key, _)| !named.contains(*key)) {
        let was = before.get(key);
        // What another source does not have is shown as emptied, and is so for those whom it does not name, too.
        let is_as_it_was = |was: &Values| {
            differing(was, is).is_subset(emptied) && emptied.iter().all(|name| !is.contains_key(name))
        };
        hold(was.is_some_and(|was| differing(was, is).is_empty() || is_as_it_was(was)), || {
            format!("{key:?} is not in the plan that was approved, and {was:?} became {is:?}")
        })?;
    }
    Ok(())
}

/// The attributes that are shown as emptied for everybody.
fn emptied_by(shown: &Value) -> BTreeSet<String> {
    let shown = rows::json(shown);
    let name = |one: &serde_json::Value| Some(one.get("attribute")?.as_str()?.to_owned());
    shown.as_array().into_iter().flatten().filter_map(name).collect()
}

fn is_updated(change: &ChangeView, was: Option<&Values>, is: Option<&Values>) -> bool {
    let (ChangeKind::Updates { attributes, lost }, Some(was), Some(is)) = (&change.kind, was, is) else {
        return false;
    };
    differing(was, is) == names(attributes, lost)
}

fn names(attributes: &[Attribute], lost: &[Attribute]) -> BTreeSet<String> {
    attributes.iter().chain(lost).map(|attribute| attribute_name(*attribute)).collect()
}

fn attribute_name(attribute: Attribute) -> String {
    let name = serde_json::to_value(attribute).unwrap_or_default();
    name.as_str().unwrap_or_default().to_owned()
}

/// The attributes whose values differ.
fn differing(was: &Values, is: &Values) -> BTreeSet<String> {
    let names = was.keys().chain(is.keys());
    names.filter(|name| was.get(*name) != is.get(*name)).cloned().collect()
}
