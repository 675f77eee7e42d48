//! What the vendors' schemas promise, damaged in one place: at most the damaged part is lost, and said so. The samples have
//! each field that the schemas have and we read (Personio's personnel data, `BambooHR`'s public.yaml, iSpring Learn's
//! `OpenAPI` document; reference/providers.md); each place of each is damaged in each way.

use std::{collections::BTreeSet, fmt::Debug};

use serde_json::{Map, Value, json};

use super::{ProviderFailure, Warning, bamboohr, ispring, page::Page, personio};
use crate::{
    attribute::{Attribute, BirthdayDetail, Release},
    employee::{Employee, EmploymentStatus},
    mapping::Mapping,
    service::HrSystem,
};

/// A sample with one place damaged.
pub(super) struct Damaged {
    /// The place, as a path of names and numbers.
    pub(super) at: Vec<String>,
    pub(super) how: &'static str,
    pub(super) body: Value,
}

/// The ways in which a value is damaged.
fn damages(value: &Value) -> Vec<(&'static str, Value)> {
    let mut ways = vec![
        ("null", Value::Null),
        ("a number", json!(7)),
        ("a fraction", json!(1e300)),
        ("true", json!(true)),
        ("a text", json!("?!")),
        ("a list", json!([{}, 7, null])),
        ("an object", json!({ "odd": {} })),
        ("huge", json!("x".repeat(20_000))),
        ("doubled", json!([value, value])),
    ];
    match value {
        Value::Array(list) => {
            ways.extend(
                [json!({}), json!(7), Value::Null, json!("?"), json!([[]])]
                    .map(|odd| ("an odd element", list.iter().cloned().chain([odd]).collect())),
            );
        }
        Value::Object(object) => {
            let extra = [("odd".to_owned(), json!([{}]))];
            ways.push(("an odd field", Value::Object(object.clone().into_iter().chain(extra).collect())));
        }
        _ => {}
    }
    ways
}

/// `value` with everything in it damaged, one place at a time.
pub(super) fn all_damages(value: &Value) -> Vec<Damaged> {
    let mut all: Vec<_> =
        damages(value).into_iter().map(|(how, body)| Damaged { at: Vec::new(), how, body }).collect();
    let mut within = |name: &str, inner: &Value, put: &dyn Fn(Value) -> Value| {
        for mut damaged in all_damages(inner) {
            damaged.at.insert(0, name.to_owned());
            damaged.body = put(damaged.body);
            all.push(damaged);
        }
    };
    match value {
        Value::Array(list) => {
            for (nth, inner) in list.iter().enumerate() {
                within(&nth.to_string(), inner, &|damaged| {
                    let mut list = list.clone();
                    list[nth] = damaged;
                    Value::Array(list)
                });
            }
        }
        Value::Object(object) => {
            for (name, inner) in object {
                within(name, inner, &|damaged| {
                    let mut object = object.clone();
                    object.insert(name.clone(), damaged);
                    Value::Object(object)
                });
            }
            for name in object.keys() {
                let others: Map<_, _> = object
                    .iter()
                    .filter(|(other, _)| *other != name)
                    .map(|(k, v)| (k.clone(), v.clone()))
                    .collect();
                let mut other_case = others.clone();
                other_case.insert(name.to_uppercase(), object[name].clone());
                for (how, object) in [("missing", others), ("other case", other_case)] {
                    all.push(Damaged { at: vec![name.clone()], how, body: Value::Object(object) });
                }
            }
        }
        _ => {}
    }
    all
}

/// Makes sure that whatever is damaged in one element of the list at `list`, the other elements are read as before. An
/// answer that is damaged outside of its elements is read as before as far as it is read, or refused as a whole.
fn others_are_kept<T: PartialEq + Debug>(
    sample: &Value,
    list: &[&str],
    read: impl Fn(&[u8]) -> Result<Vec<T>, ProviderFailure>,
) {
    let read = |body: &Value| read(body.to_string().as_bytes());
    let whole = read(sample).unwrap();
    assert!(whole.len() >= 2, "the sample is understood: {whole:?}");
    for Damaged { at, how, body } in all_damages(sample) {
        let what = format!("{} {how}", at.join("/"));
        let in_list = at.iter().map(String::as_str).zip(list).all(|(at, list)| at == *list);
        let element = at.get(list.len()).filter(|_| in_list).and_then(|nth| nth.parse::<usize>().ok());
        match (read(&body), element) {
            (Ok(now), Some(damaged)) => {
                let kept = whole
                    .iter()
                    .enumerate()
                    .filter(|(nth, _)| *nth != damaged)
                    .all(|(_, one)| now.contains(one));
                assert!(kept, "{what}: {now:?}");
            }
            (Err(failure), Some(_)) => panic!("{what} costs the whole answer: {failure}"),
            (Ok(_) | Err(ProviderFailure::Unintelligible { .. }), None) => {}
            (Err(failure), None) => panic!("{what}: {failure:?}"),
        }
    }
}

pub(super) fn everything(service: HrSystem, fields: &[crate::mapping::ReadableField]) -> (Release, Mapping) {
    let release = Release::new(Attribute::ALL, BirthdayDetail::WithYear);
    let mapping = Mapping::suggest(service, &release, fields);
    (release, mapping)
}

/// Which person a place is in, and in which of their values, if it is in one.
type InPerson = (usize, Option<String>);

/// Makes sure that of people at most the damaged value is lost, with a warning for its attribute, unless it says that there
/// is none; and that a record is lost only with its id.
fn one_value_is_lost_at_most(
    sample: &Value,
    to_person: impl Fn(&[String]) -> Option<InPerson>,
    id: &str,
    attribute_of: impl Fn(&str) -> Option<Attribute>,
    read: impl Fn(&[u8]) -> Result<Page, ProviderFailure>,
) {
    let whole = read(sample.to_string().as_bytes()).unwrap();
    assert_eq!(whole.warnings, []);
    for Damaged { at, how, body } in all_damages(sample) {
        let Some((person, key)) = to_person(&at) else { continue };
        let what = format!("{} {how}", at.join("/"));
        let page = read(body.to_string().as_bytes()).unwrap_or_else(|failure| panic!("{what}: {failure}"));
        let before: &Employee = &whole.employees[person];
        let now = page.employees.iter().find(|one| one.id == before.id);
        let is_unidentified = page.warnings.contains(&Warning::Unidentified);
        let Some(key) = key else {
            // The record itself is something else.
            assert!(
                now.is_some() || is_unidentified || page.employees.len() == whole.employees.len(),
                "{what}"
            );
            continue;
        };
        if key.eq_ignore_ascii_case(id) {
            assert!(
                now.is_some() || is_unidentified || page.employees.len() == whole.employees.len(),
                "{what}"
            );
            continue;
        }
        let now = now.unwrap_or_else(|| panic!("{what}: the person is lost"));
        let damaged = attribute_of(&key);
        for attribute in Attribute::ALL.into_iter().filter(|attribute| Some(*attribute) != damaged) {
            assert!(now.values.agrees_with(&before.values, attribute), "{what}: {attribute:?} of {now:?}");
        }
        let is_status = key.eq_ignore_ascii_case("status");
        assert!(is_status || now.status == before.status, "{what}: {now:?}");
        assert!(
            !is_status || now.status == before.status || now.status == EmploymentStatus::Unknown,
            "{what}"
        );
        let Some(attribute) = damaged else { continue };
        let says_none = matches!(how, "null" | "missing" | "other case")
            || !at.last().is_some_and(|last| last == "value" || *last == key);
        let is_lost = before.values.has(attribute) && !now.values.has(attribute);
        let named = [
            Warning::Unintelligible { attribute },
            Warning::TooLong { attribute },
            Warning::TooMany { attribute },
        ];
        let is_told = page.warnings.iter().any(|warning| named.contains(warning));
        assert!(!is_lost || says_none || is_told, "{what}: lost without a word, {:?}", page.warnings);
    }
}

#[test]
fn of_personios_people_one_damaged_value_is_lost_at_most_and_named() {
    let fields = json!({ "success": true, "data": [
        { "key": "dynamic_1", "label": "Telefon", "type": "standard", "universal_id": null },
        { "key": "dynamic_2", "label": "Skills", "type": "tags", "universal_id": null },
        { "key": "dynamic_3", "label": "Geburtsdatum", "type": "date", "universal_id": "date_of_birth" },
    ]});
    let known = personio::read_fields(fields.to_string().as_bytes()).unwrap();
    let (release, mapping) = everything(HrSystem::Personio, &known);
    let person = |id: u64| {
        let of = |value: Value, kind: &str| json!({ "label": "…", "value": value, "type": kind, "universal_id": null });
        let unit = |kind: &str, name: &str| {
            of(json!({ "type": kind, "attributes": { "id": 28, "name": name } }), "standard")
        };
        json!({ "type": "Employee", "attributes": {
            "id": of(json!(id), "integer"),
            "status": of(json!("active"), "standard"),
            "first_name": of(json!("Augusta"), "standard"),
            "last_name": of(json!(format!("Lovelace {id}")), "standard"),
            "preferred_name": of(json!("Ada"), "standard"),
            "position": of(json!("Analyst"), "standard"),
            "department": unit("Department", "Engines"),
            "team": unit("Team", "Notes"),
            "office": unit("Office", "London"),
            "email": of(json!("ada@example.com"), "standard"),
            "gender": of(json!("female"), "standard"),
            "hire_date": of(json!("1842-10-01T00:00:00+00:00"), "date"),
            "dynamic_1": of(json!("+44 1"), "standard"),
            "dynamic_2": of(json!(["Maths", "Rust"]), "tags"),
            "dynamic_3": of(json!("1815-12-10T00:00:00+00:00"), "date"),
        }})
    };
    let sample = json!({
        "success": true,
        "metadata": { "total_elements": 3, "current_page": 0, "total_pages": 1 },
        "data": [person(1), person(2), person(3)],
    });
    let read = |body: &[u8]| personio::read_page(body, &release, &mapping);
    others_are_kept(&sample, &["data"], |body| read(body).map(|page| page.employees));
    others_are_kept(&fields, &["data"], personio::read_fields);
    let attribute = |key: &str| release.iter().find(|one| mapping.key(HrSystem::Personio, *one) == Some(key));
    one_value_is_lost_at_most(
        &sample,
        |at| match at {
            [data, nth, rest @ ..] if data == "data" => {
                let key = rest.first().filter(|name| *name == "attributes").and_then(|_| rest.get(1));
                Some((nth.parse().ok()?, key.cloned()))
            }
            _ => None,
        },
        "id",
        attribute,
        read,
    );
}

#[test]
fn of_bamboohrs_people_one_damaged_value_is_lost_at_most_and_named() {
    let fields = json!({
        "fields": [
            { "name": "jobInformationDivision", "label": "Division", "parentType": "table", "parentName": "Job" },
            { "name": "customSkills", "label": "Skills", "parentType": "page", "parentName": "Personal" },
        ],
        "pagination": { "total_records": 2, "current_page": 1, "total_pages": 1 },
    });
    let read_fields = |body: &[u8]| bamboohr::read_fields(body).map(|(fields, _)| fields);
    others_are_kept(&fields, &["fields"], read_fields);
    let (release, mapping) =
        everything(HrSystem::BambooHr, &read_fields(fields.to_string().as_bytes()).unwrap());
    let person = |id: u64| {
        json!({ "fields": {
            "eeid": id.to_string(), "status": "Active", "firstName": "Augusta", "lastName": format!("Lovelace {id}"),
            "preferredName": "Ada", "jobInformationJobTitle": "Analyst", "jobInformationDepartment": "Engines",
            "jobInformationDivision": "Notes", "jobInformationLocation": "London", "email": "ada@example.com",
            "workPhone": "+44 1", "dateOfBirth": "1815-12-10", "hireDate": "1842-10-01", "gender": "Female",
            "customSkills": "Maths, Rust",
        }})
    };
    let sample = json!({
        "data": [person(1), person(2), person(3)],
        "links": [],
        "meta": { "page": 1, "pageSize": 1000, "totalPages": 1, "totalItems": 3 },
    });
    let read = |body: &[u8]| bamboohr::read_data(body, &release, &mapping);
    others_are_kept(&sample, &["data"], |body| read(body).map(|page| page.employees));
    let attribute = |key: &str| release.iter().find(|one| mapping.key(HrSystem::BambooHr, *one) == Some(key));
    one_value_is_lost_at_most(
        &sample,
        |at| match at {
            [data, nth, rest @ ..] if data == "data" => {
                let key = rest.first().filter(|name| *name == "fields").and_then(|_| rest.get(1));
                Some((nth.parse().ok()?, key.cloned()))
            }
            _ => None,
        },
        "eeid",
        attribute,
        read,
    );

    let shown = |id: u64| {
        json!({ "id": id.to_string(), "firstName": "Augusta", "lastName": format!("Lovelace {id}"),
            "preferredName": null, "jobTitle": "Analyst", "workPhone": null, "workEmail": "ada@example.com",
            "department": "Engines", "location": "London", "division": "Notes" })
    };
    let directory = json!({ "fields": [
        { "id": "jobTitle", "type": "list", "name": "Job Title" }, { "id": "workEmail", "type": "email", "name": "Work Email" },
    ], "employees": [shown(1), shown(2)] });
    let read = |body: &[u8]| bamboohr::read_directory(body, &release, &mapping);
    others_are_kept(&directory, &["employees"], |body| read(body).map(|page| page.employees));
    // The two names come without being listed.
    let read = |body: &[u8]| bamboohr::read_directory_fields(body).map(|fields| fields[2..].to_vec());
    others_are_kept(&directory, &["fields"], read);
}

#[test]
fn of_bamboohrs_lists_one_damaged_element_is_lost_at_most() {
    let types = json!([
        { "id": "1", "name": "First aid", "renewable": false, "frequency": null, "required": true,
          "dueFromHireDate": { "unit": "day", "amount": "10" }, "category": { "id": "18", "name": "Rollcall" } },
        { "id": "2", "name": "Fire safety", "required": false, "dueFromHireDate": [], "category": [] },
    ]);
    others_are_kept(&types, &[], bamboohr::training::read_types);
    let record = |id: &str| {
        json!({ "id": id, "employeeId": "4", "completed": "2026-11-20", "notes": "Rollcall 2845052ce859", "instructor": "",
                "credits": "1", "hours": null, "cost": null, "type": "1" })
    };
    others_are_kept(&json!([record("10"), record("11")]), &[], bamboohr::training::read_records);
    let file =
        |id: &str| json!({ "id": id, "name": "Certificate.pdf", "originalFileName": "a.pdf", "size": 4 });
    let files = json!({ "employee": { "id": 4 }, "categories": [
        { "id": "1", "name": "Training", "canUploadFiles": "yes", "files": [file("7"), file("8")] },
        { "id": "2", "name": "Other", "files": [] },
    ]});
    others_are_kept(&files, &["categories"], bamboohr::files::read_folders);
    let deleted = json!({ "latest": "2026-11-28T00:00:00Z", "employees": {
        "4": { "id": "4", "action": "Deleted", "lastChanged": "2026-11-20T00:00:00Z" },
        "5": { "id": "5", "action": "Deleted", "lastChanged": "2026-11-20T00:00:00Z" },
    }});
    let read = |body: &Value| bamboohr::read_deleted(body.to_string().as_bytes());
    let both = read(&deleted).unwrap();
    assert_eq!(both.len(), 2);
    for Damaged { at, how, body } in all_damages(&deleted) {
        if let [employees, id, ..] = at.as_slice()
            && employees == "employees"
        {
            let left: BTreeSet<_> = both.iter().filter(|other| other.as_str() != id).cloned().collect();
            assert!(read(&body).unwrap().is_superset(&left), "{} {how}", at.join("/"));
        }
    }
}

#[test]
fn of_isprings_lists_one_damaged_element_is_lost_at_most() {
    let account = |id: &str| {
        json!({ "userId": id, "role": "learner", "departmentId": "d-1", "status": 1, "fields": [
            { "name": "EMAIL", "value": format!("{id}@example.com") }, { "name": "LOGIN", "value": id },
            { "name": "FIRST_NAME", "value": "Ada" },
        ]})
    };
    let accounts = json!({ "userProfiles": [account("a-1"), account("a-2")], "nextPageToken": "2" });
    others_are_kept(&accounts, &["userProfiles"], |body| ispring::read_accounts(body).map(|(list, _)| list));
    let result = |course: &str| {
        json!({ "userId": "a-1", "courseId": course, "courseTitle": "First aid", "enrollmentId": format!("e-{course}"),
            "accessDate": "2026-05-01T08:00:00+00:00", "dueDate": null, "completionDate": "2026-05-03T10:00:00+00:00",
            "completionStatus": "passed", "awardedScore": 87.5, "passingScore": 80, "progress": 100, "timeSpent": 3600,
            "isOverdue": false, "viewsCount": 2 })
    };
    let results = json!({ "results": [result("c-1"), result("c-2"), result("c-3")], "nextPageToken": null });
    others_are_kept(&results, &["results"], |body| ispring::read_results(body).map(|page| page.results));
    for Damaged { at, how, body } in all_damages(&results) {
        if at.len() >= 2 && at[0] == "results" {
            let page = ispring::read_results(body.to_string().as_bytes()).unwrap();
            let told = page.results.len() + page.skipped.len();
            assert!(told >= 3, "{} {how}: each is read or told of", at.join("/"));
        }
    }
    let department = |id: &str| json!({ "departmentId": id, "name": "Engines", "parentDepartmentId": "d-0", "code": "", "subordination": {} });
    let departments = json!({ "departments": [department("d-1"), department("d-2")], "nextPageToken": null });
    others_are_kept(&departments, &["departments"], |body| {
        ispring::read_departments(body).map(|(list, _)| list)
    });
    let role = |id: &str| json!({ "roleId": id, "title": "Learner", "type": "learner", "isDefault": true });
    let roles =
        json!([role("0f8fad5b-d9cb-469f-a165-70867728950e"), role("0f8fad5b-d9cb-469f-a165-70867728950f")]);
    others_are_kept(&roles, &[], ispring::read_roles);
    let enrolment = |id: &str| {
        json!({ "enrollmentId": id, "courseId": "c-1", "learnerId": "a-1", "accessDate": "2026-05-01", "dueDate": null,
            "certificate": { "issuedCertificateId": format!("k-{id}"), "issueDate": "2026-05-03", "expiryDate": null } })
    };
    let enrolments = json!({ "enrollments": [enrolment("e-1"), enrolment("e-2")], "nextPageToken": null });
    others_are_kept(&enrolments, &["enrollments"], |body| {
        ispring::read_certificates(body).map(|(issued, _)| issued.into_iter().collect())
    });
}
