//! Writes tables of whatever it is told as JSON, so that readers that nobody here wrote can open them
//! (`tests/clients/tables-by-openpyxl.py`).

use std::{error::Error, io};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{csv::Separator, table::Table};
use serde::Serialize;

#[derive(Serialize)]
struct Written {
    comma: String,
    semicolon: String,
    /// In Base64.
    xlsx: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let tables: Vec<Table> = serde_json::from_reader(io::stdin())?;
    let written: Vec<_> = tables.iter().map(written).collect::<Result<_, _>>()?;
    Ok(serde_json::to_writer(io::stdout(), &written)?)
}

fn written(table: &Table) -> Result<Written, Box<dyn Error>> {
    Ok(Written {
        comma: table.csv(Separator::Comma),
        semicolon: table.csv(Separator::Semicolon),
        xlsx: STANDARD.encode(sheet::workbook(table)?),
    })
}
