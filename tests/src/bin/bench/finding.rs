//! Whether whoever is meant is found among fifty thousand, beside libraries for JavaScript that find as well.

use std::{collections::BTreeMap, fs, path::Path, process::Command, time::Instant};

use anyhow::{Context as _, Result, ensure};
use domain::directory::index::{Directory, Query};
use tests::finding::{self, Asked, ClassRecall, Person};

use crate::report::Report;

pub(crate) const PEOPLE: usize = 50_000;

/// Another seed than the test's.
const SEED: u64 = 640_927_311;

/// Queries of each class: so many that one that misses is not all of the class.
const EACH: usize = 40;

/// Queries of each class that are asked where one takes long: of the libraries, and letter by letter in the browser.
pub(crate) const EACH_ELSEWHERE: usize = 16;

/// Of so many queries, one is typed letter by letter.
pub(crate) const TYPED: usize = 30;

/// Measures the search.
pub(crate) fn measure(report: &mut Report) -> Result<Vec<ClassRecall>> {
    let (people, asked) = made_up(EACH)?;
    let snapshot = finding::directory(&people)?;
    let started = Instant::now();
    let directory = Directory::new(snapshot);
    let search = |text: &str| directory.search(&Query { text: text.to_owned(), ..Query::default() });
    // What is prepared at the first search counts as well.
    drop(search("a"));
    let build = started.elapsed();
    let classes = finding::recall(search, &asked);
    let mut milliseconds: Vec<_> = keystrokes(&asked)
        .iter()
        .map(|text| {
            let started = Instant::now();
            let found = search(text);
            let took = started.elapsed();
            drop(found);
            took.as_secs_f64() * 1000.0
        })
        .collect();
    milliseconds.sort_by(f64::total_cmp);
    let worst = classes.iter().map(|class| class.recall).fold(1.0, f64::min);
    let late = milliseconds.get(milliseconds.len() * 99 / 100).context("nothing was typed")?;
    report.measure(format!("search_{PEOPLE}_recall"), finding::mean(&classes));
    report.measure(format!("search_{PEOPLE}_worst_class_recall"), worst);
    report.measure(format!("search_{PEOPLE}_native_build_ms"), build.as_secs_f64() * 1000.0);
    report.measure(format!("search_{PEOPLE}_native_p99_ms"), *late);
    Ok(classes)
}

/// Writes the people as the directory sends them, the queries, and what is typed letter by letter.
pub(crate) fn write_set(directory: &Path) -> Result<()> {
    let (people, asked) = made_up(EACH_ELSEWHERE)?;
    write(directory, &people, &asked)
}

/// Prints what share each class finds, and some of what it misses.
pub(crate) fn print(classes: &[ClassRecall]) {
    if !classes.is_empty() {
        println!("\n{:<34} {:>7} {:>7}", "found among the first ten", "asked", "recall");
    }
    for ClassRecall { class, asked, recall, missed } in classes {
        println!("{:<34} {asked:>7} {recall:>7.3}", class.to_string());
        for Asked { text, expected, .. } in missed.iter().take(3) {
            println!("    {text} is for {expected:?}");
        }
    }
}

/// The people, and who is asked for: so many queries of each class.
pub(crate) fn made_up(each: usize) -> Result<(Vec<Person>, Vec<Asked>)> {
    let people = finding::people(SEED, PEOPLE);
    let asked = finding::asked(SEED, &people, each)?;
    Ok((people, asked))
}

/// The beginnings of some queries, as they are typed.
fn keystrokes(asked: &[Asked]) -> Vec<&str> {
    let typed = asked.iter().step_by(TYPED).map(|one| one.text.as_str());
    typed.flat_map(|text| text.char_indices().map(|(at, letter)| &text[..at + letter.len_utf8()])).collect()
}

fn write(directory: &Path, people: &[Person], asked: &[Asked]) -> Result<()> {
    fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    let contents = [
        ("directory.json", finding::directory_json(people)?),
        ("queries.json", serde_json::to_string(asked)?),
        ("keystrokes.json", serde_json::to_string(&keystrokes(asked))?),
    ];
    for (name, content) in contents {
        let file = directory.join(name);
        fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Has Node measure the libraries, which npm installed, with the same people and queries.
pub(crate) fn measure_libraries(root: &Path, report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir()?;
    write_set(directory.path())?;
    let script = root.join("tests/src/bin/bench/finding.mjs");
    let output = Command::new("node").arg(&script).arg(directory.path()).output();
    let output = output.context("cannot start node")?;
    ensure!(output.status.success(), "the libraries: {}", String::from_utf8_lossy(&output.stderr));
    let figures: BTreeMap<String, f64> = serde_json::from_slice(&output.stdout)?;
    for (name, figure) in figures {
        report.measure(name, figure);
    }
    Ok(())
}
