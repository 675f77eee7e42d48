//! Employees' files: what is asked, and what the answers mean (reference/providers.md, section 2.5).

use serde_json::{Value, json};

use super::super::{
    ProviderFailure,
    lenient::{is_nothing, text_of, whole},
    parse,
    query::encode,
};
use crate::{employee::EmployeeId, export::entry::RemoteId, settings::Certificates};

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

/// A file to be uploaded.
#[derive(Debug, Clone, Copy)]
pub struct Upload<'a> {
    /// The category it goes into.
    pub folder: RemoteId,
    /// Its name, with its end.
    pub name: &'a str,
    /// Whether the employee sees it.
    pub share: Certificates,
    /// What is in it.
    pub pdf: &'a [u8],
}

/// The content type of [`Upload::body`].
pub fn upload_content_type(boundary: &str) -> String {
    format!("multipart/form-data; boundary={boundary}")
}

impl Upload<'_> {
    /// The form, as browsers write one (HTML, section "Multipart form data"). `boundary` is letters and digits that
    /// occur nowhere in it: random ones.
    pub fn body(&self, boundary: &str) -> Vec<u8> {
        let share = match self.share {
            Certificates::Shared => "yes",
            Certificates::Private => "no",
        };
        let mut body = Vec::with_capacity(self.pdf.len() + 1024);
        for (name, value) in
            [("fileName", self.name), ("category", &self.folder.0.to_string()), ("share", share)]
        {
            let part = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{}\r\n",
                one_line(value, " ", "\"")
            );
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: \
             application/pdf\r\n\r\n",
            one_line(self.name, "%0A", "%22")
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(self.pdf);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        body
    }
}

/// `text` with something else for ends of lines and for quotes.
fn one_line(text: &str, end: &str, quote: &str) -> String {
    text.replace("\r\n", end).replace(['\r', '\n'], end).replace('"', quote)
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
    fn an_upload_is_a_form_in_which_no_name_breaks_out() {
        let upload = Upload {
            folder: RemoteId(14),
            name: "Brand \"Schutz\" ä\r\n (1a).pdf",
            share: Certificates::Shared,
            pdf: b"%PDF-1.7\r\n\xff",
        };
        let body = upload.body("b0undary");
        insta::assert_snapshot!(String::from_utf8_lossy(&body).replace("\r\n", "␍\n"), @r#"
        --b0undary␍
        Content-Disposition: form-data; name="fileName"␍
        ␍
        Brand "Schutz" ä  (1a).pdf␍
        --b0undary␍
        Content-Disposition: form-data; name="category"␍
        ␍
        14␍
        --b0undary␍
        Content-Disposition: form-data; name="share"␍
        ␍
        yes␍
        --b0undary␍
        Content-Disposition: form-data; name="file"; filename="Brand %22Schutz%22 ä%0A (1a).pdf"␍
        Content-Type: application/pdf␍
        ␍
        %PDF-1.7␍
        �␍
        --b0undary--␍
        "#);
        let private = Upload { share: Certificates::Private, ..upload }.body("b");
        assert!(String::from_utf8_lossy(&private).contains("name=\"share\"\r\n\r\nno\r\n"));
        assert_eq!(upload_content_type("b"), "multipart/form-data; boundary=b");
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
