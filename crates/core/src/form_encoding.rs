//! The encoding of web forms, `application/x-www-form-urlencoded`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Every ASCII character but the unreserved ones of RFC 3986; `~` is encoded too, because servers differ over it.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// Encodes pairs of names and values as a form body. A space becomes `%20`, not `+`.
///
/// # Examples
///
/// ```
/// use offprint_core::form_encoding::encode;
///
/// let body = encode(&[("author_name", "Ann & Bo"), ("content", "1 < 2")]);
/// assert_eq!(body, "author_name=Ann%20%26%20Bo&content=1%20%3C%202");
/// ```
pub fn encode(fields: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in fields {
        if !out.is_empty() {
            out.push('&');
        }
        push(&mut out, name);
        out.push('=');
        push(&mut out, value);
    }
    out
}

/// Appends a text percent-encoded, so that it can stand in an address or a form body: only the letters and digits of ASCII and `-._`
/// stay as they are.
///
/// # Examples
///
/// ```
/// let mut address = "https://isso.example/?uri=".to_owned();
/// offprint_core::form_encoding::push(&mut address, "/2026/the bees/");
/// assert_eq!(address, "https://isso.example/?uri=%2F2026%2Fthe%20bees%2F");
/// ```
pub fn push(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, RESERVED));
}
