use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::attribute::{Attribute, BirthdayDetail};

fn everything() -> (Release, Mapping) {
    let release = Release::new(Attribute::ALL, BirthdayDetail::DayAndMonth);
    let custom = |key: &str, label: &str, kind: &str| json!({ "key": key, "label": label, "type": kind, "universal_id": null, "options": [] });
    let fields = json!({ "success": true, "data": [
        custom("dynamic_1", "Geburtsdatum", "date"),
        custom("dynamic_2", "Telefon", "standard"),
        custom("dynamic_3", "Skills", "tags"),
    ]});
    let fields = read_fields(fields.to_string().as_bytes()).unwrap();
    let mapping = Mapping::suggest(HrSystem::Personio, &release, &fields);
    (release, mapping)
}

fn labelled(value: Value) -> Value {
    json!({ "label": "…", "value": value, "type": "standard", "universal_id": null })
}

fn page(people: Vec<Value>) -> Vec<u8> {
    json!({
        "success": true,
        "metadata": { "total_elements": people.len(), "current_page": 0, "total_pages": 1 },
        "data": people.into_iter().map(|attributes| json!({ "type": "Employee", "attributes": attributes }))
            .collect::<Vec<_>>(),
    })
    .to_string()
    .into_bytes()
}

fn read_one(attributes: &BTreeMap<&str, Value>) -> Page {
    let (release, mapping) = everything();
    let attributes: BTreeMap<_, _> =
        attributes.iter().map(|(key, value)| (*key, labelled(value.clone()))).collect();
    read_page(&page(vec![json!(attributes)]), &release, &mapping).unwrap()
}

#[test]
fn a_person_is_read_with_every_released_attribute() {
    let page = read_one(&BTreeMap::from([
        ("id", json!(7)),
        ("status", json!("leave")),
        ("first_name", json!(" Ada ")),
        ("last_name", json!("<b>Lovelace</b>")),
        ("email", json!("ada@example.com")),
        ("gender", json!("female")),
        ("position", json!("Analyst")),
        ("department", json!({ "type": "Department", "attributes": { "id": 28, "name": "Engines" } })),
        ("team", json!("")),
        ("office", json!([])),
        ("dynamic_1", json!("1815-12-10T00:00:00+01:00")),
        ("dynamic_2", json!(4920)),
        ("dynamic_3", json!(r#"["Maths","Poetry","Maths"]"#)),
        ("fix_salary", json!(99000)),
    ]));
    assert_eq!(page.warnings, []);
    insta::assert_json_snapshot!(page.employees, @r#"
    [
      {
        "id": "7",
        "status": "leave",
        "first_name": "Ada",
        "last_name": "<b>Lovelace</b>",
        "position": "Analyst",
        "department": "Engines",
        "work_email": "ada@example.com",
        "phone": "4920",
        "skills": [
          "Maths",
          "Poetry"
        ],
        "birthday": "--12-10",
        "gender": "female"
      }
    ]
    "#);
}

#[test]
fn what_is_not_released_is_dropped_although_it_was_sent() {
    let people = vec![json!({ "id": labelled(json!(1)), "gender": labelled(json!("male")) })];
    let read = read_page(&page(people), &Release::default(), &Mapping::default()).unwrap();
    assert_eq!(read.employees.first().unwrap().values.gender, None);
    assert!(read.sent.is_empty());
}

#[test]
fn odd_values_are_nothing_or_a_warning_and_never_the_end_of_a_person() {
    let odd = |attribute| vec![Warning::Unintelligible { attribute }];
    let cases = [
        ("team", json!(null), vec![]),
        ("team", json!(["Notes"]), vec![]),
        ("team", json!([]), vec![]),
        ("team", json!(true), odd(Attribute::Team)),
        ("team", json!({}), odd(Attribute::Team)),
        ("team", json!("x".repeat(500)), vec![Warning::TooLong { attribute: Attribute::Team }]),
        ("gender", json!("unknown"), vec![]),
        ("gender", json!("purple"), odd(Attribute::Gender)),
        ("dynamic_1", json!("0000-00-00"), vec![]),
        ("dynamic_1", json!("soon"), odd(Attribute::Birthday)),
        ("dynamic_1", json!("é1234567890"), odd(Attribute::Birthday)),
        ("dynamic_3", json!("Rust, German ,"), vec![]),
        ("dynamic_3", json!("[broken"), odd(Attribute::Skills)),
    ];
    for (key, value, warnings) in cases {
        let read =
            read_one(&BTreeMap::from([("id", json!(1)), ("last_name", json!("L")), (key, value.clone())]));
        assert_eq!(read.employees.len(), 1, "{key} {value}");
        assert_eq!(read.warnings, warnings, "{key} {value}");
    }
}

#[test]
fn a_status_that_is_not_sent_or_blank_or_none_that_we_know_is_unknown() {
    let status = |sent: Option<Value>| {
        let mut record = BTreeMap::from([("id", json!(1)), ("last_name", json!("L"))]);
        record.extend(sent.map(|status| ("status", status)));
        read_one(&record).employees.first().unwrap().status
    };
    for (sent, read) in [
        (None, EmploymentStatus::Unknown),
        (Some(json!(null)), EmploymentStatus::Unknown),
        (Some(json!("")), EmploymentStatus::Unknown),
        (Some(json!([])), EmploymentStatus::Unknown),
        (Some(json!("sabbatical")), EmploymentStatus::Unknown),
        (Some(json!("onboarding")), EmploymentStatus::Onboarding),
        (Some(json!("Active")), EmploymentStatus::Active),
        (Some(json!("leave")), EmploymentStatus::Leave),
        (Some(json!("inactive")), EmploymentStatus::Inactive),
    ] {
        assert_eq!(status(sent.clone()), read, "{sent:?}");
    }
}

#[test]
fn what_was_chosen_from_a_list_is_one_skill_and_what_was_written_freely_is_split() {
    // Case P05.
    for (kind, skills) in [
        (json!("list"), "Einkauf, Logistik"),
        (json!("tags"), "Einkauf|Logistik"),
        (json!("multiline"), "Einkauf|Logistik"),
        (json!("standard"), "Einkauf|Logistik"),
        (json!(null), "Einkauf|Logistik"),
        (json!({}), "Einkauf|Logistik"),
    ] {
        let attributes = json!({
            "id": { "value": 1 },
            "last_name": { "value": "L" },
            "dynamic_3": { "label": "Skills", "value": "Einkauf, Logistik", "type": kind, "universal_id": null },
        });
        // A byte order mark before it, and a total as text, are no reason to read nothing (case B10).
        let body = json!({ "metadata": { "total_elements": "1" }, "data": [{ "attributes": attributes }] });
        let (release, mapping) = everything();
        let page = read_page(format!("\u{feff}{body}").as_bytes(), &release, &mapping).unwrap();
        let read: Vec<_> = page.employees[0].values.skills.iter().map(Text::as_str).collect();
        assert_eq!((page.total, read.join("|").as_str()), (1, skills), "{kind}");
    }
}

#[test]
fn a_skill_that_makes_no_sense_drops_itself_only_and_no_more_than_fifty_are_kept() {
    let (skills, long) = (Attribute::Skills, "x".repeat(250));
    let too_long = Warning::TooLong { attribute: skills };
    let odd = Warning::Unintelligible { attribute: skills };
    let many: Vec<String> = (0..60).map(|number| format!("{number:02}")).collect();
    let backwards: Vec<&String> = many.iter().rev().collect();
    let cases = [
        (json!(format!("Rust\n{long}\nGerman")), "German Rust".to_owned(), vec![too_long]),
        (json!(["Rust", long, long, true, "German"]), "German Rust".to_owned(), vec![odd, too_long]),
        (json!(json!(["Rust", long]).to_string()), "Rust".to_owned(), vec![too_long]),
        (json!(many[..50]), many[..50].join(" "), vec![]),
        (json!(many), many[..50].join(" "), vec![Warning::TooMany { attribute: skills }]),
        (json!(backwards), many[..50].join(" "), vec![Warning::TooMany { attribute: skills }]),
    ];
    for (value, kept, warnings) in cases {
        let read = read_one(&BTreeMap::from([
            ("id", json!(1)),
            ("last_name", json!("L")),
            ("dynamic_3", value.clone()),
        ]));
        let values = &read.employees.first().unwrap().values;
        let skills: Vec<_> = values.skills.iter().map(Text::as_str).collect();
        assert_eq!((skills.join(" "), read.warnings), (kept, warnings), "{value}");
    }
}

#[test]
fn a_person_without_names_is_kept_with_a_warning() {
    let read = read_one(&BTreeMap::from([("id", json!("12")), ("first_name", json!("  "))]));
    assert_eq!((read.employees.len(), read.warnings), (1, vec![Warning::NameMissing]));
}

#[test]
fn a_record_without_an_id_is_counted() {
    for id in [json!(null), json!(""), json!({}), json!("../1")] {
        let read = read_one(&BTreeMap::from([("id", id)]));
        assert_eq!((read.records, read.employees.len()), (1, 0));
        assert_eq!(read.warnings, [Warning::Unidentified]);
    }
}

#[test]
fn an_empty_list_may_be_nothing_and_a_list_of_one_its_element_but_a_missing_list_is_a_failure() {
    let read = |data: &str| {
        let body = format!(r#"{{"metadata":{{"total_elements":0}}{data}}}"#);
        let (release, mapping) = everything();
        read_page(body.as_bytes(), &release, &mapping).map(|page| (page.records, page.employees.len()))
    };
    let one = r#"{"attributes":{"id":{"value":1},"id":{"value":2}}}"#;
    for (data, records) in [
        (r#","data":[]"#.to_owned(), (0, 0)),
        (r#","data":null"#.to_owned(), (0, 0)),
        (format!(r#","data":{one}"#), (1, 1)),
        (format!(r#","data":[{one},7]"#), (2, 1)),
        (r#","data":7"#.to_owned(), (1, 0)),
    ] {
        assert_eq!(read(&data), Ok(records), "{data}");
    }
    // Read as empty it would be complete, and everybody would leave.
    assert!(matches!(read(""), Err(ProviderFailure::Unintelligible { .. })));
}

#[test]
fn only_the_released_attributes_and_the_status_are_asked_for() {
    let (release, mapping) = everything();
    insta::assert_snapshot!(page_path(&Release::default(), &mapping, 0, 50), @"/v1/company/employees?limit=50&offset=0&attributes%5B%5D=status&attributes%5B%5D=first_name&attributes%5B%5D=last_name");
    let path = page_path(&release, &mapping, 100, PAGE);
    for key in ["office", "email", "dynamic_1", "gender"] {
        assert!(path.contains(key), "{path}");
    }
}

#[test]
fn a_field_that_cannot_be_understood_is_left_out() {
    let fields = json!({ "data": [
        { "key": "first_name", "label": "Vorname", "type": "standard" }, { "label": "no key" }, 7,
    ]});
    assert_eq!(read_fields(fields.to_string().as_bytes()).unwrap().len(), 1);
}

#[test]
fn an_answer_that_is_cut_is_named_by_place_and_never_quoted() {
    let body = br#"{"metadata":{"total_elements":1},"data":[{"attributes":{"last_name":{"value":"Geheim"#;
    let failure = read_page(body, &Release::default(), &Mapping::default()).unwrap_err();
    insta::assert_snapshot!(failure.to_string(), @"the provider's answer can't be understood: employees, line 1 column 84");
    assert!(read_token(b"{}").is_err());
}

fn arbitrary_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
        Just(json!("0000-00-00")),
        Just(json!("[\"a\"]")),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,8}|attributes|name|value", inner, 0..5)
                .prop_map(|map| json!(map)),
        ]
    })
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let (release, mapping) = everything();
        let _ = read_page(&body, &release, &mapping);
        let _ = read_fields(&body);
        let _ = read_token(&body);
    }

    #[test]
    fn every_record_becomes_a_person_or_a_warning(
        records in prop::collection::vec(
            prop::collection::btree_map(
                prop::sample::select(vec!["id", "status", "first_name", "team", "gender", "dynamic_1", "dynamic_3"]),
                arbitrary_json(),
                0..7,
            ),
            0..6,
        ),
        ids in prop::collection::vec(prop::option::of(0_u32..9), 6),
    ) {
        let (release, mapping) = everything();
        let people: Vec<Value> = records.iter().zip(&ids).map(|(record, id)| {
            let mut record: BTreeMap<_, _> = record.iter().map(|(k, v)| (*k, labelled(v.clone()))).collect();
            if let Some(id) = id {
                record.insert("id", labelled(json!(id)));
            }
            json!(record)
        }).collect();
        let read = read_page(&page(people), &release, &mapping).unwrap();
        let unidentified = read.warnings.iter().filter(|warning| **warning == Warning::Unidentified).count();
        prop_assert_eq!(read.records, records.len() as u64);
        prop_assert_eq!(read.employees.len() + unidentified, records.len());
    }

    #[test]
    fn a_page_of_anything_at_all_is_counted_record_by_record(data in prop::collection::vec(arbitrary_json(), 0..6)) {
        let (release, mapping) = everything();
        let body = json!({ "metadata": { "total_elements": 3 }, "data": data }).to_string();
        let read = read_page(body.as_bytes(), &release, &mapping).unwrap();
        let unidentified = read.warnings.iter().filter(|warning| **warning == Warning::Unidentified).count();
        prop_assert_eq!(read.employees.len() + unidentified, data.len());
    }
}

#[test]
fn of_somebody_who_is_asked_for_by_id_only_the_status_is_read() {
    let answer = |attributes: Value| json!({ "success": true, "data": { "type": "Employee", "attributes": attributes } });
    for (attributes, status) in [
        (
            json!({ "status": labelled(json!("active")), "fix_salary": labelled(json!(1)) }),
            EmploymentStatus::Active,
        ),
        (json!({ "status": labelled(json!("inactive")) }), EmploymentStatus::Inactive),
        (json!({ "first_name": labelled(json!("Ada")) }), EmploymentStatus::Unknown),
    ] {
        let read = read_employee_status(answer(attributes.clone()).to_string().as_bytes());
        assert_eq!(read, Ok(status), "{attributes}");
    }
    assert!(read_employee_status(b"{}").is_err());
}

#[test]
fn what_is_not_as_it_should_be_costs_nobody_but_whom_it_belongs_to() {
    let (release, mapping) = everything();
    let labelled = |value: Value| json!({ "label": "Any", "value": value, "type": "standard" });
    let person = |id: u64, name: Value| json!({ "id": labelled(json!(id)), "first_name": name });
    let read = |second: Value| {
        let people = vec![person(1, labelled(json!("Ada"))), second, person(3, labelled(json!("Grace")))];
        read_page(&page(people), &release, &mapping).unwrap()
    };
    let whole = read(person(2, labelled(json!("Mary"))));
    assert_eq!(read(person(2, json!("Mary"))), whole, "a value by itself");
    let spoilt = read(json!(["Mary"]));
    assert_eq!((spoilt.records, spoilt.warnings.as_slice()), (3, [Warning::Unidentified].as_slice()));
    let others: Vec<_> = whole.employees.into_iter().filter(|person| person.id.as_str() != "2").collect();
    assert_eq!((spoilt.employees, spoilt.sent), (others, whole.sent));
}
