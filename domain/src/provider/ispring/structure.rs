//! Roles and departments.

use serde_json::{Value, json};

use super::{
    super::{
        ProviderFailure,
        lenient::{id_of, is_nothing, text_of},
        parse, query,
    },
    answer::{elements, page, unlike},
    paged,
};
use crate::{
    learning::{DepartmentId, LearningDepartment, LearningRole},
    text::{Text, name_key},
};

/// Where the roles are.
pub const ROLES_PATH: &str = "/role";

/// Where departments are created.
pub const CREATE_DEPARTMENT_PATH: &str = "/department";

/// The roles that an account can have. One that can't be understood is left out: it can't be chosen then.
pub fn read_roles(body: &[u8]) -> Result<Vec<LearningRole>, ProviderFailure> {
    let roles = match parse(body, "roles")? {
        // A list by itself, or one element instead of it.
        Value::Object(mut object) if !object.contains_key("roleId") => {
            match object.remove("roles").or_else(|| object.remove("role")) {
                Some(roles) => elements(roles),
                None if object.is_empty() => Vec::new(),
                None => return Err(unlike("roles")),
            }
        }
        list @ (Value::Array(_) | Value::Object(_)) => elements(list),
        nothing if is_nothing(&nothing) => Vec::new(),
        _ => return Err(unlike("roles")),
    };
    let read = |role: &Value| {
        let id = text_of(role, "roleId")?;
        let title = text_of(role, "title").unwrap_or_else(|| id.clone());
        let kind = text_of(role, "type").unwrap_or_default();
        Some(LearningRole {
            id: id.parse().ok()?,
            title: Text::shortened(&title).ok()?,
            // Singular in the spec, plural in the documentation for Europe (reference/providers.md, section 3).
            is_learner: matches!(name_key(&kind).as_str(), "learner" | "learners"),
        })
    };
    Ok(roles.iter().filter_map(read).collect())
}

/// The address of one page of departments: the first one, or the one with this token.
pub fn departments_path(page: Option<&str>) -> String {
    format!("/departments?{}", query::form(paged(page)))
}

/// Some of the departments, and the token of the next page. One without an id is left out.
pub fn read_departments(body: &[u8]) -> Result<(Vec<LearningDepartment>, Option<String>), ProviderFailure> {
    let (departments, next) = page(body, "departments")?;
    let read = |department: &Value| {
        let id: DepartmentId = id_of(department, "departmentId")?;
        let name = text_of(department, "name").unwrap_or_else(|| id.to_string());
        Some(LearningDepartment {
            name: Text::shortened(&name).ok()?,
            parent: id_of(department, "parentDepartmentId").filter(|parent| parent != &id),
            id,
        })
    };
    Ok((departments.iter().filter_map(read).collect(), next))
}

/// The body that creates a department below `parent`.
pub fn department_request(name: &Text, parent: &DepartmentId) -> Value {
    json!({ "name": name, "parentDepartmentId": parent })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";

    #[test]
    fn roles_come_as_a_list_and_in_what_xml_makes_of_one() {
        let learner = json!({ "roleId": ID, "type": "learner", "title": "Learner", "description": "" });
        for body in [
            json!([learner]),
            learner.clone(),
            json!({ "roles": [learner] }),
            json!({ "role": learner }),
            json!([{ "roleId": "1", "type": "x", "title": "no UUID" }, learner]),
        ] {
            let roles = read_roles(body.to_string().as_bytes()).unwrap();
            let roles: Vec<_> =
                roles.iter().map(|role| (role.id.as_str(), role.title.as_str(), role.is_learner)).collect();
            assert_eq!(roles, [(ID, "Learner", true)], "{body}");
        }
        let other = json!([{ "roleId": ID.to_uppercase(), "type": "custom" }]).to_string();
        let other = read_roles(other.as_bytes()).unwrap();
        assert!(other.iter().all(|role| role.id.as_str() == ID && !role.is_learner), "{other:?}");
        assert_eq!(read_roles(b"[]"), Ok(vec![]));
        assert!(read_roles(br#"{"code":403,"message":"no"}"#).is_err());
    }

    #[test]
    fn departments_have_names_and_parents() {
        let body = json!({
            "departments": [
                { "departmentId": "d-0", "name": "Acme", "parentDepartmentId": "", "code": "1" },
                { "departmentId": "d-1", "name": " R&D ", "parentDepartmentId": "d-0" },
                { "departmentId": 2, "name": "", "parentDepartmentId": 2 },
                { "name": "without an id" },
            ],
            "nextPageToken": "Mw==",
        });
        let (departments, next) = read_departments(body.to_string().as_bytes()).unwrap();
        assert_eq!(next.as_deref(), Some("Mw=="));
        insta::assert_json_snapshot!(departments, @r#"
        [
          {
            "id": "d-0",
            "name": "Acme",
            "parent": null
          },
          {
            "id": "d-1",
            "name": "R&D",
            "parent": "d-0"
          },
          {
            "id": "2",
            "name": "2",
            "parent": null
          }
        ]
        "#);
        assert_eq!(departments_path(None), "/departments?pageSize=1000");
        assert_eq!(departments_path(Some("Mw==")), "/departments?pageSize=1000&pageToken=Mw%3D%3D");
    }

    #[test]
    fn a_department_is_created_below_another() {
        let parent = DepartmentId::try_from("d-0".to_owned()).unwrap();
        let body = department_request(&Text::new("R&D").unwrap(), &parent);
        assert_eq!(body, json!({ "name": "R&D", "parentDepartmentId": "d-0" }));
    }
}
