//! Members and invitations in a browser.

use app::pages::members::{
    InvitationEntry, IssuedLink, LinkPanel, MemberAction, MembersTable, RoleEntry, Shown,
};
use domain::{
    access::Role,
    api::members::{InvitationForm, MemberView, OneTimeToken, PendingLink, RoleForm},
    language::Language,
    text::Text,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::stage::{Stage, drawn};

fn member(id: &str, name: &str, role: Role) -> MemberView {
    let name = Text::new(name).unwrap();
    MemberView {
        id: id.to_owned(),
        name,
        role,
        last_sign_in: None,
        last_way: None,
        address: None,
        link: None,
        is_self: role == Role::Owner,
    }
}

#[wasm_bindgen_test]
async fn an_admin_does_nothing_to_an_owner_and_each_action_says_whose_it_is() {
    let asked = RwSignal::new(None::<MemberAction>);
    let stage = Stage::of(move || {
        let members = vec![member("1", "Marta", Role::Owner), member("2", "Jo", Role::Member)];
        view! { <MembersTable members actor=Role::Admin on_action=move |action| asked.set(Some(action))/> }
    });
    drawn().await;
    assert_eq!(stage.count("[data-member-id='1'] button"), 0);
    assert_eq!(stage.count("[data-member-id='2'] button"), 3);
    stage.click("[aria-label='Change the role of Jo']").await;
    assert_eq!(asked.get_untracked(), Some(MemberAction::ChangeRole(member("2", "Jo", Role::Member))));
    stage.click("[aria-label='Remove Jo']").await;
    assert_eq!(asked.get_untracked(), Some(MemberAction::Remove(member("2", "Jo", Role::Member))));
}

#[wasm_bindgen_test]
async fn a_new_link_is_offered_only_where_it_may_be_made_and_else_it_is_said_why() {
    let signed_in = |id, name, role| {
        let at = Some("2026-11-22T08:00:00Z".parse().unwrap());
        MemberView { last_sign_in: at, ..member(id, name, role) }
    };
    for (actor, offered) in [(Role::Admin, 0), (Role::Owner, 1)] {
        let stage = Stage::of(move || {
            let myself = MemberView { is_self: true, ..signed_in("1", "Marta", actor) };
            let members = vec![myself, signed_in("2", "Jo", Role::Member), member("3", "Ada", Role::Admin)];
            view! { <MembersTable members actor on_action=move |_: MemberAction| ()/> }
        });
        drawn().await;
        assert_eq!(stage.count("[data-member-id='1'] [aria-label^='New link']"), 0, "{actor:?}");
        assert_eq!(stage.count("[data-member-id='2'] [aria-label^='New link']"), offered, "{actor:?}");
        assert_eq!(stage.count("[data-member-id='3'] [aria-label^='New link']"), 1, "{actor:?}");
        let rules = stage.text("#link-rules");
        assert_eq!(rules.contains("Only an owner"), actor == Role::Admin, "{rules}");
        assert!(rules.contains("for yourself"), "{rules}");
    }
}

#[wasm_bindgen_test]
async fn a_link_that_waits_is_listed_with_its_maker_and_its_end() {
    let stage = Stage::of(move || {
        let link = |by: Option<&str>| {
            let by = by.and_then(|by| Text::new(by).ok());
            Some(PendingLink { by, expires_at: "2026-11-29T03:20:00Z".parse().unwrap(), mailed_at: None })
        };
        let mailed = link(Some("Ada"))
            .map(|link| PendingLink { mailed_at: "2026-11-22T03:20:00Z".parse().ok(), ..link });
        let members = vec![
            MemberView { link: link(Some("Ada")), ..member("1", "Marta", Role::Member) },
            MemberView { link: link(None), ..member("2", "Kim", Role::Owner) },
            member("3", "Jo", Role::Member),
            MemberView { link: mailed, ..member("4", "Grace", Role::Member) },
        ];
        view! { <MembersTable members actor=Role::Admin on_action=move |_: MemberAction| ()/> }
    });
    drawn().await;
    let by_ada = stage.text("[data-member-id='1'] .pending-link");
    assert!(by_ada.contains("by Ada") && by_ada.contains("2026"), "{by_ada}");
    assert!(stage.text("[data-member-id='2'] .pending-link").contains("whoever runs Rollcall"));
    assert_eq!(stage.count("[data-member-id='3'] .pending-link"), 0);
    let mailed = stage.text("[data-member-id='4'] .pending-link");
    assert!(mailed.contains("sent by mail on 22 Nov 2026") && mailed.contains("by Ada"), "{mailed}");
    assert!(!by_ada.contains("mail"), "{by_ada}");
}

#[wasm_bindgen_test]
async fn an_owner_gives_every_role_but_to_themselves_and_an_admin_none_above_theirs() {
    for (actor, roles) in [(Role::Admin, 2), (Role::Owner, 3)] {
        let sent = RwSignal::new(None::<Role>);
        let stage = Stage::of(move || {
            let members = vec![member("1", "Marta", Role::Owner), member("2", "Jo", Role::Admin)];
            let submit = move |form: RoleForm| sent.set(Some(form.role));
            view! {
                <MembersTable members actor on_action=move |_: MemberAction| ()/>
                <RoleEntry actor current=Role::Admin on_submit=submit/>
            }
        });
        drawn().await;
        assert_eq!(stage.count("[data-member-id='1'] [aria-label^='Change']"), 0, "{actor:?}");
        assert_eq!(stage.count("[data-member-id='2'] [aria-label^='Change']"), 1, "{actor:?}");
        assert_eq!(stage.count("[name='member-role']"), roles, "{actor:?}");
        assert!(stage.find::<HtmlInputElement>("#member-role-admin").checked());
        stage.click("#member-role-member").await;
        stage.click("[type=submit]").await;
        assert_eq!(sent.get_untracked(), Some(Role::Member));
    }
}

#[wasm_bindgen_test]
async fn an_invitation_needs_a_name_and_keeps_what_was_chosen() {
    let sent = RwSignal::new(None::<(String, Role)>);
    let stage = Stage::of(move || {
        let submit = move |form: InvitationForm| sent.set(Some((form.name, form.role)));
        view! { <InvitationEntry actor=Role::Admin on_submit=submit/> }
    });
    drawn().await;
    stage.click("#invitation-role-admin").await;
    stage.click("[type=submit]").await;
    assert_eq!(sent.get_untracked(), None);
    assert_eq!(stage.text("#invitation-name-error").trim(), "Enter a name.");
    assert!(stage.find::<HtmlInputElement>("#invitation-role-admin").checked());
    assert_eq!(stage.count("[id=invitation-role-owner]"), 0, "an admin hands out no ownership");
    stage.type_into("#invitation-name", "Jo").await;
    stage.click("[type=submit]").await;
    assert_eq!(sent.get_untracked(), Some(("Jo".to_owned(), Role::Admin)));
}

#[wasm_bindgen_test]
async fn a_link_is_sent_by_mail_where_that_is_possible_to_an_address_in_ones_language() {
    let sent = RwSignal::new(None::<InvitationForm>);
    let sends_mail = RwSignal::new(false);
    let stage = Stage::of(move || {
        let submit = move |form: InvitationForm| sent.set(Some(form));
        view! { <InvitationEntry actor=Role::Admin sends_mail on_submit=submit/> }
    });
    drawn().await;
    assert_eq!(stage.count("#invitation-by-mail"), 0, "nobody sends mail here");
    sends_mail.set(true);
    drawn().await;
    stage.type_into("#invitation-name", "Jo").await;
    stage.click("#invitation-by-mail").await;
    assert_eq!(stage.text("[type=submit]").trim(), "Send the link");
    stage.click("[type=submit]").await;
    assert!(sent.get_untracked().is_none());
    assert_eq!(stage.text("#invitation-address-error").trim(), "Enter the address that the link is sent to.");
    stage.type_into("#invitation-address", "jo@example.com").await;
    stage.click("[type=submit]").await;
    let form = sent.get_untracked().unwrap();
    assert_eq!((form.address.as_str(), form.mail), ("jo@example.com", Some(Language::English)));
}

#[wasm_bindgen_test]
async fn a_link_that_could_not_be_sent_is_shown_and_said_to_be() {
    let stage = Stage::of(move || {
        let sign_in =
            OneTimeToken { token: "abc".to_owned(), expires_at: "2026-11-29T03:20:00Z".parse().unwrap() };
        view! { <LinkPanel link=IssuedLink { name: "Jo".to_owned(), sign_in, shown: Shown::MailFailed }/> }
    });
    drawn().await;
    assert!(stage.text(".stack").contains("The mail could not be sent. Pass the link on yourself."));
    assert!(stage.find::<HtmlInputElement>("#invitation-link").value().ends_with("/sign-in#abc"));
}

#[wasm_bindgen_test]
async fn a_link_is_shown_whole_with_its_end() {
    let stage = Stage::of(move || {
        let sign_in =
            OneTimeToken { token: "abc".to_owned(), expires_at: "2026-11-29T03:20:00Z".parse().unwrap() };
        view! { <LinkPanel link=IssuedLink { name: "Jo".to_owned(), sign_in, shown: Shown::AsAsked }/> }
    });
    drawn().await;
    let link = stage.find::<HtmlInputElement>("#invitation-link");
    assert!(link.value().ends_with("/sign-in#abc"));
    link.focus().unwrap();
    let selected = (link.selection_start().unwrap(), link.selection_end().unwrap());
    assert_eq!(selected, (Some(0), u32::try_from(link.value().len()).ok()), "one stroke copies it");
    assert!(stage.text("#link-once").contains("shown only now"));
    assert!(stage.text(".field-hint").contains("2026"));
}
