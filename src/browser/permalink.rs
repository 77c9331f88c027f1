//! Addresses of replies within the page: `#comment-7`, as in WordPress.

/// The prefix of a reply's fragment.
pub const PREFIX: &str = "comment-";

/// Returns the address of a reply within a page.
pub fn address(page: &str, id: &str) -> String {
    [page, "#", PREFIX, &String::from(js_sys::encode_uri_component(id))].concat()
}

/// Returns the page's address without its fragment.
pub fn page() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Returns the id of the reply in a fragment, or in the id of its list item, which has the same form.
pub fn id_in(fragment: &str) -> Option<&str> {
    fragment.strip_prefix(PREFIX)
}

/// Returns the id of the reply named in the page's address.
pub fn current_id() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let id = id_in(hash.strip_prefix('#')?)?;
    js_sys::decode_uri_component(id).ok().map(String::from)
}
