//! Who is signed in: nobody who is not in the directory.

use super::{
    Broken, hold,
    rows::{self, select, text},
};
use crate::{notes::Notes, site::Site};

/// Whether somebody of the directory is signed in as `member`.
pub(crate) fn is_present(site: &Site, member: &str) -> Result<bool, Broken> {
    let known = rows::present(site)?;
    let all = select(site, "SELECT member, service, id FROM identities WHERE id IS NOT NULL")?;
    let who = all.iter().find_map(|row| match row.as_slice() {
        [one, service, id] if text(one) == Some(member) => Some((text(service)?, text(id)?)),
        _ => None,
    });
    let Some((service, id)) = who else { return Ok(false) };
    // Whoever has moved to another service is known by who they were there too.
    let before = format!("{service}/{id}");
    let moved =
        select(site, "SELECT formerly FROM people WHERE standing = 'present' AND formerly IS NOT NULL")?;
    let has_moved = moved.iter().any(|row| row.first().and_then(text) == Some(before.as_str()));
    Ok(has_moved || known.contains_key(&(service.to_owned(), id.to_owned())))
}

/// Nobody got in who was not in the directory at that moment.
pub(super) fn check(notes: &Notes) -> Result<(), Broken> {
    hold(notes.came_in.iter().all(|(_, was_present)| *was_present), || {
        "somebody got in who is not in the directory".to_owned()
    })
}

/// Once nothing is under way, whoever has left is out.
pub(super) fn check_all(site: &Site) -> Result<(), Broken> {
    for member in site.world.signed_in.borrow().iter() {
        hold(is_present(site, member)?, || "somebody is signed in who has left".to_owned())?;
    }
    Ok(())
}
