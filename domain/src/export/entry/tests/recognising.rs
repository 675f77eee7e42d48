//! What belongs to an entry, and what it says of itself to others.

use super::*;

fn reference() -> Reference {
    Reference::of(&AccountId::try_from("1".to_owned()).unwrap(), &completion())
}

#[test]
fn stages_are_stored_under_these_names() {
    for (stage, name) in [
        (Stage::Waiting, "waiting"),
        (Stage::Pending, "pending"),
        (Stage::Done, "done"),
        (Stage::Failed, "failed"),
        (Stage::Altered, "altered"),
        (Stage::LeftOut, "left_out"),
    ] {
        assert_eq!((stage.as_str(), Stage::named(name)), (name, Some(stage)));
    }
    assert_eq!(Stage::named("elsewhere"), None);
    assert_eq!(Reference::stored("0a1b2c3d4e5f").as_str(), "0a1b2c3d4e5f");
}

#[test]
fn a_record_is_recognised_by_its_reference_and_once_it_is_written_by_its_id() {
    let ours = record(&format!("Rollcall {}", reference().as_str()));
    let theirs = Record { id: RemoteId(5), ..record("By somebody else") };
    let mut one = entry();
    assert!(one.is_record(&ours, &reference()));
    assert!(!one.is_record(&theirs, &reference()));
    one.note_record_written(RemoteId(5));
    assert!(!one.is_record(&ours, &reference()), "a copy that somebody has made");
    assert!(one.is_record(&theirs, &reference()), "whatever it says by now");
}

#[test]
fn a_file_is_recognised_by_its_reference_and_once_it_is_written_by_its_id() {
    let named = format!("Fire safety ({}).pdf", reference().as_str());
    let mut one = entry();
    assert!(one.is_file(RemoteId(5), &named, &reference()));
    assert!(!one.is_file(RemoteId(5), "Fire safety.pdf", &reference()));
    one.note_file_written(RemoteId(5));
    assert!(one.is_file(RemoteId(5), "renamed.pdf", &reference()));
    assert!(!one.is_file(RemoteId(6), &named, &reference()));
}

#[test]
fn what_is_found_before_it_was_written_is_ours() {
    let mut one = entry();
    assert_eq!(one.note_record_look(Some(&record("said")), at(1)), Look::Leave);
    assert_eq!(one.record, Part::Written { id: RemoteId(1) });
    assert_eq!(one.note_file_look(Some(RemoteId(2)), at(1)), Look::Leave);
    assert_eq!(one.file_view(), FileView::Issued { file: Part::Written { id: RemoteId(2) } });
}

#[test]
fn of_a_file_that_was_sent_its_hash_is_known_and_a_refusal_unsays_it_was_sent() {
    let mut one = entry();
    one.note_file_sent("hash".to_owned(), at(0));
    let sent = Certificate::Issued {
        id: certificate(),
        file: Part::Writing { since: at(0) },
        sha256: Some("hash".to_owned()),
    };
    assert_eq!(one.certificate, sent);
    one.note_refused(ExportFault::FileRefused);
    assert_eq!(one.file_view(), FileView::Issued { file: Part::Missing });
    one.try_again();
    assert_eq!((one.fault, one.employee.is_some()), (None, true), "they are still whom it is for");
}

#[test]
fn a_refusal_leaves_what_was_written_before() {
    let mut one = written();
    one.note_refused(ExportFault::FileRefused);
    let file = FileView::Issued { file: Part::Written { id: RemoteId(2) } };
    assert_eq!((one.record, one.file_view()), (Part::Written { id: RemoteId(1) }, file));
}

#[test]
fn people_see_whether_a_certificate_may_still_come() {
    let mut one = Entry::new(completion());
    assert_eq!(one.file_view(), FileView::Expected);
    one.note_certificate(None, one.completion.completed_at + CERTIFICATE_COMES_IN - TimeDelta::seconds(1));
    assert_eq!(one.file_view(), FileView::Expected);
    one.note_certificate(None, one.completion.completed_at + CERTIFICATE_COMES_IN);
    assert_eq!(one.file_view(), FileView::None);
    one.note_certificate(Some(certificate()), at(0));
    assert_eq!(one.file_view(), FileView::None, "nobody has asked for so long");
}

#[test]
fn what_is_sent_again_is_waited_for_again_the_file_like_the_record() {
    let mut one = entry();
    assert_eq!(one.settles_at(), None);
    one.note_record_sent(at(0));
    assert_eq!(one.settles_at(), Some(at(40)));
    one.note_record_written(RemoteId(1));
    one.note_record_content("said".to_owned());
    assert_eq!(one.settles_at(), None);
    one.note_file_sent("hash".to_owned(), at(7));
    assert_eq!(one.settles_at(), Some(at(47)));
    assert_eq!(one.note_file_look(None, at(46)), Look::Leave);
    assert_eq!(one.note_file_look(None, at(47)), Look::Write);
}
