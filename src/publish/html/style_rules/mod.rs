//! The rules of a style sheet that a page uses.
//!
//! A selector is left out of a page only if it cannot match there: it wants a class, an
//! id, an element, an attribute or a language that the page does not have. What a selector denies
//! (`:not`) and states (`:hover`) are taken as given.

mod selector;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, ops::Range};

use cssparser::{Delimiter, ParseError, Parser, Token};

pub(crate) use selector::Names;
use selector::{Selector, selectors};

/// The number of different style sheets that the pages of a site have. The policy for the whole site
/// names the hash of each, and some hosts cut a header at 2,000 characters.
const MOST_SHEETS: usize = 20;

/// At-rules that hold rules.
const GROUPS: [&str; 5] = ["@container", "@layer", "@media", "@scope", "@supports"];

/// A style sheet in its rules.
#[derive(Debug)]
pub(crate) struct StyleSheet {
    nodes: Vec<Node>,
    /// The bytes of each selector with its block, of each animation and of each font, by its index.
    sizes: Vec<usize>,
}

#[derive(Debug)]
enum Node {
    /// A statement, or a block that is not known here, which every page has.
    Statement(String),
    /// A style rule: its selectors, each by its index, and its block.
    Style { first: usize, selectors: Vec<Selector>, block: String },
    /// An animation or a font by its index, and the selectors of the rules that name it.
    Named { index: usize, name: String, users: Vec<usize>, text: String },
    /// The prelude of an at-rule, and the rules in it.
    Group(String, Vec<Node>),
}

/// The selectors, animations and fonts of a style sheet that a page uses, or several pages, by their index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct UsedRules(Vec<bool>);

/// Pages that have the same rules.
#[derive(Debug)]
struct Cluster {
    rules: UsedRules,
    pages: Vec<usize>,
}

impl StyleSheet {
    /// Takes a style sheet apart.
    pub(crate) fn parse(css: &str) -> Self {
        let mut sizes = Vec::new();
        // It holds whatever is not CSS as a statement, so there is nothing that could fail.
        let mut nodes = nodes(&mut Parser::new(css), &mut sizes);
        let mut blocks = Vec::new();
        collect_blocks(&nodes, &mut blocks);
        find_users(&mut nodes, &blocks);
        Self { nodes, sizes }
    }

    /// The rules that can match in a page.
    pub(crate) fn used_by(&self, page: &str) -> UsedRules {
        let mut used = vec![false; self.sizes.len()];
        mark(&self.nodes, &Names::of(page), &mut used);
        mark_named(&self.nodes, &mut used);
        UsedRules(used)
    }

    /// The style sheet with some of its rules, in their order.
    pub(crate) fn text(&self, used: &UsedRules) -> String {
        let mut text = String::new();
        write(&self.nodes, used, &mut text);
        text
    }

    /// The style sheets of all pages, of which there are few, and the one that each page has: where
    /// there would be too many, those become one that differ least.
    pub(crate) fn shared(&self, pages: &[UsedRules]) -> (Vec<String>, Vec<usize>) {
        let mut distinct: BTreeMap<&UsedRules, Vec<usize>> = BTreeMap::new();
        for (page, rules) in pages.iter().enumerate() {
            distinct.entry(rules).or_default().push(page);
        }
        let mut clusters: Vec<Cluster> = Vec::new();
        for (rules, pages) in distinct {
            clusters.push(Cluster { rules: rules.clone(), pages });
            if clusters.len() > MOST_SHEETS {
                self.unite_two(&mut clusters);
            }
        }
        let mut sheet_of = vec![0; pages.len()];
        for (index, cluster) in clusters.iter().enumerate() {
            for &page in &cluster.pages {
                if let Some(sheet) = sheet_of.get_mut(page) {
                    *sheet = index;
                }
            }
        }
        (clusters.iter().map(|cluster| self.text(&cluster.rules)).collect(), sheet_of)
    }

    /// Makes one of the two clusters whose pages grow least by it.
    fn unite_two(&self, clusters: &mut Vec<Cluster>) {
        let pairs = (0..clusters.len()).flat_map(|two| (0..two).map(move |one| (one, two)));
        let cheapest =
            pairs.min_by_key(|&(one, two)| match (clusters.get(one), clusters.get(two)) {
                (Some(one), Some(two)) => self.growth(one, two) + self.growth(two, one),
                _ => usize::MAX,
            });
        if let Some((one, two)) = cheapest {
            let gone = clusters.swap_remove(two);
            if let Some(cluster) = clusters.get_mut(one) {
                cluster.pages.extend(gone.pages);
                for (used, other) in cluster.rules.0.iter_mut().zip(gone.rules.0) {
                    *used |= other;
                }
            }
        }
    }

    /// The bytes that the pages of a cluster would get from another one.
    fn growth(&self, cluster: &Cluster, other: &Cluster) -> usize {
        let both = cluster.rules.0.iter().zip(&other.rules.0).zip(&self.sizes);
        let new = both.filter(|((has, gets), _)| !**has && **gets);
        new.map(|(_, size)| size).sum::<usize>() * cluster.pages.len()
    }
}

impl UsedRules {
    fn has(&self, index: usize) -> bool {
        self.0.get(index) == Some(&true)
    }
}

fn write(nodes: &[Node], used: &UsedRules, text: &mut String) {
    for node in nodes {
        match node {
            Node::Statement(statement) => text.push_str(statement),
            Node::Style { first, selectors, block } => {
                let indexed = (*first..).zip(selectors);
                let matching = indexed.filter(|(index, _)| used.has(*index));
                let list: Vec<&str> =
                    matching.map(|(_, selector)| selector.text.as_str()).collect();
                if !list.is_empty() {
                    text.push_str(&list.join(","));
                    text.push_str(block);
                }
            }
            Node::Named { index, text: own, .. } => {
                text.push_str(if used.has(*index) { own } else { "" });
            }
            Node::Group(prelude, nodes) => {
                let before = text.len();
                text.push_str(prelude);
                text.push('{');
                let empty = text.len();
                write(nodes, used, text);
                if text.len() == empty {
                    text.truncate(before);
                } else {
                    text.push('}');
                }
            }
        }
    }
}

fn nodes(input: &mut Parser<'_>, sizes: &mut Vec<usize>) -> Vec<Node> {
    let mut nodes = Vec::new();
    loop {
        input.skip_whitespace();
        let start = input.position();
        let state = input.state();
        let at_rule = match input.next() {
            Ok(Token::AtKeyword(name)) => format!("@{}", name.to_ascii_lowercase()),
            Ok(_) => String::new(),
            Err(_) => return nodes,
        };
        input.reset(&state);
        let end = Delimiter::CurlyBracketBlock | Delimiter::Semicolon;
        let selectors: Result<_, ParseError<()>> =
            input.parse_until_before(end, |input| Ok(selectors(input)));
        let prelude = input.slice_from(start).trim();
        let block_start = input.position();
        if !matches!(input.next(), Ok(Token::CurlyBracketBlock)) {
            nodes.push(Node::Statement(input.slice_from(start).to_owned()));
            continue;
        }
        let is_group = GROUPS.contains(&at_rule.as_str());
        let within: Result<_, ParseError<()>> = input.parse_nested_block(|input| {
            let nodes = if is_group { self::nodes(input, sizes) } else { Vec::new() };
            while input.next().is_ok() {}
            Ok(nodes)
        });
        let block = input.slice_from(block_start);
        let name = match at_rule.as_str() {
            "@keyframes" | "@-webkit-keyframes" => prelude.split_whitespace().nth(1),
            "@font-face" => family(block),
            _ => None,
        };
        let text = input.slice_from(start).to_owned();
        let first = sizes.len();
        nodes.push(match (name, selectors) {
            _ if is_group => Node::Group(prelude.to_owned(), within.unwrap_or_default()),
            (Some(name), _) => {
                sizes.push(text.len());
                Node::Named { index: first, name: name.to_owned(), users: Vec::new(), text }
            }
            (None, Ok(selectors)) if at_rule.is_empty() => {
                sizes.extend(selectors.iter().map(|selector| selector.text.len() + block.len()));
                Node::Style { first, selectors, block: block.to_owned() }
            }
            _ => Node::Statement(text),
        });
    }
}

/// The family that the block of a font names.
fn family(block: &str) -> Option<&str> {
    let value = block.split_once("font-family")?.1.trim_start().strip_prefix(':')?;
    Some(value.split([';', '}']).next()?.trim().trim_matches(['"', '\'']))
}

/// Collects the blocks of style rules, each with the indices of its selectors.
fn collect_blocks(nodes: &[Node], blocks: &mut Vec<(Range<usize>, String)>) {
    for node in nodes {
        match node {
            Node::Style { first, selectors, block } => {
                blocks.push((*first..first + selectors.len(), block.clone()));
            }
            Node::Group(_, nodes) => collect_blocks(nodes, blocks),
            Node::Statement(_) | Node::Named { .. } => {}
        }
    }
}

/// Finds the selectors of the rules that name an animation or a font.
fn find_users(nodes: &mut [Node], blocks: &[(Range<usize>, String)]) {
    for node in nodes {
        match node {
            Node::Named { name, users, .. } => {
                let naming = blocks.iter().filter(|(_, block)| has_word(block, name));
                *users = naming.flat_map(|(selectors, _)| selectors.clone()).collect();
            }
            Node::Group(_, nodes) => find_users(nodes, blocks),
            Node::Statement(_) | Node::Style { .. } => {}
        }
    }
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "-_".contains(c);
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).is_some_and(|before| before.ends_with(is_part));
        let after = text.get(at + word.len()..).is_some_and(|after| after.starts_with(is_part));
        !before && !after
    })
}

/// Marks the selectors that can match.
fn mark(nodes: &[Node], names: &Names<'_>, used: &mut [bool]) {
    for node in nodes {
        match node {
            Node::Style { first, selectors, .. } => {
                for (used, selector) in used.iter_mut().skip(*first).zip(selectors) {
                    *used = selector.can_match(names);
                }
            }
            Node::Group(_, nodes) => mark(nodes, names, used),
            Node::Statement(_) | Node::Named { .. } => {}
        }
    }
}

/// Marks animations and fonts that a rule of the page names.
fn mark_named(nodes: &[Node], used: &mut [bool]) {
    for node in nodes {
        match node {
            Node::Named { index, users, .. } => {
                let is_used = users.iter().any(|user| used.get(*user) == Some(&true));
                if let Some(used) = used.get_mut(*index) {
                    *used = is_used;
                }
            }
            Node::Group(_, nodes) => mark_named(nodes, used),
            Node::Statement(_) | Node::Style { .. } => {}
        }
    }
}
