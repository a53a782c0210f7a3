//! Looks up what an article refers to, and says what is not there.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    ops::Range,
};

use super::{
    addresses::{Addresses, Reason, Target},
    media::{elsewhere, missing},
    reserved::taken,
};
use crate::{
    content::{
        document::{
            Assets, DEEPEST, LeftOut, LeftOutKind, Medium, Picture, RawTag, Reference, UNCLOSED,
            Unresolved, UnresolvedKind, is_absolute, link_target,
        },
        route::Route,
    },
    publish::{
        diagnostics::{
            Diagnostic, Diagnostics,
            failure::Failure,
            source::Place,
            wordings::{unsafe_link, unsafe_scheme},
        },
        input::article::Article,
        output::Output,
        paths::encoded,
        prepare::{
            blocks::Blocks,
            image_variants::{Generated, ImageVariants, Original},
            math, video_embed,
        },
        settings::Settings,
        worker::Workers,
    },
};

/// The bytes of a picture's name that its smaller files are named after.
const LONGEST_STEM: usize = 150;

/// The prepared parts of all articles.
#[derive(Debug, Default)]
pub(crate) struct Prepared {
    /// The assets that each article's page needs.
    pub(crate) assets: BTreeMap<Route, Assets>,
    /// The covers of articles.
    pub(crate) covers: BTreeMap<Route, Cover>,
    /// The pictures that articles show, by the names they are published under.
    originals: BTreeMap<String, Original>,
}

/// The picture that stands for an article.
#[derive(Debug, Clone)]
pub(crate) struct Cover {
    /// Its absolute address.
    pub(crate) url: String,
    /// The picture as listings show it; that of another site has its address for a path.
    pub(crate) picture: Picture,
}

impl Prepared {
    /// Checks an article, whose blocks are prepared, and adds what its page needs.
    pub(crate) fn add(
        &mut self,
        article: &Article,
        blocks: Blocks,
        addresses: &Addresses<'_>,
        settings: &Settings,
        workers: &Workers,
        diagnostics: &mut Diagnostics,
    ) {
        let Blocks { code, diagrams, math, found } = blocks;
        let mut check = Check {
            article,
            addresses,
            workers,
            assets: Assets { code, diagrams, math, ..Assets::default() },
            originals: Vec::new(),
            found,
            players: BTreeSet::new(),
            attributes: BTreeSet::new(),
        };
        article.analysis.links.iter().for_each(|link| check.link(link));
        // A bare address is no link yet, but where it is a player it has its line to itself.
        let lines = article.markdown().lines();
        lines.for_each(|line| check.player(line.trim_matches([' ', '>'])));
        article.analysis.images.iter().for_each(|image| check.image(image));
        article.analysis.media.iter().for_each(|file| check.played(file));
        article.analysis.unresolved.iter().for_each(|unresolved| check.unresolved(unresolved));
        check.found.extend(article.analysis.too_deep.as_ref().map(|range| {
            let place = article.place(range);
            Diagnostic::warning(
                place,
                "the line stands in more quotations and lists than can be read",
            )
            .label(format!("expected at most {DEEPEST}"))
            .help("write `\\` before the first mark where it is meant as text")
        }));
        article.analysis.left_out.iter().for_each(|part| check.left_out(part));
        article.analysis.raw.iter().for_each(|tag| check.raw(tag, &settings.site.embeds));
        article.analysis.reserved.iter().for_each(|name| check.reserved(name));
        check.renamed();
        if let Some(cover) = check.cover(settings) {
            self.covers.insert(article.route(), cover);
        }
        check.found.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
        self.assets.insert(article.route(), check.assets);
        for (name, original) in check.originals {
            self.originals.entry(name).or_insert(original);
        }
    }

    /// Adds smaller files of the pictures.
    ///
    /// # Errors
    ///
    /// Fails where a file cannot be read or written.
    pub(crate) fn add_image_variants(
        &mut self,
        variants: &ImageVariants<'_>,
        output: &mut Output,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Failure> {
        let Generated { variants, damaged, given_up } = variants.generate(&self.originals)?;
        for original in damaged.iter().filter_map(|name| self.originals.get(name)) {
            diagnostics.push(
                Diagnostic::warning(original.place.clone(), "the picture is damaged")
                    .label("some of it cannot be read")
                    .help("save it anew; until then it is published as it is"),
            );
        }
        for (name, reason) in given_up {
            let Some(original) = self.originals.get(&name) else { continue };
            diagnostics.push(
                Diagnostic::warning(original.place.clone(), "the picture cannot be made smaller")
                    .label(reason)
                    .help("save it smaller; until then it is published as it is"),
            );
        }
        for (name, variants) in variants {
            let path = encoded(&name);
            let last = name.rsplit('/').next().unwrap_or_default();
            let (stem, _) = last.rsplit_once('.').unwrap_or((last, ""));
            // The mark behind it tells it from others, and no name may be longer than 255 bytes.
            let stem = stem.get(..stem.floor_char_boundary(LONGEST_STEM)).unwrap_or_default();
            let mut candidates = Vec::new();
            for variant in variants {
                // In a folder of their own, since hosts name what never changes by how it begins.
                let file = format!("avif/{stem}.{}.avif", variant.mark);
                candidates.push(format!("{} {}w", encoded(&file), variant.width));
                output.copy(file, variant.kept);
            }
            let shown = self.assets.values_mut().flat_map(|assets| assets.pictures.values_mut());
            let covers = self.covers.values_mut().map(|cover| &mut cover.picture);
            for picture in shown.chain(covers).filter(|picture| picture.path == path) {
                picture.variants.clone_from(&candidates);
            }
        }
        Ok(())
    }
}

/// Checks the links of the header.
pub(crate) fn check_navigation(
    settings: &Settings,
    addresses: &Addresses<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (address, place) in &settings.navigation {
        if link_target(address).is_none() {
            diagnostics.push(unsafe_scheme(place.clone()));
        } else if let Target::Nowhere(reason) = addresses.target(address, None) {
            diagnostics.push(nowhere(place.clone(), address, reason));
        }
    }
}

/// An article while it is checked.
pub(crate) struct Check<'c> {
    pub(crate) article: &'c Article,
    pub(crate) addresses: &'c Addresses<'c>,
    pub(crate) workers: &'c Workers,
    pub(crate) assets: Assets,
    /// Its pictures, by the names they are published under.
    pub(crate) originals: Vec<(String, Original)>,
    pub(crate) found: Vec<Diagnostic>,
    /// The players that are among the assets.
    players: BTreeSet<String>,
    /// The names of the attributes that were told of as left out.
    attributes: BTreeSet<String>,
}

impl Check<'_> {
    fn link(&mut self, link: &Reference) {
        let address = link.address.as_str();
        let place = self.place(link);
        if link_target(address).is_none() {
            return self.found.push(unsafe_link(place));
        }
        match self.addresses.target(address, Some(self.article)) {
            Target::Elsewhere => self.player(address),
            Target::Rooted => {}
            Target::Found(path) => drop(self.assets.links.insert(address.to_owned(), path)),
            Target::Nowhere(reason) => self.found.push(nowhere(place, address, reason)),
        }
    }

    fn player(&mut self, address: &str) {
        let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
        if let Some(frame) = video_embed::frame(address).filter(|_| is_plain) {
            let player = format!("{address} {frame}");
            if self.players.insert(player.clone()) {
                self.assets.players.push(player);
            }
        }
    }

    /// Says that a tag is shown as text, which its author may not have meant.
    fn raw(&mut self, tag: &RawTag, embeds: &[String]) {
        let RawTag { name, host, range } = tag;
        if let Some((_, closing)) = UNCLOSED.iter().find(|(unclosed, _)| unclosed == name) {
            self.found.push(
                Diagnostic::warning(
                    self.article.place(range),
                    format!("`<{name}` is never closed"),
                )
                .label("it is shown as text, and what follows it as it was typed")
                .help(format!("write `{closing}` where it ends")),
            );
            return;
        }
        if name == "iframe" && host.as_ref().is_some_and(|host| embeds.contains(host)) {
            return;
        }
        let diagnostic =
            Diagnostic::warning(self.article.place(range), format!("`<{name}>` is shown as text"));
        self.found.push(match (name.as_str(), host) {
            ("iframe", Some(host)) => diagnostic
                .label("no page of this host may be framed")
                .help(format!("add \"{host}\" to `embeds` in octavo.toml, or write a link")),
            ("iframe", None) => diagnostic.label("expected an `https` address in `src`"),
            _ => diagnostic
                .label("this element is not let through")
                .help(format!("write `\\<{name}>` where it is meant as text")),
        });
    }

    /// Says that something stands nowhere on the page. Attributes are told of once for each name.
    fn left_out(&mut self, left_out: &LeftOut) {
        let LeftOut { kind, range } = left_out;
        let place = self.article.place(range);
        self.found.push(match kind {
            LeftOutKind::Attribute(name) => {
                if !self.attributes.insert(name.to_ascii_lowercase()) {
                    return;
                }
                Diagnostic::warning(place, format!("the attribute `{name}` is left out"))
                    .label("this element does not keep it, or has it twice")
                    .help(format!("delete `{name}`; the site's style sheet decides how it looks"))
            }
            LeftOutKind::Cells => {
                Diagnostic::warning(place, "the row has more cells than the head of its table")
                    .label("these are left out")
                    .help(
                        "add columns to the first two lines of the table, or write `\\|` for a bar",
                    )
            }
            LeftOutKind::Braces => Diagnostic::warning(place, "the braces are left out")
                .label("expected an id or classes: `{#id .class}`")
                .help("write `\\{` where they belong to the heading"),
            LeftOutKind::Title => Diagnostic::warning(place, "the title is left out")
                .label("nothing in the text of an image has a title")
                .help("write the words into the text of the image"),
        });
    }

    fn unresolved(&mut self, unresolved: &Unresolved) {
        let Unresolved { name, end, range } = unresolved;
        let place = self.article.place(range);
        self.found.push(match end {
            UnresolvedKind::Link => {
                Diagnostic::warning(place, format!("the link `{name}` is not defined"))
                    .label(format!("expected a line `[{name}]: address`"))
            }
            UnresolvedKind::Note => {
                Diagnostic::warning(place, format!("the note `{name}` is not defined"))
                    .label(format!("expected a line `[^{name}]: words`"))
            }
            UnresolvedKind::Formula => Diagnostic::warning(place, "the formula has no other end")
                .label("expected a second `$$`, and as many `}` as `{` between them")
                .help("write `\\$$` where two dollar signs are meant"),
            UnresolvedKind::SecondNote => {
                Diagnostic::warning(place, format!("there are two notes `{name}`"))
                    .label("only the first is shown")
                    .help("give one of them another name")
            }
            UnresolvedKind::UnusedNote => {
                Diagnostic::warning(place, format!("the note `{name}` is never referred to"))
                    .label(format!("expected `[^{name}]` in the text"))
            }
        });
    }

    /// Former ids of headings. Each leads to a heading, and is not one's own.
    fn renamed(&mut self) {
        let article = self.article;
        let ids: HashSet<&str> = article.analysis.ids.iter().map(String::as_str).collect();
        let formulas = article.analysis.math.iter();
        let labels: HashSet<&str> = formulas
            .flat_map(|formula| math::labels(&formula.tex))
            .map(|(_, label)| label)
            .collect();
        let place = |span: &Range<usize>| Place::new(&article.source, span.clone());
        for (old, new) in &article.matter.renamed {
            if !ids.contains(new.value.as_str()) {
                let ids = ids.iter().copied();
                let near = self.addresses.suggestions().closest(&new.value, ids);
                self.found.push(
                    Diagnostic::warning(
                        place(&new.span),
                        format!("there is no heading `{}`", new.value),
                    )
                    .label("no heading has this id")
                    .maybe_help(near.map(|near| format!("did you mean `{near}`?"))),
                );
            } else if let Some((message, label)) = taken(&old.value, &ids, &labels) {
                self.found.push(Diagnostic::warning(place(&old.span), message).label(label));
            } else {
                self.assets.renamed.insert(old.value.clone(), new.value.clone());
            }
        }
    }

    /// The cover, if there is one that can be shown.
    fn cover(&mut self, settings: &Settings) -> Option<Cover> {
        let cover = self.article.matter.cover.as_ref()?;
        let address = cover.value.as_str();
        let place = Place::new(&self.article.source, cover.span.clone());
        if link_target(address).is_none() {
            self.found.push(unsafe_scheme(place));
            return None;
        }
        if is_absolute(address) {
            self.found.push(elsewhere(place, address, Medium::Picture));
            let (url, path) = (address.to_owned(), address.to_owned());
            return Some(Cover { url, picture: Picture { path, ..Picture::default() } });
        }
        let Some((file, on_disk)) = self.addresses.picture(address, self.article) else {
            let near = self.addresses.near_picture(address, self.article);
            self.found.push(missing(place, address, near));
            return None;
        };
        let picture = self.picture(&file, on_disk, place)?;
        Some(Cover { url: settings.base_url.at(&picture.path), picture })
    }

    /// The place of the address of a link or an image, if it stands there as it is.
    pub(crate) fn place(&self, reference: &Reference) -> Place {
        let Range { start, end } = reference.range;
        let written = self.article.markdown().get(start..end).unwrap_or_default();
        let address = reference.address.as_str();
        let from = written.rfind("](").map_or(0, |at| at + 2);
        let found = written.get(from..).and_then(|rest| rest.find(address));
        match found.filter(|_| !address.is_empty()) {
            Some(at) => {
                let start = start + from + at;
                self.article.place(&(start..start + address.len()))
            }
            None => self.article.place(&reference.range),
        }
    }
}

fn nowhere(place: Place, address: &str, reason: Reason) -> Diagnostic {
    let meant = |near: Option<String>| near.map(|near| format!("did you mean `{near}`?"));
    match reason {
        Reason::Empty => Diagnostic::warning(place, "the link leads nowhere")
            .label("expected an address between the parentheses"),
        Reason::Missing(near) => {
            Diagnostic::warning(place, format!("the link to `{address}` leads nowhere"))
                .label("no such file or page")
                .maybe_help(meant(near))
        }
        Reason::Draft => {
            Diagnostic::warning(place, format!("the link to `{address}` leads nowhere"))
                .label("it is a draft, which is not published")
        }
        Reason::Later(date) => {
            Diagnostic::warning(place, format!("the link to `{address}` leads nowhere"))
                .label(format!("it is published only on {}", date.day()))
                .help("add the link then, or give the post that it leads to an earlier `date`")
        }
        Reason::Heading(near) => {
            let fragment = address.split_once('#').map_or("", |(_, fragment)| fragment);
            let mut place = place;
            if place.span.len() == address.len() {
                place.span.start = place.span.end - fragment.len() - 1;
            }
            Diagnostic::warning(place, format!("there is no heading `{fragment}`"))
                .label("no heading has this id")
                .maybe_help(near.map(|near| format!("did you mean `#{near}`?")))
        }
    }
}
