//! What `cargo xtask dev` prints when everything runs.

use anyhow::Result;

use super::company::Company;

/// The address, the sign-in link and the credentials of the simulated company.
pub(crate) fn text(address: &str, link: &Result<String>, company: &Company) -> String {
    let sign_in = sign_in(address, link);
    let (personio, bamboohr, ispring) = (personio(company), bamboohr(company), ispring(company));
    let (identity, mail) = (identity(company), mail(company));
    format!(
        "\n  Rollcall       {address}\n{sign_in}\n{personio}\n{bamboohr}\n{ispring}\n{identity}{mail}\n  Ctrl-C ends it.\n\n"
    )
}

/// Where mails are read, which nobody delivers here.
fn mail(company: &Company) -> String {
    let page = company.fact("MAIL_URL").map(|url| format!("\n  Mails          kept, to be read at {url}\n"));
    page.unwrap_or_default()
}

/// The identity provider: what its set-up under *Members* asks for, and who of the company is at work.
fn identity(company: &Company) -> String {
    let facts = ["ISSUER", "CLIENT_ID", "CLIENT_SECRET", "PERSON_1", "PERSON_2"];
    let facts = facts.map(|name| company.fact(&format!("IDENTITY_{name}")).unwrap_or_default());
    let [issuer, id, secret, first, second] = facts;
    format!(
        "  Own accounts   simulated; set them up under Members, then sign in as one of\n                 {first}, {second}\n  issuer         {issuer}\n  client id      {id}\n  client secret  {secret}\n"
    )
}

fn sign_in(address: &str, link: &Result<String>) -> String {
    let again = again(address);
    match link {
        Ok(link) => format!(
            "  Sign in        {link}\n                 works once, for 15 minutes; another: {again}\n"
        ),
        Err(error) => format!("  Sign in        no link: {error:#}; try {again}\n"),
    }
}

fn personio(company: &Company) -> String {
    let url = company.fact("PERSONIO_URL").unwrap_or_default();
    match (company.people, company.fact("PERSONIO_CLIENT_ID"), company.fact("PERSONIO_CLIENT_SECRET")) {
        (Some(people), Some(id), Some(secret)) => format!(
            "  Personio       simulated, {people} people, {url}\n  client id      {id}\n  client secret  {secret}\n"
        ),
        _ => format!("  Personio       {url}, with your own credentials\n"),
    }
}

fn bamboohr(company: &Company) -> String {
    let url = company.fact("BAMBOOHR_URL").unwrap_or_default();
    match (company.people, company.fact("BAMBOOHR_SUBDOMAIN"), company.fact("BAMBOOHR_KEY")) {
        (Some(people), Some(subdomain), Some(key)) => format!(
            "  BambooHR       simulated, {people} people, {url}\n  subdomain      {subdomain}\n  API key        {key}\n"
        ),
        _ => format!("  BambooHR       {url}, with your own key\n"),
    }
}

fn ispring(company: &Company) -> String {
    let url = company.fact("ISPRING_URL").unwrap_or_default();
    match (company.fact("ISPRING_CLIENT_ID"), company.fact("ISPRING_CLIENT_SECRET")) {
        (Some(id), Some(secret)) => format!(
            "  iSpring Learn  simulated, {url}\n  account URL    nordlicht.ispringlearn.com\n  client id      {id}\n  client secret  {secret}\n"
        ),
        _ => format!("  iSpring Learn  {url}, with your own credentials\n"),
    }
}

fn again(address: &str) -> String {
    match address {
        "http://localhost:8787" => "cargo xtask sign-in".into(),
        other => format!("cargo xtask sign-in --url {other}"),
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::{Company, text};

    #[test]
    fn without_a_link_it_says_why_and_what_to_do() {
        let mut company = Company::default();
        company.replace("PERSONIO", "http://127.0.0.1:4000");
        company.replace("BAMBOOHR", "http://127.0.0.1:5000");
        company.replace("ISPRING", "http://127.0.0.1:6000");
        company.learn("IDENTITY_PERSON_1=ada@example.com");
        company.learn("MAIL_URL=http://127.0.0.1:7000");
        let text = text("http://localhost:9000", &Err(anyhow!("status 500")), &company);
        assert!(text.contains("no link: status 500; try cargo xtask sign-in --url http://localhost:9000\n"));
        assert!(text.contains("http://127.0.0.1:4000, with your own credentials\n"));
        assert!(text.contains("http://127.0.0.1:5000, with your own key\n"));
        assert!(text.contains("http://127.0.0.1:6000, with your own credentials\n"));
        assert!(text.contains("ada@example.com"));
        assert!(text.contains("to be read at http://127.0.0.1:7000\n"));
    }
}
