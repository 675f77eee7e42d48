//! The page of channels: loads them, adds, removes.

use domain::{
    api::{
        call,
        channels::{AddedChannelView, ChannelView, ChannelsView},
        error::ErrorCode,
    },
    messages::channel::ChannelForm,
};
use leptos::prelude::*;

use super::{ChannelEntry, KeyDialog, list::ChannelsTable};
use crate::{
    api::CallError,
    asking::{Loaded, Sending, once_there},
    components::{
        Button, ButtonKind, ConfirmDialog, Dialog, EmptyState, IconName, Skeleton, Snackbars, focus_soon,
        use_snackbars,
    },
    i18n::{UseAdminTexts, use_admin_texts},
    pages::sync::frame::{SyncFrame, SyncTab},
    problems::notice::ProblemNotice,
};

/// The id of the page's title.
const TITLE: &str = "channels-title";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Shared {
    texts: UseAdminTexts,
    snackbars: Snackbars,
    channels: Loaded<ChannelsView>,
    /// Whether the form is open.
    adding: RwSignal<bool>,
    sending: Sending,
    /// The key of a webhook that was just added.
    key: RwSignal<Option<String>>,
    /// Which channel is asked about.
    leaving: RwSignal<Option<ChannelView>>,
    asking: RwSignal<bool>,
}

impl Shared {
    fn load(self) {
        self.channels.ask(call::Channels);
    }

    /// Changes what is known of the channels by what was answered. Those that stay stay where they are, with the focus.
    fn change(self, change: impl FnOnce(&mut Vec<ChannelView>)) {
        self.channels.view.update(|view| {
            if let Some(view) = view {
                change(&mut view.channels);
            }
        });
    }

    fn begin(self) {
        self.sending.problem.set(None);
        self.adding.set(true);
    }

    fn add(self, form: ChannelForm) {
        self.sending.send(call::AddChannel { form }, move |AddedChannelView { channel, key }| {
            self.adding.set(false);
            match key {
                Some(key) => self.key.set(Some(key)),
                None => self.snackbars.success(self.texts.get_untracked().channels.is_added(&channel.to)),
            }
            self.change(|channels| channels.push(channel));
        });
    }

    fn ask(self, channel: ChannelView) {
        self.sending.problem.set(None);
        self.leaving.set(Some(channel));
        self.asking.set(true);
    }

    fn remove(self) {
        let Some(channel) = self.leaving.get_untracked() else { return };
        let id = channel.id;
        let removed = move |()| {
            self.asking.set(false);
            self.snackbars.success(self.texts.get_untracked().channels.removed(&channel.to));
            self.change(|channels| channels.retain(|one| one.id != id));
            // The button that asked is gone.
            focus_soon(TITLE);
        };
        let told = {
            let removed = removed.clone();
            move |error: CallError| {
                // Somebody else has removed it already.
                if error.code() == Some(ErrorCode::NotFound) {
                    removed(());
                    return None;
                }
                Some(error)
            }
        };
        self.sending.send_or(call::RemoveChannel { channel: id }, removed, told);
    }

    /// What is known of the channels, by what a test came to.
    fn tried(self, tried: ChannelView) {
        self.change(|channels| {
            if let Some(known) = channels.iter_mut().find(|one| one.id == tried.id) {
                *known = tried;
            }
        });
    }
}

/// Where messages go about what needs an admin.
#[component]
pub fn ChannelsPage() -> impl IntoView {
    let texts = use_admin_texts();
    let shared = Shared {
        texts,
        snackbars: use_snackbars(),
        channels: Loaded::nothing(),
        adding: RwSignal::new(false),
        sending: Sending::nothing(),
        key: RwSignal::new(None),
        leaving: RwSignal::new(None),
        asking: RwSignal::new(false),
    };
    shared.load();
    let retry = Callback::new(move |()| shared.load());
    let Loaded { view, problem, .. } = shared.channels;
    let some =
        Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| !view.channels.is_empty())));
    let there = once_there(move || view.get());
    let add = move || {
        view! {
            <Show when=move || some.get()>
                <Button kind=ButtonKind::Primary on_press=move |()| shared.begin() attr:id="add-channel">
                    {texts.of(|t| t.channels.add)}
                </Button>
            </Show>
        }
    };
    view! {
        <SyncFrame tab=SyncTab::Messages action=add>
            <h2 id=TITLE tabindex="-1">{texts.of(|t| t.channels.title)}</h2>
            <p class="quiet">{texts.of(|t| t.channels.intro)}</p>
            {move || problem.get().map(|problem| view! {
                <ProblemNotice id="channels-error" problem on_retry=retry/>
            })}
            {move || match there() {
                Some(view) => view! { <Listed shared view/> }.into_any(),
                None if problem.with(Option::is_none) => view! { <Skeleton/> }.into_any(),
                None => ().into_any(),
            }}
        </SyncFrame>
        <KeyDialog key=shared.key/>
        <RemoveDialog shared/>
    }
}

/// The channels, or that there are none; and the form.
#[component]
fn Listed(shared: Shared, view: Signal<ChannelsView>) -> impl IntoView {
    let texts = shared.texts;
    let none = Memo::new(move |_| view.with(|view| view.channels.is_empty()));
    let channels = Signal::derive(move || view.get().channels);
    let on_tried = Callback::new(move |tried| shared.tried(tried));
    let on_remove = Callback::new(move |channel| shared.ask(channel));
    let empty = move || {
        view! {
            <EmptyState
                icon=IconName::Mail
                title=texts.of(|t| t.channels.none_title)
                text=texts.of(|t| t.channels.none)
            >
                <Button kind=ButtonKind::Primary on_press=move |()| shared.begin() attr:id="add-channel">
                    {texts.of(|t| t.channels.add)}
                </Button>
            </EmptyState>
        }
    };
    let mail = move || view.with_untracked(|view| view.mail);
    let add = move |form| shared.add(form);
    view! {
        <Show when=move || !none.get() fallback=empty>
            <ChannelsTable channels on_tried on_remove/>
        </Show>
        <Dialog open=shared.adding title=texts.of(|t| t.channels.add)>
            <ChannelEntry
                mail=mail()
                on_submit=add
                pending=shared.sending.pending
                refused=shared.sending.problem
            />
        </Dialog>
    }
}

#[component]
fn RemoveDialog(shared: Shared) -> impl IntoView {
    let texts = shared.texts;
    let question = Signal::derive(move || {
        let to = shared.leaving.get().map(|channel| channel.to).unwrap_or_default();
        texts.get().channels.remove_title(&to)
    });
    let problem = Signal::derive(move || Some(shared.sending.problem.get()?.words(texts.get()).to_owned()));
    view! {
        <ConfirmDialog
            open=shared.asking
            title=question
            text=texts.of(|t| t.channels.remove_text)
            confirm=texts.of(|t| t.channels.remove)
            on_confirm=move |()| shared.remove()
            pending=shared.sending.pending
            error=problem
        />
    }
}
