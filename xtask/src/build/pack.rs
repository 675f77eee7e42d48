//! Makes what a built page loads smaller: its stylesheets one, its script minified, its WebAssembly once more optimised.
//!
//! Trunk has a stylesheet of its own for each of ours, and its minifier does not understand what wasm-bindgen writes.
//! Small files compress badly: together this is a fiftieth of the first load.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use lol_html::element;

use super::boot_scripts::{integrity, named, rewritten};

/// What makes a built file smaller.
pub(crate) type Smaller<'a> = dyn Fn(&Path) -> Result<Vec<u8>> + 'a;

/// Packs what `page` in `folder` loads: its script by `minify`, its WebAssembly by `optimise`.
pub(crate) fn pack(folder: &Path, page: &str, minify: &Smaller<'_>, optimise: &Smaller<'_>) -> Result<()> {
    let file = folder.join(page);
    let html = fs::read_to_string(&file).with_context(|| format!("the build left no {page}"))?;
    let html = one_stylesheet(folder, &html)?;
    let html = smaller(folder, &html, "modulepreload", minify)?;
    let html = smaller(folder, &html, "preload", optimise)?;
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

/// The page with the file of a link made smaller, under a name and an integrity of its own: a script names it too.
fn smaller(folder: &Path, html: &str, rel: &str, smaller: &Smaller<'_>) -> Result<String> {
    let Some(address) = addresses(html, &format!("link[rel={rel}]"))?.into_iter().next() else {
        return Ok(html.to_owned());
    };
    let file = folder.join(&address);
    let before = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let small = smaller(&file)?;
    let stem = address.split('-').next().unwrap_or(&address);
    let ending = address.rsplit('.').next().unwrap_or_default();
    let name = written(folder, stem, ending, &small)?;
    if name != address {
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(html.replace(&address, &name).replace(&integrity(&before), &integrity(&small)))
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
        write("rollcall-3.js", "long;");
        write("rollcall-3_bg.wasm", "wide");
        let (old, old_wasm) = (integrity(b"long;"), integrity(b"wide"));
        write(
            "index.html",
            &format!(
                "<link href=/logo.svg rel=icon><link href=/a-1.css rel=stylesheet><link href=\"/b-2.css\" rel=\"stylesheet\">\
                 <link href=/rollcall-3.js integrity={old} rel=modulepreload>\
                 <link as=fetch href=/rollcall-3_bg.wasm integrity={old_wasm} rel=preload>\
                 <script>import('/rollcall-3.js', '/rollcall-3_bg.wasm')</script>"
            ),
        );
        pack(folder.path(), "index.html", &|_| Ok(b"l;".to_vec()), &|_| Ok(b"w".to_vec())).unwrap();
        let html = fs::read_to_string(folder.path().join("index.html")).unwrap();
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        let [_, script, wasm, style] = &names[..] else { panic!("{names:?}") };
        assert_eq!(fs::read_to_string(folder.path().join(style)).unwrap(), "a{}b{}");
        assert_eq!(fs::read_to_string(folder.path().join(script)).unwrap(), "l;");
        assert_eq!(fs::read_to_string(folder.path().join(wasm)).unwrap(), "w");
        assert_eq!(html.matches("stylesheet").count(), 1);
        assert!(html.contains(&format!("<link href=\"/{style}\" rel=stylesheet")), "{html}");
        assert!(html.contains(&format!("integrity=\"{}\"", integrity(b"a{}b{}"))), "{html}");
        for file in [script, wasm] {
            assert_eq!(html.matches(file.as_str()).count(), 2, "{file} in {html}");
        }
        for (new, old) in [(integrity(b"l;"), old), (integrity(b"w"), old_wasm)] {
            assert!(html.contains(&new) && !html.contains(&old), "{html}");
        }
    }
}
