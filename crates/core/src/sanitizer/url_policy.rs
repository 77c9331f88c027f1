//! The rules for addresses. The caller's parser resolves them, and then the beginning of the result is checked: only the schemes named here
//! pass, however they were spelled.

use super::SanitizeOptions;

/// The maximum length of an address in bytes.
const LONGEST: usize = 8192;

/// The image formats that can't contain a script.
const DATA_IMAGES: &[&str] =
    &["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp", "data:image/avif"];

/// Returns true for an absolute `http` or `https` address without white space and control characters.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::is_web;
///
/// assert!(is_web("https://news.example/"));
/// assert!(!is_web("//news.example/"));
/// ```
pub fn is_web(address: &str) -> bool {
    (starts(address, "https://") || starts(address, "http://")) && plain(address)
}

/// Resolves the address of a link. A fragment becomes the prefixed id of the body; in a reply it is refused, because replies have no ids.
pub fn link(address: &str, context: &SanitizeOptions) -> Option<String> {
    let address = address.trim_ascii();
    if let Some(fragment) = address.strip_prefix('#') {
        let id = decoded(fragment).unwrap_or_else(|| fragment.to_owned());
        return (!context.reply && !id.is_empty() && plain(&id)).then(|| target("#", &id));
    }
    let url = resolve(address, context)?;
    let may = is_web(&url) || ((starts(&url, "mailto:") || starts(&url, "tel:")) && plain(&url));
    may.then_some(url)
}

/// Returns an id of a body with a prefix that keeps it from clashing with the page's ids. `before` is empty, or `#` for a link to the id.
pub fn target(before: &str, id: &str) -> String {
    let mut out = String::from(before);
    out.push_str("body-");
    out.push_str(id);
    out
}

/// Resolves an address; `None` unless the result is an `http` or `https` address.
pub fn web(address: &str, context: &SanitizeOptions) -> Option<String> {
    resolve(address, context).filter(|url| is_web(url))
}

/// Returns a `data:` address of an image, trimmed; `None` for another address or format.
pub fn data_image(address: &str) -> Option<String> {
    let address = address.trim_ascii();
    let is = |kind: &&&str| starts(address, kind) && matches!(address.as_bytes().get(kind.len()), Some(b';' | b','));
    DATA_IMAGES.iter().find(is).filter(|_| address.bytes().all(|byte| byte >= b' ')).map(|_| address.to_owned())
}

/// Returns the candidates of a `srcset` that have a valid address and descriptor, with absolute addresses; `None` if there are none.
///
/// It is split as the HTML Standard says: an address ends at white space, and a comma at its end belongs to the list.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::html5ever::resolver;
/// use offprint_core::sanitizer::{SanitizeOptions, srcset};
///
/// let resolve = resolver("https://news.example/");
/// let candidates = srcset("a.jpg 640w, javascript:b 2x, c.jpg wide", &SanitizeOptions::reply(&resolve));
/// assert_eq!(candidates, Some("https://news.example/a.jpg 640w".into()));
/// ```
pub fn srcset(value: &str, context: &SanitizeOptions) -> Option<String> {
    let mut out = String::new();
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        let (token, after) = rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        let address = token.trim_end_matches(',');
        let descriptor;
        (descriptor, rest) = match address.len() == token.len() {
            true => after.split_at(after.find(',').unwrap_or(after.len())),
            false => ("", after),
        };
        let descriptor = descriptor.trim_ascii();
        let Some(url) = web(address, context) else { continue };
        if !is_descriptor(descriptor) || url.contains(' ') || url.ends_with(',') {
            continue;
        }
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(&url);
        if !descriptor.is_empty() {
            out.push(' ');
            out.push_str(descriptor);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Returns true for an empty descriptor and for ones like `640w` and `1.5x`.
fn is_descriptor(descriptor: &str) -> bool {
    let Some(number) = descriptor.strip_suffix(['w', 'x']) else { return descriptor.is_empty() };
    number.bytes().any(|byte| byte.is_ascii_digit()) && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Returns the host of an `http` or `https` address, without `www.`, the port and a user name.
///
/// # Examples
///
/// ```
/// use offprint_core::sanitizer::host;
///
/// assert_eq!(host("https://www.news.example:8080/bees/"), "news.example");
/// ```
pub fn host(address: &str) -> &str {
    let rest = after_slashes(address).unwrap_or(address);
    let rest = &rest[..rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())];
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let end = if rest.starts_with('[') { rest.find(']').map_or(rest.len(), |at| at + 1) } else { rest.len() };
    let rest = &rest[..rest[..end].rfind(':').filter(|_| !rest.starts_with('[')).unwrap_or(end)];
    rest.strip_prefix("www.").unwrap_or(rest)
}

/// Returns the part of an address behind `//`.
fn after_slashes(address: &str) -> Option<&str> {
    address.find("//").map(|at| &address[at + 2..])
}

/// Returns the address that a frame is loaded from: for YouTube's player the host that sets no cookies.
pub fn frame(address: String) -> String {
    let path = after_slashes(&address).and_then(|rest| Some(&rest[rest.find('/')?..]));
    let path = path.filter(|path| path.starts_with("/embed/"));
    match (host(&address), path) {
        ("youtube.com" | "m.youtube.com", Some(path)) => ["https://www.youtube-nocookie.com", path].concat(),
        _ => address,
    }
}

/// Decodes the fragment of a link to the id it means, because many systems percent-encode fragments and not ids. `None` if it is malformed.
fn decoded(fragment: &str) -> Option<String> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = fragment.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        out.push(if byte == b'%' { digit(bytes.next()?)? * 16 + digit(bytes.next()?)? } else { byte });
    }
    String::from_utf8(out).ok()
}

fn resolve(address: &str, context: &SanitizeOptions) -> Option<String> {
    let address = address.trim_ascii();
    if address.is_empty() || address.len() > LONGEST {
        return None;
    }
    (context.resolve)(address).filter(|url| url.len() <= LONGEST)
}

fn starts(address: &str, with: &str) -> bool {
    address.as_bytes().get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
}

/// Returns true for an address without white space and control characters.
fn plain(address: &str) -> bool {
    address.bytes().all(|byte| byte > b' ' && byte != 0x7f)
}
