//! Taking the directory along.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::{named, settings::TakingAlong};

/// What the directory is taken along as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum TakenAs {
    /// A table of texts with separators.
    Csv,
    /// A workbook for spreadsheets.
    Xlsx,
    /// A card of each, in one file.
    Cards,
    /// Sheets of paper, by department.
    Print,
}

named!(TakenAs, json);

/// `GET /api/directory/export`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TakingAlongView {
    /// Who takes the directory along.
    pub allowed: TakingAlong,
}

/// `POST /api/directory/export`. Who is in the file is not said, nor what was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakingAlongForm {
    /// As what.
    pub format: TakenAs,
    /// How many people are in it.
    pub people: u32,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_form_has_no_place_for_who_is_in_a_file_or_what_was_looked_for() {
        for form in [
            json!({ "format": "csv", "people": 5, "query": "Ada" }),
            json!({ "format": "csv", "people": ["Ada"] }),
            json!({ "format": "Ada", "people": 5 }),
            json!({ "format": "csv", "people": 1.5 }),
        ] {
            assert!(serde_json::from_value::<TakingAlongForm>(form.clone()).is_err(), "{form}");
        }
        let form = TakingAlongForm { format: TakenAs::Csv, people: 5 };
        assert_eq!(serde_json::to_value(form).unwrap(), json!({ "format": "csv", "people": 5 }));
    }
}
