//! JSON as the browser has parsed it.

use js_sys::{Array, JSON, Object, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::content::json::Json;

/// A parsed value.
pub(crate) type Value = JsValue;

/// Parses a text.
///
/// # Errors
///
/// The browser's words for what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<JsValue, String> {
    let message = |error: JsValue| error.unchecked_into::<js_sys::Error>().message();
    JSON::parse(text).map_err(|error| message(error).into())
}

impl Json for JsValue {
    fn member(&self, name: &str) -> Option<Self> {
        let member = Reflect::get(self, &name.into()).ok()?;
        (!member.is_undefined() && !member.is_null()).then_some(member)
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number that is changed by it is refused"
    )]
    fn number(&self) -> Option<u32> {
        let number = self.as_f64()?;
        let whole = number as u32;
        (f64::from(whole) == number).then_some(whole)
    }

    fn is_true(&self) -> bool {
        self.as_bool() == Some(true)
    }

    fn elements(&self) -> Option<Vec<Self>> {
        Array::is_array(self).then(|| self.unchecked_ref::<Array>().to_vec())
    }

    fn numbers(&self) -> Option<Vec<u32>> {
        Array::is_array(self).then(|| Uint32Array::new(self).to_vec())
    }

    fn members(&self) -> Vec<(String, Self)> {
        let entries = Object::entries(self.unchecked_ref());
        let pair = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            Some((entry.get(0).as_string()?, entry.get(1)))
        };
        entries.iter().filter_map(pair).collect()
    }
}
