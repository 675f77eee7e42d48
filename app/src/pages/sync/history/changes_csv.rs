//! What a run has changed, as a table to take along.

use domain::{api::runs::ChangeView, csv::Csv, service::HrSystem};

use crate::{
    i18n::{AdminTexts, Language},
    runs::plan_people::change_words,
    saving::separator,
};

/// The changes as a file, in the page's language, for a spreadsheet that is set to it.
pub fn csv(language: Language, service: HrSystem, changes: &[ChangeView]) -> String {
    let texts = AdminTexts::of(language);
    let plan = &texts.services.plan;
    let mut csv = Csv::new(separator(language), &[texts.sync.run.id, plan.name, plan.change]);
    for change in changes {
        csv.row(&[change.id.as_str(), &change.name, &change_words(texts, service, &change.kind)]);
    }
    csv.into_text()
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
