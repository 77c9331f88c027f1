//! Addresses, as the browser reads them.

use web_sys::Url;

/// The absolute form of an address, against the document it stands in; `None` when it is no address.
pub fn absolute(address: &str, base: &str) -> Option<String> {
    Url::new_with_base(address, base).ok().map(|url| url.href())
}

/// The address relative ones on this page refer to.
pub fn page() -> String {
    let base =
        web_sys::window().and_then(|window| window.document()).and_then(|document| document.base_uri().ok().flatten());
    base.unwrap_or_default()
}
