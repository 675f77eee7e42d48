//! What somebody takes along, made once it is recorded that they do.

use std::sync::Arc;

use domain::{
    api::{
        call,
        taking_along::{TakenAs, TakingAlongForm},
    },
    directory::index::Directory,
    vcard::Version,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    file::{Issuer, VCARDS, cards, table},
    workbook,
};
use crate::{
    api::{Api, use_api},
    components::{Snackbars, use_snackbars},
    i18n::{UseStructureTexts, use_structure_texts},
    saving::{CSV, save, save_bytes, separator},
    session::use_session,
};

/// A workbook, as a kind of file (ECMA-376, part 1).
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// As what, in the words of this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    Csv,
    Xlsx,
    Cards(Version),
    Paper,
}

impl As {
    /// In the words of the audit trail.
    fn recorded(self) -> TakenAs {
        match self {
            Self::Csv => TakenAs::Csv,
            Self::Xlsx => TakenAs::Xlsx,
            Self::Cards(_) => TakenAs::Cards,
            Self::Paper => TakenAs::Print,
        }
    }
}

/// Making what somebody takes along, once it is recorded that they do.
#[derive(Clone, Copy)]
pub(super) struct Making {
    api: Api,
    texts: UseStructureTexts,
    snackbars: Snackbars,
    /// The directory, and the places of those who are taken along.
    pub(super) people: StoredValue<(Arc<Directory>, Vec<u32>)>,
    organisation: StoredValue<String>,
    /// What is being made.
    pub(super) pending: RwSignal<Option<As>>,
    /// Whether they are about to be printed.
    pub(super) on_paper: RwSignal<bool>,
}

impl Making {
    /// Of the people at these places of the directory.
    pub(super) fn new(directory: Arc<Directory>, places: Vec<u32>) -> Self {
        let member = use_session().member();
        let making = Self {
            api: use_api(),
            texts: use_structure_texts(),
            snackbars: use_snackbars(),
            people: StoredValue::new((directory, places)),
            organisation: StoredValue::new(
                member.map(|member| member.organisation.to_string()).unwrap_or_default(),
            ),
            pending: RwSignal::new(None),
            on_paper: RwSignal::new(false),
        };
        // Printing the page once more would not be recorded.
        let printed = window_event_listener_untyped("afterprint", move |_| making.on_paper.set(false));
        on_cleanup(move || printed.remove());
        making
    }

    /// Takes them along, one way after the other. What was recorded is made, also if the page is left meanwhile.
    pub(super) fn make(self, way: As) {
        if self.pending.get_untracked().is_some() {
            return;
        }
        self.pending.set(Some(way));
        let (directory, places) = self.people.get_value();
        let organisation = self.organisation.get_value();
        spawn_local(async move {
            if let Err(said) = self.taken(way, &directory, &places, &organisation).await {
                self.snackbars.error(said);
            }
            _ = self.pending.try_set(None);
        });
    }

    /// Records it, and makes it; or says why not.
    async fn taken(
        self,
        way: As,
        directory: &Directory,
        places: &[u32],
        organisation: &str,
    ) -> Result<(), &'static str> {
        let texts = self.texts.get_untracked();
        let not_made = |_| texts.taking_along.not_made;
        if way == As::Xlsx {
            // What can't be made is not recorded.
            workbook::load().await.map_err(not_made)?;
        }
        let people = u32::try_from(places.len()).unwrap_or(u32::MAX);
        let form = TakingAlongForm { format: way.recorded(), people };
        self.api.send(call::TakeAlong { form }).await.map_err(|error| error.words(texts))?;
        let made = match way {
            As::Csv => {
                let separator = separator(untrack(|| self.texts.language()));
                save("people.csv", CSV, &table(texts, directory, places).csv(separator))
            }
            As::Xlsx => {
                let book = workbook::workbook(&table(texts, directory, places)).await;
                book.and_then(|book| save_bytes("people.xlsx", XLSX, &book))
            }
            As::Cards(version) => {
                let origin = window().location().origin().unwrap_or_default();
                let issuer = Issuer { organisation, origin: &origin };
                save("people.vcf", VCARDS, &cards(issuer, directory, places, version))
            }
            As::Paper => {
                if self.on_paper.try_set(true).is_none() {
                    // Once it is drawn.
                    request_animation_frame(|| _ = window().print());
                }
                Ok(())
            }
        };
        made.map_err(not_made)
    }
}
