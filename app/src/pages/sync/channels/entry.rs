//! The form of a channel.

use domain::{
    api::error::ErrorCode,
    language::Language,
    messages::channel::{ChannelForm, ChannelKind, Target, TargetError},
};
use leptos::{ev, prelude::*};

use crate::{
    api::CallError,
    components::{
        Button, ButtonKind, CheckboxGroup, Choice, Field, Notice, SelectField, Tone, focus_on, focus_soon,
    },
    i18n::{UseAdminTexts, use_admin_texts},
};

/// Where the address is typed.
const ADDRESS: &str = "channel-to";

/// What is chosen and typed.
#[derive(Clone, Copy)]
struct Typed {
    texts: UseAdminTexts,
    kind: RwSignal<ChannelKind>,
    to: RwSignal<String>,
    language: RwSignal<Language>,
    /// Whether the address has been judged; until then nothing is called wrong.
    judged: RwSignal<bool>,
    /// What was sent last.
    sent: RwSignal<Option<ChannelForm>>,
    /// Why it was not done.
    refused: Signal<Option<CallError>>,
}

impl Typed {
    fn form(self) -> ChannelForm {
        ChannelForm { kind: self.kind.get(), to: self.to.get(), language: self.language.get() }
    }

    fn fault(self) -> Option<TargetError> {
        self.to.with(|to| Target::parse(self.kind.get(), to)).err()
    }

    /// Why what stands here now was refused.
    fn refusal(self) -> Option<CallError> {
        let refused = self.refused.get()?;
        let is_as_sent = self.sent.with(|sent| sent.as_ref() == Some(&self.form()));
        is_as_sent.then_some(refused)
    }

    /// What is wrong with the address.
    fn address_error(self) -> Option<String> {
        let (texts, kind) = (self.texts.get(), self.kind.get());
        if let Some(fault) = self.fault().filter(|_| self.judged.get()) {
            return Some(texts.channels.fault(kind, fault).to_owned());
        }
        let refusal = self.refusal().filter(|refusal| refusal.field() == Some("to"))?;
        let fault = match refusal.code()? {
            ErrorCode::FieldBlank => TargetError::Blank,
            ErrorCode::FieldTooLong => TargetError::TooLong,
            ErrorCode::FieldMalformed => TargetError::NoAddress,
            _ => return Some(refusal.words(texts).to_owned()),
        };
        Some(texts.channels.fault(kind, fault).to_owned())
    }

    /// What is wrong with the kind.
    fn kind_error(self) -> Option<String> {
        let texts = self.texts.get();
        let refusal = self.refusal().filter(|refusal| refusal.field() == Some("kind"))?;
        let words = match refusal.code()? {
            ErrorCode::OutOfRange => texts.channels.too_many,
            ErrorCode::FieldMalformed => texts.channels.not_this_kind,
            _ => refusal.words(texts),
        };
        Some(words.to_owned())
    }

    /// What is wrong with none of the fields.
    fn problem(self) -> Option<String> {
        let refusal = self.refusal()?;
        let is_at_a_field = matches!(refusal.field(), Some("to" | "kind"));
        (!is_at_a_field).then(|| refusal.words(self.texts.get()).to_owned())
    }
}

/// The form: `<ChannelEntry mail on_submit=… pending refused/>`. What was typed stays, whatever is wrong with it.
#[component]
pub fn ChannelEntry(
    /// Whether the deployment sends mail.
    mail: bool,
    /// Told what to send.
    #[prop(into)]
    on_submit: Callback<ChannelForm>,
    /// Whether it is being sent.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why what was sent last was not done.
    #[prop(optional, into)]
    refused: Signal<Option<CallError>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let typed = Typed {
        texts,
        kind: RwSignal::new(if mail { ChannelKind::Mail } else { ChannelKind::Slack }),
        to: RwSignal::new(String::new()),
        language: RwSignal::new(texts.language_untracked()),
        judged: RwSignal::new(false),
        sent: RwSignal::new(None),
        refused,
    };
    Effect::new(move || {
        if typed.refusal().is_some_and(|refusal| refusal.field() == Some("to")) {
            focus_soon(ADDRESS);
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        typed.judged.set(true);
        match untrack(|| typed.fault()) {
            Some(_) => focus_on(ADDRESS),
            None if pending.get_untracked() => {}
            None => {
                let form = untrack(|| typed.form());
                typed.sent.set(Some(form.clone()));
                on_submit.run(form);
            }
        }
    };
    let languages =
        Signal::stored(Language::ALL.map(|one| Choice::new(one.as_str(), one.own_name())).to_vec());
    view! {
        <form id="channel-form" class="stack" novalidate on:submit=submit>
            <KindChoice mail typed/>
            <AddressField typed/>
            <SelectField
                id="channel-language"
                label=texts.of(|t| t.channels.language)
                hint=Signal::derive(move || Some(texts.get().channels.language_hint.to_owned()))
                value=Signal::derive(move || typed.language.get().as_str().to_owned())
                on_change=move |value: String| typed.language.set(Language::named(&value).unwrap_or(Language::English))
                choices=languages
            />
            {move || typed.problem().map(|words| view! { <Notice tone=Tone::Error><p>{words}</p></Notice> })}
            <div class="dialog-actions">
                <Button kind=ButtonKind::Primary submit=true pending>{texts.of(|t| t.channels.add)}</Button>
            </div>
        </form>
    }
}

/// A radio for each kind that there is here.
#[component]
fn KindChoice(mail: bool, typed: Typed) -> impl IntoView {
    let texts = typed.texts;
    let choice = move |kind: ChannelKind| {
        let id = format!("channel-kind-{}", kind.as_str());
        view! {
            <div class="checkbox">
                <input
                    id=id.clone()
                    type="radio"
                    name="channel-kind"
                    prop:checked=move || typed.kind.get() == kind
                    on:change=move |_| typed.kind.set(kind)
                />
                <div><label for=id>{move || texts.get().channels.kinds.of(kind)}</label></div>
            </div>
        }
    };
    let kinds =
        ChannelKind::ALL.into_iter().filter(move |kind| mail || *kind != ChannelKind::Mail).map(choice);
    view! {
        <CheckboxGroup legend=texts.of(|t| t.channels.kind) error=Signal::derive(move || typed.kind_error())>
            {kinds.collect_view()}
        </CheckboxGroup>
    }
}

/// Where the channel leads.
#[component]
fn AddressField(typed: Typed) -> impl IntoView {
    let words = move || typed.texts.get().channels.address.of(typed.kind.get());
    let is_mail = Memo::new(move |_| typed.kind.get() == ChannelKind::Mail);
    move || {
        view! {
            <Field
                id=ADDRESS
                kind=if is_mail.get() { "email" } else { "url" }
                label=Signal::derive(move || words().0)
                hint=Signal::derive(move || Some(words().1.to_owned()))
                value=typed.to
                error=Signal::derive(move || typed.address_error())
                required=true
            />
        }
    }
}
