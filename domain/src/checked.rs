//! What every checked text has: a newtype around a `String` that nothing but its own `TryFrom` or parser makes.
//!
//! Such a type is written as the text it is, and read through its `TryFrom`: `#[serde(try_from = "String")]`, and no
//! `into`, which would copy each text that is written.

/// The text of each of these types, borrowed, owned and shown.
macro_rules! checked_text {
    ($($name:ident),+) => {$(
        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

pub(crate) use checked_text;
