//! The browser's entry: what Trunk compiles to WebAssembly.

fn main() {
    octavo::app::start();
}
