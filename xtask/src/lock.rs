//! What a Cargo.lock says.

/// A package in a lock file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Locked<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// Its exact version.
    pub(crate) version: &'a str,
    /// The SHA-256 of what is downloaded from a registry; none of what is from elsewhere.
    pub(crate) checksum: Option<&'a str>,
}

/// The packages of the text of a lock file.
pub(crate) fn packages(lock: &str) -> impl Iterator<Item = Locked<'_>> {
    lock.split("[[package]]").skip(1).filter_map(|package| {
        let value = |key: &str| {
            package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
        };
        Some(Locked { name: value("name")?, version: value("version")?, checksum: value("checksum") })
    })
}

/// The version of the package `name`.
pub(crate) fn version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    packages(lock).find(|package| package.name == name).map(|package| package.version)
}

#[cfg(test)]
mod tests {
    use super::{Locked, packages, version};

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.80"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+somewhere"
checksum = "0a0b"
dependencies = [
 "cfg-if",
]
"#;

    #[test]
    fn each_package_is_read_with_its_checksum_if_it_has_one() {
        let futures = Locked { name: "wasm-bindgen-futures", version: "0.4.80", checksum: None };
        let library = Locked { name: "wasm-bindgen", version: "0.2.130", checksum: Some("0a0b") };
        assert_eq!(packages(LOCK).collect::<Vec<_>>(), [futures, library]);
    }

    #[test]
    fn the_version_is_that_of_the_package_and_of_no_namesake() {
        assert_eq!(version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version(LOCK, "wasm-bindgen-futures"), Some("0.4.80"));
        assert_eq!(version(LOCK, "bindgen"), None);
    }
}
