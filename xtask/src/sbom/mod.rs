//! What the two bundles are made of: a software bill of materials, as `CycloneDX` has it.
//!
//! It names the crates that the app, its part for workbooks and the Worker are compiled with for WebAssembly, as far as cargo
//! knows: not what only tests need, nor what runs while compiling (procedural macros, build scripts), nor the standard
//! library. Nothing that is shipped comes from npm. The same lock file gives the same bytes.

mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::command::{capture, command};
use crate::install::wasm_target::TARGET;
use crate::lock;
use crate::project::Project;
use tree::{Crate, Tree};

/// The crates that bundles are built from.
const BUNDLES: [&str; 3] = ["app", "sheet", "proxy"];

/// The name of what is made.
const PRODUCT: &str = "rollcall";

/// Where it is written, from the project's root.
const FILE: &str = "build/sbom.cdx.json";

/// Writes it.
pub(crate) fn write(project: &Project) -> Result<()> {
    fs::write(project.root.join(FILE), text(project)?).with_context(|| format!("cannot write {FILE}"))
}

fn text(project: &Project) -> Result<String> {
    let mut tree = Tree::default();
    for bundle in BUNDLES {
        // One after the other: asked for together, each would get the features that the other one asks for.
        tree.read(&capture(&mut cargo_tree(project, bundle))?)
            .with_context(|| format!("what `cargo tree` printed of {bundle} cannot be understood"))?;
    }
    Ok(format!("{:#}\n", document(&tree, &project.read("Cargo.lock")?)?))
}

fn cargo_tree(project: &Project, package: &str) -> std::process::Command {
    let mut cargo = command("cargo");
    cargo
        .args(["tree", "--locked", "--color=never", "--edges=normal,no-proc-macro", "--prefix=depth"])
        .args(["--format", tree::FORMAT, "--target", TARGET, "--package", package])
        .current_dir(&project.root);
    cargo
}

fn document(tree: &Tree, lock: &str) -> Result<Value> {
    let references = references(tree, lock)?;
    let components: Result<Vec<_>> = tree
        .licences
        .iter()
        .map(|(package, licence)| component(package, licence, &references[package]))
        .collect();
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": PRODUCT,
                "name": PRODUCT,
                "version": env!("CARGO_PKG_VERSION"),
                "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
                "purl": concat!("pkg:generic/rollcall@", env!("CARGO_PKG_VERSION")),
            },
        },
        "components": components?,
        "dependencies": dependencies(tree, &references),
    }))
}

/// What identifies a crate.
struct Reference<'a> {
    purl: String,
    /// That of what was downloaded; our own crates have none.
    checksum: Option<&'a str>,
}

fn references<'a>(tree: &'a Tree, lock: &'a str) -> Result<BTreeMap<&'a Crate, Reference<'a>>> {
    let checksums: BTreeMap<_, _> =
        lock::packages(lock).map(|locked| ((locked.name, locked.version), locked.checksum)).collect();
    let reference = |package: &'a Crate| {
        let checksum = *checksums
            .get(&(package.name.as_str(), package.version.as_str()))
            .with_context(|| format!("Cargo.lock does not name {package}"))?;
        Ok((package, Reference { purl: purl(package, checksum.is_some()), checksum }))
    };
    tree.licences.keys().map(reference).collect()
}

fn component(package: &Crate, licence: &str, reference: &Reference<'_>) -> Result<Value> {
    ensure!(!licence.is_empty(), "{package} names no licence in its manifest");
    let mut component = json!({
        "type": "library",
        "bom-ref": reference.purl,
        "name": package.name,
        "version": package.version,
        // Manifests may still have the older way to write it.
        "licenses": [{ "expression": licence.replace('/', " OR ") }],
        "purl": reference.purl,
    });
    if let Some(checksum) = reference.checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    Ok(component)
}

/// Who needs whom; first, what the product is made of.
fn dependencies(tree: &Tree, references: &BTreeMap<&Crate, Reference<'_>>) -> Vec<Value> {
    let purls =
        |crates: &BTreeSet<Crate>| crates.iter().map(|one| references[one].purl.clone()).collect::<Vec<_>>();
    let product = json!({ "ref": PRODUCT, "dependsOn": purls(&tree.roots) });
    let crates = tree
        .needs
        .iter()
        .map(|(one, needs)| json!({ "ref": references[one].purl, "dependsOn": purls(needs) }));
    std::iter::once(product).chain(crates).collect()
}

/// Its address among packages. Our own crates are not taken for strangers of the same name at crates.io.
fn purl(Crate { name, version }: &Crate, from_crates_io: bool) -> String {
    let kind = if from_crates_io { "cargo" } else { "generic/rollcall" };
    format!("pkg:{kind}/{name}@{}", version.replace('+', "%2B"))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Crate, Tree, document, purl, text};
    use crate::project::Project;

    fn components(document: &Value) -> &[Value] {
        document["components"].as_array().unwrap()
    }

    #[test]
    fn it_names_what_the_bundles_are_made_of_and_nothing_that_is_not_shipped() {
        let text = text(&Project::open().unwrap()).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        let has = |name: &str| components(&document).iter().any(|one| one["name"] == name);
        for shipped in [
            "app",
            "sheet",
            "proxy",
            "domain",
            "engine",
            "zone",
            "leptos",
            "worker",
            "aes-gcm",
            "chrono",
            "serde_json",
        ] {
            assert!(has(shipped), "{shipped} is missing");
        }
        let tests = ["wasm-bindgen-test", "insta", "proptest", "simulators", "rusqlite", "axum", "tests"];
        for other in
            tests.into_iter().chain(["xtask", "clap", "serde_derive", "leptos_macro", "wasm-bindgen-macro"])
        {
            assert!(!has(other), "{other} is not shipped");
        }
    }

    #[test]
    fn every_component_has_a_licence_an_address_and_where_it_was_downloaded_a_checksum() {
        let text = text(&Project::open().unwrap()).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        for one in components(&document) {
            let licence = one["licenses"][0]["expression"].as_str().unwrap();
            assert!(!licence.is_empty() && !licence.contains('/'), "{one}");
            let purl = one["purl"].as_str().unwrap();
            let checksum = one["hashes"][0]["content"].as_str().map(str::len);
            let expected = if purl.starts_with("pkg:cargo/") { Some(64) } else { None };
            assert_eq!(checksum, expected, "{one}");
            assert!(expected.is_some() || purl.starts_with("pkg:generic/rollcall/"), "{one}");
        }
    }

    #[test]
    fn it_is_the_same_each_time_and_each_reference_leads_somewhere() {
        let project = Project::open().unwrap();
        let once = text(&project).unwrap();
        assert_eq!(once, text(&project).unwrap());
        let document: Value = serde_json::from_str(&once).unwrap();
        let known: Vec<_> = components(&document).iter().map(|one| &one["bom-ref"]).collect();
        for one in document["dependencies"].as_array().unwrap() {
            let needs = one["dependsOn"].as_array().unwrap();
            assert!(needs.iter().all(|need| known.contains(&need)), "{one}");
        }
    }

    #[test]
    fn a_crate_without_a_licence_is_refused() {
        let mut tree = Tree::default();
        tree.read("0|ours v1.0.0 (/here)|\n").unwrap();
        let lock = "[[package]]\nname = \"ours\"\nversion = \"1.0.0\"\n";
        assert_eq!(
            document(&tree, lock).unwrap_err().to_string(),
            "ours 1.0.0 names no licence in its manifest"
        );
    }

    #[test]
    fn an_address_is_of_crates_io_only_where_the_crate_is() {
        let toml = Crate { name: "toml".into(), version: "1.2.1+spec-1.1.0".into() };
        assert_eq!(purl(&toml, true), "pkg:cargo/toml@1.2.1%2Bspec-1.1.0");
        let app = Crate { name: "app".into(), version: "0.1.0".into() };
        assert_eq!(purl(&app, false), "pkg:generic/rollcall/app@0.1.0");
    }
}
