//! Smaller files of pictures, the files that belong to clips, and the frames of videos.

use std::{fs, io::Cursor, path::Path};

use image::{DynamicImage, ImageDecoder, ImageFormat, RgbImage, codecs::jpeg::JpegEncoder};

use octavo::content::document::{RenderContext, render};

use crate::{
    harness::{Blog, Published},
    publishing::PAGE,
};

/// A picture that packs badly, as photographs do.
fn photo(width: u32, height: u32) -> DynamicImage {
    let shade = |x: u32, y: u32| u8::try_from((x * x / 7 + y * y / 5 + x * y / 3) % 256).unwrap();
    let pixel = |x, y| image::Rgb([shade(x, y), shade(y, x), shade(x + 9, y)]);
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A JPEG file that says to be turned by a quarter (Exif 2.3, tag 0x0112).
fn turned_jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(picture).unwrap();
    let tag = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00";
    let exif = [b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".as_slice(), tag].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&bytes[..2], &[0xff, 0xe1], &length, &exif, &bytes[2..]].concat()
}

fn blog_with(file: &str, bytes: impl AsRef<[u8]>) -> Blog {
    Blog::new()
        .post_with("a", "title: A\ndate: 2020-01-01", &format!("![It]({file})"))
        .file(&format!("public/posts/{file}"), bytes)
}

/// The names of the files below `posts` that are AVIF.
fn avif_files(published: &Published) -> Vec<String> {
    published.names().into_iter().filter(|name| name.ends_with(".avif")).collect()
}

/// The width and height that an AVIF file tells (ISO/IEC 23008-12, 6.5.3).
fn avif_size(bytes: &[u8]) -> (u32, u32) {
    let at = bytes.windows(4).position(|name| name == b"ispe").expect("a size") + 8;
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(at), number(at + 4))
}

fn modified(folder: &Path) -> Vec<(String, std::time::SystemTime)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut times: Vec<_> = entries
        .map(|e| (e.file_name().into_string().unwrap(), e.metadata().unwrap().modified().unwrap()))
        .collect();
    times.sort();
    times
}

#[test]
fn listings_show_covers_in_a_small_size() {
    let published = Blog::new()
        .post_with("a", "title: A\ndate: 2020-01-03\ncover: sea.png\ntags: [t]", "Words.")
        .post_with("b", "title: B\ndate: 2020-01-02\ncover: https://pictures.example/b.png", "W.")
        .post_with("c", "title: C\ndate: 2020-01-01", "Words.")
        .file("public/posts/sea.png", png(&photo(560, 140)))
        .publish();
    for file in ["posts.json", "tags/t.json"] {
        let covers = published.feed(file).items.into_iter().map(|item| item.octavo.cover);
        let covers: Vec<_> = covers.collect();
        let sea = covers[0].as_ref().unwrap();
        assert_eq!((sea.path.as_str(), sea.width, sea.height), ("posts/sea.png", 560, 140));
        let small: Vec<&str> = sea.variants.iter().filter_map(|v| v.split(' ').nth(1)).collect();
        assert_eq!(small, ["480w", "560w"]);
    }
    let [_, elsewhere, none] = &published.feed("posts.json").items[..] else {
        panic!("three posts")
    };
    let elsewhere = elsewhere.octavo.cover.as_ref().unwrap();
    assert_eq!(elsewhere.path, "https://pictures.example/b.png");
    assert_eq!(none.octavo.cover, None);
}

#[test]
fn makes_smaller_files_once() {
    let blog = blog_with("sea.png", png(&photo(560, 140)));
    let first = blog.publish().quietly();
    let names = avif_files(&first);
    assert_eq!(names.len(), 2, "{names:?}");
    let picture = first.document("a").octavo.assets.pictures["sea.png"].clone();
    assert_eq!((picture.width, picture.height), (560, 140));
    let files = first.files();
    let sizes = [("480w", (480, 120)), ("560w", (560, 140))];
    assert_eq!(picture.variants.len(), sizes.len());
    for (variant, (width, size)) in picture.variants.iter().zip(sizes) {
        let (file, described) = variant.split_once(' ').unwrap();
        assert_eq!(described, width);
        assert!(file.starts_with("avif/sea.") && names.contains(&file.to_owned()), "{file}");
        assert_eq!(avif_size(&files[file]), size);
        assert!(files[file].len() < files["posts/sea.png"].len());
    }
    // Hosts are told that what is named after its content never changes.
    let rule = "\n/avif/*\n  Cache-Control: public, max-age=31536000, immutable\n";
    assert!(first.text("_headers").contains(rule), "{}", first.text("_headers"));
    let kept = blog.root().join("target/octavo/pictures");
    let before = modified(&kept);
    let second = blog.publish().quietly();
    assert!(second.files() == files);
    assert_eq!(modified(&kept), before, "nothing is made again");
}

#[test]
fn makes_the_same_bytes_on_every_machine() {
    let publish = || blog_with("sea.png", png(&photo(240, 160))).publish().quietly().files();
    assert!(publish() == publish());
}

#[test]
fn names_files_by_their_content() {
    let one = blog_with("sea.png", png(&photo(240, 160))).publish().quietly();
    let other = blog_with("sea.png", png(&photo(240, 161))).publish().quietly();
    assert_ne!(avif_files(&one), avif_files(&other));
}

#[test]
fn keeps_a_photograph_upright() {
    let picture = photo(240, 160);
    let bytes = turned_jpeg(&picture);
    let mut decoder = image::codecs::jpeg::JpegDecoder::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(decoder.orientation().unwrap(), image::metadata::Orientation::Rotate90);
    let published = blog_with("me.jpg", &bytes).publish().quietly();
    let shown = published.document("a").octavo.assets.pictures["me.jpg"].clone();
    assert_eq!((shown.width, shown.height), (160, 240));
    let (file, width) = shown.variants[0].split_once(' ').unwrap();
    assert_eq!((avif_size(&published.files()[file]), width), ((160, 240), "160w"));
}

#[test]
fn leaves_pictures_that_would_not_gain() {
    // Black and white at random, which is where AVIF has nothing to leave out.
    let noise = |x: u32, y: u32| {
        (x * 97 + y * 57 + 3).wrapping_mul(0x9e37_79b9).rotate_left(9).wrapping_mul(0x85eb_ca6b)
            >> 17
    };
    let noise = image::GrayImage::from_fn(500, 300, |x, y| {
        image::Luma([if noise(x, y) % 2 == 0 { 0 } else { 255 }])
    });
    let noise = png(&DynamicImage::ImageLuma8(noise));
    let small = png(&DynamicImage::ImageRgb8(RgbImage::new(300, 200)));
    assert!(noise.len() > 16 * 1024 && small.len() < 16 * 1024);
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"></svg>";
    for (file, bytes) in [
        ("noise.png", noise),
        ("small.png", small),
        ("drawing.svg", format!("{svg}{}", " ".repeat(20_000)).into_bytes()),
    ] {
        assert_eq!(avif_files(&blog_with(file, bytes).publish().quietly()), [""; 0], "{file}");
    }
}

#[test]
fn makes_none_while_the_author_writes_or_only_checks() {
    let blog = blog_with("sea.png", png(&photo(240, 160)));
    let local = blog.publish_under_trunk("debug").quietly();
    assert_eq!(avif_files(&local), [""; 0]);
    blog.run(&["check"]).quietly();
    assert!(!blog.root().join("target").exists());
}

#[test]
fn says_that_a_picture_is_damaged_and_publishes_it() {
    let mut bytes = png(&photo(240, 160));
    bytes.truncate(bytes.len() / 2);
    let published = blog_with("sea.png", bytes).publish();
    assert_eq!(published.code, Some(0));
    assert!(published.said.contains("warning: the picture is damaged"), "{}", published.said);
    assert!(published.said.contains("public/posts/a.md:6:7"), "{}", published.said);
    assert!(published.names().contains(&"posts/sea.png".to_owned()));
}

#[test]
fn takes_captions_and_poster_along_with_a_clip() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"></svg>";
    let blog = blog_with("clip.mp4", "no video")
        .file("public/posts/clip.png", png(&photo(40, 30)))
        .file("public/posts/clip.vtt", "WEBVTT\n")
        .file("public/posts/clip.pt-BR.vtt", "WEBVTT\n")
        .file("public/posts/clip.svg", svg)
        .file("public/posts/clipped.en.vtt", "WEBVTT\n");
    let clip = blog.publish().quietly().document("a").octavo.assets.pictures["clip.mp4"].clone();
    assert_eq!(clip.path, "posts/clip.mp4");
    assert_eq!((clip.width, clip.height), (0, 0));
    assert_eq!(clip.poster, "posts/clip.png");
    assert_eq!(clip.captions, ["posts/clip.pt-BR.vtt pt-BR", "posts/clip.vtt"]);
}

#[test]
fn leaves_the_captions_of_a_draft_behind() {
    let published = Blog::new()
        .post("done", "2020-01-01")
        .post_with("secret", "title: S\ndate: 2020-01-02\ndraft: true", "![a](clip.mp4)")
        .file("public/posts/clip.mp4", "no video")
        .file("public/posts/clip.en.vtt", "WEBVTT\n")
        .file("public/posts/clip.jpg", png(&photo(40, 30)))
        .publish()
        .quietly();
    let names = published.names();
    assert!(!names.iter().any(|name| name.contains("clip")), "{names:?}");
}

#[test]
fn leads_raw_html_to_the_files_that_it_plays() {
    let matter = "title: A\ndate: 2020-01-01";
    let clip = |text: &str| {
        Blog::new()
            .built("index.html", PAGE)
            .post_with("a", matter, text)
            .file("public/posts/clip.mp4", "no video")
            .file("public/posts/clip.jpg", png(&photo(40, 30)))
            .publish()
    };
    let own = "<video src=\"clip.mp4#t=10,20\" poster=\"clip.jpg\" controls></video>";
    let published = clip(own).quietly();
    let item = published.document("a");
    let html = render(&item.octavo.markdown, RenderContext::ROOT, &item.octavo.assets).html;
    let html = html.as_str();
    assert!(html.contains("src=\"/posts/clip.mp4#t=10,20\""), "{html}");
    assert!(html.contains("poster=\"/posts/clip.jpg\""), "{html}");

    let missing = "<audio controls><source src=\"gone.mp3\"></audio>";
    clip(missing).warned("there is no recording `gone.mp3`");
    let other = clip("<video src=\"//media.example/c.mp4\" controls></video>");
    assert!(other.said.contains("the video is on another site"), "{}", other.said);
    let policy = other.text("posts/a/index.html");
    assert!(policy.contains("media-src 'self' https://media.example"), "{policy}");
    clip("![A](https://bücher.example/a.png)").warned("the picture cannot be shown");
}

#[test]
fn finds_the_videos_that_links_lead_to() {
    let text = "https://youtu.be/a--b_c_d-e1\n\n> <https://vimeo.com/76979871#t=90>\n\n\
                [Talk](https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m) [no](https://youtu.be/)";
    let matter = "title: A\ndate: 2020-01-01";
    let published = Blog::new().post_with("a", matter, text).publish().quietly();
    let item = published.document("a");
    assert_eq!(
        item.octavo.assets.players,
        [
            "https://vimeo.com/76979871#t=90 \
             https://player.vimeo.com/video/76979871?autoplay=1&dnt=1#t=90",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1m \
             https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=60",
            "https://youtu.be/a--b_c_d-e1 \
             https://www.youtube-nocookie.com/embed/a--b_c_d-e1?autoplay=1",
        ]
    );
    let html = render(&item.octavo.markdown, RenderContext::ROOT, &item.octavo.assets).html;
    assert_eq!(html.as_str().matches("class=\"o-player\"").count(), 2, "{}", html.as_str());
}
