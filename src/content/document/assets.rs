//! What the publisher prepared for an article.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::code::Runs;
use crate::content::json::{Json, Read, Unreadable, list, required};

/// The heavy parts of an article, made when it was published. Each may be missing; the article is
/// then shown in its plain form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Assets {
    /// The tokens of the code blocks, in the order they stand in the article.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<Runs>,
    /// The formulas as MathML, in the order they stand in the article. An empty one could not be
    /// converted, and is shown as the TeX that it was written in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub math: Vec<String>,
    /// The code blocks that are diagrams as SVG, in the order of all code blocks. Where there is none
    /// or an empty one, the block is shown as code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diagrams: Vec<String>,
    /// The pictures of this site, by the address the author wrote.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub pictures: BTreeMap<String, Picture>,
    /// Links to files (`../other/index.md`) as paths below the site's root (`/posts/other/`), by
    /// the address the author wrote.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<String, String>,
    /// Former ids of headings, which lead to the headings with these ids.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub renamed: BTreeMap<String, String>,
}

/// A picture of this site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its path below the site's root.
    pub path: String,
    /// Its natural width in CSS pixels.
    pub width: u32,
    /// Its natural height in CSS pixels.
    pub height: u32,
}

impl Assets {
    /// Whether nothing was prepared.
    pub fn is_empty(&self) -> bool {
        self.code.is_empty()
            && self.math.is_empty()
            && self.diagrams.is_empty()
            && self.pictures.is_empty()
            && self.links.is_empty()
            && self.renamed.is_empty()
    }
}

impl Read for Assets {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            code: list(json, "code")?,
            math: list(json, "math")?,
            diagrams: list(json, "diagrams")?,
            pictures: by_address(json, "pictures")?,
            links: by_address(json, "links")?,
            renamed: by_address(json, "renamed")?,
        })
    }
}

impl Read for Picture {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            path: required(json, "path")?,
            width: required(json, "width")?,
            height: required(json, "height")?,
        })
    }
}

fn by_address<T: Read>(
    json: &impl Json,
    name: &'static str,
) -> Result<BTreeMap<String, T>, Unreadable> {
    let members = json.member(name).map(|member| member.members()).unwrap_or_default();
    members.into_iter().map(|(address, value)| Ok((address, T::read(&value, name)?))).collect()
}
