//! How a connection stands, and when it is tried by itself.
//!
//! A single refusal proves little: a service that is being maintained, a user who is being moved, a right that is set
//! anew answer 401 or 403 for minutes. So the first one is told at once and the schedule goes on; only refusals spread
//! over hours stop it, and even then one try a day finds out whether somebody has helped on the other side.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    api::services::ConnectionState,
    provider::{ProviderFailure, Right},
};

/// How long after the first refusal another one, with no success in between, is believed.
pub const BELIEVED_AFTER: TimeDelta = TimeDelta::hours(3);

/// How often a connection that was given up is tried by itself.
pub const TRIED_EVERY: TimeDelta = TimeDelta::days(1);

impl ConnectionState {
    /// How a connection stands that was refused with `failure` at `now`; nothing, if `failure` is no refusal.
    #[must_use]
    pub fn refused(&self, failure: &ProviderFailure, now: DateTime<Utc>) -> Option<Self> {
        match failure {
            ProviderFailure::WrongCredential
            | ProviderFailure::UnknownCompany
            | ProviderFailure::NoEmployeeRights
            | ProviderFailure::NoRight { right: Right::Accounts } => {}
            ProviderFailure::AttributeNotReleased { attributes } => {
                return Some(Self::working(attributes.clone(), false));
            }
            _ => return None,
        }
        let failure = failure.clone();
        Some(match self {
            Self::Refused { since, .. } if now - *since < BELIEVED_AFTER => {
                Self::Refused { failure, since: *since }
            }
            Self::Refused { .. } | Self::Revoked { .. } => Self::Revoked { failure, tried_at: Some(now) },
            _ => Self::Refused { failure, since: now },
        })
    }

    /// Whether one that stands like this and then as `next` is told to stand so since before: a refusal that is believed is
    /// the same one.
    pub fn goes_on_as(&self, next: &Self) -> bool {
        let kind = |state: &Self| match state {
            Self::NotConnected => 0,
            Self::Connected => 1,
            Self::Degraded { .. } => 2,
            Self::Refused { .. } | Self::Revoked { .. } => 3,
        };
        kind(self) == kind(next)
    }

    /// Until when it is not tried by itself: a moment that is over for all that are not given up.
    pub fn rests_until(&self) -> DateTime<Utc> {
        match self {
            // One that was given up before this was kept is tried at once.
            Self::Revoked { tried_at: Some(tried_at), .. } => *tried_at + TRIED_EVERY,
            _ => DateTime::UNIX_EPOCH,
        }
    }

    /// Whether it is in use and was not given up.
    pub fn works(&self) -> bool {
        !matches!(self, Self::NotConnected | Self::Revoked { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::Attribute;

    const REFUSAL: ProviderFailure = ProviderFailure::WrongCredential;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::hours(hours)
    }

    /// How a connection stands after refusals at these hours.
    fn after(hours: &[i64]) -> ConnectionState {
        hours
            .iter()
            .fold(ConnectionState::Connected, |state, hour| state.refused(&REFUSAL, at(*hour)).unwrap())
    }

    #[test]
    fn one_refusal_is_told_and_only_refusals_spread_over_hours_are_believed() {
        assert_eq!(after(&[0]), ConnectionState::Refused { failure: REFUSAL, since: at(0) });
        assert_eq!(after(&[0, 1, 2]), ConnectionState::Refused { failure: REFUSAL, since: at(0) });
        assert_eq!(after(&[0, 3]), ConnectionState::Revoked { failure: REFUSAL, tried_at: Some(at(3)) });
        assert_eq!(after(&[0, 24]), ConnectionState::Revoked { failure: REFUSAL, tried_at: Some(at(24)) });
    }

    #[test]
    fn a_refusal_goes_on_when_it_is_believed_and_nothing_else_goes_on_as_another_thing() {
        let degraded = |attributes| ConnectionState::Degraded { attributes, status_missing: false };
        let kinds = [
            vec![ConnectionState::NotConnected],
            vec![ConnectionState::Connected],
            vec![degraded(vec![Attribute::Team]), degraded(vec![Attribute::Phone])],
            vec![after(&[0]), after(&[0, 3])],
        ];
        for (one, states) in kinds.iter().enumerate() {
            for (other, nexts) in kinds.iter().enumerate() {
                for (state, next) in
                    states.iter().flat_map(|state| nexts.iter().map(move |next| (state, next)))
                {
                    assert_eq!(state.goes_on_as(next), one == other, "{state:?} {next:?}");
                }
            }
        }
    }

    #[test]
    fn a_connection_that_was_given_up_is_tried_once_a_day() {
        let revoked = after(&[0, 3]);
        assert!(!revoked.works());
        assert_eq!(revoked.rests_until(), at(27));
        assert_eq!(revoked.refused(&REFUSAL, at(27)).unwrap().rests_until(), at(51));
        for tried in [ConnectionState::Connected, after(&[0])] {
            assert!(tried.works() && tried.rests_until() < at(0), "{tried:?}");
        }
    }

    #[test]
    fn what_is_no_refusal_says_nothing_of_a_connection() {
        for failure in [
            ProviderFailure::Unavailable { retry_after_seconds: None },
            ProviderFailure::RateLimited { retry_after_seconds: Some(1) },
            ProviderFailure::Redirected,
            ProviderFailure::TooLarge,
        ] {
            assert_eq!(ConnectionState::Connected.refused(&failure, at(0)), None, "{failure:?}");
        }
    }

    #[test]
    fn a_state_that_was_stored_before_tries_were_kept_is_read() {
        let stored = r#"{"kind":"revoked","failure":{"kind":"wrong_credential"}}"#;
        let read: ConnectionState = serde_json::from_str(stored).unwrap();
        assert_eq!(read, ConnectionState::Revoked { failure: REFUSAL, tried_at: None });
        assert!(read.rests_until() < at(0));
    }
}
