//! Chats in Microsoft Teams, for organisations that use it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What ends no name in the address. A comma does: after it comes somebody else.
const OF_A_NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'@').remove(b'.').remove(b'-').remove(b'_');

/// The address that begins a chat with whoever signs in to Microsoft by `email`:
/// <https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams>.
///
/// Somebody's name at Microsoft (UPN) need not be their work e-mail, but is in most organisations, and Microsoft's advice is
/// that it be.
pub fn chat_link(email: &str) -> String {
    format!("https://teams.microsoft.com/l/chat/0/0?users={}", utf8_percent_encode(email, OF_A_NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chat_is_with_one_person_whatever_is_in_their_address() {
        for (email, users) in [
            ("ada.k-x_1@example.com", "ada.k-x_1@example.com"),
            ("ada+work@example.com", "ada%2Bwork@example.com"),
            ("ada,eve@example.com", "ada%2Ceve@example.com"),
            ("ada@example.com&message=pay", "ada@example.com%26message%3Dpay"),
            ("jürgen@example.com#", "j%C3%BCrgen@example.com%23"),
        ] {
            assert_eq!(chat_link(email), format!("https://teams.microsoft.com/l/chat/0/0?users={users}"));
        }
    }
}
