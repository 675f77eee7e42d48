//! `GET /v1/employees/{id}/files/view` (spec, `list-employee-files`; shapes `[rec]`). Ids are numbers here.

use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};

use super::{Files, StoredFile};
use crate::bamboohr::world::employee_id;
use crate::bamboohr::xml::Xml;
use crate::bamboohr::{Asked, Caller, Refusal, Routes, dates, errors, format};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1/employees/{id}/files/view", get(view))
}

/// 404 where no category is accessible `[spec]`: a key without the right to files sees none `[unv]`.
async fn view(asked: Asked, caller: Caller, Path(employee): Path<String>) -> Result<Response, Refusal> {
    let world = asked.shared.world();
    let person = world.employee(caller, &employee)?.id;
    let files = &world.files;
    if !caller.0.training_and_files() || files.categories.is_empty() {
        return Err(errors::not_found("Category"));
    }
    Ok(format::answer(&asked.headers, || files.json(person), |xml| files.xml(person, xml)))
}

impl Files {
    fn in_category(&self, person: u64, category: u64) -> impl Iterator<Item = &StoredFile> {
        self.stored.values().filter(move |file| file.person == person && file.category == category)
    }

    fn json(&self, person: u64) -> Value {
        let categories = self.categories.iter().map(|(&id, name)| {
            let files: Vec<Value> = self.in_category(person, id).map(file_json).collect();
            json!({
                "id": id,
                "name": name,
                "canRenameCategory": "yes",
                "canDeleteCategory": "yes",
                "canUploadFiles": "yes",
                "displayIfEmpty": "yes",
                "files": files,
            })
        });
        json!({ "employee": { "id": employee_id(person) }, "categories": categories.collect::<Vec<_>>() })
    }

    fn xml(&self, person: u64, xml: &mut Xml) {
        xml.element("employee", &[("id", &employee_id(person).to_string())], |xml| {
            for (&id, name) in &self.categories {
                xml.element("category", &[("id", &id.to_string())], |xml| {
                    xml.text("name", &[], name);
                    for may in ["canRenameCategory", "canDeleteCategory", "canUploadFiles", "displayIfEmpty"]
                    {
                        xml.text(may, &[], "yes");
                    }
                    self.in_category(person, id).for_each(|file| file_xml(file, xml));
                });
            }
        });
    }
}

fn file_json(file: &StoredFile) -> Value {
    json!({
        "id": file.id,
        "name": file.name,
        "originalFileName": file.original_name,
        "size": file.size,
        "dateCreated": dates::iso(file.created_at, "+0000"),
        "createdBy": file.created_by,
        "shareWithEmployee": yes_or_no(file.shared),
        "canRenameFile": "yes",
        "canDeleteFile": "yes",
        "canChangeShareWithEmployeeFieldValue": "yes",
    })
}

fn file_xml(file: &StoredFile, xml: &mut Xml) {
    xml.element("file", &[("id", &file.id.to_string())], |xml| {
        for (name, text) in [
            ("name", &*file.name),
            ("originalFileName", &file.original_name),
            ("size", &file.size.to_string()),
            ("dateCreated", &dates::spaced(file.created_at)),
            ("createdBy", &file.created_by),
            ("shareWithEmployee", yes_or_no(file.shared)),
            ("canRenameFile", "yes"),
            ("canDeleteFile", "yes"),
            ("canChangeShareWithEmployeeFieldValue", "yes"),
        ] {
            xml.text(name, &[], text);
        }
    });
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
