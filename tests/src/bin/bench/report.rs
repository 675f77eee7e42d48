//! The figures.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

/// The figures in the order in which they were taken.
#[derive(Debug, Default)]
pub(crate) struct Report(Vec<(String, Value)>);

impl Report {
    /// Adds a count, such as bytes, requests or rows.
    pub(crate) fn count(&mut self, name: impl Into<String>, count: u64) {
        self.0.push((name.into(), json!(count)));
    }

    /// Adds a measure, such as seconds or milliseconds.
    pub(crate) fn measure(&mut self, name: impl Into<String>, measure: f64) {
        self.0.push((name.into(), json!((measure * 1000.0).round() / 1000.0)));
    }

    /// Adds how much of a count comes to each of so many.
    pub(crate) fn each(&mut self, name: impl Into<String>, count: u64, of: usize) -> Result<()> {
        self.measure(name, f64::from(u32::try_from(count)?) / f64::from(u32::try_from(of)?));
        Ok(())
    }

    /// Prints the figures, each beside its budget where it has one.
    pub(crate) fn print(&self) {
        let budgets: BTreeMap<_, _> = BUDGETS.into_iter().collect();
        let budget = |name: &str| budgets.get(name).copied().or_else(|| of_many(name)).unwrap_or_default();
        println!("{:<44} {:>14}  budget", "figure", "value");
        for (name, value) in &self.0 {
            println!("{name:<44} {value:>14}  {}", budget(name));
        }
    }

    /// Writes the figures as one flat object.
    pub(crate) fn write(&self, file: &Path) -> Result<()> {
        let object: Map<String, Value> = self.0.iter().cloned().collect();
        let text = serde_json::to_string_pretty(&object)? + "\n";
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
    }
}

/// The budgets of docs/architecture.md, as they are printed.
const BUDGETS: [(&str, &str); 22] = [
    ("first_load_brotli_bytes", "250000"),
    ("worker_gzip_bytes", "1400000"),
    ("worker_start_ms", "100"),
    ("audit_verify_100000_seconds", "2"),
    ("search_50000_recall", "at least 0.99"),
    ("search_50000_worst_class_recall", "at least 0.95"),
    ("search_50000_build_ms", "500"),
    ("search_50000_p99_ms", "5"),
    ("search_50000_keystroke_p99_ms", "16"),
    ("directory_50000_seconds", "0.5"),
    ("page_memory_50000_mb", "120"),
    ("read_personio_10000_ratio", "2"),
    ("read_bamboohr_10000_ratio", "2"),
    ("read_bamboohr_50000_ratio", "2 (for 10000 people)"),
    ("resync_bamboohr_50000_rows_written", "20"),
    ("sync_personio_10000_ratio", "1.05"),
    ("plan_page_50000_seconds", "0.1"),
    ("simulate_seeds_per_second", "at least 16.7 on two cores"),
    ("directory_answer_50000_seconds", "0.3"),
    ("worker_memory_sync_50000_mb", "64"),
    ("worker_memory_directory_50000_mb", "64"),
    ("worker_memory_export_50000_mb", "64"),
];

/// The budget of a figure that there is of many pages.
fn of_many(name: &str) -> Option<&'static str> {
    let of_page = name.strip_prefix("lighthouse_")?;
    Some(match of_page {
        _ if of_page.ends_with("_mobile_performance") => "at least 90",
        _ if of_page.ends_with("_seo") => "100",
        _ => "at least 95",
    })
}
