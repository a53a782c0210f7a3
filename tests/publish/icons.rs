//! The icons and the manifest for home screens.

use std::{collections::BTreeMap, fs, io::Cursor, path::Path};

use serde_json::{Value, json};

use crate::harness::{Blog, Published};

const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'>\
    <style>rect{fill:#f00}@media(prefers-color-scheme:dark){rect{fill:#0f0}}</style>\
    <rect width='4' height='2'/></svg>";

const ICONS: [(&str, u32); 4] = [
    ("apple-touch-icon.png", 180),
    ("icon-192.png", 192),
    ("icon-512.png", 512),
    ("icon-maskable.png", 512),
];

fn picture(published: &Published, file: &str) -> image::RgbaImage {
    let bytes = fs::read(published.out.join(file)).unwrap_or_else(|why| panic!("{file}: {why}"));
    let picture = image::ImageReader::with_format(Cursor::new(bytes), image::ImageFormat::Png);
    picture.decode().unwrap_or_else(|why| panic!("{file}: {why}")).into_rgba8()
}

/// The value of a custom property of the light and the dark theme.
fn colours(property: &str) -> [String; 2] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tokens = fs::read_to_string(root.join("style/tokens.css")).unwrap();
    let rest = tokens.split_once(&format!("--{property}: light-dark(")).unwrap().1;
    let (light, dark) = rest.split_once(')').unwrap().0.split_once(", ").unwrap();
    [light.to_owned(), dark.to_owned()]
}

#[test]
fn draws_icons_of_the_one_that_tabs_have() {
    let published = Blog::new().file("public/favicon.svg", DRAWING).publish().quietly();
    let [paper, _] = colours("paper");
    for (file, side) in ICONS {
        let icon = picture(&published, file);
        assert_eq!(icon.dimensions(), (side, side), "{file}");
        let at =
            |x: f32, y: f32| icon.get_pixel((x * side as f32) as u32, (y * side as f32) as u32).0;
        assert_eq!(at(0.5, 0.5), [255, 0, 0, 255], "{file}");
        let [red, green, blue, alpha] = at(0.02, 0.02);
        if file.starts_with("icon-1") || file.starts_with("icon-5") {
            assert_eq!(alpha, 0, "{file}");
            assert_eq!(at(0.02, 0.5)[3], 255, "{file} is filled");
        } else {
            assert_eq!(format!("#{red:02x}{green:02x}{blue:02x}"), paper, "{file}");
            assert_eq!(alpha, 255, "{file}");
        }
    }
    // A system may show no more than a circle of four fifths.
    let icon = picture(&published, "icon-maskable.png");
    for (x, y, pixel) in icon.enumerate_pixels().filter(|(_, _, pixel)| pixel.0[2] == 0) {
        let distance = (x as f32 - 255.5).hypot(y as f32 - 255.5);
        assert!(distance < 0.4 * 512.0, "{x} {y} {pixel:?}");
    }
}

#[test]
fn draws_none_where_there_is_nothing_to_draw() {
    let none = Blog::new().publish().quietly();
    assert!(!none.names().iter().any(|name| name.ends_with(".png") && !name.starts_with("cards/")));
    assert_eq!(none.json::<Value>("manifest.webmanifest")["icons"], json!([]));
    let text =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text y='9'>a</text></svg>";
    for drawing in [text, "no drawing"] {
        let said = Blog::new().file("public/favicon.svg", drawing).publish();
        assert!(said.said.contains("no icons can be drawn from this file"), "{}", said.said);
        assert_eq!(said.code, Some(0));
        assert!(!said.names().contains(&"icon-192.png".to_owned()));
    }
}

#[test]
fn lets_the_authors_own_icons_stand() {
    let published = Blog::new()
        .file("public/favicon.svg", DRAWING)
        .file("public/icon-192.png", "mine")
        .publish()
        .quietly();
    assert_eq!(published.text("icon-192.png"), "mine");
    assert_eq!(picture(&published, "icon-512.png").width(), 512);
}

#[test]
fn says_what_the_site_is_called_on_a_home_screen() {
    let published = Blog::new()
        .settings(
            "title = 'A Notebook on Everything'\nbase_url = 'https://example.org/blog/'\n\
             language = 'ar'\ndescription = 'D'\n",
        )
        .file("public/favicon.svg", DRAWING)
        .publish()
        .quietly();
    let [paper, _] = colours("paper");
    let icon = |file: &str, sizes: &str, purpose: &str| json!({ "src": file, "sizes": sizes, "type": "image/png", "purpose": purpose });
    assert_eq!(
        published.json::<Value>("manifest.webmanifest"),
        json!({
            "name": "A Notebook on Everything",
            "short_name": "A Notebook",
            "description": "D",
            "lang": "ar",
            "dir": "rtl",
            // Relative to the manifest, which is at the base.
            "start_url": ".",
            "scope": ".",
            "display": "minimal-ui",
            "background_color": paper,
            "theme_color": paper,
            "icons": [
                icon("icon-192.png", "192x192", "any"),
                icon("icon-512.png", "512x512", "any"),
                icon("icon-maskable.png", "512x512", "maskable"),
            ],
        })
    );
}

#[test]
fn the_browsers_own_bars_have_the_colour_of_the_paper() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("index.html")).unwrap();
    let bars: BTreeMap<&str, &str> = page
        .split("<meta name=\"theme-color\" content=\"")
        .skip(1)
        .map(|rest| {
            let (colour, rest) = rest.split_once('"').unwrap();
            (
                rest.split_once("prefers-color-scheme: ").unwrap().1.split_once(')').unwrap().0,
                colour,
            )
        })
        .collect();
    let [light, dark] = colours("paper");
    assert_eq!(bars, BTreeMap::from([("light", light.as_str()), ("dark", dark.as_str())]));
}
