//! How long steps took last time: a small file in the project's folder of the user's cache.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::time::Duration;

use crate::project;

/// The last times of steps, by their names. Where they can't be read or kept, nothing but an estimate is lost.
#[derive(Default)]
pub(super) struct Times {
    file: Option<PathBuf>,
    milliseconds: BTreeMap<String, u64>,
}

impl Times {
    /// What is known of this machine.
    pub(super) fn of_this_machine() -> Self {
        project::cache().map(|cache| Self::read(cache.join("times.json"))).unwrap_or_default()
    }

    fn read(file: PathBuf) -> Self {
        let milliseconds = kept(&file);
        Self { file: Some(file), milliseconds }
    }

    /// How long the step took last time.
    pub(super) fn last(&self, step: &str) -> Option<Duration> {
        self.milliseconds.get(step).copied().map(Duration::from_millis)
    }

    /// Keeps how long the step took.
    pub(super) fn note(&mut self, step: &str, time: Duration) {
        let Some(file) = &self.file else { return };
        // Others may have noted theirs meanwhile.
        self.milliseconds = kept(file);
        self.milliseconds.insert(step.to_owned(), u64::try_from(time.as_millis()).unwrap_or(u64::MAX));
        drop(keep(file, &self.milliseconds));
    }
}

fn kept(file: &Path) -> BTreeMap<String, u64> {
    let text = fs::read_to_string(file).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn keep(file: &Path, times: &BTreeMap<String, u64>) -> anyhow::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = file.with_extension(process::id().to_string());
    fs::write(&beside, serde_json::to_string_pretty(times)?)?;
    Ok(fs::rename(beside, file)?)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::Times;

    #[test]
    fn the_last_time_of_a_step_is_kept_beside_those_of_others() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rollcall/times.json");
        let (mut one, mut other) = (Times::read(file.clone()), Times::read(file.clone()));
        one.note("app", Duration::from_millis(70_500));
        other.note("Worker", Duration::from_secs(40));
        one.note("app", Duration::from_mins(1));
        let read = Times::read(file);
        assert_eq!(read.last("app"), Some(Duration::from_mins(1)));
        assert_eq!(read.last("Worker"), Some(Duration::from_secs(40)));
        assert_eq!(read.last("simulators"), None);
    }

    #[test]
    fn a_file_that_is_no_longer_understood_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("times.json");
        fs::write(&file, "{\"app\": \"long\"}").unwrap();
        let mut times = Times::read(file.clone());
        assert_eq!(times.last("app"), None);
        times.note("app", Duration::from_secs(1));
        assert_eq!(Times::read(file).last("app"), Some(Duration::from_secs(1)));
    }

    #[test]
    fn without_a_place_to_keep_them_no_time_is_known() {
        let mut times = Times::default();
        times.note("app", Duration::from_secs(1));
        assert_eq!(times.last("app"), None);
    }
}
