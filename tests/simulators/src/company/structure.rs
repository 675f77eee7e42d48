//! Departments, teams, positions and offices. They open as the company grows, so a small company has few and the
//! first people of a big one are those of a small one.

use std::sync::Arc;

use super::dice::Dice;
use super::person::Unit;

/// A department on paper.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) name: &'static str,
    /// It opens once the company has this many people.
    opens_at: u64,
    /// How many people it draws, against the others.
    weight: u32,
    teams: &'static [&'static str],
    pub(super) positions: &'static [&'static str],
    pub(super) skills: &'static [&'static str],
}

#[rustfmt::skip]
const PLANS: &[Plan] = &[
    Plan { name: "Engineering", opens_at: 0, weight: 24, teams: &["Backend", "Frontend", "Plattform", "Mobile", "Daten", "Schnittstellen"],
        positions: &["Software Engineer", "Senior Software Engineer", "Data Engineer", "Site Reliability Engineer", "Softwarearchitekt/in"],
        skills: &["Rust", "SQL", "Kubernetes", "TypeScript", "C++", "Python", "Datenmodellierung", "Go"] },
    Plan { name: "Vertrieb", opens_at: 0, weight: 16, teams: &["Innendienst", "Außendienst", "Key Accounts", "Partner", "Export"],
        positions: &["Account Manager", "Sales Development Representative", "Vertriebsassistenz", "Key Account Manager"],
        skills: &["CRM", "Verhandeln", "Englisch", "Französisch", "Messen"] },
    Plan { name: "Kundenservice", opens_at: 0, weight: 14, teams: &["First Level", "Second Level", "Einführung", "Schulung"],
        positions: &["Support Specialist", "Customer Success Manager", "Trainer/in"],
        skills: &["Polnisch", "Türkisch", "Russisch", "Deeskalation", "Schulungen"] },
    Plan { name: "Finanzen", opens_at: 0, weight: 6, teams: &["Buchhaltung", "Controlling", "Lohnbuchhaltung"],
        positions: &["Buchhalter/in", "Controller/in", "Finanzanalyst/in"], skills: &["DATEV", "Excel", "IFRS", "SAP"] },
    Plan { name: "Personal", opens_at: 20, weight: 4, teams: &["Recruiting", "Personalentwicklung", "Personalverwaltung"],
        positions: &["HR Business Partner", "Recruiter/in", "Personalreferent/in"], skills: &["Arbeitsrecht", "Coaching", "Mediation"] },
    Plan { name: "Marketing", opens_at: 20, weight: 8, teams: &["Marke", "Inhalte", "Performance", "Veranstaltungen"],
        positions: &["Content Manager", "Grafikdesigner/in", "Performance Marketing Manager"], skills: &["SEO", "Fotografie", "Figma", "Texten"] },
    Plan { name: "Produkt & Design", opens_at: 30, weight: 8, teams: &["Produktmanagement", "UX Research", "Produktdesign"],
        positions: &["Product Owner", "UX Designer", "Product Manager"], skills: &["Figma", "Interviews", "Roadmaps", "Barrierefreiheit"] },
    Plan { name: "IT & Infrastruktur", opens_at: 60, weight: 6, teams: &["Netzwerk", "Arbeitsplatz", "Sicherheit"],
        positions: &["Systemadministrator/in", "Security Analyst", "Netzwerktechniker/in"], skills: &["Linux", "Active Directory", "Firewalls", "ISO 27001"] },
    Plan { name: "Logistik", opens_at: 80, weight: 12, teams: &["Wareneingang", "Versand", "Disposition", "Lager Nord", "Lager Süd"],
        positions: &["Fachkraft für Lagerlogistik", "Disponent/in", "Staplerfahrer/in"], skills: &["Staplerschein", "Zoll", "Gefahrgut"] },
    Plan { name: "Einkauf", opens_at: 120, weight: 4, teams: &["Strategischer Einkauf", "Operativer Einkauf"],
        positions: &["Einkäufer/in", "Category Manager"], skills: &["Verhandeln", "Ausschreibungen", "SAP"] },
    Plan { name: "Qualitätssicherung", opens_at: 150, weight: 5, teams: &["Testautomatisierung", "Prüflabor"],
        positions: &["QA Engineer", "Prüfingenieur/in"], skills: &["Testautomatisierung", "ISO 9001", "Statistik"] },
    Plan { name: "Recht & Compliance", opens_at: 200, weight: 2, teams: &["Vertragsrecht", "Datenschutz"],
        positions: &["Jurist/in", "Datenschutzbeauftragte/r"], skills: &["DSGVO", "Vertragsrecht", "Englisch"] },
    Plan { name: "Forschung & Entwicklung", opens_at: 300, weight: 6, teams: &["Sensorik", "Werkstoffe", "Algorithmen"],
        positions: &["Wissenschaftliche/r Mitarbeiter/in", "Entwicklungsingenieur/in"], skills: &["MATLAB", "Python", "Optik", "Patente"] },
    Plan { name: "Facility Management", opens_at: 300, weight: 3, teams: &["Haustechnik", "Empfang"],
        positions: &["Haustechniker/in", "Empfangsmitarbeiter/in"], skills: &["Elektrik", "Erste Hilfe"] },
];

/// Cities, each with the start of the numbers that Germany's Bundesnetzagentur keeps free for films there.
const OFFICES: &[(&str, &str)] = &[
    ("Berlin", "+49 30 23125"),
    ("Hamburg", "+49 40 66969"),
    ("München", "+49 89 99998"),
    ("Köln", "+49 221 4710"),
    ("Frankfurt am Main", "+49 69 90009"),
];

/// The office somebody works at, and how its phone numbers begin. Half of the company works at the first.
pub(super) fn office(dice: &mut Dice) -> (Unit, &'static str) {
    let at = if dice.percent(50) { 0 } else { dice.index(OFFICES.len()) };
    (Unit { id: 131_001 + at as u64, name: OFFICES[at].0.into() }, OFFICES[at].1)
}

/// A department with the people it has so far.
#[derive(Debug, Clone)]
pub(super) struct Department {
    pub(super) unit: Unit,
    pub(super) plan: &'static Plan,
    head: Option<u64>,
    team: Option<Team>,
    teams: usize,
}

/// The team of a department that is still taking people.
#[derive(Debug, Clone)]
struct Team {
    unit: Unit,
    lead: u64,
    free: u32,
}

/// What somebody is in a department.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The first to come: reports to the managing director.
    Head,
    /// The first of a team: reports to the head.
    Lead { team: Unit, head: u64 },
    /// Everybody else: reports to the lead.
    Member { team: Unit, lead: u64 },
}

/// All departments, open or not.
pub(super) fn departments() -> Vec<Department> {
    let on_paper = PLANS.iter().zip(281_501..);
    on_paper
        .map(|(plan, id)| Department {
            unit: Unit { id, name: Arc::from(plan.name) },
            plan,
            head: None,
            team: None,
            teams: 0,
        })
        .collect()
}

/// The index of the department that somebody joins when the company has `people` people.
pub(super) fn department(dice: &mut Dice, people: u64) -> usize {
    let open = |plan: &&Plan| plan.opens_at <= people;
    let mut left = dice.below(PLANS.iter().filter(open).map(|plan| plan.weight).sum());
    for (index, plan) in PLANS.iter().enumerate().filter(|(_, plan)| open(plan)) {
        if left < plan.weight {
            return index;
        }
        left -= plan.weight;
    }
    0
}

impl Department {
    /// Takes somebody in. A team takes five to twelve people; then the next one opens.
    pub(super) fn join(&mut self, person: u64, dice: &mut Dice) -> Role {
        let Some(head) = self.head else {
            self.head = Some(person);
            return Role::Head;
        };
        if let Some(team) = self.team.as_mut().filter(|team| team.free > 0) {
            team.free -= 1;
            return Role::Member { team: team.unit.clone(), lead: team.lead };
        }
        let names = self.plan.teams;
        let (name, round) = (names[self.teams % names.len()], self.teams / names.len() + 1);
        let name: Arc<str> = if round == 1 { name.into() } else { format!("{name} {round}").into() };
        // Every department has room for 10,000 teams' ids of its own.
        let id = (self.unit.id - 281_500) * 10_000 + self.teams as u64 + 1;
        self.teams += 1;
        let unit = Unit { id, name };
        self.team = Some(Team { unit: unit.clone(), lead: person, free: 4 + dice.below(8) });
        Role::Lead { team: unit, head }
    }
}
