//! How a profile stands in answers.

use super::{AccountStatus, Assigned, User};
use crate::ispring::node::{Node, some};
use crate::ispring::roles::RoleKind;
use crate::ispring::times;
use crate::ispring::world::World;

/// Which of the two kinds of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// The terminated are said to be inactive.
    First,
    Second,
}

impl User {
    /// A profile, the whole truth of it.
    pub(super) fn written(&self, world: &World) -> Node {
        self.written_for(world, Version::Second)
    }

    /// A profile. Somebody who was never there has an empty `lastLoginDate` `[unv]`.
    pub(super) fn written_for(&self, world: &World, version: Version) -> Node {
        let status = match (version, self.status) {
            (Version::First, AccountStatus::Terminated) => AccountStatus::Inactive,
            (_, status) => status,
        };
        let fields = self
            .fields
            .iter()
            .map(|(name, value)| Node::object([("name", some(name.to_uppercase())), ("value", some(value))]));
        let first = self.roles.first();
        let manageable = first.filter(|assigned| !assigned.manageable.is_empty());
        let roles = self.roles.iter().map(|assigned| assigned.written(world));
        let subordination = || Some(Node::object([("subordinationType", some("inherit"))]));
        Node::object([
            ("userId", some(&self.id)),
            ("role", some(first.map_or("", |assigned| assigned.kind(world)))),
            ("roleId", some(first.map_or("", |assigned| assigned.role.as_str()))),
            ("departmentId", some(&self.department)),
            ("status", some(status.number())),
            ("fields", Some(Node::List("field", fields.collect()))),
            ("addedDate", some(times::written(self.added))),
            ("lastLoginDate", some(self.last_login.map(times::written).unwrap_or_default())),
            ("manageableDepartmentIds", manageable.map(|assigned| Node::texts("id", &assigned.manageable))),
            ("userRoles", Some(Node::List("userRole", roles.collect()))),
            ("subordination", subordination()),
            ("coSubordination", subordination()),
        ])
    }
}

impl Assigned {
    fn kind(&self, world: &World) -> &'static str {
        world.role(&self.role).map_or("", |role| RoleKind::as_str(role.kind))
    }

    fn written(&self, world: &World) -> Node {
        let manageable = Some(&self.manageable).filter(|departments| !departments.is_empty());
        Node::object([
            ("roleId", some(&self.role)),
            ("manageableDepartmentIds", manageable.map(|departments| Node::texts("id", departments))),
            ("roleType", some(self.kind(world))),
        ])
    }
}
