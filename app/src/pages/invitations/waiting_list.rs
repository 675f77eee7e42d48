//! Those who wait, as they are loaded: part by part. All parts are of one list, or there is none to approve.

use domain::api::learning::{Gets, InvitationsView, InvitedView};

/// What is mailed to those who get a new account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mailing {
    /// Each gets an invitation.
    Invitations,
    /// Nothing: nobody has written a text.
    NoText,
    /// Nothing: nobody gets a new account.
    Nobody,
    /// Those who are loaded so far don't tell.
    Unknown,
}

impl Mailing {
    /// What is mailed if `list` is approved.
    pub fn of(list: &InvitationsView) -> Self {
        if list.invited == 0 {
            return Self::Nobody;
        }
        let text = list.people.iter().find_map(|person| match &person.gets {
            Gets::Account { invitation } => Some(invitation.is_some()),
            Gets::Adoption | Gets::Takeover { .. } => None,
        });
        match text {
            Some(true) => Self::Invitations,
            Some(false) => Self::NoText,
            None => Self::Unknown,
        }
    }
}

/// The first one who gets an invitation, and the text.
pub fn first_letter(list: &InvitationsView) -> Option<(&InvitedView, &str)> {
    list.people.iter().find_map(|person| Some((person, letter(person)?)))
}

/// The invitation that is mailed to `person`, if one is.
pub fn letter(person: &InvitedView) -> Option<&str> {
    match &person.gets {
        Gets::Account { invitation } => invitation.as_deref(),
        Gets::Adoption | Gets::Takeover { .. } => None,
    }
}

/// The list with the people of `more` after its own. Nothing, if that is a part of another list.
pub fn with_more(mut list: InvitationsView, more: InvitationsView) -> Option<InvitationsView> {
    (list.plan == more.plan).then(|| {
        list.people.extend(more.people);
        InvitationsView { people: list.people, ..more }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> InvitationsView {
        serde_json::from_str(include_str!("../../../tests/data/invitations.json")).unwrap()
    }

    #[test]
    fn what_is_mailed_follows_from_the_first_one_who_gets_an_account() {
        assert_eq!(Mailing::of(&list()), Mailing::Invitations);
        assert_eq!(
            first_letter(&list()).map(|(person, _)| person.name.as_str()),
            Some("<b>Grace</b> Hopper")
        );
        let silent = |person: InvitedView| match person.gets {
            Gets::Account { .. } => InvitedView { gets: Gets::Account { invitation: None }, ..person },
            Gets::Adoption | Gets::Takeover { .. } => person,
        };
        let people = list().people.into_iter().map(silent).collect();
        assert_eq!(Mailing::of(&InvitationsView { people, ..list() }), Mailing::NoText);
        assert_eq!(Mailing::of(&InvitationsView { people: Vec::new(), ..list() }), Mailing::Unknown);
        assert_eq!(Mailing::of(&InvitationsView { invited: 0, ..list() }), Mailing::Nobody);
    }

    #[test]
    fn only_parts_of_one_list_follow_each_other() {
        let more = InvitationsView { next: None, ..list() };
        let joined = with_more(list(), more.clone()).unwrap();
        assert_eq!((joined.people.len(), joined.next), (6, None));
        assert_eq!(with_more(list(), InvitationsView { plan: None, ..more }), None);
    }
}
