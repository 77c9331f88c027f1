//! A suggestion for an email address that is probably mistyped. It is never an error, because the address may be right.
//!
//! A wrong suggestion is worse than none, so the rules are narrow. The tests list real domains that must get none.

use super::email_problem;

/// Domains so common that a similar one is more likely a typo than another domain.
const COMMON: [&str; 15] = [
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "mail.ru",
    "yandex.ru",
    "yandex.com",
    "rambler.ru",
    "gmx.de",
    "web.de",
    "t-online.de",
    "proton.me",
    "protonmail.com",
];

/// Real domains that are one typo away from a common one, or too short to compare with. They get no suggestion, and are suggested only for
/// a wrong or missing ending.
const REAL: [&str; 12] = [
    "aol.com",
    "live.com",
    "me.com",
    "msn.com",
    "mail.com",
    "email.com",
    "ymail.com",
    "gmx.net",
    "gmx.com",
    "mac.com",
    "hey.com",
    "qq.com",
];

/// Endings that don't exist, each with the one that was meant. Endings that exist (`.co`, `.cm`, `.om`, `.cam`, `.bet`) must not be added.
const ENDINGS: [(&str, &str); 19] = [
    ("con", "com"),
    ("cmo", "com"),
    ("ocm", "com"),
    ("comm", "com"),
    ("coom", "com"),
    ("ccom", "com"),
    ("conm", "com"),
    ("cmm", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("cpm", "com"),
    ("clm", "com"),
    ("cim", "com"),
    ("ent", "net"),
    ("nte", "net"),
    ("nett", "net"),
    ("ner", "net"),
    ("ogr", "org"),
    ("orgg", "org"),
];

/// Returns the whole address with its domain corrected, if the domain is probably mistyped.
///
/// The address need not be valid (`ann@gmail`, `ann@gmail,com`), so that the suggestion can be shown beside the error; the suggestion
/// always is valid.
///
/// # Examples
///
/// ```
/// use offprint_core::model::reply::suggest_email;
///
/// assert_eq!(suggest_email("ann@gmial.con"), Some("ann@gmail.com".into()));
/// assert_eq!(suggest_email("ann@gmx"), None); // gmx.de, gmx.net or gmx.com
/// assert_eq!(suggest_email("ann@mail.example"), None);
/// ```
pub fn suggest_email(address: &str) -> Option<String> {
    let (local, domain) = address.trim().split_once('@')?;
    let domain = domain.to_ascii_lowercase();
    let meant = meant_domain(&domain);
    if meant == domain {
        return None;
    }
    let mut right = String::from(local);
    right.push('@');
    right.push_str(&meant);
    email_problem(&right).is_none().then_some(right)
}

fn meant_domain(typed: &str) -> String {
    let dotted = typed.replace(',', ".");
    let mended = mend_ending(&dotted).unwrap_or(dotted);
    if is_known(&mended) {
        return mended;
    }
    // A name without an ending is completed if only one domain has it: `gmail`, but neither `mail` nor `yandex`.
    let mut named = COMMON.iter().chain(&REAL).filter(|known| known.split('.').next() == Some(&mended));
    if let (Some(known), None) = (named.next(), named.next()) {
        return (*known).to_string();
    }
    match COMMON.iter().find(|target| is_slip(&mended, target)) {
        Some(target) => (*target).to_string(),
        None => mended,
    }
}

fn is_known(domain: &str) -> bool {
    COMMON.contains(&domain) || REAL.contains(&domain)
}

fn mend_ending(domain: &str) -> Option<String> {
    let (name, ending) = domain.rsplit_once('.')?;
    let (_, right) = ENDINGS.iter().find(|(wrong, _)| *wrong == ending)?;
    let mut mended = String::from(name);
    mended.push('.');
    mended.push_str(right);
    Some(mended)
}

/// Returns true if `typed` is `target` with a typo in it:
///
/// * The first letter is right, or swapped with the second: it is rarely mistyped, and `ymail.com` is not `gmail.com`.
/// * Another country's ending on the same name is no typo (`hotmail.cl`, `mail.ro`), except the remains of `.com`.
/// * There is one typo, or two in a target of at least 11 bytes. In a target of fewer than 9 bytes only swapped or doubled letters count,
///   because every other short domain exists (`mai.ru` belongs to a university).
fn is_slip(typed: &str, target: &str) -> bool {
    let (a, b) = (typed.as_bytes(), target.as_bytes());
    let swapped = a.len() > 1 && a[0] == b[1] && a[1] == b[0];
    if a.len().abs_diff(b.len()) > 2 || (a.first() != b.first() && !swapped) || is_other_country(typed, target) {
        return false;
    }
    let distance = distance(a, b);
    if b.len() < 9 {
        let sum = |bytes: &[u8]| bytes.iter().map(|&byte| u32::from(byte)).sum::<u32>();
        let only_swapped = distance == 1 && a.len() == b.len() && sum(a) == sum(b);
        return only_swapped || (a.len() == b.len() + 1 && squeezed(a) == squeezed(b));
    }
    distance <= if b.len() < 11 { 1 } else { 2 }
}

fn is_other_country(typed: &str, target: &str) -> bool {
    match (typed.rsplit_once('.'), target.rsplit_once('.')) {
        (Some((name, ending)), Some((same, _))) => {
            name == same && ending.len() == 2 && !matches!(ending, "co" | "cm" | "om")
        }
        _ => false,
    }
}

fn squeezed(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.dedup();
    bytes
}

/// Returns the number of insertions, deletions, replacements and swaps of neighbours between two texts (optimal string alignment).
/// It takes quadratic time; the callers compare short texts.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = above;
        above = row;
    }
    above[b.len()]
}
