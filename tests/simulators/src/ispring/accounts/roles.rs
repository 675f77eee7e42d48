//! The roles in a request: `roles`, `roleId` or `role`, in this order.

use super::Assigned;
use crate::ispring::answer::Refusal;
use crate::ispring::body::Given;
use crate::ispring::roles::{Role, RoleKind};
use crate::ispring::world::World;

/// What was given; nothing if there is none of the three.
pub(super) fn read(given: &Given, world: &World) -> Result<Option<Vec<Assigned>>, Refusal> {
    let several = given.list("roles", "userRole");
    if !several.is_empty() {
        let one = |value| {
            let given = Given::within(value).ok_or_else(|| Refusal::bad_request("roles must be objects"))?;
            assigned(known(world, given.required("roleId")?)?, &given, world)
        };
        return several.into_iter().map(one).collect::<Result<_, _>>().map(Some);
    }
    let role = match (given.text("roleId")?, given.text("role")?) {
        (Some(id), _) => known(world, id)?,
        (None, Some(name)) => named(world, name)?,
        (None, None) => return Ok(None),
    };
    Ok(Some(vec![assigned(role, given, world)?]))
}

/// What somebody is of whom nothing is said `[unv]`.
pub(in crate::ispring) fn usual(world: &World) -> Vec<Assigned> {
    let learner = world.roles.iter().find(|role| role.kind == RoleKind::Learner);
    learner.map(|role| Assigned { role: role.id.clone(), manageable: Vec::new() }).into_iter().collect()
}

fn known<'a>(world: &'a World, id: &str) -> Result<&'a Role, Refusal> {
    world.role(id).ok_or_else(|| Refusal::bad_request("Unknown role"))
}

fn named<'a>(world: &'a World, name: &str) -> Result<&'a Role, Refusal> {
    let kind = RoleKind::called(name).ok_or_else(|| Refusal::bad_request("Unknown role"))?;
    if !kind.is_one() {
        return Err(Refusal::required("roleId"));
    }
    let role = world.roles.iter().find(|role| role.kind == kind);
    role.ok_or_else(|| Refusal::bad_request("Unknown role"))
}

fn assigned(role: &Role, given: &Given, world: &World) -> Result<Assigned, Refusal> {
    let manageable = given.texts("manageableDepartmentIds", "id")?;
    if manageable.iter().any(|id| world.departments.get(id).is_none()) {
        return Err(Refusal::bad_request("Unknown department"));
    }
    if role.kind.manages() && manageable.is_empty() {
        return Err(Refusal::required("manageableDepartmentIds"));
    }
    Ok(Assigned { role: role.id.clone(), manageable })
}
