//! The stories of many seeds, on all cores. Each is told by one thread from its beginning to its end, so it is the same
//! as alone; what they came to arrives in the order of their seeds.

use std::{
    collections::BTreeMap,
    num::NonZeroUsize,
    ops::{ControlFlow, Range},
    sync::{
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
};

/// How many threads there is room for.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Has so many `threads` tell the stories of `seeds`, and gives what each came to to `then`, in order, until that one
/// has heard enough. Stories that were begun by then are told to their end.
pub fn tell_all<T: Send>(
    seeds: Range<u64>,
    threads: usize,
    tell: impl Fn(u64) -> T + Sync,
    mut then: impl FnMut(u64, T) -> ControlFlow<()>,
) {
    let next = AtomicU64::new(seeds.start);
    let (told, outcomes) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let (told, next, tell, end) = (told.clone(), &next, &tell, seeds.end);
            scope.spawn(move || {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    // Who listened no more has heard enough.
                    if seed >= end || told.send((seed, tell(seed))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(told);
        let (mut early, mut wanted) = (BTreeMap::new(), seeds.start);
        for (seed, outcome) in outcomes {
            early.insert(seed, outcome);
            while let Some(outcome) = early.remove(&wanted) {
                if then(wanted, outcome).is_break() {
                    next.store(seeds.end, Ordering::Relaxed);
                    return;
                }
                wanted += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_come_in_order_until_enough_is_heard() {
        let mut heard = Vec::new();
        // The even ones take longer.
        let tell =
            |seed: u64| (0..(seed + 1) % 2 * 1_000_000).fold(seed, |kept, _| std::hint::black_box(kept));
        tell_all(3..1_000, 4, tell, |seed, outcome| {
            assert_eq!(seed, outcome);
            heard.push(seed);
            if seed == 9 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(heard, (3..10).collect::<Vec<_>>());
    }

    #[test]
    fn all_are_heard_with_more_threads_than_seeds() {
        let mut heard = 0;
        tell_all(
            0..3,
            8,
            |seed| seed,
            |_, _| {
                heard += 1;
                ControlFlow::Continue(())
            },
        );
        assert_eq!(heard, 3);
    }
}
