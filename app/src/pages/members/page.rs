//! The members' page: loads them, invites, renews, gives roles, removes.

use domain::{
    access::Role,
    api::{
        call,
        calling::Call,
        members::{InvitationForm, MemberView, MembersView, RoleForm},
    },
};
use leptos::prelude::*;

use super::{
    InvitationEntry, IssuedLink, LinkPanel, MemberAction, RoleEntry, SearchedMembers, link::LINK_ONCE,
};
use crate::{
    api::CallError,
    asking::{Loaded, Sending},
    bundles::PageLink,
    components::{
        Button, ButtonKind, ConfirmDialog, Dialog, EmptyState, IconName, Skeleton, Snackbars, TryAgain,
        use_snackbars,
    },
    i18n::{UseAdminTexts, use_admin_texts},
    routes::Page,
    session::use_session,
    shell::use_title,
};

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Shared {
    texts: UseAdminTexts,
    snackbars: Snackbars,
    members: Loaded<MembersView>,
    /// A link that was just made and is shown.
    issued: RwSignal<Option<IssuedLink>>,
    sending: Sending,
}

impl Shared {
    fn load(self) {
        self.members.ask(call::Members);
    }

    fn invite(self, form: InvitationForm, inviting: RwSignal<bool>) {
        let invited = move |view| match IssuedLink::of(view) {
            Ok(link) => self.issued.set(Some(link)),
            Err(name) => {
                inviting.set(false);
                self.snackbars.success(self.texts.get_untracked().members.mailed(&name));
            }
        };
        self.send(call::InviteMember { form }, invited, Some);
    }

    fn renew(self, member: MemberView) {
        let call = call::RenewInvitation { member: member.id };
        self.send(call, move |view| self.issued.set(Some(view.into())), self.snackbars.refused(self.texts));
    }

    fn change_role(self, member: MemberView, form: RoleForm, asking: RwSignal<bool>) {
        let changed = move |view: MemberView| {
            asking.set(false);
            self.snackbars.success(self.texts.get_untracked().members.role_changed(view.name.as_str()));
        };
        self.send(call::ChangeRole { member: member.id, form }, changed, Some);
    }

    fn remove(self, member: MemberView, asking: RwSignal<bool>) {
        let removed = move |()| {
            asking.set(false);
            self.snackbars.success(self.texts.get_untracked().members.removed(member.name.as_str()));
        };
        self.send(call::RemoveMember { member: member.id }, removed, Some);
    }

    /// Sends one thing at a time, and asks for the members again.
    fn send<C: Call + 'static>(
        self,
        call: C,
        done: impl FnOnce(C::Answer) + 'static,
        told: impl FnOnce(CallError) -> Option<CallError> + 'static,
    ) {
        let done = move |answer| {
            done(answer);
            self.load();
        };
        let told = move |error| {
            self.load();
            told(error)
        };
        self.sending.send_or(call, done, told);
    }

    fn problem_words(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            let words = |error: CallError| error.words(self.texts.get()).to_owned();
            self.sending.problem.get().map(words)
        })
    }
}

/// The members, for admins.
#[component]
pub fn MembersPage() -> impl IntoView {
    let texts = use_admin_texts();
    let shared = Shared {
        texts,
        snackbars: use_snackbars(),
        members: Loaded::nothing(),
        issued: RwSignal::new(None),
        sending: Sending::nothing(),
    };
    use_title(texts.of(|t| t.members.title));
    shared.load();
    let inviting = RwSignal::new(false);
    let invite = move |()| {
        shared.sending.problem.set(None);
        inviting.set(true);
    };
    view! {
        <div class="page">
            <header class="page-header">
                <div>
                    <h1>{texts.of(|t| t.members.title)}</h1>
                    <p class="quiet">{texts.of(|t| t.members.intro)}</p>
                    <p class="actions">
                        <PageLink to=Page::Audit(String::new())>{texts.of(|t| t.audit.title)}</PageLink>
                        {move || (actor().get() == Role::Owner).then(|| view! {
                            <PageLink to=Page::WaysIn>{texts.of(|t| t.ways_in.title)}</PageLink>
                        })}
                    </p>
                </div>
                <Button kind=ButtonKind::Primary on_press=invite>{texts.of(|t| t.members.invite)}</Button>
            </header>
            <Listed shared/>
        </div>
        <InviteDialog shared open=inviting/>
        <LinkDialog shared/>
    }
}

#[component]
fn Listed(shared: Shared) -> impl IntoView {
    let texts = shared.texts;
    let actor = actor();
    let search = RwSignal::new(String::new());
    let asking = RwSignal::new(false);
    let leaver = RwSignal::new(None::<MemberView>);
    let changing = RwSignal::new(false);
    let changed = RwSignal::new(None::<MemberView>);
    let act = move |action| match action {
        MemberAction::Renew(member) => shared.renew(member),
        MemberAction::ChangeRole(member) => {
            shared.sending.problem.set(None);
            changed.set(Some(member));
            changing.set(true);
        }
        MemberAction::Remove(member) => {
            shared.sending.problem.set(None);
            leaver.set(Some(member));
            asking.set(true);
        }
    };
    let remove = move |()| {
        if let Some(member) = leaver.get_untracked() {
            shared.remove(member, asking);
        }
    };
    let question = Signal::derive(move || {
        let name = leaver.get().map(|member| member.name.to_string()).unwrap_or_default();
        texts.get().members.remove_title(&name)
    });
    let body = move || match (shared.members.view.get(), shared.members.problem.get()) {
        (None, None) => view! { <Skeleton lines=5/> }.into_any(),
        (Some(view), None) => {
            view! { <SearchedMembers view actor=actor.get() search on_action=act/> }.into_any()
        }
        (_, Some(error)) => {
            let words = Signal::derive(move || error.words(texts.get()).to_owned());
            view! {
                <EmptyState icon=IconName::Warning title=texts.of(|t| t.members.failed_title) text=words>
                    <TryAgain kind=ButtonKind::Primary on_press=move |()| shared.load()/>
                </EmptyState>
            }
            .into_any()
        }
    };
    view! {
        {body}
        <RoleDialog shared open=changing member=changed/>
        <ConfirmDialog
            open=asking
            title=question
            text=texts.of(|t| t.members.remove_text)
            confirm=texts.of(|t| t.members.remove)
            on_confirm=remove
            pending=shared.sending.pending
            error=shared.problem_words()
        />
    }
}

#[component]
fn InviteDialog(shared: Shared, open: RwSignal<bool>) -> impl IntoView {
    let actor = actor();
    Effect::new(move || {
        if shared.issued.with(Option::is_some) {
            open.set(false);
        }
    });
    let invite = move |form| shared.invite(form, open);
    let sends_mail = Signal::derive(move || shared.members.view.get().is_some_and(|view| view.sends_mail));
    view! {
        <Dialog open title=shared.texts.of(|t| t.members.invite_title)>
            <InvitationEntry
                actor=actor.get_untracked()
                sends_mail
                on_submit=invite
                pending=shared.sending.pending
                error=shared.problem_words()
            />
        </Dialog>
    }
}

#[component]
fn RoleDialog(shared: Shared, open: RwSignal<bool>, member: RwSignal<Option<MemberView>>) -> impl IntoView {
    let texts = shared.texts;
    let actor = actor();
    let title = Signal::derive(move || {
        let name = member.get().map(|member| member.name.to_string()).unwrap_or_default();
        texts.get().members.change_role_of(&name)
    });
    let entry = move || {
        let member = member.get()?;
        let current = member.role;
        let submit = move |form| shared.change_role(member.clone(), form, open);
        let (pending, error) = (shared.sending.pending, shared.problem_words());
        Some(view! { <RoleEntry actor=actor.get_untracked() current on_submit=submit pending error/> })
    };
    view! { <Dialog open title>{entry}</Dialog> }
}

#[component]
fn LinkDialog(shared: Shared) -> impl IntoView {
    let texts = shared.texts;
    let open = RwSignal::new(false);
    Effect::new(move || {
        if shared.issued.with(Option::is_some) {
            open.set(true);
        }
    });
    // A link that was shown is forgotten here too.
    Effect::new(move || {
        if !open.get() {
            shared.issued.set(None);
        }
    });
    let panel = move || shared.issued.get_untracked().map(|link| view! { <LinkPanel link/> });
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
