//! Where the people come from: names, and the letters that plain Latin lacks.

/// A part of the people, with its names.
pub(super) struct Origin {
    /// Of a hundred people, so many.
    pub(super) share: u32,
    pub(super) female: &'static [&'static str],
    pub(super) male: &'static [&'static str],
    pub(super) last: &'static [&'static str],
    /// How a woman's family name differs: ending and its replacement.
    pub(super) feminine: &'static [(&'static str, &'static str)],
}

#[rustfmt::skip]
const GERMAN: Origin = Origin {
    share: 45,
    female: &[
        "Anna", "Julia", "Katharina", "Käthe", "Lena", "Marie", "Sabine", "Ute", "Jördis", "Hannah",
        "Claudia", "Franziska", "Birgit", "Greta", "Heike", "Ingrid", "Johanna", "Luise", "Monika", "Svenja",
    ],
    male: &[
        "Jürgen", "Thomas", "Jörg", "Lukas", "Maximilian", "Björn", "Stefan", "Günther", "Felix", "Jonas",
        "Matthias", "Paul", "Ralf", "Sebastian", "Uwe", "Volker", "Karl-Heinz", "Florian", "Dieter", "Götz",
    ],
    last: &[
        "Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz",
        "Hoffmann", "Schäfer", "Koch", "Bauer", "Richter", "Klein", "Wolf", "Schröder", "Neumann",
        "Schwarz", "Zimmermann", "Krüger", "Hartmann", "Lange", "Groß", "Weiß", "von der Heide", "Köhler",
        "Kaiser", "Fuchs", "Peters",
    ],
    feminine: &[],
};

#[rustfmt::skip]
const POLISH: Origin = Origin {
    share: 13,
    female: &[
        "Agnieszka", "Małgorzata", "Katarzyna", "Zofia", "Elżbieta", "Ewa", "Joanna", "Łucja", "Magdalena",
        "Wanda", "Żaneta", "Paulina",
    ],
    male: &[
        "Paweł", "Łukasz", "Krzysztof", "Tomasz", "Michał", "Grzegorz", "Wojciech", "Jan", "Stanisław",
        "Zbigniew", "Marcin", "Rafał",
    ],
    last: &[
        "Nowak", "Kowalski", "Wiśniewski", "Wójcik", "Kamiński", "Lewandowski", "Zieliński", "Szymański",
        "Woźniak", "Dąbrowski", "Kozłowski", "Mazur", "Krawczyk", "Piotrowski", "Grabowski", "Pawłowski",
    ],
    feminine: &[("ski", "ska"), ("cki", "cka")],
};

#[rustfmt::skip]
const TURKISH: Origin = Origin {
    share: 13,
    female: &[
        "Ayşe", "Fatma", "Emine", "Zeynep", "Elif", "Gülşen", "Şeyma", "Özlem", "Çiğdem", "Nurcan", "İpek",
        "Dilara",
    ],
    male: &[
        "Mehmet", "Mustafa", "Ahmet", "Hüseyin", "İbrahim", "Çağlar", "Oğuz", "Ömer", "Emre", "Şükrü",
        "Kağan", "Işık",
    ],
    last: &[
        "Yılmaz", "Kaya", "Demir", "Şahin", "Çelik", "Yıldız", "Yıldırım", "Öztürk", "Aydın", "Özdemir",
        "Arslan", "Doğan", "Kılıç", "Aslan", "Çetin", "Koç",
    ],
    feminine: &[],
};

#[rustfmt::skip]
pub(super) const RUSSIAN: Origin = Origin {
    share: 12,
    female: &[
        "Мария", "Анна", "Ольга", "Елена", "Наталья", "Ирина", "Светлана", "Юлия", "Екатерина", "Татьяна",
        "Людмила", "Ксения",
    ],
    male: &[
        "Александр", "Дмитрий", "Сергей", "Андрей", "Алексей", "Михаил", "Юрий", "Фёдор", "Николай",
        "Игорь", "Владимир", "Евгений",
    ],
    last: &[
        "Иванов", "Смирнов", "Кузнецов", "Попов", "Васильев", "Петров", "Соколов", "Михайлов", "Новиков",
        "Фёдоров", "Морозов", "Волков", "Щербаков", "Лебедев", "Пушкин", "Чайковский",
    ],
    feminine: &[("ов", "ова"), ("ев", "ева"), ("ёв", "ёва"), ("ин", "ина"), ("ский", "ская")],
};

#[rustfmt::skip]
const SCANDINAVIAN: Origin = Origin {
    share: 9,
    female: &["Åsa", "Astrid", "Freja", "Ingeborg", "Kirsten", "Linnéa", "Maja", "Solveig", "Sørine", "Tuva"],
    male: &["Anders", "Bjørn", "Erik", "Gösta", "Håkon", "Jesper", "Lars", "Niels", "Søren", "Torbjörn"],
    last: &[
        "Andersson", "Johansson", "Hansen", "Jørgensen", "Nielsen", "Sørensen", "Åkesson", "Lindström",
        "Øverby", "Bergström", "Ødegård", "Kjær", "Nygård", "Håkansson",
    ],
    feminine: &[],
};

#[rustfmt::skip]
const FRENCH: Origin = Origin {
    share: 8,
    female: &["Amélie", "Chloé", "Élodie", "Françoise", "Hélène", "Inès", "Léa", "Noëlle", "Zoé", "Maïwenn"],
    male: &["André", "Benoît", "Étienne", "François", "Gaël", "Jean-Luc", "Loïc", "Mathéo", "Rémi", "Théo"],
    last: &[
        "Martin", "Lefèvre", "Dubois", "Géraud", "L'Hôte", "Bernard", "Besançon", "Moreau", "Châtelain",
        "Rousseau", "d'Artagnan", "Leclerc", "Pélissier-Roux", "Garçon",
    ],
    feminine: &[],
};

/// All of them.
pub(super) const ORIGINS: [Origin; 6] = [GERMAN, POLISH, TURKISH, RUSSIAN, SCANDINAVIAN, FRENCH];

/// Small letters, Latin ones with marks and Cyrillic ones, and how each of them is written in plain Latin.
#[rustfmt::skip]
pub(super) const LATIN: &[(&str, &str)] = &[
    ("äæ", "ae"), ("öø", "oe"), ("ü", "ue"), ("ß", "ss"), ("å", "aa"),
    ("ąâàа", "a"), ("б", "b"), ("ćç", "c"), ("д", "d"), ("ęéèëêеэ", "e"), ("ф", "f"), ("ğг", "g"),
    ("ıîïи", "i"), ("к", "k"), ("łл", "l"), ("м", "m"), ("ńн", "n"), ("óôо", "o"), ("п", "p"), ("р", "r"),
    ("śşс", "s"), ("т", "t"), ("ûùу", "u"), ("в", "v"), ("йы", "y"), ("źżз", "z"),
    ("ё", "yo"), ("ж", "zh"), ("х", "kh"), ("ц", "ts"), ("ч", "ch"), ("ш", "sh"), ("щ", "shch"), ("ю", "yu"),
    ("я", "ya"), ("ъь", ""),
];
