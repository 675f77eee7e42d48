//! Tables as workbooks for spreadsheets (Office Open XML, ECMA-376), by `rust_xlsxwriter`. What that takes is a part of the app
//! of its own, which is loaded when somebody asks for a workbook: docs/decisions/0028-workbooks-apart.md.

use domain::table::Table;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// The longest text that a cell holds, in characters of UTF-16 (Excel specifications and limits).
const LONGEST_TEXT: usize = 32_767;

/// The longest name of a sheet, in the same.
const LONGEST_NAME: usize = 31;

/// `table`, which is JSON, as the content of a workbook: what the app calls.
#[wasm_bindgen]
pub fn write(table: &str) -> Result<Vec<u8>, JsError> {
    Ok(workbook(&serde_json::from_str(table)?)?)
}

/// `table` as the content of a workbook. Each cell is a text, so nothing in it is a formula, a link or a number.
pub fn workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Else it would be when it was made: the same table gives the same bytes.
    let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let bold = Format::new().set_bold();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&table.name))?;
    for (column, text) in (0_u16..).zip(&table.head) {
        sheet.write_string_with_format(0, column, shortened(text, LONGEST_TEXT), &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, texts) in (1_u32..).zip(&table.rows) {
        for (column, text) in (0_u16..).zip(texts) {
            if !text.is_empty() {
                sheet.write_string(row, column, shortened(text, LONGEST_TEXT))?;
            }
        }
    }
    sheet.autofit();
    workbook.save_to_buffer()
}

/// As much of `text` as `most` characters of UTF-16 hold.
fn shortened(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > most
    });
    end.map_or(text, |(end, _)| text.get(..end).unwrap_or_default())
}

/// As much of a name as a sheet may have.
fn sheet_name(name: &str) -> String {
    let is_allowed = |c: &char| !c.is_control() && !"[]:*?/\\'".contains(*c);
    let name: String = name.chars().filter(is_allowed).collect();
    let name = shortened(&name, LONGEST_NAME);
    if name.trim().is_empty() { "Sheet1".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use proptest::prelude::*;
    use zip::ZipArchive;

    use super::*;

    fn table(head: &[&str], rows: &[&[&str]]) -> Table {
        let texts = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
        Table {
            name: "People".to_owned(),
            head: texts(head),
            rows: rows.iter().map(|row| texts(row)).collect(),
        }
    }

    /// A part of a workbook.
    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    const SHEET: &str = "xl/worksheets/sheet1.xml";

    #[test]
    fn each_cell_is_a_text_whatever_it_looks_like() {
        let rows: [&[&str]; 3] = [
            &["=1+1", "https://example.com"],
            &["42", "2026-11-30"],
            &["", "=HYPERLINK(\"https://example.com\")"],
        ];
        let bytes = workbook(&table(&["Name", "+49"], &rows)).unwrap();
        let sheet = part(&bytes, SHEET);
        assert_eq!(sheet.matches("<c ").count(), 7, "two heads and five texts: {sheet}");
        assert_eq!(sheet.matches(" t=\"s\"").count(), 7, "{sheet}");
        for runs in ["<f", "hyperlink"] {
            assert!(!sheet.contains(runs), "{runs} in {sheet}");
        }
        let texts = part(&bytes, "xl/sharedStrings.xml");
        for text in ["Name", "+49", "=1+1", "42", "2026-11-30", "https://example.com"] {
            assert!(texts.contains(&format!("<t>{text}</t>")), "{text} in {texts}");
        }
    }

    #[test]
    fn the_same_table_gives_the_same_bytes_and_says_of_nobody_who_made_it() {
        let table = table(&["Name"], &[&["Ada"]]);
        let bytes = workbook(&table).unwrap();
        assert_eq!(bytes, workbook(&table).unwrap());
        let core = part(&bytes, "docProps/core.xml");
        assert!(core.contains("<dc:creator></dc:creator>") && core.contains("2000-01-01"), "{core}");
    }

    #[test]
    fn a_text_that_is_too_long_for_a_cell_is_cut_and_the_rest_is_written() {
        let long = "👩".repeat(20_000);
        let bytes = workbook(&table(&["Name"], &[&[long.as_str()], &["Ada"]])).unwrap();
        let texts = part(&bytes, "xl/sharedStrings.xml");
        assert_eq!(texts.matches('👩').count(), LONGEST_TEXT / 2);
        assert!(texts.contains("Ada"));
    }

    #[test]
    fn whatever_a_table_is_called_its_sheet_may_be() {
        for (name, called) in [
            ("Люди", "Люди"),
            ("a/b[c]:d*e?f\\'g", "abcdefg"),
            ("", "Sheet1"),
            ("[]", "Sheet1"),
            ("A name of forty letters, more or less so", "A name of forty letters, more o"),
        ] {
            assert_eq!(sheet_name(name), called);
            let mut table = table(&["Name"], &[]);
            table.name = name.to_owned();
            workbook(&table).unwrap();
        }
    }

    proptest! {
        #[test]
        fn a_workbook_can_be_made_of_whatever_is_typed(
            name in any::<String>(),
            rows in prop::collection::vec(prop::collection::vec("[=+@\u{1}<>&\"]{0,6}|\\PC{0,8}", 2), 0..4)
        ) {
            let table = Table { name, head: vec!["a".to_owned(), "b".to_owned()], rows };
            let bytes = workbook(&table).unwrap();
            prop_assert!(!part(&bytes, SHEET).contains("<f"));
        }
    }
}
