//! Connections in storage, and their sealed credentials.

use domain::service::{ConnectionSlot, FieldName, Service};
use serde::de::IgnoredAny;

use super::{Store, json};
use crate::{
    connecting::connection::{Connectable, Connection, SealedCredential},
    fault::Fault,
    platform::{Platform, Row, Value},
};

impl<P: Platform> Store<'_, P> {
    /// What is known about a connection.
    pub(crate) fn connection<S: Connectable>(
        &self,
        service: S,
        slot: ConnectionSlot,
    ) -> Result<Option<Connection<S::Own>>, Fault> {
        let values = vec![service.into().as_str().into(), slot.as_str().into()];
        let rows = self.execute("SELECT body FROM connections WHERE service = ? AND slot = ?", values)?;
        rows.first().and_then(|row| row.first()).map(json).transpose()
    }

    /// The connections in use, by service, without what each has of its own.
    pub(crate) fn connections_in_use(&self) -> Result<Vec<(Service, Connection<IgnoredAny>)>, Fault> {
        let rows = self.execute("SELECT service, body FROM connections WHERE slot = 'active'", vec![])?;
        let connection = |row: &Row| match row.as_slice() {
            [Value::Text(service), body] => match Service::named(service) {
                Some(service) => Ok((service, json(body)?)),
                None => Err(Fault::internal("reading connections", "an unknown service")),
            },
            _ => Err(Fault::internal("reading connections", "the row has another shape")),
        };
        rows.iter().map(connection).collect()
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
    pub(crate) fn put_connection<S: Connectable>(
        &self,
        service: S,
        slot: ConnectionSlot,
        connection: &Connection<S::Own>,
        sealed: SealedCredential,
    ) -> Result<(), Fault> {
        let service = service.into();
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

    /// Keeps another frame of the same value.
    pub(crate) fn put_frame(
        &self,
        service: Service,
        slot: ConnectionSlot,
        field: FieldName,
        frame: &[u8],
    ) -> Result<(), Fault> {
        let place = [service.as_str().into(), slot.as_str().into(), field.as_str().into()];
        let values = [Value::Blob(frame.to_vec())].into_iter().chain(place).collect();
        let sql = "UPDATE credentials SET frame = ? WHERE service = ? AND slot = ? AND field = ?";
        self.execute(sql, values).map(drop)
    }

    /// Changes what is known about a connection, keeping its credential. Writes nothing if nothing is different.
    pub(crate) fn update_connection<S: Connectable>(
        &self,
        service: S,
        slot: ConnectionSlot,
        change: impl FnOnce(&mut Connection<S::Own>),
    ) -> Result<(), Fault> {
        let Some(before) = self.connection(service, slot)? else { return Ok(()) };
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            let place = [service.into().as_str().into(), slot.as_str().into()];
            let values = [serde_json::to_string(&after)?.into()].into_iter().chain(place).collect();
            self.execute("UPDATE connections SET body = ? WHERE service = ? AND slot = ?", values)?;
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
