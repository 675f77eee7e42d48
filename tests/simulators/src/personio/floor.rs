//! How long reading takes at least.

use std::collections::VecDeque;

/// Requests that a Worker may have under way at the same time.
const CONNECTIONS: usize = 6;

/// Requests for people that are admitted within any second.
const A_SECOND: usize = 15;

/// The seconds below which nobody reads so many `pages` of people, if each answer takes `answer_seconds`: the first page
/// says how many there are, and all others are asked for as early as the limit and the connections allow.
pub fn floor_seconds(pages: usize, answer_seconds: f64) -> f64 {
    let mut ends = VecDeque::from([answer_seconds]);
    let mut starts = VecDeque::from([0.0]);
    for _ in 1..pages {
        let free =
            if ends.len() < CONNECTIONS { answer_seconds } else { ends.pop_front().unwrap_or_default() };
        let admitted =
            if starts.len() < A_SECOND { 0.0 } else { starts.pop_front().unwrap_or_default() + 1.0 };
        let start = f64::max(free, admitted);
        starts.push_back(start);
        ends.push_back(start + answer_seconds);
    }
    ends.back().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_is_what_the_connections_or_the_limit_set() {
        assert!((floor_seconds(1, 0.25) - 0.25).abs() < 1e-9);
        assert!((floor_seconds(7, 0.25) - 0.5).abs() < 1e-9, "six at once");
        // The hundredth is the tenth of the seventh fifteen.
        assert!((floor_seconds(100, 0.25) - 6.5).abs() < 0.3, "{}", floor_seconds(100, 0.25));
    }
}
