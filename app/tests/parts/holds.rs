//! Why a plan waits, in words.

use app::{
    i18n::{AdminTexts, Language, Texts},
    runs::words,
};
use domain::{
    attribute::Attribute,
    service::HrSystem,
    sync::{
        guard::{Arrivals, Emptied, Hold, Limits, Losses, TooMany},
        losses::Blanked,
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

fn losses(leaves: u64, left_before: u64, blanked: &[(Attribute, u64)]) -> Hold {
    let emptied = |(attribute, people): &(Attribute, u64)| Emptied {
        blanked: Blanked { attribute: *attribute, people: *people, of: 97 },
        before: left_before / 2,
    };
    let limits = Limits { people: 20, percent: 10 };
    let blanked = blanked.iter().map(emptied).collect();
    Hold::Losses(Losses { present: 118, leaves, left_before, blanked, limits })
}

fn hold_sentence(language: Language, hold: &Hold) -> String {
    words::hold(AdminTexts::of(language), HrSystem::BambooHr, hold)
}

#[wasm_bindgen_test]
fn what_would_be_lost_is_one_sentence_in_every_language() {
    use Attribute::{Phone, Team};
    use Language::{English, German, Russian};
    for (language, hold, sentence) in [
        (
            English,
            losses(36, 4, &[(Phone, 30)]),
            "36 of 118 people would leave the directory (4 already left in the last 24 hours), and “Work phone” would be emptied for 30 people (already emptied for 2 people in the last 24 hours). The limits are 20 people and 10 %.",
        ),
        (
            English,
            losses(0, 0, &[(Phone, 1), (Team, 30)]),
            "“Work phone” would be emptied for 1 person, and “Team” would be emptied for 30 people. The limits are 20 people and 10 %.",
        ),
        (
            German,
            losses(36, 4, &[(Team, 30)]),
            "36 von 118 Personen würden das Verzeichnis verlassen (4 haben es in den letzten 24 Stunden schon verlassen) und „Team“ würde bei 30 Personen geleert (in den letzten 24 Stunden schon bei 2 Personen geleert). Die Grenzen sind 20 Personen und 10 %.",
        ),
        (
            German,
            losses(1, 1, &[]),
            "1 von 118 Personen würde das Verzeichnis verlassen (1 hat es in den letzten 24 Stunden schon verlassen). Die Grenzen sind 20 Personen und 10 %.",
        ),
        (
            Russian,
            losses(36, 4, &[(Team, 21)]),
            "36 из 118 человек исчезли бы из справочника (за последние 24 часа уже исчезли 4) и у 21 человека пропало бы значение атрибута «Команда» (за последние 24 часа уже пропало у 2 человек). Допустимо не больше: 20 человек и 10 %.",
        ),
        (
            Russian,
            losses(0, 0, &[(Team, 30)]),
            "У 30 человек пропало бы значение атрибута «Команда». Допустимо не больше: 20 человек и 10 %.",
        ),
    ] {
        assert_eq!(hold_sentence(language, &hold), sentence);
    }
}

fn arrivals(joins: Option<(u64, u64)>, returns: Option<(u64, u64)>, without_status: u64) -> Hold {
    let many = |(people, before)| TooMany { people, before };
    Hold::Arrivals(Arrivals {
        present: 118,
        joins: joins.map(many),
        returns: returns.map(many),
        without_status,
        limits: Limits { people: 20, percent: 10 },
        losses: None,
    })
}

#[wasm_bindgen_test]
fn who_would_come_is_one_sentence_in_every_language() {
    use Language::{English, German, Russian};
    for (language, hold, sentence) in [
        (
            English,
            arrivals(Some((36, 4)), Some((30, 0)), 0),
            "36 people would join a directory of 118 people (4 already joined in the last 24 hours), and 30 people who had left would return. The limits are 20 people and 10 %.",
        ),
        (
            English,
            arrivals(None, None, 1),
            "Whoever joins without an employment status waits until you have had a look.",
        ),
        (
            German,
            arrivals(None, Some((30, 1)), 2),
            "30 ausgeschiedene Personen kämen zurück (1 kam in den letzten 24 Stunden schon zurück). Die Grenzen sind 20 Personen und 10 %. Wer ohne Beschäftigungsstatus dazukommt, wartet, bis du es dir angesehen hast.",
        ),
        (
            Russian,
            arrivals(Some((36, 0)), None, 0),
            "36 человек добавились бы в справочник, где сейчас 118 человек. Допустимо не больше: 20 человек и 10 %.",
        ),
    ] {
        assert_eq!(hold_sentence(language, &hold), sentence);
    }
    let Hold::Arrivals(come) = arrivals(Some((36, 0)), None, 0) else { return };
    let Hold::Losses(lost) = losses(36, 0, &[]) else { return };
    let both = hold_sentence(English, &Hold::Arrivals(Arrivals { losses: Some(lost), ..come }));
    assert!(both.contains("would join") && both.contains(", and 36 of 118 people would leave"), "{both}");
}

#[wasm_bindgen_test]
fn a_new_source_or_company_is_named_where_it_waits() {
    for language in Language::ALL {
        let emptied = vec![Blanked { attribute: Attribute::Skills, people: 97, of: 97 }];
        for (hold, with_losses) in [
            (Hold::SourceChange { emptied: vec![] }, Hold::SourceChange { emptied: emptied.clone() }),
            (Hold::AnotherCompany { emptied: vec![] }, Hold::AnotherCompany { emptied }),
        ] {
            let sentence = hold_sentence(language, &hold);
            assert!(sentence.contains("BambooHR"), "{language:?}");
            let longer = hold_sentence(language, &with_losses);
            let name = Texts::of(language).attributes.name(Attribute::Skills);
            let rest = longer.strip_prefix(&sentence).unwrap();
            assert!(rest.contains("97") && rest.contains(name), "{language:?}: {longer}");
        }
    }
}
