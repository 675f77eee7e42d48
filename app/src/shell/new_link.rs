//! What somebody is told of a sign-in link that was made for them.

use domain::{
    api::{
        call,
        session::{NewLinkNotice, SessionView},
    },
    text::Text,
};
use leptos::prelude::*;

use crate::{
    asking::Sending,
    components::{Button, Notice, Tone, use_snackbars},
    i18n::{Moment, date_time, use_texts},
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
    let (session, snackbars) = (use_session(), use_snackbars());
    let sending = Sending::nothing();
    let at = notice.at;
    let dismissed = move |()| {
        if let Some(member) = untrack(|| session.member()) {
            session.learn(SessionState::SignedIn(SessionView { new_link: None, ..member }));
        }
    };
    let dismiss = move |()| {
        sending.send_or(
            call::DismissNewLink { at: at.timestamp_millis() },
            dismissed,
            snackbars.refused(texts),
        );
    };
    let words = move || {
        let at = date_time(texts.language(), at, Moment::DateAndTime);
        let shell = &texts.get().shell;
        shell.new_link(notice.by.as_ref().map_or(shell.operator, Text::as_str), &at)
    };
    view! {
        <div id="new-link" class="shell-notice">
            <Notice tone=Tone::Warning title=texts.of(|t| t.shell.new_link_title)>
                <p>{words}</p>
                <Button pending=sending.pending on_press=dismiss>{texts.of(|t| t.shell.new_link_seen)}</Button>
            </Notice>
        </div>
    }
}
