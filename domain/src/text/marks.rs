//! Characters that nobody sees.

/// Whether `c` shows nothing and says nothing in a name: marks for directions, widths and breaks, which copying from pages
/// and spreadsheets brings along, fillers, tags. A mark that turns the rest of a line around does so in every table that
/// shows the name. What joins and parts letters ([`joins`]) is none of them, nor what chooses a form ([`is_selector`]).
pub(super) fn is_ignored(c: char) -> bool {
    matches!(c,
        '\u{ad}' // soft hyphen
        | '\u{34f}' // combining grapheme joiner
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // directions
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul's fillers
        | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' // widths, byte order marks
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}' // tags
    )
}

/// U+200C and U+200D: part Persian letters, join the parts of an emoji.
pub(super) fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether `c` chooses how the character before it is drawn: an emoji's, an ideograph's in a family name.
pub(super) fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether `c` chooses nothing: `before` it stands no ideograph that has several forms.
pub(super) fn is_idle_selector(before: char, c: char) -> bool {
    let is_of_emoji = matches!(c, '\u{fe0e}' | '\u{fe0f}');
    let is_ideograph =
        matches!(before, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    is_selector(c) && !is_of_emoji && !is_ideograph
}

/// Whether `c` counts as white space: also where Unicode has a character for it that is blank by its looks only.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{2800}'
}

/// Whether somebody sees `c`.
pub(super) fn is_visible(c: char) -> bool {
    !(is_space(c) || is_ignored(c) || joins(c) || is_selector(c))
}
