//! Who leaves the directory is signed out, by the run that says so.

use crate::{fault::Fault, organisation::Organisation, platform::Platform};

/// Members that are signed out by one statement.
const AT_ONCE: usize = 500;

impl<P: Platform> Organisation<'_, P> {
    /// Signs out the members who are nobody of the directory any more. Whoever it was told of stays so until they get in
    /// again, so that nothing is lost if it has to be done once more.
    pub(crate) async fn sign_out_leavers(&self) -> Result<(), Fault> {
        let left = self.store.members_who_left()?;
        for members in left.chunks(AT_ONCE) {
            self.platform.sign_out(&self.id, members).await?;
            self.store.is_still_there()?;
            self.platform.transaction(|| self.store.note_signed_out(members))?;
        }
        Ok(())
    }
}
