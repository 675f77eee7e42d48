//! What admins set about.

use crate::dice::Dice;

/// What may be released beside the names, and is withdrawn now and then.
pub const ATTRIBUTES: [&str; 6] = ["work_email", "phone", "skills", "department", "team", "position"];

/// What an admin can set about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// Press *Sync*.
    Sync,
    /// Look at a plan that waits, and approve it.
    Approve,
    /// Have the run come to nothing, wherever it is.
    Decline,
    /// Take an attribute back.
    Withdraw(&'static str),
    /// Connect the source anew, releasing everything.
    Connect,
    /// Connect the other HR system beside it.
    ConnectOther,
    /// Have the directory be read from the other one from now on.
    MakeSource,
    /// Disconnect the source, with its people or without; and go for the other one then, or for the same.
    Disconnect {
        /// Whether the people are erased.
        erase: bool,
        /// Whether the other one is connected next.
        changes: bool,
    },
    /// Disconnect the other one.
    DisconnectOther,
    /// Connect the learning platform, with one of its departments and roles.
    ConnectLearning(u16),
    /// Disconnect it.
    DisconnectLearning,
    /// Approve the accounts that wait.
    ApproveInvitations,
    /// Approve the exports that wait: all, or those of the last so many days.
    ApproveExports(Option<u16>),
    /// Change the invitation.
    Write(u16),
    /// Change how much may be done unseen.
    Limit(u16),
    /// Change the schedule, or switch it off.
    Schedule(Option<u16>),
    /// Allow exports, or forbid them.
    Export(bool),
    /// Try what failed again.
    ExportAgain,
    /// Somebody of the company signs in by the identity provider.
    SignIn(u16),
}

impl Errand {
    /// One of them.
    pub fn any(dice: &mut Dice) -> Self {
        let number = u16::try_from(dice.below(60)).unwrap_or_default();
        match dice.below(52) {
            0..=6 => Self::Sync,
            7..=14 => Self::Approve,
            15 => Self::Decline,
            16 => Self::Withdraw(dice.one_of(&ATTRIBUTES).copied().unwrap_or("team")),
            17 | 18 => Self::Connect,
            19 | 20 => Self::ConnectOther,
            21 | 22 => Self::MakeSource,
            23 if number < 20 => Self::Disconnect { erase: number % 2 == 0, changes: number % 3 == 0 },
            23 if number < 40 => Self::DisconnectOther,
            23..=25 => Self::ConnectLearning(number),
            26 if number < 30 => Self::DisconnectLearning,
            26..=30 => Self::ApproveInvitations,
            31..=36 => Self::ApproveExports((number < 6).then_some(number)),
            37 | 38 => Self::Write(number),
            39 | 40 => Self::Limit(number),
            41 | 42 => Self::Schedule((number % 3 != 0).then_some(number)),
            43 | 44 => Self::Export(number % 4 != 0),
            45..=47 => Self::ExportAgain,
            _ => Self::SignIn(number),
        }
    }

    /// What somebody does while another admin looks at something: most of it changes what is shown there.
    pub fn meanwhile(dice: &mut Dice) -> Self {
        let number = u16::try_from(dice.below(60)).unwrap_or_default();
        match dice.below(12) {
            0..=3 => Self::Withdraw(dice.one_of(&ATTRIBUTES).copied().unwrap_or("team")),
            4 | 5 => Self::Write(number),
            6 => Self::ConnectLearning(number),
            7 => Self::ApproveInvitations,
            8 => Self::ApproveExports(None),
            9 => Self::Disconnect { erase: true, changes: false },
            10 => Self::Decline,
            _ => Self::Approve,
        }
    }
}
