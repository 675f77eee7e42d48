//! Training types at `BambooHR`, found by the courses' titles.

use domain::export::{
    entry::RemoteId,
    tally::ExportTally,
    training::{CATEGORY, TrainingType, TypeStep, TypeWanted, type_step},
};

use super::{Ends, ExportWork, Task, bounds::Halt};
use crate::{organisation::Organisation, platform::Platform};

/// Types that one slice deals with at most.
const BATCH: usize = 20;

impl<P: Platform> Organisation<'_, P> {
    /// Brings the next training types in step with what is assigned.
    pub(crate) async fn prepare_types(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        mut wanted: Vec<TypeWanted>,
        ends: &Ends<'_, P>,
    ) -> Result<(), Halt> {
        let mut rest = wanted.split_off(wanted.len().min(BATCH));
        let mut wanted = wanted.into_iter();
        while !ends.is_spent(self.now())
            && let Some(wanted) = wanted.next()
        {
            self.training_type(tally, work, &wanted, ends).await?;
        }
        rest.extend(wanted);
        work.task = if rest.is_empty() { Task::Writing(0) } else { Task::Types(rest) };
        Ok(())
    }

    /// The training type that is wanted, created or changed if need be; nothing, if `BambooHR` does not accept it.
    pub(crate) async fn training_type(
        &self,
        tally: &mut ExportTally,
        work: &mut ExportWork,
        wanted: &TypeWanted,
        ends: &Ends<'_, P>,
    ) -> Result<Option<RemoteId>, Halt> {
        let mut known = match work.types.take() {
            Some(known) => known,
            None => ends.bamboohr.training_types().await?,
        };
        let (id, wanted) = match type_step(wanted, &known) {
            TypeStep::Use(id) => {
                work.types = Some(known);
                return Ok(Some(id));
            }
            // Should the answer get lost, types are read again, but not before the request has settled: a type of the
            // same name could be created twice.
            TypeStep::Create(wanted) => {
                let turn = ends.bamboohr.turn().await;
                self.store.set_preparing_since(Some(self.now()))?;
                let Some(id) = ends.bamboohr.create_training_type(turn, &wanted).await? else {
                    self.store.set_preparing_since(None)?;
                    work.types = Some(known);
                    return Ok(None);
                };
                (id, wanted)
            }
            TypeStep::Change(id, wanted) => {
                // Sent twice, it changes nothing twice.
                ends.bamboohr.change_training_type(id, &wanted).await?;
                known.retain(|known| known.id != id);
                (id, wanted)
            }
        };
        self.store.set_preparing_since(None)?;
        tally.types += 1;
        let TypeWanted { name, required, due_days } = wanted;
        known.push(TrainingType { id, name, required, due_days, category: Some(CATEGORY.to_owned()) });
        work.types = Some(known);
        Ok(Some(id))
    }
}
