//! What browsers may keep for ever: files that are named by their content, each by its whole name.
//!
//! A pattern would do it in fewer lines, and would match addresses that lead to no file as well. Those are answered with the
//! app's page, which a browser would then have in the place of a file for a year.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::{Context as _, Result};

/// Adds to the headers in `folder` what holds for the files in it.
pub(crate) fn declare(folder: &Path) -> Result<()> {
    let file = folder.join("_headers");
    let mut headers = fs::read_to_string(&file).context("the build left no _headers")?;
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    for name in names.iter().filter(|name| is_named_by_content(name)) {
        write!(
            headers,
            "\n/{name}\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n"
        )?;
    }
    fs::write(&file, headers).context("cannot write _headers")
}

/// Whether a name has the hash of a content in it, as Trunk and we write it: `app-0123456789abcdef.js`.
fn is_named_by_content(name: &str) -> bool {
    let after = name.split_once('-').map_or("", |(_, after)| after);
    after.chars().take_while(char::is_ascii_hexdigit).count() >= 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_named_by_their_content_are_kept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            ("_headers", "/*\n  Cache-Control: no-cache\n"),
            ("index.html", ""),
            ("guard.js", ""),
            ("rollcall-be85daaf41a8db1e.js", ""),
            ("rollcall-be85daaf41a8db1e_bg.wasm", ""),
            ("rollcall-new.js", ""),
        ];
        for (name, content) in files {
            fs::write(folder.path().join(name), content).unwrap();
        }
        declare(folder.path()).unwrap();
        let headers = fs::read_to_string(folder.path().join("_headers")).unwrap();
        let kept: Vec<_> = headers.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(kept, ["/*", "/rollcall-be85daaf41a8db1e.js", "/rollcall-be85daaf41a8db1e_bg.wasm"]);
        assert_eq!(headers.matches("immutable").count(), 2);
    }
}
