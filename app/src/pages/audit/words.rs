//! What the trail says, in words.

use std::collections::BTreeMap;

use domain::{
    audit::{Actor, Deed, Detail, Subject},
    text::Text,
};

use crate::{
    i18n::{AdminTexts, texts::errors::ErrorWords},
    runs::words::outcome as run_outcome,
    shell::role_name,
};

/// The names of members, by their ids.
pub type Names = BTreeMap<String, Text>;

fn member(texts: &AdminTexts, names: &Names, id: &str) -> String {
    names.get(id).map_or_else(|| texts.audit.unknown_member(id), ToString::to_string)
}

/// Who did it.
pub fn actor(texts: &AdminTexts, names: &Names, actor: &Actor) -> String {
    match actor {
        Actor::Member(id) => member(texts, names, id),
        Actor::Operator => texts.audit.operator.to_owned(),
        Actor::Schedule => texts.audit.schedule.to_owned(),
        Actor::Rollcall => texts.audit.rollcall.to_owned(),
        Actor::Stranger => texts.audit.stranger.to_owned(),
    }
}

/// To what it was done.
pub fn subject(texts: &AdminTexts, names: &Names, subject: &Subject) -> String {
    match subject {
        Subject::Member(id) => member(texts, names, id),
        Subject::Service(service) => service.description().name.to_owned(),
        Subject::Run(run) => texts.audit.run(&run.0.to_string()),
    }
}

/// What came of it, with what else there is to know.
pub fn outcome(texts: &AdminTexts, deed: &Deed) -> String {
    match (deed.detail, deed.refused) {
        (Some(Detail::Refusal(refusal)), _) => {
            let why = [texts.ways_in.refusals.of(refusal), " (", refusal.as_str(), ")"].concat();
            texts.audit.refused_because(&why)
        }
        (_, Some(why)) => texts.audit.refused_because(texts.of_error(why)),
        (None, None) => texts.audit.done.to_owned(),
        (Some(Detail::Role(role)), None) => role_name(&texts.shell, role).to_owned(),
        (Some(Detail::Attribute(attribute)), None) => texts.attributes.name(attribute).to_owned(),
        (Some(Detail::People(people)), None) => texts.audit.people(people).to_owned(),
        (Some(Detail::Taken { format, people }), None) => texts.audit.taken_as(format, people),
        (Some(Detail::Outcome(outcome)), None) => run_outcome(&texts.sync.history, outcome).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        access::Role,
        api::{error::ErrorCode, taking_along::TakenAs},
        audit::Act,
    };

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn whoever_is_known_is_named_and_nobody_else() {
        let texts = AdminTexts::of(Language::English);
        let names = Names::from([("m-1".to_owned(), Text::new("Ada").unwrap())]);
        let by = |id: &str| actor(texts, &names, &Actor::Member(id.to_owned()));
        assert_eq!([by("m-1"), by("m-2")], ["Ada", "Member m-2"]);
        assert_eq!(subject(texts, &names, &Subject::Member("m-1".to_owned())), "Ada");
    }

    #[test]
    fn an_outcome_says_what_came_of_it_and_a_refusal_why() {
        let texts = AdminTexts::of(Language::English);
        let deed = Deed::by(Actor::Operator, Act::RoleChanged);
        assert_eq!(outcome(texts, &deed), "Done");
        assert_eq!(outcome(texts, &deed.clone().with(Some(Detail::Role(Role::Admin)))), "Administrator");
        let taken = Detail::Taken { format: TakenAs::Csv, people: 120 };
        assert_eq!(outcome(texts, &deed.clone().with(Some(taken))), "CSV, people: 120");
        let refused = outcome(texts, &deed.refused(&ErrorCode::Forbidden.error()).unwrap());
        assert!(refused.starts_with("Refused: "), "{refused}");
    }
}
