//! Crates that were made up to be refused, each for one reason, and one to be let in.
//!
//! They are written below cargo's target folder and judged by the project's own deny.toml. What crates.io, another
//! registry and the database of advisories would serve comes from folders there, so that nothing asks the network.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::deny::Deny;
use crate::check::count::Tally;
use crate::check::report::Looked;
use crate::command::{command, run};
use crate::project::Project;

/// Where cargo-deny looks for the database, unless deny.toml says otherwise.
const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// A crate that something depends on.
struct Planted {
    /// What there is about it.
    what: &'static str,
    name: &'static str,
    licence: &'static str,
    /// What else the dependency on it says.
    from: &'static str,
    /// The code that cargo-deny has to refuse it with.
    refused: Option<&'static str>,
}

const ALL: [Planted; 5] = [
    Planted { what: "nothing", name: "innocent", licence: "MIT", from: "", refused: None },
    Planted { what: "its licence", name: "unfree", licence: "SSPL-1.0", from: "", refused: Some("rejected") },
    Planted {
        what: "its source",
        name: "elsewhere",
        licence: "MIT",
        from: ", registry = \"elsewhere\"",
        refused: Some("source-not-allowed"),
    },
    Planted { what: "a ban", name: "openssl-sys", licence: "MIT", from: "", refused: Some("banned") },
    Planted { what: "an advisory", name: "flawed", licence: "MIT", from: "", refused: Some("vulnerability") },
];

const SOURCES: &str = r#"[registries.elsewhere]
index = "sparse+https://elsewhere.example/index/"

[source.elsewhere]
registry = "sparse+https://elsewhere.example/index/"
replace-with = "planted"

[source.crates-io]
replace-with = "planted"

[source.planted]
directory = "crates"
"#;

const ADVISORY: &str = r#"```toml
[advisory]
id = "RUSTSEC-2020-0001"
package = "flawed"
date = "2020-01-01"

[versions]
patched = []
```

# Planted

It is here to be found.
"#;

/// Has each judged, and counts those that were judged rightly.
pub(super) fn all(project: &Project) -> Result<Tally> {
    let field = Field::prepare(project)?;
    let mut tally = Tally::default();
    for planted in &ALL {
        count(&mut tally, planted.what, field.judge(project, planted));
    }
    count(&mut tally, "advisories out of reach", field.out_of_reach(project));
    Ok(tally)
}

fn count(tally: &mut Tally, what: &str, judged: Result<()>) {
    match judged {
        Ok(()) => *tally += Tally::PASSED,
        Err(error) => {
            eprintln!("error: planted, {what}: {error:#}");
            *tally += Tally::of_failure(format!("{what}: {error:#}"));
        }
    }
}

/// The folder with all of them.
struct Field {
    folder: PathBuf,
}

impl Field {
    fn prepare(project: &Project) -> Result<Self> {
        let folder = project.target.join("planted");
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        let field = Self { folder };
        field.write(".cargo/config.toml", SOURCES)?;
        field.write("deny.toml", &rules(&project.read("deny.toml")?, &field.folder)?)?;
        for planted in &ALL {
            field.plant(planted)?;
        }
        field.write("database/crates/flawed/RUSTSEC-2020-0001.md", ADVISORY)?;
        field.commit_database()?;
        Ok(field)
    }

    /// The crate, and another one that depends on it.
    fn plant(&self, Planted { name, licence, from, .. }: &Planted) -> Result<()> {
        self.write(&format!("crates/{name}/.cargo-checksum.json"), r#"{"files":{}}"#)?;
        self.write_crate(&format!("crates/{name}"), name, &format!("license = \"{licence}\"\n"))?;
        let depends = format!(
            "publish = false\n\n[workspace]\n\n[dependencies]\n{name} = {{ version = \"1.0.0\"{from} }}\n"
        );
        self.write_crate(&format!("with-{name}"), "depends", &depends)
    }

    fn write_crate(&self, folder: &str, name: &str, rest: &str) -> Result<()> {
        let manifest =
            format!("[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2024\"\n{rest}");
        self.write(&format!("{folder}/Cargo.toml"), &manifest)?;
        self.write(&format!("{folder}/src/lib.rs"), "")
    }

    fn write(&self, path: &str, content: &str) -> Result<()> {
        let path = self.folder.join(path);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))
    }

    /// cargo-deny fetches the database with git.
    fn commit_database(&self) -> Result<()> {
        let git = |arguments: &str| {
            let mut git = command("git");
            // Git sets these for its hooks: the commit would be one of the project's.
            for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
                git.env_remove(name);
            }
            run(git.args(arguments.split(' ')).current_dir(self.folder.join("database")))
                .context("git is needed here")
        };
        git("init --quiet --initial-branch=main")?;
        git("add .")?;
        git(
            "-c user.name=Planted -c user.email=planted@localhost -c commit.gpgsign=false commit --quiet --no-verify --message=Planted",
        )
    }

    fn deny(&self, project: &Project, name: &str, database: &str) -> Deny {
        let deny =
            Deny::new(project, &self.folder.join(format!("with-{name}")), &self.folder.join("deny.toml"));
        deny.with(vec![
            ("GIT_CONFIG_COUNT", "1".to_owned()),
            ("GIT_CONFIG_KEY_0", format!("url.file://{}.insteadOf", self.folder.join(database).display())),
            ("GIT_CONFIG_VALUE_0", DATABASE.to_owned()),
        ])
    }

    fn judge(&self, project: &Project, planted: &Planted) -> Result<()> {
        let refused = self.deny(project, planted.name, "database").refused()?;
        ensure!(
            refused.iter().map(String::as_str).eq(planted.refused),
            "cargo-deny refused it for {refused:?}, and should have for {:?}",
            planted.refused
        );
        Ok(())
    }

    /// Where the database cannot be had, that is said, and nothing fails.
    fn out_of_reach(&self, project: &Project) -> Result<()> {
        let looked = self.deny(project, "flawed", "nowhere").advisories()?;
        let said =
            matches!(&looked, Looked::NotAt(what) if what.starts_with("advisories were not looked at: "));
        ensure!(said, "without the database it was {looked:?}");
        Ok(())
    }
}

/// The project's rules, but what is fetched does not take the place of a person's own.
fn rules(rules: &str, folder: &Path) -> Result<String> {
    let (before, after) = rules.split_once("[advisories]\n").context("deny.toml has no [advisories]")?;
    let kept = folder.join("fetched");
    Ok(format!("{before}[advisories]\ndb-path = {:?}\n{after}", kept.display().to_string()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::rules;

    #[test]
    fn the_rules_for_what_is_planted_are_the_projects_but_for_a_folder() {
        let ours = "[graph]\n[advisories]\nversion = 2\n[bans]\n";
        let theirs = "[graph]\n[advisories]\ndb-path = \"/field/fetched\"\nversion = 2\n[bans]\n";
        assert_eq!(rules(ours, Path::new("/field")).unwrap(), theirs);
        assert!(rules("[bans]\n", Path::new("/field")).is_err());
    }
}
