//! Employees' files: what is asked, and what the answers mean (reference/providers.md, section 2.5).

use serde_json::{Value, json};

use super::super::{
    ProviderFailure,
    lenient::{is_nothing, text_of, whole},
    parse,
    query::encode,
};
use crate::{employee::EmployeeId, export::entry::RemoteId};

/// Where categories of files are created, for all employees at once.
pub const CATEGORIES_PATH: &str = "/v1/employees/files/categories";

/// The body that creates a category. Its id is not answered: it has to be looked up in [`read_folders`].
pub fn category_request(name: &str) -> Value {
    json!([name])
}

/// Where it is said that an employee is there: the safest question about one.
pub fn employee_path(employee: &EmployeeId) -> String {
    format!("/v1/employees/{}?fields=id", encode(employee.as_str()))
}

/// Where somebody's files are listed.
pub fn folders_path(employee: &EmployeeId) -> String {
    format!("/v1/employees/{}/files/view", encode(employee.as_str()))
}

/// Where a file is uploaded to.
pub fn upload_path(employee: &EmployeeId) -> String {
    format!("/v1/employees/{}/files", encode(employee.as_str()))
}

/// A category of files, with somebody's files in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The category's id.
    pub id: RemoteId,
    /// The category's name.
    pub name: String,
    /// The files' ids and the names that they are shown under.
    pub files: Vec<(RemoteId, String)>,
}

/// Somebody's files by category. What has no id is left out.
pub fn read_folders(body: &[u8]) -> Result<Vec<Folder>, ProviderFailure> {
    let answer: Value = parse(body, "files")?;
    let categories = match answer.get("categories") {
        Some(Value::Array(list)) => list.as_slice(),
        Some(nothing) if is_nothing(nothing) => &[],
        _ => return Err(ProviderFailure::Unintelligible { field: "files".to_owned() }),
    };
    let id = |object: &Value| object.get("id").and_then(whole).map(RemoteId);
    let file = |file: &Value| Some((id(file)?, text_of(file, "name").unwrap_or_default()));
    let folder = |category: &Value| {
        let files = category.get("files").and_then(Value::as_array);
        Some(Folder {
            id: id(category)?,
            name: text_of(category, "name").unwrap_or_default(),
            files: files.into_iter().flatten().filter_map(file).collect(),
        })
    };
    Ok(categories.iter().filter_map(folder).collect())
}

/// The id of a file that was uploaded, from the `Location` that was answered: `…/employees/{id}/files/{file}`.
pub fn read_location(location: &str) -> Option<RemoteId> {
    let path = location.split(['?', '#']).next()?.trim_end_matches('/');
    let (before, id) = path.rsplit_once('/')?;
    before.ends_with("/files").then(|| id.parse().ok().map(RemoteId))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_read_with_their_files() {
        let body = json!({
            "employee": { "id": 4 },
            "categories": [
                { "id": 13, "name": "Signed Documents", "files": [{ "id": 24, "name": "t.txt", "size": 22 }, {}] },
                { "id": "14", "name": "Certificates", "canUploadFiles": "yes", "files": [] },
                { "id": 15, "files": null },
                { "name": "without an id" },
            ],
        });
        let folders = read_folders(body.to_string().as_bytes()).unwrap();
        let folder = |id, name: &str, files| Folder { id: RemoteId(id), name: name.to_owned(), files };
        let expected = [
            folder(13, "Signed Documents", vec![(RemoteId(24), "t.txt".to_owned())]),
            folder(14, "Certificates", vec![]),
            folder(15, "", vec![]),
        ];
        assert_eq!(folders, expected);
        assert_eq!(read_folders(br#"{"categories":[]}"#), Ok(vec![]));
        for body in ["{}", "[]", "<employee/>"] {
            assert!(read_folders(body.as_bytes()).is_err(), "{body}");
        }
    }

    #[test]
    fn a_location_ends_with_the_files_id() {
        for (location, id) in [
            ("https://api.bamboohr.com/api/gateway.php/acme/v1/employees/4/files/24", Some(24)),
            ("https://acme.bamboohr.com/api/v1/employees/4/files/24/", Some(24)),
            ("/v1/employees/4/files/24?x=1", Some(24)),
            ("/v1/employees/4/files/", None),
            ("/v1/employees/4", None),
            ("24", None),
            ("", None),
        ] {
            assert_eq!(read_location(location), id.map(RemoteId), "{location}");
        }
    }

    #[test]
    fn addresses_name_the_employee() {
        let employee = EmployeeId::try_from("4".to_owned()).unwrap();
        assert_eq!(folders_path(&employee), "/v1/employees/4/files/view");
        assert_eq!(upload_path(&employee), "/v1/employees/4/files");
        assert_eq!(employee_path(&employee), "/v1/employees/4?fields=id");
        assert_eq!(category_request("Certificates"), json!(["Certificates"]));
    }
}
