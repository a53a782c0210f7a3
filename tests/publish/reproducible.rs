//! The same input makes the same bytes, wherever and whenever it is published.

use std::{
    fs::File,
    io::Cursor,
    path::Path,
    time::{Duration, SystemTime},
};

use image::{DynamicImage, ImageFormat, RgbImage};

use crate::{
    harness::{Blog, files_below},
    publishing::PAGE,
};

/// A picture that packs badly, so that it gets smaller files.
fn photo() -> Vec<u8> {
    let shade = |x: u32, y: u32| u8::try_from((x * x / 7 + y * y / 5 + x * y / 3) % 256).unwrap();
    let pixel = |x, y| image::Rgb([shade(x, y), shade(y, x), shade(x + 9, y)]);
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(700, 300, pixel));
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The blog of this repository and a post with a photograph, in a folder of its own and with a cache of
/// its own, written in this order and dated this many days back.
fn blog(backwards: bool, days: u64) -> Blog {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<(String, Vec<u8>)> =
        files_below(&repository.join("public")).into_iter().collect();
    // Each picture costs seconds where the cache is cold, and one says as much as all.
    files.retain(|(file, _)| !file.contains("brownian") && !file.contains("what-is-stochastic"));
    let post = "---\ntitle: Photo\ndate: 2022-01-01\ntags: [a, B, ä]\naliases: [/x/, /y/]\n---\n\n![It](photo.png)\n";
    files.push(("posts/photo.md".to_owned(), post.into()));
    files.push(("posts/photo.png".to_owned(), photo()));
    if backwards {
        files.reverse();
    }
    let blog = files
        .into_iter()
        .fold(Blog::new(), |blog, (file, bytes)| blog.file(&format!("public/{file}"), bytes))
        .settings(&std::fs::read_to_string(repository.join("octavo.toml")).unwrap())
        .built("index.html", PAGE)
        .built("octavo-1.js", "export default 1;");
    let then = SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60);
    for file in files_below(&blog.root()).into_keys() {
        let file = File::options().write(true).open(blog.root().join(file)).unwrap();
        file.set_modified(then).unwrap();
    }
    blog
}

#[test]
fn neither_folder_nor_time_nor_cache_makes_a_difference() {
    let (one, other) = (blog(false, 0), blog(true, 400));
    let cold = one.publish();
    assert_eq!(cold.code, Some(0), "{}", cold.said);
    let cold = cold.files();
    assert!(cold.keys().any(|file| file.ends_with(".avif")), "no picture was made smaller");
    // The page that is there is one that was filled, the pictures are there, and so is the rest.
    let warm = one.publish().files();
    let elsewhere = other.publish().files();
    for (name, files) in [("warm", warm), ("elsewhere", elsewhere)] {
        assert_eq!(cold.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>(), "{name}");
        for (file, bytes) in &cold {
            assert!(files[file] == *bytes, "{file} differs: {name}");
        }
    }
}
