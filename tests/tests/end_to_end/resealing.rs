//! Sealing keys: a new one, all credentials under it, and the old one gone.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::api::{
    endpoint::{Endpoint, Method},
    resealing::{ResealForm, ResealedView},
    services::DraftView,
};
use simulators::personio::{Grant, Options, Simulator};
use tests::rig::{
    api::{Api, as_operator},
    runtime::{Pace, Runtime},
};

use crate::stage::{Stage, root};

/// Seals anew whatever there is, request by request: what all answers say together, and how many there were.
async fn resealed(runtime: &Runtime) -> Result<(BTreeMap<String, u32>, u32, u32)> {
    let (mut form, mut under, mut anew, mut requests) = (ResealForm::default(), BTreeMap::new(), 0, 0);
    loop {
        let view: ResealedView = as_operator(runtime, Endpoint::Reseal, &form).await?.expect()?;
        ensure!(view.failed.is_empty(), "{view:?}");
        (anew, requests) = (anew + view.anew, requests + 1);
        for (key, values) in view.under {
            *under.entry(key).or_default() += values;
        }
        if view.after.is_none() {
            return Ok((under, anew, requests));
        }
        form.after = view.after;
    }
}

pub(crate) async fn a_sealing_key_is_retired_once_nothing_is_under_it(_: &Stage) -> Result<()> {
    let personio = Simulator::start(Options { people: 10, ..Options::default() })?;
    let mut runtime = Runtime::start(&root(), &[("PERSONIO_URL", personio.url())], Pace::Unlimited).await?;
    let request = Api::anonymous(&runtime).request(Method::Post, &Endpoint::Reseal.address(&[]));
    let answer = Api::send(request.bearer_auth("0".repeat(64)).json(&ResealForm::default())).await?;
    ensure!(answer.code() == "not_signed_in", "only the operator does: {}", answer.body);

    // More organisations than one request asks, of which some have connected.
    let mut connected = Vec::new();
    for number in 0..22 {
        let owner = Api::owner_of_new(&runtime, &format!("Sealed {number}")).await?;
        if number % 7 == 0 {
            owner.test_credential(personio.credentials(Grant::Directory), &["team"]).await?;
            connected.push(owner);
        }
    }
    let values = u32::try_from(connected.len() * 2)?;
    let under = |key: &str| BTreeMap::from([(key.to_owned(), values)]);
    ensure!(resealed(&runtime).await? == (under("k1"), 0, 2), "nothing is to be done");

    let first = format!("k1:{}", runtime.sealing_key());
    let second = format!("k2:{}", STANDARD.encode([7; 32]));
    for (keys, outcome) in [
        (format!("{second},{first}"), (under("k2"), values, 2)),
        // The first key is gone, and nobody has lost anything.
        (second, (under("k2"), 0, 2)),
    ] {
        runtime.kill();
        runtime.set_sealing_keys(&keys)?;
        runtime.resume().await?;
        let told = resealed(&runtime).await?;
        ensure!(told == outcome, "{told:?}");
    }
    for owner in &connected {
        let _: DraftView = owner.ask(Endpoint::Draft, &["personio"]).await?;
    }
    Ok(())
}
