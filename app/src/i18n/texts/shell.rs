//! What stands around every page.

/// Words of the header, the navigation and the pages that belong to no other area.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Shell {
    pub skip: &'static str,
    pub navigation: &'static str,
    pub directory: &'static str,
    pub organisation: &'static str,
    pub sync: &'static str,
    pub integrations: &'static str,
    pub members: &'static str,
    pub menu: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub signed_in_as: &'static str,
    pub sign_out: &'static str,
    pub new_link_title: &'static str,
    /// `{by}` made it on `{at}`.
    pub new_link: &'static str,
    pub new_link_seen: &'static str,
    pub role_member: &'static str,
    pub role_admin: &'static str,
    pub role_owner: &'static str,
    pub not_found_title: &'static str,
    pub not_found: &'static str,
    pub forbidden_title: &'static str,
    pub forbidden: &'static str,
    pub to_directory: &'static str,
    pub unavailable_title: &'static str,
}
