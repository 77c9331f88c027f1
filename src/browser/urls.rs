//! Addresses, as the browser reads them.

use web_sys::Url;

/// The absolute form of an address, against the document it stands in; `None` when it is no address.
pub fn absolute(address: &str, base: &str) -> Option<String> {
    Url::new_with_base(address, base).ok().map(|url| url.href())
}

/// The path of an absolute address, with its query.
pub fn path(address: &str) -> Option<String> {
    Url::new(address).ok().map(|url| url.pathname() + &url.search())
}

/// The origin of an address; `None` when it is no address.
pub fn origin(address: &str) -> Option<String> {
    Url::new_with_base(address, &page()).ok().map(|url| url.origin())
}

/// The address relative ones on this page refer to.
pub fn page() -> String {
    let base =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.base_uri().ok().flatten());
    base.unwrap_or_default()
}

/// The page's own address as it wants to be known, without a fragment.
pub fn canonical() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let link = document.query_selector("link[rel=canonical]").ok().flatten();
    let named = link.and_then(|link| absolute(&link.get_attribute("href")?, &page()));
    let here = named.or_else(|| document.url().ok())?;
    here.split('#').next().map(str::to_owned)
}
