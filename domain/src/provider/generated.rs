//! Answers that are made from the vendors' own schemas, damaged in one place: whatever is damaged in one element of a list,
//! the others are read as they are without it.
//!
//! `schemas.json` has the types of the answers that we read, and nothing else of the vendors' documents (Personio's personnel
//! data, `BambooHR`'s public.yaml, iSpring Learn's `OpenAPI` document; reference/specs).

use std::fmt::Debug;

use proptest::{collection::vec, prelude::*, sample::select, strategy::Union};
use serde_json::{Map, Value, json};

use super::{
    ProviderFailure, bamboohr,
    damaged::{Damaged, all_damages, everything},
    ispring, personio,
};
use crate::{attribute::Attribute, mapping::fixed_field, service::HrSystem};

const SCHEMAS: &str = include_str!("schemas.json");

/// Answers that the schema of that name allows. An object of anything has fields of these `names`.
fn answers(name: &str, names: &[String]) -> BoxedStrategy<Value> {
    let schemas: Map<String, Value> = serde_json::from_str(SCHEMAS).unwrap();
    made_of(&schemas[name], names)
}

/// Values that `schema` allows.
fn made_of(schema: &Value, names: &[String]) -> BoxedStrategy<Value> {
    let any_of = |schemas: &[Value]| {
        Union::new(schemas.iter().map(|one| made_of(one, names)).collect::<Vec<_>>()).boxed()
    };
    if let Some(values) = schema["enum"].as_array() {
        return select(values.clone()).boxed();
    }
    if let Some(one) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        return any_of(one);
    }
    if let Some(all) = schema["allOf"].as_array() {
        return made_of(&merged(all), names);
    }
    if let Some(types) = schema["type"].as_array() {
        let of = |kind: &Value| {
            let mut one = schema.clone();
            one["type"] = kind.clone();
            one
        };
        return any_of(&types.iter().map(of).collect::<Vec<_>>());
    }
    let made = match schema["type"].as_str() {
        Some("object") => object(schema, names),
        Some("array") => vec(made_of(&schema["items"], names), 0..4).prop_map(Value::Array).boxed(),
        Some("string") => text(schema["format"].as_str()),
        Some("integer") => (0_u32..100_000).prop_map(|number| json!(number)).boxed(),
        Some("number") => (0_u32..1_000).prop_map(|number| json!(f64::from(number) / 4.0)).boxed(),
        Some("boolean") => any::<bool>().prop_map(Value::Bool).boxed(),
        Some("null") => Just(Value::Null).boxed(),
        _ if schema["properties"].is_object() => object(schema, names),
        // Anything; what we read is a number or a text.
        _ => prop_oneof![
            4 => (0_u32..100_000).prop_map(|number| json!(number)),
            2 => text(None),
            1 => Just(Value::Null),
        ]
        .boxed(),
    };
    if schema["nullable"] == true { prop_oneof![3 => made, 1 => Just(Value::Null)].boxed() } else { made }
}

/// One schema of what all of them say; where two say something of one field, the later.
fn merged(all: &[Value]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for schema in all {
        properties.extend(
            schema["properties"].as_object().into_iter().flatten().map(|(k, v)| (k.clone(), v.clone())),
        );
        required.extend(schema["required"].as_array().into_iter().flatten().cloned());
    }
    json!({ "type": "object", "properties": properties, "required": required })
}

fn object(schema: &Value, names: &[String]) -> BoxedStrategy<Value> {
    let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.contains(&json!(name)));
    let known = schema["properties"].as_object().into_iter().flatten();
    let mut fields: Vec<_> =
        known.map(|(name, of)| field(name.clone(), made_of(of, names), required(name))).collect();
    match &schema["additionalProperties"] {
        Value::Bool(true) => {
            let of_name = |name: &String| if is_id(name) { digits() } else { text(None) };
            fields.extend(names.iter().map(|name| field(name.clone(), of_name(name), is_id(name))));
        }
        Value::Object(of) if names.is_empty() => {
            // Objects by their ids.
            let of = made_of(&Value::Object(of.clone()), names);
            let entry = ((1_u32..100_000).prop_map(|id| id.to_string()), of);
            let entries = vec(entry, 2..4).prop_map(|entries| Value::Object(entries.into_iter().collect()));
            return entries.boxed();
        }
        Value::Object(of) => {
            let of = Value::Object(of.clone());
            let of_name = |name: &String| if is_id(name) { digits() } else { made_of(&of, names) };
            fields.extend(names.iter().map(|name| field(name.clone(), of_name(name), is_id(name))));
        }
        _ => {}
    }
    let together =
        |fields: Vec<Option<(String, Value)>>| Value::Object(fields.into_iter().flatten().collect());
    fields.prop_map(together).boxed()
}

/// Whoever has no id is nobody, and no test of others.
fn is_id(name: &str) -> bool {
    matches!(name, "id" | "eeid")
}

fn digits() -> BoxedStrategy<Value> {
    (1_u32..100_000).prop_map(|id| Value::String(id.to_string())).boxed()
}

fn field(name: String, of: BoxedStrategy<Value>, required: bool) -> BoxedStrategy<Option<(String, Value)>> {
    let is_there = if required { Just(true).boxed() } else { proptest::bool::weighted(0.9).boxed() };
    (of, is_there).prop_map(move |(value, is_there)| is_there.then(|| (name.clone(), value))).boxed()
}

fn text(format: Option<&str>) -> BoxedStrategy<Value> {
    match format {
        Some("date") => "20[0-2][0-9]-(0[1-9]|1[0-2])-(0[1-9]|2[0-8])".prop_map(Value::String).boxed(),
        Some("date-time" | "datetime") => {
            "20[0-2][0-9]-(0[1-9]|1[0-2])-(0[1-9]|2[0-8])T[01][0-9]:[0-5][0-9]:00(Z|\\+02:00)"
                .prop_map(Value::String)
                .boxed()
        }
        Some("uuid") => {
            "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}".prop_map(Value::String).boxed()
        }
        _ => "[A-Za-zäéżЖ0-9]{1,10}( [A-Za-z]{1,8})?".prop_map(Value::String).boxed(),
    }
}

/// The list or the object of elements at `list`.
fn elements<'a>(answer: &'a mut Value, list: &[&str]) -> Option<&'a mut Value> {
    list.iter().try_fold(answer, |at, name| at.get_mut(*name))
}

/// `answer` without one element of the list.
fn without(answer: &Value, list: &[&str], element: &str) -> Value {
    let mut answer = answer.clone();
    match elements(&mut answer, list) {
        Some(Value::Array(elements)) => _ = elements.remove(element.parse().unwrap()),
        Some(Value::Object(elements)) => _ = elements.remove(element),
        _ => {}
    }
    answer
}

/// Makes sure that whatever is damaged in one element of the list at `list`, the others are read as they are without it.
fn others_are_kept<T: PartialEq + Debug>(
    answer: &Value,
    list: &[&str],
    read: impl Fn(&[u8]) -> Result<Vec<T>, ProviderFailure>,
) {
    let read = |body: &Value| read(body.to_string().as_bytes());
    if read(answer).is_err() {
        // The schemas let totals be missing, without which nothing is complete.
        return;
    }
    for Damaged { at, how, body } in all_damages(answer) {
        let in_list =
            at.len() > list.len() && at.iter().map(String::as_str).zip(list).all(|(at, list)| at == *list);
        let Some(element) = at.get(list.len()).filter(|_| in_list) else { continue };
        let what = format!("{} {how} of {answer}", at.join("/"));
        let others =
            read(&without(answer, list, element)).unwrap_or_else(|failure| panic!("{what}: {failure}"));
        let now = read(&body).unwrap_or_else(|failure| panic!("{what} costs the whole answer: {failure}"));
        assert!(others.iter().all(|one| now.contains(one)), "{what}: {others:?} of {now:?}");
    }
}

/// What `BambooHR`'s dataset calls what we read.
fn dataset_names() -> Vec<String> {
    let fixed = Attribute::ALL.into_iter().filter_map(|attribute| fixed_field(HrSystem::BambooHr, attribute));
    ["eeid", "status"].into_iter().chain(fixed).map(str::to_owned).collect()
}

/// What its directory calls the same.
fn directory_names() -> Vec<String> {
    let names =
        ["id", "firstName", "lastName", "preferredName", "jobTitle", "workPhone", "workEmail", "department"];
    names.map(str::to_owned).to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn of_personios_people_as_its_schema_has_them_the_others_are_kept(answer in answers("personio_employees", &[])) {
        let (release, mapping) = everything(HrSystem::Personio, &[]);
        others_are_kept(&answer, &["data"], |body| Ok(personio::read_page(body, &release, &mapping)?.employees));
    }

    #[test]
    fn of_bamboohrs_people_as_its_schema_has_them_the_others_are_kept(
        data in answers("bamboohr_data", &dataset_names()),
        directory in answers("bamboohr_directory", &directory_names()),
        fields in answers("bamboohr_fields", &[]),
        changed in answers("bamboohr_changed", &[]),
    ) {
        let (release, mapping) = everything(HrSystem::BambooHr, &[]);
        others_are_kept(&data, &["data"], |body| Ok(bamboohr::read_data(body, &release, &mapping)?.employees));
        others_are_kept(&directory, &["employees"], |body| {
            Ok(bamboohr::read_directory(body, &release, &mapping)?.employees)
        });
        others_are_kept(&fields, &["fields"], |body| Ok(bamboohr::read_fields(body)?.0));
        others_are_kept(&changed, &["employees"], |body| Ok(bamboohr::read_deleted(body)?.into_iter().collect()));
    }

    #[test]
    fn of_bamboohrs_lists_as_its_schema_has_them_the_others_are_kept(
        types in answers("bamboohr_types", &[]),
        records in answers("bamboohr_records", &[]),
        files in answers("bamboohr_files", &[]),
    ) {
        others_are_kept(&types, &[], bamboohr::training::read_types);
        others_are_kept(&records, &[], bamboohr::training::read_records);
        others_are_kept(&files, &["categories"], bamboohr::files::read_folders);
    }

    #[test]
    fn of_isprings_lists_as_its_schema_has_them_the_others_are_kept(
        accounts in answers("ispring_accounts", &[]),
        results in answers("ispring_results", &[]),
        departments in answers("ispring_departments", &[]),
        roles in answers("ispring_roles", &[]),
        enrollments in answers("ispring_enrollments", &[]),
    ) {
        others_are_kept(&accounts, &["userProfiles"], |body| Ok(ispring::read_accounts(body)?.0));
        others_are_kept(&results, &["results"], |body| Ok(ispring::read_results(body)?.results));
        others_are_kept(&departments, &["departments"], |body| Ok(ispring::read_departments(body)?.0));
        others_are_kept(&roles, &[], ispring::read_roles);
        others_are_kept(&enrollments, &["enrollments"], |body| {
            Ok(ispring::read_certificates(body)?.0.into_iter().collect())
        });
    }
}
