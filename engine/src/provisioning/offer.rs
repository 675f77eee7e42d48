//! What new accounts come with, as it is now: what an approval names.

use domain::{
    learning::DepartmentId,
    provisioning::{
        invitations::{AgreedHash, Terms},
        takeover::Found,
    },
    settings::{Invitation, RoleId},
};

use crate::{
    connecting::connection::LearningConnection, fault::Fault, organisation::Organisation, platform::Platform,
};

/// What is the same for all accounts that are opened.
pub(crate) struct Offer {
    pub(crate) invitation: Option<Invitation>,
    chosen_role: Option<RoleId>,
    learner: Option<RoleId>,
    pub(crate) department: DepartmentId,
}

impl Offer {
    /// The role that new accounts get.
    pub(crate) fn role(&self) -> Option<&RoleId> {
        self.chosen_role.as_ref().or(self.learner.as_ref())
    }

    /// What an approval is about, and what it names.
    pub(crate) fn terms(&self) -> Terms<'_> {
        Terms {
            invitation: self.invitation.as_ref(),
            role: self.chosen_role.as_ref(),
            department: &self.department,
        }
    }

    /// What somebody gets by it.
    pub(crate) fn agreed(&self, address: &str, found: Option<&Found>) -> AgreedHash {
        self.terms().agreed(address, found)
    }
}

impl<P: Platform> Organisation<'_, P> {
    /// What new accounts come with now.
    pub(crate) fn offer(&self, connection: &LearningConnection) -> Result<Offer, Fault> {
        let settings = self.settings()?;
        let learner = connection.own.roles.iter().find(|role| role.is_learner).map(|role| role.id.clone());
        let department = connection.own.default_department.as_ref().map(|department| department.id.clone());
        Ok(Offer {
            invitation: settings.invitation,
            chosen_role: settings.default_role,
            learner,
            department: department
                .ok_or_else(|| Fault::internal("opening accounts", "no default department was chosen"))?,
        })
    }
}
