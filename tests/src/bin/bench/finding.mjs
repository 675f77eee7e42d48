// Measures libraries for JavaScript with the people and queries in a directory, and prints one flat object.
// Each library gets the same help: small letters, no marks, Cyrillic in Latin letters.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import uFuzzy from "@leeoniya/ufuzzy";
import { Charset, Index } from "flexsearch";
import MiniSearch from "minisearch";

const FIRST = 10;

const read = (name) => JSON.parse(readFileSync(join(process.argv[2], name), "utf8"));
const queries = read("queries.json");
const keystrokes = read("keystrokes.json");
const people = rows(read("directory.json"));

const LETTERS = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n",
  о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "",
  ы: "y", ь: "", э: "e", ю: "yu", я: "ya", і: "i", ї: "yi", є: "ye", ґ: "g",
  ß: "ss", ł: "l", ø: "o", đ: "d", ı: "i", æ: "ae", œ: "oe",
};

/** Small letters without marks, Cyrillic in Latin letters. */
function plain(text) {
  const bare = text.toLowerCase().replaceAll("й", "y").normalize("NFKD").replace(/\p{Mark}/gu, "");
  return [...bare].map((letter) => LETTERS[letter] ?? letter).join("").normalize("NFC");
}

/** The columns as one object a person. */
function rows(directory) {
  const coded = (column, n) => (column.of[n] ? column.terms[column.of[n] - 1] : "");
  return directory.ids.map((_, n) => ({
    id: n,
    first: directory.first_names[n],
    last: directory.last_names[n],
    preferred: directory.preferred_names[n],
    position: coded(directory.positions, n),
    department: coded(directory.departments, n),
    team: coded(directory.teams, n),
    skills: directory.skills.of[n].map((code) => directory.skills.terms[code - 1]).join(" "),
    address: coded(directory.addresses, n),
    email: directory.work_emails[n],
    phone: directory.phones[n],
  }));
}

function inOneText({ id, ...fields }) {
  return Object.values(fields).filter(Boolean).join(" ");
}

/** Each builds what it needs and returns a search for the places of the first people. */
const searches = {
  minisearch() {
    const fields = Object.keys(people[0]).filter((field) => field !== "id");
    const options = { prefix: true, fuzzy: 0.2, combineWith: "AND", boost: { first: 2, last: 2 } };
    const index = new MiniSearch({ fields, processTerm: plain, searchOptions: options });
    index.addAll(people);
    return (text) => index.search(text).slice(0, FIRST).map(({ id }) => id);
  },
  ufuzzy() {
    const texts = people.map((person) => plain(inOneText(person)));
    const fuzzy = new uFuzzy({ unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: "\\p{Ll}\\p{Lu}", intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}", intraChars: "[\\p{L}\\d']", intraContr: "'\\p{L}{1,2}\\b", intraMode: 1 });
    return (text) => {
      const [found, info, order] = fuzzy.search(texts, plain(text), 4, 1000);
      const places = order ? order.map((at) => info.idx[at]) : found;
      return [...(places ?? [])].slice(0, FIRST);
    };
  },
  flexsearch() {
    const index = new Index({ tokenize: "forward", encoder: Charset.LatinBalance });
    for (const person of people) {
      index.add(person.id, plain(inOneText(person)));
    }
    return (text) => index.search(plain(text), { limit: FIRST, suggest: true });
  },
  plain_loop() {
    const texts = people.map((person) => inOneText(person).toLowerCase());
    return (text) => {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      const found = [];
      for (let n = 0; n < texts.length; n++) {
        if (words.every((word) => texts[n].includes(word))) {
          found.push(n);
        }
      }
      return found.slice(0, FIRST);
    };
  },
};

function measure(name, build) {
  const figures = {};
  const figure = (what, value) => (figures[`${name}_${people.length}_${what}`] = value);
  const began = performance.now();
  const search = build();
  figure("build_ms", performance.now() - began);
  const shares = queries.map(({ text, expected }) => {
    const found = new Set(search(text));
    return expected.filter((person) => found.has(person)).length / expected.length;
  });
  figure("recall", mean(shares));
  const classes = new Map();
  queries.forEach((query, at) => classes.set(query.class, [...(classes.get(query.class) ?? []), shares[at]]));
  figure("worst_class_recall", Math.min(...[...classes.values()].map(mean)));
  if (process.env.FINDING_CLASSES) {
    for (const [of, values] of classes) {
      console.error(name.padEnd(12), of.padEnd(30), mean(values).toFixed(3));
    }
  }
  const times = keystrokes.map((text) => {
    const started = performance.now();
    search(text);
    return performance.now() - started;
  });
  figure("p99_ms", times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]);
  return figures;
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const figures = Object.entries(searches).map(([name, build]) => measure(name, build));
console.log(JSON.stringify(Object.assign({}, ...figures)));
