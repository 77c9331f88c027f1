//! Addresses of replies within the page: `#comment-7`, as in WordPress.

/// The beginning of a reply's fragment.
pub const PREFIX: &str = "comment-";

/// The address of a reply within a page.
pub fn address(page: &str, id: &str) -> String {
    [page, "#", PREFIX, &String::from(js_sys::encode_uri_component(id))].concat()
}

/// The page's address without its fragment.
pub fn page() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// The id of the reply in a fragment, which is also that of its list item.
pub fn id_in(fragment: &str) -> Option<&str> {
    fragment.strip_prefix(PREFIX)
}

/// The id of the reply that the page's address names.
pub fn current_id() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let id = id_in(hash.strip_prefix('#')?)?;
    js_sys::decode_uri_component(id).ok().map(String::from)
}
