//! Mail: by the platform's own binding, and in development to a simulator that keeps it.

use domain::{
    identity::address::Address,
    mail::{Mail, NotSent},
};
use engine::{
    mailing::{SENDER, of_outbox, to_outbox},
    platform::{Journal, Level, Post},
};
use serde_json::Value;
use worker::{
    SendEmail, SendEmailBuilder, Url,
    email::EmailAddress,
    js_sys::{self, Reflect},
    wasm_bindgen::JsValue,
};

use super::{log, outside};

/// What takes mails.
pub(crate) struct Mailer {
    /// From whom they are.
    pub(crate) from: Address,
    /// Where they go.
    pub(crate) way: Way,
}

/// Where mails go.
pub(crate) enum Way {
    /// To Cloudflare's Email Service.
    Binding(SendEmail),
    /// To a simulator.
    Outbox(Url),
}

impl Post for Mailer {
    async fn post(&self, mail: &Mail) -> Result<(), NotSent> {
        match &self.way {
            Way::Outbox(outbox) => of_outbox(outside::send(to_outbox(mail, &self.from, outbox)).await),
            Way::Binding(binding) => {
                let from = EmailAddress::new(SENDER, self.from.as_str());
                let message = SendEmailBuilder::builder_with_email_address_and_str(
                    &from,
                    mail.to.as_str(),
                    mail.subject.as_str(),
                );
                let sent = binding.send_with_builder(&message.text(&mail.text).build()).await;
                sent.map(drop).map_err(|error| NotSent::because(&code(&error)))
            }
        }
    }
}

/// The service's word for why it has not taken a mail. What it says beside that may quote an address.
fn code(error: &js_sys::Error) -> String {
    Reflect::get(error, &JsValue::from_str("code")).ok().and_then(|code| code.as_string()).unwrap_or_default()
}

impl Journal for Mailer {
    fn line(&self, level: Level, message: &str, fields: Value) {
        log::line(level, message, fields);
    }
}
