//! Was nur für einen Dienst gilt, auf Deutsch.

use crate::i18n::texts::guides::{Below, Guide, GuideStep, Guides, HrGuide, Reading};

/// Die Anleitungen auf Deutsch.
pub(super) const GUIDES: Guides = Guides {
    personio: HrGuide { guide: PERSONIO, reading: PERSONIO_READING },
    bamboohr: HrGuide { guide: BAMBOOHR, reading: BAMBOOHR_READING },
    ispring: ISPRING,
};

const PERSONIO: Guide = Guide {
    intro: "Das dauert etwa fünf Minuten. Du legst in Personio einen Schlüssel an, der nur lesen darf, und trägst ihn hier ein. Bevor etwas gespeichert wird, siehst du eine Vorschau.",
    important: "Du brauchst in Personio Zugriff auf die Einstellungen und zwei Rechte: `Account configuration › API` und `Account configuration › Marketplace integration`. Fehlt dir eines davon oder siehst du diesen Bereich nicht, wende dich an deinen Personio-Administrator: Er oder sie kann den Schlüssel anlegen oder diese Schritte mit dir durchgehen.",
    create_title: "Zugriffsdaten in Personio anlegen",
    create_short: "In Personio anlegen",
    create_intro: "Öffne Personio in einem zweiten Fenster und geh diese Schritte der Reihe nach durch. Die Namen sind die aus Personios englischen Menüs; bei dir können sie übersetzt sein.",
    steps: &[
        GuideStep::at("Settings › Integrations › API credentials", "Öffne diese Seite und folge ihr mit `Go to Marketplace` und `See connected integrations`.").noted("Schneller geht es mit der Adresse: https://deinefirma.personio.com/configuration/marketplace/connected, bei manchen Firmen mit .de statt .com. „deinefirma“ ist der Name, unter dem du dich bei Personio anmeldest."),
        GuideStep::at("See connected integrations › Create custom integration", "Klicke darauf."),
        GuideStep::at("Create custom integration › Name", "Gib der Integration einen Namen, an dem du sie später wiedererkennst, und klicke auf `Next`. Unser Vorschlag:").with(Below::KeyName),
        GuideStep::at("Create custom integration › Scopes", "Wähle für die Mitarbeiter das Recht zu lesen. Mehr braucht Rollcall nicht: nichts zu schreiben und keine anderen Bereiche."),
        GuideStep::at("Create custom integration › Attributes", "Gib genau diese Attribute frei:").with(Below::Fields),
        GuideStep::at("Create custom integration › Create integration", "Klicke darauf: Vorher ist nichts gespeichert. Kopiere dann Client-ID und Secret.").noted("Personio zeigt beide nur dieses eine Mal. Lass das Fenster offen: Beide Werte brauchst du im nächsten Schritt."),
    ],
    older: &[
        GuideStep::at("Einstellungen › Integrationen › API-Zugriffsdaten", "Öffne diese Seite."),
        GuideStep::at("API-Zugriffsdaten › Neue Zugriffsdaten generieren", "Klicke darauf."),
        GuideStep::at("Neue Zugriffsdaten generieren › Name", "Gib dem Schlüssel einen Namen, an dem du ihn später wiedererkennst. Unser Vorschlag:").with(Below::KeyName),
        GuideStep::at("Neue Zugriffsdaten generieren › Integration › Andere", "Wähle diesen Eintrag."),
        GuideStep::at("Neue Zugriffsdaten generieren › Mitarbeiter › Lesen", "Setze diesen Haken. Mehr Rechte braucht Rollcall nicht: kein `Schreiben` und keine anderen Bereiche."),
        GuideStep::at("Neue Zugriffsdaten generieren › Lesbare Mitarbeiterattribute", "Setze dieselben Haken, die oben bei den Attributen stehen."),
        GuideStep::at("Neue Zugriffsdaten generieren › Speichern", "Unten auf der Seite stehen jetzt `Client-ID` und `Secret`. Vergiss nicht, deine Angaben in Personio zu speichern, bevor du die Seite verlässt.").noted("Lass Personio offen: Beide Werte brauchst du im nächsten Schritt."),
    ],
    credential_intro: "Kopiere beide Werte nacheinander aus Personio und füge sie hier ein. Der Test liest nur, was du freigeben möchtest, und speichert niemanden.",
    safe: "Das Secret wird verschlüsselt aufbewahrt und nie wieder angezeigt, auch dir nicht.",
    no_rights: "Öffne in Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` und dort die Integration von Rollcall, gib ihr das Recht, Mitarbeiter zu lesen, und speichere. In älteren Konten: `Einstellungen › Integrationen › API-Zugriffsdaten`, der Haken `Lesen` bei `Mitarbeiter`. Teste danach noch einmal.",
    wrong_credential: "Prüfe, ob Client-ID und Secret aus demselben Schlüssel stammen und vollständig kopiert sind. Wurde der Schlüssel in Personio auch gespeichert? Wenn er gelöscht wurde, lege einen neuen an.",
};

const PERSONIO_READING: Reading = Reading {
    fields: "Haken, die du setzt",
    grant: "Öffne in Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` und dort die Integration von Rollcall, gib unter den Attributen {labels} frei und speichere. In älteren Konten stehen sie unter `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
    narrow: "Öffne in Personio `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` und dort die Integration von Rollcall, nimm diese Attribute heraus und speichere. In älteren Konten stehen sie unter `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
};

const BAMBOOHR: Guide = Guide {
    intro: "Das dauert etwa fünf Minuten. Du erzeugst in BambooHR einen API-Schlüssel und trägst ihn hier zusammen mit der Adresse deiner Firma ein. Bevor etwas gespeichert wird, siehst du eine Vorschau.",
    important: "Ein Schlüssel von BambooHR darf alles, was das Konto darf, mit dem er erzeugt wird. Am besten nimmst du ein eigenes Konto mit gerade genug Rechten: eine Zugriffsebene (`Settings › Access Levels`), die nur die Felder sieht, die du hier freigibst. Kannst du so ein Konto nicht anlegen, wende dich an deinen BambooHR-Administrator. Der Schlüssel lebt nur so lange wie dieses Konto: Wird es deaktiviert, etwa weil jemand geht, liest Rollcall nichts mehr. Ein Konto nur für Integrationen überdauert das.",
    create_title: "API-Schlüssel in BambooHR erzeugen",
    create_short: "In BambooHR erzeugen",
    create_intro: "Öffne BambooHR in einem zweiten Fenster und geh diese Schritte der Reihe nach durch. Die Namen sind die aus den englischen Menüs von BambooHR.",
    steps: &[
        GuideStep::at("BambooHR › Log In", "Melde dich mit dem Konto an, für das der Schlüssel gelten soll. Dieses Konto muss diese Felder bei allen Personen sehen:").with(Below::Fields),
        GuideStep::at("Photo › API Keys", "Klicke oben rechts auf dein Foto und wähle im Menü `API Keys`."),
        GuideStep::at("API Keys › Add New Key", "Klicke darauf."),
        GuideStep::at("Add New Key › API Key Name", "Gib einen Namen ein, an dem du den Schlüssel später wiedererkennst. Unser Vorschlag:").with(Below::KeyName),
        GuideStep::at("Add New Key › Generate Key", "Klicke darauf."),
        GuideStep::at("API Keys › Copy Key", "Kopiere den Schlüssel sofort: BambooHR zeigt ihn nur dieses eine Mal.").noted("Im nächsten Schritt fügst du ihn ein. Ist er verloren gegangen, lösche ihn in BambooHR und erzeuge einen neuen."),
    ],
    older: &[],
    credential_intro: "Füge den Schlüssel ein und sag, unter welcher Adresse sich deine Firma bei BambooHR anmeldet. Der Test liest nur, was du freigeben möchtest, und speichert niemanden.",
    safe: "Der Schlüssel wird verschlüsselt aufbewahrt und nie wieder angezeigt, auch dir nicht.",
    no_rights: "Öffne in BambooHR `Settings › Access Levels` und gib der Zugriffsebene des Kontos Einblick in alle Personen und in die Felder, die du freigibst. Teste danach noch einmal.",
    wrong_credential: "Prüfe, ob der Schlüssel vollständig kopiert ist und zu dieser Firma gehört. Wurde er gelöscht oder sein Konto deaktiviert, erzeuge einen neuen. Probiere nicht viele Schlüssel durch: Nach mehreren unbekannten sperrt BambooHR seine Schnittstelle.",
};

const BAMBOOHR_READING: Reading = Reading {
    fields: "Felder, die das Konto sehen muss",
    grant: "BambooHR lässt Felder, die das Konto des Schlüssels nicht sehen darf, stillschweigend weg. Öffne dort `Settings › Access Levels` und gib der Zugriffsebene dieses Kontos Einblick in {labels}.",
    narrow: "Der Schlüssel sieht, was sein Konto sieht. Gib ihm am besten ein eigenes Konto und unter `Settings › Access Levels` eine Zugriffsebene, die nur die freigegebenen Felder sieht.",
};

const ISPRING: Guide = Guide {
    intro: "Das dauert etwa fünf Minuten. Du legst in iSpring Learn einen API-Schlüssel an, trägst ihn hier ein und wählst, in welcher Abteilung und mit welcher Rolle neue Konten entstehen.",
    important: "Du brauchst in iSpring Learn die Rechte eines Kontoadministrators. Hast du sie nicht, bitte jemanden, der sie hat, den Schlüssel anzulegen oder diese Schritte mit dir durchzugehen.",
    create_title: "API-Schlüssel in iSpring Learn anlegen",
    create_short: "In iSpring Learn anlegen",
    create_intro: "Öffne iSpring Learn in einem zweiten Fenster und geh diese Schritte der Reihe nach durch. Die Namen sind die aus der englischen Oberfläche.",
    steps: &[
        GuideStep::at("iSpring Learn › Log In", "Melde dich als Kontoadministrator an.").noted("Der Schlüssel sieht, was dieses Konto sieht. Wer nur einzelne Abteilungen verwaltet, sieht auch nur deren Personen."),
        GuideStep::at("Settings › API Keys", "Öffne sie."),
        GuideStep::at("API Keys › New key", "Erzeuge einen Schlüssel und gib ihm einen Namen, an dem du ihn später wiedererkennst. Unser Vorschlag:").with(Below::KeyName),
        GuideStep::at("API Keys › Client ID, Client Secret", "Kopiere `Client ID` und `Client Secret`.").noted("Lass iSpring Learn offen: Beide Werte und die Adresse aus der Adresszeile brauchst du im nächsten Schritt."),
    ],
    older: &[],
    credential_intro: "Trag ein, wo dein Konto ist, und füge beide Werte des Schlüssels ein. Der Test liest nur die Rollen und Abteilungen. Er legt kein Konto an und verschickt nichts.",
    safe: "Das Client Secret wird verschlüsselt aufbewahrt und nie wieder angezeigt, auch dir nicht.",
    no_rights: "Lege den Schlüssel mit einem Konto an, das Kontoadministrator von iSpring Learn ist, und sieh nach, ob euer Abonnement `Business` heißt: Nur damit gibt es die Schnittstelle. Teste danach noch einmal.",
    wrong_credential: "Prüfe, ob Client ID und Client Secret aus demselben Schlüssel stammen, vollständig kopiert sind und zum Konto an dieser Adresse gehören. Wenn der Schlüssel gelöscht wurde, lege einen neuen an.",
};
