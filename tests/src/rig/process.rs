//! A program that runs beside the tests, with everything it starts.

use std::{
    fs,
    net::TcpListener,
    os::unix::process::CommandExt as _,
    process::{Child, Command},
};

use anyhow::{Context as _, Result};
use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};

/// A program in a process group of its own: it ends with all its children, at the latest when it is dropped.
#[derive(Debug)]
pub struct Process(Child);

impl Process {
    /// Starts `command`.
    pub fn start(command: &mut Command) -> Result<Self> {
        let child = command.process_group(0).spawn();
        Ok(Self(child.with_context(|| format!("cannot start {}", command.get_program().display()))?))
    }

    /// Ends it and all its children at once, as a power cut would: SIGKILL leaves nobody time to tidy up.
    pub fn kill(&mut self) {
        if let Ok(group) = i32::try_from(self.0.id()) {
            // It may have ended by itself.
            _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
        }
        _ = self.0.wait();
    }
}

impl Process {
    /// The CPU seconds that programs named `name` among it and its children have used so far.
    pub fn cpu_seconds(&self, name: &str) -> Result<f64> {
        let mut ticks = 0;
        for entry in fs::read_dir("/proc")? {
            // Whoever ends meanwhile is not there any more.
            let Ok(stat) = fs::read_to_string(entry?.path().join("stat")) else { continue };
            ticks += ticks_of(&stat, name, self.0.id()).unwrap_or_default();
        }
        #[expect(clippy::cast_precision_loss, reason = "a few hours have fewer ticks")]
        Ok(ticks as f64 / TICKS_A_SECOND)
    }
}

/// Clock ticks that a program named `name`, in the process `group`, has used; proc(5) says what the fields are.
fn ticks_of(stat: &str, name: &str, group: u32) -> Option<u64> {
    let (before, after) = stat.rsplit_once(") ")?;
    let fields: Vec<_> = after.split(' ').collect();
    let field = |number: usize| fields.get(number - 3)?.parse::<u64>().ok();
    let is_it = before.split_once('(')?.1 == name && field(5)? == u64::from(group);
    is_it.then(|| Some(field(14)? + field(15)?)).flatten()
}

/// `USER_HZ`, the same on every Linux.
const TICKS_A_SECOND: f64 = 100.0;

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port that nobody listens on.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_those_of_the_named_programs_of_the_group() {
        let stat = "7 (a (b) c) S 1 42 42 0 -1 4194304 100 0 0 0 30 12 0 0 20 0 1 0 5 1 1";
        assert_eq!(ticks_of(stat, "a (b) c", 42), Some(42));
        assert_eq!(ticks_of(stat, "a (b) c", 43), None);
        assert_eq!(ticks_of(stat, "workerd", 42), None);
    }
}
