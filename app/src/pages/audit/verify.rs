//! Verifying the trail in the browser, and taking it along.

use std::collections::BTreeMap;

use domain::{
    api::{audit::TrailView, call, calling::Call as _},
    audit::{
        Broken, Entry,
        export::{FirstLine, LastLine, Verification},
        written,
    },
    csv::Csv,
    text::Text,
};
use leptos::{prelude::*, task::spawn_local};

use super::words;
use crate::{
    api::{Api, CallError, use_api},
    asking::Loaded,
    components::{Button, CopyButton, Notice, Progress, TextArea, Tone, use_snackbars},
    i18n::{AdminTexts, Language, number, use_admin_texts},
    problems::notice::ProblemNotice,
    saving::{CSV, save, separator},
};

/// What comes of following a trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// It is what it was.
    Holds {
        /// Its entries.
        length: u64,
        /// Whether it agrees with a checkpoint that was kept.
        agrees: bool,
    },
    /// It is not.
    Broken(Broken),
}

/// Why a trail was not followed to its end.
enum Stopped {
    Call(CallError),
    Broken(Broken),
}

impl From<CallError> for Stopped {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

impl From<Broken> for Stopped {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

/// What the parts of the section share.
#[derive(Clone, Copy)]
struct Shared {
    api: Api,
    kept: RwSignal<String>,
    /// Entries that were followed, and how many there are; nothing while nobody has asked.
    progress: RwSignal<Option<(u64, u64)>>,
    verified: RwSignal<Option<Verified>>,
    problem: RwSignal<Option<CallError>>,
}

impl Shared {
    /// Loads the whole trail, part by part; each is shown to `each`. What was done since is not signed yet, and left out.
    async fn load(self, trail: &TrailView, mut each: impl FnMut(Vec<String>)) -> Result<(), CallError> {
        let mut loaded = trail.cut;
        while loaded < trail.length {
            let mut part = self.api.send(call::AuditLines { after: Some(loaded) }).await?.lines;
            part.truncate(usize::try_from(trail.length - loaded).unwrap_or(usize::MAX));
            if part.is_empty() {
                break;
            }
            loaded += part.len() as u64;
            each(part);
            _ = self.progress.try_set(Some((loaded, trail.length)));
        }
        Ok(())
    }

    /// Follows the whole trail.
    async fn follow(self, kept: Option<&str>) -> Result<TrailView, Stopped> {
        let trail = self.api.send(call::AuditTrail).await?;
        let (first, last) = ends(&trail);
        let mut verification = Some(Verification::new(&first, &last, kept)?);
        let mut broken = None;
        let followed = self.load(&trail, |lines| {
            let Some(begun) = verification.take() else { return };
            match lines.iter().try_fold(begun, |verification, line| verification.line(line)) {
                Ok(further) => verification = Some(further),
                Err(at) => broken = Some(at),
            }
        });
        followed.await?;
        if let Some(broken) = broken {
            return Err(broken.into());
        }
        if let Some(verification) = verification {
            verification.end()?;
        }
        Ok(trail)
    }

    fn verify(self) {
        let kept = self.kept.get_untracked();
        self.begin();
        spawn_local(async move {
            let kept = Some(kept.as_str()).filter(|kept| !kept.trim().is_empty());
            let outcome = self.follow(kept).await;
            let agrees = kept.is_some();
            let holds = |trail: TrailView| Verified::Holds { length: trail.length, agrees };
            self.end(outcome.map(holds));
        });
    }

    fn begin(self) {
        self.verified.set(None);
        self.problem.set(None);
        self.progress.set(Some((0, 0)));
    }

    fn end(self, outcome: Result<Verified, Stopped>) {
        _ = self.progress.try_set(None);
        match outcome {
            Ok(verified) => _ = self.verified.try_set(Some(verified)),
            Err(Stopped::Broken(broken)) => _ = self.verified.try_set(Some(Verified::Broken(broken))),
            Err(Stopped::Call(error)) => _ = self.problem.try_set(Some(error)),
        }
    }
}

/// The first and the last line of an export of `trail`.
fn ends(trail: &TrailView) -> (FirstLine, LastLine) {
    let TrailView { trail, after, signed, checkpoint, .. } = trail.clone();
    (FirstLine { trail, after, signed }, LastLine { checkpoint })
}

/// An export: a line that says whose it is, the entries as they were written, a line with the checkpoint of them.
pub fn export(trail: &TrailView, lines: &[String]) -> Option<String> {
    let (first, last) = ends(trail);
    let mut text = serde_json::to_string(&first).ok()?;
    for line in lines {
        text.push('\n');
        text.push_str(line);
    }
    text.push('\n');
    text.push_str(&serde_json::to_string(&last).ok()?);
    text.push('\n');
    Some(text)
}

/// The entries as a table to take along, in the page's language. Names are those that are known now.
pub fn table(language: Language, names: &BTreeMap<String, Text>, lines: &[String]) -> String {
    let texts = AdminTexts::of(language);
    let audit = &texts.audit;
    let header = ["#", audit.when, audit.actor, audit.act, audit.subject, audit.outcome];
    let mut csv = Csv::new(separator(language), &header);
    for entry in lines.iter().filter_map(|line| serde_json::from_str::<Entry>(line).ok()) {
        let subject = entry.deed.subject.as_ref().map(|subject| words::subject(texts, names, subject));
        csv.row(&[
            &entry.sequence.to_string(),
            &written(entry.at),
            &words::actor(texts, names, &entry.deed.actor),
            audit.acts.of(entry.deed.act),
            &subject.unwrap_or_default(),
            &words::outcome(texts, &entry.deed),
        ]);
    }
    csv.into_text()
}

/// Which file is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum File {
    ForVerifying,
    Table,
}

/// Verifying, exporting, and the checkpoint to keep.
#[component]
pub fn VerifySection() -> impl IntoView {
    let texts = use_admin_texts();
    let snackbars = use_snackbars();
    let shared = Shared {
        api: use_api(),
        kept: RwSignal::new(String::new()),
        progress: RwSignal::new(None),
        verified: RwSignal::new(None),
        problem: RwSignal::new(None),
    };
    let pending = Signal::derive(move || shared.progress.get().is_some());
    let take_along = move |file: File| {
        shared.begin();
        let language = texts.language();
        spawn_local(async move {
            let mut lines = Vec::new();
            let members = shared.api.send(call::Members).await;
            let names = members.map(|view| view.members).unwrap_or_default();
            let names = names.into_iter().map(|member| (member.id, member.name)).collect();
            // Whether it verifies or not: what does not is needed most.
            let loaded = async {
                let trail = shared.api.send(call::AuditTrail).await?;
                shared.load(&trail, |part| lines.extend(part)).await?;
                Ok::<_, CallError>(trail)
            };
            match loaded.await {
                Ok(trail) => {
                    let saved = match file {
                        File::ForVerifying => {
                            let text = export(&trail, &lines).unwrap_or_default();
                            save("audit.jsonl", "application/jsonl", &text)
                        }
                        File::Table => save("audit.csv", CSV, &table(language, &names, &lines)),
                    };
                    if saved.is_err() {
                        snackbars.error(AdminTexts::of(language).common.errors.unintelligible);
                    }
                    _ = shared.progress.try_set(None);
                }
                Err(error) => shared.end(Err(error.into())),
            }
        });
    };
    let retry = Callback::new(move |()| shared.verify());
    view! {
        <section class="card stack" aria-labelledby="verify-title">
            <h2 id="verify-title">{texts.of(|t| t.audit.verifying.title)}</h2>
            <p class="quiet">{texts.of(|t| t.audit.verifying.intro)}</p>
            <TextArea
                id="audit-kept"
                label=texts.of(|t| t.audit.verifying.kept)
                hint=Signal::derive(move || Some(texts.get().audit.verifying.kept_hint.to_owned()))
                value=shared.kept
            />
            <p class="actions">
                <Button pending on_press=move |()| shared.verify() attr:id="audit-verify">
                    {texts.of(|t| t.audit.verifying.verify)}
                </Button>
                <Button pending on_press=move |()| take_along(File::ForVerifying) attr:id="audit-export">
                    {texts.of(|t| t.audit.verifying.export)}
                </Button>
                <Button pending on_press=move |()| take_along(File::Table) attr:id="audit-table">
                    {texts.of(|t| t.audit.verifying.export_table)}
                </Button>
            </p>
            {move || shared.problem.get().map(|problem| view! {
                <ProblemNotice id="verify-error" problem on_retry=retry/>
            })}
            <Show when=move || shared.progress.get().is_some()>
                <FollowProgress progress=shared.progress/>
            </Show>
            <div aria-live="polite" id="audit-verified">
                {move || shared.verified.get().map(|verified| view! { <Outcome verified/> })}
            </div>
            <CheckpointToKeep/>
        </section>
    }
}

#[component]
fn FollowProgress(progress: RwSignal<Option<(u64, u64)>>) -> impl IntoView {
    let texts = use_admin_texts();
    let (done, all) = (
        Signal::derive(move || progress.get().unwrap_or_default().0),
        Signal::derive(move || Some(progress.get().unwrap_or_default().1).filter(|all| *all > 0)),
    );
    let text = Signal::derive(move || {
        let count = |count| number(texts.language(), count);
        all.get().map_or_else(String::new, |all| {
            texts.get().audit.verifying.progress(&count(done.get()), &count(all))
        })
    });
    view! { <Progress label=texts.of(|t| t.audit.verifying.verifying) value=done total=all text/> }
}

/// What came of it: `<Outcome verified/>`.
#[component]
pub fn Outcome(
    /// What came of it.
    verified: Verified,
) -> impl IntoView {
    let texts = use_admin_texts();
    match verified {
        Verified::Holds { length, agrees } => {
            let holds = move || texts.get().audit.verifying.holds(&number(texts.language(), length));
            let agrees = agrees.then(|| view! { <p>{texts.of(|t| t.audit.verifying.agrees)}</p> });
            view! { <Notice tone=Tone::Success><p>{holds}</p> {agrees}</Notice> }.into_any()
        }
        Verified::Broken(Broken::NotOfThisTrail) => {
            let words = texts.of(|t| t.audit.verifying.not_of_this_trail);
            view! { <Notice tone=Tone::Warning><p>{words}</p></Notice> }.into_any()
        }
        Verified::Broken(broken) => {
            let title = Signal::derive(move || Some(texts.get().audit.verifying.broken.to_owned()));
            let where_it_is = move || texts.get().audit.verifying.broken_by(broken);
            view! {
                <Notice tone=Tone::Error title>
                    <p>{where_it_is}</p>
                    <p>{texts.of(|t| t.audit.verifying.ask_operator)}</p>
                </Notice>
            }
            .into_any()
        }
    }
}

/// What to keep elsewhere, and where the newest one is for everybody.
#[component]
fn CheckpointToKeep() -> impl IntoView {
    let texts = use_admin_texts();
    let trail = Loaded::nothing();
    trail.ask(call::AuditTrail);
    let note = Signal::derive(move || trail.view.get().map(|view| view.checkpoint).unwrap_or_default());
    let address = move || {
        let call = call::Checkpoint { organisation: trail.view.get()?.organisation };
        Some(format!("{}{}", window().location().origin().ok()?, call.address()))
    };
    let shown = move || {
        view! {
            <h3 id="checkpoint-title">{texts.of(|t| t.audit.verifying.checkpoint)}</h3>
            <pre class="checkpoint" role="group" aria-labelledby="checkpoint-title" tabindex="0">{note}</pre>
            <p><CopyButton text=note/></p>
            <p class="quiet">
                {texts.of(|t| t.audit.verifying.checkpoint_hint)} " " <code class="checkpoint-address">{address}</code>
            </p>
        }
    };
    move || trail.view.with(Option::is_some).then(shown)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::audit::{Act, Actor, Chain, Deed, checkpoint::TrailKey, export::verify};

    use super::*;

    #[test]
    fn what_is_exported_verifies_by_itself_and_reads_as_a_table() {
        let (mut chain, mut lines) = (Chain::default(), Vec::new());
        for act in [Act::SignedIn, Act::SettingsSaved] {
            let deed = Deed::by(Actor::Member("ada".to_owned()), act);
            let line = serde_json::to_string(&chain.entry(DateTime::UNIX_EPOCH, deed)).unwrap();
            chain = chain.with(&line);
            lines.push(line);
        }
        let key = TrailKey::new("acme", &[7; 32]);
        let trail = TrailView {
            organisation: "acme".to_owned(),
            trail: key.verifier().to_string(),
            after: None,
            cut: 0,
            signed: None,
            checkpoint: key.sign(chain),
            length: chain.length,
        };
        assert_eq!(verify(&export(&trail, &lines).unwrap(), None), Ok(chain));
        let names = BTreeMap::from([("ada".to_owned(), Text::new("=Ada").unwrap())]);
        let table = table(Language::German, &names, &lines);
        let row =
            "\"2\";\"1970-01-01T00:00:00.000Z\";\"'=Ada\";\"Einstellungen gespeichert\";\"\";\"Erledigt\"";
        assert!(table.contains(row), "{table}");
    }
}
