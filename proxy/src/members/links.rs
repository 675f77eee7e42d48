//! One-time links: made, used up, and ended with their maker's rights.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    access::{LinkHolder, LinkMaker, Role, may_make_link},
    api::members::{MemberView, OneTimeToken},
    attention::{OPERATOR_LINK_TOLD, OperatorLink},
    audit::Act,
    device::Device,
    identity::address::Address,
    mail::Mailed,
    session::Way,
    sign_in_link::SignInLink,
    text::Text,
};
use serde::Deserialize;
use worker::{D1PreparedStatement, wasm_bindgen::JsValue};

use super::{IdRow, Member, Members, time};
use crate::{
    auditing::{Doing, Done},
    fault::Fault,
    runtime::{moment::millis, random},
    token::Token,
};

/// What stands in the place of a member's id where the operator made a link. No member's id is as short.
const OPERATOR: &str = "operator";

/// Who makes a link. Whether they may is asked before.
pub(crate) enum Maker<'a> {
    /// Whoever runs the deployment.
    Operator,
    /// A member.
    Member(&'a Member),
}

/// A link that somebody holds, with the rights that its maker and its holder have now.
#[derive(Deserialize)]
pub(super) struct LinkRow {
    pub(super) member: String,
    pub(super) role: Role,
    pub(super) last_sign_in: Option<f64>,
    maker: Option<String>,
    maker_role: Option<Role>,
}

/// A link that somebody wants to use.
#[derive(Deserialize)]
struct UsedRow {
    #[serde(flatten)]
    link: LinkRow,
    name: Text,
    organisation: String,
    organisation_name: Text,
}

/// A member for whom the operator made a link.
#[derive(Deserialize)]
struct ToldRow {
    id: String,
    name: Text,
    operator_link_at: f64,
}

/// How much was mailed.
#[derive(Deserialize)]
struct MailedRow {
    in_all: u32,
    by_us: u32,
    to_them: u32,
}

/// A link that is to be made.
pub(super) struct NewLink {
    /// What makes it.
    pub(super) made: D1PreparedStatement,
    /// What follows from it: older ones end, and whom it is for is told.
    pub(super) then: Vec<D1PreparedStatement>,
    /// What its holder gets.
    pub(super) token: OneTimeToken,
}

/// What comes of a link that somebody wants to use.
pub(crate) enum SignIn {
    /// Who is in, and their session.
    In(Done<(Member, Token)>),
    /// The link is somebody's, and does not work (any more).
    Refused(Doing),
    /// There is no such link.
    Unknown,
}

impl LinkRow {
    fn holder(&self) -> LinkHolder {
        LinkHolder { role: self.role, has_signed_in: self.last_sign_in.is_some() }
    }

    /// Who made it. `None`: a member who was removed.
    fn maker(&self) -> Option<LinkMaker> {
        match self.maker.as_deref() {
            None => Some(LinkMaker::Forgotten),
            Some(OPERATOR) => Some(LinkMaker::Operator),
            Some(id) if id == self.member => Some(LinkMaker::Themselves),
            Some(_) => self.maker_role.map(LinkMaker::Other),
        }
    }

    /// Whether it still lets somebody in.
    pub(super) fn holds(&self) -> bool {
        self.maker().is_some_and(|maker| may_make_link(maker, self.holder()).is_ok())
    }
}

impl Members<'_> {
    /// A new one-time link for a member of `organisation`. Older links of the same member stop working. Who has signed in
    /// before is told, the operator's links included.
    pub(crate) async fn new_link(
        &self,
        member: (&str, &Text),
        organisation: &Text,
        maker: Maker<'_>,
        valid: TimeDelta,
        doing: Doing,
        now: DateTime<Utc>,
    ) -> Result<Done<OneTimeToken>, Fault> {
        let (id, name) = member;
        let NewLink { made, then, token } = self.link(id, organisation, &maker, valid, now)?;
        Ok(doing.on_member(id, name).done(self.0, made, then).await?.map(|_| token))
    }

    /// A new link for `member`, to be made.
    pub(super) fn link(
        &self,
        member: &str,
        organisation: &Text,
        maker: &Maker<'_>,
        valid: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<NewLink, Fault> {
        let (token, expires_at) = (Token::new(random::bytes()?), now + valid);
        let (id, name) = match maker {
            Maker::Operator => (OPERATOR, JsValue::NULL),
            Maker::Member(maker) => (maker.id.as_str(), maker.name.as_str().into()),
        };
        let made = self.statement(
            "INSERT INTO links (token_hash, member, expires_at, maker) VALUES (?1, ?2, ?3, ?4)",
            &[token.hash().into(), member.into(), millis(expires_at), id.into()],
        )?;
        let then = vec![
            self.statement(
                "DELETE FROM links WHERE member = ?1 AND token_hash <> ?2",
                &[member.into(), token.hash().into()],
            )?,
            self.statement(
                // Of a link that a member made, their name is kept; none is of the operator's.
                "UPDATE members SET link_made_by = ?1, link_made_at = ?2,
                     operator_link_at = CASE WHEN ?1 IS NULL THEN ?2 ELSE operator_link_at END
                 WHERE id = ?3 AND last_sign_in IS NOT NULL",
                &[name, millis(now), member.into()],
            )?,
        ];
        let token =
            OneTimeToken { token: SignInLink::text(&token.expose(), organisation.as_str()), expires_at };
        Ok(NewLink { made, then, token })
    }

    /// What was mailed since then that nobody has followed yet: to an address, by `organisation`, and in all.
    pub(crate) async fn mailed(
        &self,
        organisation: &str,
        to: &Address,
        since: DateTime<Utc>,
    ) -> Result<Mailed, Fault> {
        let sql = "SELECT count(*) AS in_all, coalesce(sum(members.organisation = ?1), 0) AS by_us,
                       coalesce(sum(members.address = ?2), 0) AS to_them
                   FROM links JOIN members ON members.id = links.member
                   WHERE links.mailed_at > ?3";
        let values = [organisation.into(), to.as_str().into(), millis(since)];
        let row = self.statement(sql, &values)?.first::<MailedRow>(None).await?;
        let row = row.ok_or_else(|| Fault::internal("counting what was mailed", "there is no count"))?;
        Ok(Mailed { to_them: row.to_them, by_us: row.by_us, in_all: row.in_all })
    }

    /// Notes that the link that `member` holds `until` then was sent to them by mail.
    pub(crate) async fn note_mailed(
        &self,
        member: &MemberView,
        until: DateTime<Utc>,
        doing: Doing,
        now: DateTime<Utc>,
    ) -> Result<Done<()>, Fault> {
        // Somebody may have renewed it meanwhile, by another one that ends later.
        let note = self.statement(
            "UPDATE links SET mailed_at = ?1 WHERE member = ?2 AND expires_at = ?3",
            &[millis(now), member.id.as_str().into(), millis(until)],
        )?;
        Ok(doing.on_member(&member.id, &member.name).done(self.0, note, Vec::new()).await?.map(drop))
    }

    /// Uses up the one-time link `link` and starts a session on `device`, in the place of the one that the browser had
    /// `before`: whoever used it is signed out, not only out of sight. Not if it names another organisation than it leads to, or if
    /// that one does not take the link: people may have to come by its identity provider.
    pub(crate) async fn sign_in(
        &self,
        link: &SignInLink<'_>,
        before: Option<&Token>,
        device: Device,
        request_id: &str,
        now: DateTime<Utc>,
        takes_link: impl AsyncFnOnce(&str, LinkHolder) -> Result<bool, Fault>,
    ) -> Result<SignIn, Fault> {
        let Some(secret) = Token::parse(link.secret) else { return Ok(SignIn::Unknown) };
        let values = [secret.hash().into(), millis(now)];
        let sql = "SELECT links.member, members.role, members.last_sign_in, links.maker,
                          makers.role AS maker_role, members.name, members.organisation,
                          organisations.name AS organisation_name
                   FROM links JOIN members ON members.id = links.member
                   JOIN organisations ON organisations.id = members.organisation
                   LEFT JOIN members AS makers
                     ON makers.id = links.maker AND makers.organisation = members.organisation
                   WHERE links.token_hash = ?1 AND links.expires_at > ?2";
        let row = self.statement(sql, &values)?.first::<UsedRow>(None).await?;
        let Some(UsedRow { link: row, name, organisation, organisation_name }) = row else {
            return Ok(SignIn::Unknown);
        };
        let doing = Doing::by(&organisation, (&row.member, &name), Act::SignedIn, request_id);
        let holder = row.holder();
        let is_good = row.holds() && organisation_name.as_str() == link.organisation;
        if !(is_good && takes_link(&organisation, holder).await?) {
            return Ok(SignIn::Refused(doing));
        }
        // One statement: of two that come at the same time, one gets the row, and none does if its maker was removed
        // since.
        let sql = "DELETE FROM links WHERE token_hash = ?1 AND expires_at > ?2 RETURNING member AS id";
        let Some(IdRow { id }) = self.statement(sql, &values)?.first::<IdRow>(None).await? else {
            return Ok(SignIn::Refused(doing));
        };
        self.begin_session(&id, before, (Way::Link, device), doing, now).await.map(SignIn::In)
    }

    /// Ends the links that `member` made, who was removed. Where nobody remembers who made one, it may have been them.
    pub(super) fn end_links_by(
        &self,
        organisation: &str,
        member: &str,
    ) -> Result<D1PreparedStatement, Fault> {
        let sql = "DELETE FROM links
                   WHERE (maker = ?1 OR (maker IS NULL AND member IN (SELECT id FROM members WHERE organisation = ?2)))
                     AND NOT EXISTS (SELECT 1 FROM members WHERE id = ?1)";
        self.statement(sql, &[member.into(), organisation.into()])
    }

    /// The last links that the operator made for members of `organisation` who had signed in before, as long as they are told.
    /// Whoever came by one can't take that away.
    pub(crate) async fn links_by_operator(
        &self,
        organisation: &str,
        now: DateTime<Utc>,
    ) -> Result<Vec<OperatorLink>, Fault> {
        let sql = "SELECT id, name, operator_link_at FROM members
                   WHERE organisation = ?1 AND operator_link_at > ?2";
        let since = millis(now - OPERATOR_LINK_TOLD);
        let rows = self.statement(sql, &[organisation.into(), since])?.all().await?;
        let link = |ToldRow { id, name, operator_link_at }| OperatorLink {
            member: id,
            name,
            at: time(operator_link_at),
        };
        Ok(rows.results::<ToldRow>()?.into_iter().map(link).collect())
    }

    /// Stops telling `member` of a new link that was made until `at`.
    pub(crate) async fn dismiss_new_link(
        &self,
        member: &Member,
        at: DateTime<Utc>,
        doing: Doing,
    ) -> Result<Done<()>, Fault> {
        let sql = "UPDATE members SET link_made_by = NULL, link_made_at = NULL
                   WHERE id = ?1 AND link_made_at <= ?2";
        let dismissal = self.statement(sql, &[member.id.as_str().into(), millis(at)])?;
        Ok(doing.done(self.0, dismissal, Vec::new()).await?.map(drop))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_ends_with_its_makers_rights() {
        let row = |maker: Option<&str>, maker_role, last_sign_in| LinkRow {
            member: "holder".to_owned(),
            role: Role::Admin,
            last_sign_in,
            maker: maker.map(str::to_owned),
            maker_role,
        };
        for (row, holds, what) in [
            (
                row(Some("maker"), Some(Role::Admin), None),
                true,
                "an admin's, for somebody who never signed in",
            ),
            (row(Some("maker"), None, None), false, "its maker was removed"),
            (row(Some("maker"), Some(Role::Member), None), false, "its maker is no admin any more"),
            (row(Some("maker"), Some(Role::Admin), Some(1.0)), false, "its holder has signed in since"),
            (row(Some("maker"), Some(Role::Owner), Some(1.0)), true, "the owner's"),
            (row(Some("holder"), Some(Role::Admin), None), false, "made for themselves"),
            (row(Some(OPERATOR), None, None), false, "the operator makes owners' links only"),
            (row(None, None, None), true, "old, for somebody who never signed in"),
            (row(None, None, Some(1.0)), false, "old, for somebody who has"),
        ] {
            assert_eq!(row.holds(), holds, "{what}");
        }
    }
}
