//! Writes cards and calendars of whatever people it is told as JSON, so that libraries that nobody here wrote can read them
//! back (`tests/clients/cards-by-vobject.py`, `tests/clients/calendars-by-icalendar.py`).

use std::io;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    calendar::{Celebration, calendar},
    celebrations::Kind,
    vcard::{Contact, Version, file_name, short_vcard, vcard},
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    #[serde(default)]
    contacts: Vec<Person>,
    #[serde(default)]
    calendars: Vec<Celebrations>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Person {
    first_name: String,
    last_name: String,
    preferred_name: String,
    position: String,
    department: String,
    team: String,
    work_email: String,
    phone: String,
    address: String,
    organisation: String,
    page: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Celebrations {
    name: String,
    events: Vec<Event>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    uid: String,
    kind: Kind,
    summary: String,
    start: NaiveDate,
    stamp: DateTime<Utc>,
}

#[derive(Serialize)]
struct Written {
    cards: Vec<Cards>,
    calendars: Vec<String>,
}

#[derive(Serialize)]
struct Cards {
    v3: String,
    v4: String,
    short: String,
    file_name: String,
}

fn main() -> Result<(), serde_json::Error> {
    let told: Told = serde_json::from_reader(io::stdin())?;
    let written = Written {
        cards: told.contacts.iter().map(Person::cards).collect(),
        calendars: told.calendars.iter().map(Celebrations::calendar).collect(),
    };
    serde_json::to_writer(io::stdout(), &written)
}

impl Person {
    fn cards(&self) -> Cards {
        let contact = Contact {
            first_name: &self.first_name,
            last_name: &self.last_name,
            preferred_name: &self.preferred_name,
            position: &self.position,
            department: &self.department,
            team: &self.team,
            work_email: &self.work_email,
            phone: &self.phone,
            address: &self.address,
            organisation: &self.organisation,
            page: &self.page,
        };
        Cards {
            v3: vcard(&contact, Version::V3),
            v4: vcard(&contact, Version::V4),
            short: short_vcard(&contact),
            file_name: file_name(&contact),
        }
    }
}

impl Celebrations {
    fn calendar(&self) -> String {
        let events: Vec<_> = self.events.iter().map(Event::celebration).collect();
        calendar(&self.name, &events)
    }
}

impl Event {
    fn celebration(&self) -> Celebration<'_> {
        let Self { uid, kind, summary, start, stamp } = self;
        Celebration { uid, kind: *kind, summary, start: *start, stamp: *stamp }
    }
}
