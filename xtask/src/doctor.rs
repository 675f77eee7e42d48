//! What is here, what is missing, what to do.

use crate::command::{capture, command};
use crate::dev::secrets;
use crate::install::wasm_target::{self, TARGET, WasmToolchain};
use crate::install::{browser, npm, python, tools};
use crate::project::Project;

/// One line of the table.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    what: String,
    /// What was found, or what to do.
    state: Result<String, String>,
}

/// Prints the table.
pub(crate) fn run(project: &Project) {
    let rows = rows(project);
    print!("{}", table(&rows));
    let missing = rows.iter().filter(|row| row.state.is_err()).count();
    match missing {
        0 => println!("\nEverything is here."),
        _ => println!("\n{missing} missing."),
    }
}

fn rows(project: &Project) -> Vec<Row> {
    let mut rows = vec![
        program("rustc", "install Rust from https://rustup.rs"),
        program("cargo", "install Rust from https://rustup.rs"),
        program("rustup", "install Rust from https://rustup.rs"),
        node(capture(command("node").arg("--version")).ok().as_deref()),
        program("npm", "install it with Node"),
        wasm(wasm_target::find()),
    ];
    match tools::wanted(project) {
        Ok(wanted) => rows.extend(wanted.iter().map(|tool| {
            let here = tools::is_here(project, tool);
            row(tool.package, here.then(|| tool.version.clone()), &by_xtask(&tool.version))
        })),
        Err(error) => rows.push(row("tools", None, &error.to_string())),
    }
    match npm::packages(project) {
        Ok(packages) => rows.extend(packages.iter().map(npm_package)),
        Err(error) => rows.push(row("npm packages", None, &error.to_string())),
    }
    let deny = tools::deny();
    let here = tools::is_here(project, &deny).then(|| deny.version.clone());
    rows.push(row(deny.package, here, &format!("`cargo xtask test` installs {}", deny.version)));
    rows.push(match python::is_here(project) {
        Ok(here) => {
            let found = here.then(|| "at the pinned versions".to_owned());
            row("simulators' clients", found, "`cargo xtask test` installs them into Python's environment")
        }
        Err(error) => row("simulators' clients", None, &error.to_string()),
    });
    let found = |path: Option<std::path::PathBuf>| path.map(|path| path.display().to_string());
    let tests = "`cargo xtask test` installs it by apt-get";
    rows.push(row("Chromium", found(browser::browser()), tests));
    rows.push(row("ChromeDriver", found(browser::driver()), tests));
    let secrets = project.root.join(secrets::FILE).is_file().then(|| "written".to_owned());
    rows.push(row(secrets::FILE, secrets, "`cargo xtask dev` writes it"));
    rows
}

fn row(what: &str, found: Option<String>, advice: &str) -> Row {
    Row { what: what.to_owned(), state: found.ok_or_else(|| advice.to_owned()) }
}

fn program(name: &str, advice: &str) -> Row {
    let version = capture(command(name).arg("--version")).ok();
    row(name, version.map(|text| text.lines().next().unwrap_or_default().to_owned()), advice)
}

fn node(version: Option<&str>) -> Row {
    let advice = format!("install Node {} or newer", npm::OLDEST_NODE);
    let new_enough = version.filter(|text| npm::major(text).is_some_and(|major| major >= npm::OLDEST_NODE));
    row("node", new_enough.map(|text| text.trim().to_owned()), &advice)
}

fn wasm(found: Option<WasmToolchain>) -> Row {
    let found = found.map(|toolchain| match toolchain {
        WasmToolchain::Default => "by rustup".to_owned(),
        WasmToolchain::Linked => "by Debian's compiler".to_owned(),
    });
    row(TARGET, found, "`cargo xtask build` installs it")
}

fn npm_package(package: &npm::NpmPackage) -> Row {
    let found = package.found.clone().filter(|found| *found == package.wanted);
    row(&package.name, found, &by_xtask(&package.wanted))
}

fn by_xtask(version: &str) -> String {
    format!("`cargo xtask build` installs {version}")
}

fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.what.len()).max().unwrap_or_default();
    let line = |row: &Row| match &row.state {
        Ok(found) => format!("{:width$}  here     {found}\n", row.what),
        Err(advice) => format!("{:width$}  missing  {advice}\n", row.what),
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{node, row, table, wasm};
    use crate::install::wasm_target::WasmToolchain;

    #[test]
    fn an_old_node_counts_as_missing() {
        assert_eq!(node(Some("v20.3.0\n")).state, Ok("v20.3.0".to_owned()));
        assert_eq!(node(Some("v18.19.0\n")).state, Err("install Node 20 or newer".to_owned()));
        assert!(node(None).state.is_err());
    }

    #[test]
    fn the_wasm_row_says_whose_compiler_it_is() {
        assert_eq!(wasm(Some(WasmToolchain::Linked)).state, Ok("by Debian's compiler".to_owned()));
        assert!(wasm(None).state.is_err());
    }

    #[test]
    fn the_table_lines_up() {
        let rows = [row("npm", Some("11.0".to_owned()), ""), row("wrangler", None, "do this")];
        assert_eq!(table(&rows), "npm       here     11.0\nwrangler  missing  do this\n");
    }
}
