//! Inline styles. No style is copied; some properties are translated.

use super::parsed_node::ParsedNode;

/// Returns the value of a property in an element's `style`, as it is written there.
///
/// Declarations are split at every `;`, which may cut a quoted value, but none of the properties that are read here.
pub fn get<N: ParsedNode>(node: &N, property: &str) -> Option<String> {
    let style = node.attr("style")?;
    let value = |declaration: &str| {
        Some(
            declaration
                .trim_ascii_start()
                .strip_prefix(property)?
                .trim_ascii_start()
                .strip_prefix(':')?
                .trim_ascii()
                .to_owned(),
        )
    };
    style.split(';').find_map(value)
}

/// Returns the `type` of a numbered list, which WordPress writes as a style.
pub fn numbering<N: ParsedNode>(node: &N) -> Option<&'static str> {
    match get(node, "list-style-type")?.as_str() {
        "lower-alpha" => Some("a"),
        "upper-alpha" => Some("A"),
        "lower-roman" => Some("i"),
        "upper-roman" => Some("I"),
        _ => None,
    }
}

/// Returns true if a `mark` only colours its text. WordPress uses `mark` for every colour within a line, then with a transparent
/// background.
pub fn is_tint<N: ParsedNode>(node: &N) -> bool {
    get(node, "background-color").is_some_and(|color| color == "rgba(0, 0, 0, 0)")
}

/// Returns the width of a picture in pixels, 1 to 99,999, that an editor has set as a style.
pub fn width<N: ParsedNode>(node: &N) -> Option<u32> {
    get(node, "width")?
        .strip_suffix("px")?
        .parse::<u64>()
        .ok()
        .filter(|width| (1..100_000).contains(width))
        .map(|width| width as u32)
}

/// Returns the address of an element's background picture.
pub fn background<N: ParsedNode>(node: &N) -> Option<String> {
    let quoted = get(node, "background-image")?.strip_prefix("url(")?.strip_suffix(')')?.to_owned();
    Some(quoted.trim_matches(['"', '\'']).to_owned())
}
