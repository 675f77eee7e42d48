//! The attributes of an employee: keys, labels, types (v1 spec, the `Employee` schema and its example).
//!
//! `vacation_day_balance` is missing: it was removed in April 2024 `[doc]`.

use serde_json::{Value, json};

use super::credentials::Readable;
use crate::company::Dice;

/// An attribute of an employee.
#[derive(Debug)]
pub(super) struct Attribute {
    /// The simulator's own name: the key of a standard attribute, a plain word for a custom one.
    pub(super) name: &'static str,
    /// What Personio calls it: `first_name`, `dynamic_33400`.
    pub(super) key: String,
    pub(super) label: &'static str,
    pub(super) kind: &'static str,
    pub(super) universal_id: Option<&'static str>,
    options: &'static [&'static str],
}

/// The sizes of `T-Shirt-Größe`.
pub(super) const SIZES: &[&str] = &["S", "M", "L", "XL"];
const SKILLS: &[&str] = &["Rust", "SQL", "Englisch", "Polnisch", "Türkisch", "Russisch", "Figma", "Excel"];

#[rustfmt::skip]
const STANDARD: &[(&str, &str, &str)] = &[
    ("id", "ID", "integer"),
    ("first_name", "First name", "standard"),
    ("last_name", "Last name", "standard"),
    ("preferred_name", "Name (preferred)", "standard"),
    ("email", "Email", "standard"),
    ("gender", "Gender", "standard"),
    ("status", "Status", "standard"),
    ("position", "Position", "standard"),
    ("supervisor", "Supervisor", "standard"),
    ("employment_type", "Employment type", "standard"),
    ("weekly_working_hours", "Weekly hours", "standard"),
    ("hire_date", "Hire date", "date"),
    ("contract_end_date", "Contract ends", "date"),
    ("termination_date", "Termination date", "date"),
    ("termination_type", "Termination type", "standard"),
    ("termination_reason", "Termination reason", "standard"),
    ("probation_period_end", "Probation period end", "date"),
    ("created_at", "created_at", "date"),
    ("last_modified_at", "Last modified", "date"),
    ("subcompany", "Subcompany", "standard"),
    ("office", "Office", "standard"),
    ("department", "Department", "standard"),
    ("cost_centers", "Cost center", "standard"),
    ("holiday_calendar", "Public holidays", "standard"),
    ("absence_entitlement", "Absence entitlement", "standard"),
    ("work_schedule", "Work schedule", "standard"),
    ("fix_salary", "Fix salary", "decimal"),
    ("fix_salary_interval", "Salary interval", "standard"),
    ("hourly_salary", "Hourly salary", "decimal"),
    ("last_working_day", "Last day of work", "date"),
    ("profile_picture", "Profile Picture", "standard"),
    ("team", "Team", "standard"),
];

/// Name, label, type, universal id, options.
type Custom = (&'static str, &'static str, &'static str, Option<&'static str>, &'static [&'static str]);

/// Custom attributes. A company labels them in its own language.
#[rustfmt::skip]
const CUSTOM: &[Custom] = &[
    ("birthday", "Geburtsdatum", "date", Some("date_of_birth"), &[]),
    ("work_phone", "Telefon (dienstlich)", "standard", None, &[]),
    ("skills", "Skills", "tags", None, SKILLS),
    ("private_phone", "Telefon (privat)", "standard", None, &[]),
    ("private_address", "Private address", "multiline", None, &[]),
    ("shirt_size", "T-Shirt-Größe", "list", None, SIZES),
];

/// The keys of the custom attributes a directory wants; they differ from company to company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomKeys {
    /// Date of birth.
    pub birthday: String,
    /// Work phone.
    pub work_phone: String,
    /// Skills.
    pub skills: String,
    /// Private phone: never to be read.
    pub private_phone: String,
    /// Private address: never to be read.
    pub private_address: String,
}

/// All attributes of a company.
#[derive(Debug)]
pub(super) struct Catalogue(Vec<Attribute>);

impl Catalogue {
    /// The catalogue of a seed's company.
    pub(super) fn new(seed: u64) -> Self {
        let standard = STANDARD.iter().map(|&(name, label, kind)| Attribute {
            name,
            key: name.to_owned(),
            label,
            kind,
            universal_id: Some(name),
            options: &[],
        });
        let mut number = 20_000;
        let mut dice = Dice::new(seed, u64::MAX);
        let custom = CUSTOM.iter().map(|&(name, label, kind, universal_id, options)| {
            number += 1 + dice.below(90_000);
            Attribute { name, key: format!("dynamic_{number}"), label, kind, universal_id, options }
        });
        Self(standard.chain(custom).collect())
    }

    /// The attribute with this name of the simulator's.
    pub(super) fn named(&self, name: &str) -> Option<&Attribute> {
        self.0.iter().find(|attribute| attribute.name == name)
    }

    /// The attribute that Personio calls so.
    pub(super) fn with_key(&self, key: &str) -> Option<&Attribute> {
        self.0.iter().find(|attribute| attribute.key == key)
    }

    /// What is sent of an employee: `id` always, of the rest what may be read and, if some are asked for, is.
    pub(super) fn sent(&self, readable: &Readable, asked: &[String]) -> Vec<&Attribute> {
        let wanted = |a: &Attribute| readable.reads(a.name) && (asked.is_empty() || asked.contains(&a.key));
        self.0.iter().filter(|a| a.name == "id" || wanted(a)).collect()
    }

    /// The readable custom attributes.
    pub(super) fn custom(&self, readable: &Readable) -> impl Iterator<Item = &Attribute> {
        self.0.iter().filter(move |a| a.key.starts_with("dynamic_") && readable.reads(a.name))
    }

    /// `GET /v1/company/employees/attributes`: what may be read. `id` is not among the spec's examples.
    pub(super) fn listed(&self, readable: &Readable) -> Value {
        let listed = self.0.iter().filter(|a| a.name != "id" && readable.reads(a.name));
        let entry = |a: &Attribute| {
            json!({
                "key": a.key, "label": a.label, "type": a.kind, "universal_id": a.universal_id, "options": a.options,
            })
        };
        listed.map(entry).collect()
    }

    /// The keys a test needs.
    pub(super) fn custom_keys(&self) -> CustomKeys {
        let key = |name| self.named(name).map(|a| a.key.clone()).unwrap_or_default();
        CustomKeys {
            birthday: key("birthday"),
            work_phone: key("work_phone"),
            skills: key("skills"),
            private_phone: key("private_phone"),
            private_address: key("private_address"),
        }
    }
}
