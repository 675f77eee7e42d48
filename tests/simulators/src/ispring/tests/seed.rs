//! What is there before anything is asked.

use std::collections::HashMap;

use super::*;
use crate::company::Company;
use crate::ispring::{Options, Progress};

#[tokio::test]
async fn about_a_third_of_the_company_has_an_account_and_the_newest_have_none() {
    let simulator = start(250);
    let mut company = Company::new(1);
    let people: Vec<_> = (0..250).map(|_| company.hire()).collect();
    let accounts = simulator.control().accounts();
    let seeded: Vec<_> = accounts.iter().filter(|account| account.origin == Origin::Seeded).collect();
    assert!((60..110).contains(&seeded.len()), "{}", seeded.len());
    let by_email: HashMap<&str, usize> =
        people.iter().enumerate().map(|(at, person)| (person.email.as_str(), at)).collect();
    for account in &seeded {
        let at = by_email[account.email.to_lowercase().as_str()];
        let person = &people[at];
        assert!(at < 225, "{at}");
        assert_eq!((&account.first_name, &account.position), (&person.first_name, &person.position));
        let department = person.department.as_ref().map_or("Nordlicht", |unit| &unit.name);
        assert_eq!(account.department, department);
    }
    let odd = seeded.iter().filter(|account| account.email != account.email.to_lowercase()).count();
    assert!((5..40).contains(&odd), "{odd}");
    assert!(seeded.iter().any(|account| account.login != account.email));
    assert!(seeded.iter().any(|account| account.status == AccountStatus::Inactive));
    let others: Vec<_> = accounts.iter().filter(|account| account.origin == Origin::Contractor).collect();
    assert!(others.len() > 5);
    assert!(others.iter().all(|account| !by_email.contains_key(account.email.to_lowercase().as_str())));
}

#[tokio::test]
async fn everybody_learns_and_nothing_was_completed_in_the_future() {
    let simulator = start(250);
    let now = simulator.control().clock().date_time();
    let enrolments = simulator.control().enrolments();
    let count = |progress| enrolments.iter().filter(|known| known.progress == progress).count();
    let all =
        [Progress::NotStarted, Progress::InProgress, Progress::Complete, Progress::Passed, Progress::Failed];
    assert!(all.into_iter().all(|progress| count(progress) > 3));
    for known in &enrolments {
        let is_done = matches!(known.progress, Progress::Complete | Progress::Passed);
        assert_eq!(known.certificate.is_some(), is_done, "{known:?}");
        assert_eq!(known.score.is_some(), matches!(known.progress, Progress::Passed | Progress::Failed));
        assert!(known.completed_at.is_none_or(|at| at < now), "{known:?}");
        assert!(known.progress != Progress::InProgress || known.due.is_some());
    }
    let pairs: BTreeSet<_> = enrolments.iter().map(|known| (&known.email, &known.course)).collect();
    assert_eq!(pairs.len(), enrolments.len(), "nobody is enrolled twice");
}

#[tokio::test]
async fn the_same_seed_gives_the_same_account_and_another_seed_another() {
    let (a, b) = (start(60), start(60));
    assert_eq!(a.control().accounts(), b.control().accounts());
    assert_eq!(a.control().roles(), b.control().roles());
    assert_eq!(a.credentials(Grant::Full).client_secret, b.credentials(Grant::Full).client_secret);
    let other = Simulator::start(Options { people: 60, seed: 2, rate_limits: false }).unwrap();
    assert_ne!(a.role_id(), other.role_id());
    assert_ne!(a.credentials(Grant::Full).client_id, other.credentials(Grant::Full).client_id);
    let smallest = start(1);
    assert_eq!(smallest.control().accounts()[0].origin, Origin::Contractor);
    assert_eq!(smallest.control().managed_department().name, "Extern");
}
