//! `GET /role` `[spec]`, and who is what.

use axum::routing::get;
use serde::{Deserialize, Serialize};

use super::answer::{Answer, Refusal};
use super::ids::{Ids, Kind};
use super::node::{Node, some};
use super::{Asked, Routes};

/// What a role allows, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// Learns.
    Learner,
    /// May do everything.
    Administrator,
    /// Manages departments.
    DepartmentAdministrator,
    /// Makes courses.
    Publisher,
    /// Whatever the account's owner ticked.
    Custom,
}

impl RoleKind {
    const ALL: [Self; 5] =
        [Self::Learner, Self::Administrator, Self::DepartmentAdministrator, Self::Publisher, Self::Custom];

    /// As it stands in requests and answers.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Administrator => "administrator",
            Self::DepartmentAdministrator => "department_administrator",
            Self::Publisher => "publisher",
            Self::Custom => "custom",
        }
    }

    /// The same, read.
    pub(super) fn called(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it has to be said which departments it manages `[doc]`.
    pub(super) fn manages(self) -> bool {
        matches!(self, Self::DepartmentAdministrator | Self::Custom)
    }

    /// Whether its name alone says which role it is `[doc]`.
    pub(super) fn is_one(self) -> bool {
        !matches!(self, Self::Publisher | Self::Custom)
    }
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// Never given twice.
    pub id: String,
    /// What it allows.
    pub kind: RoleKind,
    /// As people say it.
    pub title: String,
    /// What it is for.
    pub description: String,
}

/// Those that every account has from the start; the titles are in the account's language.
pub(super) fn seeded(ids: &Ids) -> Vec<Role> {
    let texts = [
        (RoleKind::Learner, "Lernende", "Absolvieren Kurse, die ihnen zugewiesen sind"),
        (RoleKind::Administrator, "Administration", "Verwaltet das ganze Konto"),
        (RoleKind::DepartmentAdministrator, "Abteilungsadministration", "Verwaltet einzelne Abteilungen"),
        (RoleKind::Publisher, "Kursautoren", "Erstellen und veröffentlichen Kurse"),
    ];
    let roles = texts.into_iter().zip(0..);
    roles
        .map(|((kind, title, description), nth)| Role {
            id: ids.seeded(Kind::Role, nth),
            kind,
            title: title.to_owned(),
            description: description.to_owned(),
        })
        .collect()
}

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/role", get(list))
}

async fn list(asked: Asked) -> Result<Answer, Refusal> {
    let roles = asked.shared.world().roles.iter().map(Role::written).collect();
    Ok(Answer::ok(Node::List("role", roles)))
}

impl Role {
    fn written(&self) -> Node {
        Node::object([
            ("roleId", some(&self.id)),
            ("type", some(self.kind.as_str())),
            ("title", some(&self.title)),
            ("description", some(&self.description)),
        ])
    }
}
