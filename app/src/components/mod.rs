//! The kit: small parts that every page is made of.
//!
//! Every text prop takes a literal, a `String`, `texts.of(|t| …)` or `Signal::derive(move || …)`.

pub mod avatar;
pub mod badge;
pub mod button;
pub mod chart;
pub mod checkbox;
pub mod confirm_dialog;
pub mod copy_button;
pub mod dialog;
pub mod empty_state;
pub mod field;
pub mod icon;
pub mod id;
pub mod loading;
pub mod marked;
pub mod notice;
pub mod progress;
pub mod role_field;
pub mod secret_field;
pub mod select_field;
pub mod snackbar;
pub mod steps;
pub mod text_area;
pub mod tone;

pub use self::{
    avatar::{Avatar, AvatarSize, avatar_class, initials},
    badge::Badge,
    button::{Button, ButtonKind},
    chart::{Chart, ChartRow, Drawn, Point},
    checkbox::{Checkbox, CheckboxGroup},
    confirm_dialog::ConfirmDialog,
    copy_button::CopyButton,
    dialog::Dialog,
    empty_state::{EmptyState, Heading},
    field::{Field, focus_on, focus_soon},
    icon::{Icon, IconName},
    id::unique_id,
    loading::{Skeleton, Spinner},
    marked::Marked,
    notice::Notice,
    progress::Progress,
    role_field::RoleField,
    secret_field::SecretField,
    select_field::{Choice, SelectField},
    snackbar::{SnackbarRegion, Snackbars, provide_snackbars, use_snackbars},
    steps::{StepItem, Steps},
    text_area::TextArea,
    tone::Tone,
};
