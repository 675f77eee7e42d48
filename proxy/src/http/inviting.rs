//! Inviting somebody, by a link that is passed on or sent by mail.

use chrono::{DateTime, Utc};
use domain::{
    access::may_invite,
    api::{
        error::ErrorCode,
        members::{InvitationForm, InvitedMemberView, MemberView, OneTimeToken},
    },
    audit::Act,
    identity::address::{Address, NoAddress},
    language::Language,
    mail,
};
use engine::mailing;
use serde_json::json;

use super::{members::name, request::Incoming};
use crate::{
    auditing::{Doing, Done},
    config::Config,
    fault::Fault,
    members::{Invitation, Member, Members},
    runtime::log::{self, Level},
};

/// What somebody is invited with.
pub(crate) struct Inviting<'a> {
    pub(crate) config: &'a Config,
    pub(crate) members: &'a Members<'a>,
    pub(crate) asking: &'a Member,
    pub(crate) incoming: &'a Incoming,
}

impl Inviting<'_> {
    /// `POST /api/members`.
    pub(crate) async fn invite(
        &self,
        form: &InvitationForm,
        doing: Doing,
    ) -> Result<Done<InvitedMemberView>, Fault> {
        if !may_invite(self.asking.role, form.role) {
            return Err(ErrorCode::Forbidden.into());
        }
        let no_address = |NoAddress| ErrorCode::FieldMalformed.error().at("address");
        let address = form.address().map_err(no_address)?;
        let recipient = form.recipient().map_err(no_address)?;
        let invitation = Invitation { name: name(&form.name)?, role: form.role, address };
        if let Some((to, _)) = &recipient {
            self.within_mails(to).await?;
        }
        let invited = self.members.invite(self.asking, invitation, doing, Utc::now()).await?;
        let Some(recipient) = recipient else {
            return Ok(invited.map(|(member, sign_in)| InvitedMemberView::ByHand { member, sign_in }));
        };
        let mailed = async |(member, sign_in)| self.mail(recipient, member, sign_in).await;
        Ok(invited.going_on(self.config, mailed).await)
    }

    /// There must be room for one more mail of the organisation, and for one more to that address.
    async fn within_mails(&self, to: &Address) -> Result<(), Fault> {
        let Some(mailing) = &self.config.mailing else { return Ok(()) };
        let organisation = &self.asking.organisation;
        let outcome = mailing.limit.limit(organisation.clone()).await?;
        let mailed = self.members.mailed(organisation, to, Utc::now() - mail::MAILED_LATELY).await?;
        if outcome.success && mailed.leaves_room() { Ok(()) } else { Err(ErrorCode::TooManyRequests.into()) }
    }

    /// Sends the link of `member` by mail.
    async fn mail(
        &self,
        (to, language): (Address, Language),
        member: MemberView,
        sign_in: OneTimeToken,
    ) -> InvitedMemberView {
        let Some(origin) = self.incoming.own_origin() else {
            return InvitedMemberView::MailFailed { member, sign_in };
        };
        let Member { organisation_name, role, .. } = self.asking;
        let invitation = mail::Invitation {
            organisation: organisation_name,
            by: *role,
            origin: &origin,
            sign_in: &sign_in,
        };
        let mail = invitation.mail(to, language);
        let mailer = self.config.mailing.as_ref().map(|mailing| &mailing.mailer);
        let until = sign_in.expires_at;
        let view = mailing::hand_over(mailer, &mail, member, sign_in).await;
        if let InvitedMemberView::ByMail { member } = &view {
            self.note(member, until).await;
        }
        view
    }

    /// Notes that the link is on its way. Should that fail, it is so all the same, and the log alone has it.
    async fn note(&self, member: &MemberView, until: DateTime<Utc>) {
        let doing = self.asking.doing(Act::LinkMailed, &self.incoming.id);
        match self.members.note_mailed(member, until, doing, Utc::now()).await {
            Ok(noted) => noted.told(self.config).await,
            Err(fault) => {
                let fields =
                    json!({ "organisation.id": self.asking.organisation, "fault": format!("{fault:?}") });
                log::line(Level::Error, "a mail that was sent is not noted", fields);
            }
        }
    }
}
