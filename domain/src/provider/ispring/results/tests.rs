use proptest::prelude::*;
use serde_json::json;

use super::*;

fn item(changes: &Value) -> Value {
    let mut item = json!({
        "userId": "u-1", "courseId": "c-1", "courseTitle": "Fire safety", "enrollmentId": "e-1",
        "accessDate": "2026-05-01T00:00:00+00:00", "dueDate": "2026-05-31", "completionDate": "2026-05-03 09:15:00",
        "completionStatus": "passed", "awardedScore": "87.5", "passingScore": 70, "progress": 100, "timeSpent": 4500,
        "isOverdue": false, "viewsCount": 2,
    });
    for (field, value) in changes.as_object().unwrap() {
        item[field] = value.clone();
    }
    item
}

fn read(changes: &Value) -> ResultsPage {
    read_results(json!({ "results": [item(changes)] }).to_string().as_bytes()).unwrap()
}

#[test]
fn open_courses_are_asked_for_of_active_accounts() {
    let path = results_path(&ResultsQuery { which: Which::Open, page: None });
    insta::assert_snapshot!(path.replace('&', "\n&"), @r"
    /learners/results?completionStatuses%5B%5D=not_started
    &completionStatuses%5B%5D=in_progress
    &completionStatuses%5B%5D=pending
    &completionStatuses%5B%5D=failed
    &completionStatuses%5B%5D=declined
    &completionStatuses%5B%5D=incomplete
    &userStatuses%5B%5D=1
    &pageSize=1000
    ");
}

#[test]
fn completed_courses_are_asked_for_by_when_they_were() {
    let time = |seconds: i64| DateTime::from_timestamp(1_780_000_000 + seconds, 999_000_000).unwrap();
    let which = Which::Completed { since: Some(time(0)), until: time(60), of: &[] };
    let path = results_path(&ResultsQuery { which, page: Some("Mg==") });
    insta::assert_snapshot!(path.replace('&', "\n&"), @r"
    /learners/results?completionStatuses%5B%5D=complete
    &completionStatuses%5B%5D=passed
    &completionStatuses%5B%5D=accepted
    &userStatuses%5B%5D=1
    &userStatuses%5B%5D=3
    &completionDate%5BstartDate%5D=2026-05-28T20%3A26%3A40Z
    &completionDate%5BendDate%5D=2026-05-28T20%3A27%3A40Z
    &pageSize=1000
    &pageToken=Mg%3D%3D
    ");
    let which = Which::Completed { since: None, until: time(60), of: &[] };
    assert!(results_path(&ResultsQuery { which, page: None }).contains("=2000-01-01T00%3A00%3A00Z&"));
    let of = ["u-1", "u-2"].map(|id| AccountId::try_from(id.to_owned()).unwrap());
    let path = results_path(&ResultsQuery {
        which: Which::Completed { since: None, until: time(60), of: &of },
        page: None,
    });
    assert!(path.contains("&userIds%5B%5D=u-1&userIds%5B%5D=u-2&"), "{path}");
}

#[test]
fn a_completion_is_read_with_score_and_time() {
    let page = read(&json!({}));
    let completion = match page.results.as_slice() {
        [(account, Learned::Completed(completion))] if account.as_str() == "u-1" => completion,
        other => panic!("{other:?}"),
    };
    insta::assert_json_snapshot!(completion, @r#"
    {
      "enrollment": "e-1",
      "course": "c-1",
      "title": "Fire safety",
      "completed_at": "2026-05-03T09:15:00Z",
      "score": 8750,
      "seconds": 4500
    }
    "#);
    let bare = read(&json!({ "awardedScore": null, "timeSpent": "", "completionStatus": "complete" }));
    let Some((_, Learned::Completed(bare))) = bare.results.first() else { panic!("{bare:?}") };
    assert_eq!((bare.score, bare.seconds), (None, None));
}

#[test]
fn an_assignment_is_read_with_how_far_it_is() {
    use Progress::{Failed, InProgress, NotStarted, Pending};
    for (status, percent, expected) in [
        ("not_started", json!(null), (NotStarted, 0)),
        ("in_progress", json!(49.6), (InProgress, 50)),
        ("pending", json!("100"), (Pending, 100)),
        ("failed", json!(250), (Failed, 100)),
        ("declined", json!(-3), (Failed, 0)),
        ("incomplete", json!("half"), (Failed, 0)),
    ] {
        let page = read(&json!({ "completionStatus": status, "completionDate": null, "progress": percent }));
        let Some((_, Learned::Assigned(assignment))) = page.results.first() else { panic!("{page:?}") };
        assert_eq!((assignment.progress, assignment.percent), expected, "{status} {percent}");
        assert_eq!(assignment.due.map(written).as_deref(), Some("2026-05-31T00:00:00Z"));
    }
    let page = read(&json!({ "completionStatus": "pending", "dueDate": "" }));
    let Some((_, Learned::Assigned(assignment))) = page.results.first() else { panic!("{page:?}") };
    assert_eq!(assignment.due, None);
}

#[test]
fn what_can_not_be_understood_is_left_out_and_counted() {
    for changes in [
        json!({ "userId": null }),
        json!({ "userId": "a/b" }),
        json!({ "courseId": {} }),
        json!({ "enrollmentId": "" }),
        json!({ "courseTitle": " " }),
        json!({ "completionStatus": "asleep" }),
        json!({ "completionStatus": 7 }),
        json!({ "completionDate": null }),
        json!({ "completionDate": "soon" }),
        json!({ "completionStatus": "pending", "accessDate": "" }),
        json!({ "completionStatus": "pending", "dueDate": "soon" }),
    ] {
        let body = json!({ "results": [item(&changes), item(&json!({}))], "nextPageToken": "2" });
        let page = read_results(body.to_string().as_bytes()).unwrap();
        assert_eq!(
            (page.results.len(), page.skipped.len(), page.next.as_deref()),
            (1, 1, Some("2")),
            "{changes}"
        );
    }
    let page = read_results(br#"{"results":[7,null,[]]}"#).unwrap();
    assert_eq!((page.results.len(), page.skipped.len()), (0, 3));
}

proptest! {
    #[test]
    fn a_title_of_any_length_is_kept(title in "\\PC{1,300}") {
        let page = read(&json!({ "courseTitle": title }));
        prop_assert_eq!(page.results.len(), usize::from(!title.trim().is_empty()));
    }
}

#[test]
fn what_is_left_out_has_the_same_print_each_time_and_another_for_another_result() {
    // Case I01.
    let [course, other] = ["7c9e6679-7425-40de-944b-e07fc1f90ae7", "7c9e6679-7425-40de-944b-e07fc1f90ae8"];
    let print = |course: &str, seconds: u32| {
        let result = json!({
            "userId": "0f8fad5b-d9cb-469f-a165-70867728950e", "courseId": course, "courseTitle": "Brandschutz",
            "completionStatus": "passed", "completionDate": "2026-05-03T10:00:00+00:00", "timeSpent": seconds,
        });
        let body = json!({ "results": [result] }).to_string();
        let page = read_results(body.as_bytes()).unwrap();
        assert_eq!(page.results, []);
        page.skipped
    };
    assert_eq!(print(course, 1), print(course, 2));
    assert_ne!(print(course, 1), print(other, 1));
}
