//! How many accounts there are, by what is known of them.

use domain::api::learning::AccountCounts;
use leptos::prelude::*;

use crate::i18n::{number, use_admin_texts};

/// The counts. Nobody is counted twice.
#[component]
pub fn AccountList(
    /// The counts.
    #[prop(into)]
    counts: Signal<AccountCounts>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let entry = move |name: &'static str, label: Signal<&'static str>, of: fn(AccountCounts) -> u64| {
        let count = move || of(counts.get());
        view! {
            <div>
                <dt>{label}</dt>
                <dd id=format!("accounts-{name}") data-count=count>{move || number(texts.language(), count())}</dd>
            </div>
        }
    };
    view! {
        <section aria-labelledby="accounts-title">
            <h2 id="accounts-title">{texts.of(|t| t.learning.accounts.title)}</h2>
            <dl class="counts">
                {entry("created", texts.of(|t| t.learning.accounts.created), |counts| counts.created)}
                {entry("adopted", texts.of(|t| t.learning.accounts.adopted), |counts| counts.adopted)}
                {entry("deactivated", texts.of(|t| t.learning.accounts.deactivated), |counts| counts.deactivated)}
                {entry("waiting", texts.of(|t| t.learning.accounts.waiting), |counts| counts.waiting)}
                {entry("refused", texts.of(|t| t.learning.accounts.refused), |counts| counts.refused)}
                {entry("without-email", texts.of(|t| t.learning.accounts.without_email), |counts| counts.without_email)}
            </dl>
        </section>
    }
}
