//! Asking the operator for a service that is offered on request.

use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::{
    api::services::ServiceRequestForm,
    named,
    text::{Text, TextError, identifier},
};

/// A request that can be kept and handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRequest {
    /// Who asks, and how to reach them.
    pub contact: Text,
    /// About how many people the organisation has.
    pub people: u32,
    /// Whatever the operator should know.
    pub note: Option<Text>,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[derive(EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "each is the field of its name in the form")]
pub enum RequestField {
    Contact,
    People,
    Note,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestFault {
    /// Nothing was entered.
    Blank,
    /// More than is kept.
    TooLong,
    /// Not a number of people.
    NotANumber,
}

/// Why a form can't be a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestError {
    /// The field it is about.
    pub field: RequestField,
    /// What is wrong with it.
    pub fault: RequestFault,
}

named!(RequestField);

impl ServiceRequest {
    /// The request that was typed into `form`; else all that is wrong with it, in the order of the form.
    pub fn parse(form: &ServiceRequestForm) -> Result<Self, Vec<RequestError>> {
        let contact = text(RequestField::Contact, &form.contact);
        let people = people(&form.people);
        let note = match text(RequestField::Note, &form.note) {
            Err(RequestError { fault: RequestFault::Blank, .. }) => Ok(None),
            other => other.map(Some),
        };
        match (contact, people, note) {
            (Ok(contact), Ok(people), Ok(note)) => Ok(Self { contact, people, note }),
            (contact, people, note) => {
                Err([contact.err(), people.err(), note.err()].into_iter().flatten().collect())
            }
        }
    }
}

fn text(field: RequestField, raw: &str) -> Result<Text, RequestError> {
    Text::new(raw).map_err(|error| {
        let fault = match error {
            TextError::Blank => RequestFault::Blank,
            TextError::TooLong => RequestFault::TooLong,
        };
        RequestError { field, fault }
    })
}

fn people(raw: &str) -> Result<u32, RequestError> {
    let raw = identifier(raw);
    let fault = if raw.is_empty() { RequestFault::Blank } else { RequestFault::NotANumber };
    let number = raw.parse().ok().filter(|people| *people > 0);
    number.ok_or(RequestError { field: RequestField::People, fault })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(contact: &str, people: &str, note: &str) -> Result<ServiceRequest, Vec<RequestError>> {
        let [contact, people, note] = [contact, people, note].map(str::to_owned);
        ServiceRequest::parse(&ServiceRequestForm { contact, people, note })
    }

    #[test]
    fn a_request_has_a_contact_and_a_number_of_people_and_may_have_a_note() {
        let request = parse(" Ana, ana@example.com ", " 120 ", " ").unwrap();
        assert_eq!(
            (request.contact.as_str(), request.people, request.note),
            ("Ana, ana@example.com", 120, None)
        );
        let long = "x".repeat(201);
        for (contact, people, note, field, fault) in [
            (" ", "1", "", RequestField::Contact, RequestFault::Blank),
            (&*long, "1", "", RequestField::Contact, RequestFault::TooLong),
            ("Ana", "", "", RequestField::People, RequestFault::Blank),
            ("Ana", "many", "", RequestField::People, RequestFault::NotANumber),
            ("Ana", "0", "", RequestField::People, RequestFault::NotANumber),
            ("Ana", "-5", "", RequestField::People, RequestFault::NotANumber),
            ("Ana", "1", &*long, RequestField::Note, RequestFault::TooLong),
        ] {
            assert_eq!(parse(contact, people, note), Err(vec![RequestError { field, fault }]), "{people}");
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let fields: Vec<_> =
            parse("", "x", "").unwrap_err().iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["contact", "people"]);
    }
}
