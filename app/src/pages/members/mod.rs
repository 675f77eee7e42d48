//! Members: who may sign in.

pub mod invite;
pub mod link;
pub mod page;
pub mod role;
pub mod search;
pub mod table;

pub use self::{
    invite::InvitationEntry,
    link::{IssuedLink, LinkPanel, Shown},
    page::MembersPage,
    role::RoleEntry,
    search::SearchedMembers,
    table::{MemberAction, MembersTable},
};
