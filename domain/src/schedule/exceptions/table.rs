//! The exceptions, made by `UPDATE_GOLDEN=1 cargo test -p domain exceptions`: not to be changed by hand.

use super::{Exception, Span};

/// From tzdb 2025b to 2026f, November 2026 to December 2028.
#[expect(clippy::unreadable_literal, reason = "seconds since 1970")]
#[rustfmt::skip]
pub(super) static EXCEPTIONS: &[Exception] = &[
    Exception {
        zones: &["Africa/Casablanca", "Africa/El_Aaiun"],
        spans: &[
            Span { from: 1793491200, until: 1801965600, outdated: 60, right: 0 },
            Span { from: 1804989600, until: 1832205600, outdated: 60, right: 0 },
            Span { from: 1835834400, until: 1861920000, outdated: 60, right: 0 },
        ],
    },
    Exception {
        zones: &["America/Edmonton", "America/Inuvik", "America/Yellowknife", "Canada/Mountain"],
        spans: &[
            Span { from: 1793520000, until: 1805014800, outdated: -420, right: -360 },
            Span { from: 1825574400, until: 1836464400, outdated: -420, right: -360 },
            Span { from: 1857024000, until: 1861920000, outdated: -420, right: -360 },
        ],
    },
    Exception {
        zones: &["America/Havana", "Cuba"],
        spans: &[
            Span { from: 1793509200, until: 1805000400, outdated: -300, right: -240 },
        ],
    },
    Exception {
        zones: &["America/Rainy_River", "America/Winnipeg", "Canada/Central"],
        spans: &[
            Span { from: 1793516400, until: 1805011200, outdated: -360, right: -300 },
            Span { from: 1825570800, until: 1836460800, outdated: -360, right: -300 },
            Span { from: 1857020400, until: 1861920000, outdated: -360, right: -300 },
        ],
    },
    Exception {
        zones: &["America/Vancouver", "Canada/Pacific"],
        spans: &[
            Span { from: 1793523600, until: 1805018400, outdated: -480, right: -420 },
            Span { from: 1825578000, until: 1836468000, outdated: -480, right: -420 },
            Span { from: 1857027600, until: 1861920000, outdated: -480, right: -420 },
        ],
    },
    Exception {
        zones: &["Europe/Chisinau", "Europe/Tiraspol"],
        spans: &[
            Span { from: 1806192000, until: 1806195600, outdated: 180, right: 120 },
            Span { from: 1824940800, until: 1824944400, outdated: 120, right: 180 },
            Span { from: 1837641600, until: 1837645200, outdated: 180, right: 120 },
            Span { from: 1856390400, until: 1856394000, outdated: 120, right: 180 },
        ],
    },
];
