//! What holds for one service only, in English.

use crate::i18n::texts::guides::{Below, Guide, GuideStep, Guides, HrGuide, Reading};

/// The guides in English.
pub(super) const GUIDES: Guides = Guides {
    personio: HrGuide { guide: PERSONIO, reading: PERSONIO_READING },
    bamboohr: HrGuide { guide: BAMBOOHR, reading: BAMBOOHR_READING },
    ispring: ISPRING,
};

const PERSONIO: Guide = Guide {
    intro: "This takes about five minutes. You create a key in Personio that may only read, and enter it here. Before anything is saved, you see a preview.",
    important: "You need access to the settings in Personio, and two rights: `Account configuration › API` and `Account configuration › Marketplace integration`. If you lack one of them or don't see the settings, ask your Personio administrator: they can create the key, or go through these steps with you.",
    create_title: "Create access data in Personio",
    create_short: "Create in Personio",
    create_intro: "Open Personio in a second window and go through these steps in order. The names are those of Personio's English menus; yours may be translated.",
    steps: &[
        GuideStep::at("Settings › Integrations › API credentials", "Open this page and follow it by `Go to Marketplace` and `See connected integrations`.").noted("It is quicker by the address: https://yourcompany.personio.com/configuration/marketplace/connected, for some companies with .de instead of .com. “yourcompany” is the name by which you sign in to Personio."),
        GuideStep::at("See connected integrations › Create custom integration", "Click it."),
        GuideStep::at("Create custom integration › Name", "Give the integration a name you will recognise later, and click `Next`. Our suggestion:").with(Below::KeyName),
        GuideStep::at("Create custom integration › Scopes", "Choose the right to read employees. Rollcall needs no more: nothing to write, and no other areas."),
        GuideStep::at("Create custom integration › Attributes", "Release exactly these attributes:").with(Below::Fields),
        GuideStep::at("Create custom integration › Create integration", "Click it: before that nothing is saved. Then copy the client ID and the secret.").noted("Personio shows both this one time only. Keep the window open: you need both values in the next step."),
    ],
    older: &[
        GuideStep::at("Einstellungen › Integrationen › API-Zugriffsdaten", "Open this page."),
        GuideStep::at("API-Zugriffsdaten › Neue Zugriffsdaten generieren", "Click it."),
        GuideStep::at("Neue Zugriffsdaten generieren › Name", "Give the key a name you will recognise later. Our suggestion:").with(Below::KeyName),
        GuideStep::at("Neue Zugriffsdaten generieren › Integration › Andere", "Choose this entry."),
        GuideStep::at("Neue Zugriffsdaten generieren › Mitarbeiter › Lesen", "Tick this. Rollcall needs no other rights: no `Schreiben` (Write), and no other areas."),
        GuideStep::at("Neue Zugriffsdaten generieren › Lesbare Mitarbeiterattribute", "Tick the same attributes that are listed above."),
        GuideStep::at("Neue Zugriffsdaten generieren › Speichern", "At the bottom of the page you now find `Client-ID` and `Secret`. Don't forget to save in Personio before you leave that page.").noted("Keep Personio open: you need both values in the next step."),
    ],
    credential_intro: "Copy both values from Personio, one after the other, and paste them here. The test reads only what you want to release, and stores nobody.",
    safe: "The secret is kept encrypted and never shown again, not even to you.",
    no_rights: "In Personio, open `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` and Rollcall's integration there, give it the right to read employees, and save. In older accounts: `Einstellungen › Integrationen › API-Zugriffsdaten`, tick `Lesen` for `Mitarbeiter`. Then test again.",
    wrong_credential: "Check that client ID and secret come from the same key and are copied completely. Was the key saved in Personio? If it was deleted, create a new one.",
};

const PERSONIO_READING: Reading = Reading {
    fields: "What to tick",
    grant: "In Personio, open `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` and Rollcall's integration there, release {labels} among the attributes, and save. In older accounts they are under `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
    narrow: "In Personio, open `Settings › Integrations › API credentials › Go to Marketplace › See connected integrations` and Rollcall's integration there, take these attributes out, and save. In older accounts they are under `Einstellungen › Integrationen › API-Zugriffsdaten › Lesbare Mitarbeiterattribute`.",
};

const BAMBOOHR: Guide = Guide {
    intro: "This takes about five minutes. You generate an API key in BambooHR and enter it here, together with your company's address. Before anything is saved, you see a preview.",
    important: "A BambooHR key may do whatever the account that generates it may do. An account of its own with just enough rights is best: with an access level (`Settings › Access Levels`) that sees only the fields you release here. If you can't create one, ask your BambooHR administrator. The key lives only as long as that account: if it is deactivated, for instance because somebody leaves, Rollcall reads nothing any more. An account for integrations alone outlasts that.",
    create_title: "Generate an API key in BambooHR",
    create_short: "Generate in BambooHR",
    create_intro: "Open BambooHR in a second window and go through these steps in order.",
    steps: &[
        GuideStep::at("BambooHR › Log In", "Sign in with the account that the key is to act for. It has to see these fields of everybody:").with(Below::Fields),
        GuideStep::at("Photo › API Keys", "Click your photo at the top right and choose `API Keys` from the menu."),
        GuideStep::at("API Keys › Add New Key", "Click it."),
        GuideStep::at("Add New Key › API Key Name", "Enter a name by which you will recognise the key later. Our suggestion:").with(Below::KeyName),
        GuideStep::at("Add New Key › Generate Key", "Click it."),
        GuideStep::at("API Keys › Copy Key", "Copy the key at once: BambooHR shows it this one time only.").noted("You paste it in the next step. If it got lost, delete it in BambooHR and generate a new one."),
    ],
    older: &[],
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
        GuideStep::at("iSpring Learn › Log In", "Sign in as an account administrator.").noted("The key sees what this account sees. Somebody who administers single departments sees only their people."),
        GuideStep::at("Settings › API Keys", "Open them."),
        GuideStep::at("API Keys › New key", "Create a key and give it a name by which you will recognise it later. Our suggestion:").with(Below::KeyName),
        GuideStep::at("API Keys › Client ID, Client Secret", "Copy `Client ID` and `Client Secret`.").noted("Keep iSpring Learn open: you need both values, and the address in the address bar, in the next step."),
    ],
    older: &[],
    credential_intro: "Enter where your account is, and paste both values of the key. The test reads only the roles and the departments. It opens no account and sends nothing.",
    safe: "The client secret is kept encrypted and never shown again, not even to you.",
    no_rights: "Create the key with an account that is an account administrator of iSpring Learn, and check that your subscription is `Business`: the API comes with that one only. Then test again.",
    wrong_credential: "Check that client ID and client secret come from the same key, are copied completely, and belong to the account at this address. If the key was deleted, create a new one.",
};
