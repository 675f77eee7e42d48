//! The learning platform in English.

use crate::i18n::{
    Plural,
    texts::learning::{Accounts, Connection, Defaults, Disconnect, Emails, Learning, LeftOuts, Roles},
};

pub(super) const LEARNING: Learning = Learning {
    brings: "Gives new people in the directory an account at {service}, with an invitation if you like. What they complete there goes back to BambooHR if you allow it.",
    does_title: "What it does",
    does: &[
        "Whoever is new in the directory gets an account, once an administrator has approved it.",
        "Name, work email, department and position go to {service} and are kept current there.",
        "The account of somebody who leaves is deactivated, but not deleted.",
        "Completed courses go to BambooHR as training records and certificates, if you allow it.",
    ],
    never_title: "What it never does",
    never: &[
        "Accounts are never deleted, and no invitation goes out twice.",
        "People without a work email get no account.",
        "Birthday, gender, address, phone and skills never go to {service}.",
    ],
    needs_title: "What you need",
    needs: &[
        "An account of {service} in the cloud. The integration does not work with an installation on a server of your own company.",
        "The “Business” subscription: the API comes with that one only.",
        "The attribute “Work email”, released in the directory's source: people sign in with this address.",
    ],
    defaults: Defaults {
        title: "Choose department and role",
        short: "Department and role",
        intro: "New accounts are opened with these. You can change both later.",
        department: "Default department",
        department_hint: "New accounts are opened in this department, or in one below it that is called like the department in the directory.",
        role_hint: "What new accounts may do in {service}.",
        nothing_yet: "“Connect” opens no account yet, and nobody gets a message: after the next sync you see who would get an account, and approve it.",
        connect: "Connect",
    },
    role: Roles {
        learner: "The platform's own learner role",
        other: "Another role, as a UUID",
        uuid: "The role's UUID",
        uuid_hint: "You find it on the roles page of iSpring's administration.",
    },
    connection: Connection {
        not_connected_next: "The setup takes you from {service} to a connection in four steps. Nobody gets an account until you have approved it.",
        refused_next: "Refused since {time}. The next sync tries again; until then no accounts are opened, changed or deactivated.",
        revoked_next: "Until you connect again, no accounts are opened, changed or deactivated.",
        change_role: "Change default role and invitation",
    },
    emails: Emails {
        not_released: "The e-mail addresses are not released",
        not_released_next: "Without the attribute “Work email”, nobody gets an account. Go through the setup of the directory's source once more and release it there.",
        release: "Release the work email",
        no_source: "The directory is not read from any service yet",
        no_source_next: "People in the directory get the accounts. First connect the system in which your organisation keeps its HR data, and release “Work email” there.",
    },
    accounts: Accounts {
        title: "Accounts",
        created: "Opened",
        adopted: "Taken over",
        deactivated: "Deactivated",
        waiting: "Waiting for approval",
        refused: "Refused",
        without_email: "Without e-mail",
    },
    left_out: LeftOuts {
        title: "Without an account",
        hint: "These people need help. Each sync tries again by itself.",
        nobody: "Nobody: everybody who can have an account has one, or waits for your approval.",
        no_email: "Has no work email. Enter it in the HR system.",
        address_taken: "The account with this address is somebody else’s already. Check the address in the HR system.",
        address_shared: "Several people in the directory have the same address. Correct it in the HR system.",
        not_accepted: "{service} does not accept the details. Most often the address belongs to an account that the key does not see, or a required field is missing. Create the key with an account that sees all departments, and check the required fields in {service}.",
        more: Plural::two("And {n} more person.", "And {n} more people."),
    },
    disconnect: Disconnect {
        body: "The access data is erased. The accounts stay in {service} as they are: Rollcall opens, changes and deactivates none any more, and nothing goes to BambooHR.",
        done: "The connection to {service} has ended. The accounts have stayed as they were.",
    },
};
