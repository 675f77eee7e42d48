//! What a test may do to `BambooHR` alone, beside what it may do to every provider.

use std::time::Duration;

use super::directory::Sharing;
use super::limits::Throttle;
use super::world::employee_id;
use super::{Grant, NoSuchPerson, StoredFile, TrainingRecord, TrainingSettings, TrainingType, World, fields};
use crate::control;

/// The handle.
pub type Control = control::Control<World>;

/// There is no such field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no field is called {0}")]
pub struct NoSuchField(pub String);

impl Control {
    /// `BambooHR`'s id of somebody, as it stands in answers.
    pub fn employee_id(&self, person: u64) -> String {
        employee_id(person).to_string()
    }

    /// Makes fields unreadable for a key, from now on: answers leave them out. By their names in the dataset.
    pub fn restrict(&self, grant: Grant, fields: &[impl AsRef<str>]) -> Result<(), NoSuchField> {
        let item = |name: &str| {
            fields::in_dataset(name).map(|field| field.item).ok_or_else(|| NoSuchField(name.to_owned()))
        };
        let items: Vec<_> = fields.iter().map(|name| item(name.as_ref())).collect::<Result<_, _>>()?;
        self.world().restrict(grant, items);
        Ok(())
    }

    /// Closes the API to everybody for so many seconds; 0 opens it.
    pub fn lock_api(&self, seconds: u64) {
        self.world().lock.close(self.clock().now(), Duration::from_secs(seconds));
    }

    /// Sets what the company shares with all employees.
    pub fn sharing(&self, sharing: Sharing) {
        self.world().sharing = sharing;
    }

    /// The company keeps skills in a table: whoever has several of them has several rows in the dataset.
    pub fn keep_skills_in_a_table(&self) {
        self.world().skills_are_rows = true;
    }

    /// Sets how clients are told to slow down.
    pub fn throttle(&self, throttle: Throttle) {
        self.world().limits.throttle = throttle;
    }

    /// No key sees this person any more, who is there all the same.
    pub fn hide(&self, id: u64) -> Result<(), NoSuchPerson> {
        let mut world = self.world();
        world.roster.person(id).ok_or(NoSuchPerson)?;
        world.hidden.insert(id);
        Ok(())
    }

    /// All keys see this person again.
    pub fn show(&self, id: u64) {
        self.world().hidden.remove(&id);
    }

    /// Sets which fields training records have.
    pub fn training_settings(&self, settings: TrainingSettings) {
        self.world().training.settings = settings;
    }

    /// Makes a training type, and its records, unchangeable.
    pub fn freeze_training_type(&self, id: u64) {
        self.world().training.frozen.insert(id);
    }

    /// All training types, by id.
    pub fn training_types(&self) -> Vec<TrainingType> {
        self.world().training.types.values().cloned().collect()
    }

    /// All training records, by id.
    pub fn training_records(&self) -> Vec<TrainingRecord> {
        self.world().training.records.values().cloned().collect()
    }

    /// Somebody writes something else into a training record.
    pub fn note_in_training_record(&self, id: u64, notes: &str) {
        if let Some(record) = self.world().training.records.get_mut(&id) {
            record.notes = Some(notes.to_owned());
        }
    }

    /// Somebody deletes a training record.
    pub fn delete_training_record(&self, id: u64) {
        self.world().training.records.remove(&id);
    }

    /// Somebody deletes a file.
    pub fn delete_file(&self, id: u64) {
        self.world().files.stored.remove(&id);
    }

    /// Sets the categories of employees' files, which are then empty; none at all is possible.
    pub fn file_categories(&self, names: &[&str]) {
        self.world().files.set_categories(names.iter().copied());
    }

    /// All files of employees, by id.
    pub fn files(&self) -> Vec<StoredFile> {
        self.world().files.stored.values().cloned().collect()
    }
}
