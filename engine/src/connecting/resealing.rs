//! Sealing what is kept anew, under the key that seals now: only then can another one be taken off the ring.

use domain::{
    api::resealing::Resealed,
    audit::{Act, Actor, Deed},
    messages::channel::ChannelId,
    service::{ConnectionSlot, Service},
};

use super::vault::{Place, key_id};
use crate::{
    fault::Fault,
    organisation::Organisation,
    platform::Platform,
    store::{channels::KeptChannel, identities::KeptProof},
};

/// What a frame is counted under that does not say its key.
const NO_KEY: &str = "?";

impl<P: Platform> Organisation<'_, P> {
    /// Seals each value anew that is not sealed as one would be now, all of them or none. What does not open stays as it
    /// is: its key may come back on the ring. Frames are never sealed twice alike, so work that is under way begins anew,
    /// as it does when somebody enters the same credential again.
    pub(crate) fn reseal(&self) -> Result<Resealed, Fault> {
        self.platform.transaction(|| {
            let mut resealed = Resealed::default();
            for service in Service::ALL {
                for slot in ConnectionSlot::ALL {
                    self.reseal_credential(service, slot, &mut resealed)?;
                }
            }
            for slot in ConnectionSlot::ALL {
                self.reseal_client_proof(slot, &mut resealed)?;
            }
            for (id, channel) in self.store.channels()? {
                self.reseal_channel(id, &channel, &mut resealed)?;
            }
            self.reseal_trail_key(&mut resealed)?;
            if resealed.anew > 0 {
                self.record(Deed::by(Actor::Operator, Act::CredentialsResealed))?;
            }
            Ok(resealed)
        })
    }

    fn reseal_credential(
        &self,
        service: Service,
        slot: ConnectionSlot,
        resealed: &mut Resealed,
    ) -> Result<(), Fault> {
        for (field, frame) in self.store.credential(service, slot)? {
            let place = Place::Credential { organisation: &self.id, service, slot, field };
            if let Some(frame) = self.resealed(place, &frame, resealed)? {
                self.store.put_frame(service, slot, field, &frame)?;
            }
        }
        Ok(())
    }

    fn reseal_client_proof(&self, slot: ConnectionSlot, resealed: &mut Resealed) -> Result<(), Fault> {
        let Some(mut kept) = self.store.identity_provider(slot)? else { return Ok(()) };
        let (place, frame) = match &mut kept.proof {
            KeptProof::Secret(frame) => (self.client_secret_place(), frame),
            KeptProof::Key(key) => (self.client_key_place(), &mut key.private),
            KeptProof::Nothing => return Ok(()),
        };
        match self.resealed(place, frame, resealed)? {
            Some(anew) => {
                *frame = anew;
                self.store.put_identity_provider(slot, Some(&kept))
            }
            None => Ok(()),
        }
    }

    fn reseal_channel(
        &self,
        id: ChannelId,
        channel: &KeptChannel,
        resealed: &mut Resealed,
    ) -> Result<(), Fault> {
        let Some((_, frame)) = self.store.channel(id)? else { return Ok(()) };
        match self.resealed(self.channel_place(id), &frame, resealed)? {
            Some(frame) => self.store.put_channel(id, channel, &frame),
            None => Ok(()),
        }
    }

    fn reseal_trail_key(&self, resealed: &mut Resealed) -> Result<(), Fault> {
        let Some(frame) = self.store.trail_key()? else { return Ok(()) };
        match self.resealed(Place::TrailKey { organisation: &self.id }, &frame, resealed)? {
            Some(frame) => self.store.set_trail_key(&frame),
            None => Ok(()),
        }
    }

    /// What is in `frame`, sealed anew, if it has to be.
    fn resealed(
        &self,
        place: Place<'_>,
        frame: &[u8],
        resealed: &mut Resealed,
    ) -> Result<Option<Vec<u8>>, Fault> {
        let mut count = |frame: &[u8]| {
            *resealed.under.entry(key_id(frame).unwrap_or(NO_KEY).to_owned()).or_default() += 1;
        };
        match self.config.keys.open(place, frame) {
            Ok(secret) if !self.config.keys.seals_so(frame) => {
                let anew = self.seal_value(place, &secret)?;
                count(&anew);
                resealed.anew += 1;
                Ok(Some(anew))
            }
            opened => {
                count(frame);
                // Also where the ring has another key by the id that it was sealed under.
                resealed.unopened += u32::from(opened.is_err());
                Ok(None)
            }
        }
    }
}
