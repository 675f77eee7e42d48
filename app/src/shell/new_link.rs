//! What somebody is told of a sign-in link that was made for them.

use domain::api::{
    endpoint::Endpoint,
    session::{NewLinkNotice, SessionView},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Call, use_api},
    components::{Button, Notice, Tone, use_snackbars},
    i18n::{Moment, date_time, fill, use_texts},
    session::{SessionState, use_session},
};

/// The notice, on every page until it is dismissed.
#[component]
pub fn NewLink() -> impl IntoView {
    let session = use_session();
    let told = Memo::new(move |_| session.member().and_then(|member| member.new_link));
    move || told.get().map(|notice| view! { <Told notice/> })
}

#[component]
fn Told(notice: NewLinkNotice) -> impl IntoView {
    let texts = use_texts();
    let (api, session, snackbars) = (use_api(), use_session(), use_snackbars());
    let pending = RwSignal::new(false);
    let at = notice.at;
    let dismiss = move |()| {
        pending.set(true);
        spawn_local(async move {
            let call =
                Call::to(Endpoint::DismissNewLink, &[]).query("at", &at.timestamp_millis().to_string());
            match api.send::<()>(call).await {
                Ok(()) => {
                    if let Some(member) = untrack(|| session.member()) {
                        session.learn(SessionState::SignedIn(SessionView { new_link: None, ..member }));
                    }
                }
                Err(error) => snackbars.error(error.words(texts.get_untracked())),
            }
            pending.try_set(false);
        });
    };
    let words = move || {
        let at = date_time(texts.language(), at, Moment::DateAndTime);
        fill(texts.get().shell.new_link, &[("by", notice.by.as_str()), ("at", &at)])
    };
    view! {
        <div id="new-link" class="shell-notice">
            <Notice tone=Tone::Warning title=texts.of(|t| t.shell.new_link_title)>
                <p>{words}</p>
                <Button pending on_press=dismiss>{texts.of(|t| t.shell.new_link_seen)}</Button>
            </Notice>
        </div>
    }
}
