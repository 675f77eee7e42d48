//! Texts with places to fill.

/// `text` with each `{name}` replaced by its value. What has no value stays, so that a mistake is seen.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        if let Some((value, after)) = value {
            filled.push_str(value);
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn places_are_filled_once_and_unknown_ones_stay() {
        for (text, filled) in [
            ("no place", "no place"),
            ("{name} of {team}", "{team} of Care"),
            ("{team}{team}", "CareCare"),
            ("{unknown} {team", "{unknown} {team"),
            ("", ""),
        ] {
            assert_eq!(fill(text, &[("name", "{team}"), ("team", "Care")]), filled);
        }
    }
}
