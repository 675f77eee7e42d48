//! By what Rollcall proves to an identity provider who it is.

use domain::{
    api::{call, calling::Call},
    identity::settings::{IdentityField, Proof},
};
use leptos::prelude::*;

use super::{
    guide::ToCopy,
    typed::{Typed, id},
    vendors::{self, Vendor},
};
use crate::components::{Checkbox, Choice, SecretField, SelectField};

/// The choice, and what comes of it.
#[component]
pub(super) fn ByWhat(
    typed: Typed,
    organisation: String,
    kept: Option<Proof>,
    vendor: RwSignal<String>,
) -> impl IntoView {
    let texts = typed.texts;
    let secret_hint = match kept {
        Some(Proof::Secret) => typed.hint(|t| t.ways_in.secret_kept),
        _ => typed.hint(|t| t.ways_in.secret_hint),
    };
    let chosen = move || match typed.proof.get() {
        Proof::Secret => view! {
            <SecretField
                id=id(IdentityField::ClientSecret)
                label=texts.of(|t| t.ways_in.secret)
                hint=secret_hint
                value=typed.client_secret
                error=typed.error(IdentityField::ClientSecret)
            />
        }
        .into_any(),
        Proof::Key => {
            let organisation = organisation.clone();
            view! { <ByKey typed organisation is_kept=kept == Some(Proof::Key) vendor/> }.into_any()
        }
        Proof::Nothing => ().into_any(),
    };
    view! {
        <SelectField
            id=id(IdentityField::Proof)
            label=texts.of(|t| t.ways_in.proof)
            value=Signal::derive(move || typed.proof.get().as_str().to_owned())
            on_change=move |value: String| typed.proof.set(Proof::named(&value).unwrap_or_default())
            error=typed.error(IdentityField::Proof)
            choices=Signal::derive(move || {
                let words = &texts.get().ways_in;
                Proof::ALL.map(|one| Choice::new(one.as_str(), words.proof_of(one))).to_vec()
            })
        />
        {chosen}
    }
}

/// Where the public half of the key is, and where that is entered.
#[component]
fn ByKey(typed: Typed, organisation: String, is_kept: bool, vendor: RwSignal<String>) -> impl IntoView {
    let texts = typed.texts;
    let address = call::ClientKeys { organisation }.address();
    let entered = move |vendor: &'static Vendor| match vendor.keys {
        Some(place) => view! {
            <div><dt>{texts.of(|t| t.ways_in.key_place)}</dt><dd lang="en">{place}</dd></div>
        }
        .into_any(),
        None => view! {
            <div><dt>{vendor.name}</dt><dd>{texts.of(|t| t.ways_in.takes_no_key)}</dd></div>
        }
        .into_any(),
    };
    view! {
        <p>{texts.of(|t| t.ways_in.key_hint)}</p>
        <dl class="facts" id="identity-keys">
            <ToCopy name=|words| words.key_address path=address/>
            {move || vendors::named(&vendor.get()).map(entered)}
        </dl>
        {is_kept.then(|| view! {
            <Checkbox
                id="identity-new_key"
                label=texts.of(|t| t.ways_in.new_key)
                hint=typed.hint(|t| t.ways_in.new_key_hint)
                checked=typed.new_key
                on_change=move |is_new| typed.new_key.set(is_new)
            />
        })}
    }
}
