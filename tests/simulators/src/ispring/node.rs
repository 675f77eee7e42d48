//! What an answer says, before it is written as XML or as JSON.
//!
//! iSpring's JSON is made of its XML: a list of one element becomes that element, without a list around it `[3p]`.
//! A list of none stays a list, as the spec has it; that is `[unv]`.

use serde_json::{Map, Number, Value};

/// A value, an object or a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Text(String),
    Number(Number),
    Switch(bool),
    Object(Vec<(&'static str, Node)>),
    /// What each element is called in XML, and the elements.
    List(&'static str, Vec<Node>),
}

impl Node {
    /// An object of what there is.
    pub(super) fn object(pairs: impl IntoIterator<Item = (&'static str, Option<Self>)>) -> Self {
        let there = |(name, node): (&'static str, Option<Self>)| Some((name, node?));
        Self::Object(pairs.into_iter().filter_map(there).collect())
    }

    /// A list of texts.
    pub(super) fn texts<'a>(item: &'static str, texts: impl IntoIterator<Item = &'a String>) -> Self {
        Self::List(item, texts.into_iter().map(|text| Self::from(text.as_str())).collect())
    }

    /// As JSON.
    pub(super) fn json(self) -> Value {
        match self {
            Self::Text(text) => Value::String(text),
            Self::Number(number) => Value::Number(number),
            Self::Switch(on) => Value::Bool(on),
            Self::Object(pairs) => {
                let pairs = pairs.into_iter().map(|(name, node)| (name.to_owned(), node.json()));
                Value::Object(pairs.collect::<Map<_, _>>())
            }
            Self::List(_, mut nodes) if nodes.len() == 1 => nodes.remove(0).json(),
            Self::List(_, nodes) => Value::Array(nodes.into_iter().map(Self::json).collect()),
        }
    }

    /// As XML, in an element of this name.
    pub(super) fn xml(&self, name: &str, out: &mut String) {
        out.push('<');
        out.push_str(name);
        out.push('>');
        match self {
            Self::Text(text) => escape(text, out),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Switch(on) => out.push_str(if *on { "true" } else { "false" }),
            Self::Object(pairs) => pairs.iter().for_each(|(name, node)| node.xml(name, out)),
            Self::List(item, nodes) => nodes.iter().for_each(|node| node.xml(item, out)),
        }
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
}

/// A value that there is.
#[expect(clippy::unnecessary_wraps, reason = "stands beside those that there may not be")]
pub(super) fn some(value: impl Into<Node>) -> Option<Node> {
    Some(value.into())
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Node {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Node {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<f64> for Node {
    fn from(number: f64) -> Self {
        Self::Number(Number::from_f64(number).unwrap_or_else(|| Number::from(0)))
    }
}

impl From<bool> for Node {
    fn from(on: bool) -> Self {
        Self::Switch(on)
    }
}

fn escape(text: &str, out: &mut String) {
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn list(names: &[&str]) -> Node {
        Node::object([
            ("left", None),
            ("users", Some(Node::List("user", names.iter().map(|name| Node::from(*name)).collect()))),
        ])
    }

    #[test]
    fn a_list_of_one_is_no_list_in_json_and_is_one_in_xml() {
        for (names, json, xml) in [
            (&[][..], json!({ "users": [] }), "<r><users></users></r>"),
            (&["<a>"][..], json!({ "users": "<a>" }), "<r><users><user>&lt;a&gt;</user></users></r>"),
            (
                &["a", "b"][..],
                json!({ "users": ["a", "b"] }),
                "<r><users><user>a</user><user>b</user></users></r>",
            ),
        ] {
            let mut written = String::new();
            list(names).xml("r", &mut written);
            assert_eq!((list(names).json(), written.as_str()), (json, xml));
        }
    }
}
