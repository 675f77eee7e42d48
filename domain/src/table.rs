//! A table of texts, as it is written into files for spreadsheets.

use serde::{Deserialize, Serialize};

use crate::csv::{Csv, Separator};

/// A table of texts. Each row has as many as the head.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What it is called.
    pub name: String,
    /// What each column is called.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table for a spreadsheet that expects `separator`.
    pub fn csv(&self, separator: Separator) -> String {
        let mut csv = Csv::new(separator, &cells(&self.head));
        for row in &self.rows {
            csv.row(&cells(row));
        }
        csv.into_text()
    }
}

fn cells(row: &[String]) -> Vec<&str> {
    row.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_a_file_row_by_row_and_runs_nothing() {
        let texts = |texts: [&str; 2]| texts.map(str::to_owned).to_vec();
        let table = Table {
            name: "People".to_owned(),
            head: texts(["Name", "Phone"]),
            rows: vec![texts(["=HYPERLINK(1)", "+49 40"]), texts(["Ada; Q", ""])],
        };
        assert_eq!(
            table.csv(Separator::Semicolon),
            "\u{feff}\"Name\";\"Phone\"\r\n\"'=HYPERLINK(1)\";\"'+49 40\"\r\n\"Ada; Q\";\"\"\r\n"
        );
    }
}
