//! The prepared parts of an article.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::code::Runs;
use crate::content::json::{Json, Read, Unreadable, list, or_default, required};

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
    /// The pictures and clips of this site, by the address the author wrote.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub pictures: BTreeMap<String, Picture>,
    /// Links to files (`../other/index.md`) as paths below the site's root (`/posts/other/`), by
    /// the address the author wrote.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<String, String>,
    /// Former ids of headings, which lead to the headings with these ids.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub renamed: BTreeMap<String, String>,
    /// The videos that links lead to: the address the author wrote, and behind a space that of the
    /// frame which plays it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub players: Vec<String>,
    /// The same article in other languages: the code of each, its address and what it calls itself, with
    /// spaces between them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<String>,
}

/// A picture of this site, or a clip that stands in a picture's place: a video or a recording.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Picture {
    /// Its path below the site's root.
    pub path: String,
    /// Its natural width in CSS pixels, upright; 0 where it has none or does not tell.
    #[serde(default, skip_serializing_if = "is_unknown")]
    pub width: u32,
    /// Its natural height in CSS pixels; 0 as the width.
    #[serde(default, skip_serializing_if = "is_unknown")]
    pub height: u32,
    /// The same picture as AVIF in several sizes, each as `srcset` has it: a path below the root,
    /// and behind a space the width (`avif/map.1f-480.avif 480w`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// The path of the picture that stands for a video until it plays; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub poster: String,
    /// The captions of a clip as WebVTT: paths, each with its language behind a space where that is
    /// known (`posts/a/talk.en.vtt en`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<String>,
}

fn is_unknown(length: &u32) -> bool {
    *length == 0
}

impl Assets {
    /// Returns `true` if nothing was prepared.
    pub fn is_empty(&self) -> bool {
        self.code.is_empty()
            && self.math.is_empty()
            && self.diagrams.is_empty()
            && self.pictures.is_empty()
            && self.links.is_empty()
            && self.renamed.is_empty()
            && self.players.is_empty()
            && self.translations.is_empty()
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
            players: list(json, "players")?,
            translations: list(json, "translations")?,
        })
    }
}

impl Read for Picture {
    fn read(json: &impl Json, _: &'static str) -> Result<Self, Unreadable> {
        Ok(Self {
            path: required(json, "path")?,
            width: or_default(json, "width")?,
            height: or_default(json, "height")?,
            variants: list(json, "variants")?,
            poster: or_default(json, "poster")?,
            captions: list(json, "captions")?,
        })
    }
}

fn by_address<T: Read>(
    json: &impl Json,
    name: &'static str,
) -> Result<BTreeMap<String, T>, Unreadable> {
    let members = json.member(name).map(|member| member.members()).unwrap_or_default();
    // One by one: collected, they would be sorted first, and the browser brings no sorting along.
    let mut all = BTreeMap::new();
    for (address, value) in members {
        all.insert(address, T::read(&value, name)?);
    }
    Ok(all)
}
