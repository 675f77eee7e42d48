//! Moves inline scripts out of the built page: our Content-Security-Policy lets none run.
//!
//! Trunk starts the app from an inline module script. Each inline script becomes a file of its own, named by its
//! content so that it may be cached for ever, with its hash in the page so that nothing else runs in its place.

use std::{borrow::Cow, cell::RefCell, fs, path::Path, rc::Rc};

use anyhow::{Context as _, Result};
use base16ct::lower::encode_string;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lol_html::{
    ElementContentHandlers, RewriteStrSettings, Selector, element, end_tag, html_content::ContentType,
    rewrite_str, text,
};
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
    let (html, scripts) = split(&html)?;
    for script in scripts {
        fs::write(folder.join(&script.file), script.body)
            .with_context(|| format!("cannot write {}", script.file))?;
    }
    fs::write(&file, html).with_context(|| format!("cannot write {page}"))
}

/// The page without inline scripts, and the scripts.
fn split(html: &str) -> Result<(String, Vec<Script>)> {
    let scripts = inline(html)?;
    let mut next = scripts.iter();
    let page = rewritten(
        html,
        vec![element!(SCRIPTS, |element| {
            if let Some(Some(script)) = next.next() {
                element.set_attribute("src", &format!("/{}", script.file))?;
                element.set_attribute("integrity", &integrity(script.body.as_bytes()))?;
                element.set_inner_content("", ContentType::Html);
            }
            Ok(())
        })],
    )?;
    Ok((page, scripts.into_iter().flatten().collect()))
}

/// Scripts that may be inline.
const SCRIPTS: &str = "script:not([src])";

/// What each of them is, in their order: nothing, if it is data or empty, or never ends.
fn inline(html: &str) -> Result<Vec<Option<Script>>> {
    let scripts = Rc::new(RefCell::new(Vec::new()));
    let body = Rc::new(RefCell::new(String::new()));
    let begin = element!(SCRIPTS, |element| {
        let runs = element
            .get_attribute("type")
            .is_none_or(|kind| RUNS.contains(&kind.to_ascii_lowercase().as_str()));
        let (scripts, body) = (Rc::clone(&scripts), Rc::clone(&body));
        body.borrow_mut().clear();
        element.on_end_tag(end_tag!(move |_| {
            let body = body.borrow();
            scripts.borrow_mut().push((runs && !body.trim().is_empty()).then(|| script(&body)));
            Ok(())
        }))?;
        Ok(())
    });
    let go_on = text!(SCRIPTS, |text| {
        body.borrow_mut().push_str(text.as_str());
        Ok(())
    });
    rewritten(html, vec![begin, go_on])?;
    Ok(scripts.take())
}

/// The types of scripts that run.
const RUNS: [&str; 4] = ["", "module", "text/javascript", "application/javascript"];

/// A page as `handlers` change it.
pub(super) fn rewritten<'h>(
    html: &str,
    handlers: Vec<(Cow<'h, Selector>, ElementContentHandlers<'h>)>,
) -> Result<String> {
    let settings = RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() };
    rewrite_str(html, settings).context("the built page can't be read")
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{move_out, split};

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
        let (page, scripts) = split(PAGE).unwrap();
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
        let (page, _) = split(PAGE).unwrap();
        assert_eq!(split(&page).unwrap(), (page.clone(), Vec::new()));
    }

    #[test]
    fn the_name_follows_the_content() {
        let name = |html| split(html).unwrap().1.remove(0).file;
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
            assert_eq!(split(html).unwrap(), (html.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn attributes_stay_and_may_hold_a_bracket() {
        let (page, scripts) = split("<p>ä</p><script data-x='a>b' defer>go()</script><p>ö</p>").unwrap();
        assert!(page.starts_with("<p>ä</p><script data-x='a>b' defer src=\"/boot-"));
        assert!(page.ends_with("</script><p>ö</p>"));
        assert_eq!(scripts[0].body, "go()\n");
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
