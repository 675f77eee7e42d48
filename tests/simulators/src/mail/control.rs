//! What only this simulator lets a test do. The same over HTTP: `GET /_control/mails`, `DELETE /_control/mails`,
//! `GET /_control/hooks`.

use super::{Control, Hook, Mail};

impl Control {
    /// The mails that were taken, the latest last.
    pub fn outbox(&self) -> Vec<Mail> {
        self.world().mails.clone()
    }

    /// What was posted, the latest last.
    pub fn hooks(&self) -> Vec<Hook> {
        self.world().hooks.clone()
    }

    /// Forgets the mails.
    pub fn empty_outbox(&self) {
        self.world().mails.clear();
    }
}
