//! Connecting the learning platform: what can be chosen, where accounts go, and with which role.

use domain::{
    api::{
        error::{ApiError, ErrorCode},
        learning::{Emails, LearningDraftView, LearningView, NewAccounts},
    },
    attribute::Attribute,
    credential::Credential,
    provisioning::departments::topmost,
    service::{ConnectionSlot, LearningPlatform},
    settings::{RoleId, Settings},
    text::identifier,
};

use super::connection::{LEARNING, LearningOwn};
use crate::{auditing::Done, fault::Fault, organisation::Organisation, platform::Platform};

impl<P: Platform> Organisation<'_, P> {
    /// What the connection has, if there is one.
    pub(super) fn learning_view(&self, own: Option<LearningOwn>) -> Result<LearningView, Fault> {
        let emails = match self.store.source()? {
            None => Emails::NoSource,
            Some(_) if self.store.release()?.contains(Attribute::WorkEmail) => Emails::Released,
            Some(_) => Emails::NotReleased,
        };
        let accounts = self.store.count_accounts()?;
        let (default_department, roles) =
            own.map(|own| (own.default_department, own.roles)).unwrap_or_default();
        Ok(LearningView { default_department, roles, emails, accounts })
    }

    /// Tests `credential` and keeps it as a draft.
    pub(super) async fn test_learning(
        &self,
        platform: LearningPlatform,
        credential: Credential,
    ) -> Result<Done<LearningDraftView>, Fault> {
        let session = self.session(ConnectionSlot::Draft, &credential)?;
        let ispring = self.ispring(&credential, &session)?;
        let roles = ispring.roles().await?;
        let departments = ispring.departments().await?;
        // Who may not see accounts would find it out in the middle of the first run.
        ispring.may_see_accounts().await?;
        let own =
            LearningOwn { roles, departments, default_department: None, read_until: None, last_export: None };
        let view = self.learning_draft(own.clone())?;
        Ok(self.done(|| self.keep_draft(platform, &credential, own))?.map(|()| view))
    }

    /// What can be chosen with a draft.
    pub(super) fn learning_draft(&self, own: LearningOwn) -> Result<LearningDraftView, Fault> {
        let LearningOwn { roles, departments, .. } = own;
        let default_role = self.settings()?.default_role;
        let default_role = default_role.filter(|role| roles.iter().any(|known| known.id == *role));
        let active = self.store.connection(LEARNING, ConnectionSlot::Active)?;
        let in_use = active.and_then(|active| active.own.default_department).map(|department| department.id);
        let in_use = in_use.filter(|id| departments.iter().any(|known| known.id == *id));
        let default_department = in_use.or_else(|| topmost(&departments).map(|top| top.id.clone()));
        let default_role = default_role.map(String::from);
        Ok(LearningDraftView { roles, departments, default_role, default_department })
    }

    /// Puts the draft to use. The role goes into the settings, where it can be changed later.
    pub(super) fn activate_learning(
        &self,
        platform: LearningPlatform,
        chosen: &NewAccounts,
    ) -> Result<(), Fault> {
        let mut draft = self.entered(platform, ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let own = &mut draft.connection.own;
        let department = own.departments.iter().find(|known| known.id.as_str() == chosen.department).cloned();
        let department =
            department.ok_or_else(|| ApiError::from(ErrorCode::UnknownDepartment).at("department"))?;
        let role = known_role(&chosen.role, own)?;
        // Hosts are typed, and several lead to one platform; a department's id is one platform's only.
        let known = self.store.accounts_at()?;
        let is_same = own.departments.iter().any(|department| known.contains(&department.id));
        if !is_same {
            // What is under way would write into the ledgers of the other platform.
            if self.memory.at_work_aside.get() {
                return Err(ErrorCode::RunInProgress.into());
            }
            self.store.clear_ledgers()?;
            let topmost = topmost(&own.departments).map(|top| &top.id);
            self.store.set_accounts_at(
                &[Some(&department.id), topmost].into_iter().flatten().collect::<Vec<_>>(),
            )?;
        }
        let same = self.store.connection(platform, ConnectionSlot::Active)?.filter(|_| is_same);
        own.default_department = Some(department);
        own.read_until = same.as_ref().and_then(|before| before.own.read_until);
        own.last_export = same.as_ref().and_then(|before| before.own.last_export);
        self.promote(draft, same.and_then(|before| before.last_success))?;
        let settings = self.settings()?;
        if settings.default_role != role {
            self.keep_settings(Settings { default_role: role, ..settings }, self.now())?;
        }
        Ok(())
    }

    /// Refuses a default role that the platform does not have. One that is not among those read last may be new there.
    pub(crate) async fn check_role(&self, role: &RoleId, field: &str) -> Result<(), Fault> {
        let Some(mut entered) = self.entered(LEARNING, ConnectionSlot::Active)? else { return Ok(()) };
        if has_role(&entered.connection.own, role) {
            return Ok(());
        }
        let session = self.session(ConnectionSlot::Active, &entered.credential)?;
        entered.connection.own.roles = self.ispring(&entered.credential, &session)?.roles().await?;
        let own = entered.connection.own;
        self.store.update_connection(LEARNING, ConnectionSlot::Active, |known| {
            known.own.roles.clone_from(&own.roles);
        })?;
        if has_role(&own, role) { Ok(()) } else { Err(unknown_role(field)) }
    }
}

/// The role that `raw` names, if it names one: blank is the platform's own for learners.
fn known_role(raw: &str, own: &LearningOwn) -> Result<Option<RoleId>, Fault> {
    if identifier(raw).is_empty() {
        return Ok(None);
    }
    let role: RoleId = raw.parse().map_err(|_| ApiError::from(ErrorCode::FieldMalformed).at("role"))?;
    if has_role(own, &role) { Ok(Some(role)) } else { Err(unknown_role("role")) }
}

fn has_role(own: &LearningOwn, role: &RoleId) -> bool {
    own.roles.iter().any(|known| known.id == *role)
}

fn unknown_role(field: &str) -> Fault {
    ApiError::from(ErrorCode::UnknownRole).at(field).into()
}
