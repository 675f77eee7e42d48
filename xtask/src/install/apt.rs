//! Debian's packages, where they may be installed.

use anyhow::{Context as _, Result, bail};
use nix::unistd::geteuid;

use crate::command::{capture, command, on_path, run, say};

/// Installs the packages that are missing.
pub(crate) fn ensure(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if !on_path("apt-get") {
        bail!("there is no apt-get here: install by hand what Debian calls {list}");
    }
    if !geteuid().is_root() {
        bail!("only root may install packages: run `sudo apt-get install --no-install-recommends {list}`");
    }
    say(&format!("installing Debian's {list}"));
    run(apt_get().args(["update", "-qq"]))
        .context("apt-get could not read its package lists: check the network")?;
    run(apt_get().args(["install", "-qq", "--no-install-recommends"]).args(&missing))
        .with_context(|| format!("apt-get could not install {list}"))
}

fn apt_get() -> std::process::Command {
    let mut apt_get = command("apt-get");
    apt_get.env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}

fn is_installed(package: &str) -> bool {
    capture(command("dpkg-query").args(["-W", "-f=${db:Status-Abbrev}", package]))
        .is_ok_and(|status| status.starts_with("ii"))
}
