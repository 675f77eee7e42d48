//! Sessions: who holds one, where somebody is signed in, and how that ends.

use chrono::{DateTime, Utc};
use domain::{
    api::sessions::ListedSession,
    device::{Browser, Device, System},
    session::{self, Asked, Recency, Verdict, Way},
};
use serde::Deserialize;
use worker::D1PreparedStatement;

use super::{MEMBER_COLUMNS, Member, MemberRow, Members};
use crate::{
    auditing::{Doing, Done},
    fault::Fault,
    runtime::{
        moment::{millis, time},
        random,
    },
    token::Token,
};

/// The id of a session: 96 bits of the hash of its token, from which nobody comes to the token.
const ID: &str = "substr(token_hash, 1, 16)";

#[derive(Deserialize)]
struct SessionRow {
    #[serde(flatten)]
    member: MemberRow,
    created_at: f64,
    seen_at: f64,
    way: Way,
}

#[derive(Deserialize)]
struct ListedRow {
    id: String,
    browser: Option<Browser>,
    system: Option<System>,
    created_at: f64,
    seen_at: f64,
    is_this: u8,
}

impl From<ListedRow> for ListedSession {
    fn from(row: ListedRow) -> Self {
        let ListedRow { id, browser, system, created_at, seen_at, is_this } = row;
        let device = browser.zip(system).map(|(browser, system)| Device { browser, system });
        Self { id, device, created_at: time(created_at), seen_at: time(seen_at), is_this: is_this == 1 }
    }
}

impl Members<'_> {
    /// Who holds the session `token`, if it is alive, and whether it began a moment ago. Notes the use now and then.
    pub(crate) async fn session(
        &self,
        token: &Token,
        asked: Asked,
        now: DateTime<Utc>,
    ) -> Result<Option<(Member, Recency)>, Fault> {
        let hash = token.hash();
        let sql = format!(
            "SELECT {MEMBER_COLUMNS}, sessions.created_at, sessions.seen_at, sessions.way
             FROM sessions
             JOIN members ON members.id = sessions.member
             JOIN organisations ON organisations.id = members.organisation
             WHERE sessions.token_hash = ?1"
        );
        let Some(row) = self.statement(&sql, &[hash.as_str().into()])?.first::<SessionRow>(None).await?
        else {
            return Ok(None);
        };
        match session::judge(time(row.created_at), time(row.seen_at), now, asked) {
            Verdict::Live => {}
            Verdict::LiveAndDue => {
                let values = [millis(now), hash.as_str().into()];
                self.statement("UPDATE sessions SET seen_at = ?1 WHERE token_hash = ?2", &values)?
                    .run()
                    .await?;
            }
            Verdict::Ended => {
                self.end_session(token).await?;
                return Ok(None);
            }
        }
        let recency = Recency::of(row.way, time(row.created_at), now);
        let member = Member { way: Some(row.way), ..row.member.into() };
        Ok(Some((member, recency)))
    }

    /// Starts a session of `member` on `device`, in the place of the one that the browser had `before`: whoever used it is
    /// signed out, not only out of sight.
    pub(super) async fn begin_session(
        &self,
        member: &str,
        before: Option<&Token>,
        (way, device): (Way, Device),
        doing: Doing,
        now: DateTime<Utc>,
    ) -> Result<Done<(Member, Token)>, Fault> {
        let token = Token::new(random::bytes()?);
        let beginning = self.session_start(&token, member, (way, device), now)?;
        // An invitation is used up by whichever way somebody comes.
        let mut then = vec![
            self.statement(
                "DELETE FROM links WHERE member = ?1
                     AND EXISTS (SELECT 1 FROM members WHERE id = ?1 AND last_sign_in IS NULL)",
                &[member.into()],
            )?,
            self.statement(
                "UPDATE members SET last_sign_in = ?1, last_way = ?3, address = NULL WHERE id = ?2",
                &[millis(now), member.into(), way.as_str().into()],
            )?,
        ];
        if let Some(before) = before {
            then.push(self.session_end(before)?);
        }
        let sql = format!(
            "SELECT {MEMBER_COLUMNS} FROM members
             JOIN organisations ON organisations.id = members.organisation WHERE members.id = ?1"
        );
        then.push(self.statement(&sql, &[member.into()])?);
        let done = doing.done(self.0, beginning, then).await?;
        done.try_map(|results| {
            let row = results.last().map(worker::D1Result::results::<MemberRow>).transpose()?;
            let row = row.unwrap_or_default().into_iter().next();
            let member = row.ok_or_else(|| Fault::internal("signing in", "the member is gone"))?;
            Ok((member.into(), token))
        })
    }

    /// A session of `member` that begins with `token`, on `device`.
    fn session_start(
        &self,
        token: &Token,
        member: &str,
        (way, device): (Way, Device),
        now: DateTime<Utc>,
    ) -> Result<D1PreparedStatement, Fault> {
        self.statement(
            "INSERT INTO sessions (token_hash, member, browser, system, created_at, seen_at, way)
             VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)",
            &[
                token.hash().into(),
                member.into(),
                device.browser.as_str().into(),
                device.system.as_str().into(),
                millis(now),
                way.as_str().into(),
            ],
        )
    }

    /// Where `member` is signed in, as whoever holds the session `by` sees it.
    pub(crate) async fn sessions_of(
        &self,
        member: &str,
        by: &Token,
        now: DateTime<Utc>,
    ) -> Result<Vec<ListedSession>, Fault> {
        let sql = format!(
            "SELECT {ID} AS id, browser, system, created_at, seen_at, token_hash = ?2 AS is_this FROM sessions
             WHERE member = ?1 AND created_at > ?3 AND seen_at > ?4 ORDER BY seen_at DESC, id"
        );
        let values =
            [member.into(), by.hash().into(), millis(now - session::LIFETIME), millis(now - session::IDLE)];
        let rows = self.statement(&sql, &values)?.all().await?;
        Ok(rows.results::<ListedRow>()?.into_iter().map(ListedSession::from).collect())
    }

    /// Ends the session `token`, whose time is over.
    async fn end_session(&self, token: &Token) -> Result<(), Fault> {
        self.session_end(token)?.run().await?;
        Ok(())
    }

    fn session_end(&self, token: &Token) -> Result<D1PreparedStatement, Fault> {
        self.statement("DELETE FROM sessions WHERE token_hash = ?1", &[token.hash().into()])
    }

    /// Ends the session `token` of whoever signs out.
    pub(crate) async fn sign_out(&self, token: &Token, doing: Doing) -> Result<Done<()>, Fault> {
        Ok(doing.done(self.0, self.session_end(token)?, Vec::new()).await?.map(drop))
    }

    /// Ends one session of `member`, if there is one of that id.
    pub(crate) async fn end_session_of(
        &self,
        member: &str,
        id: &str,
        doing: Doing,
    ) -> Result<Done<()>, Fault> {
        let sql = format!("DELETE FROM sessions WHERE member = ?1 AND {ID} = ?2");
        let end = self.statement(&sql, &[member.into(), id.into()])?;
        Ok(doing.done(self.0, end, Vec::new()).await?.map(drop))
    }

    /// Ends all sessions of `member` but the one with the token `but`, if it is one of theirs.
    pub(crate) async fn end_sessions_of(
        &self,
        member: &str,
        but: &Token,
        doing: Doing,
    ) -> Result<Done<()>, Fault> {
        let sql = "DELETE FROM sessions WHERE member = ?1 AND token_hash <> ?2";
        let end = self.statement(sql, &[member.into(), but.hash().into()])?;
        Ok(doing.done(self.0, end, Vec::new()).await?.map(drop))
    }
}
