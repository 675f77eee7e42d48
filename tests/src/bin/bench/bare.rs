//! The same requests as a sync makes, when nothing is done with their answers.

use std::time::Instant;

use anyhow::Result;
use domain::{
    api::services::HrDraftView,
    provider::{bamboohr, personio},
};
use serde_json::json;
use simulators::{bamboohr::Grant as KeyGrant, personio::Grant};

use crate::company::Simulator;

/// The seconds that they take, one after the other.
pub(crate) async fn seconds(simulator: &Simulator, draft: &HrDraftView) -> Result<f64> {
    let http = reqwest::Client::new();
    let started = Instant::now();
    match simulator {
        Simulator::Personio(simulator) => {
            let credential = simulator.credentials(Grant::Directory);
            let body =
                json!({ "client_id": credential.client_id, "client_secret": credential.client_secret });
            let url = format!("{}{}", simulator.url(), personio::AUTH_PATH);
            let answer = http.post(url).json(&body).send().await?.error_for_status()?;
            let token = personio::read_token(&answer.bytes().await?)?;
            for page in 0..draft.people.div_ceil(personio::PAGE) {
                let path = personio::page_path(
                    &draft.release,
                    &draft.mapping,
                    page * personio::PAGE,
                    personio::PAGE,
                );
                let request = http.get(format!("{}{path}", simulator.url()));
                let request = request.header("authorization", token.authorization());
                request.send().await?.error_for_status()?.bytes().await?;
            }
        }
        Simulator::BambooHr(simulator) => {
            let base = format!("{}/api/gateway.php/{}", simulator.url(), simulator.company());
            for page in 1..=draft.people.div_ceil(bamboohr::PAGE) {
                let body = bamboohr::data_request(&draft.release, &draft.mapping, page, bamboohr::PAGE);
                let request = http.post(format!("{base}{}", bamboohr::DATA_PATH)).json(&body);
                let request = request.basic_auth(simulator.key(KeyGrant::Directory), Some("x"));
                request.send().await?.error_for_status()?.bytes().await?;
            }
        }
    }
    Ok(started.elapsed().as_secs_f64())
}
