//! What happened, line by line, for whoever reads why something was broken.

use std::{fmt::Write as _, rc::Rc};

use crate::life::Life;

impl Life {
    /// What has happened since this was asked last.
    pub fn take_trace(&mut self) -> String {
        std::mem::take(&mut self.trace)
    }

    pub(crate) fn note(&mut self, what: &str) {
        let at = self.site.world.now().format("%d %H:%M:%S%.3f");
        let _ = writeln!(self.trace, "{:>5} {} {at} {what}", self.steps, self.site.name);
    }

    /// What was asked since this was noted last, for whoever reads the trace.
    pub(crate) fn note_asked(&mut self) {
        let world = Rc::clone(&self.site.world);
        let asked = world.asked.borrow();
        for (path, at) in asked.iter().zip(world.asked_at.borrow().iter()).skip(self.asked) {
            let path: String = path.chars().take(100).collect();
            let _ = writeln!(
                self.trace,
                "{:>5} {} {} {path}",
                self.steps,
                self.site.name,
                at.format("%d %H:%M:%S%.3f")
            );
        }
        self.asked = asked.len();
    }

    /// What is stored of facts, runs, accounts and exports, for whoever reads why something was broken.
    pub fn tell_stored(&self) -> String {
        let mut told = String::new();
        for table in ["facts", "runs", "accounts", "exports"] {
            for row in self.site.world.database.rows_where(&format!("SELECT * FROM {table}")) {
                let _ = writeln!(told, "{table}: {row}");
            }
        }
        for record in self.site.world.providers.bamboohr.control().training_records() {
            let _ = writeln!(told, "a record: {record:?}");
        }
        told
    }
}
