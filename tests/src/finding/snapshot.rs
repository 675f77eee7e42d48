//! The people as the directory sends them.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use domain::{
    directory::snapshot::{Coded, CodedSets, DirectorySnapshot},
    employee::EmployeeId,
};

use super::person::Person;

/// The people as a snapshot: person `n` is at place `n`.
pub fn directory(people: &[Person]) -> Result<DirectorySnapshot> {
    let ids = (0..people.len()).map(|n| EmployeeId::try_from(n.to_string()).context("a number is an id"));
    let texts = |of: fn(&Person) -> &str| people.iter().map(|one| of(one).to_owned()).collect::<Vec<_>>();
    Ok(DirectorySnapshot {
        revision: 1,
        ids: ids.collect::<Result<_>>()?,
        first_names: texts(|one| &one.first),
        last_names: texts(|one| &one.last),
        preferred_names: Some(texts(|one| &one.preferred)),
        positions: Some(coded(people, |one| &one.position)?),
        departments: Some(coded(people, |one| &one.department)?),
        teams: Some(coded(people, |one| &one.team)?),
        addresses: Some(coded(people, |one| &one.address)?),
        work_emails: Some(texts(|one| &one.email)),
        phones: Some(texts(|one| one.phone.as_ref().map_or("", |phone| &phone.written))),
        skills: Some(skills(people)?),
        ..DirectorySnapshot::default()
    })
}

/// The same as JSON.
pub fn directory_json(people: &[Person]) -> Result<String> {
    serde_json::to_string(&directory(people)?).context("the directory is no JSON")
}

/// Each text once with its code.
fn codes<'a>(texts: impl Iterator<Item = &'a str>) -> Result<BTreeMap<&'a str, u32>> {
    let mut codes: BTreeMap<&str, u32> =
        texts.filter(|text| !text.is_empty()).map(|text| (text, 0)).collect();
    for (place, code) in codes.values_mut().enumerate() {
        *code = u32::try_from(place + 1)?;
    }
    Ok(codes)
}

fn terms(codes: &BTreeMap<&str, u32>) -> Vec<String> {
    codes.keys().map(|text| (*text).to_owned()).collect()
}

fn coded(people: &[Person], of: fn(&Person) -> &str) -> Result<Coded> {
    let codes = codes(people.iter().map(of))?;
    let of = people.iter().map(|one| codes.get(of(one)).copied().unwrap_or_default()).collect();
    Ok(Coded { terms: terms(&codes), of })
}

fn skills(people: &[Person]) -> Result<CodedSets> {
    let codes = codes(people.iter().flat_map(|one| one.skills.iter().map(String::as_str)))?;
    let of_one =
        |one: &Person| one.skills.iter().filter_map(|skill| codes.get(skill.as_str()).copied()).collect();
    Ok(CodedSets { terms: terms(&codes), of: people.iter().map(of_one).collect() })
}
