//! Which completions wait for an admin before anything of them is written, and what the admin approves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::entry::Reference;
use crate::{employee::PersonKey, fingerprint::digest, sync::guard::Limits};

/// Whether a completion may be written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// It may: few were found at once, or an admin has approved it. What was stored before anybody was asked may, too.
    #[default]
    Granted,
    /// Not before an admin has seen it.
    Waiting,
    /// Never: it is from before the day that an admin has chosen.
    LeftOut,
}

/// Whether completions of so many `people`, of those `with_account`, may be written without anybody's approval: never the
/// first ones that go to a company, and not those of more people than the guard's limits allow.
pub fn permission(is_first: bool, people: u64, with_account: u64, limits: Limits) -> Permission {
    let many = limits.are_exceeded_by(people, with_account);
    if people > 0 && (is_first || many) { Permission::Waiting } else { Permission::Granted }
}

/// What an approval names: whose completions go to which company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ExportHash(String);

/// The hash of completions that wait, in the order of the ledger, and would go to `company`.
pub fn hash<'a>(
    company: &'a str,
    waiting: impl IntoIterator<Item = (&'a PersonKey, &'a Reference)>,
) -> ExportHash {
    let one = |(person, reference): (&'a PersonKey, &'a Reference)| {
        [person.service.as_str(), person.id.as_str(), reference.as_str()]
    };
    ExportHash(digest([company].into_iter().chain(waiting.into_iter().flat_map(one))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{employee::EmployeeId, service::HrSystem};

    #[test]
    fn the_first_ones_wait_and_those_of_more_people_than_the_limits_allow() {
        let limits = Limits::default();
        let ask = Limits { people: 0, ..limits };
        for (is_first, people, with_account, limits, waits) in [
            (true, 0, 10, limits, false),
            (true, 1, 10_000, limits, true),
            (false, 0, 10, limits, false),
            (false, 1, 5, limits, true),
            (false, 10, 100, limits, false),
            (false, 11, 100, limits, true),
            (false, 20, 10_000, limits, false),
            (false, 21, 10_000, limits, true),
            (false, 1, 10_000, ask, true),
            (false, 1, 10_000, Limits { percent: 0, ..limits }, true),
            (false, 0, 10_000, ask, false),
        ] {
            let expected = if waits { Permission::Waiting } else { Permission::Granted };
            assert_eq!(
                permission(is_first, people, with_account, limits),
                expected,
                "{people} of {with_account}, {limits:?}"
            );
        }
    }

    #[test]
    fn an_approval_is_for_these_completions_and_this_company_only() {
        let person = |id: &str| PersonKey {
            service: HrSystem::BambooHr,
            id: EmployeeId::try_from(id.to_owned()).unwrap(),
        };
        let all = [
            (person("1"), Reference::stored("aaaaaaaaaaaa")),
            (person("2"), Reference::stored("bbbbbbbbbbbb")),
        ];
        let of = |company: &str, all: &[(PersonKey, Reference)]| {
            hash(company, all.iter().map(|(person, reference)| (person, reference)))
        };
        let shown = of("nordlicht", &all);
        assert_eq!(of("nordlicht", &all), shown);
        assert_ne!(of("suedlicht", &all), shown);
        assert_ne!(of("nordlicht", &all[..1]), shown);
        let [(_, first), (second, _)] = all.clone();
        assert_ne!(of("nordlicht", &[(second, first), all[1].clone()]), shown);
    }
}
