//! What holds for one service only, in English.

use crate::i18n::texts::guides::{Guide, GuideStep, Guides, HrGuide, Reading};

/// The guides in English.
pub(super) const GUIDES: Guides = Guides {
    personio: HrGuide { guide: PERSONIO, reading: PERSONIO_READING },
    bamboohr: HrGuide { guide: BAMBOOHR, reading: BAMBOOHR_READING },
    ispring: ISPRING,
};

const PERSONIO: Guide = Guide {
    intro: "This takes about five minutes. You create a key in Personio that may only read, and enter it here. Before anything is saved, you see a preview.",
    important: "You need access to the settings in Personio. If you don't see them, ask your Personio administrator: they can create the key, or go through these steps with you.",
    create_title: "Create access data in Personio",
    create_short: "Create in Personio",
    create_intro: "Open Personio in a second window and go through these steps in order. The names are those of Personio's German menus.",
    steps: &[
        GuideStep::Plain(
            "Open `Einstellungen › Integrationen › API-Zugriffsdaten` (Settings › Integrations › API credentials).",
        ),
        GuideStep::Plain("Click `Neue Zugriffsdaten generieren` (Generate new credentials)."),
        GuideStep::KeyName("Give the key a name you will recognise later. Our suggestion:"),
        GuideStep::Plain("Under `Integration`, choose `Andere` (Other)."),
        GuideStep::Plain(
            "For `Mitarbeiter` (Employees), tick `Lesen` (Read). Rollcall needs no other rights: no `Schreiben` (Write), and no other areas.",
        ),
        GuideStep::Fields(
            "Under `Lesbare Mitarbeiterattribute` (Readable employee attributes), tick exactly these:",
        ),
        GuideStep::Noted(
            "At the bottom of the page you now find `Client-ID` and `Secret`. Don't forget to save in Personio before you leave that page.",
            "Keep Personio open: you need both values in the next step.",
        ),
    ],
    credential_intro: "Copy both values from Personio, one after the other, and paste them here. The test reads only what you want to release, and stores nobody.",
    safe: "The secret is kept encrypted and never shown again, not even to you.",
    no_rights: "In Personio, open `Einstellungen › Integrationen › API-Zugriffsdaten`, choose the key, tick `Lesen` for `Mitarbeiter`, and save. Then test again.",
    wrong_credential: "Check that client ID and secret come from the same key and are copied completely. Was the key saved in Personio? If it was deleted, create a new one.",
};

const PERSONIO_READING: Reading = Reading {
    fields: "What to tick",
    grant: "In Personio, open `Einstellungen › Integrationen › API-Zugriffsdaten`, choose Rollcall's key, tick {labels} under `Lesbare Mitarbeiterattribute`, and save there.",
    narrow: "In Personio, open `Einstellungen › Integrationen › API-Zugriffsdaten`, choose Rollcall's key and untick these fields under `Lesbare Mitarbeiterattribute`. Save there.",
};

const BAMBOOHR: Guide = Guide {
    intro: "This takes about five minutes. You generate an API key in BambooHR and enter it here, together with your company's address. Before anything is saved, you see a preview.",
    important: "A BambooHR key may do whatever the account that generates it may do. An account of its own with just enough rights is best: with an access level (`Settings › Access Levels`) that sees only the fields you release here. If you can't create one, ask your BambooHR administrator.",
    create_title: "Generate an API key in BambooHR",
    create_short: "Generate in BambooHR",
    create_intro: "Open BambooHR in a second window and go through these steps in order.",
    steps: &[
        GuideStep::Fields(
            "Sign in with the account that the key is to act for. It has to see these fields of everybody:",
        ),
        GuideStep::Plain("Click your photo at the top right and choose `API Keys` from the menu."),
        GuideStep::Plain("Click `Add New Key`."),
        GuideStep::KeyName(
            "Under `API Key Name`, enter a name by which you will recognise the key later. Our suggestion:",
        ),
        GuideStep::Plain("Click `Generate Key`."),
        GuideStep::Noted(
            "Copy the key at once: BambooHR shows it this one time only.",
            "You paste it in the next step. If it got lost, delete it in BambooHR and generate a new one.",
        ),
    ],
    credential_intro: "Paste the key, and say at which address your company signs in to BambooHR. The test reads only what you want to release, and stores nobody.",
    safe: "The key is kept encrypted and never shown again, not even to you.",
    no_rights: "In BambooHR, open `Settings › Access Levels` and let the account's access level see everybody and the fields that you release. Then test again.",
    wrong_credential: "Check that the key is copied completely and belongs to this company. If it was deleted, or its account was deactivated, generate a new one. Don't try many keys: after several unknown ones, BambooHR locks its API.",
};

const BAMBOOHR_READING: Reading = Reading {
    fields: "Fields that the account has to see",
    grant: "BambooHR silently leaves out fields that the key's account may not see. Open `Settings › Access Levels` there and let the account's access level see {labels}.",
    narrow: "The key sees what its account sees. It is best to give it an account of its own and, under `Settings › Access Levels`, an access level that sees only the released fields.",
};

const ISPRING: Guide = Guide {
    intro: "This takes about five minutes. You create an API key in iSpring Learn, enter it here, and choose in which department and with which role new accounts are opened.",
    important: "You need the rights of an account administrator in iSpring Learn. If you don't have them, ask somebody who does to create the key, or to go through these steps with you.",
    create_title: "Create an API key in iSpring Learn",
    create_short: "Create in iSpring Learn",
    create_intro: "Open iSpring Learn in a second window and go through these steps in order.",
    steps: &[
        GuideStep::Noted(
            "Sign in as an account administrator.",
            "The key sees what this account sees. Somebody who administers single departments sees only their people.",
        ),
        GuideStep::Plain("Open the account's `Settings`, and there the `API Keys`."),
        GuideStep::KeyName(
            "Create a key and give it a name by which you will recognise it later. Our suggestion:",
        ),
        GuideStep::Noted(
            "Copy `Client ID` and `Client Secret`.",
            "Keep iSpring Learn open: you need both values, and the address in the address bar, in the next step.",
        ),
    ],
    credential_intro: "Enter where your account is, and paste both values of the key. The test reads only the roles and the departments. It opens no account and sends nothing.",
    safe: "The client secret is kept encrypted and never shown again, not even to you.",
    no_rights: "Create the key with an account that is an account administrator of iSpring Learn, and check that your subscription is `Business`: the API comes with that one only. Then test again.",
    wrong_credential: "Check that client ID and client secret come from the same key, are copied completely, and belong to the account at this address. If the key was deleted, create a new one.",
};
