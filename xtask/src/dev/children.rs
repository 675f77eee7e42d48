//! The programs that run beside us, each with all that it starts itself.

use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// How long a program may take to end when it is asked to.
const GRACE: Duration = Duration::from_secs(5);

/// Programs that end when this is dropped.
#[derive(Default)]
pub(crate) struct Children {
    running: Vec<Running>,
}

struct Running {
    name: &'static str,
    child: Child,
    group: Pid,
}

impl Children {
    /// Starts a program as the leader of a process group of its own.
    pub(crate) fn start(&mut self, name: &'static str, command: &mut Command) -> Result<&mut Child> {
        let child = command
            .stdin(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        let group = Pid::from_raw(i32::try_from(child.id()).context("a process id is out of range")?);
        Ok(&mut self.running.push_mut(Running { name, child, group }).child)
    }

    /// Fails when one of the programs has ended.
    pub(crate) fn check(&mut self) -> Result<()> {
        for running in &mut self.running {
            if let Some(status) = running.child.try_wait().context("cannot watch a program")? {
                bail!("{} has ended by itself ({status}); its last words are above", running.name);
            }
        }
        Ok(())
    }

    /// Sends the signal to every group; false when nobody is left.
    fn signal(&mut self, signal: Option<Signal>) -> bool {
        let mut left = false;
        for running in &mut self.running {
            // A leader that has ended stays in its group until its end is noticed.
            drop(running.child.try_wait());
            left |= killpg(running.group, signal).is_ok();
        }
        left
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        let begin = Instant::now();
        self.signal(Some(Signal::SIGTERM));
        while self.signal(None) {
            if begin.elapsed() > GRACE {
                self.signal(Some(Signal::SIGKILL));
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
        for running in &mut self.running {
            drop(running.child.wait());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};
    use std::thread;
    use std::time::Duration;

    use nix::sys::signal::kill;
    use nix::unistd::Pid;

    use super::Children;

    #[test]
    fn whatever_a_program_started_ends_with_it() {
        let mut children = Children::default();
        let mut shell = Command::new("sh");
        shell.args(["-c", "sleep 600 & echo $!; wait"]).stdout(Stdio::piped());
        let out = children.start("shell", &mut shell).unwrap().stdout.take().unwrap();
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line).unwrap();
        let grandchild = Pid::from_raw(line.trim().parse().unwrap());
        assert!(kill(grandchild, None).is_ok());
        children.check().unwrap();
        drop(children);
        let gone = |()| kill(grandchild, None).is_err();
        assert!((0..100).any(|_| {
            thread::sleep(Duration::from_millis(20));
            gone(())
        }));
    }

    #[test]
    fn a_program_that_ends_by_itself_is_named() {
        let mut children = Children::default();
        children.start("shell", Command::new("sh").args(["-c", "exit 7"])).unwrap();
        let error = (0..200).find_map(|_| {
            thread::sleep(Duration::from_millis(10));
            children.check().err()
        });
        let expected = "shell has ended by itself (exit status: 7); its last words are above";
        assert_eq!(error.unwrap().to_string(), expected);
    }
}
