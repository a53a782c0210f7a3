//! Octavo: a blog that runs in the reader's browser.
//!
//! An author writes Markdown. A publisher, run by the build, checks it and turns it into a few JSON
//! files. An app, compiled to WebAssembly, fetches those files and does everything else: the
//! routing, the listings, the articles. Any host that serves files can serve it.
//!
//! # The flow
//!
//! ```text
//! public/posts/*.md ─┐
//! public/pages/*.md ─┼─ publish ──▶ posts.json, posts/<slug>.json, … ── fetch ──▶ DataCache ──▶ Page
//! octavo.toml ───────┘  (native)                                                 (browser)
//!                          └─ the same pages, as HTML ──▶ <route>/index.html
//! ```
//!
//! 1. **The author** writes files in `public/posts`, with front matter: `content::manifest` says
//!    what becomes of it, `publish::input::front_matter` what may stand in it.
//! 2. **`octavo publish`** reads every file, collects every mistake, and either writes all of the
//!    site's data or none of it. Trunk runs it after each build, into the folder it is about to
//!    serve, so nothing that is generated enters the source tree. What is heavy in bytes or time is
//!    done here and carried along as [`content::document::Assets`]. Grammars, layouts and decoders run in
//!    a second process of the same program, `octavo worker`, within bounds of time and memory; what passes
//!    them is shown in its plain form, and told.
//!    A release has every page as HTML, too, rendered by the app's own components; it can be read and
//!    left before the app is there, and without it.
//! 3. **The app** starts on such a page and leaves it as it is. When the reader goes on, its router fetches
//!    the data of the address, unless it is there already, and shows the next page in place of the one on
//!    screen; what cannot be fetched is explained. A page is made in one way: a function takes the data and
//!    returns the view and the metadata, with the article written by [`content::document::render`]. The
//!    pages that were shown last are kept. On a phone the browser lays out what the reader comes near.
//!
//! The files between the two are public: the manifest is a
//! [JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/), which any feed reader understands.
//!
//! # The layers
//!
//! | layer | folder | builds for | knows |
//! |---|---|---|---|
//! | content | `src/content` | both | what a post, a manifest, a route, a document is; no I/O, no clock, no page |
//! | app | `src/app` | wasm32, native | content; the only place with Leptos |
//! | publish | `src/publish` | native | content, and in `html` the app, which renders the pages |
//!
//! Features decide what is compiled: `app` is what Trunk builds, `publish` (the default) the command
//! line, and without both there is content alone. The rooms of the publisher are told in its own doc.
//! `script/test` builds each without the others, and a layer's dependencies come with its feature, so
//! a layer that reaches around another does not compile.
//!
//! # What always holds
//!
//! - A link is a [`content::route::Route`]; no other place writes a URL.
//! - Raw HTML has one writer, [`content::document::render`], and one reader, the app's `Prose`; what
//!   passes between them is [`content::document::Html`], which nobody else can make.
//! - What was parsed is carried as its own type ([`content::slug::Slug`], [`content::date::Date`]),
//!   so it is not checked twice.
//! - Nothing that an author, a host or a reader does makes the program panic. A failure has a name
//!   (`publish::diagnostics`, `app::data::FetchError`) and tells what can be done about it.
//! - The same input publishes the same bytes.

#[cfg(any(feature = "app", feature = "publish"))]
pub mod app;
pub mod content;
#[cfg(feature = "publish")]
pub mod publish;
