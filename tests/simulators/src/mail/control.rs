//! What only this simulator lets a test do. The same over HTTP: `GET /_control/mails`, `DELETE /_control/mails`.

use super::{Control, Mail};

impl Control {
    /// The mails that were taken, the latest last.
    pub fn outbox(&self) -> Vec<Mail> {
        self.world().mails.clone()
    }

    /// Forgets the mails.
    pub fn empty_outbox(&self) {
        self.world().mails.clear();
    }
}
