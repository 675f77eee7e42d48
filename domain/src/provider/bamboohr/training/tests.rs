use chrono::NaiveDate;

use super::*;

fn kind(required: Value, due: Value, category: Value) -> Value {
    json!({
        "id": "14", "name": "Fire safety", "renewable": false, "frequency": 0, "dueFromHireDate": due,
        "required": required, "category": category, "linkUrl": null, "description": null,
    })
}

#[test]
fn types_are_read_in_every_form_of_their_fields() {
    for (kind, required, due_days, category) in [
        (
            kind(json!(true), json!({ "unit": "day", "amount": "10" }), json!({ "id": "18", "name": "A" })),
            true,
            Some(10),
            Some("A"),
        ),
        (kind(json!("1"), json!(30), json!([])), true, Some(30), None),
        (kind(json!(1), json!("30"), json!(null)), true, Some(30), None),
        (kind(json!(""), json!([]), json!("")), false, None, None),
        (kind(json!("0"), json!("0"), json!({ "id": 1, "name": "" })), false, None, None),
        (kind(json!(null), json!({ "unit": "month", "amount": 1 }), json!(0)), false, None, None),
    ] {
        let expected = TrainingType {
            id: RemoteId(14),
            name: "Fire safety".to_owned(),
            required,
            due_days,
            category: category.map(str::to_owned),
        };
        assert_eq!(read_type(kind.to_string().as_bytes()), Ok(expected.clone()), "{kind}");
        for list in [json!({ "14": kind }), json!([kind]), json!([kind, { "id": 3 }, 4])] {
            assert_eq!(read_types(list.to_string().as_bytes()), Ok(vec![expected.clone()]), "{list}");
        }
    }
    for (body, is_empty) in [("[]", true), ("{}", true), (r#"{"error":"Ada"}"#, false), ("", false)] {
        let types = read_types(body.as_bytes());
        assert_eq!(types.is_ok_and(|types| types.is_empty()), is_empty, "{body}");
    }
    assert!(read_type(b"[]").is_err());
}

#[test]
fn a_type_is_created_in_rollcalls_category_and_due_only_if_required() {
    let wanted = |required, due_days| TypeWanted { name: "Fire safety".to_owned(), required, due_days };
    insta::assert_json_snapshot!(type_request(&wanted(true, Some(30))), @r#"
    {
      "category": {
        "name": "iSpring Learn"
      },
      "dueFromHireDate": {
        "amount": "30",
        "unit": "day"
      },
      "name": "Fire safety",
      "required": true
    }
    "#);
    for (wanted, created, changed) in [
        (wanted(true, None), None, Some(Value::Null)),
        (wanted(false, Some(30)), None, None),
        (wanted(false, None), None, None),
    ] {
        assert_eq!(type_request(&wanted).get("dueFromHireDate"), created.as_ref(), "{wanted:?}");
        assert_eq!(type_change_request(&wanted).get("dueFromHireDate"), changed.as_ref(), "{wanted:?}");
    }
    assert_eq!(type_path(RemoteId(14)), "/v1/training/type/14");
}

#[test]
fn records_are_read_as_they_are_listed_created_and_changed() {
    let expected = Record {
        id: RemoteId(1275),
        kind: RemoteId(14),
        completed: "2026-05-29".to_owned(),
        notes: Some(" Rollcall 1a ".to_owned()),
        credits: Some("87.5".to_owned()),
        hours: None,
    };
    let record = |id: Value, kind: Value, credits: Value, hours: Value| {
        json!({
            "id": id, "employeeId": "4", "completed": "2026-05-29", "notes": " Rollcall 1a ", "instructor": null,
            "credits": credits, "hours": hours, "cost": "", "type": kind,
        })
    };
    for record in [
        record(json!("1275"), json!(14), json!("87.5"), json!(null)),
        record(json!(1275), json!("14"), json!(87.5), json!("")),
    ] {
        assert_eq!(read_record(record.to_string().as_bytes()), Ok(expected.clone()), "{record}");
        let list = json!({ "1275": record, "1276": { "id": "1276", "type": "" } });
        assert_eq!(read_records(list.to_string().as_bytes()), Ok(vec![expected.clone()]), "{list}");
    }
    assert_eq!(read_records(b"[]"), Ok(vec![]));
    let bare = read_record(br#"{"id":1,"type":2,"notes":""}"#).unwrap();
    assert_eq!((bare.notes, bare.credits, bare.completed.as_str()), (None, None, ""));
    assert!(read_record(br#"{"id":"new"}"#).is_err());
}

#[test]
fn a_record_is_written_with_numbers_and_changed_without_its_type() {
    let wanted = RecordWanted {
        kind: RemoteId(14),
        completed: NaiveDate::from_ymd_opt(2026, 5, 3).unwrap(),
        credits: Some("87.5".to_owned()),
        hours: None,
        notes: "Rollcall 1a".to_owned(),
    };
    insta::assert_json_snapshot!(record_request(&wanted), @r#"
    {
      "completed": "2026-05-03",
      "credits": 87.5,
      "notes": "Rollcall 1a",
      "type": 14
    }
    "#);
    assert_eq!(record_change_request(&wanted).get("type"), None);
    let employee = EmployeeId::try_from("4".to_owned()).unwrap();
    assert_eq!(records_path(&employee), "/v1/training/record/employee/4");
    assert_eq!(record_path(RemoteId(7)), "/v1/training/record/7");
}

#[test]
fn an_odd_element_of_an_object_by_id_costs_itself_and_an_error_is_no_empty_list() {
    let types = |answer: Value| read_types(answer.to_string().as_bytes()).map(|types| types.len());
    assert_eq!(types(json!({ "1": { "id": "1", "name": "First aid" }, "2": null, "3": [] })), Ok(1));
    for error in [json!({ "error": { "code": 500 } }), json!({ "success": false })] {
        assert!(types(error.clone()).is_err(), "{error}");
    }
}
