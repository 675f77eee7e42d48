//! Sending mail: an invitation's link, and in development the way to who keeps mails in the place of a mail service.

use std::time::Duration;

use domain::{
    api::members::{InvitedMemberView, MemberView, OneTimeToken},
    identity::address::Address,
    mail::{Mail, NotSent},
};
use serde_json::json;
use url::Url;

use crate::platform::{Journal, Level, NoAnswer, Post, Request, Response};

/// The name that stands beside the sender's address.
pub const SENDER: &str = "Rollcall";

/// The longest that one mail may take to be taken.
const TIME_OUT: Duration = Duration::from_secs(10);

/// Hands the link of `member`, who was invited, over by `mail`, in which it is. If nobody takes that, whoever invites gets the
/// link, as without mail.
pub async fn hand_over<P: Post + Journal>(
    platform: Option<&P>,
    mail: &Mail,
    member: MemberView,
    sign_in: OneTimeToken,
) -> InvitedMemberView {
    let Some(platform) = platform else { return InvitedMemberView::MailFailed { member, sign_in } };
    match platform.post(mail).await {
        Ok(()) => InvitedMemberView::ByMail { member },
        Err(why) => {
            let fields = json!({ "mail.code": why.code() });
            platform.line(Level::Warning, "an invitation was not taken by the mail service", fields);
            InvitedMemberView::MailFailed { member, sign_in }
        }
    }
}

/// `mail` from `from` as a request to who keeps mails at `outbox`, in the form in which Cloudflare's binding takes it.
pub fn to_outbox(mail: &Mail, from: &Address, outbox: &Url) -> Request {
    let body = json!({
        "from": { "name": SENDER, "email": from.as_str() },
        "to": mail.to.as_str(),
        "subject": mail.subject.as_str(),
        "text": mail.text,
    });
    let mut url = outbox.clone();
    url.set_path("/send");
    Request::notice(url, body.to_string(), TIME_OUT)
}

/// What has become of a mail that went to an outbox. It says no as the service does that it stands for.
pub fn of_outbox(answer: Result<Response, NoAnswer>) -> Result<(), NotSent> {
    match answer.map(|answer| answer.status) {
        Ok(200..=299) => Ok(()),
        Ok(400..=428 | 430..=499) => Err(NotSent::because("E_VALIDATION_ERROR")),
        Ok(429) => Err(NotSent::because("E_RATE_LIMIT_EXCEEDED")),
        Ok(_) | Err(_) => Err(NotSent::because("E_INTERNAL_SERVER_ERROR")),
    }
}
