//! What the learning platform has: accounts, roles, departments, courses, and who learns what.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{checked::checked_text, settings::RoleId, text::Text};

/// The text can't be an id of the platform's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id: 1 to 64 letters, digits or '-'")]
pub struct IdError;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(try_from = "String")]
        #[schemars(with = "String")]
        pub struct $name(String);

        checked_text!($name);

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(id: String) -> Result<Self, IdError> {
                let sound = (1..=64).contains(&id.len())
                    && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                if sound { Ok(Self(id)) } else { Err(IdError) }
            }
        }
    };
}

id! {
    /// Somebody's account.
    AccountId
}
id! {
    /// A department on the platform.
    DepartmentId
}
id! {
    /// A course.
    CourseId
}
id! {
    /// That somebody is to take a course.
    EnrollmentId
}
id! {
    /// A certificate that was issued to somebody.
    CertificateId
}

/// A role that accounts can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LearningRole {
    /// Its id.
    pub id: RoleId,
    /// Its name, as the platform's administration shows it.
    pub title: Text,
    /// Whether it is the platform's own for those who only learn.
    pub is_learner: bool,
}

/// A department on the platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LearningDepartment {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: Text,
    /// The department it is a part of, unless it is the topmost.
    pub parent: Option<DepartmentId>,
}

/// Where somebody is with a course that they were given and have not completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not opened yet.
    NotStarted,
    /// Under way.
    InProgress,
    /// Waits for somebody's judgement.
    Pending,
    /// Tried and not passed.
    Failed,
}

/// A course that somebody was given and has not completed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assignment {
    /// The enrolment.
    pub enrollment: EnrollmentId,
    /// The course.
    pub course: CourseId,
    /// The course's title.
    pub title: Text,
    /// From when on it can be taken.
    pub accessible_from: DateTime<Utc>,
    /// Until when it is to be completed.
    pub due: Option<DateTime<Utc>>,
    /// How far it is.
    pub progress: Progress,
    /// How much of it is done, in percent, 0 to 100.
    pub percent: u8,
}

/// A course that somebody has completed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Completion {
    /// The enrolment.
    pub enrollment: EnrollmentId,
    /// The course.
    pub course: CourseId,
    /// The course's title.
    pub title: Text,
    /// When.
    pub completed_at: DateTime<Utc>,
    /// The score, in hundredths of a point, if the course gives one.
    pub score: Option<u32>,
    /// The time spent, in seconds.
    pub seconds: Option<u32>,
}

impl Completion {
    /// Whether `found` is this completion under another date: of the same enrolment in the same course, with the same
    /// score. Platforms recalculate dates months later. Whoever takes a course again gets another enrolment, or another
    /// score; a certificate or a record twice would be worse than one retake that is not told apart.
    pub fn is_recalculated_as(&self, found: &Self) -> bool {
        (&self.enrollment, &self.course, self.score) == (&found.enrollment, &found.course, found.score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_may_stand_in_an_address_as_it_is() {
        let longest = "a".repeat(64);
        for (text, is_id) in [
            ("0f8fad5b-d9cb-469f-a165-70867728950e", true),
            ("7", true),
            (&longest, true),
            (&format!("{longest}a"), false),
            ("", false),
            (" 7", false),
            ("a/b", false),
            ("..", false),
            ("a?b", false),
            ("a%2Fb", false),
            ("a_b", false),
            ("ä", false),
        ] {
            let id = AccountId::try_from(text.to_owned());
            assert_eq!(id.is_ok(), is_id, "{text:?}");
            let stored = serde_json::to_string(text).unwrap();
            assert_eq!(serde_json::from_str::<AccountId>(&stored).ok(), id.clone().ok(), "{text:?}");
            if let Ok(id) = id {
                assert_eq!((id.as_str(), id.to_string().as_str()), (text, text));
                assert_eq!(serde_json::to_string(&id).unwrap(), stored);
            }
        }
    }
}
