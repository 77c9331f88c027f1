//! Browser entry: prepares the module. The elements are registered by the loader, `public/offprint.js`.

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    offprint::embed::start();
}
