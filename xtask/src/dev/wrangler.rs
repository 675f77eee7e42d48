//! How wrangler is called: on this machine only, without questions and without telemetry.

use std::process::Command;

use crate::build::Kind;
use crate::command;
use crate::project::Project;

/// Where D1, the Durable Objects and the queue keep their files.
const STATE: &str = ".wrangler/state";

/// wrangler in the project's root.
pub(crate) fn command(project: &Project) -> Command {
    let mut wrangler = command::command(project.npm_bin("wrangler"));
    wrangler
        .env("CI", "1")
        .env("WRANGLER_SEND_METRICS", "false")
        .env("WRANGLER_SEND_ERROR_REPORTS", "false")
        .env("WRANGLER_HIDE_BANNER", "true")
        .env("WRANGLER_LOG_PATH", project.root.join(".wrangler/logs"))
        // Nobody needs the location of this machine's visitors.
        .env("CLOUDFLARE_CF_FETCH_ENABLED", "false")
        .current_dir(&project.root);
    wrangler
}

/// Brings the local database to the newest schema.
pub(crate) fn migrate(project: &Project) -> Command {
    let mut wrangler = command(project);
    wrangler
        .args(["d1", "migrations", "apply", "DB", "--local", "--persist-to", STATE])
        .env("WRANGLER_LOG", "warn");
    wrangler
}

/// Runs the Worker with the app, both of this kind.
pub(crate) fn dev(project: &Project, kind: Kind, port: u16, variables: &[String]) -> Command {
    let mut wrangler = command(project);
    wrangler
        .arg("dev")
        .arg(kind.worker_folder(project).join("index.js"))
        .arg("--assets")
        .arg(kind.app_folder(project))
        .args(["--local", "--test-scheduled", "--show-interactive-dev-session=false", "--log-level", "warn"])
        .args(["--persist-to", STATE, "--port", &port.to_string(), "--inspector-port", "0"]);
    // Elsewhere only the vendors' own hosts may be called.
    wrangler.args(["--var", "ENVIRONMENT:development"]);
    // workerd knows no jurisdictions (cloudflare/workerd#4167).
    wrangler.args(["--var", "JURISDICTION:none"]);
    for variable in variables {
        wrangler.args(["--var", variable]);
    }
    wrangler
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::path::Path;

    use super::{Kind, dev};
    use crate::project::Project;

    #[test]
    fn the_worker_and_the_app_that_run_are_of_one_kind() {
        let project = Project::at(Path::new("/project"));
        for (kind, expected) in [
            (Kind::Debug, ["/project/build/debug/worker/index.js", "/project/build/debug/app"]),
            (Kind::Release, ["/project/proxy/build/index.js", "/project/dist"]),
        ] {
            let wrangler = dev(&project, kind, 8787, &[]);
            let arguments: Vec<_> = wrangler.get_args().filter_map(OsStr::to_str).collect();
            assert_eq!(arguments[..4], ["dev", expected[0], "--assets", expected[1]]);
        }
    }
}
