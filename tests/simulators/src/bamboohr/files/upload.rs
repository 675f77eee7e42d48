//! Uploads, and the categories that they go into (spec, `upload-employee-file`, `create-employee-file-category`).

use axum::body::Bytes;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;

use super::StoredFile;
use crate::bamboohr::values::full_name;
use crate::bamboohr::world::employee_id;
use crate::bamboohr::{Asked, Caller, Grant, Refusal, Routes, errors};

/// A file must be smaller `[spec]`.
const TOO_BIG: usize = 20 * 1024 * 1024;

/// Which extensions are taken is `[unv]`.
const EXTENSIONS: [&str; 16] = [
    "pdf", "png", "jpg", "jpeg", "gif", "txt", "csv", "rtf", "doc", "docx", "xls", "xlsx", "ppt", "pptx",
    "odt", "zip",
];

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/v1/employees/files/categories", post(add_categories))
        .route("/v1/employees/{id}/files", post(upload).layer(DefaultBodyLimit::disable()))
}

async fn add_categories(asked: Asked, caller: Caller, body: Bytes) -> Result<StatusCode, Refusal> {
    caller.may(Grant::training_and_files)?;
    let Ok(names) = serde_json::from_slice::<Vec<String>>(&body) else {
        return Err(errors::bad_request("The body must be a list of names"));
    };
    let files = &mut asked.shared.world().files;
    for (index, name) in names.iter().enumerate() {
        let is_known = files.categories.values().any(|known| known == name) || names[..index].contains(name);
        if name.trim().is_empty() || is_known {
            return Err(errors::bad_request("A category needs a name that no other one has"));
        }
    }
    for name in &names {
        files.add_category(name);
    }
    // The new ids are not told: they have to be looked up.
    Ok(if names.is_empty() { StatusCode::OK } else { StatusCode::CREATED })
}

/// The parts of an upload.
#[derive(Default)]
struct Form {
    file_name: String,
    category: Option<u64>,
    share: String,
    file: Option<(String, String, Bytes)>,
}

impl Form {
    async fn read(mut parts: Multipart) -> Result<Self, MultipartError> {
        let mut form = Self::default();
        while let Some(part) = parts.next_field().await? {
            match part.name() {
                Some("fileName") => form.file_name = part.text().await?,
                Some("category") => form.category = part.text().await?.trim().parse().ok(),
                Some("share") => form.share = part.text().await?,
                Some("file") => {
                    let name = part.file_name().unwrap_or_default().to_owned();
                    let kind = part.content_type().unwrap_or("application/octet-stream").to_owned();
                    form.file = Some((name, kind, part.bytes().await?));
                }
                _ => drop(part.bytes().await?),
            }
        }
        Ok(form)
    }
}

async fn upload(
    asked: Asked,
    caller: Caller,
    Path(employee): Path<String>,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Refusal> {
    let Ok(parts) = parts else { return Err(errors::bad_request("The body must be multipart/form-data")) };
    let Ok(form) = Form::read(parts).await else { return Err(errors::bad_request("The form is malformed")) };
    let mut world = asked.shared.world();
    caller.may(Grant::training_and_files)?;
    let person = world.employee(caller, &employee)?.id;
    let Some((original_name, content_type, bytes)) = form.file.filter(|(.., bytes)| !bytes.is_empty()) else {
        return Err(errors::bad_request("The file is missing or empty"));
    };
    let extension = original_name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    if !extension.is_some_and(|extension| EXTENSIONS.contains(&&*extension)) {
        return Err(errors::bad_request("The file extension is not supported"));
    }
    if form.file_name.trim().is_empty() {
        return Err(errors::bad_request("The file name is missing"));
    }
    if !matches!(&*form.share, "" | "yes" | "no") {
        return Err(errors::bad_request("share must be yes or no"));
    }
    if bytes.len() >= TOO_BIG {
        return Err(errors::legacy(StatusCode::PAYLOAD_TOO_LARGE, "The file must be smaller than 20MB"));
    }
    let Some(category) = form.category.filter(|id| world.files.categories.contains_key(id)) else {
        return Err(errors::not_found("Category"));
    };
    let created_by = world.own(caller).map(full_name).unwrap_or_default();
    let files = &mut world.files;
    files.last_file += 1;
    let id = files.last_file;
    let file = StoredFile {
        id,
        person,
        category,
        name: form.file_name,
        original_name,
        content_type,
        shared: form.share == "yes",
        created_by,
        created_at: asked.shared.clock().date_time(),
        size: bytes.len(),
        bytes,
    };
    files.stored.insert(id, file);
    let location = format!("{}/employees/{}/files/{id}", asked.shared.api("v1"), employee_id(person));
    Ok((StatusCode::CREATED, [(header::LOCATION, location)]).into_response())
}
