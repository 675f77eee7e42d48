//! Which department of the platform somebody's account belongs in.

use crate::{
    learning::{DepartmentId, LearningDepartment},
    text::Text,
};

/// Where an account goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Into a department that is there.
    Known(DepartmentId),
    /// Into a department of that name, to be created below the default one.
    New(Text),
}

/// Where somebody of `department` goes: into the one of that name below `default`, in whatever depth, or into
/// `default` itself.
pub fn place(department: Option<&Text>, default: &DepartmentId, known: &[LearningDepartment]) -> Place {
    let Some(name) = department else { return Place::Known(default.clone()) };
    let folded = name.as_str().to_lowercase();
    let mut alike = known.iter().filter(|one| one.name.as_str().to_lowercase() == folded);
    let found = alike.find(|one| &one.id == default || is_below(one, default, known));
    found.map_or_else(|| Place::New(name.clone()), |one| Place::Known(one.id.clone()))
}

fn is_below(one: &LearningDepartment, default: &DepartmentId, known: &[LearningDepartment]) -> bool {
    let mut parent = one.parent.as_ref();
    // No chain is longer than the list, unless it is a circle.
    for _ in known {
        match parent {
            None => return false,
            Some(id) if id == default => return true,
            Some(id) => {
                parent = known.iter().find(|one| &one.id == id).and_then(|one| one.parent.as_ref());
            }
        }
    }
    false
}

/// The topmost department: the one without a parent, or whose parent the credential does not see.
pub fn topmost(known: &[LearningDepartment]) -> Option<&LearningDepartment> {
    let is_seen = |id: &DepartmentId| known.iter().any(|one| &one.id == id);
    known.iter().find(|one| !one.parent.as_ref().is_some_and(is_seen))
}
