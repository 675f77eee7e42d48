//! What needs a person: how the organisation stands, gathered for [`domain::attention`] to say.

use chrono::{DateTime, Utc};
use domain::{
    api::{attention::AttentionView, exports::ExportState},
    attention::{Circumstances, Ended, InUse, Item, OperatorLink, Tallied, Waiting, WaitingPlan, attention},
    service::Service,
    sync::run::Run,
};

use crate::{fault::Fault, organisation::Organisation, platform::Platform};

/// So many of the last runs are looked at: at three a day, those of a month.
const RUNS: u8 = 100;

impl<P: Platform> Organisation<'_, P> {
    /// `GET /api/attention`.
    pub(crate) async fn attention(&self) -> Result<AttentionView, Fault> {
        Ok(AttentionView {
            items: self.items().await?,
            zone: self.settings()?.schedule.zone,
            next: self.next_runs()?,
        })
    }

    /// What needs a person.
    pub(crate) async fn items(&self) -> Result<Vec<Item>, Fault> {
        let links = self.platform.operator_links(&self.id).await?;
        self.store.is_still_there()?;
        let next = self.next_runs()?;
        Ok(attention(&self.circumstances(links, next.first().map(|next| next.at))?))
    }

    fn circumstances(
        &self,
        links: Vec<OperatorLink>,
        next: Option<DateTime<Utc>>,
    ) -> Result<Circumstances, Fault> {
        let (now, source) = (self.now(), self.store.source()?);
        let in_use = self.store.connections_in_use()?;
        let of_source = in_use.iter().find(|(service, _)| source.map(Service::from) == Some(*service));
        let last_success = of_source.and_then(|(_, connection)| connection.last_success);
        let has_learning = in_use.iter().any(|(service, _)| *service == Service::ISpringLearn);
        let exports_on = self.export_state(&self.settings()?)? == ExportState::On;
        let accounts = if has_learning { self.store.count_waiting_accounts()? } else { 0 };
        let exports = if exports_on { self.store.count_waiting_exports()? } else { 0 };
        let connections = in_use.into_iter().map(|(service, connection)| {
            let since = connection.standing_since().unwrap_or(now);
            InUse { service, state: connection.state, since }
        });
        Ok(Circumstances {
            source,
            last_success,
            connections: connections.collect(),
            next,
            plan: self.store.active_run()?.as_ref().and_then(WaitingPlan::of),
            ended: self.store.unsuccessful_runs(RUNS.into())?.iter().filter_map(Ended::of).collect(),
            accounts: self.waiting_since(accounts, Tallied::accounts)?,
            exports_on,
            exports: self.waiting_since(exports, Tallied::exports)?,
            links,
        })
    }

    /// `count` that wait, as the last runs have `found` them.
    fn waiting_since(&self, count: u64, found: fn(&Run) -> Tallied) -> Result<Option<Waiting>, Fault> {
        let runs = if count > 0 { self.store.last_runs(RUNS.into())? } else { Vec::new() };
        Ok(Waiting::of(count, runs.iter().map(found), self.now()))
    }
}
