//! What the components say by themselves.

use crate::i18n::texts::kit::Kit;

pub(super) const KIT: Kit = Kit {
    close: "Close",
    cancel: "Cancel",
    copy: "Copy",
    copied: "Copied",
    copy_failed: "Copying did not work. Select the text and copy it by hand.",
    show: "Show",
    hide: "Hide",
    loading: "Loading…",
    try_again: "Try again",
    optional: "optional",
    note: "Note",
    warning: "Warning",
    error: "Error",
    success: "Done",
    step_of: "Step {n} of {total}",
    step_done: "done",
    new_window: "opens in a new tab",
};
