//! Training types and training records at `BambooHR`.

use domain::{
    employee::EmployeeId,
    export::{
        entry::RemoteId,
        training::{Record, RecordWanted, TrainingType, TypeWanted},
    },
    provider::{ProviderFailure, Right, bamboohr::training},
};

use super::BambooHr;
use crate::platform::Platform;
use crate::upstream::{
    http::{Answer, Body},
    session::Turn,
};

/// What became of a training record to be written.
pub(crate) enum Created {
    /// It was written.
    Record(Record),
    /// Nobody has this id.
    EmployeeGone,
    /// It is not accepted.
    Refused,
}

impl<P: Platform> BambooHr<'_, P> {
    /// The company's training types.
    pub(crate) async fn training_types(&self) -> Result<Vec<TrainingType>, ProviderFailure> {
        match self.get(training::TYPES_PATH).await? {
            Answer::Success { body, .. } => training::read_types(&body),
            Answer::Status(status, failure) => Err(self.lacks(Right::Training, status, failure).await),
        }
    }

    /// Creates a training type, unless it is not accepted. Sent twice, it makes two of them.
    pub(crate) async fn create_training_type(
        &self,
        turn: Turn,
        wanted: &TypeWanted,
    ) -> Result<Option<RemoteId>, ProviderFailure> {
        match self.ask_now(turn, training::TYPES_PATH, Body::Post(training::type_request(wanted))).await? {
            Answer::Success { body, .. } => training::read_type(&body).map(|kind| Some(kind.id)),
            Answer::Status(400 | 409 | 422, _) => Ok(None),
            Answer::Status(status, failure) => Err(self.lacks(Right::Training, status, failure).await),
        }
    }

    /// Changes a training type. One that can't be changed, or is not there any more, is left as it is.
    pub(crate) async fn change_training_type(
        &self,
        id: RemoteId,
        wanted: &TypeWanted,
    ) -> Result<(), ProviderFailure> {
        let body = Body::Put(training::type_change_request(wanted));
        match self.ask(&training::type_path(id), body).await? {
            Answer::Success { .. } | Answer::Status(400 | 405 | 409 | 422, _) => Ok(()),
            Answer::Status(404, _) => self.probe().await,
            Answer::Status(status, failure) => Err(self.lacks(Right::Training, status, failure).await),
        }
    }

    /// Somebody's training records; nothing if nobody has this id.
    pub(crate) async fn training_records(
        &self,
        employee: &EmployeeId,
    ) -> Result<Option<Vec<Record>>, ProviderFailure> {
        match self.get(&training::records_path(employee)).await? {
            Answer::Success { body, .. } => training::read_records(&body).map(Some),
            Answer::Status(404, _) => self.probe().await.map(|()| None),
            Answer::Status(status, failure) => Err(self.lacks(Right::Training, status, failure).await),
        }
    }

    /// Writes a training record. Sent twice, it makes two of them.
    pub(crate) async fn create_training_record(
        &self,
        turn: Turn,
        employee: &EmployeeId,
        wanted: &RecordWanted,
    ) -> Result<Created, ProviderFailure> {
        let body = Body::Post(training::record_request(wanted));
        match self.ask_now(turn, &training::records_path(employee), body).await? {
            Answer::Success { body, .. } => training::read_record(&body).map(Created::Record),
            Answer::Status(404, _) => self.probe().await.map(|()| Created::EmployeeGone),
            Answer::Status(400 | 405 | 409 | 422, _) => Ok(Created::Refused),
            Answer::Status(status, failure) => Err(self.lacks(Right::Training, status, failure).await),
        }
    }

    /// Changes a training record, unless it can't be changed or is not there any more.
    pub(crate) async fn change_training_record(
        &self,
        id: RemoteId,
        wanted: &RecordWanted,
    ) -> Result<Option<Record>, ProviderFailure> {
        let body = Body::Put(training::record_change_request(wanted));
        match self.ask(&training::record_path(id), body).await? {
            Answer::Success { body, .. } => training::read_record(&body).map(Some),
            Answer::Status(404, _) => self.probe().await.map(|()| None),
            Answer::Status(400 | 405 | 409 | 422, _) => Ok(None),
            Answer::Status(status, failure) => Err(self.lacks(Right::Training, status, failure).await),
        }
    }
}
