//! Where somebody is signed in: oneself, or a member whom one governs.

use domain::{
    access::Role,
    api::{
        call,
        calling::Call,
        error::ErrorCode,
        sessions::{Account, ListedSession, SessionsView},
    },
    device::{Browser, Device, System},
    text::Text,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    api::CallError,
    asking::{Loaded, Sending},
    bundles::PageLink,
    components::{Button, ButtonKind, ConfirmDialog, Snackbars, use_snackbars},
    i18n::{Moment, UseAdminTexts, date_time, texts::sessions::Sessions, use_admin_texts},
    problems::notice::{ProblemNotice, awaited},
    routes::Page,
    session::use_session,
    shell::use_title,
};

/// What somebody wants to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// One session.
    One(ListedSession),
    /// All, but the one that is asked by.
    All,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Shared {
    texts: UseAdminTexts,
    snackbars: Snackbars,
    /// Whose sessions they are.
    member: StoredValue<String>,
    sessions: Loaded<SessionsView>,
    /// What is asked about.
    ending: RwSignal<Option<Ending>>,
    asking: RwSignal<bool>,
    sending: Sending,
}

impl Shared {
    fn load(self) {
        self.sessions.ask(call::Sessions { member: self.member.get_value() });
    }

    fn ask(self, ending: Ending) {
        self.sending.problem.set(None);
        self.ending.set(Some(ending));
        self.asking.set(true);
    }

    fn end(self) {
        let member = self.member.get_value();
        match self.ending.get_untracked() {
            Some(Ending::One(session)) => self.send(call::EndSession { member, session: session.id }),
            Some(Ending::All) => self.send(call::EndSessions { member }),
            None => {}
        }
    }

    fn send(self, call: impl Call<Answer = ()> + 'static) {
        let ended = move |()| {
            self.asking.set(false);
            self.snackbars.success(self.texts.get_untracked().sessions.ended);
            self.load();
        };
        let told = move |error: CallError| {
            // It has ended already.
            if error.code() == Some(ErrorCode::NotFound) {
                ended(());
                return None;
            }
            Some(error)
        };
        self.sending.send_or(call, ended, told);
    }
}

/// The sessions of the member in the address; without one, of whoever is signed in.
#[component]
pub fn SessionsPage() -> impl IntoView {
    let params = use_params_map();
    let member = Memo::new(move |_| params.with(|params| params.get("member")));
    move || view! { <MembersSessions member=member.get()/> }
}

#[component]
fn MembersSessions(member: Option<String>) -> impl IntoView {
    let texts = use_admin_texts();
    let session = use_session();
    let of_another = member.is_some();
    let own = || untrack(|| session.member()).map(|member| member.id);
    let shared = Shared {
        texts,
        snackbars: use_snackbars(),
        member: StoredValue::new(member.or_else(own).unwrap_or_default()),
        sessions: Loaded::nothing(),
        ending: RwSignal::new(None),
        asking: RwSignal::new(false),
        sending: Sending::nothing(),
    };
    shared.load();
    let title = Signal::derive(move || match (shared.sessions.view.get(), of_another) {
        (Some(view), _) if !view.is_self => texts.get().sessions.title_of(view.name.as_str()),
        (None, true) => texts.get().shell.sessions.to_owned(),
        _ => texts.get().sessions.title.to_owned(),
    });
    use_title(title);
    let entries = move || {
        let by = Page::audit_of(&shared.member.get_value());
        view! { <p><PageLink to=by>{texts.of(|t| t.audit.to_entries)}</PageLink></p> }
    };
    let again = Callback::new(move |()| shared.load());
    let listed = move |view: SessionsView| {
        let account = view.account;
        view! {
            <SessionsTable view on_ending=move |ending| shared.ask(ending)/>
            {account.map(|account| view! { <AccountSection account/> })}
        }
        .into_any()
    };
    view! {
        <div class="page">
            <header class="page-header">
                <div>
                    <h1>{title}</h1>
                    <p class="quiet">{texts.of(|t| t.sessions.intro)}</p>
                </div>
            </header>
            {awaited(shared.sessions, "sessions-error", None, again, listed)}
            {move || session.has(Role::Admin).then(entries)}
        </div>
        <EndDialog shared/>
    }
}

/// Whether one can sign in by one's account at the organisation's identity provider, and the way to that.
#[component]
fn AccountSection(account: Account) -> impl IntoView {
    let texts = use_admin_texts();
    let sending = Sending::nothing();
    let attach = move |()| sending.lead(call::AttachIdentity);
    let body = match account {
        Account::Known => view! { <p>{texts.of(|t| t.sessions.account_known)}</p> }.into_any(),
        Account::Unknown => view! {
            <p>{texts.of(|t| t.sessions.account_unknown)}</p>
            {move || sending.problem.get().map(|problem| view! { <ProblemNotice id="attach-problem" problem/> })}
            <p class="actions">
                <Button kind=ButtonKind::Secondary pending=sending.pending on_press=attach attr:id="attach-identity">
                    {texts.of(|t| t.ways_in.attach)}
                </Button>
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="card" aria-labelledby="account-title">
            <h2 id="account-title">{texts.of(|t| t.sessions.account)}</h2>
            {body}
        </section>
    }
}

/// The sessions: `<SessionsTable view on_ending=…/>`.
#[component]
pub fn SessionsTable(
    /// The sessions, and whose they are.
    view: SessionsView,
    /// Told what to end.
    #[prop(into)]
    on_ending: Callback<Ending>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let SessionsView { is_self, sessions, .. } = view;
    let others = sessions.iter().filter(|session| !session.is_this).count();
    if sessions.is_empty() {
        return view! { <p>{texts.of(|t| t.sessions.none)}</p> }.into_any();
    }
    let end = if is_self && others == 0 {
        view! { <p class="quiet">{texts.of(|t| t.sessions.only_this)}</p> }.into_any()
    } else {
        let words = texts.of(if is_self { |t| t.sessions.end_others } else { |t| t.sessions.end_all });
        let all = move |()| on_ending.run(Ending::All);
        view! { <p><Button kind=ButtonKind::Danger on_press=all>{words}</Button></p> }.into_any()
    };
    view! {
        <table class="table members-table">
            <caption class="visually-hidden">{texts.of(|t| t.shell.sessions)}</caption>
            <thead>
                <tr>
                    <th scope="col">{texts.of(|t| t.sessions.device)}</th>
                    <th scope="col">{texts.of(|t| t.sessions.began)}</th>
                    <th scope="col">{texts.of(|t| t.sessions.used)}</th>
                    <th scope="col"><span class="visually-hidden">{texts.of(|t| t.members.actions)}</span></th>
                </tr>
            </thead>
            <tbody>{sessions.into_iter().map(|session| row(session, on_ending)).collect_view()}</tbody>
        </table>
        {end}
    }
    .into_any()
}

fn row(session: ListedSession, on_ending: Callback<Ending>) -> impl IntoView {
    let texts = use_admin_texts();
    let (id, device) = (session.id.clone(), session.device);
    let device = Signal::derive(move || device_words(&texts.get().sessions, device));
    let at = move |at| move || date_time(texts.language(), at, Moment::DateAndTime);
    let (began, used) = (at(session.created_at), at(session.seen_at));
    let this = session.is_this.then(|| view! { <span class="tag">{texts.of(|t| t.sessions.this)}</span> });
    let end = (!session.is_this).then(|| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                label=Signal::derive(move || texts.get().sessions.end_on(&device.get()))
                on_press=move |()| on_ending.run(Ending::One(session.clone()))
            >
                {texts.of(|t| t.sessions.end)}
            </Button>
        }
    });
    view! {
        <tr data-session-id=id>
            <th scope="row">{device} " " {this}</th>
            <td data-label=texts.of(|t| t.sessions.began)>{began}</td>
            <td data-label=texts.of(|t| t.sessions.used)>{used}</td>
            <td class="row-actions">{end}</td>
        </tr>
    }
}

#[component]
fn EndDialog(shared: Shared) -> impl IntoView {
    let texts = shared.texts;
    let question = Signal::derive(move || {
        let (view, texts) = (shared.sessions.view.get(), texts.get());
        let sessions = &texts.sessions;
        match (shared.ending.get(), view) {
            (Some(Ending::One(session)), _) => sessions.end_title(&device_words(sessions, session.device)),
            (_, Some(view)) if !view.is_self => sessions.end_all_title(Text::as_str(&view.name)),
            _ => sessions.end_others_title.to_owned(),
        }
    });
    let problem = Signal::derive(move || Some(shared.sending.problem.get()?.words(texts.get()).to_owned()));
    view! {
        <ConfirmDialog
            open=shared.asking
            title=question
            text=texts.of(|t| t.sessions.end_text)
            confirm=texts.of(|t| t.sessions.end)
            on_confirm=move |()| shared.end()
            pending=shared.sending.pending
            error=problem
        />
    }
}

/// What a device is called. What browsers and systems call themselves is the same in every language.
fn device_words(sessions: &Sessions, device: Option<Device>) -> String {
    let browser = |browser| match browser {
        Browser::Edge => "Edge",
        Browser::Opera => "Opera",
        Browser::SamsungInternet => "Samsung Internet",
        Browser::Firefox => "Firefox",
        Browser::Chrome => "Chrome",
        Browser::Safari => "Safari",
        Browser::Other => sessions.other_browser,
    };
    let system = |system| match system {
        System::Windows => "Windows",
        System::Android => "Android",
        System::Ios => "iOS",
        System::MacOs => "macOS",
        System::ChromeOs => "ChromeOS",
        System::Linux => "Linux",
        System::Other => sessions.other_system,
    };
    match device {
        None | Some(Device { browser: Browser::Other, system: System::Other }) => {
            sessions.unknown_device.to_owned()
        }
        Some(device) => sessions.browser_on(browser(device.browser), system(device.system)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{AdminTexts, Language};

    #[test]
    fn a_device_is_named_by_what_is_known_of_it() {
        let sessions = &AdminTexts::of(Language::English).sessions;
        let words = |browser, system| device_words(sessions, Some(Device { browser, system }));
        assert_eq!(words(Browser::Firefox, System::Linux), "Firefox on Linux");
        assert_eq!(words(Browser::Other, System::Windows), "Another browser on Windows");
        assert_eq!(words(Browser::Other, System::Other), "Unknown device");
        assert_eq!(device_words(sessions, None), "Unknown device");
    }
}
