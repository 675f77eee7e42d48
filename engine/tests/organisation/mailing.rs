//! Invitations by mail.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use chrono::TimeDelta;
use domain::{
    access::Role,
    api::members::{InvitedMemberView, MemberView, OneTimeToken},
    language::Language,
    mail::{Invitation, Mail},
    sign_in_link::{self, SignInLink},
    text::Text,
};
use engine::{mailing::hand_over, platform::Level};
use simulators::{
    faults::{Effect, Fault},
    mail::SENDER,
};

use crate::{
    platform::{Fate, Native},
    stage::{Stage, Then, morning},
};

fn member() -> MemberView {
    MemberView {
        id: "m1".to_owned(),
        name: Text::new("Ada Lovelace").unwrap(),
        role: Role::Member,
        last_sign_in: None,
        last_way: None,
        address: None,
        link: None,
        is_self: false,
    }
}

fn sign_in() -> OneTimeToken {
    let token = SignInLink::text("aB-_9", "Nordlicht GmbH");
    OneTimeToken { token, expires_at: morning() + TimeDelta::days(7) }
}

fn mail() -> Mail {
    let organisation = Text::new("Nordlicht GmbH").unwrap();
    let origin = "https://rollcall.example";
    let invitation = Invitation { organisation: &organisation, by: Role::Admin, origin, sign_in: &sign_in() };
    invitation.mail("ada@example.com".to_owned().try_into().unwrap(), Language::English)
}

fn handed_over(stage: &Stage) -> InvitedMemberView {
    let native = Native(stage.world.clone());
    let mail = mail();
    let handing = hand_over(Some(&native), &mail, member(), sign_in());
    stage.drive(handing, |_| Then::GoOn).expect("nobody crashes")
}

/// A mail service that says no with `code`.
fn refusing(code: u16) -> Stage {
    let stage = Stage::of(1);
    let effect = Effect::Status { code, retry_after: None, body: None };
    stage.world.providers.mail.control().fault(Fault::on("/send", effect));
    stage
}

#[test]
fn who_invites_by_mail_does_not_see_the_link_which_lets_whom_it_is_for_in() {
    let stage = Stage::of(1);
    assert_eq!(handed_over(&stage), InvitedMemberView::ByMail { member: member() });
    let mails = stage.world.providers.mail.control().outbox();
    let [mail] = mails.as_slice() else { panic!("{} mails", mails.len()) };
    assert_eq!((mail.from.name.as_str(), mail.from.email.as_str()), ("Rollcall", SENDER));
    assert_eq!(mail.to, "ada@example.com");
    let link = mail.text.lines().find_map(|line| line.split_once("/sign-in#")).expect("a link").1;
    let link = SignInLink::read(link, sign_in_link::decode).expect("a whole one");
    assert_eq!((link.secret, link.organisation.as_str()), ("aB-_9", "Nordlicht GmbH"));
    assert!(!mail.text.contains("Ada") && !mail.subject.contains("Ada"), "nothing of who is invited");
}

#[test]
fn a_mail_that_nobody_takes_leaves_the_link_to_who_invites() {
    let failed = || InvitedMemberView::MailFailed { member: member(), sign_in: sign_in() };
    for (code, word) in
        [(400, "E_VALIDATION_ERROR"), (429, "E_RATE_LIMIT_EXCEEDED"), (503, "E_INTERNAL_SERVER_ERROR")]
    {
        let stage = refusing(code);
        assert_eq!(handed_over(&stage), failed(), "{code}");
        let lines = stage.world.lines.borrow();
        let [(Level::Warning, _, fields)] = lines.as_slice() else { panic!("{lines:?}") };
        assert_eq!(fields.to_string(), format!("{{\"mail.code\":\"{word}\"}}"), "and nothing else is logged");
    }
    let stage = Stage::of(1);
    stage.world.fates.borrow_mut().push_back(Fate::Lost);
    assert_eq!(handed_over(&stage), failed(), "nobody answers");
}

#[test]
fn without_a_mail_service_the_link_is_left_to_who_invites() {
    let mail = mail();
    let handing = pin!(hand_over(None::<&Native>, &mail, member(), sign_in()));
    let Poll::Ready(view) = handing.poll(&mut Context::from_waker(Waker::noop())) else { panic!("it waits") };
    assert_eq!(view, InvitedMemberView::MailFailed { member: member(), sign_in: sign_in() });
}
