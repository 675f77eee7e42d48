//! What people do, and where.

/// An office, and how its numbers begin.
pub(super) struct Office {
    pub(super) address: &'static str,
    /// The country's number.
    pub(super) country: &'static str,
    /// What stands before a number at home.
    pub(super) trunk: &'static str,
    pub(super) area: &'static str,
}

const fn office(
    address: &'static str,
    country: &'static str,
    trunk: &'static str,
    area: &'static str,
) -> Office {
    Office { address, country, trunk, area }
}

/// Where people work.
pub(super) const OFFICES: [Office; 40] = [
    office("Friedrichstraße 12, 10117 Berlin", "49", "0", "30"),
    office("Am Borsigturm 5, 13507 Berlin", "49", "0", "30"),
    office("Neuer Wall 44, 20354 Hamburg", "49", "0", "40"),
    office("Sonnenstraße 9, 80331 München", "49", "0", "89"),
    office("Königsallee 60, 40212 Düsseldorf", "49", "0", "211"),
    office("Zeil 106, 60313 Frankfurt am Main", "49", "0", "69"),
    office("Königstraße 27, 70173 Stuttgart", "49", "0", "711"),
    office("Hohe Straße 81, 50667 Köln", "49", "0", "221"),
    office("Karolinenstraße 30, 90402 Nürnberg", "49", "0", "911"),
    office("Prager Straße 3, 01069 Dresden", "49", "0", "351"),
    office("Grimmaische Straße 8, 04109 Leipzig", "49", "0", "341"),
    office("Mariahilfer Straße 88, 1070 Wien", "43", "0", "1"),
    office("Bahnhofstrasse 21, 8001 Zürich", "41", "0", "44"),
    office("14 Fetter Lane, London EC4A 1BT", "44", "0", "20"),
    office("2 St Peter's Square, Manchester M2 3DF", "44", "0", "161"),
    office("25 Grafton Street, Dublin D02", "353", "0", "1"),
    office("350 Fifth Avenue, New York, NY 10118", "1", "", "212"),
    office("600 Congress Avenue, Austin, TX 78701", "1", "", "512"),
    office("233 South Wacker Drive, Chicago, IL 60606", "1", "", "312"),
    office("12 rue de Rivoli, 75004 Paris", "33", "0", "1"),
    office("8 place Bellecour, 69002 Lyon", "33", "0", "4"),
    office("Calle de Alcalá 45, 28014 Madrid", "34", "", "91"),
    office("Passeig de Gràcia 92, 08008 Barcelona", "34", "", "93"),
    office("Avenida da Liberdade 110, 1269-046 Lisboa", "351", "", "21"),
    office("Avenida Paulista 1000, 01310-100 São Paulo", "55", "0", "11"),
    office("Herengracht 182, 1016 BR Amsterdam", "31", "0", "20"),
    office("Coolsingel 40, 3011 AD Rotterdam", "31", "0", "10"),
    office("Vesterbrogade 1, 1620 København", "45", "", "33"),
    office("Drottninggatan 50, 111 21 Stockholm", "46", "0", "8"),
    office("Karl Johans gate 22, 0026 Oslo", "47", "", "22"),
    office("ul. Marszałkowska 84, 00-514 Warszawa", "48", "", "22"),
    office("ul. Świdnicka 33, 50-066 Wrocław", "48", "", "71"),
    office("Václavské náměstí 1, 110 00 Praha", "420", "", "2"),
    office("İstiklal Caddesi 140, 34430 İstanbul", "90", "0", "212"),
    office("Невский проспект 28, 191186 Санкт-Петербург", "7", "8", "812"),
    office("улица Арбат 10, 119002 Москва", "7", "8", "495"),
    office("вулиця Хрещатик 22, 01001 Київ", "380", "0", "44"),
    office("南京路100号, 上海", "86", "0", "21"),
    office("千代田区丸の内1-9-1, 東京", "81", "0", "3"),
    office("테헤란로 152, 서울", "82", "0", "2"),
];

/// Titles; each stands alone and with each of the levels.
pub(super) const TITLES: &str = "Accountant|Analyst|Architect|Assistant|Auditor|Backend Developer|Buyer|Consultant|Controller|Copywriter|Customer Advisor|Data Scientist|Designer|Electrician|Engineer|Event Manager|Frontend Developer|Key Account Manager|Lawyer|Machine Operator|Nurse|Office Manager|Payroll Specialist|Planner|Product Owner|Programme Manager|Quality Inspector|Recruiter|Researcher|Sales Representative|Security Officer|Store Manager|Technician|Test Engineer|Trainer|Translator|Warehouse Clerk|Web Developer";

/// What may stand before a title.
pub(super) const LEVELS: [&str; 3] = ["", "Junior ", "Senior "];

/// Positions without a level.
pub(super) const POSITIONS: &str = "Abteilungsleiterin|Außendienstmitarbeiter|Bürokauffrau|Disponentin|Einkäufer|Fachkraft für Lagerlogistik|Geschäftsführer|Hausmeister|Köchin|Lagerist|Personalreferentin|Pförtner|Sachbearbeiterin|Schichtführer|Verkäuferin|Vorstandsassistenz|Werkstudent|Chargée de clientèle|Chef de projet|Comptable|Responsable qualité|Ingénieur commercial|Jefe de ventas|Ingeniera de procesos|Técnico de mantenimiento|Gerente de Vendas|Kierownik zmiany|Księgowa|Vedoucí skladu|Účetní|Satış Müdürü|Muhasebeci|Бухгалтер|Ведущий инженер|Менеджер по продажам|Кладовщик";

/// Departments.
pub(super) const DEPARTMENTS: &str = "Vertrieb|Marketing|Buchhaltung|Human Resources|R&D|Legal & Compliance|Einkauf|Logistik|Qualitätssicherung|IT-Betrieb|Produktion|Customer Success|Recherche|Achats|Finanzen|Facility Management|Kommunikation|Strategie|Supply Chain|Engineering|Data & Analytics|Information Security|Ventas|Operações|Księgowość|Výroba|Üretim|Отдел продаж|Логистика|Geschäftsleitung";

/// What a team does; a region follows.
pub(super) const TEAMS: &str = "Apps|Billing|Brand|Checkout|Claims|Delivery|Events|Fraud|Helpdesk|Insights|Kasse|Kontrakt|Lager|Onboarding|Payroll|Platform|Pricing|Reporting|Retail|Search|Service|Talent|Tooling|Werkzeugbau";

/// Regions of teams.
pub(super) const REGIONS: [&str; 5] = ["Nord", "Süd", "Ost", "West", "Zentral"];

/// Skills.
pub(super) const SKILLS: &str = "Python|Java|JavaScript|TypeScript|Rust|Go|Kotlin|Swift|PHP|Ruby|SQL|PostgreSQL|Oracle|Excel|Power BI|Tableau|SAP|SAP HANA|Salesforce|Node.js|React|Vue.js|Angular|Docker|Kubernetes|Linux|AWS|Azure|Terraform|Git|Scrum|Kanban|Projektmanagement|Verhandlungsführung|Buchführung|Arbeitsrecht|Datenschutz|Englisch|Französisch|Spanisch|Russisch|Türkisch|Polnisch|Chinesisch|Präsentation|Moderation|Coaching|Controlling|Photoshop|Illustrator|InDesign|Figma|CAD|AutoCAD|SolidWorks|Schweißen|Staplerschein|Erste Hilfe|Brandschutz|Qualitätsmanagement|ISO 9001|Lean|Six Sigma|Logistik|Zollrecht|Copywriting|SEO|Google Ads|Social Media|Fotografie|Übersetzen";

/// Skills that few have.
pub(super) const RARE_SKILLS: &str = "C++|C#|F#|Q#|.NET|VB.NET|ASP.NET|PL/SQL|TCP/IP|S/4HANA|R&D Tax|P&L|M&A|A+|COBOL|Fortran|Objective-C|Haskell|VHDL|Gebärdensprache|Isländisch|Bienenzucht|Orgelbau|Kryptografie|Ahnenforschung|Höhenrettung|Sumo|Русский жестовый язык|Кибернетика|茶道|三味線";

/// Positions that few have.
pub(super) const RARE_POSITIONS: &str = "Betriebsärztin|Imkerin|Pressesprecher|Chief Executive Officer|Gleichstellungsbeauftragte|Strahlenschutzbeauftragter|Œnologue|Sommelière|Delegado de Protección de Datos|Rzecznik prasowy|Podnikový lékař|Şoför|Юрисконсульт|Главный энергетик|Oberarzt|Glasbläser";

/// Teams that few are in.
pub(super) const RARE_TEAMS: &str = "Innovation Lab|Krisenstab|Betriebsrat|Skunkworks|Satellitenfunk|Jubiläum 2027|Œuvres sociales|Quantencomputing|Żagle|Ombudsstelle|Hackathon Crew|Музей завода|Vorstandsbüro|Fusion Task Force|Werkfeuerwehr|Čerpadla";

/// Whether few have it, however many people there are.
pub(super) fn is_rare(text: &str) -> bool {
    [RARE_SKILLS, RARE_POSITIONS, RARE_TEAMS].iter().any(|rare| rare.split('|').any(|one| one == text))
}
