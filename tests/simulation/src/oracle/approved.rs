//! What is applied is what was approved.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    api::runs::{ChangeKind, ChangeView, PlanView},
    attribute::Attribute,
    sync::{plan::PlanHash, run::RunId},
};
use engine::platform::Value;

use super::{
    Broken, Key, hold,
    rows::{self, Values, select, text},
};
use crate::{
    notes::{Approved, Notes},
    site::Site,
};

/// The directory as it was when somebody approved a plan.
#[derive(Debug)]
pub struct Before {
    present: BTreeMap<Key, Values>,
    gone: BTreeMap<Key, Values>,
}

impl Before {
    /// The directory of `site` as it is now.
    pub fn of(site: &Site) -> Result<Self, Broken> {
        Ok(Self { present: rows::present(site)?, gone: rows::gone(site)? })
    }
}

/// What was approved last and is judged.
#[derive(Debug, Default)]
pub(super) struct Applied(Option<(RunId, PlanHash)>);

impl Applied {
    /// Once what was approved is applied, the directory differs from what it was by that alone.
    pub(super) fn check(&mut self, site: &Site, notes: &Notes) -> Result<(), Broken> {
        let Some(Approved { run, plan, before }) = &notes.plan else { return Ok(()) };
        let this = (*run, plan.hash.clone());
        if self.0.as_ref() == Some(&this) {
            return Ok(());
        }
        let sql = format!(
            "SELECT json_extract(body, '$.phase.kind'), json_extract(body, '$.hold.kind'),
                    json_extract(body, '$.applied'), json_extract(body, '$.service')
             FROM runs WHERE id = {}",
            run.0
        );
        let rows = select(site, &sql)?;
        let Some([phase, hold_kind, applied, service]) = rows.first().map(Vec::as_slice) else {
            return Ok(());
        };
        if text(phase) == Some("applying") {
            return Ok(());
        }
        // One that was made anew, and did not wait then, was approved by nobody.
        let is_as_approved = *hold_kind != Value::Null && *applied != Value::Integer(0);
        let is_behind = matches!(text(phase), Some("provisioning" | "exporting" | "done"));
        self.0 = Some(this);
        match text(service) {
            Some(service) if is_as_approved && is_behind && plan.next.is_none() => {
                compare(service, plan, before, &rows::present(site)?)
            }
            _ => Ok(()),
        }
    }
}

fn compare(
    service: &str,
    plan: &PlanView,
    Before { present: before, gone }: &Before,
    after: &BTreeMap<Key, Values>,
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
    let emptied = emptied_by(plan);
    for (key, is) in after.iter().filter(|(key, _)| !named.contains(*key)) {
        let was = before.get(key);
        // What is shown as lost for everybody is lost for those, too, whom the plan does not name.
        let is_as_it_was = |was: &Values| differing(was, is).is_subset(&emptied);
        hold(was.is_some_and(is_as_it_was), || {
            format!("{key:?} is not in the plan that was approved, and {was:?} became {is:?}")
        })?;
    }
    Ok(())
}

/// The attributes of which nobody is shown to have a value afterwards.
fn emptied_by(plan: &PlanView) -> BTreeSet<String> {
    let emptied = plan.values.iter().filter(|tally| tally.kept + tally.changed + tally.added == 0);
    emptied.map(|tally| attribute_name(tally.attribute)).collect()
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
