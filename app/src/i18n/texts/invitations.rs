//! What is said of people who wait for their learning account, and of what a run did with accounts. Where `{…}` stands,
//! something is filled in: `{service}` is the learning platform's name.

use crate::i18n::Plural;

/// Who waits for their account.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Invitations {
    pub title: &'static str,
    pub intro: &'static str,
    pub nobody_title: &'static str,
    pub nobody: &'static str,
    pub to_sync: &'static str,
    pub counts: &'static str,
    pub invited: &'static str,
    pub adopted: &'static str,
    pub takeovers: &'static str,
    /// Some get the account of somebody else who has left: an admin has to look at the two names.
    pub compare_names: &'static str,
    pub no_text: &'static str,
    pub set_text: &'static str,
    /// The invitation as `{name}` gets it.
    pub letter: &'static str,
    pub people: &'static str,
    pub email: &'static str,
    pub gets: &'static str,
    pub gets_account: &'static str,
    pub gets_adoption: &'static str,
    /// The account of `{name}`, who has left.
    pub gets_takeover: &'static str,
    pub gets_takeover_erased: &'static str,
    pub letter_above: &'static str,
    pub show_letter: &'static str,
    /// So many accounts are opened: a part of what the button says.
    pub opens: Plural,
    pub adopts: Plural,
    pub hands_over: Plural,
    pub mails: Plural,
    pub mails_nobody: &'static str,
    /// Whether so many accounts are opened.
    pub ask_open: Plural,
    /// The word on the button that does.
    pub open: &'static str,
    /// Whether so many accounts are approved, of which some are there already.
    pub ask_approve: Plural,
    pub approve: &'static str,
    pub ask_mailing: &'static str,
    pub ask_silent: &'static str,
    pub approved: &'static str,
    pub changed: &'static str,
    pub busy: &'static str,
    /// So many people wait.
    pub waiting: Plural,
    pub review: &'static str,
    pub run: AccountFacts,
}

/// What a run did with accounts.
#[derive(Debug)]
#[expect(missing_docs, reason = "`AccountTally` says what each means")]
pub struct AccountFacts {
    pub title: &'static str,
    pub created: &'static str,
    pub adopted: &'static str,
    pub updated: &'static str,
    pub deactivated: &'static str,
    pub activated: &'static str,
    pub waiting: &'static str,
    pub refused: &'static str,
    pub without_email: &'static str,
    pub later: &'static str,
    pub departments_missing: &'static str,
    pub stopped: &'static str,
    pub stopped_next: &'static str,
}
