use super::*;
use crate::employee::Values;

fn id(text: &str) -> AccountId {
    AccountId::try_from(text.to_owned()).unwrap()
}

fn person(position: Option<&str>) -> Values {
    let text = |text: &str| Text::new(text).ok();
    Values {
        first_name: text("Ada"),
        last_name: text("Lovelace"),
        position: position.and_then(text),
        department: text("Engines"),
        phone: text("4920"),
        ..Values::default()
    }
}

fn told(person: &Values) -> Profile<'_> {
    Profile {
        first_name: person.first_name.as_ref(),
        last_name: person.last_name.as_ref(),
        position: Detail::Known(person.position.as_ref()),
        department: Detail::Known(person.department.as_ref()),
    }
}

#[test]
fn accounts_are_looked_for_by_address_and_by_id() {
    let addresses = ["ada+1@example.com".to_owned(), "zoë@example.com".to_owned()];
    assert_eq!(
        accounts_path(Lookup::Addresses(&addresses), None),
        "/users/v2?emails%5B%5D=ada%2B1%40example.com&emails%5B%5D=zo%C3%AB%40example.com&pageSize=1000"
    );
    assert_eq!(
        accounts_path(Lookup::Ids(&[id("a-1")]), Some("a=")),
        "/users/v2?userIds%5B%5D=a-1&pageSize=1000&pageToken=a%3D"
    );
}

#[test]
fn an_account_is_read_in_every_shape_of_its_fields() {
    let list = json!([
        { "name": "FIRST_NAME", "value": "Ada" },
        { "name": "EMAIL", "value": "Ada@Example.com" },
        { "name": "LOGIN", "value": "Ada" },
    ]);
    let expected = FoundAccount {
        id: id("a-1"),
        address: "ada@example.com".to_owned(),
        login: "Ada".to_owned(),
        standing: Standing::Active,
    };
    for fields in [
        list.clone(),
        json!({ "field": list }),
        json!({ "email": "Ada@Example.com", "login": "Ada", "first_name": "Ada" }),
    ] {
        for status in [json!(1), json!("1")] {
            let account = json!({ "userId": "a-1", "status": status, "fields": fields });
            for profiles in [json!([account]), account.clone()] {
                let body = json!({ "userProfiles": profiles }).to_string();
                assert_eq!(read_accounts(body.as_bytes()), Ok((vec![expected.clone()], None)), "{body}");
            }
        }
    }
}

#[test]
fn an_account_is_in_use_unless_its_status_says_otherwise_and_needs_an_id_and_an_address() {
    let email = json!({ "name": "EMAIL", "value": "ada@example.com" });
    for (account, standing) in [
        (json!({ "userId": "a-1", "status": 1, "fields": email }), Some(Standing::Active)),
        (json!({ "userId": "a-1", "fields": [email] }), Some(Standing::Active)),
        (json!({ "userId": "a-1", "status": 3, "fields": [email] }), Some(Standing::Inactive)),
        (json!({ "userId": "a-1", "status": "5", "fields": [email] }), Some(Standing::Inactive)),
        (json!({ "userId": "a-1", "status": 1, "fields": [] }), None),
        (json!({ "userId": "a-1", "status": 1, "fields": "" }), None),
        (json!({ "userId": "a-1", "status": 1 }), None),
        (json!({ "userId": "../1", "status": 1, "fields": [email] }), None),
        (json!("a-1"), None),
    ] {
        let body = json!({ "userProfiles": [account], "nextPageToken": "2" }).to_string();
        let (accounts, next) = read_accounts(body.as_bytes()).unwrap();
        assert_eq!(accounts.first().map(|account| account.standing), standing, "{body}");
        assert!(accounts.iter().all(|account| account.login == "ada@example.com"), "{body}");
        assert_eq!(next.as_deref(), Some("2"));
    }
}

#[test]
fn a_new_account_says_no_more_than_it_has_to() {
    let department = DepartmentId::try_from("d-1".to_owned()).unwrap();
    let person = person(Some("Analyst"));
    let told = told(&person);
    let account = NewAccount {
        told,
        address: "ada@example.com",
        department: &department,
        role: None,
        invitation: None,
    };
    insta::assert_json_snapshot!(account.request(), @r#"
    {
      "departmentId": "d-1",
      "fields": {
        "email": "ada@example.com",
        "first_name": "Ada",
        "job_title": "Analyst",
        "last_name": "Lovelace",
        "login": "ada@example.com"
      },
      "role": "learner"
    }
    "#);
}

#[test]
fn an_invitation_is_mailed_and_a_role_is_named_by_its_id() {
    let department = DepartmentId::try_from("d-1".to_owned()).unwrap();
    let role = "0f8fad5b-d9cb-469f-a165-70867728950e".parse().unwrap();
    let account = NewAccount {
        told: Profile::default(),
        address: "ada@example.com",
        department: &department,
        role: Some(&role),
        invitation: Some("Hello \"Ada\""),
    };
    insta::assert_json_snapshot!(account.request(), @r#"
    {
      "departmentId": "d-1",
      "fields": {
        "email": "ada@example.com",
        "login": "ada@example.com"
      },
      "invitationMessage": "Hello \"Ada\"",
      "roleId": "0f8fad5b-d9cb-469f-a165-70867728950e",
      "roles": [
        {
          "roleId": "0f8fad5b-d9cb-469f-a165-70867728950e"
        }
      ],
      "sendLoginEmail": true
    }
    "#);
}

#[test]
fn a_change_keeps_address_and_login_takes_a_lost_title_away_and_leaves_an_unknown_one() {
    let department = DepartmentId::try_from("d-2".to_owned()).unwrap();
    for (position, is_known, title) in
        [(Some("Analyst"), true, Some("Analyst")), (None, true, Some("")), (None, false, None)]
    {
        let person = person(position);
        let position = if is_known { told(&person).position } else { Detail::Unknown };
        let update = AccountUpdate {
            told: Profile { position, ..told(&person) },
            address: "ada@example.com",
            login: "Ada",
            department: Some(&department),
        };
        let stays = AccountUpdate { department: None, ..update };
        assert_eq!(stays.request().get("departmentId"), None, "who changes nothing there is not moved");
        let mut expected = json!({
            "departmentId": "d-2",
            "fields": { "login": "Ada", "email": "ada@example.com", "first_name": "Ada", "last_name": "Lovelace" },
        });
        if let Some(title) = title {
            expected["fields"]["job_title"] = json!(title);
        }
        assert_eq!(update.request(), expected);
    }
    assert_eq!(update_path(&id("a-1")), "/user/a-1");
    assert_eq!(ids_request(&[id("a-1"), id("a-2")]), json!({ "userIds": ["a-1", "a-2"] }));
}
