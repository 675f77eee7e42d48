//! Signing in.

use crate::i18n::texts::sign_in::SignIn;

pub(super) const SIGN_IN: SignIn = SignIn {
    title: "Sign in",
    signing_in: "Signing you in…",
    how_title: "How to get a link",
    how_invited: "You sign in with a personal link, without a password. Ask an administrator of your organisation for an invitation.",
    how_lost: "Never signed in and lost your invitation? Any administrator can make you a new link, under “Members”. Signed in before, or on a new device? Ask the owner of your organisation.",
    how_operator: "Setting Rollcall up right now? The command that starts it prints the first link.",
    once: "Each link works once, and for a short time only.",
    invalid_title: "This link does not work any more",
    invalid: "It was used already, has expired or was not copied completely. Ask for a new link and open it soon.",
    ended: "Your session has ended. Sign in again with a new link.",
    left: "You are signed out.",
    failed_title: "Signing in did not work",
    already: "You are signed in.",
    go_on: "Go on",
};
