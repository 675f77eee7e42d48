//! Fires the cron handler each full minute: `wrangler dev` never does.
//!
//! By `/__scheduled`, which `--test-scheduled` adds to the Worker; `run_worker_first` in wrangler.toml lets it through.
//! The runtime's own `/cdn-cgi/handler/scheduled` fails where there are assets (cloudflare/workers-sdk#9882).

use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::command::say;
use crate::operator;

/// Starts the ticker; it ends with us.
pub(crate) fn start(port: u16) {
    thread::spawn(move || {
        let agent = operator::agent();
        let url = format!("http://localhost:{port}/__scheduled?cron=*+*+*+*+*");
        let mut complained = false;
        loop {
            thread::sleep(until_next_minute(SystemTime::now()));
            let fired = fire(&agent, &url);
            if !fired && !complained {
                say("the cron handler failed; trying again each minute");
            }
            complained = !fired;
        }
    });
}

/// The page that the app answers unknown addresses with is no success.
fn fire(agent: &ureq::Agent, url: &str) -> bool {
    let Ok(mut answer) = agent.get(url).call() else { return false };
    answer.status().is_success()
        && answer.body_mut().read_to_string().is_ok_and(|text| text.starts_with("Ran scheduled event"))
}

fn until_next_minute(now: SystemTime) -> Duration {
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    let into_minute = Duration::new(since.as_secs() % 60, since.subsec_nanos());
    Duration::from_mins(1).saturating_sub(into_minute)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::until_next_minute;

    #[test]
    fn the_next_minute_is_never_more_than_a_minute_away() {
        let wait = |millis| until_next_minute(UNIX_EPOCH + Duration::from_millis(millis));
        assert_eq!(wait(0), Duration::from_mins(1));
        assert_eq!(wait(59_900), Duration::from_millis(100));
        assert_eq!(wait(60_000 * 1000 + 45_500), Duration::from_millis(14_500));
    }
}
