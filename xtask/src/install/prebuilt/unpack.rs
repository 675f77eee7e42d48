//! Taking the commands of a tool out of an archive, trying them, and putting them in place.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process;

use anyhow::{Context as _, Result, ensure};

use super::ledger;
use super::releases::Release;
use crate::command::{capture, command};
use crate::project::Project;

/// Puts the `binaries` of the release where the project finds them, once each has said the version.
pub(super) fn put_in_place(
    project: &Project,
    release: &Release<'_>,
    binaries: &[&str],
    archive: &[u8],
) -> Result<()> {
    // Beside where they go, so that they can be moved there in one go; another process has another folder.
    let folder = project.tools.join(format!("unpacking-{}", process::id()));
    let placed = try_and_move(project, release, binaries, archive, &folder);
    // What is left over is in nobody's way.
    drop(fs::remove_dir_all(&folder));
    placed
}

fn try_and_move(
    project: &Project,
    release: &Release<'_>,
    binaries: &[&str],
    archive: &[u8],
    folder: &Path,
) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot write to {}", folder.display()))?;
    let packed = folder.join("archive");
    fs::write(&packed, archive).with_context(|| format!("cannot write {}", packed.display()))?;
    let tried: Vec<_> =
        binaries.iter().map(|binary| unpacked(&packed, release, binary, folder)).collect::<Result<_>>()?;
    fs::create_dir_all(project.tools.join("bin")).context("cannot create the folder of the tools")?;
    ledger::forget(project, release.package)?;
    for (binary, file) in binaries.iter().zip(tried) {
        fs::rename(file, project.tool(binary)).with_context(|| format!("cannot put {binary} in place"))?;
    }
    ledger::note(project, release.package, release.version)
}

/// One command, out of the archive and tried.
fn unpacked(packed: &Path, release: &Release<'_>, binary: &str, folder: &Path) -> Result<PathBuf> {
    let inside = match release.folder {
        "" => binary.to_owned(),
        top => format!("{top}/{binary}"),
    };
    let file = folder.join(binary);
    // tar writes what is at this one place to its output, and to no place that the archive names. The shell opens the
    // file: what we had open for writing, a program that another thread starts would hold open, and it could not run.
    let taken_out = r#"tar -xzOf - "$1" < "$0" > "$2""#;
    capture(command("sh").args(["-c", taken_out]).arg(packed).arg(&inside).arg(&file))
        .with_context(|| format!("{inside} could not be unpacked"))?;
    fs::set_permissions(&file, Permissions::from_mode(0o755)).context("cannot make it a program")?;
    // Trunk takes NO_COLOR for an option of its own.
    let said = capture(command(&file).arg("--version").env_remove("NO_COLOR"))
        .with_context(|| format!("{binary} does not run on this machine"))?;
    ensure!(
        said.split_whitespace().any(|word| word == release.version),
        "{binary} says that it is \"{}\", not {}",
        said.trim(),
        release.version
    );
    Ok(file)
}
