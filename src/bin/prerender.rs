//! `prerender`: articles in, static pages out.

fn main() {}
