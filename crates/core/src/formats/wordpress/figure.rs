//! The featured picture of a post.

use crate::formats::fields::{address, pixels, prose_line};
use crate::formats::json::Json;
use crate::model::article::LeadFigure;
use crate::sanitizer::Resolve;
use crate::text::digits;

/// The column and what the picture stands out of it, see `style/layout.css`.
const SIZES: &str = "(max-width: 56rem) 100vw, 56rem";

/// The main picture. One that can't be seen has an error in its place, which has no address.
pub(super) fn lead<J: Json>(media: &J, resolve: Resolve<'_>) -> Option<LeadFigure> {
    let details = media.get("media_details");
    let size = details.as_ref().and_then(|details| pixels(details, "width").zip(pixels(details, "height")));
    let srcset = details.zip(size).and_then(|(details, size)| srcset(&details.get("sizes")?, size, resolve));
    Some(LeadFigure {
        src: address(media, "source_url", resolve)?,
        sizes: srcset.is_some().then(|| SIZES.to_owned()),
        srcset,
        size,
        alt: media.line("alt_text").unwrap_or_default(),
        caption: media.get("caption").and_then(|caption| prose_line(&caption.get("rendered")?)),
        credit: None,
    })
}

/// The sizes of the same picture; those that were cut to another shape show another one.
fn srcset<J: Json>(sizes: &J, full: (u32, u32), resolve: Resolve<'_>) -> Option<String> {
    let mut set = String::new();
    for (_, size) in sizes.entries() {
        let dimensions = pixels(&size, "width").zip(pixels(&size, "height"));
        let Some((width, url)) = dimensions
            .filter(|size| have_one_shape(*size, full))
            .and_then(|(width, _)| Some((width, address(&size, "source_url", resolve)?)))
        else {
            continue;
        };
        if !url.ends_with(',') {
            set.push_str(if set.is_empty() { "" } else { ", " });
            set.push_str(&[&url, " ", &digits(width.into()), "w"].concat());
        }
    }
    (!set.is_empty()).then_some(set)
}

/// Whether two sizes differ in scale only, give or take the pixel that rounding may cost: `wp_image_matches_ratio()`.
fn have_one_shape((width, height): (u32, u32), (full_width, full_height): (u32, u32)) -> bool {
    let scaled = |one: u32, other: u32| u64::from(one) * u64::from(other);
    scaled(width, full_height).abs_diff(scaled(height, full_width)) <= u64::from(full_width.max(full_height))
}
