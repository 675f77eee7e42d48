//! A one-time link, shown once.

use domain::api::members::{InvitationView, InvitedMemberView, OneTimeToken};
use leptos::prelude::*;

use crate::{
    components::{CopyField, Notice, Tone},
    i18n::{Moment, date_time, use_admin_texts},
    routes::Page,
};

/// A link that was just made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedLink {
    /// Whom it is for.
    pub name: String,
    /// Its token.
    pub sign_in: OneTimeToken,
    /// Why it is shown.
    pub shown: Shown,
}

/// Why a link is shown to who has made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// They pass it on.
    AsAsked,
    /// It was to go by mail, and did not.
    MailFailed,
}

impl From<InvitationView> for IssuedLink {
    fn from(InvitationView { member, sign_in }: InvitationView) -> Self {
        Self { name: member.name.to_string(), sign_in, shown: Shown::AsAsked }
    }
}

impl IssuedLink {
    /// The link of whoever was invited, if it is to be shown; else their name.
    pub fn of(invited: InvitedMemberView) -> Result<Self, String> {
        let (member, sign_in, shown) = match invited {
            InvitedMemberView::ByMail { member } => return Err(member.name.to_string()),
            InvitedMemberView::ByHand { member, sign_in } => (member, sign_in, Shown::AsAsked),
            InvitedMemberView::MailFailed { member, sign_in } => (member, sign_in, Shown::MailFailed),
        };
        Ok(Self { name: member.name.to_string(), sign_in, shown })
    }
}

impl IssuedLink {
    /// The whole address, on the site at `origin`. The token stands behind `#`, where no server sees it.
    fn address(&self, origin: &str) -> String {
        format!("{origin}{}#{}", Page::SignIn.address(), self.sign_in.token)
    }
}

/// The id of the words that say that a link is shown only once.
pub const LINK_ONCE: &str = "link-once";

/// The link, to be copied now or never: `<LinkPanel link/>`.
#[component]
pub fn LinkPanel(
    /// The link.
    link: IssuedLink,
) -> impl IntoView {
    let texts = use_admin_texts();
    let address = link.address(&window().location().origin().unwrap_or_default());
    let until = link.sign_in.expires_at;
    let whom = move || texts.get().members.link_for(&link.name);
    let until = Signal::derive(move || {
        let until = date_time(texts.language(), until, Moment::DateAndTime);
        Some(texts.get().members.link_until(&until))
    });
    let failed = (link.shown == Shown::MailFailed).then(|| {
        view! { <Notice tone=Tone::Error><p>{texts.of(|t| t.members.mail_failed)}</p></Notice> }
    });
    view! {
        <div class="stack">
            {failed}
            <p>{whom}</p>
            <CopyField
                id="invitation-link"
                label=texts.of(|t| t.members.link)
                hint=until
                text=address
                copy=texts.of(|t| t.members.copy_link)
            />
            <Notice tone=Tone::Warning><p id=LINK_ONCE>{texts.of(|t| t.members.link_once)}</p></Notice>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn the_token_stands_where_no_server_sees_it() {
        let sign_in = OneTimeToken { token: "abc".to_owned(), expires_at: DateTime::UNIX_EPOCH };
        let link = IssuedLink { name: "Ana".to_owned(), sign_in, shown: Shown::AsAsked };
        assert_eq!(link.address("https://rollcall.example"), "https://rollcall.example/sign-in#abc");
    }
}
