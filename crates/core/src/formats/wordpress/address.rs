//! Addresses of the REST API, which comes in two spellings: `/wp-json/wp/v2/…`, and `/?rest_route=/wp/v2/…` where the site has
//! plain permalinks.

use crate::form_encoding;

/// The parameters that ask for related objects. Without them WordPress sends no names of authors, and everything else twice.
const EMBED: &str = "_embed=author,wp:featuredmedia,wp:term";

/// The properties of a post that are used. Embedding needs both `_links` and `_embedded`.
const FIELDS: &str = "_fields=id,link,date_gmt,modified_gmt,title,excerpt,content,comment_status,_links,_embedded";

/// The start of the path within the API: after `/wp/v2/`.
fn route(address: &str) -> Option<usize> {
    const NAMESPACE: &[u8] = b"/wp/v2/";
    address.as_bytes().windows(NAMESPACE.len()).position(|window| window == NAMESPACE).map(|at| at + NAMESPACE.len())
}

/// Tells whether an address belongs to WordPress's REST API.
pub fn is_rest(address: &str) -> bool {
    route(address).is_some()
}

/// The comments of the API that a post's address belongs to. `None` for an address of another kind.
pub(super) fn comments(address: &str) -> Option<String> {
    let start = route(address)?;
    let rest = &address[start..];
    let path = rest[..rest.find(['?', '&', '#']).unwrap_or(rest.len())].trim_end_matches('/');
    // posts, posts/42, or on WordPress.com sites/example/posts/42
    let path = path.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('/');
    let above = path.rfind('/').map_or("", |at| &path[..=at]);
    Some([&address[..start], above, "comments"].concat())
}

/// An address of the API, with what an article needs of the answer unless the address says that itself. Any other address as it
/// is.
pub fn with_embed_params(address: &str) -> String {
    let mut out = address.split('#').next().unwrap_or_default().to_owned();
    if !is_rest(address) {
        return out;
    }
    for (name, wish) in [("_embed", EMBED), ("_fields", FIELDS)] {
        if !address.split(['?', '&']).skip(1).any(|given| given.starts_with(name)) {
            out.push(if out.contains('?') { '&' } else { '?' });
            out.push_str(wish);
        }
    }
    out
}

/// The addresses of a post, by its number or its slug: first as sites with readable permalinks have it, then as all do.
/// A slug may be written out or percent-encoded, as WordPress keeps those that are not Latin.
pub fn post_addresses(site: &str, post: &str) -> [String; 2] {
    let site = site.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let mut slug = String::new();
    if post.contains('%') {
        slug.push_str(post);
    } else {
        form_encoding::push(&mut slug, post);
    }
    let is_number = post.bytes().all(|byte| byte.is_ascii_digit());
    [("/wp-json/wp/v2/posts", "?slug="), ("/?rest_route=/wp/v2/posts", "&slug=")].map(|(posts, by_slug)| {
        with_embed_params(&[site, posts, if is_number { "/" } else { by_slug }, &slug].concat())
    })
}
