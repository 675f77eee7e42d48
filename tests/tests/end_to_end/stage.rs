//! What all tests share: one Worker, one provider, one `ChromeDriver`.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use domain::{api::services::ConnectionState, credential::CredentialForm, provider::ProviderFailure};
use simulators::{
    bamboohr, identity, ispring, mail,
    personio::{Control, Credentials, Grant, Options, Simulator},
};
use tests::rig::{
    api::{Access, Api},
    browser::{Driver, Page},
    runtime::{Pace, Runtime},
};
use tokio::sync::OnceCell;

/// The attributes that most tests release: everything.
pub(crate) const EVERYTHING: [&str; 10] = [
    "position",
    "department",
    "team",
    "manager",
    "work_email",
    "phone",
    "address",
    "skills",
    "birthday",
    "gender",
];

/// The stage that all tests play on.
pub(crate) struct Stage {
    pub(crate) runtime: Runtime,
    /// One that keeps to nobody's pace, for tests that open hundreds of accounts.
    hurried: OnceCell<Runtime>,
    personio: Simulator,
    bamboohr: bamboohr::Simulator,
    ispring: ispring::Simulator,
    identity: identity::Simulator,
    mail: mail::Simulator,
    driver: OnceCell<Driver>,
}

/// The project's root: where cargo starts the tests, or one folder up.
pub(crate) fn root() -> PathBuf {
    std::env::var_os("ROLLCALL_ROOT")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), PathBuf::from)
}

/// Where the providers are, and where mails are kept.
fn hosts<'a>(
    personio: &'a Simulator,
    bamboohr: &'a bamboohr::Simulator,
    ispring: &'a ispring::Simulator,
    mail: &'a mail::Simulator,
) -> [(&'static str, &'a str); 5] {
    [
        ("PERSONIO_URL", personio.url()),
        ("BAMBOOHR_URL", bamboohr.url()),
        ("ISPRING_URL", ispring.url()),
        ("MAIL_URL", mail.url()),
        ("MAIL_FROM", mail::SENDER),
    ]
}

impl Stage {
    /// Starts everything but the browser, which comes with the first page.
    pub(crate) async fn set() -> Result<Self> {
        let personio = Simulator::start(Options { rate_limits: false, ..Options::default() })?;
        let bamboohr = bamboohr::Simulator::start(Options { rate_limits: false, ..Options::default() })?;
        let ispring = ispring::Simulator::start(Options { rate_limits: false, ..Options::default() })?;
        let identity = identity::Simulator::start(Options { rate_limits: false, ..Options::default() })?;
        let mail = mail::Simulator::start(Options::default())?;
        let hosts = hosts(&personio, &bamboohr, &ispring, &mail);
        let runtime = Runtime::start(&root(), &hosts, Pace::Published).await?;
        let (hurried, driver) = (OnceCell::new(), OnceCell::new());
        Ok(Self { runtime, hurried, personio, bamboohr, ispring, identity, mail, driver })
    }

    /// The runtime that keeps to nobody's pace.
    pub(crate) async fn hurried(&self) -> Result<&Runtime> {
        let hosts = hosts(&self.personio, &self.bamboohr, &self.ispring, &self.mail);
        self.hurried.get_or_try_init(async || Runtime::start(&root(), &hosts, Pace::Unlimited).await).await
    }

    /// `BambooHR` as it was at first, to do with as a test likes.
    pub(crate) fn bamboohr(&self) -> &bamboohr::Control {
        let control = self.bamboohr.control();
        control.reset();
        control.rate_limits(false);
        control
    }

    /// iSpring Learn as it was at first, to do with as a test likes.
    pub(crate) fn ispring(&self) -> &ispring::Control {
        let control = self.ispring.control();
        control.reset();
        control.rate_limits(false);
        control
    }

    /// The mail service, to which nothing was sent yet and which says no to nothing.
    pub(crate) fn mail(&self) -> &mail::Control {
        let control = self.mail.control();
        control.reset();
        control
    }

    /// Where mails are read.
    pub(crate) fn mail_url(&self) -> &str {
        self.mail.url()
    }

    /// The identity provider.
    pub(crate) fn identity(&self) -> &identity::Simulator {
        &self.identity
    }

    /// Access data of iSpring Learn.
    pub(crate) fn ispring_credentials(&self, grant: ispring::Grant) -> &ispring::Credentials {
        self.ispring.credentials(grant)
    }

    /// What is typed to connect iSpring Learn.
    pub(crate) fn learning(&self, grant: ispring::Grant) -> CredentialForm {
        tests::rig::api::learning(self.ispring.credentials(grant))
    }

    /// What is pasted to connect `BambooHR`.
    pub(crate) fn access(&self, grant: bamboohr::Grant) -> Access {
        Access::bamboohr(&self.bamboohr, grant)
    }

    /// Where `BambooHR` is.
    pub(crate) fn bamboohr_url(&self) -> &str {
        self.bamboohr.url()
    }

    /// A key of `BambooHR`'s.
    pub(crate) fn bamboohr_key(&self, grant: bamboohr::Grant) -> &str {
        self.bamboohr.key(grant)
    }

    /// The owner of a new organisation that is connected to `BambooHR` with everything released.
    pub(crate) async fn connected_to_bamboohr(&self, subject: &str) -> Result<Api> {
        let owner = self.owner(subject).await?;
        owner.connect(self.access(bamboohr::Grant::Directory), &EVERYTHING).await?;
        Ok(owner)
    }

    /// The provider as it was at first, to do with as a test likes.
    pub(crate) fn personio(&self) -> &Control {
        let control = self.personio.control();
        control.reset();
        control.rate_limits(false);
        control
    }

    /// Access data of the provider.
    pub(crate) fn credentials(&self, grant: Grant) -> &Credentials {
        self.personio.credentials(grant)
    }

    /// The owner of a new organisation, at the API.
    pub(crate) async fn owner(&self, subject: &str) -> Result<Api> {
        Api::owner_of_new(&self.runtime, subject).await
    }

    /// The owner of a new organisation that is connected with everything released.
    pub(crate) async fn connected(&self, subject: &str) -> Result<Api> {
        let owner = self.owner(subject).await?;
        owner.connect(self.credentials(Grant::Directory), &EVERYTHING).await?;
        Ok(owner)
    }

    /// A window in `language`.
    pub(crate) async fn page(&self, language: &str) -> Result<Page> {
        self.page_of(&self.runtime, language).await
    }

    /// A window in `language` on the app of `runtime`.
    pub(crate) async fn page_of(&self, runtime: &Runtime, language: &str) -> Result<Page> {
        self.driver().await?.page(&runtime.url(), language).await
    }

    /// What drives the browsers.
    pub(crate) async fn driver(&self) -> Result<&Driver> {
        self.driver.get_or_try_init(Driver::start).await
    }

    /// Whether the Worker's log is free of people and secrets, after everything that the tests did.
    pub(crate) fn check_log(&self) -> Result<()> {
        let hurried = self.hurried.get().map(Runtime::log).transpose()?.unwrap_or_default();
        let log = self.runtime.log()? + &hurried;
        ensure!(
            log.contains("a request was answered"),
            "the Worker has logged nothing, so nothing was checked"
        );
        let mut forbidden = vec![
            ("the operator's token", self.runtime.operator_token().to_owned()),
            ("the sealing key", self.runtime.sealing_key().to_owned()),
            ("a provider's token", "Bearer".to_owned()),
            ("a provider's basic authentication", "Basic ".to_owned()),
            ("whom a mail is for", "jean@nordlicht.example".to_owned()),
            ("whom a mail is for", "grace@nordlicht.example".to_owned()),
        ];
        for grant in Grant::ALL {
            forbidden.push(("a client secret", self.credentials(grant).client_secret.clone()));
            forbidden.push(("a client id", self.credentials(grant).client_id.clone()));
        }
        for grant in ispring::Grant::ALL {
            let credentials = self.ispring.credentials(grant);
            forbidden.push(("a client secret", credentials.client_secret.clone()));
            forbidden.push(("a client id", credentials.client_id.clone()));
        }
        for grant in [identity::Grant::Confidential, identity::Grant::Public] {
            let client = self.identity.client(grant);
            forbidden.extend(client.secret.clone().map(|secret| ("a client secret", secret)));
        }
        for grant in bamboohr::Grant::ALL {
            forbidden.push(("a key", self.bamboohr.key(grant).to_owned()));
        }
        for person in self.personio.control().people() {
            forbidden.push(("an e-mail address", person.email.clone()));
            // Shorter names may be part of an ordinary word.
            if person.last_name.chars().count() > 5 {
                forbidden.push(("a last name", person.last_name.clone()));
            }
        }
        for (what, text) in forbidden {
            ensure!(!log.contains(&text), "the Worker's log holds {what}: {text}");
        }
        Ok(())
    }
}

/// Whether a service has refused the credential of a connection that stands so.
pub(crate) fn is_refused(state: &ConnectionState) -> bool {
    matches!(state, ConnectionState::Refused { failure: ProviderFailure::WrongCredential, .. })
}
