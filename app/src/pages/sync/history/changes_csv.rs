//! What a run has changed, as a file.

use domain::{
    api::runs::ChangeView,
    csv::{Csv, Separator},
    service::HrSystem,
};
use js_sys::{Array, JsString};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::{i18n::Language, runs::plan_people::change_words};

/// The changes as a file, in the page's language, for a spreadsheet that is set to it.
pub fn csv(language: Language, service: HrSystem, changes: &[ChangeView]) -> String {
    let texts = language.admin_texts();
    let plan = &texts.services.plan;
    let separator = match language {
        Language::English => Separator::Comma,
        Language::German | Language::Russian => Separator::Semicolon,
    };
    let mut csv = Csv::new(separator, &[texts.sync.run.id, plan.name, plan.change]);
    for change in changes {
        csv.row(&[change.id.as_str(), &change.name, &change_words(texts, service, &change.kind)]);
    }
    csv.into_text()
}

/// Hands `text` to whoever looks at the page, as a file.
pub fn save_csv(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/csv;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsString::from(text)), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

#[cfg(test)]
mod tests {
    use domain::{api::runs::ChangeKind, attribute::Attribute};

    use super::*;
    use crate::i18n::Language;

    fn change(id: &str, name: &str, kind: ChangeKind) -> ChangeView {
        ChangeView { id: id.to_owned().try_into().unwrap(), name: name.to_owned(), kind }
    }

    #[test]
    fn a_file_is_in_the_pages_language_and_runs_nothing() {
        let changes = [
            change("7", "=HYPERLINK(1)", ChangeKind::Joins),
            change(
                "8",
                "Łukasz, Q",
                ChangeKind::Updates { attributes: vec![Attribute::Team, Attribute::Position], lost: vec![] },
            ),
        ];
        assert_eq!(
            csv(Language::German, HrSystem::Personio, &changes),
            "\u{feff}\"Kennung im Personalsystem\";\"Name\";\"Änderung\"\r\n\
             \"7\";\"'=HYPERLINK(1)\";\"Kommt neu ins Verzeichnis\"\r\n\
             \"8\";\"Łukasz, Q\";\"Ändert sich: Team, Position\"\r\n"
        );
    }
}
