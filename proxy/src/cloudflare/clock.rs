//! Time: the runtime's, and its `Intl` for time zones.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::schedule::ZoneName;
use engine::platform::Clock;
use worker::Delay;
use zone::IntlZone;

use super::Cloudflare;

impl Clock for Cloudflare {
    type Zone = IntlZone;

    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    async fn sleep(&self, duration: Duration) {
        Delay::from(duration).await;
    }

    fn zone(&self, name: &ZoneName) -> Option<IntlZone> {
        IntlZone::new(name)
    }
}
