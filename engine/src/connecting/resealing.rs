//! Sealing what is kept anew, under the key that seals now: only then can another one be taken off the ring.

use domain::{
    api::resealing::Resealed,
    service::{ConnectionSlot, Service},
};

use super::vault::{Place, key_id};
use crate::{fault::Fault, organisation::Organisation, platform::Platform};

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
            Ok(resealed)
        })
    }

    fn reseal_credential(
        &self,
        service: Service,
        slot: ConnectionSlot,
        resealed: &mut Resealed,
    ) -> Result<(), Fault> {
        for (field, mut frame) in self.store.credential(service, slot)? {
            let place = Place { organisation: &self.id, service, slot, field };
            match self.config.keys.open(place, &frame) {
                // Also where the ring has another key by the id that it was sealed under.
                Err(_) => resealed.unopened += 1,
                Ok(_) if self.config.keys.seals_so(&frame) => {}
                Ok(secret) => {
                    frame = self.seal_value(place, &secret)?;
                    self.store.put_frame(service, slot, field, &frame)?;
                    resealed.anew += 1;
                }
            }
            *resealed.under.entry(key_id(&frame).unwrap_or(NO_KEY).to_owned()).or_default() += 1;
        }
        Ok(())
    }
}
