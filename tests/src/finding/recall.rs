//! How many of those who were meant are found.

use super::{ask::Asked, class::Class};

/// People on the first page.
const FIRST: usize = 10;

/// What a search finds of one class.
#[derive(Debug, Clone)]
pub struct ClassRecall {
    /// The class.
    pub class: Class,
    /// Queries of it.
    pub asked: usize,
    /// The mean over its queries of the share that is among the first ten.
    pub recall: f64,
    /// The queries that did not find everybody.
    pub missed: Vec<Asked>,
}

/// Asks everything, and says per class how much was found.
pub fn recall(mut search: impl FnMut(&str) -> Vec<u32>, asked: &[Asked]) -> Vec<ClassRecall> {
    let mut classes = Vec::new();
    for class in Class::ALL {
        let (mut sum, mut missed) = (0.0, Vec::new());
        let queries: Vec<_> = asked.iter().filter(|one| one.class == class).collect();
        for one in &queries {
            let found = search(&one.text);
            let first: Vec<_> = found.iter().take(FIRST).collect();
            let hits = one.expected.iter().filter(|person| first.contains(person)).count();
            sum += ratio(hits, one.expected.len());
            if hits < one.expected.len() {
                missed.push((*one).clone());
            }
        }
        if !queries.is_empty() {
            let share = sum / ratio(queries.len(), 1);
            classes.push(ClassRecall { class, asked: queries.len(), recall: share, missed });
        }
    }
    classes
}

/// The mean over all queries.
pub fn mean(classes: &[ClassRecall]) -> f64 {
    let asked: usize = classes.iter().map(|class| class.asked).sum();
    classes.iter().map(|class| class.recall * ratio(class.asked, asked)).sum()
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole)
}
