//! Organisations, members, one-time links and sessions, in D1.

mod erasing;
mod links;
mod newcomers;
mod sessions;

use chrono::{DateTime, Utc};
use domain::{
    access::Role,
    api::{
        members::{MemberView, OneTimeToken, PendingLink},
        session::NewLinkNotice,
    },
    audit::Act,
    identity::address::Address,
    session::{self, Way},
    text::Text,
};
use serde::Deserialize;
use worker::{D1Database, D1PreparedStatement, wasm_bindgen::JsValue};

use self::links::LinkRow;
pub(crate) use self::{
    links::{Maker, SignIn},
    newcomers::Newcomer,
};
use crate::{
    auditing::{Doing, Done},
    fault::Fault,
    organisations::Jurisdiction,
    runtime::{
        moment::{millis, time},
        random,
    },
    token::Token,
};

/// The members of all organisations.
pub(crate) struct Members<'a>(pub(crate) &'a D1Database);

/// An organisation that is to be opened.
pub(crate) struct NewOrganisation {
    /// Its id.
    pub(crate) id: String,
    /// Where its object lies.
    pub(crate) jurisdiction: Jurisdiction,
}

/// Somebody who is invited.
pub(crate) struct Invitation {
    /// The name they are shown by.
    pub(crate) name: Text,
    /// What they may do.
    pub(crate) role: Role,
    /// By which they are found at the identity provider.
    pub(crate) address: Option<Address>,
}

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// The member's id.
    pub(crate) id: String,
    /// Their name.
    pub(crate) name: Text,
    /// What they may do.
    pub(crate) role: Role,
    /// Their organisation's id.
    pub(crate) organisation: String,
    /// Their organisation's name.
    pub(crate) organisation_name: Text,
    /// How the session began by which they ask, if they ask by one.
    pub(crate) way: Option<Way>,
    /// What they are to be told about their links.
    pub(crate) new_link: Option<NewLinkNotice>,
}

/// A row of `members`, with the session or organisation it was joined with.
#[derive(Deserialize)]
struct MemberRow {
    id: String,
    name: Text,
    role: Role,
    organisation: String,
    organisation_name: Text,
    link_made_by: Option<Text>,
    link_made_at: Option<f64>,
}

#[derive(Deserialize)]
struct ListedRow {
    name: Text,
    #[serde(flatten)]
    link: LinkRow,
    maker_name: Option<Text>,
    last_way: Option<Way>,
    address: Option<Address>,
    expires_at: Option<f64>,
    mailed_at: Option<f64>,
}

#[derive(Deserialize)]
struct NameRow {
    name: String,
}

#[derive(Deserialize)]
struct IdRow {
    id: String,
}

impl From<MemberRow> for Member {
    fn from(row: MemberRow) -> Self {
        let MemberRow { id, name, role, organisation, organisation_name, link_made_by, link_made_at } = row;
        let new_link = link_made_at.map(|at| NewLinkNotice { by: link_made_by, at: time(at) });
        Self { id, name, role, organisation, organisation_name, way: None, new_link }
    }
}

const MEMBER_COLUMNS: &str = "members.id, members.name, members.role, members.organisation,
    organisations.name AS organisation_name, members.link_made_by, members.link_made_at";

/// Of the members the one who is meant (1) in the organisation (2), as long as they have the role that they were seen with
/// (3), whoever acts (4) has theirs (5), and another owner is left if they are one. Looked at by the statement that
/// changes them: of two owners who remove each other at the same time one stays.
const STILL_GOVERNED: &str = "id = ?1 AND organisation = ?2 AND role = ?3
    AND EXISTS (SELECT 1 FROM members AS acting WHERE acting.id = ?4 AND acting.role = ?5)
    AND (role <> 'owner' OR EXISTS (
        SELECT 1 FROM members AS other
        WHERE other.organisation = ?2 AND other.role = 'owner' AND other.id <> ?1
    ))";

/// The values of [`STILL_GOVERNED`].
fn governing(asking: &Member, member: &MemberView) -> [JsValue; 5] {
    [&*member.id, &asking.organisation, member.role.as_str(), &asking.id, asking.role.as_str()]
        .map(JsValue::from)
}

impl Member {
    /// What they do by the request with this id.
    pub(crate) fn doing(&self, act: Act, request_id: &str) -> Doing {
        Doing::by(&self.organisation, (&self.id, &self.name), act, request_id)
    }
}

impl Members<'_> {
    fn statement(&self, sql: &str, values: &[JsValue]) -> Result<D1PreparedStatement, Fault> {
        Ok(self.0.prepare(sql).bind(values)?)
    }

    /// Says whether the database answers.
    pub(crate) async fn ping(&self) -> Result<(), Fault> {
        self.statement("SELECT 1", &[])?.run().await?;
        Ok(())
    }

    /// The organisation called `name` and who has been its owner the longest; opened as `new` if there is none.
    pub(crate) async fn open_organisation(
        &self,
        name: &Text,
        new: &NewOrganisation,
        doing: Doing,
        now: DateTime<Utc>,
    ) -> Result<Done<Member>, Fault> {
        let owner = Token::new(random::bytes()?).short();
        let sql = format!(
            "SELECT {MEMBER_COLUMNS} FROM members
             JOIN organisations ON organisations.id = members.organisation
             WHERE organisations.name = ?1 AND members.role = 'owner'
             ORDER BY members.created_at, members.id LIMIT 1"
        );
        let opening = self.statement(
            "INSERT INTO organisations (id, name, created_at, jurisdiction) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING",
            &[
                new.id.as_str().into(),
                name.as_str().into(),
                millis(now),
                new.jurisdiction.name().map_or(JsValue::NULL, JsValue::from),
            ],
        )?;
        let then = vec![
            self.statement(
                "INSERT INTO members (id, organisation, name, role, created_at)
                     SELECT ?1, id, name, 'owner', ?3 FROM organisations WHERE id = ?2",
                &[owner.as_str().into(), new.id.as_str().into(), millis(now)],
            )?,
            self.statement(&sql, &[name.as_str().into()])?,
        ];
        let done = doing.done(self.0, opening, then).await?;
        done.try_map(|results| {
            let owner = results.last().map(worker::D1Result::results::<MemberRow>).transpose()?;
            let owner = owner.unwrap_or_default().into_iter().next();
            owner
                .map(Member::from)
                .ok_or_else(|| Fault::internal("opening an organisation", "it has no owner"))
        })
    }

    /// The members of `asking`'s organisation.
    pub(crate) async fn of(&self, asking: &Member, now: DateTime<Utc>) -> Result<Vec<MemberView>, Fault> {
        let sql =
            "SELECT members.id AS member, members.name, members.role, members.last_sign_in, members.last_way,
                          members.address, links.maker, makers.role AS maker_role, makers.name AS maker_name, links.expires_at,
                          links.mailed_at
                   FROM members
                   LEFT JOIN links ON links.member = members.id AND links.expires_at > ?2
                   LEFT JOIN members AS makers
                     ON makers.id = links.maker AND makers.organisation = members.organisation
                   WHERE members.organisation = ?1 ORDER BY members.name, members.id";
        let rows = self.statement(sql, &[asking.organisation.as_str().into(), millis(now)])?.all().await?;
        let view = |row: ListedRow| {
            let ListedRow { name, link, maker_name, last_way, address, expires_at, mailed_at } = row;
            let pending =
                |at| PendingLink { by: maker_name, expires_at: time(at), mailed_at: mailed_at.map(time) };
            MemberView {
                link: expires_at.filter(|_| link.holds()).map(pending),
                is_self: link.member == asking.id,
                id: link.member,
                name,
                role: link.role,
                last_sign_in: link.last_sign_in.map(time),
                last_way,
                address,
            }
        };
        Ok(rows.results::<ListedRow>()?.into_iter().map(view).collect())
    }

    /// A new member of `asking`'s organisation, with a link for them.
    pub(crate) async fn invite(
        &self,
        asking: &Member,
        invitation: Invitation,
        doing: Doing,
        now: DateTime<Utc>,
    ) -> Result<Done<(MemberView, OneTimeToken)>, Fault> {
        let Invitation { name, role, address } = invitation;
        let id = Token::new(random::bytes()?).short();
        let member = self.statement(
            "INSERT INTO members (id, organisation, name, role, created_at, address)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            &[
                id.as_str().into(),
                asking.organisation.as_str().into(),
                name.as_str().into(),
                role.as_str().into(),
                millis(now),
                address.as_ref().map_or(JsValue::NULL, |address| address.as_str().into()),
            ],
        )?;
        let maker = Maker::Member(asking);
        let link = self.link(&id, &asking.organisation_name, &maker, session::INVITATION_LINK, now)?;
        let then = std::iter::once(link.made).chain(link.then).collect();
        let done = doing.on_member(&id, &name).done(self.0, member, then).await?;
        let view = MemberView {
            id,
            name,
            role,
            last_sign_in: None,
            last_way: None,
            address,
            link: None,
            is_self: false,
        };
        Ok(done.map(|_| (view, link.token)))
    }

    /// Gives `member` another role, if `asking` still has the right to. Links that they made end as they are used
    /// ([`LinkRow`](links)), if it was more that let them.
    pub(crate) async fn change_role(
        &self,
        asking: &Member,
        member: &MemberView,
        role: Role,
        doing: Doing,
    ) -> Result<Done<()>, Fault> {
        let sql = format!("UPDATE members SET role = ?6 WHERE {STILL_GOVERNED}");
        let mut values = Vec::from(governing(asking, member));
        values.push(role.as_str().into());
        let doing = doing.on_member(&member.id, &member.name);
        Ok(doing.done(self.0, self.statement(&sql, &values)?, Vec::new()).await?.map(drop))
    }

    /// Removes a member with their sessions, their links, and the links that they made, if `asking` still has the right to,
    /// and an owner is left.
    pub(crate) async fn remove_member(
        &self,
        asking: &Member,
        member: &MemberView,
        doing: Doing,
    ) -> Result<Done<()>, Fault> {
        let id = member.id.as_str();
        let gone = "NOT EXISTS (SELECT 1 FROM members WHERE id = ?1)";
        let of_gone = |table: &str| {
            self.statement(&format!("DELETE FROM {table} WHERE member = ?1 AND {gone}"), &[id.into()])
        };
        let removal = self
            .statement(&format!("DELETE FROM members WHERE {STILL_GOVERNED}"), &governing(asking, member))?;
        let then =
            vec![of_gone("sessions")?, of_gone("links")?, self.end_links_by(&asking.organisation, id)?];
        Ok(doing.on_member(id, &member.name).done(self.0, removal, then).await?.map(drop))
    }

    /// Forgets links and sessions that have ended.
    pub(crate) async fn forget_ended(&self, now: DateTime<Utc>) -> Result<(), Fault> {
        self.0
            .batch(vec![
                self.statement("DELETE FROM links WHERE expires_at <= ?1", &[millis(now)])?,
                self.statement(
                    "DELETE FROM sessions WHERE created_at <= ?1 OR seen_at <= ?2",
                    &[millis(now - session::LIFETIME), millis(now - session::IDLE)],
                )?,
            ])
            .await?;
        Ok(())
    }

    /// Has the cron handler look after the run of `organisation` from `from` on, or not any more.
    pub(crate) async fn watch_run(
        &self,
        organisation: &str,
        from: Option<DateTime<Utc>>,
    ) -> Result<(), Fault> {
        let sql = "UPDATE organisations SET run_watched_until = ?1 WHERE id = ?2";
        let from = from.map_or(JsValue::NULL, millis);
        self.statement(sql, &[from, organisation.into()])?.run().await?;
        Ok(())
    }

    /// The organisations whose run should have ended by now, at most `limit`; each is watched again from `next` on.
    pub(crate) async fn overdue_runs(
        &self,
        now: DateTime<Utc>,
        next: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<String>, Fault> {
        let sql = "UPDATE organisations SET run_watched_until = ?1 WHERE id IN
                   (SELECT id FROM organisations WHERE run_watched_until <= ?2 ORDER BY run_watched_until LIMIT ?3)
                   RETURNING id";
        let rows = self.statement(sql, &[millis(next), millis(now), limit.into()])?.all().await?;
        Ok(rows.results::<IdRow>()?.into_iter().map(|row| row.id).collect())
    }

    /// Has the cron handler wake `organisation` at `due`, or not at all. Writes nothing if nothing is different.
    pub(crate) async fn set_due(&self, organisation: &str, due: Option<DateTime<Utc>>) -> Result<(), Fault> {
        let sql = "UPDATE organisations SET due_at = ?1 WHERE id = ?2 AND due_at IS NOT ?1";
        self.statement(sql, &[due.map_or(JsValue::NULL, millis), organisation.into()])?.run().await?;
        Ok(())
    }

    /// The organisations for which something is due at `now`, at most `limit`. Each says itself when something is due
    /// next; should the message to it be lost, it is due again at `next`.
    pub(crate) async fn due(
        &self,
        now: DateTime<Utc>,
        next: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<String>, Fault> {
        let sql = "UPDATE organisations SET due_at = ?1 WHERE id IN
                   (SELECT id FROM organisations WHERE due_at <= ?2 ORDER BY due_at LIMIT ?3)
                   RETURNING id";
        let rows = self.statement(sql, &[millis(next), millis(now), limit.into()])?.all().await?;
        Ok(rows.results::<IdRow>()?.into_iter().map(|row| row.id).collect())
    }

    /// The name of the organisation `id`.
    pub(crate) async fn organisation_name(&self, id: &str) -> Result<String, Fault> {
        let statement = self.statement("SELECT name FROM organisations WHERE id = ?1", &[id.into()])?;
        let row = statement.first::<NameRow>(None).await?;
        row.map(|row| row.name).ok_or_else(|| Fault::internal("naming an organisation", "there is none"))
    }

    /// Whether there is an organisation with this id.
    pub(crate) async fn is_organisation(&self, id: &str) -> Result<bool, Fault> {
        let statement = self.statement("SELECT id FROM organisations WHERE id = ?1", &[id.into()])?;
        Ok(statement.first::<IdRow>(None).await?.is_some())
    }

    /// The ids of the organisations after this one, at most `limit`, in their order.
    pub(crate) async fn organisations_after(&self, after: &str, limit: u32) -> Result<Vec<String>, Fault> {
        let sql = "SELECT id FROM organisations WHERE id > ?1 ORDER BY id LIMIT ?2";
        let rows = self.statement(sql, &[after.into(), limit.into()])?.all().await?;
        Ok(rows.results::<IdRow>()?.into_iter().map(|row| row.id).collect())
    }

    /// The id of the organisation called `name`.
    pub(crate) async fn organisation_named(&self, name: &Text) -> Result<Option<String>, Fault> {
        let statement =
            self.statement("SELECT id FROM organisations WHERE name = ?1", &[name.as_str().into()])?;
        Ok(statement.first::<IdRow>(None).await?.map(|row| row.id))
    }
}
