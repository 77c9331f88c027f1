//! Addresses, parsed by the browser.

use web_sys::Url;

/// Resolves an address against a base; returns `None` if it is invalid.
pub fn absolute(address: &str, base: &str) -> Option<String> {
    Url::new_with_base(address, base).ok().map(|url| url.href())
}

/// Returns the path of an absolute address, with its query.
pub fn path(address: &str) -> Option<String> {
    Url::new(address).ok().map(|url| url.pathname() + &url.search())
}

/// Returns the origin of an address; `None` if it is invalid.
pub fn origin(address: &str) -> Option<String> {
    Url::new_with_base(address, &page()).ok().map(|url| url.origin())
}

/// Returns the base of relative addresses on this page.
pub fn page() -> String {
    let base =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.base_uri().ok().flatten());
    base.unwrap_or_default()
}

/// Returns the page's canonical address (`<link rel=canonical>`), or else its own address, without a fragment.
pub fn canonical() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let link = document.query_selector("link[rel=canonical]").ok().flatten();
    let named = link.and_then(|link| absolute(&link.get_attribute("href")?, &page()));
    let here = named.or_else(|| document.url().ok())?;
    here.split('#').next().map(str::to_owned)
}
