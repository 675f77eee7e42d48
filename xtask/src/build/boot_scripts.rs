//! Moves inline scripts out of the built page: our Content-Security-Policy lets none run.
//!
//! Trunk starts the app from an inline module script. Each inline script becomes a file of its own, named by its
//! content so that it may be cached for ever, with its hash in the page so that nothing else runs in its place.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use base16ct::lower::encode_string;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// A script that was inline.
#[derive(Debug, PartialEq, Eq)]
struct Script {
    file: String,
    body: String,
}

/// Moves the inline scripts of a built page into files beside it.
pub(crate) fn move_out(folder: &Path, page: &str) -> Result<()> {
    let file = folder.join(page);
    let html = fs::read_to_string(&file).with_context(|| format!("the build left no {page}"))?;
    let (html, scripts) = split(&html);
    for script in scripts {
        fs::write(folder.join(&script.file), script.body)
            .with_context(|| format!("cannot write {}", script.file))?;
    }
    fs::write(&file, html).with_context(|| format!("cannot write {page}"))
}

/// The page without inline scripts, and the scripts.
fn split(html: &str) -> (String, Vec<Script>) {
    let mut page = String::with_capacity(html.len());
    let mut scripts = Vec::new();
    let mut rest = html;
    while let Some(start) = find(rest, &["<!--", "<script"]) {
        page.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(element) = Element::parse(rest) else { break };
        if element.is_inline_script() {
            let script = script(element.body);
            page.push_str(&element.with_source(&script));
            scripts.push(script);
        } else {
            page.push_str(element.whole);
        }
        rest = &rest[element.whole.len()..];
    }
    page.push_str(rest);
    (page, scripts)
}

/// A comment or a script element at the start of a text.
struct Element<'a> {
    whole: &'a str,
    /// What stands between `<script` and its `>`; nothing in a comment.
    attributes: Option<&'a str>,
    body: &'a str,
}

impl<'a> Element<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        if text.starts_with("<!--") {
            let end = text.find("-->")? + "-->".len();
            return Some(Self { whole: &text[..end], attributes: None, body: "" });
        }
        let tag_end = end_of_tag(text)?;
        let close = tag_end + find(&text[tag_end..], &["</script"])?;
        let end = close + text[close..].find('>')? + 1;
        Some(Self {
            whole: &text[..end],
            attributes: Some(&text["<script".len()..tag_end - 1]),
            body: &text[tag_end..close],
        })
    }

    fn is_inline_script(&self) -> bool {
        let Some(attributes) = self.attributes else { return false };
        let kind = attribute(attributes, "type").unwrap_or_default().to_ascii_lowercase();
        let runs = matches!(kind.as_str(), "" | "module" | "text/javascript" | "application/javascript");
        runs && attribute(attributes, "src").is_none() && !self.body.trim().is_empty()
    }

    fn with_source(&self, script: &Script) -> String {
        let integrity = integrity(script.body.as_bytes());
        let attributes = self.attributes.unwrap_or_default().trim_end();
        format!("<script{attributes} src=\"/{}\" integrity=\"{integrity}\"></script>", script.file)
    }
}

fn script(body: &str) -> Script {
    let body = format!("{}\n", body.trim());
    Script { file: named("boot", "js", body.as_bytes()), body }
}

/// The name of a file by its content, under which it may be cached for ever.
pub(super) fn named(stem: &str, ending: &str, content: &[u8]) -> String {
    format!("{stem}-{}.{ending}", encode_string(&Sha256::digest(content)[..8]))
}

/// What a page says of a file so that nothing else is taken in its place.
pub(super) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// Where the first of the words is, in upper or lower case.
fn find(text: &str, words: &[&str]) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    words.iter().filter_map(|word| lower.find(word)).min()
}

/// The place after the `>` that ends a start tag; a `>` inside quotes does not.
pub(super) fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (place, sign) in text.char_indices() {
        match (quote, sign) {
            (None, '>') => return Some(place + 1),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute, empty where it has none.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|sign: char| sign.is_whitespace() || sign == '=').unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(value) => value_of(value.trim_start()),
            None => ("", after),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = after.trim_start();
    }
    None
}

/// The value at the start of a text, with or without quotes, and what follows it.
fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{attribute, move_out, split};

    /// What Trunk makes of a page.
    const PAGE: &str = r#"<!DOCTYPE html><html><head>
<script type="module">
import init, * as bindings from '/rollcall-0a.js';
const wasm = await init({ module_or_path: '/rollcall-0a_bg.wasm' });
</script>
<link rel="modulepreload" href="/rollcall-0a.js" crossorigin="anonymous" integrity="sha384-abc">
</head><body></body></html>"#;

    #[test]
    fn the_script_that_starts_the_app_moves_into_a_file() {
        let (page, scripts) = split(PAGE);
        assert_eq!(scripts.len(), 1);
        assert!(scripts[0].body.starts_with("import init") && scripts[0].body.ends_with("});\n"));
        assert!(
            page.contains(&format!(r#"<script type="module" src="/{}" integrity="sha384-"#, scripts[0].file))
        );
        assert!(!page.contains("import init"));
        assert!(page.contains(r#"href="/rollcall-0a.js" crossorigin="anonymous" integrity="sha384-abc""#));
    }

    #[test]
    fn doing_it_again_changes_nothing() {
        let (page, _) = split(PAGE);
        assert_eq!(split(&page), (page.clone(), Vec::new()));
    }

    #[test]
    fn the_name_follows_the_content() {
        let name = |html| split(html).1.remove(0).file;
        assert_eq!(name("<script>a</script>"), name("<SCRIPT >\n a \n</SCRIPT >"));
        assert_ne!(name("<script>a</script>"), name("<script>b</script>"));
    }

    #[test]
    fn data_comments_and_external_scripts_stay() {
        for html in [
            r#"<script src="/a.js"></script>"#,
            r#"<script type="application/ld+json">{"a":1}</script>"#,
            r#"<script type=importmap>{"imports":{}}</script>"#,
            "<!-- <script>alert(1)</script> -->",
            "<script></script>",
            "<script>never closed",
            "<p>no script, but äöü</p>",
        ] {
            assert_eq!(split(html), (html.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn attributes_stay_and_may_hold_a_bracket() {
        let (page, scripts) = split("<p>ä</p><script data-x='a>b' defer>go()</script><p>ö</p>");
        assert!(page.starts_with("<p>ä</p><script data-x='a>b' defer src=\"/boot-"));
        assert!(page.ends_with("</script><p>ö</p>"));
        assert_eq!(scripts[0].body, "go()\n");
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let attributes = r#" type=module SRC = "/a.js" defer nonce='1'"#;
        assert_eq!(attribute(attributes, "type"), Some("module"));
        assert_eq!(attribute(attributes, "src"), Some("/a.js"));
        assert_eq!(attribute(attributes, "defer"), Some(""));
        assert_eq!(attribute(attributes, "nonce"), Some("1"));
        assert_eq!(attribute(attributes, "async"), None);
    }

    #[test]
    fn the_files_are_written_beside_the_page() {
        let dist = tempfile::tempdir().unwrap();
        fs::write(dist.path().join("index.html"), PAGE).unwrap();
        move_out(dist.path(), "index.html").unwrap();
        let page = fs::read_to_string(dist.path().join("index.html")).unwrap();
        let source = page.split("src=\"/").nth(1).unwrap().split('"').next().unwrap();
        assert!(fs::read_to_string(dist.path().join(source)).unwrap().contains("await init"));
    }

    #[test]
    fn without_a_page_the_error_says_so() {
        let dist = tempfile::tempdir().unwrap();
        assert_eq!(
            move_out(dist.path(), "index.html").unwrap_err().to_string(),
            "the build left no index.html"
        );
    }
}
