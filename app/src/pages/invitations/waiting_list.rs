//! Those who wait, as they are loaded: part by part. All parts are of one list, or there is none to approve.

use domain::api::{
    call,
    learning::{Gets, InvitationsView, InvitedView},
};

use crate::approval::Approvable;

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

impl Approvable for InvitationsView {
    type Part = call::Invitations;
    type Approval = call::ApproveInvitations;

    fn part(from: usize) -> Self::Part {
        call::Invitations { from: Some(from) }
    }

    fn next(&self) -> Option<usize> {
        self.next
    }

    fn waits(&self) -> bool {
        self.plan.is_some()
    }

    /// Whether anything is mailed has to be known.
    fn says_enough(&self) -> bool {
        Mailing::of(self) != Mailing::Unknown
    }

    fn with_more(mut self, more: Self) -> Option<Self> {
        (self.plan == more.plan).then(|| {
            self.people.extend(more.people);
            Self { people: self.people, ..more }
        })
    }
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
        let joined = list().with_more(more.clone()).unwrap();
        assert_eq!((joined.people.len(), joined.next), (6, None));
        assert_eq!(list().with_more(InvitationsView { plan: None, ..more }), None);
    }
}
