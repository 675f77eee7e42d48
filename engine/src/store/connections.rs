//! Connections in storage, and their sealed credentials.

use domain::service::{ConnectionSlot, FieldName, HrSystem, Service};
use serde::{Serialize, de::DeserializeOwned};

use super::{Store, json};
use crate::{
    connecting::connection::{Connection, LearningConnection, SealedCredential},
    fault::Fault,
    platform::{Platform, Row, Value},
};

impl<P: Platform> Store<'_, P> {
    /// What is known about a connection to an HR system.
    pub(crate) fn connection(
        &self,
        service: HrSystem,
        slot: ConnectionSlot,
    ) -> Result<Option<Connection>, Fault> {
        self.body(service.into(), slot)
    }

    /// What is known about the connection to the learning platform.
    pub(crate) fn learning_connection(
        &self,
        slot: ConnectionSlot,
    ) -> Result<Option<LearningConnection>, Fault> {
        self.body(Service::ISpringLearn, slot)
    }

    fn body<T: DeserializeOwned>(&self, service: Service, slot: ConnectionSlot) -> Result<Option<T>, Fault> {
        let values = vec![service.as_str().into(), slot.as_str().into()];
        let rows = self.execute("SELECT body FROM connections WHERE service = ? AND slot = ?", values)?;
        rows.first().and_then(|row| row.first()).map(json).transpose()
    }

    /// A connection's credential, sealed.
    pub(crate) fn credential(
        &self,
        service: Service,
        slot: ConnectionSlot,
    ) -> Result<SealedCredential, Fault> {
        let values = vec![service.as_str().into(), slot.as_str().into()];
        let rows =
            self.execute("SELECT field, frame FROM credentials WHERE service = ? AND slot = ?", values)?;
        let field = |row: Row| match row.as_slice() {
            [Value::Text(name), Value::Blob(frame)] => {
                FieldName::named(name).map(|name| (name, frame.clone()))
            }
            _ => None,
        };
        let fields: Option<SealedCredential> = rows.into_iter().map(field).collect();
        fields.ok_or_else(|| Fault::internal("reading a credential", "its row has another shape"))
    }

    /// Keeps a connection and its sealed credential, in the place of what was there.
    pub(crate) fn put_connection<T: Serialize>(
        &self,
        service: Service,
        slot: ConnectionSlot,
        connection: &T,
        sealed: SealedCredential,
    ) -> Result<(), Fault> {
        self.delete_connection(service, slot)?;
        let place = || [service.as_str().into(), slot.as_str().into()];
        let body = serde_json::to_string(connection)?.into();
        let values = place().into_iter().chain([body]).collect();
        self.execute("INSERT INTO connections (service, slot, body) VALUES (?, ?, ?)", values)?;
        for (field, frame) in sealed {
            let values = place().into_iter().chain([field.as_str().into(), frame.into()]).collect();
            self.execute(
                "INSERT INTO credentials (service, slot, field, frame) VALUES (?, ?, ?, ?)",
                values,
            )?;
        }
        Ok(())
    }

    /// Changes what is known about a connection to an HR system, keeping its credential. Writes nothing if nothing is
    /// different.
    pub(crate) fn update_connection(
        &self,
        service: HrSystem,
        slot: ConnectionSlot,
        change: impl FnOnce(&mut Connection),
    ) -> Result<(), Fault> {
        self.update_body(service.into(), slot, change)
    }

    /// The same for the connection to the learning platform that is in use.
    pub(crate) fn update_learning_connection(
        &self,
        change: impl FnOnce(&mut LearningConnection),
    ) -> Result<(), Fault> {
        self.update_body(Service::ISpringLearn, ConnectionSlot::Active, change)
    }

    fn update_body<T: Serialize + DeserializeOwned + Clone + PartialEq>(
        &self,
        service: Service,
        slot: ConnectionSlot,
        change: impl FnOnce(&mut T),
    ) -> Result<(), Fault> {
        let Some(before) = self.body::<T>(service, slot)? else { return Ok(()) };
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.execute(
                "UPDATE connections SET body = ? WHERE service = ? AND slot = ?",
                vec![serde_json::to_string(&after)?.into(), service.as_str().into(), slot.as_str().into()],
            )?;
        }
        Ok(())
    }

    /// Forgets a connection and its credential.
    pub(crate) fn delete_connection(&self, service: Service, slot: ConnectionSlot) -> Result<(), Fault> {
        for sql in [
            "DELETE FROM connections WHERE service = ? AND slot = ?",
            "DELETE FROM credentials WHERE service = ? AND slot = ?",
        ] {
            self.execute(sql, vec![service.as_str().into(), slot.as_str().into()])?;
        }
        Ok(())
    }
}
