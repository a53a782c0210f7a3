//! JSON as serde_json parses it.

pub(crate) use serde_json::Value;

/// Parses a text.
///
/// # Errors
///
/// The fault.
pub(crate) fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}
