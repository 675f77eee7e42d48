//! Enums that are one of a few names: in addresses, in storage and in JSON alike.

use serde::{Deserialize as _, Deserializer, de::Error as _};

/// The variants of an enum, as an array: `VARIANTS` is a slice.
pub const fn all<T: Copy, const N: usize>(variants: &[T]) -> [T; N] {
    match variants.first_chunk() {
        Some(all) => *all,
        None => panic!("`strum` counts what it lists"),
    }
}

/// Reads a name that `named` knows. Looking it up takes less code than serde derives for each enum, in what everybody downloads.
pub fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    named: impl FnOnce(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let name = String::deserialize(deserializer)?;
    named(&name).ok_or_else(|| D::Error::custom("a name that this version does not know"))
}

/// What an enum has that is one of a few names: `ALL`, `as_str` and `named`. `strum` knows the names.
///
/// ```
/// #[derive(Debug, Clone, Copy, PartialEq, strum::EnumCount, strum::IntoStaticStr, strum::VariantArray)]
/// #[strum(serialize_all = "snake_case")]
/// enum Light {
///     Green,
///     DeepRed,
/// }
/// domain::named!(Light);
/// assert_eq!(Light::ALL.map(Light::as_str), ["green", "deep_red"]);
/// assert_eq!(Light::named("deep_red"), Some(Light::DeepRed));
/// ```
///
/// `named!(Light, json)` is the same name in JSON too. `JsonSchema`, which is derived, has to be told how names are written.
#[macro_export]
macro_rules! named {
    ($type:ty) => {
        impl $type {
            /// All of them, in their order.
            pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] =
                $crate::named::all(<Self as strum::VariantArray>::VARIANTS);

            /// The name.
            pub fn as_str(self) -> &'static str {
                self.into()
            }

            /// The one with that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.as_str() == name)
            }
        }
    };
    ($type:ty, json) => {
        $crate::named!($type);

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::named::read(deserializer, Self::named)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use schemars::{JsonSchema, schema_for};
    use serde::{Serialize, de::DeserializeOwned};

    use crate::{
        access::Role,
        api::{error::ErrorCode, runs::Outcome},
        attribute::Attribute,
        audit::Act,
        celebrations::Kind,
        device::{Browser, System},
        export::entry::Stage,
        identity::{
            Refusal,
            settings::{Admission, Links},
        },
        service::{ConnectionSlot, FieldName, HrSystem, Service},
        session::Way,
    };

    fn check<T>(all: &[T], as_str: fn(T) -> &'static str, named: fn(&str) -> Option<T>)
    where
        T: Copy + Debug + PartialEq + JsonSchema + Serialize + DeserializeOwned,
    {
        let schema = serde_json::to_string(&schema_for!(T)).unwrap();
        let mut in_schema = 0;
        for one in all {
            let name = as_str(*one);
            assert_eq!(named(name), Some(*one));
            let json = serde_json::to_string(one).unwrap();
            assert_eq!(json, format!("\"{name}\""));
            assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *one);
            in_schema += usize::from(schema.contains(&json));
        }
        assert_eq!(in_schema, all.len(), "{schema}");
        assert_eq!(named("of nothing"), None);
        assert!(serde_json::from_str::<T>("\"of nothing\"").is_err());
    }

    #[test]
    fn a_name_is_the_same_in_addresses_storage_json_and_the_contract() {
        check(&Admission::ALL, Admission::as_str, Admission::named);
        check(&Act::ALL, Act::as_str, Act::named);
        check(&Attribute::ALL, Attribute::as_str, Attribute::named);
        check(&Browser::ALL, Browser::as_str, Browser::named);
        check(&ConnectionSlot::ALL, ConnectionSlot::as_str, ConnectionSlot::named);
        check(&ErrorCode::ALL, ErrorCode::as_str, ErrorCode::named);
        check(&FieldName::ALL, FieldName::as_str, FieldName::named);
        check(&HrSystem::ALL, HrSystem::as_str, HrSystem::named);
        check(&Kind::ALL, Kind::as_str, Kind::named);
        check(&Links::ALL, Links::as_str, Links::named);
        check(&Outcome::ALL, Outcome::as_str, Outcome::named);
        check(&Refusal::ALL, Refusal::as_str, Refusal::named);
        check(&Role::ALL, Role::as_str, Role::named);
        check(&Service::ALL, Service::as_str, Service::named);
        check(&Stage::ALL, Stage::as_str, Stage::named);
        check(&System::ALL, System::as_str, System::named);
        check(&Way::ALL, Way::as_str, Way::named);
    }
}
