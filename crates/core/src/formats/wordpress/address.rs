//! Addresses of the REST API. They have two forms: `/wp-json/wp/v2/…`, and `/?rest_route=/wp/v2/…` on sites with plain permalinks.

use crate::form_encoding;

/// The parameters that ask for related objects. Without them WordPress sends no names of authors, and everything else twice.
const EMBED: &str = "_embed=author,wp:featuredmedia,wp:term";

/// The parameter for the properties of a post that are used. Embedding needs both `_links` and `_embedded`.
const FIELDS: &str = "_fields=id,link,date_gmt,modified_gmt,title,excerpt,content,comment_status,_links,_embedded";

/// Returns the offset of the path within the API, behind `/wp/v2/`.
fn route(address: &str) -> Option<usize> {
    const NAMESPACE: &[u8] = b"/wp/v2/";
    address.as_bytes().windows(NAMESPACE.len()).position(|window| window == NAMESPACE).map(|at| at + NAMESPACE.len())
}

/// Returns true if an address belongs to WordPress's REST API.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::wordpress::is_rest;
///
/// assert!(is_rest("https://news.example/?rest_route=/wp/v2/posts/7"));
/// assert!(!is_rest("https://news.example/2026/bees/"));
/// ```
pub fn is_rest(address: &str) -> bool {
    route(address).is_some()
}

/// Returns the address of the comments in the API that a post's address belongs to; `None` for an address outside the API.
pub(super) fn comments(address: &str) -> Option<String> {
    let start = route(address)?;
    let rest = &address[start..];
    let path = rest[..rest.find(['?', '&', '#']).unwrap_or(rest.len())].trim_end_matches('/');
    // posts, posts/42, or on WordPress.com sites/example/posts/42
    let path = path.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('/');
    let above = path.rfind('/').map_or("", |at| &path[..=at]);
    Some([&address[..start], above, "comments"].concat())
}

/// Adds the parameters `_embed` and `_fields` that an article needs to an address of the API, unless it has them. A fragment is removed;
/// otherwise an address outside the API stays as it is.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::wordpress::with_embed_params;
///
/// let address = with_embed_params("https://news.example/wp-json/wp/v2/posts/7");
/// assert!(address.starts_with("https://news.example/wp-json/wp/v2/posts/7?_embed=author,"));
/// assert_eq!(with_embed_params("/article.json"), "/article.json");
/// ```
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

/// Returns the two addresses of a post of a site, by its number or its slug: first the form of sites with readable permalinks, then the one
/// that works on all sites.
///
/// A slug outside ASCII may be written as it is, or percent-encoded as WordPress stores it.
///
/// # Examples
///
/// ```
/// use offprint_core::formats::wordpress::post_addresses;
///
/// let [pretty, plain] = post_addresses("https://news.example/", "bees");
/// assert!(pretty.starts_with("https://news.example/wp-json/wp/v2/posts?slug=bees&"));
/// assert!(plain.starts_with("https://news.example/?rest_route=/wp/v2/posts&slug=bees&"));
/// ```
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
