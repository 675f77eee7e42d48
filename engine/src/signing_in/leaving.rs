//! Who leaves the directory is signed out, by the run that says so; and who is signed out at the identity provider.

use domain::{
    api::error::ErrorCode,
    audit::{Act, Actor, Deed, Subject},
    identity::{claims, token::Token},
    service::ConnectionSlot,
};

use super::{SignInBy, Stopped};
use crate::{
    command::Purpose,
    fault::Fault,
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
};

/// Members that are signed out by one statement.
const AT_ONCE: usize = 500;

impl<P: Platform> Organisation<'_, P> {
    /// Ends the sessions of whom the identity provider has signed out, by its own word (`OpenID` Connect Back-Channel Logout
    /// 1.0). What is no such word is malformed, whatever is wrong with it.
    pub(crate) async fn sign_out_elsewhere(&self, token: &str, request_id: &str) -> Result<(), Fault> {
        let subject = match self.signed_out(token).await {
            Ok(subject) => subject,
            Err(Stopped::Refused(_)) => return Err(ErrorCode::MalformedBody.into()),
            Err(Stopped::Failed(fault)) => return Err(fault),
        };
        self.store.is_still_there()?;
        let kept = self.store.identity_provider(ConnectionSlot::Active)?.ok_or(ErrorCode::MalformedBody)?;
        let Some(member) = self.store.member_of(kept.provider.issuer.as_str(), &subject)? else {
            return Ok(());
        };
        self.platform.sign_out(&self.id, std::slice::from_ref(&member)).await?;
        self.store.is_still_there()?;
        let deed = Deed::by(Actor::Rollcall, Act::SignedOutElsewhere).to(Some(Subject::Member(member)));
        self.platform.transaction(|| self.record(deed.on_request(request_id)))
    }

    /// Who is signed out, once the token holds.
    async fn signed_out(&self, token: &str) -> Result<String, Stopped> {
        let SignInBy { provider, .. } = self.sign_in_by(&Purpose::SignIn)?;
        let token = Token::read(token)?;
        self.check_signature(&provider, &token).await?;
        let issuer = provider.issuer.as_str();
        Ok(claims::signed_out(&token.claims, issuer, &provider.client_id, self.now())?)
    }

    /// Signs out the members who are nobody of the directory any more. Whoever it was told of stays so until they get in
    /// again, so that nothing is lost if it has to be done once more.
    pub(crate) async fn sign_out_leavers(&self) -> Result<(), Fault> {
        let left = self.store.members_who_left()?;
        if planted::is(Planted::LeaversStayIn) {
            return Ok(());
        }
        for members in left.chunks(AT_ONCE) {
            self.platform.sign_out(&self.id, members).await?;
            self.store.is_still_there()?;
            self.platform.transaction(|| self.store.note_signed_out(members))?;
        }
        self.store.forget_identities_of_erased()
    }
}
