//! Makes what a built page loads smaller: its stylesheets one, its script minified, its WebAssembly once more optimised,
//! and what these two say to each other short.
//!
//! Trunk has a stylesheet of its own for each of ours, and its minifier does not understand what wasm-bindgen writes.
//! Small files compress badly: together this is a fiftieth of the first load.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use lol_html::element;

use super::{
    boot_scripts::{integrity, named, rewritten},
    interface,
};

/// What makes a built file smaller.
pub(crate) type Smaller<'a> = dyn Fn(&Path) -> Result<Vec<u8>> + 'a;

/// Packs what `page` in `folder` loads: its script by `minify`, its WebAssembly by `optimise`.
pub(crate) fn pack(folder: &Path, page: &str, minify: &Smaller<'_>, optimise: &Smaller<'_>) -> Result<()> {
    let file = folder.join(page);
    let html = fs::read_to_string(&file).with_context(|| format!("the build left no {page}"))?;
    let html = one_stylesheet(folder, &html)?;
    let html = smaller(folder, &html, minify, optimise)?;
    fs::write(&file, html).with_context(|| format!("cannot write {page}"))
}

/// The page with one stylesheet, in the place of the first, with the rules of all in their order.
fn one_stylesheet(folder: &Path, html: &str) -> Result<String> {
    const STYLESHEETS: &str = "link[rel=stylesheet]";
    let mut rules = Vec::new();
    for address in addresses(html, STYLESHEETS)? {
        let file = folder.join(address);
        rules.extend(fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    if rules.is_empty() {
        return Ok(html.to_owned());
    }
    let mut name = Some(written(folder, "style", "css", &rules)?);
    rewritten(
        html,
        vec![element!(STYLESHEETS, |link| {
            match name.take() {
                Some(name) => {
                    link.set_attribute("href", &format!("/{name}"))?;
                    link.set_attribute("integrity", &integrity(&rules))?;
                }
                None => link.remove(),
            }
            Ok(())
        })],
    )
}

/// The page with its script and its WebAssembly made smaller, under names and an integrity of their own: scripts name them
/// too.
fn smaller(folder: &Path, html: &str, minify: &Smaller<'_>, optimise: &Smaller<'_>) -> Result<String> {
    let linked = |rel: &str| -> Result<_> {
        let address = addresses(html, &format!("link[rel={rel}]"))?.into_iter().next();
        let address = address.with_context(|| format!("the page has no link to what it loads: {rel}"))?;
        let file = folder.join(&address);
        let before = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(Loaded { address, file, before })
    };
    let (script, wasm) = (linked("modulepreload")?, linked("preload")?);
    let small = String::from_utf8(minify(&script.file)?).context("the script is no text")?;
    fs::write(&wasm.file, interface::without_unused_exports(&wasm.before, &small)?)
        .with_context(|| format!("cannot write {}", wasm.file.display()))?;
    let (small_wasm, small) = interface::with_short_names(&optimise(&wasm.file)?, &small)?;
    let html = script.replaced(folder, html, small.as_bytes())?;
    wasm.replaced(folder, &html, &small_wasm)
}

/// A file that a page loads.
struct Loaded {
    address: String,
    file: PathBuf,
    before: Vec<u8>,
}

impl Loaded {
    /// The page with `small` in the place of this file.
    fn replaced(&self, folder: &Path, html: &str, small: &[u8]) -> Result<String> {
        let Self { address, file, before } = self;
        let stem = address.split('-').next().unwrap_or(address);
        let ending = address.rsplit('.').next().unwrap_or_default();
        fs::remove_file(file).with_context(|| format!("cannot remove {}", file.display()))?;
        let name = written(folder, stem, ending, small)?;
        Ok(html.replace(address, &name).replace(&integrity(before), &integrity(small)))
    }
}

/// Writes a file that is named by its content.
fn written(folder: &Path, stem: &str, ending: &str, content: &[u8]) -> Result<String> {
    let name = named(stem, ending, content);
    fs::write(folder.join(&name), content).with_context(|| format!("cannot write {name}"))?;
    Ok(name)
}

/// Where the links lead, below the page's folder.
fn addresses(html: &str, links: &str) -> Result<Vec<String>> {
    let mut addresses = Vec::new();
    rewritten(
        html,
        vec![element!(links, |link| {
            let address = link.get_attribute("href").ok_or("a link leads nowhere")?;
            addresses.push(address.trim_start_matches('/').to_owned());
            Ok(())
        })],
    )?;
    Ok(addresses)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stylesheets_become_one_script_and_wasm_small_and_each_is_vouched_for() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
        write("a-1.css", "a{}");
        write("b-2.css", "b{}");
        let empty = b"\0asm\x01\0\0\0";
        write("rollcall-3.js", "long;");
        fs::write(folder.path().join("rollcall-3_bg.wasm"), [&empty[..], b"\0\x02\x01x"].concat()).unwrap();
        let old_wasm = integrity(&fs::read(folder.path().join("rollcall-3_bg.wasm")).unwrap());
        let old = integrity(b"long;");
        write(
            "index.html",
            &format!(
                "<link href=/logo.svg rel=icon><link href=/a-1.css rel=stylesheet><link href=\"/b-2.css\" rel=\"stylesheet\">\
                 <link href=/rollcall-3.js integrity={old} rel=modulepreload>\
                 <link as=fetch href=/rollcall-3_bg.wasm integrity={old_wasm} rel=preload>\
                 <script>import('/rollcall-3.js', '/rollcall-3_bg.wasm')</script>"
            ),
        );
        pack(folder.path(), "index.html", &|_| Ok(b"l;".to_vec()), &|_| Ok(empty.to_vec())).unwrap();
        let html = fs::read_to_string(folder.path().join("index.html")).unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        let [_, script, wasm, style] = &names[..] else { panic!("{names:?}") };
        assert_eq!(fs::read_to_string(folder.path().join(style)).unwrap(), "a{}b{}");
        assert_eq!(fs::read_to_string(folder.path().join(script)).unwrap(), "l;");
        assert_eq!(fs::read(folder.path().join(wasm)).unwrap(), empty);
        assert_eq!(html.matches("stylesheet").count(), 1);
        assert!(html.contains(&format!("<link href=\"/{style}\" rel=stylesheet")), "{html}");
        assert!(html.contains(&format!("integrity=\"{}\"", integrity(b"a{}b{}"))), "{html}");
        for file in [script, wasm] {
            assert_eq!(html.matches(file.as_str()).count(), 2, "{file} in {html}");
        }
        for (new, old) in [(integrity(b"l;"), old), (integrity(empty), old_wasm)] {
            assert!(html.contains(&new) && !html.contains(&old), "{html}");
        }
    }
}
