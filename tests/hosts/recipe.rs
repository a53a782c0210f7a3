//! The recipes of `docs/deploy.md`.

use std::{fs, path::Path};

/// The name of the host in the recipes, and the folder that it serves.
const HOST: &str = "example.org";
const FOLDER: &str = "/var/www/octavo";

/// The folder that the document gives for its files.
const AT_THE_ROOT: [&str; 5] = ["/octavo-app-", "/style-", "/cards/", "/avif/", "/fonts/"];

/// The first block of code in this language.
pub fn recipe(language: &str) -> String {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploy.md");
    let document = fs::read_to_string(document).expect("the guide");
    let fence = format!("```{language}\n");
    let (_, after) = document.split_once(&fence).expect("a recipe in this language");
    let (recipe, _) = after.split_once("```").expect("a fence at the end");
    recipe.to_owned()
}

/// The recipe of nginx for a folder, a port and a path below the host, each put in where the document
/// says.
pub fn nginx(folder: &Path, port: u16, below: &str) -> String {
    let recipe = recipe("nginx");
    let recipe = exchanged(&recipe, "listen 80;", &format!("listen 127.0.0.1:{port};"));
    let recipe = exchanged(&recipe, FOLDER, &folder.to_string_lossy());
    let recipe = exchanged(&recipe, &format!("server_name {HOST};"), "server_name 127.0.0.1;");
    // The path goes in front of those in the maps and of the page for unknown addresses.
    recipe
        .replace("~^/", &format!("~^{below}/"))
        .replace(" /404.html", &format!(" {below}/404.html"))
}

/// The recipe of Caddy, in the same way. Where it is tried there are no certificates.
pub fn caddy(folder: &Path, port: u16, below: &str) -> String {
    let recipe = recipe("caddyfile");
    let recipe = exchanged(&recipe, FOLDER, &folder.to_string_lossy());
    let recipe = exchanged(&recipe, &format!("{HOST} {{"), &format!("http://127.0.0.1:{port} {{"));
    let recipe = AT_THE_ROOT.iter().fold(recipe, |recipe, path| {
        recipe.replace(&format!(" {path}"), &format!(" {below}{path}"))
    });
    recipe.replace(" /404.html", &format!(" {below}/404.html"))
}

#[track_caller]
fn exchanged(recipe: &str, from: &str, to: &str) -> String {
    assert!(recipe.contains(from), "the recipe has no `{from}`:\n{recipe}");
    recipe.replace(from, to)
}
