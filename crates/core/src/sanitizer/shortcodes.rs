//! Shortcodes that page builders leave in a text after they were uninstalled: `[vc_row]`, `[/et_pb_text]`.

/// The prefixes of the page builders WPBakery, Divi, Avada and Enfold. Other brackets stay, because people write them too.
const BUILDERS: &[&str] = &["vc_", "et_pb_", "fusion_", "av_"];

/// Removes the shortcodes of page builders from a text.
pub fn removed(mut text: &str) -> String {
    let mut out = String::new();
    while let Some((before, after)) = text.split_once('[') {
        out.push_str(before);
        let name = after.strip_prefix('/').unwrap_or(after);
        let builder = BUILDERS.iter().any(|start| name.starts_with(start));
        // Shortcodes are never nested in each other's brackets, so the search ends at the next bracket.
        let end = after.find(['[', ']']).filter(|_| builder);
        text = match end.and_then(|end| after[end..].strip_prefix(']')) {
            Some(behind) => behind,
            None => {
                out.push('[');
                after
            }
        };
    }
    out.push_str(text);
    out
}
