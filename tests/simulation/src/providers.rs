//! The providers, in process.

use domain::service::Service;
use engine::{
    config::{Config, Loopback, Paces},
    platform::{NoAnswer, Request, Response},
    vault::KeyRing,
};
use simulators::{
    bamboohr,
    clock::Clock,
    identity, ispring, mail,
    options::Options,
    outcome::{Answer, Outcome},
    personio,
};

use crate::platform::parts;

/// All of them, of one company.
pub struct Providers {
    /// Personio.
    pub personio: personio::Simulator,
    /// `BambooHR`.
    pub bamboohr: bamboohr::Simulator,
    /// iSpring Learn.
    pub ispring: ispring::Simulator,
    /// The identity provider.
    pub identity: identity::Simulator,
    /// The mail service.
    pub mail: mail::Simulator,
}

impl Providers {
    /// The providers of a company of so many `people`, without their rate limits.
    pub fn new(people: usize, seed: u64, clock: &Clock) -> Self {
        let options = || Options { people, seed, ..Options::default() };
        let providers = Self {
            personio: personio::Simulator::in_process(options(), clock.clone()),
            bamboohr: bamboohr::Simulator::in_process(options(), clock.clone()),
            ispring: ispring::Simulator::in_process(options(), clock.clone()),
            identity: identity::Simulator::in_process(options(), clock.clone()),
            mail: mail::Simulator::in_process(options(), clock.clone()),
        };
        providers.personio.control().rate_limits(false);
        providers.bamboohr.control().rate_limits(false);
        providers.ispring.control().rate_limits(false);
        providers
    }

    /// How an organisation calls them: where they are, as fast as they answer, `people_a_page` at once.
    pub fn config(&self, people_a_page: u64, keys: KeyRing) -> Config {
        let elsewhere = [
            (Service::Personio, self.personio.url()),
            (Service::BambooHr, self.bamboohr.url()),
            (Service::ISpringLearn, self.ispring.url()),
        ];
        let elsewhere =
            elsewhere.map(|(service, url)| (service, url.parse().expect("an address"))).into_iter().collect();
        Config {
            elsewhere,
            paces: Paces::Unlimited,
            people_a_page,
            loopback: Loopback::Refused,
            sends_mail: true,
            keys,
        }
    }

    /// Has the provider that `request` is for answer it.
    pub async fn answer(&self, request: Request) -> Outcome {
        let url = request.url.clone();
        let mut written = http::Request::builder().uri(url.as_str());
        for (name, value) in &request.headers {
            written = written.header(*name, value);
        }
        let (method, body) = parts(request);
        let request = written.method(method).body(body).expect("a request");
        let is_for = |base: &str| url.as_str().starts_with(base);
        if is_for(self.personio.url()) {
            self.personio.answer(request).await
        } else if is_for(self.bamboohr.url()) {
            self.bamboohr.answer(request).await
        } else if is_for(self.identity.url()) {
            self.identity.answer(request).await
        } else if is_for(self.mail.url()) {
            self.mail.answer(request).await
        } else {
            self.ispring.answer(request).await
        }
    }
}

/// What the platform makes of `outcome`.
pub fn seen(outcome: Outcome, largest: usize) -> Result<Response, NoAnswer> {
    let (status, headers, body) = match outcome.answer {
        Answer::NoAnswer => return Err(NoAnswer::Unreachable),
        // Bodies of other answers are not read.
        Answer::Cut { status, .. } if status.is_success() => return Err(NoAnswer::Unreachable),
        Answer::Cut { status, headers, body } | Answer::Response { status, headers, body } => {
            (status, headers, body)
        }
    };
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let body = if status.is_success() { body } else { Vec::new() };
    if body.len() > largest {
        return Err(NoAnswer::TooLarge);
    }
    Ok(Response {
        status: status.as_u16(),
        location: header("location"),
        retry_after: header("retry-after"),
        body,
    })
}
