//! The way out for mail: to the mail service's simulator.

use domain::{
    identity::address::Address,
    mail::{Mail, NotSent},
};
use engine::{
    mailing::{of_outbox, to_outbox},
    platform::{Outside as _, Post},
};
use simulators::mail::SENDER;

use crate::platform::Native;

impl Post for Native {
    async fn post(&self, mail: &Mail) -> Result<(), NotSent> {
        let from = Address::try_from(SENDER.to_owned()).expect("an address");
        let outbox = self.0.providers.mail.url().parse().expect("an address");
        of_outbox(self.send(to_outbox(mail, &from, &outbox)).await)
    }
}
