//! Who gets in, and as whom.

use domain::{
    api::{learning::PersonLearningView, sessions::Account},
    identity::address::Address,
};
use engine::command::Known;

use super::*;

#[test]
fn somebody_of_the_directory_gets_in_as_the_person_they_are_and_is_the_same_member_ever_after() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let arrived = sign_in(&stage, &first);
    let Arrived::In { member, name, role, back, has_way_out } = arrived else { panic!("not in") };
    assert_eq!(name.as_ref().map(Text::as_str), Some(&*name_of(&stage, &first)));
    assert_eq!((role, back.as_deref(), has_way_out), (None, Some("/people?q=x"), true));
    assert_eq!(self::member(sign_in(&stage, &first)), member);
    // Another address is no other person, and the address of before is nobody's any more.
    identity(&stage).change_address(Tenant::Acme, &first, "somebody.else@nordlicht.example").unwrap();
    assert_eq!(self::member(sign_in(&stage, "somebody.else@nordlicht.example")), member);
    assert_ne!(self::member(sign_in(&stage, &person(&stage, 1))), member);
}

#[test]
fn an_address_that_nobody_vouches_for_finds_nobody_unless_an_owner_has_said_whose_its_domain_is() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    for (told, why) in [
        (Told::Unverified, Refusal::AddressNotVerified),
        (Told::WithoutAWord, Refusal::AddressNotVerified),
        (Told::Nothing, Refusal::NoAddress),
    ] {
        identity(&stage).tell_address(Tenant::Acme, &first, told).unwrap();
        assert_eq!(refusal(sign_in(&stage, &first)), why, "{told:?}");
    }
    let (_, domain) = first.split_once('@').unwrap();
    let stage = signing_in(json!({ "domains": domain }));
    identity(&stage).tell_address(Tenant::Acme, &first, Told::WithoutAWord).unwrap();
    member(sign_in(&stage, &first));
    identity(&stage).tell_address(Tenant::Acme, &person(&stage, 1), Told::Unverified).unwrap();
    assert_eq!(refusal(sign_in(&stage, &person(&stage, 1))), Refusal::AddressNotVerified);
}

#[test]
fn nobody_becomes_somebody_else_by_being_given_their_address() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    member(sign_in(&stage, &first));
    // The account is removed, and a new one gets the address: who it is then is for somebody to say.
    let account = identity(&stage).account(Tenant::Acme, &first).unwrap();
    identity(&stage).remove_account(Tenant::Acme, &first).unwrap();
    let another = simulators::identity::Account { sub: "another".to_owned(), ..account };
    identity(&stage).add_account(Tenant::Acme, another).unwrap();
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::TakenByAnother);
}

#[test]
fn who_attaches_the_account_that_they_have_come_by_stays_the_person_they_are() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let member = member(sign_in(&stage, &first));
    assert!(matches!(come(&stage, json!({ "attach": { "member": member } }), &first), Arrived::Attached));
    terminate(&stage, &first);
    assert!(stage.world.signed_in.borrow().is_empty());
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::Left);
}

#[test]
fn who_comes_by_another_identity_provider_from_now_on_stays_the_member_they_were() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let before = member(sign_in(&stage, &first));
    // The other tenant has an account with the address of the second of those at work.
    let second = person(&stage, 1);
    let of_second = member(sign_in(&stage, &second));
    let issuer = stage.world.providers.identity.issuer(Tenant::Other);
    enter(&stage, json!({ "issuer": issuer }));
    come(&stage, json!({ "trial": { "member": "ada" } }), &second);
    // What was begun before goes to nobody else's token endpoint.
    let (location, arrival) = began(&stage, json!("sign_in"));
    stage.say("activate_sign_in").expect::<SignInView>();
    let back = returned(&stage.world.providers.identity.authorize(&location, &first).unwrap());
    assert_eq!(refusal(finish(&stage, &arrival, back)), Refusal::Interrupted);
    assert_eq!(member(sign_in(&stage, &second)), of_second);
    assert_ne!(of_second, before);
}

#[test]
fn an_invited_member_attaches_their_account_and_gets_in_by_it_until_they_are_removed() {
    let stage = signing_in(json!({ "admission": "invited" }));
    let first = person(&stage, 0);
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::NotAdmitted);
    let attach = |member: &str| come(&stage, json!({ "attach": { "member": member } }), &first);
    assert!(matches!(attach("m1"), Arrived::Attached));
    assert_eq!(member(sign_in(&stage, &first)), "m1");
    assert_eq!(refusal(attach("m2")), Refusal::TakenByAnother);
    let removed = json!({
        "id": "r1", "at": stage.now(), "names": [],
        "deed": { "actor": "member/ada", "act": "member_removed", "subject": "member/m1" },
    });
    stage.ask(json!({ "command": "record", "report": removed.to_string() })).expect::<Value>();
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::NotAdmitted);
}

#[test]
fn a_claim_gives_roles_at_each_sign_in() {
    let stage = signing_in(json!({ "role_claim": "groups", "admins": "rollcall-admins" }));
    let first = person(&stage, 0);
    let role = |arrived: Arrived| match arrived {
        Arrived::In { role, .. } => role,
        _ => panic!("not in"),
    };
    assert_eq!(role(sign_in(&stage, &first)), Some(Role::Member));
    identity(&stage).add_to_group(Tenant::Acme, &first, "rollcall-admins").unwrap();
    assert_eq!(role(sign_in(&stage, &first)), Some(Role::Admin));
}

#[test]
fn who_is_known_to_another_service_under_another_id_stays_who_they_are() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let before = member(sign_in(&stage, &first));
    let credential = stage.credential(HrSystem::BambooHr);
    stage.test(HrSystem::BambooHr, credential, &crate::stage::EVERYTHING).expect::<Value>();
    stage.ask(json!({ "command": "preview_draft", "service": "bamboohr" })).expect::<Value>();
    let run = stage.settle();
    assert!(run.id > RunId(0));
    stage.approve(&run);
    assert_eq!(*stage.world.signed_in.borrow(), [before.clone()].into());
    assert_eq!(member(sign_in(&stage, &first)), before);
}

#[test]
fn who_was_invited_by_an_address_is_that_member_and_the_person_who_has_it() {
    let stage = signing_in(json!({ "admission": "invited" }));
    let first = person(&stage, 0);
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::NotAdmitted);
    let invite = |address: &str, member: &str| {
        let address = Address::try_from(address.to_owned()).expect("an address");
        stage.world.invited.borrow_mut().insert(address, member.to_owned());
    };
    invite(&first.to_uppercase(), "m1");
    let Arrived::In { member, name, .. } = sign_in(&stage, &first) else { panic!("not in") };
    // They are a member already, by the name they were invited by.
    assert_eq!((member.as_str(), name), ("m1", None));
    assert_eq!(self::member(sign_in(&stage, &first)), "m1");
    let known: Known = stage.ask(json!({ "command": "who_is", "member": "m1" })).expect();
    let id = somebody(&stage, &first).id.to_string();
    assert_eq!(known.person.map(|person| person.as_str().to_owned()), Some(id));
    assert_eq!(known.account, Some(Account::Known));
    // They leave with the person they are.
    terminate(&stage, &first);
    assert!(!stage.world.signed_in.borrow().contains("m1"));
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::Left);
}

#[test]
fn somebody_of_the_directory_sees_what_they_learn_themselves_and_nobody_else_does_by_that() {
    let stage = signing_in(json!({}));
    let first = person(&stage, 0);
    let member = member(sign_in(&stage, &first));
    let own = |member: &str| stage.ask(json!({ "command": "learning_of", "member": member }));
    let view: PersonLearningView = own(&member).expect();
    assert_eq!((view.service, view.member.as_ref()), (HrSystem::Personio, Some(&member)));
    assert_eq!(own("ada").code(), "not_found", "who is nobody of the directory");
}

#[test]
fn an_invitation_is_one_accounts_and_nobody_whom_it_is_not_for() {
    let stage = signing_in(json!({ "admission": "invited" }));
    let address = "guest@nordlicht.example";
    let (one, other) = (person(&stage, 0), person(&stage, 1));
    let change = |from: &str, to: &str| identity(&stage).change_address(Tenant::Acme, from, to).unwrap();
    let invite = Address::try_from(address.to_owned()).unwrap();
    stage.world.invited.borrow_mut().insert(invite, "m1".to_owned());
    change(&one, address);
    assert_eq!(member(sign_in(&stage, address)), "m1");
    // Another account that is given the address comes too late, whatever is said of the invitation.
    change(address, "guest-1@nordlicht.example");
    change(&other, address);
    assert_eq!(refusal(sign_in(&stage, address)), Refusal::NotInDirectory);
}

#[test]
fn who_attaches_their_account_is_let_in_as_before_and_no_further() {
    let stage = signing_in(
        json!({ "admission": "departments", "departments": "Vertrieb\nEngineering\nMarketing\nLogistik" }),
    );
    let let_in = |email: &str| matches!(sign_in(&stage, email), Arrived::In { .. });
    let all = identity(&stage).at_work();
    let first = all.iter().find(|email| let_in(email)).expect("somebody of these departments").clone();
    let own = member(sign_in(&stage, &first));
    assert!(matches!(come(&stage, json!({ "attach": { "member": own } }), &first), Arrived::Attached));
    enter(&stage, json!({ "admission": "invited" }));
    assert!(matches!(come(&stage, json!({ "trial": { "member": "ada" } }), &first), Arrived::Tried));
    let _: SignInView = stage.say("activate_sign_in").expect();
    assert_eq!(refusal(sign_in(&stage, &first)), Refusal::NotAdmitted, "attaching is no invitation");
}
