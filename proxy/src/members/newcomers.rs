//! Who comes by the organisation's identity provider: members, from when they come first.

use chrono::{DateTime, Utc};
use domain::{
    access::Role,
    audit::{Act, Detail},
    device::Device,
    identity::address::Address,
    session::Way,
    text::Text,
};

use super::{MEMBER_COLUMNS, Member, MemberRow, Members, links::LinkRow};
use crate::{
    auditing::{Doing, Done},
    fault::Fault,
    runtime::moment::millis,
    token::Token,
};

/// Somebody whom the organisation's object lets in.
pub(crate) struct Newcomer<'a> {
    /// The organisation's id.
    pub(crate) organisation: &'a str,
    /// The member's id.
    pub(crate) member: String,
    /// Their name in the directory. Nothing: they were invited, so that they are a member already, or not any more.
    pub(crate) name: Option<Text>,
    /// The role that a claim gives them.
    pub(crate) role: Option<Role>,
}

impl Members<'_> {
    /// The one member of `organisation` who was invited by this address, and has not come yet. It holds as long as the link
    /// that was made for them: until that ends, by its time or with its maker's rights.
    pub(crate) async fn invited_by(
        &self,
        organisation: &str,
        address: &Address,
        now: DateTime<Utc>,
    ) -> Result<Option<String>, Fault> {
        let sql = "SELECT members.id AS member, members.role, members.last_sign_in, links.maker, makers.role AS maker_role
                   FROM members
                   JOIN links ON links.member = members.id AND links.expires_at > ?3
                   LEFT JOIN members AS makers
                     ON makers.id = links.maker AND makers.organisation = members.organisation
                   WHERE members.organisation = ?1 AND members.address = ?2 AND members.last_sign_in IS NULL";
        let values = [organisation.into(), address.as_str().into(), millis(now)];
        let rows = self.statement(sql, &values)?.all().await?.results::<LinkRow>()?;
        let mut invited = rows.into_iter().filter(LinkRow::holds);
        Ok(invited.next().filter(|_| invited.next().is_none()).map(|row| row.member))
    }

    /// Makes somebody of the directory a member, if they are none yet.
    pub(crate) async fn admit(
        &self,
        newcomer: &Newcomer<'_>,
        request_id: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Done<()>>, Fault> {
        let Newcomer { organisation, member, name, role } = newcomer;
        let Some(name) = name else { return Ok(None) };
        let role = role.unwrap_or(Role::Member);
        let insert = self.statement(
            "INSERT INTO members (id, organisation, name, role, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING",
            &[
                member.as_str().into(),
                (*organisation).into(),
                name.as_str().into(),
                role.as_str().into(),
                millis(now),
            ],
        )?;
        let doing = Doing::by(organisation, (member, name), Act::MemberAdmitted, request_id);
        let done = doing.with_detail(Detail::Role(role)).done(self.0, insert, Vec::new()).await?;
        Ok(Some(done.map(drop)))
    }

    /// Gives a member the role that a claim says. An owner stays one.
    pub(crate) async fn take_role(
        &self,
        newcomer: &Newcomer<'_>,
        request_id: &str,
    ) -> Result<Option<Done<()>>, Fault> {
        let Newcomer { organisation, member, role: Some(role), .. } = newcomer else { return Ok(None) };
        let update = self.statement(
            "UPDATE members SET role = ?3
             WHERE id = ?1 AND organisation = ?2 AND role <> 'owner' AND role <> ?3",
            &[member.as_str().into(), (*organisation).into(), role.as_str().into()],
        )?;
        let doing = Doing::by_claim(organisation, member, Act::RoleChanged, request_id);
        let done = doing.with_detail(Detail::Role(*role)).done(self.0, update, Vec::new()).await?;
        Ok(Some(done.map(drop)))
    }

    /// Starts a session of a member on `device`. Nothing, if they are none.
    pub(crate) async fn sign_in_newcomer(
        &self,
        newcomer: &Newcomer<'_>,
        before: Option<&Token>,
        device: Device,
        request_id: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<Done<(Member, Token)>>, Fault> {
        let Newcomer { organisation, member, .. } = newcomer;
        let sql = format!(
            "SELECT {MEMBER_COLUMNS} FROM members JOIN organisations ON organisations.id = members.organisation
             WHERE members.id = ?1 AND members.organisation = ?2"
        );
        let values = [member.as_str().into(), (*organisation).into()];
        let Some(row) = self.statement(&sql, &values)?.first::<MemberRow>(None).await? else {
            return Ok(None);
        };
        let doing = Member::from(row).doing(Act::SignedIn, request_id);
        self.begin_session(member, before, (Way::IdentityProvider, device), doing, now).await.map(Some)
    }

    /// Ends the sessions and one-time links of these members of `organisation`.
    pub(crate) async fn sign_out_all(&self, organisation: &str, members: &[String]) -> Result<(), Fault> {
        let values = [organisation.into(), serde_json::to_string(members)?.into()];
        let of = "member IN (SELECT id FROM members
                   WHERE organisation = ?1 AND id IN (SELECT value FROM json_each(?2)))";
        let ending = ["sessions", "links"]
            .map(|table| self.statement(&format!("DELETE FROM {table} WHERE {of}"), &values));
        self.0.batch(ending.into_iter().collect::<Result<_, _>>()?).await?;
        Ok(())
    }
}
