//! Lists for statements. A bound text may have 2 MB, so what grows with an organisation goes into a statement by lists
//! that are cut by their bytes, and by nothing else.

use crate::fault::Fault;

/// Bytes of a list at most: a statement has one megabyte at most with all that is bound to it, half of what it may have.
const LONGEST: usize = 900_000;

/// Cuts `rows`, each written as JSON, into lists of it, each short enough to be bound, and gives each of them to `then`, in order.
///
/// # Errors
/// If a row alone is longer than a list may be: nothing of it, and nothing after it, is given to `then`.
pub(super) fn in_lists(
    rows: impl IntoIterator<Item = serde_json::Result<String>>,
    then: impl FnMut(String) -> Result<(), Fault>,
) -> Result<(), Fault> {
    cut(rows.into_iter().map(|row| Ok(row?)), ["[", ",", "]"], then)
}

/// The same for `lines` of a text.
pub(super) fn in_texts(
    lines: impl IntoIterator<Item = String>,
    then: impl FnMut(String) -> Result<(), Fault>,
) -> Result<(), Fault> {
    cut(lines.into_iter().map(Ok), ["", "\n", ""], then)
}

fn cut(
    rows: impl Iterator<Item = Result<String, Fault>>,
    [open, between, close]: [&str; 3],
    mut then: impl FnMut(String) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let mut list = String::new();
    for row in rows {
        let row = row?;
        if open.len() + row.len() + close.len() > LONGEST {
            return Err(Fault::internal("cutting a list", format!("one row alone has {} bytes", row.len())));
        }
        if !list.is_empty() && list.len() + between.len() + row.len() + close.len() > LONGEST {
            list.push_str(close);
            then(std::mem::take(&mut list))?;
        }
        list.push_str(if list.is_empty() { open } else { between });
        list.push_str(&row);
    }
    if list.is_empty() {
        return Ok(());
    }
    list.push_str(close);
    then(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of each list that `rows` are cut into.
    fn lists(rows: &[String]) -> Result<Vec<Vec<String>>, Fault> {
        let mut lists = Vec::new();
        in_lists(rows.iter().map(serde_json::to_string), |list| {
            assert!(list.len() <= LONGEST, "{} bytes", list.len());
            lists.push(serde_json::from_str(&list)?);
            Ok(())
        })?;
        Ok(lists)
    }

    #[test]
    fn rows_are_cut_by_their_bytes_and_stay_in_order() {
        // With its quotes: half a list, the brackets and the comma counted.
        let half = "x".repeat(LONGEST / 2 - 4);
        for (rows, cut) in [
            (vec![], vec![]),
            (vec!["a".to_owned(), "b".to_owned()], vec![2]),
            (vec![half.clone(), half.clone()], vec![2]),
            (vec![half.clone(), format!("{half}xx"), "a".to_owned()], vec![1, 2]),
            (vec![half.clone(), half.clone(), "a".to_owned()], vec![2, 1]),
            (vec!["ü".repeat(400_000); 3], vec![1, 1, 1]),
        ] {
            let lists = lists(&rows).unwrap();
            assert_eq!(lists.iter().map(Vec::len).collect::<Vec<_>>(), cut);
            assert_eq!(lists.concat(), rows);
        }
    }

    #[test]
    fn a_row_that_is_too_long_for_any_list_is_an_error_that_says_how_long() {
        let fault = lists(&["a".to_owned(), "x".repeat(LONGEST)]).unwrap_err();
        assert!(
            matches!(&fault, Fault::Internal { detail, .. } if detail == "one row alone has 900002 bytes"),
            "{fault:?}"
        );
    }
}
