//! What is kept of an organisation in D1.

use chrono::{DateTime, Utc};
use domain::{attention::OperatorLink, identity::address::Address};
use engine::{fault::Fault, platform::Register};

use super::Cloudflare;
use crate::{fault, members::Members};

impl Cloudflare {
    async fn on_members<T>(
        &self,
        work: impl AsyncFnOnce(Members<'_>) -> Result<T, fault::Fault>,
    ) -> Result<T, Fault> {
        let database = self.env.d1("DB").map_err(fault::Fault::from).map_err(|fault| fault.0)?;
        work(Members(&database)).await.map_err(|fault| fault.0)
    }
}

impl Register for Cloudflare {
    async fn organisation_name(&self, id: &str) -> Result<String, Fault> {
        self.on_members(async |members| members.organisation_name(id).await).await
    }

    async fn operator_links(&self, id: &str) -> Result<Vec<OperatorLink>, Fault> {
        self.on_members(async |members| members.links_by_operator(id, Utc::now()).await).await
    }

    async fn invited(&self, id: &str, address: &Address) -> Result<Option<String>, Fault> {
        self.on_members(async |members| members.invited_by(id, address, Utc::now()).await).await
    }

    async fn sign_out(&self, id: &str, gone: &[String]) -> Result<(), Fault> {
        self.on_members(async |members| members.sign_out_all(id, gone).await).await
    }

    async fn set_due(&self, id: &str, at: Option<DateTime<Utc>>) -> Result<(), Fault> {
        self.on_members(async |members| members.set_due(id, at).await).await
    }

    async fn set_watched(&self, id: &str, from: Option<DateTime<Utc>>) -> Result<(), Fault> {
        self.on_members(async |members| members.watch_run(id, from).await).await
    }
}
