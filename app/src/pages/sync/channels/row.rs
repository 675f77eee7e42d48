//! A channel in the list: what it is, what became of its last message, and trying it.

use domain::{
    api::{
        call,
        channels::{ChannelView, Delivery},
        error::ErrorCode,
    },
    text::Text,
};
use leptos::prelude::*;

use crate::{
    api::CallError,
    asking::Sending,
    components::{Badge, Button, ButtonKind, Icon, IconName, Tone, breakable},
    i18n::{AdminTexts, Moment, date_time, texts::sync::channels::Channels, use_admin_texts},
};

/// A row. What is known of the channel changes when it was tried; all else stays.
#[component]
pub(super) fn ChannelRow(
    /// The channel.
    channel: Signal<ChannelView>,
    /// Told what it is like since it was tried.
    on_tried: Callback<ChannelView>,
    /// Told when it is to be removed.
    on_remove: Callback<ChannelView>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let trying = Sending::nothing();
    let ChannelView { id, kind, to, language, by, at, .. } = channel.get_untracked();
    let shown = breakable(&to);
    let try_it = move |()| trying.send(call::TryChannel { channel: id }, move |tried| on_tried.run(tried));
    let added = move || {
        let at = date_time(texts.language(), at, Moment::Date);
        texts.get().channels.added_by(Text::as_str(&by), &at)
    };
    let named = move |words: fn(&Channels, &str) -> String| {
        let to = to.clone();
        Signal::derive(move || words(&texts.get().channels, &to))
    };
    let refused = move || {
        let error = trying.problem.get()?;
        Some(view! { <Icon name=IconName::Error/> {move || refusal(texts.get(), &error)} })
    };
    view! {
        <tr data-channel=id.0.to_string()>
            <th scope="row">
                {move || texts.get().channels.kinds.of(kind)} " " <span class="quiet">{shown}</span>
            </th>
            <td data-label=texts.of(|t| t.channels.language)>
                <span lang=language.as_str()>{language.own_name()}</span>
            </td>
            <td data-label=texts.of(|t| t.channels.added)>{added}</td>
            <td data-label=texts.of(|t| t.channels.last)>
                <Last channel/>
                <p class="field-error" role="alert">{refused}</p>
            </td>
            <td class="row-actions">
                <Button
                    kind=ButtonKind::Quiet
                    label=named(Channels::try_to)
                    pending=trying.pending
                    on_press=try_it
                >
                    {texts.of(|t| t.channels.try_it)}
                </Button>
                " "
                <Button
                    kind=ButtonKind::Quiet
                    label=named(Channels::remove_named)
                    on_press=move |()| on_remove.run(channel.get_untracked())
                >
                    {texts.of(|t| t.channels.remove)}
                </Button>
            </td>
        </tr>
    }
}

/// What became of the last message, and when. The region is always there, so that what a test came to is announced.
#[component]
fn Last(channel: Signal<ChannelView>) -> impl IntoView {
    let texts = use_admin_texts();
    let last = Memo::new(move |_| channel.with(|channel| channel.last.clone()));
    let words = move || {
        let Some(last) = last.get() else {
            return view! { <span class="quiet">{texts.of(|t| t.channels.no_last)}</span> }.into_any();
        };
        let (tone, delivery) = (tone(&last.delivery), last.delivery);
        let words = Signal::derive(move || texts.get().channels.delivery(&delivery));
        let at = move || date_time(texts.language(), last.at, Moment::DateAndTime);
        view! { <Badge tone text=words/> <p class="quiet">{at}</p> }.into_any()
    };
    view! { <div role="status">{words}</div> }
}

/// How what became of a message is meant.
fn tone(delivery: &Delivery) -> Tone {
    match delivery {
        Delivery::Taken => Tone::Success,
        Delivery::Refused { .. } | Delivery::Unreachable | Delivery::NotMailed { .. } => Tone::Error,
    }
}

/// Why no test was sent.
fn refusal(texts: &AdminTexts, error: &CallError) -> &'static str {
    match error.code() {
        Some(ErrorCode::TooManyRequests) => texts.channels.too_soon,
        _ => error.words(texts),
    }
}
