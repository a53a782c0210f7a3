//! The command line: `octavo publish`, `check`, `new` and `sizes`.

use std::{
    env,
    io::{IsTerminal, stderr},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};
use octavo::publish::{Failure, Options, Outcome, Sizes, new_post, publish, serve, since_1970};

/// A blog that runs in the reader's browser.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks the posts and writes the files that the browser fetches
    Publish {
        /// The folder to write into [default: the one Trunk names]
        #[arg(long)]
        out: Option<PathBuf>,
        /// Write a Brotli and a gzip copy beside each text file
        #[arg(long)]
        compress: bool,
        #[command(flatten)]
        blog: Blog,
    },
    /// Checks the posts and writes nothing
    Check {
        #[command(flatten)]
        blog: Blog,
    },
    /// Starts a new post, as a draft
    New {
        /// The title, which the address is made of
        title: String,
        /// The folder with octavo.toml and public [default: this one]
        #[arg(long)]
        root: Option<PathBuf>,
    },
    /// Measures what a first visit of a built site loads
    Sizes {
        /// The folder with the built site
        dir: PathBuf,
        /// The file with the limits
        #[arg(long)]
        budget: PathBuf,
        /// Fail, too, where it is what the author has written that is over its limit
        #[arg(long)]
        strict: bool,
    },
    /// Does the work of a publisher that may be given up
    #[command(hide = true)]
    Worker,
}

#[derive(Args)]
struct Blog {
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// The folder with octavo.toml and public [default: the one Trunk names, or this one]
    #[arg(long)]
    root: Option<PathBuf>,
    /// Take every warning for an error, and write nothing then
    #[arg(long)]
    strict: bool,
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Publish { out, compress, blog } => {
            let out = out.or_else(|| env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from));
            match out {
                Some(out) => run(&Options { compress, ..blog.options(Some(out)) }),
                None => Err(Failure::Usage("name the folder to write into with --out".to_owned())),
            }
        }
        Command::Check { blog } => run(&blog.options(None)),
        Command::New { title, root } => start(&root.unwrap_or_else(|| PathBuf::from(".")), &title),
        Command::Sizes { dir, budget, strict } => weigh(&dir, &budget, strict),
        Command::Worker => match serve() {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(error) => Err(Failure::Usage(error.to_string())),
        },
    };
    result.unwrap_or_else(|failure| {
        eprintln!("error: {failure}");
        ExitCode::from(2)
    })
}

impl Blog {
    /// The choices of the command line or of Trunk.
    fn options(self, out: Option<PathBuf>) -> Options {
        let local = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug");
        let source = env::var_os("TRUNK_SOURCE_DIR").map(PathBuf::from);
        let dist = env::var_os("TRUNK_DIST_DIR").map(PathBuf::from);
        let no_colour = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let root = self.root.or(source).unwrap_or_else(|| PathBuf::from("."));
        // Cargo's own folder: never published, and what is in it can be made again.
        let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        let target = target.unwrap_or_else(|| root.join("target"));
        Options {
            root,
            out,
            drafts: self.drafts || local,
            now: now(),
            local,
            last_good: dist.filter(|_| local),
            compress: false,
            pictures: (!local).then(|| target.join("octavo/pictures")),
            strict: self.strict,
            colour: stderr().is_terminal() && !no_colour,
            worker: env::current_exe().ok(),
        }
    }
}

/// The posts to come that are named; the next ones matter.
const SCHEDULED: usize = 10;

fn run(options: &Options) -> Result<ExitCode, Failure> {
    let outcome = publish(options)?;
    eprint!("{}", outcome.diagnostics);
    for (file, day) in outcome.scheduled.iter().take(SCHEDULED) {
        eprintln!("note: {file} is left out until {day}; publish again on that day");
    }
    if let Some(more) = outcome.scheduled.len().checked_sub(SCHEDULED).filter(|more| *more > 0) {
        eprintln!("note: {more} more are left out until later days");
    }
    if outcome.kept {
        eprintln!("error: the last good version stays on because of {}", counted(&outcome));
    } else if outcome.errors > 0 {
        eprintln!("error: nothing was published because of {}", counted(&outcome));
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

/// The moment to publish for, in seconds since 1970: now, or as `SOURCE_DATE_EPOCH` has it
/// (reproducible-builds.org), so that the same site can be made again later.
fn now() -> i64 {
    let set = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok());
    set.unwrap_or_else(|| since_1970().as_secs().try_into().unwrap_or(i64::MAX))
}

fn start(root: &Path, title: &str) -> Result<ExitCode, Failure> {
    println!("{}", new_post(root, title)?.display());
    Ok(ExitCode::SUCCESS)
}

fn weigh(site: &Path, budget: &Path, is_strict: bool) -> Result<ExitCode, Failure> {
    let sizes = Sizes::measure(site, budget)?;
    print!("{sizes}");
    let (exceeded, by_author) = (sizes.exceeded(), sizes.exceeded_by_author());
    exceeded.iter().for_each(|line| eprintln!("error: {line}"));
    for line in &by_author {
        let severity = if is_strict { "error" } else { "warning" };
        eprintln!("{severity}: {line}");
        if line.starts_with("home") || line.starts_with("listing") {
            eprintln!(
                "help: list fewer posts on a page (`page_size` in octavo.toml), or describe them shorter"
            );
        }
    }
    let is_over = !exceeded.is_empty() || is_strict && !by_author.is_empty();
    Ok(ExitCode::from(u8::from(is_over)))
}

fn counted(outcome: &Outcome) -> String {
    let plural = |count, word| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match outcome.warnings {
        0 => plural(outcome.errors, "error"),
        warnings => format!("{}, {}", plural(outcome.errors, "error"), plural(warnings, "warning")),
    }
}
