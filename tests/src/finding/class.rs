//! The ways in which people are looked for.

use std::fmt;

use serde::Serialize;

/// A way to look for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Both names.
    WholeName,
    /// Both names, the last one first.
    OtherOrder,
    /// How both names begin.
    Beginnings,
    /// One name and no more than the beginning of the other, or of one name alone.
    HalfName,
    /// An initial and the last name.
    Initial,
    /// Two initials and the last name.
    TwoInitials,
    /// What colleagues call them, and the last name.
    PreferredName,
    /// Names without their marks.
    NoMarks,
    /// Marks written out: `mueller`.
    WrittenOut,
    /// Apostrophes, hyphens and particles otherwise: `oneil`.
    Joints,
    /// A Cyrillic name in Latin letters.
    CyrillicInLatin,
    /// A Latin name in Cyrillic letters.
    LatinInCyrillic,
    /// A German name in Cyrillic letters, as it sounds.
    GermanInCyrillicBySound,
    /// One slip.
    Slip,
    /// One slip, at the first letter.
    FirstLetterSlip,
    /// Another spelling of the same sound: `schmitt`.
    Variant,
    /// Beginnings without marks.
    BeginningsNoMarks,
    /// One slip, and no marks.
    SlipNoMarks,
    /// One slip, and the last name first.
    SlipOtherOrder,
    /// One slip in a last name, and what the person does.
    SlipAndWork,
    /// A Cyrillic name in Latin letters with one slip.
    CyrillicInLatinSlip,
    /// A Latin name in Cyrillic letters with one slip.
    LatinInCyrillicSlip,
    /// The beginnings of names in the other script.
    OtherScriptBeginnings,
    /// Chinese, Japanese and Korean: in one, or a part of it.
    WithoutBlanks,
    /// Arabic and Hebrew, with and without marks.
    Semitic,
    /// A last name and a position.
    NameAndPosition,
    /// A last name and a department.
    NameAndDepartment,
    /// A last name and a team.
    NameAndTeam,
    /// A last name and a skill.
    NameAndSkill,
    /// A last name and the office.
    NameAndOffice,
    /// A position, a team or a skill that few have.
    RareWork,
    /// The whole e-mail.
    Email,
    /// The e-mail before the at sign.
    EmailLocalPart,
    /// The number as it is written.
    Phone,
    /// The number, written otherwise.
    PhoneOtherwise,
    /// The end of a number, alone or with the name.
    PhoneEnd,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 36] = [
        Self::WholeName,
        Self::OtherOrder,
        Self::Beginnings,
        Self::HalfName,
        Self::Initial,
        Self::TwoInitials,
        Self::PreferredName,
        Self::NoMarks,
        Self::WrittenOut,
        Self::Joints,
        Self::CyrillicInLatin,
        Self::LatinInCyrillic,
        Self::GermanInCyrillicBySound,
        Self::Slip,
        Self::FirstLetterSlip,
        Self::Variant,
        Self::BeginningsNoMarks,
        Self::SlipNoMarks,
        Self::SlipOtherOrder,
        Self::SlipAndWork,
        Self::CyrillicInLatinSlip,
        Self::LatinInCyrillicSlip,
        Self::OtherScriptBeginnings,
        Self::WithoutBlanks,
        Self::Semitic,
        Self::NameAndPosition,
        Self::NameAndDepartment,
        Self::NameAndTeam,
        Self::NameAndSkill,
        Self::NameAndOffice,
        Self::RareWork,
        Self::Email,
        Self::EmailLocalPart,
        Self::Phone,
        Self::PhoneOtherwise,
        Self::PhoneEnd,
    ];
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The words of the variant's name.
        let name = format!("{self:?}");
        for (at, letter) in name.char_indices() {
            if letter.is_uppercase() && at > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{}", letter.to_ascii_lowercase())?;
        }
        Ok(())
    }
}
