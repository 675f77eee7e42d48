//! A company of people with names from everywhere, out of a seed.

use std::collections::HashMap;

use simulators::company::Dice;

use super::{
    language::Language,
    naming::{Named, Naming},
    person::Person,
    phone::Phone,
    spelling::closed,
    work::{
        DEPARTMENTS, LEVELS, OFFICES, POSITIONS, RARE_POSITIONS, RARE_SKILLS, RARE_TEAMS, REGIONS, SKILLS,
        TEAMS, TITLES,
    },
};

/// So many people out of `seed`.
pub fn people(seed: u64, count: usize) -> Vec<Person> {
    let mut dice = Dice::new(seed, 0);
    let naming: HashMap<_, _> = Language::SHARES.map(|(language, _)| (language, Naming::of(language))).into();
    let work = Work::new();
    let mut taken = HashMap::new();
    let mut people = Vec::with_capacity(count);
    while people.len() < count {
        let language = Language::of_share(dice.below(100));
        people.extend(
            naming.get(&language).map(|naming| person(language, naming, &work, &mut taken, &mut dice)),
        );
    }
    spread_rare(&mut people, &mut dice);
    people
}

/// What people do, as lists.
struct Work {
    positions: Vec<String>,
    departments: Vec<&'static str>,
    teams: Vec<String>,
    skills: Vec<&'static str>,
}

impl Work {
    fn new() -> Self {
        let levelled = TITLES.split('|').flat_map(|title| LEVELS.map(|level| format!("{level}{title}")));
        let teams = TEAMS.split('|').flat_map(|team| REGIONS.map(|region| format!("{team} {region}")));
        Self {
            positions: levelled.chain(POSITIONS.split('|').map(str::to_owned)).collect(),
            departments: DEPARTMENTS.split('|').collect(),
            teams: teams.collect(),
            skills: SKILLS.split('|').collect(),
        }
    }
}

fn person(
    language: Language,
    naming: &Naming,
    work: &Work,
    taken: &mut HashMap<String, u32>,
    dice: &mut Dice,
) -> Person {
    let woman = dice.percent(50);
    let (first, last) = (naming.first(woman, dice), naming.last(woman, dice));
    let office = &OFFICES[dice.index(OFFICES.len())];
    let mut skills = Vec::new();
    for _ in 0..dice.below(6) {
        let skill = work.skills[dice.index(work.skills.len())].to_owned();
        if !skills.contains(&skill) {
            skills.push(skill);
        }
    }
    let preferred = if language == Language::Chinese && dice.percent(30) {
        Naming::of(Language::English).first(woman, dice).name
    } else if dice.percent(5) {
        naming.first(woman, dice).name
    } else {
        String::new()
    };
    // Some had another name when they came.
    let once = if woman && dice.percent(4) { naming.last(woman, dice) } else { last.clone() };
    let email = if dice.percent(97) { email(&first, &once, taken, dice) } else { String::new() };
    Person {
        language,
        preferred: if preferred == first.name { String::new() } else { preferred },
        first: first.name,
        last: last.name,
        position: work.positions[dice.index(work.positions.len())].clone(),
        department: work.departments[dice.index(work.departments.len())].to_owned(),
        team: if dice.percent(85) { work.teams[dice.index(work.teams.len())].clone() } else { String::new() },
        skills,
        address: office.address.to_owned(),
        email,
        phone: dice.percent(88).then(|| Phone::of(office, dice)),
    }
}

fn email(first: &Named, last: &Named, taken: &mut HashMap<String, u32>, dice: &mut Dice) -> String {
    let (first, last) = (first.ascii.replace(' ', "-"), closed(&last.ascii));
    let initial: String = first.chars().take(1).collect();
    let local = match dice.below(20) {
        0..=14 => format!("{first}.{last}"),
        15..=17 => format!("{initial}.{last}"),
        18 => format!("{initial}{last}"),
        _ => format!("{last}.{first}"),
    };
    let local: String =
        local.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
    let times = taken.entry(local.clone()).or_default();
    *times += 1;
    let number = if *times > 1 { times.to_string() } else { String::new() };
    let domain = dice.pick(&[
        "nordwind.example",
        "nordwind.example",
        "nordwind.example",
        "asia.nordwind.example",
        "suedwind.example",
    ]);
    format!("{local}{number}@{domain}")
}

/// Gives to a few what is rare, however many there are.
fn spread_rare(people: &mut [Person], dice: &mut Dice) {
    if people.is_empty() {
        return;
    }
    let mut few = |rare: &'static str, give: fn(&mut Person, &str)| {
        for one in rare.split('|') {
            for _ in 0..3 + dice.below(6) {
                let person = dice.index(people.len());
                give(&mut people[person], one);
            }
        }
    };
    few(RARE_SKILLS, |person, skill| {
        if !person.skills.iter().any(|one| one == skill) {
            person.skills.push(skill.to_owned());
        }
    });
    few(RARE_POSITIONS, |person, position| position.clone_into(&mut person.position));
    few(RARE_TEAMS, |person, team| team.clone_into(&mut person.team));
}
