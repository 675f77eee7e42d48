//! Where tools can be had ready-made: archives that their projects have released, each with its checksum.
//!
//! A row more is all that another tool or machine needs. Its checksum is one that the project has published.

/// An archive with a tool in it, ready-made for one kind of machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Release<'a> {
    /// The crate that the tool comes from where it is built.
    pub(crate) package: &'a str,
    /// Its exact version.
    pub(crate) version: &'a str,
    /// The machines that it runs on, as rustc names them.
    pub(super) host: &'a str,
    /// The address of the folder that the archive is in.
    pub(super) from: &'a str,
    /// The archive's name: a tar file, packed by gzip.
    pub(super) archive: &'a str,
    /// Its SHA-256.
    pub(super) sha256: &'a str,
    /// The folder inside that the commands are in; empty where they are at the top.
    pub(super) folder: &'a str,
}

const TRUNK: Release<'_> = Release {
    package: "trunk",
    version: "0.21.14",
    from: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14",
    host: "",
    archive: "",
    sha256: "",
    folder: "",
};

/// All of them. For wasm-bindgen and worker-build no checksum could be verified: they are built.
pub(crate) const ALL: [Release<'_>; 5] = [
    Release {
        host: "x86_64-unknown-linux-gnu",
        archive: "trunk-x86_64-unknown-linux-gnu.tar.gz",
        sha256: "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
        ..TRUNK
    },
    Release {
        host: "aarch64-unknown-linux-gnu",
        archive: "trunk-aarch64-unknown-linux-gnu.tar.gz",
        sha256: "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
        ..TRUNK
    },
    Release {
        host: "aarch64-apple-darwin",
        archive: "trunk-aarch64-apple-darwin.tar.gz",
        sha256: "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
        ..TRUNK
    },
    Release {
        host: "x86_64-apple-darwin",
        archive: "trunk-x86_64-apple-darwin.tar.gz",
        sha256: "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
        ..TRUNK
    },
    Release {
        package: "cargo-deny",
        version: "0.20.2",
        host: "x86_64-unknown-linux-gnu",
        from: "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2",
        archive: "cargo-deny-0.20.2-x86_64-unknown-linux-musl.tar.gz",
        sha256: "9f12ed4c49936e09b48bf862b595cde2fe64fcbd9d74dfacac6131ca824c8d5f",
        folder: "cargo-deny-0.20.2-x86_64-unknown-linux-musl",
    },
];

/// The release of a tool for this kind of machine, if there is one.
pub(super) fn find(package: &str, version: &str, host: &str) -> Option<Release<'static>> {
    ALL.into_iter()
        .find(|release| release.package == package && release.version == version && release.host == host)
}

#[cfg(test)]
mod tests {
    use super::{ALL, find};

    #[test]
    fn a_release_is_that_of_the_tool_the_version_and_the_machine() {
        let archive = |package, version, host| find(package, version, host).map(|release| release.archive);
        let linux = "x86_64-unknown-linux-gnu";
        assert_eq!(archive("trunk", "0.21.14", linux), Some("trunk-x86_64-unknown-linux-gnu.tar.gz"));
        assert_eq!(archive("trunk", "0.21.15", linux), None);
        assert_eq!(archive("worker-build", "0.21.14", linux), None);
        assert_eq!(archive("trunk", "0.21.14", "riscv64gc-unknown-linux-gnu"), None);
    }

    #[test]
    fn each_archive_is_fetched_over_tls_and_has_a_whole_checksum() {
        for release in ALL {
            assert!(release.from.starts_with("https://") && !release.from.ends_with('/'), "{release:?}");
            let digits = release.sha256.bytes().filter(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
            assert_eq!((digits.count(), release.sha256.len()), (64, 64), "{release:?}");
        }
    }
}
