//! Courses, enrolments, results.

use std::time::Duration;

use super::*;
use crate::ispring::{Completion, Progress};

#[tokio::test]
async fn contents_are_courses_and_materials() {
    let simulator = start(5);
    let (_, all) = get(&simulator, Grant::Full, "/contents").await;
    let kinds = texts(&all["contentItems"], "contentItemType");
    assert_eq!((kinds.len(), kinds.iter().filter(|kind| **kind == "Course").count()), (14, 12));
    let (_, courses) = get(&simulator, Grant::Full, "/contents?contentTypes=Course&pageSize=5").await;
    assert_eq!(list(&courses["contentItems"]).len(), 5);
    assert_eq!(courses["contentItems"][0]["title"], "Brandschutz");
    let next = courses["nextPageToken"].as_str().unwrap();
    let path = format!("/contents?contentTypes[]=Course&pageToken={next}");
    let (_, rest) = get(&simulator, Grant::Full, &path).await;
    assert_eq!((list(&rest["contentItems"]).len(), rest.get("nextPageToken")), (7, None));
}

#[tokio::test]
async fn an_enrolment_is_made_once_and_shows_as_not_started() {
    let simulator = start(60);
    let control = simulator.control();
    control.add_course("Neu");
    let course = control.courses().pop().unwrap().id;
    let learners: Vec<String> = control.accounts()[..2].iter().map(|account| account.id.clone()).collect();
    let body = |change: Value| {
        let mut body = json!({ "courseIds": [course], "learnerIds": learners, "dueDateType": "unlimited" });
        for (name, value) in change.as_object().unwrap() {
            body[name.as_str()] = value.clone();
        }
        body
    };
    for change in [
        json!({ "courseIds": [] }),
        json!({ "courseIds": ["x"] }),
        json!({ "learnerIds": null }),
        json!({ "learnerIds": [learners[0], "x"] }),
        json!({ "dueDateType": null }),
        json!({ "dueDateType": "some_day" }),
        json!({ "dueDateType": "due_date" }),
        json!({ "dueDateType": "due_date", "dueDate": "soon" }),
        json!({ "dueDateType": "due_period" }),
    ] {
        assert_eq!(
            post(&simulator, Grant::Full, "/enrollment", body(change.clone())).await.0,
            400,
            "{change}"
        );
    }
    let period = json!({ "dueDateType": "due_period", "duePeriod": 10, "accessDate": "2026-12-01" });
    let request = request(&simulator, Grant::Full, Method::POST, "/enrollment").await.json(&body(period));
    let made = request.send().await.unwrap();
    assert_eq!((made.status().as_u16(), made.text().await.unwrap().as_str()), (201, ""));
    let date = json!({ "dueDateType": "due_date", "dueDate": "2027-01-01", "lockAfterDueDate": true });
    assert_eq!(post(&simulator, Grant::Full, "/enrollment", body(date)).await.0, 201);
    let path = format!("/enrollments?courseIds[]={course}");
    let (_, all) = get(&simulator, Grant::Full, &path).await;
    assert_eq!(texts(&all["enrollments"], "learnerId"), learners);
    let (_, one) = get(&simulator, Grant::Full, &format!("{path}&learnerIds[]={}", learners[0])).await;
    let one = &one["enrollments"];
    let id = &one["enrollmentId"];
    let expected = json!({
        "enrollmentId": id, "courseId": course, "learnerId": learners[0], "accessDate": "2026-12-01",
        "dueDate": "2026-12-11", "shouldLockAfterDueDate": true, "enrollmentTypeGroup": 0,
    });
    assert_eq!(*one, expected);
    let (_, by_id) =
        get(&simulator, Grant::Full, &format!("/enrollments?enrollmentIds[]={}", id.as_str().unwrap())).await;
    assert_eq!(by_id["enrollments"], expected);
    let results = format!("/learners/results?courseIds={course}&completionStatuses=not_started");
    let (_, results) = get(&simulator, Grant::Full, &results).await;
    assert_eq!(texts(&results["results"], "userId"), learners);
    assert_eq!(
        (&results["results"][0]["timeSpent"], &results["results"][0]["progress"]),
        (&json!(0), &json!(0.0))
    );
}

#[tokio::test]
async fn a_result_tells_score_time_and_date_and_its_enrolment_the_certificate() {
    let simulator = start(60);
    let control = simulator.control();
    control.clock().stop();
    let email = &somebody(&simulator).email;
    control.add_course("Neu");
    let due = control.clock().date_time().date_naive();
    control.enrol(email, "Neu", Some(due)).unwrap();
    let results = async |query: &str| {
        let user = &control.account(email).unwrap().id;
        let path = format!("/learners/results?userIds={user}{query}");
        get(&simulator, Grant::Full, &path).await.1["results"].clone()
    };
    let course = &control.courses().pop().unwrap().id;
    let only = format!("&courseIds[]={course}");
    assert_eq!(results(&only).await["isOverdue"], false);
    control.clock().advance(Duration::from_hours(48));
    let late = results(&only).await;
    assert_eq!((&late["completionStatus"], &late["isOverdue"]), (&json!("not_started"), &json!(true)));
    control.progress(email, "Neu", 40).unwrap();
    let busy = results(&only).await;
    assert_eq!(
        (&busy["completionStatus"], &busy["progress"], &busy["timeSpent"]),
        (&json!("in_progress"), &json!(40.0), &json!(1_440))
    );
    let completed_at = "2026-03-05T09:30:00Z".parse().ok();
    let completion = Completion { score: Some(92.5), minutes: Some(30), completed_at, certificate: true };
    let done = control.complete(&email.to_uppercase(), "Neu", completion).unwrap();
    let expected = json!({
        "userId": control.account(email).unwrap().id, "courseId": course, "courseTitle": "Neu",
        "enrollmentId": done.id, "accessDate": "2026-03-05T00:00:00+00:00",
        "dueDate": format!("{due}T00:00:00+00:00"), "completionDate": "2026-03-05T09:30:00+00:00",
        "duration": 3_600, "timeSpent": 1_800, "completionStatus": "passed", "awardedScore": 92.5,
        "progress": 100.0, "isOverdue": false, "viewsCount": 2,
    });
    for (query, is_there) in [
        ("", true),
        ("&completionStatuses[]=passed&completionStatuses[]=complete", true),
        ("&completionStatuses=failed", false),
        ("&completionDate[startDate]=2026-03-05", true),
        (
            "&completionDate[startDate]=2026-03-05T09:30:00Z&completionDate[endDate]=2026-03-05T10:30:00%2B01:00",
            true,
        ),
        ("&completionDate[endDate]=2026-03-05", false),
        ("&completionDate[startDate]=2026-03-06", false),
        ("&accessDate[endDate]=2026-03-05", true),
        ("&userStatuses=1", true),
        ("&userStatuses=3", false),
    ] {
        let found = results(&format!("{only}{query}")).await;
        assert_eq!(found, if is_there { expected.clone() } else { json!([]) }, "{query}");
    }
    let wrong = "/learners/results?completionDate[startDate]=yesterday";
    assert_eq!(get(&simulator, Grant::Full, wrong).await.0, 400);
    let (_, enrolled) =
        get(&simulator, Grant::Full, &format!("/enrollments?enrollmentIds[]={}", done.id)).await;
    let certificate = json!({ "issuedCertificateId": done.certificate.unwrap(), "issueDate": "2026-03-05" });
    assert_eq!(enrolled["enrollments"]["certificate"], certificate);
}

#[tokio::test]
async fn results_are_those_of_active_people_unless_others_are_asked_for() {
    let simulator = start(60);
    let person = somebody(&simulator);
    let count = async |query: &str| {
        let path = format!("/learners/results?userIds={}{query}", person.id);
        list(&get(&simulator, Grant::Full, &path).await.1["results"]).len()
    };
    let all = count("").await;
    assert!(all > 0);
    simulator.control().deactivate(&person.email).unwrap();
    assert_eq!((count("").await, count("&userStatuses=3").await), (0, all));
    assert_eq!(count("&userStatuses[]=1&userStatuses[]=3").await, all);
}

#[tokio::test]
async fn results_come_in_pages() {
    let simulator = start(60);
    let (_, whole) = get(&simulator, Grant::Full, "/learners/results").await;
    let all = texts(&whole["results"], "enrollmentId");
    let (mut found, mut token) = (Vec::new(), String::new());
    loop {
        let path = format!("/learners/results?pageSize=7&pageToken={token}");
        let (_, page) = get(&simulator, Grant::Full, &path).await;
        found.extend(texts(&page["results"], "enrollmentId").into_iter().map(str::to_owned));
        let Some(next) = page.get("nextPageToken") else { break };
        token = encoded(next.as_str().unwrap());
    }
    assert_eq!(found, all);
}

#[tokio::test]
async fn a_score_below_the_needed_one_fails_and_what_is_completed_again_has_a_new_certificate() {
    let simulator = start(60);
    let control = simulator.control();
    let email = somebody(&simulator).email;
    let done = |score, certificate| {
        let completion = Completion { score, certificate, ..Completion::default() };
        control.complete(&email, "Brandschutz", completion).unwrap()
    };
    let failed = done(Some(79.5), true);
    assert_eq!((failed.progress, failed.certificate), (Progress::Failed, None));
    let passed = done(Some(80.0), true);
    assert_eq!((passed.progress, &passed.id), (Progress::Passed, &failed.id));
    let again = done(None, true);
    assert_eq!(again.progress, Progress::Complete);
    assert!(again.certificate.is_some() && again.certificate != passed.certificate);
    assert_eq!(done(None, false).certificate, None);
}
