//! Connecting the learning platform: testing a credential, choosing where accounts go, disconnecting.

use domain::{
    api::{
        error::{ApiError, ErrorCode},
        learning::{Emails, LearningActivationForm, LearningDraftView, LearningTestForm, LearningView},
        services::ConnectionState,
    },
    attribute::Attribute,
    credential::LearningCredential,
    provisioning::departments::topmost,
    service::{ConnectionSlot, Service},
    settings::RoleId,
    text::{Text, identifier},
};

use super::connection::LearningConnection;
use crate::{fault::Fault, organisation::Organisation, platform::Platform};

const SERVICE: Service = Service::ISpringLearn;

impl<P: Platform> Organisation<'_, P> {
    /// `GET /api/learning`.
    pub(crate) fn learning(&self) -> Result<LearningView, Fault> {
        let connection = self.store.learning_connection(ConnectionSlot::Active)?;
        let has_draft = self.store.learning_connection(ConnectionSlot::Draft)?.is_some();
        let emails = match self.store.source()? {
            None => Emails::NoSource,
            Some(_) if self.store.release()?.contains(Attribute::WorkEmail) => Emails::Released,
            Some(_) => Emails::NotReleased,
        };
        let accounts = self.store.count_accounts()?;
        Ok(match connection {
            None => LearningView {
                state: ConnectionState::NotConnected,
                identity: None,
                connected_at: None,
                last_success: None,
                default_department: None,
                roles: Vec::new(),
                has_draft,
                emails,
                accounts,
            },
            Some(connection) => LearningView {
                state: connection.state,
                identity: Some(connection.identity),
                connected_at: connection.connected_at,
                last_success: connection.last_success,
                default_department: connection.default_department,
                roles: connection.roles,
                has_draft,
                emails,
                accounts,
            },
        })
    }

    /// `POST /api/learning/draft`. A test that fails changes nothing.
    pub(crate) async fn test_learning(&self, form: LearningTestForm) -> Result<LearningDraftView, Fault> {
        let credential = LearningCredential::parse(&form.credential)?;
        let session = self.session(SERVICE, ConnectionSlot::Draft, &credential.expose_fields())?;
        let ispring = self.ispring(&credential, &session)?;
        let roles = ispring.roles().await?;
        let departments = ispring.departments().await?;
        // Who may not see accounts would find it out in the middle of the first run.
        ispring.may_see_accounts().await?;
        let connection = LearningConnection {
            identity: credential.address().as_str().to_owned(),
            state: ConnectionState::NotConnected,
            roles,
            departments,
            default_department: None,
            connected_at: None,
            last_success: None,
            read_until: None,
            last_export: None,
        };
        let sealed = self.seal(SERVICE, ConnectionSlot::Draft, credential.expose_fields())?;
        self.store.put_connection(SERVICE, ConnectionSlot::Draft, &connection, sealed)?;
        self.draft_of_learning(connection)
    }

    /// `GET /api/learning/draft`.
    pub(crate) fn learning_draft(&self) -> Result<LearningDraftView, Fault> {
        let connection = self.store.learning_connection(ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        self.draft_of_learning(connection)
    }

    fn draft_of_learning(&self, connection: LearningConnection) -> Result<LearningDraftView, Fault> {
        let default_role = self.settings()?.default_role;
        let default_role = default_role.filter(|role| connection.roles.iter().any(|known| known.id == *role));
        let active = self.store.learning_connection(ConnectionSlot::Active)?;
        let in_use = active.and_then(|active| active.default_department).map(|department| department.id);
        let in_use = in_use.filter(|id| connection.departments.iter().any(|known| known.id == *id));
        let default_department =
            in_use.or_else(|| topmost(&connection.departments).map(|top| top.id.clone()));
        Ok(LearningDraftView {
            identity: connection.identity,
            roles: connection.roles,
            departments: connection.departments,
            default_role: default_role.map(String::from),
            default_department,
        })
    }

    /// `POST /api/learning/activation`. The role goes into the settings, where it can be changed later.
    pub(crate) fn activate_learning(
        &self,
        form: &LearningActivationForm,
        by: Text,
    ) -> Result<LearningView, Fault> {
        let (draft, credential) = self.learning_in(ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let department = draft.departments.iter().find(|known| known.id.as_str() == form.department).cloned();
        let department =
            department.ok_or_else(|| ApiError::from(ErrorCode::UnknownDepartment).at("department"))?;
        let role = known_role(&form.role, &draft)?;
        // Hosts are typed, and several lead to one platform; a department's id is one platform's only.
        let known = self.store.accounts_at()?;
        let is_same = draft.departments.iter().any(|department| known.contains(&department.id));
        if !is_same {
            // What is under way would write into the ledgers of the other platform.
            if self.memory.at_work_aside.get() {
                return Err(ErrorCode::RunInProgress.into());
            }
            self.store.clear_ledgers()?;
            let topmost = topmost(&draft.departments).map(|top| &top.id);
            self.store.set_accounts_at(
                &[Some(&department.id), topmost].into_iter().flatten().collect::<Vec<_>>(),
            )?;
        }
        let same = self.store.learning_connection(ConnectionSlot::Active)?.filter(|_| is_same);
        let connection = LearningConnection {
            state: ConnectionState::Connected,
            default_department: Some(department),
            connected_at: Some(self.now()),
            last_success: same.as_ref().and_then(|before| before.last_success),
            read_until: same.as_ref().and_then(|before| before.read_until),
            last_export: same.as_ref().and_then(|before| before.last_export),
            ..draft
        };
        let sealed = self.seal(SERVICE, ConnectionSlot::Active, credential.expose_fields())?;
        self.store.put_connection(SERVICE, ConnectionSlot::Active, &connection, sealed)?;
        self.store.delete_connection(SERVICE, ConnectionSlot::Draft)?;
        self.memory.sessions.forget(SERVICE);
        let settings = self.settings()?;
        if settings.default_role != role {
            self.keep_settings(
                domain::settings::Settings { default_role: role, ..settings },
                by,
                self.now(),
            )?;
        }
        self.learning()
    }

    /// Refuses a default role that the platform does not have. One that is not among those read last may be new there.
    pub(crate) async fn check_role(&self, role: &RoleId, field: &str) -> Result<(), Fault> {
        let Some((connection, credential)) = self.learning_in(ConnectionSlot::Active)? else { return Ok(()) };
        if has_role(&connection, role) {
            return Ok(());
        }
        let session = self.session(SERVICE, ConnectionSlot::Active, &credential.expose_fields())?;
        let roles = self.ispring(&credential, &session)?.roles().await?;
        let connection = LearningConnection { roles, ..connection };
        self.store.update_learning_connection(|known| known.roles.clone_from(&connection.roles))?;
        if has_role(&connection, role) { Ok(()) } else { Err(unknown_role(field)) }
    }

    /// `POST /api/learning/disconnection`. The accounts stay as they are, and so does the ledger: who connects the same
    /// platform again invites nobody twice.
    pub(crate) fn disconnect_learning(&self) -> Result<LearningView, Fault> {
        self.store.delete_connection(SERVICE, ConnectionSlot::Draft)?;
        self.store.delete_connection(SERVICE, ConnectionSlot::Active)?;
        self.memory.sessions.forget(SERVICE);
        self.learning()
    }
}

/// The role that `raw` names, if it names one: blank is the platform's own for learners.
fn known_role(raw: &str, connection: &LearningConnection) -> Result<Option<RoleId>, Fault> {
    if identifier(raw).is_empty() {
        return Ok(None);
    }
    let role: RoleId = raw.parse().map_err(|_| ApiError::from(ErrorCode::FieldMalformed).at("role"))?;
    if has_role(connection, &role) { Ok(Some(role)) } else { Err(unknown_role("role")) }
}

fn has_role(connection: &LearningConnection, role: &RoleId) -> bool {
    connection.roles.iter().any(|known| known.id == *role)
}

fn unknown_role(field: &str) -> Fault {
    ApiError::from(ErrorCode::UnknownRole).at(field).into()
}
