//! Names for ids and tests.

use serde::Serialize;

/// The name that the API gives to a plain variant, such as `work_email`.
pub fn slug(variant: &impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{api::error::ErrorCode, attribute::Attribute};

    use super::slug;

    #[test]
    fn attributes_and_outcomes_have_the_names_they_have_in_the_api() {
        assert_eq!(slug(&Attribute::WorkEmail), "work_email");
        assert_eq!(slug(&ErrorCode::ProviderRateLimited), "provider_rate_limited");
    }
}
