//! Websites: what may be given, and in which form it is sent.
//!
//! WordPress never refuses a web address: it repairs it (`not a url` becomes `http://not%20a%20url`) or silently empties it
//! (`javascript:`). So these rules are ours: what a reader would be surprised to see published is said at once.

use super::FieldError;

/// Schemes that run something or reach into the reader's own machine.
const UNSAFE: [&str; 9] =
    ["javascript", "data", "vbscript", "livescript", "file", "filesystem", "blob", "about", "view-source"];

/// The address to send for what was typed (already trimmed, not empty).
///
/// * Line breaks and tabs are dropped, as browsers do.
/// * No scheme gets `https://`; `http` and `https` stay, in lower case, and mended slashes.
/// * A scheme that runs something is [`FieldError::UnsafeScheme`]; any other (`ftp:`, `mailto:`, `tel:`) is
///   [`FieldError::NotAWebAddress`], for a reader's name should lead to a page.
/// * The host needs two labels, or is an IPv4 address; letters beyond ASCII are fine. A user name (`ann@example.com`) is
///   refused: it is an email address in the wrong box, or a host that hides another.
/// * In what follows the host, the few characters that would break out of an attribute or a link are percent-encoded.
pub fn normal_website(typed: &str) -> Result<String, FieldError> {
    // Browsers drop tabs and line breaks inside an address, so a scheme may hide behind them.
    let typed: String = typed.chars().filter(|character| !character.is_ascii_control()).collect();
    let (secure, rest) = match scheme(&typed) {
        None => (true, typed.as_str()),
        Some((name, rest)) => match name.to_ascii_lowercase().as_str() {
            "https" => (true, rest),
            "http" => (false, rest),
            name if UNSAFE.contains(&name) => return Err(FieldError::UnsafeScheme),
            _ => return Err(FieldError::NotAWebAddress),
        },
    };
    let rest = rest.trim_start_matches('/');
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if !is_authority(authority) || path.contains('\\') {
        return Err(FieldError::NotAWebAddress);
    }
    let mut address = String::from(if secure { "https://" } else { "http://" });
    address.push_str(authority);
    for character in path.chars() {
        match character {
            ' ' => address.push_str("%20"),
            '"' => address.push_str("%22"),
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '`' => address.push_str("%60"),
            other => address.push(other),
        }
    }
    Ok(address)
}

/// Tells whether an address from a server leads to a page: `http`, `https` or relative, and nothing hidden in it.
pub fn is_web_link(address: &str) -> bool {
    let hidden = |character: char| character.is_ascii_control() || character == ' ';
    !address.contains(hidden)
        && scheme(address)
            .is_none_or(|(name, _)| name.eq_ignore_ascii_case("https") || name.eq_ignore_ascii_case("http"))
}

/// Splits `name:rest` where the name is a scheme by RFC 3986. The colon of a port (`example.com:8080/a`) is none.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let first = name.bytes().next()?;
    let valid =
        first.is_ascii_alphabetic() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    if !valid {
        return None;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = rest.as_bytes().get(digits).is_none_or(|&byte| b"/?#".contains(&byte));
    let port = name.contains('.') && digits > 0 && ends;
    (!port).then_some((name, rest))
}

fn is_authority(authority: &str) -> bool {
    match authority.split_once(':') {
        Some((host, port)) => {
            is_host(host) && port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
        }
        None => is_host(authority),
    }
}

fn is_host(host: &str) -> bool {
    if host.len() > 253 || !host.split('.').all(is_label) {
        return false;
    }
    let Some((_, last)) = host.rsplit_once('.') else {
        return false;
    };
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return host.split('.').count() == 4 && host.split('.').all(|label| label.parse::<u8>().is_ok());
    }
    last.chars().count() > 1
}

/// Underscores are no part of a host name by the book, and part of many.
fn is_label(label: &str) -> bool {
    let plausible = |character: char| {
        if character.is_ascii() {
            character.is_ascii_alphanumeric() || character == '-' || character == '_'
        } else {
            // Spaces, invisible marks and general punctuation are no letters of any script.
            !character.is_whitespace()
                && !matches!(character, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}')
        }
    };
    !label.is_empty()
        && label.len() <= 63
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(plausible)
}
