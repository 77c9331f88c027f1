//! Text in the form that web forms are sent in, `application/x-www-form-urlencoded`.

/// Names and values, encoded.
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

/// A text, so that it means itself in an address and in a form: everything but letters, digits and `-._` of ASCII as the bytes
/// of UTF-8 in hexadecimal.
pub fn push(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            out.push(byte.into());
        } else {
            out.push('%');
            push_hex(out, byte);
        }
    }
}

/// A byte as two hexadecimal digits.
pub fn push_hex(out: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    out.extend([byte >> 4, byte & 15].map(|digit| char::from(HEX[usize::from(digit)])));
}
