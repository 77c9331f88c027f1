//! Text in the form that web forms are sent in, `application/x-www-form-urlencoded`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but what RFC 3986 calls unreserved; servers differ over `~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// Encodes names and values.
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

/// Appends a text so that it means itself in an address and in a form: everything but letters, digits and `-._` of ASCII is
/// percent-encoded.
pub fn push(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, RESERVED));
}
