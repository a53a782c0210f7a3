//! Smaller files of the author's pictures: AVIF, in several sizes.
//!
//! AVIF alone, since every browser that knows this site's colours (`light-dark()`, of 2024) shows
//! it: Chromium since 85, Firefox since 93, Safari since 16.4, Edge since 121. Any other gets the
//! author's own file.
//!
//! Making them is slow, so they are kept in a folder of their own and made once for each content. An
//! author who only looks at a draft does not wait for them: the publisher leaves them out then.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Mutex,
};

use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use super::{
    avif,
    image_jobs::{Encode, Encoded, MOST_ENCODED},
};
use crate::publish::{
    diagnostics::{failure::Failure, source::Place},
    worker::{PICTURE, Workers},
};

/// The things that a file depends on besides the picture and its width. Whoever changes how they are made
/// changes it too.
const RECIPE: &str = "image 0.25.10, ravif 0.13.0, rav1e 0.8.1";

/// The widths, in pixels. The column of text is at most 620 wide, so the largest is enough for a
/// screen of 2.5 pixels to each; on a denser one the column is narrower.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// A picture of fewer bytes is left as it is: it arrives with the page's own files.
const LEAST: usize = 16 * 1024;

/// A picture that the author made.
#[derive(Debug, Clone)]
pub(crate) struct Original {
    /// The file.
    pub(crate) path: PathBuf,
    /// Its width, upright.
    pub(crate) width: u32,
    /// Its height, upright.
    pub(crate) height: u32,
    /// True if smaller files can be made of it.
    pub(crate) is_photo: bool,
    /// The place at which an article first shows it.
    pub(crate) place: Place,
}

/// A smaller file of a picture.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Variant {
    /// Its width.
    pub(crate) width: u32,
    /// The file in the folder that keeps it.
    pub(crate) kept: PathBuf,
    /// The mark that tells it from others of the same picture, for its name.
    pub(crate) mark: String,
}

/// The outcome for the pictures.
#[derive(Debug, Default)]
pub(crate) struct Generated {
    /// The files of those that are worth it.
    pub(crate) variants: BTreeMap<String, Vec<Variant>>,
    /// Those that cannot be decoded.
    pub(crate) damaged: Vec<String>,
    /// Those that were given up, and why.
    pub(crate) given_up: BTreeMap<String, &'static str>,
}

/// Makes smaller files and keeps them.
#[derive(Debug)]
pub(crate) struct ImageVariants<'d> {
    folder: &'d Path,
    workers: &'d Workers,
}

/// A file to be made.
struct Task<'t> {
    name: &'t String,
    original: &'t Original,
    width: u32,
    kept: PathBuf,
}

/// The files that are made of one picture.
struct Plan {
    /// Of its content and of how the files are made.
    hash: String,
    /// The size of the author's file.
    bytes: u64,
    widths: Vec<u32>,
}

impl<'d> ImageVariants<'d> {
    /// Variants that are kept in the folder.
    pub(crate) fn new(folder: &'d Path, workers: &'d Workers) -> Self {
        Self { folder, workers }
    }

    /// Makes what is missing. Pictures go by the names they are published under.
    ///
    /// # Errors
    ///
    /// Fails where a file cannot be read or written.
    pub(crate) fn generate(
        &self,
        originals: &BTreeMap<String, Original>,
    ) -> Result<Generated, Failure> {
        let mut plans = BTreeMap::new();
        for (name, original) in originals {
            if let Some(plan) = plan(original)? {
                plans.insert(name, plan);
            }
        }
        let mut tasks = Vec::new();
        for (name, plan) in &plans {
            let Some(original) = originals.get(*name) else { continue };
            for &width in &plan.widths {
                let kept = self.kept(plan, width);
                if !kept.exists() {
                    tasks.push(Task { name, original, width, kept });
                }
            }
        }
        let mut developed = Generated { given_up: self.make(tasks)?, ..Generated::default() };
        for (name, plan) in plans {
            match self.variants(&plan) {
                _ if plan.widths.is_empty() => {
                    developed.given_up.insert(name.clone(), "it is too high for its width");
                }
                Some(variants) if variants.is_empty() => {}
                Some(variants) => drop(developed.variants.insert(name.clone(), variants)),
                None if developed.given_up.contains_key(name) => {}
                None => developed.damaged.push(name.clone()),
            }
        }
        Ok(developed)
    }

    /// The files that are smaller than the author's; `None` where they could not be made.
    ///
    /// If the largest is not smaller, none is used: a browser would have to show a small one large.
    fn variants(&self, plan: &Plan) -> Option<Vec<Variant>> {
        let mut variants = Vec::new();
        for &width in plan.widths.iter().rev() {
            let kept = self.kept(plan, width);
            let bytes = fs::metadata(&kept).ok()?.len();
            if bytes >= plan.bytes {
                break;
            }
            let hash = plan.hash.get(..12).unwrap_or_default();
            variants.push(Variant { width, kept, mark: format!("{hash}-{width}") });
        }
        variants.reverse();
        Some(variants)
    }

    /// Makes the files, in parallel. Each is made by one thread, so its
    /// bytes do not depend on how many there are. A picture that cannot be decoded gets none. The result
    /// is the names of those that were given up, and why.
    fn make(&self, mut tasks: Vec<Task<'_>>) -> Result<BTreeMap<String, &'static str>, Failure> {
        // The longest come first, so that no processor is left alone with one at the end.
        tasks.sort_by_key(|task| Reverse(task.width));
        let given_up = Mutex::new(BTreeMap::new());
        tasks.par_iter().with_max_len(1).try_for_each(|task| {
            // A picture that cannot be made in one width is not tried in others.
            let known = given_up.lock().is_ok_and(|known| known.contains_key(task.name));
            if !known
                && let Some(reason) = self.generate_one(task)?
                && let Ok(mut given_up) = given_up.lock()
            {
                given_up.insert(task.name.clone(), reason);
            }
            Ok(())
        })?;
        Ok(given_up.into_inner().unwrap_or_default())
    }

    /// Makes a file; the result is why it was given up.
    fn generate_one(&self, task: &Task<'_>) -> Result<Option<&'static str>, Failure> {
        let Task { original, width, kept, .. } = task;
        if let Some(folder) = kept.parent() {
            fs::create_dir_all(folder).map_err(Failure::io("create", folder))?;
        }
        // Another run may look for the file at the same time; it must not find half of it.
        let part = kept.with_extension(format!("{}.part", std::process::id()));
        let height = height(original, *width);
        let (original, out) = (original.path.clone(), part.clone());
        let job = Encode { original, out, width: *width, height };
        match self.workers.ask(job, PICTURE) {
            Ok(Encoded::Written) => {
                fs::rename(&part, kept).map_err(Failure::io("write", kept))?;
                Ok(None)
            }
            Ok(Encoded::Damaged) => Ok(None),
            Ok(Encoded::Io(reason)) => Err(Failure::io("write", &part)(io::Error::other(reason))),
            Err(lost) => {
                // Half of it may be there.
                let _ = fs::remove_file(&part);
                Ok(Some(lost.reason()))
            }
        }
    }

    fn kept(&self, plan: &Plan, width: u32) -> PathBuf {
        self.folder.join(format!("{}-{width}.avif", plan.hash))
    }
}

/// The variants to make of a picture; `None` where it stays as it is.
fn plan(original: &Original) -> Result<Option<Plan>, Failure> {
    if !original.is_photo {
        return Ok(None);
    }
    let content = fs::read(&original.path).map_err(Failure::io("read", &original.path))?;
    if content.len() < LEAST {
        return Ok(None);
    }
    let mut hash = Xxh3::new();
    hash.update(RECIPE.as_bytes());
    hash.update(avif::SETTINGS.as_bytes());
    hash.update(&content);
    let mut widths = widths(original.width);
    widths.retain(|&width| u64::from(width) * u64::from(height(original, width)) <= MOST_ENCODED);
    let bytes = u64::try_from(content.len()).unwrap_or(u64::MAX);
    Ok(Some(Plan { hash: format!("{:032x}", hash.digest128()), bytes, widths }))
}

/// The widths that a picture is made in, none wider than it is. The last is its own, if that is not
/// too wide; one that is nearly as wide as that is left out.
fn widths(natural: u32) -> Vec<u32> {
    let largest = WIDTHS.into_iter().max().unwrap_or_default().min(natural);
    let narrower = WIDTHS.into_iter().filter(|width| width + width / 8 < largest);
    narrower.chain([largest]).collect()
}

/// The height of a picture in a width.
fn height(original: &Original, width: u32) -> u32 {
    let height = u64::from(original.height) * u64::from(width);
    let height = (height + u64::from(original.width / 2)) / u64::from(original.width.max(1));
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_no_picture_wider() {
        for (natural, made) in [
            (100, vec![100]),
            (480, vec![480]),
            (500, vec![500]),
            (640, vec![480, 640]),
            (1250, vec![480, 800, 1250]),
            (1600, vec![480, 800, 1200, 1600]),
            (6000, vec![480, 800, 1200, 1600]),
        ] {
            assert_eq!(widths(natural), made, "{natural}");
        }
    }

    /// Files made by another version would be taken for its own.
    #[test]
    fn names_the_encoder_that_is_built() {
        let lock = include_str!("../../../Cargo.lock");
        for library in RECIPE.split(", ") {
            let (name, version) = library.split_once(' ').unwrap();
            let entry = format!("name = \"{name}\"\nversion = \"{version}\"\n");
            assert!(lock.contains(&entry), "RECIPE says {library}, Cargo.lock does not");
        }
    }
}
