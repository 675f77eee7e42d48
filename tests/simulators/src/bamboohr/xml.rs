//! As much XML as the older endpoints need.

use std::fmt::Write as _;

/// A document that is being written.
#[derive(Debug)]
pub(super) struct Xml(String);

impl Xml {
    /// A document whose root is yet to come.
    pub(super) fn new() -> Self {
        Self("<?xml version=\"1.0\"?>\n".to_owned())
    }

    /// An element with other elements in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        inside(self);
        self.close(name);
    }

    /// An element with a text in it.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.element(name, attributes, |xml| xml.escaped(text));
    }

    /// The whole document.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.0, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.0, " {attribute}=\"");
            self.escaped(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    fn close(&mut self, name: &str) {
        let _ = write!(self.0, "</{name}>");
    }

    fn escaped(&mut self, text: &str) {
        for char in text.chars() {
            match char {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                other => self.0.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn texts_and_attributes_are_escaped() {
        let mut xml = Xml::new();
        xml.element("employee", &[("id", "1\"")], |xml| xml.text("field", &[("id", "a")], "<b>R&D</b>"));
        assert_eq!(
            xml.finish().lines().last(),
            Some("<employee id=\"1&quot;\"><field id=\"a\">&lt;b&gt;R&amp;D&lt;/b&gt;</field></employee>")
        );
    }
}
