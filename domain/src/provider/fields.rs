//! What is particular to the fields of an HR system: which of them an attribute is read from, what they are called in its
//! menus, and which ones a company may choose for an attribute.

use crate::{attribute::Attribute, mapping::ReadableField};

/// The fields of an HR system.
#[derive(Debug)]
pub struct FieldRules {
    /// The language of its menus, as far as we name them.
    pub language: &'static str,
    /// The fields of an attribute.
    pub of: fn(Attribute) -> AttributeField,
    /// Its fields for the id and the employment status, which are asked for whatever is released.
    pub always: [&'static str; 2],
    /// Whether companies may choose the field of this key for an attribute.
    pub is_open: fn(Attribute, &str) -> bool,
    /// Whether what a field holds can be an attribute's value.
    pub fits: fn(Attribute, &ReadableField) -> bool,
}

/// Where an attribute is, in an HR system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttributeField {
    /// The key that it has in every company; nothing where each company has its own.
    pub key: Option<&'static str>,
    /// Its name in the menus.
    pub label: &'static str,
    /// Whether each company makes the field by itself.
    pub is_own: bool,
}

impl AttributeField {
    /// The field that every company has.
    pub(super) const fn fixed(key: &'static str, label: &'static str) -> Self {
        Self { key: Some(key), label, is_own: false }
    }

    /// A field that every company has, among which it chooses.
    pub(super) const fn chosen(label: &'static str) -> Self {
        Self { key: None, label, is_own: false }
    }

    /// A field that each company makes by itself, by the name that it usually has.
    pub(super) const fn own(label: &'static str) -> Self {
        Self { key: None, label, is_own: true }
    }
}
