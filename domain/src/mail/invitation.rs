//! What somebody is written who is invited. Nothing is told of them, not even their name: the address may be somebody else's.

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};

use super::{Mail, Subject};
use crate::{
    access::Role, api::members::OneTimeToken, identity::address::Address, language::Language, text::Text,
};

/// An invitation.
#[derive(Debug, Clone, Copy)]
pub struct Invitation<'a> {
    /// Into which organisation.
    pub organisation: &'a Text,
    /// What whoever invites may do there.
    pub by: Role,
    /// Where the app is, without a path: `https://rollcall.example`.
    pub origin: &'a str,
    /// The link.
    pub sign_in: &'a OneTimeToken,
}

impl Invitation<'_> {
    /// The mail for it.
    pub fn mail(&self, to: Address, language: Language) -> Mail {
        let organisation = self.organisation.as_str();
        let link = format!("{}/sign-in#{}", self.origin, self.sign_in.token);
        let (by, until) = (maker(self.by, language), until(self.sign_in.expires_at, language));
        let (subject, text) = match language {
            Language::English => (
                format!("Invitation to Rollcall: {organisation}"),
                format!(
                    "Hello,\n\n\
                     {by} of {organisation} invites you to Rollcall, the directory of the people who work there.\n\n\
                     This link signs you in. It works once, until {until}:\n\n{link}\n\n\
                     Whoever has the link can sign in with it, so don't pass it on. If you did not expect it, delete this \
                     mail: nothing happens unless somebody opens the link and says yes.\n\n\
                     This mail was sent automatically. Nobody reads replies to it.\n"
                ),
            ),
            Language::German => (
                format!("Einladung zu Rollcall: {organisation}"),
                format!(
                    "Hallo,\n\n\
                     du bist zu Rollcall eingeladen, dem Personenverzeichnis von {organisation}. Die Einladung kommt von \
                     {by} der Organisation.\n\n\
                     Mit diesem Link meldest du dich an. Er gilt einmal, bis {until}:\n\n{link}\n\n\
                     Wer den Link hat, kann sich damit anmelden: Gib ihn nicht weiter. Hast du ihn nicht erwartet, lösche \
                     diese Mail. Es geschieht nichts, solange niemand den Link öffnet und zustimmt.\n\n\
                     Diese Mail wurde automatisch verschickt. Antworten darauf liest niemand.\n"
                ),
            ),
            Language::Russian => (
                format!("Приглашение в Rollcall: {organisation}"),
                format!(
                    "Здравствуйте!\n\n\
                     Вас приглашают в Rollcall, справочник сотрудников организации {organisation}. Приглашение отправил \
                     {by}.\n\n\
                     Чтобы войти, перейдите по этой ссылке. Она действует один раз, до {until}:\n\n{link}\n\n\
                     По ссылке может войти любой, у кого она есть: не передавайте её никому. Если вы не ждали приглашения, \
                     удалите это письмо: ничего не произойдёт, пока кто-нибудь не откроет ссылку и не согласится.\n\n\
                     Письмо отправлено автоматически, ответы на него никто не читает.\n"
                ),
            ),
        };
        Mail { to, subject: Subject::new(&subject), text }
    }
}

/// Who invites, as their mail says it.
fn maker(role: Role, language: Language) -> &'static str {
    match (language, role) {
        (Language::English, Role::Owner) => "An owner",
        (Language::English, _) => "An administrator",
        (Language::German, Role::Owner) => "einem Inhaber",
        (Language::German, _) => "einem Administrator",
        (Language::Russian, Role::Owner) => "владелец",
        (Language::Russian, _) => "администратор",
    }
}

/// Until when. Where the reader's clock is, nobody knows, so it says which one it is by.
fn until(at: DateTime<Utc>, language: Language) -> String {
    let (year, month, day) = (at.year(), at.month(), at.day());
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    match language {
        Language::English => format!("{year}-{month:02}-{day:02}, {time} (UTC)"),
        Language::German => format!("{day:02}.{month:02}.{year}, {time} Uhr (UTC)"),
        Language::Russian => format!("{day:02}.{month:02}.{year}, {time} (UTC)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign_in_link::SignInLink;

    fn mail(organisation: &str, by: Role, language: Language) -> Mail {
        let sign_in = OneTimeToken {
            token: SignInLink::text("aB-_9", organisation),
            expires_at: "2026-12-07T20:15:00Z".parse().unwrap(),
        };
        let organisation = Text::new(organisation).unwrap();
        let origin = "https://rollcall.example";
        let invitation = Invitation { organisation: &organisation, by, origin, sign_in: &sign_in };
        invitation.mail("ada@example.com".to_owned().try_into().unwrap(), language)
    }

    #[test]
    fn an_invitation_says_where_to_by_whom_until_when_and_what_its_link_does() {
        let shown = Language::ALL.map(|language| {
            let Mail { to, subject, text } = mail("Nordlicht GmbH", Role::Admin, language);
            format!("To: {}\nSubject: {}\n\n{text}", to.as_str(), subject.as_str())
        });
        insta::assert_snapshot!(shown.join("\n---\n\n"));
    }

    #[test]
    fn it_says_who_invites_by_what_they_may_do() {
        let of = |role, language| mail("Nordlicht", role, language).text;
        for (language, owner, admin) in [
            (Language::English, "An owner of", "An administrator of"),
            (Language::German, "einem Inhaber", "einem Administrator"),
            (Language::Russian, "владелец", "администратор"),
        ] {
            assert!(of(Role::Owner, language).contains(owner));
            assert!(of(Role::Admin, language).contains(admin));
        }
    }

    #[test]
    fn a_long_name_leaves_the_subject_one_that_fits_and_the_link_whole() {
        let name = "Ж".repeat(200);
        for language in Language::ALL {
            let mail = mail(&name, Role::Owner, language);
            assert_eq!(mail.subject.as_str().chars().count(), 200);
            let link = mail.text.lines().find(|line| line.starts_with("https://")).unwrap();
            assert_eq!(
                link,
                format!("https://rollcall.example/sign-in#{}", SignInLink::text("aB-_9", &name))
            );
        }
    }
}
