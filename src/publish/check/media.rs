//! Looks up the pictures and clips of an article.

use std::path::Path;

use super::articles::Check;
use crate::{
    content::document::{Medium, Picture, Reference, is_absolute, link_target},
    publish::{
        diagnostics::{Diagnostic, source::Place, wordings::unsafe_link},
        input::clip_parts::{Part, part_of},
        paths::{encoded, origin},
        prepare::{
            image_jobs::{Inspect, LARGEST_FILE, MOST_PIXELS, Seen},
            image_variants::Original,
            images, video_size,
        },
        worker::STEP,
    },
};

impl Check<'_> {
    /// Looks up what stands as an image.
    pub(crate) fn image(&mut self, image: &Reference) {
        let address = image.address.as_str();
        let place = self.place(image);
        let medium = Medium::of(address);
        if image.text.trim().is_empty() {
            let whole = self.article.place(&image.range);
            self.found.push(unnamed(whole, medium));
        }
        if link_target(address).is_none() {
            return self.found.push(unsafe_link(place));
        }
        if is_absolute(address) {
            return self.found.push(elsewhere(place, address, medium));
        }
        let Some((file, on_disk)) = self.addresses.picture(address, self.article) else {
            let near = self.addresses.near_picture(address, self.article);
            return self.found.push(missing(place, address, near));
        };
        let picture = match medium {
            Medium::Picture => self.picture(&file, on_disk, place),
            _ => Some(self.clip(&file, on_disk, medium)),
        };
        if let Some(picture) = picture {
            self.assets.pictures.insert(address.to_owned(), picture);
        }
    }

    /// The file that raw HTML plays. The tag says itself how it is shown, and has only to be led to the file.
    pub(crate) fn played(&mut self, file: &Reference) {
        let address = file.address.as_str();
        let place = self.place(file);
        if link_target(address).is_none() {
            self.found.push(unsafe_link(place));
        } else if is_absolute(address) {
            self.found.push(elsewhere(place, address, Medium::of(address)));
        } else if let Some((file, _)) = self.addresses.picture(address, self.article) {
            // It may stand as an image in the article, too, of which more is known.
            let picture = Picture { path: encoded(&file), ..Picture::default() };
            self.assets.pictures.entry(address.to_owned()).or_insert(picture);
        } else {
            let near = self.addresses.near_picture(address, self.article);
            self.found.push(missing(place, address, near));
        }
    }

    /// A picture that is made smaller too; `None` where it cannot be read.
    pub(crate) fn picture(&mut self, file: &str, on_disk: &Path, place: Place) -> Option<Picture> {
        let path = on_disk.to_owned();
        let seen = match images::is_picture(file) {
            true => self.workers.ask(Inspect(path.clone()), STEP),
            false => Ok(None),
        };
        let unread = |reason: &str| {
            Diagnostic::warning(place.clone(), "the size of the picture cannot be read")
                .label(reason)
                .help("save it anew; until then the page moves when the picture arrives")
        };
        let seen = match seen {
            Ok(Some(seen)) => seen,
            Ok(None) => {
                let expected =
                    "expected an AVIF, GIF, JPEG, PNG, WebP or SVG file that tells its size";
                self.found
                    .push(Diagnostic::warning(place, "the picture cannot be read").label(expected));
                return Some(Picture { path: encoded(file), ..Picture::default() });
            }
            Err(lost) => {
                self.found.push(unread(lost.reason()));
                return Some(Picture { path: encoded(file), ..Picture::default() });
            }
        };
        let Seen { width, height, is_photo, is_large } = seen;
        if is_large {
            self.found.push(large(place.clone(), &seen));
        }
        let original = Original { path, width, height, is_photo, place };
        self.originals.push((file.to_owned(), original));
        Some(Picture { path: encoded(file), width, height, ..Picture::default() })
    }

    /// A clip with what lies beside it under the same name: `clip.jpg` stands for it until it plays,
    /// `clip.vtt` and `clip.en.vtt` are its captions.
    fn clip(&self, file: &str, on_disk: &Path, medium: Medium) -> Picture {
        // A file of a kind that is not understood is still played by a browser that does. It has no
        // size then, and the page moves by the difference to a browser's usual 300 by 150.
        let size = (medium == Medium::Video).then(|| video_size::size(on_disk)).flatten();
        let (width, height) = size.unwrap_or_default();
        let mut clip = Picture { path: encoded(file), width, height, ..Picture::default() };
        for beside in self.addresses.beside(file) {
            match part_of(file, beside) {
                Some(Part::Poster) if medium == Medium::Video => clip.poster = encoded(beside),
                Some(Part::Captions(language)) => {
                    let captions = format!("{} {language}", encoded(beside));
                    clip.captions.push(captions.trim_end().to_owned());
                }
                _ => {}
            }
        }
        clip
    }
}

fn unnamed(place: Place, medium: Medium) -> Diagnostic {
    let (what, help) = match medium {
        Medium::Picture => {
            ("picture", "say between the brackets what it shows: ![a map of the town](map.png)")
        }
        Medium::Video => {
            ("video", "say between the brackets what it shows: ![a wave breaks](wave.mp4)")
        }
        Medium::Audio => {
            ("recording", "say between the brackets what it is: ![the talk in full](talk.mp3)")
        }
    };
    Diagnostic::warning(place, format!("the {what} has no alternative text")).help(help)
}

/// A picture is on another site.
pub(crate) fn elsewhere(place: Place, address: &str, medium: Medium) -> Diagnostic {
    let what = match medium {
        Medium::Picture => "picture",
        Medium::Video => "video",
        Medium::Audio => "recording",
    };
    if origin(address).is_none() {
        // The policy of the site could not name it, and the browser would refuse it.
        return Diagnostic::warning(place, format!("the {what} cannot be shown"))
            .label("expected an `https` address with a host in ASCII")
            .help("copy it next to the article, or write the host's letters as `xn--…`");
    }
    Diagnostic::warning(place, format!("the {what} is on another site"))
        .label("every reader will ask that site for it")
        .help("copy it next to the article")
}

/// A picture is larger than what is decoded.
fn large(place: Place, seen: &Seen) -> Diagnostic {
    let Seen { width, height, .. } = seen;
    let (pixels, bytes) = (MOST_PIXELS / 1_000_000, LARGEST_FILE >> 20);
    Diagnostic::warning(place, "the picture is too large to be made smaller")
        .label(format!("{width} × {height} pixels"))
        .help(format!(
            "save it with at most {pixels} million pixels ({} million with transparency) and {bytes} \
             MiB; until then it is published as it is",
            pixels * 3 / 4
        ))
}

/// There is no such picture or clip; perhaps another was meant.
pub(crate) fn missing(place: Place, address: &str, near: Option<String>) -> Diagnostic {
    let what = match Medium::of(address) {
        Medium::Picture => "picture",
        Medium::Video => "video",
        Medium::Audio => "recording",
    };
    Diagnostic::warning(place, format!("there is no {what} `{address}`"))
        .label("no such file")
        .maybe_help(near.map(|near| format!("did you mean `{near}`?")))
}
