//! The Nu HTML Checker, which is a Java program with a checker of RELAX NG in it.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::server::on_path;

/// The checker of RELAX NG.
pub const JING: &str = "nu.validator.vendor.thaiopensource.relaxng.util.Driver";

/// The checker of pages.
pub const VNU: &str = "nu.validator.client.SimpleCommandLineValidator";

/// Runs one of the two.
pub fn run(class: &str, arguments: &[&str], files: &[PathBuf]) -> Output {
    let jar = "node_modules/vnu-jar/build/dist/vnu.jar";
    let jar = Path::new(env!("CARGO_MANIFEST_DIR")).join(jar);
    assert!(jar.is_file(), "vnu-jar is not installed: run `script/bootstrap --test`");
    let mut command = Command::new(on_path("java"));
    // Most of its time it starts; what it compiles on the way is not worth more.
    command.args(["-Xss8m", "-XX:TieredStopAtLevel=1", "-cp"]).arg(jar).arg(class).args(arguments);
    command.args(files).output().expect("java starts")
}
