//! Reads as much XML as requests have: elements and texts. Attributes are passed over.

use serde_json::{Map, Value};

/// No request is nested deeper.
const DEEPEST: usize = 16;

/// What is in the root: a text, or an object; elements of the same name become a list.
pub(super) fn read(document: &str) -> Option<Value> {
    let mut reader = Reader(document.trim_start_matches('\u{feff}'));
    reader.skip_misc()?;
    let (_, value) = reader.element(0)?;
    reader.skip_misc()?;
    reader.0.is_empty().then_some(value)
}

/// What is still to be read.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    /// Blanks, declarations and comments.
    fn skip_misc(&mut self) -> Option<()> {
        loop {
            self.0 = self.0.trim_start();
            if self.0.starts_with("<?") {
                self.take_to("?>")?;
            } else if self.0.starts_with("<!--") {
                self.take_to("-->")?;
            } else {
                return Some(());
            }
        }
    }

    /// What comes before a mark; both are read.
    fn take_to(&mut self, mark: &str) -> Option<&'a str> {
        let (before, rest) = self.0.split_once(mark)?;
        self.0 = rest;
        Some(before)
    }

    fn element(&mut self, depth: usize) -> Option<(&'a str, Value)> {
        self.0 = self.0.strip_prefix('<')?;
        let tag = self.take_to(">")?;
        let is_whole = tag.ends_with('/');
        let name = tag.split([' ', '\t', '\r', '\n', '/']).next().filter(|name| is_name(name))?;
        if is_whole {
            return Some((name, Value::String(String::new())));
        }
        let value = self.inside(depth)?;
        let end = self.take_to(">")?;
        (end.trim_end() == name).then_some((name, value))
    }

    /// Up to and with the `</` of the element's end.
    fn inside(&mut self, depth: usize) -> Option<Value> {
        let (mut text, mut children) = (String::new(), Map::new());
        loop {
            let (before, _) = self.0.split_once('<')?;
            text.push_str(&unescape(before)?);
            self.0 = &self.0[before.len()..];
            if let Some(rest) = self.0.strip_prefix("</") {
                self.0 = rest;
                let value = Value::String(text.trim().to_owned());
                return Some(if children.is_empty() { value } else { Value::Object(children) });
            } else if let Some(rest) = self.0.strip_prefix("<![CDATA[") {
                self.0 = rest;
                text.push_str(self.take_to("]]>")?);
            } else if self.0.starts_with("<!--") {
                self.take_to("-->")?;
            } else {
                let (name, value) = self.element(depth + 1).filter(|_| depth < DEEPEST)?;
                add(&mut children, name, value);
            }
        }
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | ':' | '.'))
}

fn add(children: &mut Map<String, Value>, name: &str, value: Value) {
    match children.get_mut(name) {
        None => drop(children.insert(name.to_owned(), value)),
        Some(Value::Array(several)) => several.push(value),
        Some(one) => *one = Value::Array(vec![one.take(), value]),
    }
}

fn unescape(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let (entity, after) = after.split_once(';')?;
        plain.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => character(entity.strip_prefix('#')?)?,
        });
        rest = after;
    }
    plain.push_str(rest);
    Some(plain)
}

fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn elements_become_objects_lists_and_texts() {
        for (document, expected) in [
            ("<request/>", Some(json!(""))),
            (
                "<?xml version=\"1.0\"?>\n<request>\n <a x=\"1\">R&amp;D &#228;&#xe4;</a><b/><!-- c --></request>\n",
                Some(json!({ "a": "R&D ää", "b": "" })),
            ),
            (
                "<request><userIds><id>1</id><id>2</id></userIds></request>",
                Some(json!({ "userIds": { "id": ["1", "2"] } })),
            ),
            ("<request><a><![CDATA[<b>]]></a></request>", Some(json!({ "a": "<b>" }))),
            ("<request><a></request>", None),
            ("<request></request><more/>", None),
            ("<request>&unknown;</request>", None),
            ("{\"a\": 1}", None),
            ("", None),
        ] {
            assert_eq!(read(document), expected, "{document}");
        }
    }
}
