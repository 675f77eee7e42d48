//! Where an identity provider is set up, and with which addresses of ours.

use domain::api::{call, calling::Call, sign_in::LogoutForm};
use leptos::prelude::*;

use super::vendors::{self, VENDORS, Vendor};
use crate::{
    components::{Choice, CopyButton, SelectField},
    i18n::{texts::sign_in::ways_in::WaysIn, use_admin_texts},
};

/// Where identity providers send browsers back to, after the origin.
const CALLBACK: &str = "/api/sign-in/callback";

/// Where they send browsers that have signed out there, after the origin.
const SIGNED_OUT: &str = "/sign-in";

/// Where it is set up at the vendor, and with what.
#[component]
pub(super) fn Guide(organisation: String, chosen: RwSignal<String>) -> impl IntoView {
    let texts = use_admin_texts();
    let choices = Signal::derive(move || {
        let other = Choice::new("", texts.get().ways_in.other);
        VENDORS.iter().map(|vendor| Choice::new(vendor.name, vendor.name)).chain([other]).collect()
    });
    let vendor = move || vendors::named(&chosen.get());
    let logout = call::SignOutElsewhere { organisation, form: LogoutForm { logout_token: String::new() } };
    let steps = move |vendor: &'static Vendor| {
        view! {
            <div><dt>{texts.of(|t| t.ways_in.where_to)}</dt><dd lang="en">{vendor.place}</dd></div>
            <div><dt>{texts.of(|t| t.ways_in.what_to)}</dt><dd lang="en">{vendor.kind}</dd></div>
            <div><dt>{texts.of(|t| t.ways_in.issuer)}</dt><dd><code>{vendor.issuer}</code></dd></div>
        }
    };
    view! {
        <SelectField
            id="identity-vendor"
            label=texts.of(|t| t.ways_in.vendor)
            value=chosen
            on_change=move |value| chosen.set(value)
            choices
        />
        <dl class="facts">
            {move || vendor().map(steps)}
            <ToCopy name=|words| words.redirect path=CALLBACK.to_owned()/>
            <ToCopy name=|words| words.after_sign_out path=SIGNED_OUT.to_owned()/>
            <ToCopy name=|words| words.back_channel path=logout.address()/>
        </dl>
    }
}

/// An address of ours that is entered at the vendor.
#[component]
pub(super) fn ToCopy(name: fn(&WaysIn) -> &'static str, path: String) -> impl IntoView {
    let texts = use_admin_texts();
    let address = [window().location().origin().unwrap_or_default(), path].concat();
    let label = Signal::derive(move || {
        let words = &texts.get().ways_in;
        Some(words.copy_address(name(words)))
    });
    view! {
        <div>
            <dt>{move || name(&texts.get().ways_in)}</dt>
            <dd><code>{address.clone()}</code> " " <CopyButton text=address label/></dd>
        </div>
    }
}
