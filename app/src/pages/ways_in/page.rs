//! The page on which owners set up how people sign in.

use domain::{
    api::{
        call,
        sign_in::{ProviderView, SignInView},
    },
    identity::settings::IdentityProviderForm,
};
use leptos::prelude::*;

use super::{ProviderEntry, TrialSection};
use crate::{
    asking::{Loaded, Sending},
    bundles::PageLink,
    components::{Button, ButtonKind, ConfirmDialog, CopyButton, Snackbars, use_snackbars},
    i18n::{UseAdminTexts, use_admin_texts},
    problems::notice::{ProblemNotice, awaited},
    routes::Page,
    session::use_session,
    shell::use_title,
};

/// Where people of an organisation begin, before its id.
const ENTRANCE: &str = "/api/sign-in/";

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Shared {
    texts: UseAdminTexts,
    snackbars: Snackbars,
    settings: Loaded<SignInView>,
    sending: Sending,
    turning_off: RwSignal<bool>,
}

impl Shared {
    fn load(self) {
        self.settings.ask(call::SignInSettings);
    }

    fn keep(self, form: IdentityProviderForm) {
        self.sending.send(call::SaveSignIn { form }, move |view| self.settings.view.set(Some(view)));
    }

    fn activate(self) {
        self.sending.send(call::ActivateSignIn, move |view| {
            self.settings.view.set(Some(view));
            self.snackbars.success(self.texts.get_untracked().ways_in.activated);
        });
    }

    fn turn_off(self) {
        self.sending.send(call::TurnSignInOff, move |view| {
            self.turning_off.set(false);
            self.settings.view.set(Some(view));
            self.snackbars.success(self.texts.get_untracked().ways_in.turned_off);
        });
    }
}

/// How people sign in, for owners.
#[component]
pub fn WaysInPage() -> impl IntoView {
    let texts = use_admin_texts();
    let shared = Shared {
        texts,
        snackbars: use_snackbars(),
        settings: Loaded::nothing(),
        sending: Sending::nothing(),
        turning_off: RwSignal::new(false),
    };
    use_title(texts.of(|t| t.ways_in.title));
    shared.load();
    let again = Callback::new(move |()| shared.load());
    let shown = move |view: SignInView| view! { <Settings shared view/> }.into_any();
    view! {
        <div class="page page-narrow setup">
            <p class="crumbs"><PageLink to=Page::Members>{texts.of(|t| t.members.title)}</PageLink></p>
            <h1>{texts.of(|t| t.ways_in.title)}</h1>
            <p>{texts.of(|t| t.ways_in.intro)}</p>
            {move || shared.sending.problem.get().map(|problem| view! {
                <ProblemNotice id="sign-in-problem" problem/>
            })}
            {awaited(shared.settings, "sign-in-error", None, again, shown)}
        </div>
        <ConfirmDialog
            open=shared.turning_off
            title=texts.of(|t| t.ways_in.turn_off_title)
            text=texts.of(|t| t.ways_in.turn_off_text)
            confirm=texts.of(|t| t.ways_in.turn_off)
            on_confirm=move |()| shared.turn_off()
            pending=shared.sending.pending
        />
    }
}

#[component]
fn Settings(shared: Shared, view: SignInView) -> impl IntoView {
    let texts = shared.texts;
    let member = use_session().member().map(|member| member.id).unwrap_or_default();
    let SignInView { organisation, active, draft } = view;
    let known_as = organisation.clone();
    let is_active = active.is_some();
    let shown = draft.clone().or_else(|| active.clone());
    let kept = shown.as_ref().map(|shown| shown.proof);
    let form = shown.map(|shown| shown.provider.form(shown.proof)).unwrap_or_default();
    let activate = Callback::new(move |()| shared.activate());
    let keep = Callback::new(move |form| shared.keep(form));
    let try_it = Callback::new(move |()| shared.sending.lead(call::TrySignIn));
    let heading = move || {
        let words = &texts.get().ways_in;
        if is_active { words.change } else { words.set_up }
    };
    view! {
        {match active {
            Some(active) => view! { <InUse shared organisation active/> }.into_any(),
            None => view! { <p>{texts.of(|t| t.ways_in.not_in_use)}</p> }.into_any(),
        }}
        {draft.map(|draft| view! {
            <TrialSection draft member on_try=try_it on_activate=activate pending=shared.sending.pending/>
        })}
        <section class="card" aria-labelledby="set-up-title">
            <h2 id="set-up-title">{heading}</h2>
            <ProviderEntry
                organisation=known_as form kept on_send=keep sending=shared.sending.pending refused=shared.sending.problem
            />
        </section>
    }
}

/// What is in use, and the address for everybody.
#[component]
fn InUse(shared: Shared, organisation: String, active: ProviderView) -> impl IntoView {
    let texts = shared.texts;
    let entrance = format!("{}{ENTRANCE}{organisation}", window().location().origin().unwrap_or_default());
    let provider = active.provider;
    let admission = provider.admission;
    let departments = provider.departments.join(", ");
    let who = move || {
        let words = texts.get().ways_in.admission(admission);
        if departments.is_empty() { words.to_owned() } else { [words, &departments].join(": ") }
    };
    let label = Signal::derive(move || Some(texts.get().ways_in.copy_entrance.to_owned()));
    view! {
        <section class="card" aria-labelledby="in-use-title">
            <h2 id="in-use-title">{texts.of(|t| t.ways_in.in_use)}</h2>
            <dl class="facts">
                <div><dt>{texts.of(|t| t.ways_in.issuer)}</dt><dd>{provider.issuer.to_string()}</dd></div>
                <div><dt>{texts.of(|t| t.ways_in.who)}</dt><dd>{who}</dd></div>
                <div>
                    <dt>{texts.of(|t| t.ways_in.entrance)}</dt>
                    <dd><code id="entrance">{entrance.clone()}</code> " " <CopyButton text=entrance label/></dd>
                </div>
            </dl>
            <p class="quiet">{texts.of(|t| t.ways_in.attach_hint)}</p>
            <p class="actions">
                <PageLink to=Page::Sessions(None) class=ButtonKind::Secondary.class()>
                    {texts.of(|t| t.ways_in.attach)}
                </PageLink>
                <Button kind=ButtonKind::Danger on_press=move |()| shared.turning_off.set(true)>
                    {texts.of(|t| t.ways_in.turn_off)}
                </Button>
            </p>
        </section>
    }
}
