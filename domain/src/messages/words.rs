//! The words of a message. It tells of nobody: what it says may be read by whoever is in a channel.

use super::{Consequence, Message, Reason};
use crate::{
    language::Language::{self, English, German, Russian},
    text::Text,
};

/// What a message is about.
#[derive(Debug, Clone, Copy)]
pub struct Saying<'a> {
    /// The organisation's name.
    pub organisation: &'a Text,
    /// Where the app is, without a path: `https://rollcall.example`.
    pub origin: &'a str,
    /// The language.
    pub language: Language,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it is about, in a line.
    pub title: String,
    /// What else there is to say, in a few sentences.
    pub text: String,
    /// Where to look.
    pub link: String,
}

impl Said {
    /// All of it as one text, for where nothing else is taken.
    pub fn as_text(&self) -> String {
        format!("{}\n\n{}\n\n{}\n", self.title, self.text, self.link)
    }
}

impl Saying<'_> {
    /// What `message` says.
    pub fn say(&self, message: &Message) -> Said {
        let (language, name) = (self.language, self.organisation.as_str());
        let (title, text) = match message {
            Message::Begun(reason, otherwise) => {
                (title(reason, language), self::otherwise(*otherwise, language).to_owned())
            }
            Message::Settled(reason) => {
                let (before, text) = match language {
                    English => ("Settled: ", "Nobody needs to do anything about it any more."),
                    German => ("Erledigt: ", "Darum muss sich niemand mehr kümmern."),
                    Russian => ("Решено: ", "Больше ничего делать не нужно."),
                };
                (format!("{before}{}", title(reason, language)), text.to_owned())
            }
            Message::Trial => {
                let (title, text) = match language {
                    English => (
                        "Messages arrive here",
                        "Somebody is trying out this channel. From now on it is told what needs an administrator.",
                    ),
                    German => (
                        "Meldungen kommen hier an",
                        "Jemand probiert diesen Kanal aus. Ab jetzt steht hier, was einen Admin braucht.",
                    ),
                    Russian => (
                        "Сообщения приходят сюда",
                        "Кто-то проверяет этот канал. Теперь сюда придёт всё, что требует внимания администратора.",
                    ),
                };
                (title.to_owned(), text.to_owned())
            }
        };
        Said { title: format!("Rollcall, {name}: {title}"), text, link: format!("{}/sync", self.origin) }
    }
}

/// What needs somebody.
fn title(reason: &Reason, language: Language) -> String {
    let words = match reason {
        Reason::Refused(_) => [
            "{service} refuses the credential",
            "{service} nimmt die Zugangsdaten nicht mehr an",
            "{service} не принимает ключ доступа",
        ],
        Reason::RightLost(_) => [
            "{service} no longer sends everything you have released",
            "{service} liefert nicht mehr alles, was freigegeben ist",
            "{service} присылает не всё, что вы разрешили",
        ],
        Reason::PlanWaits => [
            "A sync is waiting for your decision",
            "Eine Synchronisation wartet auf deine Entscheidung",
            "Синхронизация ждёт вашего решения",
        ],
        Reason::RunFailed => [
            "The last sync failed",
            "Die letzte Synchronisation ist fehlgeschlagen",
            "Последняя синхронизация не удалась",
        ],
        Reason::RunMissed => [
            "A sync did not take place",
            "Eine Synchronisation ist ausgefallen",
            "Синхронизация не состоялась",
        ],
        Reason::AccountsWait => [
            "New learning accounts are waiting for approval",
            "Neue Lernkonten warten auf Freigabe",
            "Новые учебные аккаунты ждут одобрения",
        ],
        Reason::ExportsWait => [
            "Completions are waiting for approval of their export",
            "Abschlüsse warten auf die Freigabe ihres Exports",
            "Результаты обучения ждут разрешения на передачу",
        ],
        Reason::OperatorLink(..) => [
            "Whoever runs Rollcall made a sign-in link for a member",
            "Der Betreiber von Rollcall hat einen Anmeldelink für ein Mitglied erstellt",
            "Оператор Rollcall создал ссылку для входа за участника",
        ],
    };
    let service = reason.service().map_or("", |service| service.description().name);
    in_language(words, language).replace("{service}", service)
}

/// That of English, German and Russian words which is in `language`.
fn in_language([en, de, ru]: [&'static str; 3], language: Language) -> &'static str {
    match language {
        English => en,
        German => de,
        Russian => ru,
    }
}

/// What happens if nobody acts.
fn otherwise(otherwise: Consequence, language: Language) -> &'static str {
    let words = match otherwise {
        Consequence::ScheduleStops => [
            "If it goes on for some hours, automatic syncs stop until somebody connects again.",
            "Bleibt es einige Stunden so, ruht die automatische Synchronisation, bis jemand neu verbindet.",
            "Если так продлится несколько часов, автоматическая синхронизация остановится до нового подключения.",
        ],
        Consequence::DirectoryStands => [
            "Until that is mended, the directory stays as it is.",
            "Bis das behoben ist, bleibt das Verzeichnis, wie es ist.",
            "Пока это не исправлено, справочник остаётся как есть.",
        ],
        Consequence::LearningStands => [
            "Until that is mended, nobody gets a learning account, and nothing goes back to BambooHR.",
            "Bis das behoben ist, bekommt niemand ein Lernkonto, und nach BambooHR geht nichts zurück.",
            "Пока это не исправлено, никто не получит учебный аккаунт, и в BambooHR ничего не передаётся.",
        ],
        Consequence::ValuesStay => [
            "Until that is mended, the values stay as they were last sent.",
            "Bis das behoben ist, bleiben die Werte so, wie sie zuletzt kamen.",
            "Пока это не исправлено, значения остаются такими, какими пришли в последний раз.",
        ],
        Consequence::NobodyReturns => [
            "Until that is mended, nobody who left comes back, and whoever is new waits for approval.",
            "Bis das behoben ist, kehrt niemand zurück, und wer neu ist, wartet auf Freigabe.",
            "Пока это не исправлено, никто из ушедших не возвращается, а новые люди ждут одобрения.",
        ],
        Consequence::PlanLapses => [
            "If nobody decides, it is dropped, and nothing changes.",
            "Entscheidet niemand, verfällt sie, und nichts ändert sich.",
            "Если никто не решит, она отменится и ничего не изменится.",
        ],
        Consequence::TriedAgain => [
            "The next try comes by itself. Until it works, the directory stays as it is.",
            "Der nächste Versuch kommt von selbst. Bis einer gelingt, bleibt das Verzeichnis, wie es ist.",
            "Следующая попытка начнётся сама. Пока она не удастся, справочник остаётся как есть.",
        ],
        Consequence::NoAccounts => [
            "Until somebody agrees, nobody gets an account or a mail.",
            "Bis jemand zustimmt, bekommt niemand ein Konto oder eine Mail.",
            "Пока никто не одобрит, никто не получит ни аккаунта, ни письма.",
        ],
        Consequence::NoExports => [
            "Until then nothing goes to BambooHR.",
            "Bis dahin geht nichts nach BambooHR.",
            "До тех пор в BambooHR ничего не передаётся.",
        ],
        Consequence::SomebodySignsIn => [
            "Whoever has the link can sign in in that member's name, or has done so. If nobody asked for it, find out why.",
            "Wer den Link hat, kann sich unter diesem Namen anmelden oder hat es schon getan. Hat niemand darum gebeten, frag nach.",
            "Любой, у кого есть ссылка, может войти под этим именем или уже вошёл. Если её никто не просил, выясните, зачем она.",
        ],
    };
    in_language(words, language)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::DateTime;

    use super::*;
    use crate::service::{HrSystem, Service};

    fn reasons() -> Vec<Reason> {
        vec![
            Reason::Refused(Service::BambooHr),
            Reason::RightLost(HrSystem::Personio),
            Reason::PlanWaits,
            Reason::RunFailed,
            Reason::RunMissed,
            Reason::AccountsWait,
            Reason::ExportsWait,
            Reason::OperatorLink("m-17".to_owned(), DateTime::UNIX_EPOCH),
        ]
    }

    fn say(message: &Message, language: Language) -> Said {
        let organisation = Text::new("Nordlicht").unwrap();
        Saying { organisation: &organisation, origin: "https://rollcall.example", language }.say(message)
    }

    #[test]
    fn a_message_says_what_is_what_happens_otherwise_and_where_to_look() {
        let link = Reason::OperatorLink("m-17".to_owned(), DateTime::UNIX_EPOCH);
        let messages = [
            Message::Begun(link, Consequence::SomebodySignsIn),
            Message::Begun(Reason::AccountsWait, Consequence::NoAccounts),
            Message::Settled(Reason::Refused(Service::Personio)),
            Message::Trial,
        ];
        let said = messages.iter().flat_map(|message| Language::ALL.map(|to| say(message, to).as_text()));
        let said = said.collect::<Vec<_>>().join("---\n");
        assert!(!said.contains("m-17"), "{said}");
        insta::assert_snapshot!(said);
    }

    #[test]
    fn each_consequence_has_words_of_its_own_in_each_language() {
        let all = Consequence::ALL.into_iter().flat_map(|one| Language::ALL.map(|to| otherwise(one, to)));
        let all: BTreeSet<_> = all.collect();
        assert_eq!(all.len(), Consequence::ALL.len() * Language::ALL.len());
    }

    #[test]
    fn each_reason_is_a_line_of_its_own_in_each_language() {
        let titles = Language::ALL.map(|language| reasons().iter().map(|one| title(one, language)).collect());
        let titles: Vec<String> = titles.into_iter().flat_map(|of: Vec<_>| of).collect();
        for (place, title) in titles.iter().enumerate() {
            assert!(!title.is_empty() && !title.contains(['{', '\n']), "{title}");
            assert!(!titles[..place].contains(title), "{title}");
        }
    }
}
