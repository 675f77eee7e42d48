//! The members' page: loads them, invites, renews, removes.

use domain::{
    access::Role,
    api::{
        endpoint::Endpoint,
        members::{InvitationForm, InvitationView, MemberView, MembersView},
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{InvitationEntry, IssuedLink, LinkPanel, MemberAction, MembersTable, link::LINK_ONCE};
use crate::{
    api::{Api, Call, CallError, use_api},
    components::{
        Button, ButtonKind, ConfirmDialog, Dialog, EmptyState, IconName, Skeleton, Snackbars, use_snackbars,
    },
    i18n::{UseAdminTexts, fill, use_admin_texts},
    session::use_session,
    shell::use_title,
};

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Desk {
    api: Api,
    texts: UseAdminTexts,
    snackbars: Snackbars,
    members: RwSignal<Option<Result<Vec<MemberView>, CallError>>>,
    /// A link that was just made and is shown.
    issued: RwSignal<Option<IssuedLink>>,
    working: RwSignal<bool>,
    /// Why the last thing did not work.
    problem: RwSignal<Option<CallError>>,
}

impl Desk {
    fn load(self) {
        spawn_local(async move {
            let answer = self.api.send::<MembersView>(Call::to(Endpoint::Members, &[])).await;
            self.members.try_set(Some(answer.map(|view| view.members)));
        });
    }

    fn invite(self, form: InvitationForm) {
        self.work(async move {
            let call = Call::to(Endpoint::InviteMember, &[]).with(&form);
            self.issued.set(Some(self.api.send::<InvitationView>(call).await?.into()));
            Ok(())
        });
    }

    fn renew(self, member: MemberView) {
        self.work(async move {
            let call = Call::to(Endpoint::RenewInvitation, &[&member.id]);
            match self.api.send::<InvitationView>(call).await {
                Ok(view) => self.issued.set(Some(view.into())),
                Err(error) => self.snackbars.error(error.words(self.texts.get_untracked())),
            }
            Ok(())
        });
    }

    fn remove(self, member: MemberView, asking: RwSignal<bool>) {
        self.work(async move {
            self.api.send::<()>(Call::to(Endpoint::RemoveMember, &[&member.id])).await?;
            asking.set(false);
            let removed = self.texts.get_untracked().members.removed;
            self.snackbars.success(fill(removed, &[("name", member.name.as_str())]));
            Ok(())
        });
    }

    /// Does one thing at a time, keeps why it did not work, and asks for the members again.
    fn work(self, thing: impl Future<Output = Result<(), CallError>> + 'static) {
        self.working.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let outcome = thing.await;
            self.working.try_set(false);
            self.problem.try_set(outcome.err());
            self.load();
        });
    }

    fn problem_words(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let words = |error: CallError| error.words(self.texts.get()).to_owned();
            self.problem.get().map(words)
        })
    }
}

/// The members, for admins.
#[component]
pub fn MembersPage() -> impl IntoView {
    let texts = use_admin_texts();
    let desk = Desk {
        api: use_api(),
        texts,
        snackbars: use_snackbars(),
        members: RwSignal::new(None),
        issued: RwSignal::new(None),
        working: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    use_title(texts.of(|t| t.members.title));
    desk.load();
    let inviting = RwSignal::new(false);
    let invite = move |()| {
        desk.problem.set(None);
        inviting.set(true);
    };
    view! {
        <div class="page">
            <header class="page-header">
                <div>
                    <h1>{texts.of(|t| t.members.title)}</h1>
                    <p class="quiet">{texts.of(|t| t.members.intro)}</p>
                </div>
                <Button kind=ButtonKind::Primary on_press=invite>{texts.of(|t| t.members.invite)}</Button>
            </header>
            <Loaded desk/>
        </div>
        <InviteDialog desk open=inviting/>
        <LinkDialog desk/>
    }
}

#[component]
fn Loaded(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let actor = actor();
    let asking = RwSignal::new(false);
    let leaver = RwSignal::new(None::<MemberView>);
    let act = move |action| match action {
        MemberAction::Renew(member) => desk.renew(member),
        MemberAction::Remove(member) => {
            desk.problem.set(None);
            leaver.set(Some(member));
            asking.set(true);
        }
    };
    let remove = move |()| {
        if let Some(member) = leaver.get_untracked() {
            desk.remove(member, asking);
        }
    };
    let question = Signal::derive(move || {
        let name = leaver.get().map(|member| member.name.to_string()).unwrap_or_default();
        fill(texts.get().members.remove_title, &[("name", &name)])
    });
    let body = move || match desk.members.get() {
        None => view! { <Skeleton lines=5/> }.into_any(),
        Some(Ok(members)) => view! { <MembersTable members actor=actor.get() on_action=act/> }.into_any(),
        Some(Err(error)) => {
            let words = Signal::derive(move || error.words(texts.get()).to_owned());
            view! {
                <EmptyState icon=IconName::Warning title=texts.of(|t| t.members.failed_title) text=words>
                    <Button kind=ButtonKind::Primary on_press=move |()| desk.load()>
                        {texts.of(|t| t.kit.try_again)}
                    </Button>
                </EmptyState>
            }
            .into_any()
        }
    };
    view! {
        {body}
        <ConfirmDialog
            open=asking
            title=question
            text=texts.of(|t| t.members.remove_text)
            confirm=texts.of(|t| t.members.remove)
            on_confirm=remove
            pending=desk.working
            error=desk.problem_words()
        />
    }
}

#[component]
fn InviteDialog(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let actor = actor();
    Effect::new(move || {
        if desk.issued.with(Option::is_some) {
            open.set(false);
        }
    });
    let invite = move |form| desk.invite(form);
    view! {
        <Dialog open title=desk.texts.of(|t| t.members.invite_title)>
            <InvitationEntry
                actor=actor.get_untracked()
                on_submit=invite
                pending=desk.working
                error=desk.problem_words()
            />
        </Dialog>
    }
}

#[component]
fn LinkDialog(desk: Desk) -> impl IntoView {
    let texts = desk.texts;
    let open = RwSignal::new(false);
    Effect::new(move || {
        if desk.issued.with(Option::is_some) {
            open.set(true);
        }
    });
    // A link that was shown is forgotten here too.
    Effect::new(move || {
        if !open.get() {
            desk.issued.set(None);
        }
    });
    let panel = move || desk.issued.get_untracked().map(|link| view! { <LinkPanel link/> });
    view! {
        <Dialog open title=texts.of(|t| t.members.link_title) described_by=LINK_ONCE>
            {panel()}
            <div class="dialog-actions">
                <Button kind=ButtonKind::Primary on_press=move |()| open.set(false)>
                    {texts.of(|t| t.members.done)}
                </Button>
            </div>
        </Dialog>
    }
}

fn actor() -> Memo<Role> {
    let session = use_session();
    Memo::new(move |_| session.member().map_or(Role::Member, |member| member.role))
}
