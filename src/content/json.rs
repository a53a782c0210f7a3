//! JSON that somebody else has parsed, and what is made of it.
//!
//! In the browser that is the browser itself: a parser of our own and the code that serde derives for
//! each type would be a tenth of the program. Natively it is serde.

use std::fmt;

use super::{date::Date, slug::Slug};

/// A value of JSON.
pub trait Json: Sized {
    /// The member of an object with this name; `None` where there is none, and for `null`.
    fn member(&self, name: &str) -> Option<Self>;

    /// The text, if it is one.
    fn text(&self) -> Option<String>;

    /// The number, if it is a whole one from 0.
    fn number(&self) -> Option<u32>;

    /// Returns `true` if it is `true`.
    fn is_true(&self) -> bool;

    /// The elements, if it is an array.
    fn elements(&self) -> Option<Vec<Self>>;

    /// The elements, if it is an array of whole numbers from 0.
    fn numbers(&self) -> Option<Vec<u32>>;

    /// The names and values of an object's members.
    fn members(&self) -> Vec<(String, Self)>;
}

/// A member that is missing, or is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable(pub &'static str);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is missing or wrong", self.0)
    }
}

impl std::error::Error for Unreadable {}

/// The values that can be made of JSON.
pub trait Read: Sized {
    /// Makes it; `name` is what the value is called where it stands.
    ///
    /// # Errors
    ///
    /// Names the first member that is missing or wrong.
    fn read(json: &impl Json, name: &'static str) -> Result<Self, Unreadable>;
}

impl Read for String {
    fn read(json: &impl Json, name: &'static str) -> Result<Self, Unreadable> {
        json.text().ok_or(Unreadable(name))
    }
}

impl Read for u32 {
    fn read(json: &impl Json, name: &'static str) -> Result<Self, Unreadable> {
        json.number().ok_or(Unreadable(name))
    }
}

impl Read for Slug {
    fn read(json: &impl Json, name: &'static str) -> Result<Self, Unreadable> {
        Slug::new(String::read(json, name)?).map_err(|_| Unreadable(name))
    }
}

impl Read for Date {
    fn read(json: &impl Json, name: &'static str) -> Result<Self, Unreadable> {
        Date::parse(&String::read(json, name)?).map_err(|_| Unreadable(name))
    }
}

/// A member that has to be there.
pub(super) fn required<T: Read>(json: &impl Json, name: &'static str) -> Result<T, Unreadable> {
    T::read(&json.member(name).ok_or(Unreadable(name))?, name)
}

/// A member that may be missing.
pub(super) fn optional<T: Read>(
    json: &impl Json,
    name: &'static str,
) -> Result<Option<T>, Unreadable> {
    json.member(name).map(|member| T::read(&member, name)).transpose()
}

/// A member that may be missing, and is then what its type has for nothing.
pub(super) fn or_default<T: Read + Default>(
    json: &impl Json,
    name: &'static str,
) -> Result<T, Unreadable> {
    optional(json, name).map(Option::unwrap_or_default)
}

/// The elements of a member that may be missing.
pub(super) fn list<T: Read>(json: &impl Json, name: &'static str) -> Result<Vec<T>, Unreadable> {
    let Some(member) = json.member(name) else { return Ok(Vec::new()) };
    let elements = member.elements().ok_or(Unreadable(name))?;
    let mut all = Vec::with_capacity(elements.len());
    for element in &elements {
        all.push(T::read(element, name)?);
    }
    Ok(all)
}

#[cfg(any(test, feature = "publish"))]
impl Json for serde_json::Value {
    fn member(&self, name: &str) -> Option<Self> {
        self.get(name).filter(|value| !value.is_null()).cloned()
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<u32> {
        self.as_u64().and_then(|number| number.try_into().ok())
    }

    fn is_true(&self) -> bool {
        self.as_bool() == Some(true)
    }

    fn elements(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }

    fn numbers(&self) -> Option<Vec<u32>> {
        self.elements()?.iter().map(Json::number).collect()
    }

    fn members(&self) -> Vec<(String, Self)> {
        let members = self.as_object().into_iter().flatten();
        members.map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}
