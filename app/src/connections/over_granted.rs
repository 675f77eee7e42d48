//! Fields that a credential may read and nobody released.

use domain::{service::HrSystem, text::Text};
use leptos::prelude::*;

use crate::{
    components::{Marked, Notice, Tone},
    i18n::use_admin_texts,
};

/// The names of the fields, and how to narrow the key. Nothing where there are none.
#[component]
pub fn OverGranted(
    /// The fields' names.
    names: Signal<Vec<Text>>,
    /// The service.
    service: HrSystem,
) -> impl IntoView {
    let texts = use_admin_texts();
    let next = Signal::derive(move || texts.get().guides.narrow(service).to_owned());
    let title = Signal::derive(move || texts.get().services.connection.over_granted.to_owned());
    let list = move || {
        let name = |name: Text| view! { <li>{name.as_str().to_owned()}</li> };
        names.get().into_iter().map(name).collect_view()
    };
    view! {
        <Show when=move || names.with(|names| !names.is_empty())>
            <div id="over-granted">
                <Notice tone=Tone::Warning title=title>
                <p>{texts.of(|t| t.services.connection.over_granted_hint)}</p>
                <ul class="chips">{list}</ul>
                <p><Marked text=next service/></p>
                </Notice>
            </div>
        </Show>
    }
}
