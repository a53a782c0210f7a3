//! The icons that a page has on a home screen and among programs, drawn from `favicon.svg`.
//!
//! Browsers show that file itself in a tab; Apple's want a PNG file for a home screen, and so do most
//! others for an installed page. A file of the author's of one of these names takes its place.

use std::{fs, sync::Arc};

use serde::{Deserialize, Serialize};

use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{Options, Tree},
};

use crate::publish::{
    diagnostics::{
        Diagnostic, Diagnostics,
        failure::Failure,
        source::{Place, Source},
    },
    input::blog::Blog,
    output::Output,
    paths::PUBLIC,
    worker::{Job, Lost, STEP, Workers},
};

/// The drawing of the icons.
const ORIGINAL: &str = "favicon.svg";

/// The greatest size of the file, in bytes: more than a browser should load for a tab.
const LARGEST: usize = 1 << 20;

/// The light paper of style/tokens.css, which is behind an icon that must not let others through.
pub(crate) const PAPER: [u8; 3] = [0xfb, 0xf8, 0xf1];

/// The icon for home screens of Apple's devices, which round its corners.
pub(crate) const APPLE: Icon =
    Icon { file: "apple-touch-icon.png", side: 180, fills: 0.72, on_paper: true };

/// The icons for the manifest. Of the last one every system may cut off what lies outside a circle of
/// four fifths of its width ([maskable icons](https://www.w3.org/TR/appmanifest/#icon-masks)).
pub(crate) const INSTALLED: [Icon; 3] = [
    Icon { file: "icon-192.png", side: 192, fills: 1.0, on_paper: false },
    Icon { file: "icon-512.png", side: 512, fills: 1.0, on_paper: false },
    Icon { file: "icon-maskable.png", side: 512, fills: 0.56, on_paper: true },
];

/// An icon of one size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Icon {
    /// The name of its file.
    pub(crate) file: &'static str,
    /// The width and the height, in pixels.
    pub(crate) side: u32,
    /// The share of the side that the drawing takes.
    fills: f32,
    /// True if paper is behind the drawing.
    pub(crate) on_paper: bool,
}

/// Adds the icons to the output. Without something to draw them from there are only the author's own.
///
/// # Errors
///
/// Fails where the drawing cannot be read.
pub(crate) fn write_to(
    blog: &Blog,
    workers: &Workers,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<(), Failure> {
    let Some(path) = blog.files.get(ORIGINAL) else { return Ok(()) };
    let svg = fs::read(path).map_err(Failure::io("read", path))?;
    let drawn = if svg.len() > LARGEST {
        Err("it is larger than a drawing for an icon can be")
    } else {
        let drawing = Drawing(String::from_utf8_lossy(&svg).into_owned());
        workers.ask(drawing, STEP).map_err(Lost::reason)
    };
    match drawn {
        Ok(Some(files)) => {
            let icons = [APPLE].into_iter().chain(INSTALLED);
            icons.zip(files).for_each(|(icon, png)| output.unless_own(icon.file, png, &blog.files));
        }
        Ok(None) => diagnostics.push(nothing_to_draw("no icons can be drawn from this file")),
        Err(reason) => {
            diagnostics
                .push(nothing_to_draw(&format!("no icons can be drawn from this file: {reason}")));
        }
    }
    Ok(())
}

/// A drawing that icons are made of, which is SVG.
#[derive(Serialize, Deserialize)]
pub(crate) struct Drawing(String);

impl Job for Drawing {
    const NAME: &'static str = "icons";

    /// The icons as PNG, in their order; `None` where there is nothing to be seen.
    type Answer = Option<Vec<Vec<u8>>>;

    fn run(&self, answer: &mut dyn FnMut(Self::Answer)) {
        // It is read as a browser does that shows it in a tab: nothing else is loaded.
        answer(Tree::from_str(&self.0, &Options::default()).ok().and_then(|tree| {
            let icons = [APPLE].into_iter().chain(INSTALLED);
            icons.map(|icon| icon.draw(&tree)).collect()
        }));
    }
}

impl Icon {
    /// The file; `None` where there is nothing to be seen.
    fn draw(self, tree: &Tree) -> Option<Vec<u8>> {
        let (width, height) = (tree.size().width(), tree.size().height());
        let side = self.side as f32;
        let scale = side * self.fills / width.max(height);
        let place = Transform::from_scale(scale, scale)
            .post_translate((side - width * scale) / 2.0, (side - height * scale) / 2.0);
        let mut drawing = Pixmap::new(self.side, self.side)?;
        resvg::render(tree, place, &mut drawing.as_mut());
        if drawing.pixels().iter().all(|pixel| pixel.alpha() == 0) {
            return None;
        }
        if !self.on_paper {
            return drawing.encode_png().ok();
        }
        let mut icon = Pixmap::new(self.side, self.side)?;
        let [red, green, blue] = PAPER;
        icon.fill(Color::from_rgba8(red, green, blue, u8::MAX));
        resvg::render(tree, place, &mut icon.as_mut());
        icon.encode_png().ok()
    }
}

fn nothing_to_draw(message: &str) -> Diagnostic {
    let source = Source::named(format!("{PUBLIC}/{ORIGINAL}"));
    Diagnostic::warning(Place::from(Arc::new(source)), message).help(
        "draw it with shapes alone, without text and pictures, or put `apple-touch-icon.png`, \
         `icon-192.png`, `icon-512.png` and `icon-maskable.png` into public",
    )
}
