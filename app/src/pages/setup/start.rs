//! How the fifth step goes on where no preview is there to be decided on.

use domain::service::HrSystem;
use leptos::prelude::*;

use super::frame::StepLinks;
use crate::{
    bundles::PageLink,
    components::{Button, ButtonKind},
    i18n::use_admin_texts,
    routes::{Page, Step},
};

/// The two ways to go on beside another source: just to connect, or to see what changes with a new source.
#[component]
pub fn SideBySide(
    /// The service that is set up.
    service: HrSystem,
    /// The service that the directory is read from.
    source: HrSystem,
    /// Whether it is being connected.
    #[prop(into)]
    connecting: Signal<bool>,
    /// Connects, and leaves the directory as it is.
    on_connect: Callback<()>,
    /// Makes the preview.
    on_preview: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let beside = move || texts.get().setup.preview.beside(source.into(), service.into());
    view! {
        <p>{beside}</p>
        <div class="ways">
            <div class="card">
                <p>{texts.about(source, |t, source| t.setup.preview.connect_only_hint(source))}</p>
                <Button
                    kind=ButtonKind::Primary
                    pending=connecting
                    on_press=on_connect
                    attr:id="connect-only"
                >
                    {texts.of(|t| t.setup.preview.connect_only)}
                </Button>
            </div>
            <div class="card">
                <p>{texts.about(service, |t, service| t.setup.preview.preview_source_hint(service))}</p>
                <Button on_press=on_preview attr:id="preview-source">
                    {texts.of(|t| t.setup.preview.preview_source)}
                </Button>
            </div>
        </div>
        <StepLinks step=Step::Preview/>
    }
}

/// The first sync came to nothing.
#[component]
pub fn StartOver(
    /// The service.
    service: HrSystem,
    /// Makes another preview.
    on_start: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <StepLinks step=Step::Preview>
            <PageLink to=Page::Setup(service.into(), Step::Credential) class=ButtonKind::Secondary.class()>
                {texts.of(|t| t.setup.preview.change_credential)}
            </PageLink>
            <Button kind=ButtonKind::Primary on_press=on_start attr:id="try-again">
                {texts.of(|t| t.setup.preview.try_again)}
            </Button>
        </StepLinks>
    }
}
