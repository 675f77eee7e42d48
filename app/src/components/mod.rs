//! The kit: small parts that every page is made of.
//!
//! Every text prop takes a literal, a `String`, `texts.of(|t| …)` or `Signal::derive(move || …)`.

pub mod avatar;
pub mod breakable;
pub mod button;
pub mod chart;
pub mod confirm_dialog;
pub mod copy_button;
pub mod copy_field;
pub mod dialog;
pub mod feedback;
pub mod fields;
pub mod icon;
pub mod marked;
pub mod menu;
pub mod steps;
pub mod try_again;

use std::sync::atomic::{AtomicU32, Ordering};

pub(crate) use self::menu::close_when_left;
pub use self::{
    avatar::{Avatar, AvatarSize, avatar_class, initials},
    breakable::breakable,
    button::{Button, ButtonKind},
    chart::{Chart, ChartRow, Drawn, Point},
    confirm_dialog::ConfirmDialog,
    copy_button::CopyButton,
    copy_field::CopyField,
    dialog::Dialog,
    feedback::{
        badge::Badge,
        empty_state::{EmptyState, Heading},
        loading::{Skeleton, Spinner},
        notice::Notice,
        progress::Progress,
        snackbar::{SnackbarRegion, Snackbars, provide_snackbars, use_snackbars},
        tone::Tone,
    },
    fields::{
        checkbox::{Checkbox, CheckboxGroup},
        field::{Field, focus_on, focus_soon},
        role_field::RoleField,
        secret_field::SecretField,
        select_field::{Choice, SelectField},
        text_area::TextArea,
    },
    icon::{Icon, IconName},
    marked::Marked,
    menu::{Menu, Tick, Ticked, Ticks},
    steps::{StepItem, Steps},
    try_again::TryAgain,
};

static NEXT: AtomicU32 = AtomicU32::new(1);

/// An id that no other element of the page has: it ties a control to its label, its hint and its error.
pub(crate) fn unique_id(kind: &str) -> String {
    format!("{kind}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
