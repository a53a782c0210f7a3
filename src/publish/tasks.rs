//! The jobs that a worker knows.

use std::io;

use super::{
    outputs::icons,
    prepare::{diagrams, highlight, image_jobs, latex},
    worker::{self, Job},
};

/// Does the jobs that come from the standard input, and ends the process after the last of them.
///
/// # Errors
///
/// Fails where the thread that does the jobs cannot be started.
pub fn serve() -> io::Result<()> {
    worker::serve(|name, job, line| match name {
        highlight::Blocks::NAME => worker::run::<highlight::Blocks>(job, line),
        latex::Formulas::NAME => worker::run::<latex::Formulas>(job, line),
        diagrams::Source::NAME => worker::run::<diagrams::Source>(job, line),
        image_jobs::Inspect::NAME => worker::run::<image_jobs::Inspect>(job, line),
        image_jobs::Encode::NAME => worker::run::<image_jobs::Encode>(job, line),
        icons::Drawing::NAME => worker::run::<icons::Drawing>(job, line),
        _ => None,
    })
}
