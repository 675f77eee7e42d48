//! Who is in the directory.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use engine::platform::Row;

use super::{
    Broken, Key, Oracle, hold,
    rows::{self, select, text},
};
use crate::{notes::Notes, site::Site};

impl Oracle {
    /// Who is employed and visible throughout a run does not leave by it; nobody comes without evidence.
    pub(super) fn check_directory(&mut self, site: &Site, notes: &Notes) -> Result<(), Broken> {
        let rows = select(site, "SELECT service, id FROM people WHERE standing = 'present'")?;
        let key = |row: &Row| match row.as_slice() {
            [service, id] => Some((text(service)?.to_owned(), text(id)?.to_owned())),
            _ => None,
        };
        let now: BTreeSet<_> = rows.iter().filter_map(key).collect();
        let are_erased = notes.erased != std::mem::replace(&mut self.erased, notes.erased);
        let (read, since) = self.run.clone().unwrap_or((String::new(), DateTime::UNIX_EPOCH));
        let changed = |key: &Key| self.changed_at.get(key).is_some_and(|at| *at >= since);
        let source = site.source.get().as_str();
        if !are_erased {
            let (source, people) = (site.source.get().as_str(), (&self.present, &now));
            self.unseen.check(self.latest, notes, source, people, site.world.now())?;
        }
        for key in self.present.difference(&now).filter(|_| !are_erased) {
            // Who was known from another system is in the source by another id, or is not in it.
            let there = self.key_in(site, source, key);
            let is_moved = read == source
                && key.0 != source
                && there.is_none_or(|there| {
                    now.contains(there) || changed(there) || !self.employed.contains_key(there)
                });
            hold(is_moved || changed(key) || !self.employed.contains_key(key), || {
                format!("{key:?} is employed and listed since before the run, and leaves by it")
            })?;
        }
        for key in now.difference(&self.present) {
            hold(key.0 == source, || format!("{key:?} comes, and {source} is the source"))?;
            hold(changed(key) || self.employed.contains_key(key), || {
                format!("{key:?} was gone before the run, and comes by it")
            })?;
        }
        for key in now.difference(&self.present) {
            let human = self.numbers.get(key).map(|number| site.human(*number));
            if let Some(human) = human.filter(|human| !self.were_present.insert(*human)) {
                self.came_at.insert(human, site.world.now());
            }
        }
        self.present = now;
        Ok(())
    }

    /// How whoever has `key` is known to `source`, by the latest of their numbers; unless others have had their address,
    /// by which they are told.
    fn key_in(&self, site: &Site, source: &str, key: &Key) -> Option<&Key> {
        let human = site.human(*self.numbers.get(key)?);
        if !self.humans.is_plain(human) {
            return None;
        }
        let is_theirs = |(there, number): &(&Key, &u64)| there.0 == source && site.human(**number) == human;
        let theirs = self.numbers.iter().filter(is_theirs);
        theirs.max_by_key(|(_, number)| **number).map(|(there, _)| there)
    }
}

/// Everybody who is employed and listed is in the directory, by their name, and nobody else.
pub(super) fn check(site: &Site, employed: &BTreeMap<Key, String>) -> Result<(), Broken> {
    let directory = rows::present(site)?;
    let directory: BTreeMap<_, _> =
        directory.iter().map(|(key, values)| (key.clone(), rows::name(values))).collect();
    let source = site.source.get().as_str();
    let employed: BTreeMap<_, _> = employed
        .iter()
        .filter(|(key, _)| key.0 == source)
        .map(|(key, name)| (key.clone(), name.clone()))
        .collect();
    hold(directory == employed, || format!("the directory is {directory:?}, and employed are {employed:?}"))
}
