//! Members and their invitations.

/// Words of the members page.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Members {
    pub title: &'static str,
    pub intro: &'static str,
    pub list: &'static str,
    pub name: &'static str,
    pub role: &'static str,
    pub last_sign_in: &'static str,
    pub actions: &'static str,
    pub never: &'static str,
    pub you: &'static str,
    pub invite: &'static str,
    pub invite_title: &'static str,
    pub name_hint: &'static str,
    pub name_blank: &'static str,
    pub name_too_long: &'static str,
    pub role_hint_member: &'static str,
    pub role_hint_admin: &'static str,
    pub make_link: &'static str,
    pub link_title: &'static str,
    /// The link is for `{name}`.
    pub link_for: &'static str,
    pub link_once: &'static str,
    /// It works until `{until}`.
    pub link_until: &'static str,
    pub link: &'static str,
    pub copy_link: &'static str,
    pub done: &'static str,
    pub renew: &'static str,
    /// A new link for `{name}`.
    pub renew_for: &'static str,
    /// Why somebody has no button for a new link.
    pub renew_owner_only: &'static str,
    pub renew_not_yourself: &'static str,
    pub remove: &'static str,
    /// Removes `{name}`.
    pub remove_named: &'static str,
    pub remove_title: &'static str,
    pub remove_text: &'static str,
    /// `{name}` is removed.
    pub removed: &'static str,
    pub failed_title: &'static str,
}
