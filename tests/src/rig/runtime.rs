//! The Worker in workerd, as `wrangler dev` runs it but for the inspector, with storage of its own.

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, ensure};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use tempfile::TempDir;

use super::{
    eventually,
    process::{Process, free_port},
};

/// Whether the providers' published limits are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As in production.
    Published,
    /// As fast as it goes.
    Unlimited,
}

/// A Worker that runs.
#[derive(Debug)]
pub struct Runtime {
    root: PathBuf,
    folder: TempDir,
    variables: Vec<String>,
    port: u16,
    inspector_port: Option<u16>,
    operator_token: String,
    sealing_key: String,
    process: Option<Process>,
    /// The module that is started, if it is not the Worker's own.
    entry: Option<&'static str>,
}

impl Runtime {
    /// Starts the Worker that `cargo xtask build` has built, with empty storage and these variables.
    pub async fn start(root: &Path, variables: &[(&str, &str)], pace: Pace) -> Result<Self> {
        Self::started(root, variables, pace, None).await
    }

    /// The same with an inspector, for a profiler.
    pub async fn start_inspected(root: &Path, variables: &[(&str, &str)], pace: Pace) -> Result<Self> {
        Self::started(root, variables, pace, Some(free_port()?)).await
    }

    async fn started(
        root: &Path,
        variables: &[(&str, &str)],
        pace: Pace,
        inspector_port: Option<u16>,
    ) -> Result<Self> {
        for built in ["proxy/build/index.js", "dist/index.html", "node_modules/.bin/wrangler"] {
            ensure!(root.join(built).exists(), "{built} is missing: run `cargo xtask build`");
        }
        // Every run has other secrets, so that the log can be searched for them.
        let mut random = [0; 64];
        File::open("/dev/urandom")?.read_exact(&mut random)?;
        let (key, token) = random.split_at(32);
        let operator_token = URL_SAFE_NO_PAD.encode(token);
        let pace = match pace {
            Pace::Published => "published",
            Pace::Unlimited => "unlimited",
        };
        let mut runtime = Self {
            root: root.to_owned(),
            folder: tempfile::tempdir()?,
            // workerd knows no jurisdictions.
            variables: [("ENVIRONMENT", "development"), ("PACE", pace), ("JURISDICTION", "none")]
                .iter()
                .chain(variables)
                .map(|(name, value)| format!("{name}:{value}"))
                .collect(),
            port: free_port()?,
            inspector_port,
            operator_token,
            sealing_key: STANDARD.encode(key),
            process: None,
            entry: None,
        };
        runtime.set_sealing_keys(&format!("k1:{}", runtime.sealing_key))?;
        runtime.migrate()?;
        runtime.resume().await?;
        Ok(runtime)
    }

    /// Where the app is.
    pub fn url(&self) -> String {
        // Chromium keeps `__Host-` cookies on localhost without TLS.
        format!("http://localhost:{}", self.port)
    }

    /// Where its inspector is, if it has one.
    pub fn inspector_port(&self) -> Option<u16> {
        self.inspector_port
    }

    /// The operator's token.
    pub fn operator_token(&self) -> &str {
        &self.operator_token
    }

    /// The key that seals.
    pub fn sealing_key(&self) -> &str {
        &self.sealing_key
    }

    /// Has it seal and open with these keys, as the Worker reads them, from the next start on.
    pub fn set_sealing_keys(&self, keys: &str) -> Result<()> {
        let secrets = format!("OPERATOR_TOKEN={}\nSEALING_KEYS={keys}\n", self.operator_token);
        Ok(fs::write(self.secrets_file(), secrets)?)
    }

    /// Has the variable `name` say `value`, from the next start on.
    pub fn set_variable(&mut self, name: &str, value: &str) {
        self.variables.push(format!("{name}:{value}"));
    }

    /// Has it run as on a platform that knows jurisdictions, from the next start on.
    pub fn pretend_jurisdictions(&mut self) {
        self.entry = Some("tests/src/rig/jurisdictions.mjs");
    }

    /// Everything that the Worker has written to its log.
    pub fn log(&self) -> Result<String> {
        Ok(fs::read_to_string(self.log_file())?)
    }

    /// CPU seconds that it has used since it was started.
    pub fn cpu_seconds(&self) -> Result<f64> {
        self.process.as_ref().context("the runtime does not run")?.cpu_seconds("workerd")
    }

    /// How large the memory of its isolates has become, in bytes, as it has told last.
    pub fn memory_bytes(&self) -> Result<u64> {
        let log = self.log()?;
        let told = log.rsplit_once("\"isolate.memory_bytes\":").context("nothing was told of memory")?.1;
        let number: String = told.chars().take_while(char::is_ascii_digit).collect();
        Ok(number.parse()?)
    }

    /// Kills the runtime with SIGKILL, whatever it is doing.
    pub fn kill(&mut self) {
        self.process = None;
    }

    /// Starts it again on the same storage.
    pub async fn resume(&mut self) -> Result<()> {
        let log = File::options().create(true).append(true).open(self.log_file())?;
        let mut command = self.node("tests/src/rig/runtime.mjs");
        command
            .arg(&self.root)
            .arg(self.state_folder())
            .arg(self.secrets_file())
            .arg(self.port.to_string())
            .args(&self.variables)
            .stdout(log.try_clone()?)
            .stderr(log)
            .stdin(Stdio::null());
        if let Some(port) = self.inspector_port {
            command.env("INSPECTOR_PORT", port.to_string());
        }
        if let Some(entry) = self.entry {
            command.env("ENTRY", self.root.join(entry));
        }
        self.process = Some(Process::start(&mut command)?);
        let health = format!("{}/api/health", self.url());
        eventually("the Worker answers", || async {
            Ok(reqwest::get(&health).await.ok().filter(|answer| answer.status().is_success()).map(drop))
        })
        .await
        .with_context(|| format!("the Worker's log ends: {}", tail(&self.log().unwrap_or_default())))
    }

    /// Executes a statement on D1. Only while the runtime does not run.
    pub fn execute(&self, sql: &str) -> Result<()> {
        self.d1(&["d1", "execute", "DB", "--local", "--yes", "--command", sql])
    }

    /// Fires the cron handler.
    pub async fn tick(&self) -> Result<()> {
        let answer = reqwest::get(format!("{}/__scheduled?cron=*+*+*+*+*", self.url())).await?;
        ensure!(answer.status().is_success(), "the cron handler answered {}", answer.status());
        Ok(())
    }

    fn migrate(&self) -> Result<()> {
        self.d1(&["d1", "migrations", "apply", "DB", "--local"])
    }

    fn d1(&self, arguments: &[&str]) -> Result<()> {
        let output = self.wrangler(arguments).output()?;
        ensure!(output.status.success(), "wrangler d1 failed: {}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    }

    fn wrangler(&self, arguments: &[&str]) -> Command {
        let mut command = self.node("node_modules/.bin/wrangler");
        command.args(arguments).arg("--persist-to").arg(self.state_folder());
        command
    }

    fn node(&self, script: &str) -> Command {
        let mut command = Command::new("node");
        command
            .arg(self.root.join(script))
            .current_dir(&self.root)
            .env("CI", "1")
            .env("WRANGLER_SEND_METRICS", "false")
            .env("WRANGLER_SEND_ERROR_REPORTS", "false")
            .env("CLOUDFLARE_CF_FETCH_ENABLED", "false")
            .env("WRANGLER_LOG_PATH", self.folder.path().join("logs"));
        command
    }

    fn state_folder(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    fn secrets_file(&self) -> PathBuf {
        self.folder.path().join("secrets")
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("worker.log")
    }
}

fn tail(log: &str) -> String {
    log.lines().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n")
}
