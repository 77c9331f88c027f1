//! Shortcodes that page builders leave in a text when they are gone: `[vc_row]`, `[/et_pb_text]`.

/// The beginnings of their shortcodes' names: WPBakery, Divi, Avada, Enfold. Others stay: people use brackets too.
const BUILDERS: &[&str] = &["vc_", "et_pb_", "fusion_", "av_"];

/// The text without them.
pub fn removed(mut text: &str) -> String {
    let mut out = String::new();
    while let Some((before, after)) = text.split_once('[') {
        out.push_str(before);
        let name = after.strip_prefix('/').unwrap_or(after);
        let builder = BUILDERS.iter().any(|start| name.starts_with(start));
        // None stands within another, so the search ends at the next bracket.
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
