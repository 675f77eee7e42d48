//! What a script and its WebAssembly know each other by. What wasm-bindgen writes is for whoever may come: exports that
//! nobody calls, which keep code alive that nobody needs, and names with a hash in each, twice over. Both are a fortieth of
//! the first load.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use wasm_encoder::{
    ExportSection, ImportSection, Module,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{CustomSectionReader, Export, Import, ImportSectionReader, Parser};

/// What the names of wasm-bindgen's imports begin with. No other word of a script does, unless it is one of them.
const OURS: &str = "__wb";

/// The WebAssembly without exports that `script` does not name: what only they reach, `wasm-opt` leaves out then.
pub(crate) fn without_unused_exports(wasm: &[u8], script: &str) -> Result<Vec<u8>> {
    let called = words(script).map(|(_, word)| word).collect();
    written(&mut Called(called), wasm).context("the exports can't be read")
}

/// The WebAssembly and its script with short names for what the one imports from the other, and without the names of its own
/// functions. Those were a tenth of the Worker, and nothing read them: what fails says so in words of its own. By the compiler's
/// `strip` the features would go with them that the rest of the build asks for.
pub(crate) fn with_short_names(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut short = Short(BTreeMap::new());
    let wasm = written(&mut short, wasm).context("the imports can't be read")?;
    let mut named = String::with_capacity(script.len());
    let mut end = 0;
    for (start, word) in words(script) {
        if let Some(name) = short.0.get(word) {
            named.push_str(&script[end..start]);
            named.push_str(name);
            end = start + word.len();
        }
    }
    named.push_str(&script[end..]);
    Ok((wasm, named))
}

fn written<R: Reencode<Error = std::convert::Infallible>>(by: &mut R, wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    by.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// The words of a script that may be names, and where each begins.
fn words(script: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &script[at..];
        let start = at + rest.find(is_part)?;
        let word = &script[start..];
        let word = &word[..word.find(|c| !is_part(c)).unwrap_or(word.len())];
        at = start + word.len();
        Some((start, word))
    })
}

/// The names of exports that are called.
struct Called<'a>(BTreeSet<&'a str>);

impl Reencode for Called<'_> {
    type Error = std::convert::Infallible;

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error> {
        if self.0.contains(export.name) { utils::parse_export(self, exports, export) } else { Ok(()) }
    }
}

/// The short name of each import.
struct Short(BTreeMap<String, String>);

impl Reencode for Short {
    type Error = std::convert::Infallible;

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        if section.name() == "name" { Ok(()) } else { utils::parse_custom_section(self, module, section) }
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            if !import.name.starts_with(OURS) {
                utils::parse_import(self, imports, import)?;
                continue;
            }
            let name = short(self.0.len());
            utils::parse_import(self, imports, Import { name: &name, ..import })?;
            self.0.insert(import.name.to_owned(), name);
        }
        Ok(())
    }
}

/// The name with number `n`: a to z, then with another letter each.
fn short(n: usize) -> String {
    let letter = char::from(b"abcdefghijklmnopqrstuvwxyz"[n % 26]);
    let before = if n < 26 { String::new() } else { short(n / 26 - 1) };
    format!("{before}{letter}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection};
    use wasmparser::Payload;

    /// WebAssembly that imports `imports` and exports a function by each name in `exports`.
    fn wasm(imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let (mut types, mut imported, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        let (mut exported, mut code) = (ExportSection::new(), CodeSection::new());
        types.ty().function([], []);
        for name in imports {
            imported.import("./app_bg.js", name, EntityType::Function(0));
        }
        for (n, name) in (0_u32..).zip(exports) {
            functions.function(0);
            exported.export(name, ExportKind::Func, n);
            let mut body = Function::new([]);
            body.instructions().end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&imported).section(&functions).section(&exported).section(&code);
        module.finish()
    }

    fn names(wasm: &[u8]) -> (Vec<String>, Vec<String>) {
        let (mut imports, mut exports) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    imports.extend(section.into_imports().map(|one| one.unwrap().name.to_owned()));
                }
                Payload::ExportSection(section) => {
                    exports.extend(section.into_iter().map(|one| one.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        (imports, exports)
    }

    #[test]
    fn what_no_script_calls_is_not_exported() {
        let script = "const w=e.exports;w.memory;w.__wbindgen_start()";
        let small = without_unused_exports(&wasm(&[], &["memory", "start", "__wbindgen_start"]), script);
        assert_eq!(names(&small.unwrap()).1, ["memory", "__wbindgen_start"]);
    }

    #[test]
    fn imports_have_short_names_on_both_sides_and_other_words_keep_theirs() {
        let script = "({__wbg_body_0a:t=>t.body,__wbg_body_0ab(){},log:1,x:'__wbg_body_0a'})";
        let before = wasm(&["__wbg_body_0a", "log", "__wbg_body_0ab"], &["__wbg_body"]);
        let (wasm, script) = with_short_names(&before, script).unwrap();
        let expected = (["a", "log", "b"].map(str::to_owned).to_vec(), vec!["__wbg_body".to_owned()]);
        assert_eq!(names(&wasm), expected);
        assert_eq!(script, "({a:t=>t.body,b(){},log:1,x:'a'})");
    }

    #[test]
    fn the_names_of_functions_are_left_out_and_the_features_that_are_asked_for_are_not() {
        let mut before = wasm(&["log"], &["run"]);
        // A custom section each (WebAssembly, binary format, modules): 0, its length, the length of its name, its name.
        for name in ["name", "target_features"] {
            let length = u8::try_from(name.len()).unwrap();
            before.extend([0, length + 1, length]);
            before.extend(name.as_bytes());
        }
        let (wasm, _) = with_short_names(&before, "").unwrap();
        let sections: Vec<_> = Parser::new(0)
            .parse_all(&wasm)
            .filter_map(|payload| match payload.unwrap() {
                Payload::CustomSection(section) => Some(section.name().to_owned()),
                _ => None,
            })
            .collect();
        assert_eq!(sections, ["target_features"]);
    }

    #[test]
    fn short_names_differ() {
        let all: BTreeSet<_> = (0..2000).map(short).collect();
        assert_eq!(all.len(), 2000);
        assert_eq!([short(0), short(25), short(26), short(701), short(702)], ["a", "z", "aa", "zz", "aaa"]);
    }
}
