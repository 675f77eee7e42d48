//! Asking the operator to open a service.

use crate::{
    api::services::ServiceRequestForm,
    text::{Text, TextError},
};

/// The longest note, in characters.
const LONGEST_NOTE: usize = 2000;

/// A request that makes sense: who asks, about how many people there are, and what else there is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRequest {
    contact: Text,
    people: u32,
    note: String,
}

/// What is wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceRequestError {
    /// Nobody is named, or nobody can be reached by so long a text.
    Contact(TextError),
    /// No number of people.
    People,
    /// More than anybody reads.
    Note,
}

impl ServiceRequestError {
    /// The name that its field has in the API.
    pub fn field(self) -> &'static str {
        match self {
            Self::Contact(_) => "contact",
            Self::People => "people",
            Self::Note => "note",
        }
    }
}

impl ServiceRequest {
    /// Who asks, and how to reach them.
    pub fn contact(&self) -> &Text {
        &self.contact
    }

    /// About how many people the organisation has.
    pub fn people(&self) -> u32 {
        self.people
    }

    /// Whatever the operator should know.
    pub fn note(&self) -> &str {
        &self.note
    }
}

impl TryFrom<&ServiceRequestForm> for ServiceRequest {
    type Error = ServiceRequestError;

    fn try_from(form: &ServiceRequestForm) -> Result<Self, ServiceRequestError> {
        let contact = Text::new(&form.contact).map_err(ServiceRequestError::Contact)?;
        let people = form.people.trim().parse().map_err(|_| ServiceRequestError::People)?;
        let note = form.note.trim();
        if people == 0 {
            return Err(ServiceRequestError::People);
        }
        if note.chars().count() > LONGEST_NOTE {
            return Err(ServiceRequestError::Note);
        }
        Ok(Self { contact, people, note: note.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_names_somebody_and_a_number() {
        let form = |contact: &str, people: &str, note: &str| ServiceRequestForm {
            contact: contact.to_owned(),
            people: people.to_owned(),
            note: note.to_owned(),
        };
        for (form, error) in [
            (form("Ada, ada@example.com", " 120 ", ""), None),
            (form(" ", "120", ""), Some(ServiceRequestError::Contact(TextError::Blank))),
            (form("Ada", "many", ""), Some(ServiceRequestError::People)),
            (form("Ada", "0", ""), Some(ServiceRequestError::People)),
            (form("Ada", "-3", ""), Some(ServiceRequestError::People)),
            (form("Ada", "1", &"x".repeat(2001)), Some(ServiceRequestError::Note)),
        ] {
            assert_eq!(ServiceRequest::try_from(&form).err(), error, "{form:?}");
        }
    }
}
