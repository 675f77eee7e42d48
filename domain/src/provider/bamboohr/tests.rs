use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::attribute::BirthdayDetail;

fn everything() -> (Release, Mapping) {
    let release = Release::new(Attribute::ALL, BirthdayDetail::DayAndMonth);
    let fields = json!({ "fields": [
        { "name": "jobInformationDivision", "label": "Division", "parentName": "Job" },
        { "name": "customSkills", "label": "Skills", "parentName": "Personal" },
    ]});
    let (fields, next) = read_fields(fields.to_string().as_bytes()).unwrap();
    assert_eq!(next, None);
    let mapping = Mapping::suggest(HrSystem::BambooHr, &release, &fields);
    (release, mapping)
}

fn page(rows: &[Value]) -> Vec<u8> {
    json!({
        "data": rows.iter().map(|fields| json!({ "fields": fields })).collect::<Vec<_>>(),
        "links": [],
        "meta": { "page": 1, "pageSize": 1000, "totalPages": 1, "totalItems": rows.len() },
    })
    .to_string()
    .into_bytes()
}

fn read_one(fields: &Value) -> Page {
    let (release, mapping) = everything();
    read_data(&page(std::slice::from_ref(fields)), &release, &mapping).unwrap()
}

#[test]
fn the_user_of_a_key_is_named_where_the_answer_names_them() {
    for (answer, owner) in [
        (r#"{"id":"7","firstName":"Kim","lastName":" Berg "}"#, Some("Kim Berg")),
        (r#"{"id":7,"firstName":null,"lastName":"Berg"}"#, Some("Berg")),
        (r#"{"id":"7","firstName":["Kim"],"lastName":"Berg"}"#, Some("Berg")),
        (r#"{"id":"7"}"#, None),
        (r#"{"id":"0"}"#, None),
        (r#"{"id":"7","firstName":"","lastName":" "}"#, None),
        ("<employee/>", None),
        ("", None),
    ] {
        assert_eq!(read_owner(answer.as_bytes()).as_ref().map(Text::as_str), owner, "{answer}");
    }
}

#[test]
fn a_person_is_read_with_every_released_attribute() {
    let page = read_one(&json!({
        "eeid": "7", "status": "Active", "firstName": " Ada ", "lastName": "<b>Lovelace</b>",
        "jobInformationJobTitle": "Analyst", "jobInformationDepartment": "Engines",
        "jobInformationDivision": "Notes", "jobInformationLocation": "London, UK", "email": "ada@example.com",
        "workPhone": 4920, "dateOfBirth": "1815-12-10", "gender": "Female", "customSkills": "Maths, Poetry",
        "compensationPayRate": "99000.00 USD", "homePhone": "+44 1",
    }));
    assert_eq!(page.warnings, []);
    assert_eq!((page.total, page.records, page.scope), (1, 1, Scope::Everybody));
    insta::assert_json_snapshot!(page.employees, @r#"
    [
      {
        "id": "7",
        "status": "active",
        "first_name": "Ada",
        "last_name": "<b>Lovelace</b>",
        "position": "Analyst",
        "department": "Engines",
        "team": "Notes",
        "work_email": "ada@example.com",
        "phone": "4920",
        "address": "London, UK",
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
fn odd_values_are_nothing_or_a_warning_and_never_the_end_of_a_person() {
    let odd = |attribute| vec![Warning::Unintelligible { attribute }];
    for (key, value, warnings) in [
        ("dateOfBirth", json!("0000-00-00"), vec![]),
        ("dateOfBirth", json!(""), vec![]),
        ("dateOfBirth", json!(null), vec![]),
        ("dateOfBirth", json!("soon"), odd(Attribute::Birthday)),
        ("jobInformationDepartment", json!(""), vec![]),
        ("jobInformationDepartment", json!(17), vec![]),
        ("jobInformationDepartment", json!("true"), vec![]),
        ("jobInformationDepartment", json!(true), odd(Attribute::Department)),
        ("gender", json!("Non-binary"), vec![]),
        ("gender", json!("Purple"), odd(Attribute::Gender)),
        ("gender", json!("Undefined"), vec![]),
        ("gender", json!("Prefer not to say"), vec![]),
        ("gender", json!(" - "), vec![]),
        ("dateOfBirth", json!("0000-00-00T00:00:00+00:00"), vec![]),
        ("dateOfBirth", json!("00/00/0000"), vec![]),
        ("dateOfBirth", json!("n/a"), vec![]),
        ("customSkills", json!(r#"["Rust","Rust"]"#), vec![]),
    ] {
        let mut fields = json!({ "eeid": 1, "lastName": "L" });
        fields[key] = value.clone();
        let read = read_one(&fields);
        assert_eq!(read.employees.len(), 1, "{key} {value}");
        assert_eq!(read.warnings, warnings, "{key} {value}");
    }
}

#[test]
fn a_status_that_is_not_sent_or_blank_or_none_that_we_know_is_unknown() {
    for (sent, status) in [
        (json!({}), EmploymentStatus::Unknown),
        (json!({ "status": null }), EmploymentStatus::Unknown),
        (json!({ "status": "" }), EmploymentStatus::Unknown),
        (json!({ "status": "Sabbatical" }), EmploymentStatus::Unknown),
        (json!({ "status": "Active" }), EmploymentStatus::Active),
        (json!({ "status": " inactive " }), EmploymentStatus::Inactive),
    ] {
        let mut fields = json!({ "eeid": 1, "lastName": "L" });
        fields.as_object_mut().unwrap().extend(sent.as_object().unwrap().clone());
        assert_eq!(read_one(&fields).employees.first().unwrap().status, status, "{sent}");
    }
}

#[test]
fn a_field_that_is_left_out_counts_as_not_sent_and_a_blank_one_as_sent() {
    let read = read_one(&json!({ "eeid": "1", "firstName": "Ada", "jobInformationDepartment": "" }));
    assert_eq!(read.sent, BTreeSet::from([Attribute::FirstName, Attribute::Department]));
    assert_eq!(read.employees.first().unwrap().status, EmploymentStatus::Unknown);
}

#[test]
fn just_the_released_attributes_the_id_and_the_status_are_asked_for() {
    let (release, mapping) = everything();
    insta::assert_snapshot!(
        data_request(&Release::default(), &mapping, 1, 50),
        @r#"{"fields":["eeid","status","firstName","lastName"],"orderBy":"eeid asc","page":1,"pageSize":50}"#
    );
    let request = data_request(&release, &mapping, 3, PAGE);
    assert_eq!((&request["page"], &request["pageSize"]), (&json!(3), &json!(1000)));
    assert!(request.to_string().contains("customSkills"));
}

#[test]
fn the_directory_is_read_under_the_same_attributes_and_proves_nobodys_absence() {
    let body = json!({
        "fields": [
            { "id": "displayName", "type": "text", "name": "Display name" },
            { "id": "department", "type": "list", "name": "Department" },
            { "id": "division", "type": "list", "name": "Division" },
        ],
        "employees": [{
            "id": "4", "displayName": "Ada L", "firstName": "Ada", "lastName": "L", "department": "R&D",
            "division": "Europe", "workEmail": null, "mobilePhone": "+1 secret", "canUploadPhoto": 1,
        }],
    });
    let (release, mapping) = everything();
    let read = read_directory(body.to_string().as_bytes(), &release, &mapping).unwrap();
    assert_eq!((read.total, read.records, read.scope), (1, 1, Scope::Shown));
    insta::assert_json_snapshot!(read.employees, @r#"
    [
      {
        "id": "4",
        "status": "active",
        "first_name": "Ada",
        "last_name": "L",
        "department": "R&D",
        "team": "Europe"
      }
    ]
    "#);
    let fields = read_directory_fields(body.to_string().as_bytes()).unwrap();
    let keys: Vec<_> = fields.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(keys, ["firstName", "lastName", "jobInformationDepartment", "jobInformationDivision"]);
}

#[test]
fn only_deletions_count_as_deleted() {
    for (body, ids) in [
        (
            r#"{"latest":"x","employees":{"1":{"id":"1","action":"Deleted"},"2":{"id":"2","action":"Updated"}}}"#,
            1,
        ),
        (r#"{"employees":[]}"#, 0),
        (r#"{"employees":{"x":7}}"#, 0),
    ] {
        assert_eq!(read_deleted(body.as_bytes()).unwrap().len(), ids, "{body}");
    }
    for body in [r#"{"employees":["1"]}"#, r#"{"employees":"1"}"#, r#"{"employees":null}"#, "{}"] {
        let read = read_deleted(body.as_bytes());
        assert!(matches!(read, Err(ProviderFailure::Unintelligible { .. })), "{body}: {read:?}");
    }
    let since = DateTime::parse_from_rfc3339("2026-11-22T08:00:00.5Z").unwrap().to_utc();
    assert_eq!(deleted_path(since), "/v1/employees/changed?since=2026-11-22T08:00:00Z&type=deleted");
}

#[test]
fn further_fields_are_on_the_next_page() {
    let body = json!({
        "pagination": { "total_records": 1200, "current_page": 1, "total_pages": 2 },
        "fields": [{ "name": "firstName", "label": "" }, { "label": "no name" }, 7],
    });
    let (fields, next) = read_fields(body.to_string().as_bytes()).unwrap();
    assert_eq!((fields.len(), next), (1, Some(2)));
    assert_eq!(fields.first().unwrap().label.as_str(), "firstName");
}

#[test]
fn numbers_that_are_texts_are_numbers_and_odd_ones_end_the_list() {
    // Case B10: the vendor's own example.
    for (pagination, expected) in [
        (json!({ "total_records": "10", "current_page": "2", "total_pages": "10" }), Some(3)),
        (json!({ "current_page": "10", "total_pages": 10.0 }), None),
        (json!({ "current_page": null, "total_pages": "many" }), None),
        (json!(null), None),
    ] {
        let body = json!({ "pagination": pagination, "fields": [{ "name": "firstName", "label": "" }] });
        let (fields, next) = read_fields(body.to_string().as_bytes()).unwrap();
        assert_eq!((fields.len(), next), (1, expected), "{pagination}");
    }
    let body = json!({ "data": [{ "fields": { "eeid": "7" } }], "meta": { "totalItems": "12" } });
    let page = read_data(body.to_string().as_bytes(), &Release::default(), &Mapping::default()).unwrap();
    assert_eq!((page.total, page.records), (12, 1));
}

#[test]
fn one_odd_field_or_person_of_a_list_costs_itself() {
    // Case B09.
    let body = json!({
        "fields": [
            { "id": 4047, "name": null },
            { "id": "department", "name": "Department" },
            "odd",
            { "id": "division", "name": null },
        ],
        "employees": [7, { "id": "4", "lastName": "L" }, null],
    });
    let fields = read_directory_fields(body.to_string().as_bytes()).unwrap();
    let keys: Vec<_> = fields.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(keys, ["firstName", "lastName", "jobInformationDepartment", "jobInformationDivision"]);
    let (release, mapping) = everything();
    let page = read_directory(body.to_string().as_bytes(), &release, &mapping).unwrap();
    assert_eq!((page.records, page.employees.len()), (3, 1));
    assert_eq!(page.warnings, [Warning::Unidentified, Warning::Unidentified]);
}

#[test]
fn an_answer_that_is_cut_is_named_by_place_and_never_quoted() {
    let body = br#"{"data":[{"fields":{"lastName":"Geheim"#;
    let failure = read_data(body, &Release::default(), &Mapping::default()).unwrap_err();
    insta::assert_snapshot!(failure.to_string(), @"the provider's answer can't be understood: data, line 1 column 38");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let (release, mapping) = everything();
        let _ = read_data(&body, &release, &mapping);
        let _ = read_directory(&body, &release, &mapping);
        let _ = read_directory_fields(&body);
        let _ = read_fields(&body);
        let _ = read_deleted(&body);
    }

    #[test]
    fn every_record_becomes_a_person_or_a_warning(
        rows in prop::collection::vec(
            prop::collection::btree_map(
                prop::sample::select(vec!["eeid", "status", "firstName", "gender", "dateOfBirth", "customSkills"]),
                prop_oneof![Just(json!(null)), any::<u8>().prop_map(|n| json!(n)), "[0-9A-Za-z\\[\",-]{0,12}".prop_map(|t| json!(t))],
                0..6,
            ),
            0..6,
        ),
    ) {
        let (release, mapping) = everything();
        let rows: Vec<Value> = rows.into_iter().map(|row: BTreeMap<_, _>| json!(row)).collect();
        let read = read_data(&page(&rows), &release, &mapping).unwrap();
        let unidentified = read.warnings.iter().filter(|warning| **warning == Warning::Unidentified).count();
        let alone: Vec<_> = rows
            .iter()
            .filter_map(|row| read_data(&page(std::slice::from_ref(row)), &release, &mapping).unwrap().employees.pop())
            .map(|person| person.id)
            .collect();
        prop_assert_eq!(alone.len() + unidentified, rows.len());
        // Rows of one id that differ in a table only are one person; others of one id stay two, and are told as such later.
        prop_assert_eq!(read.employees.len() as u64 + read.further_rows, alone.len() as u64);
        let people: BTreeSet<_> = read.employees.iter().map(|person| &person.id).collect();
        prop_assert_eq!(people, alone.iter().collect());
    }
}

#[test]
fn rows_of_one_id_that_differ_in_a_table_only_are_one_person() {
    let (release, mapping) = everything();
    let row = |id: &str, team: &str, skill: Value| {
        json!({ "eeid": id, "status": "Active", "firstName": "Test", "jobInformationDivision": team,
                "customSkills": skill })
    };
    let read = |rows: &[Value]| {
        let page = read_data(&page(rows), &release, &mapping).unwrap();
        let person = |one: &Employee| {
            let skills: Vec<_> = one.values.skills.iter().map(Text::as_str).collect();
            (one.id.as_str().to_owned(), skills.join(" "), one.values.team.clone().map(String::from))
        };
        let mut people: Vec<_> = page.employees.iter().map(person).collect();
        people.sort();
        let people = people
            .into_iter()
            .map(|(id, skills, team)| format!("{id}: {skills}, {}", team.unwrap_or_default()));
        assert_eq!(page.records - page.further_rows, page.employees.len() as u64, "nobody is unidentified");
        (people.collect::<Vec<_>>(), page.warnings)
    };
    let [one, other] = [json!("Rust"), json!("Maths")];
    // Case B01.
    let three = [row("7", "A", one.clone()), row("7", "A", other.clone()), row("8", "A", json!(null))];
    assert_eq!(read(&three), (vec!["7: Maths Rust, A".to_owned(), "8: , A".to_owned()], vec![]));
    // In another order, with others between, with the same twice.
    let mixed = [&three[1], &three[2], &three[0], &three[2]].map(Clone::clone);
    assert_eq!(read(&mixed), read(&three));
    // Of two teams there is room for one.
    let teams = [row("7", "", one.clone()), row("7", "A", one.clone()), row("7", "B", json!(["?", {}]))];
    let told = [Attribute::Team, Attribute::Skills];
    let told = vec![Warning::Unintelligible { attribute: told[1] }, Warning::TooMany { attribute: told[0] }];
    assert_eq!(read(&teams), (vec!["7: ? Rust, A".to_owned()], told));
    // Whatever else differs, they are no rows of one person.
    for (key, value) in [("status", "Inactive"), ("firstName", "Other"), ("workPhone", "1")] {
        let mut another = row("7", "A", other.clone());
        another[key] = json!(value);
        assert_eq!(read(&[row("7", "A", one.clone()), another]).0.len(), 2, "{key}");
    }
}

#[test]
fn rows_of_one_id_on_two_pages_are_one_person_if_only_their_skills_differ() {
    let (release, mapping) = everything();
    let read = |skill: &str, name: &str| {
        let row = json!({ "eeid": 7, "status": "Active", "firstName": name, "customSkills": skill });
        read_data(&page(&[row]), &release, &mapping).unwrap().employees.remove(0)
    };
    let joined = rows::joined_across_pages(&read("Rust", "Ada"), &read("Maths", "Ada"));
    assert_eq!(joined, Some(read("Maths, Rust", "Ada")));
    assert_eq!(
        rows::joined_across_pages(&read("Rust", "Ada"), &read("Rust", "Ada")),
        None,
        "a page cut anew"
    );
    assert_eq!(rows::joined_across_pages(&read("Rust", "Ada"), &read("Maths", "Bea")), None);
}

#[test]
fn the_preferred_name_and_the_first_day_are_read_from_both_lists_as_far_as_they_have_them() {
    let (release, mapping) = everything();
    let row = json!({ "eeid": 1, "firstName": "Augusta", "preferredName": "Ada", "hireDate": "2027-01-09" });
    let read = read_data(&page(&[row]), &release, &mapping).unwrap().employees.remove(0).values;
    assert_eq!(read.preferred_name, Text::new("Ada").ok());
    assert_eq!(read.first_day, "2027-01-09".parse().ok());
    let none = json!({ "eeid": 1, "firstName": "Augusta", "preferredName": "", "hireDate": "0000-00-00" });
    let read = read_data(&page(&[none]), &release, &mapping).unwrap();
    assert_eq!((&read.employees[0].values.preferred_name, read.employees[0].values.first_day), (&None, None));
    assert_eq!(read.warnings, []);
    let body = json!({ "employees": [{ "id": "1", "firstName": "Augusta", "preferredName": "Ada" }] });
    let shown = read_directory(body.to_string().as_bytes(), &release, &mapping).unwrap();
    assert_eq!(shown.employees[0].values.preferred_name, Text::new("Ada").ok());
}

#[test]
fn a_row_that_can_not_be_read_changes_nothing_about_the_others() {
    let (release, mapping) = everything();
    let row = |id: u64, name: &str| json!({ "eeid": id, "firstName": name });
    let text = String::from_utf8(page(&[row(1, "Ada"), row(2, "half"), row(3, "Grace")])).unwrap();
    let whole = read_data(text.as_bytes(), &release, &mapping).unwrap();
    // Half of an emoji, as what cuts texts by their bytes leaves it.
    let spoilt = text.replace("half", "\\ud83d");
    let read = read_data(spoilt.as_bytes(), &release, &mapping).unwrap();
    assert_eq!((read.records, read.warnings.as_slice()), (3, [Warning::Unidentified].as_slice()));
    let others: Vec<_> = whole.employees.into_iter().filter(|person| person.id.as_str() != "2").collect();
    assert_eq!((read.employees, read.sent), (others, whole.sent));
}
