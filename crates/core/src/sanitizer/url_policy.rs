//! Which addresses may be used for what. They are resolved by the caller's parser, then judged here by what they
//! begin with: a scheme that is not named below can't pass, however it is spelled.

use super::SanitizeOptions;

/// Longer ones are no addresses but a burden.
const LONGEST: usize = 8192;

/// Image formats that cannot contain a script.
const DATA_IMAGES: &[&str] =
    &["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp", "data:image/avif"];

/// Tells whether an absolute address is an http or https one.
pub fn is_web(address: &str) -> bool {
    (starts(address, "https://") || starts(address, "http://")) && plain(address)
}

/// Resolves a link. A fragment leads to the body's own prefixed `id`; a reply has none.
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

/// The id of an element of a body, and after `#` the link to it: prefixed, so that it can't meet one of the page's.
pub fn target(before: &str, id: &str) -> String {
    let mut out = String::from(before);
    out.push_str("body-");
    out.push_str(id);
    out
}

/// An http or https address.
pub fn web(address: &str, context: &SanitizeOptions) -> Option<String> {
    resolve(address, context).filter(|url| is_web(url))
}

/// A picture that is its own address.
pub fn data_image(address: &str) -> Option<String> {
    let address = address.trim_ascii();
    let is = |kind: &&&str| starts(address, kind) && matches!(address.as_bytes().get(kind.len()), Some(b';' | b','));
    DATA_IMAGES.iter().find(is).filter(|_| address.bytes().all(|byte| byte >= b' ')).map(|_| address.to_owned())
}

/// The candidates of a `srcset` whose address and descriptor are good.
///
/// Splits as the HTML standard does: an address ends at white space, a comma at its end belongs to the list.
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

/// Nothing, `640w` or `1.5x`.
fn is_descriptor(descriptor: &str) -> bool {
    let Some(number) = descriptor.strip_suffix(['w', 'x']) else { return descriptor.is_empty() };
    number.bytes().any(|byte| byte.is_ascii_digit()) && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The site an http or https address names, without the port and `www.`.
pub fn host(address: &str) -> &str {
    let rest = after_slashes(address).unwrap_or(address);
    let rest = &rest[..rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())];
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let end = if rest.starts_with('[') { rest.find(']').map_or(rest.len(), |at| at + 1) } else { rest.len() };
    let rest = &rest[..rest[..end].rfind(':').filter(|_| !rest.starts_with('[')).unwrap_or(end)];
    rest.strip_prefix("www.").unwrap_or(rest)
}

/// The rest behind `https://`.
fn after_slashes(address: &str) -> Option<&str> {
    address.find("//").map(|at| &address[at + 2..])
}

/// The address a frame is loaded from: YouTube's player is asked for from the site that sets no cookies.
pub fn frame(address: String) -> String {
    let path = after_slashes(&address).and_then(|rest| Some(&rest[rest.find('/')?..]));
    let path = path.filter(|path| path.starts_with("/embed/"));
    match (host(&address), path) {
        ("youtube.com" | "m.youtube.com", Some(path)) => ["https://www.youtube-nocookie.com", path].concat(),
        _ => address,
    }
}

/// A fragment as the id it means: systems write ids as they are, and links to them percent-encoded.
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

/// Without control characters and white space.
fn plain(address: &str) -> bool {
    address.bytes().all(|byte| byte > b' ' && byte != 0x7f)
}
