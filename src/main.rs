//! Browser entry: prepares the module. The elements are registered by the loader, `public/offprint.js`.

fn main() {
    offprint::embed::start();
}
