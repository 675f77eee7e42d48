//! Employees' files at `BambooHR`.

use domain::{
    employee::EmployeeId,
    export::entry::RemoteId,
    provider::{
        ProviderFailure, Right,
        bamboohr::{
            files::{self, Folder},
            upload::{Upload, upload_content_type},
        },
    },
};

use super::BambooHr;
use crate::platform::Platform;
use crate::upstream::{
    http::{Answer, Body},
    session::Turn,
};

/// What became of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Uploaded {
    /// It is there. Its id is not always answered.
    File(Option<RemoteId>),
    /// Nobody has this id.
    EmployeeGone,
    /// There is no such category, or the key does not see it.
    FolderGone,
    /// It is not accepted.
    Refused,
    /// It is too large, or the company's storage is full.
    TooLarge,
}

impl<P: Platform> BambooHr<'_, P> {
    /// Somebody's files by category, as far as the key sees them; nothing if nobody has this id.
    pub(crate) async fn folders(
        &self,
        employee: &EmployeeId,
    ) -> Result<Option<Vec<Folder>>, ProviderFailure> {
        match self.get(&files::folders_path(employee)).await? {
            Answer::Success { body, .. } => files::read_folders(&body).map(Some),
            // Also said where there is no category that the key sees (reference/providers.md, section 2.5).
            Answer::Status(404, _) => Ok(self.is_there(employee).await?.then(Vec::new)),
            Answer::Status(status, failure) => Err(self.lacks(Right::Files, status, failure).await),
        }
    }

    /// Creates a category of files, unless there is one of this name.
    pub(crate) async fn create_file_category(&self, name: &str) -> Result<(), ProviderFailure> {
        match self.ask(files::CATEGORIES_PATH, Body::Post(files::category_request(name))).await? {
            Answer::Success { .. } | Answer::Status(400 | 409, _) => Ok(()),
            Answer::Status(status, failure) => Err(self.lacks(Right::Files, status, failure).await),
        }
    }

    /// Uploads a file. `boundary` is random letters and digits. Sent twice, it makes two of them.
    pub(crate) async fn upload(
        &self,
        turn: Turn,
        employee: &EmployeeId,
        upload: &Upload<'_>,
        boundary: &str,
    ) -> Result<Uploaded, ProviderFailure> {
        let body = Body::Bytes(upload_content_type(boundary), upload.body(boundary));
        match self.ask_now(turn, &files::upload_path(employee), body).await? {
            Answer::Success { location, .. } => {
                Ok(Uploaded::File(location.as_deref().and_then(files::read_location)))
            }
            Answer::Status(404, _) if self.is_there(employee).await? => Ok(Uploaded::FolderGone),
            Answer::Status(404, _) => Ok(Uploaded::EmployeeGone),
            Answer::Status(413, _) => Ok(Uploaded::TooLarge),
            Answer::Status(400 | 409 | 415 | 422, _) => Ok(Uploaded::Refused),
            Answer::Status(status, failure) => Err(self.lacks(Right::Files, status, failure).await),
        }
    }

    /// Whether somebody has this id.
    pub(super) async fn is_there(&self, employee: &EmployeeId) -> Result<bool, ProviderFailure> {
        match self.get(&files::employee_path(employee)).await? {
            Answer::Success { .. } => Ok(true),
            Answer::Status(404, _) => self.probe().await.map(|()| false),
            Answer::Status(status, failure) => Err(self.refusal(status, failure).await),
        }
    }
}
