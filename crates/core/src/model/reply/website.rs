//! The rules for the website of a reply.
//!
//! WordPress never refuses a web address: it repairs it (`not a url` becomes `http://not%20a%20url`) or silently empties it
//! (`javascript:`). So these rules are Offprint's own; they report what a reader would not expect to see published.

use super::FieldError;

/// Schemes that run a script or reach into the reader's own machine.
const UNSAFE: [&str; 9] =
    ["javascript", "data", "vbscript", "livescript", "file", "filesystem", "blob", "about", "view-source"];

/// Returns the address to send for a website as typed. The text has to be trimmed and not empty.
///
/// * Line breaks, tabs and other control characters are removed.
/// * An address without a scheme gets `https://`. The schemes `http` and `https` are put in lower case, and their slashes corrected.
/// * The host needs at least two labels, or is an IPv4 address. Letters outside ASCII are allowed.
/// * Behind the host, spaces, quotation marks, angle brackets and backquotes are percent-encoded: they could end an attribute or a link.
///
/// # Errors
///
/// * [`FieldError::UnsafeScheme`] for a scheme that runs a script or reads files, such as `javascript:` or `file:`.
/// * [`FieldError::NotAWebAddress`] for any other scheme (`ftp:`, `mailto:`), an invalid host, and an address with a user name
///   (`ann@example.com`), which is an email address in the wrong field or hides the real host.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::{FieldError, normal_website};
///
/// assert_eq!(normal_website("HTTP:/ann.example/my page"), Ok("http://ann.example/my%20page".into()));
/// assert_eq!(normal_website("ann.example"), Ok("https://ann.example".into()));
/// assert_eq!(normal_website("java\tscript:alert(1)"), Err(FieldError::UnsafeScheme));
/// assert_eq!(normal_website("ann@mail.example"), Err(FieldError::NotAWebAddress));
/// ```
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

/// Returns true if an address from a server leads to a web page: `http`, `https` or relative, without spaces and control characters.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::is_web_link;
///
/// assert!(is_web_link("/2026/bees/#comment-7"));
/// assert!(!is_web_link("javascript:alert(1)"));
/// ```
pub fn is_web_link(address: &str) -> bool {
    let hidden = |character: char| character.is_ascii_control() || character == ' ';
    !address.contains(hidden)
        && scheme(address)
            .is_none_or(|(name, _)| name.eq_ignore_ascii_case("https") || name.eq_ignore_ascii_case("http"))
}

/// Splits an address at the colon of its scheme (RFC 3986); `None` without one. The colon of a port (`example.com:8080/a`) does not count.
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

/// Returns true if a text may be a label of a host name. Underscores are allowed: many real hosts have them, against the standard.
fn is_label(label: &str) -> bool {
    let plausible = |character: char| {
        if character.is_ascii() {
            character.is_ascii_alphanumeric() || character == '-' || character == '_'
        } else {
            // Excludes spaces, invisible characters and punctuation, which are no letters of any script.
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
