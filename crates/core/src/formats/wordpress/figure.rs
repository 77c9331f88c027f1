//! The featured picture of a post.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Rendered;
use crate::formats::PlainText;
use crate::formats::fields::{address, plain_line};
use crate::lenient::{Lenient, Line, Pixels, read};
use crate::model::article::LeadFigure;
use crate::sanitizer::Resolve;

/// The width of the text column with the picture's overhang, see `style/layout.css`.
const SIZES: &str = "(max-width: 56rem) 100vw, 56rem";

/// An attachment. For one that is not public, WordPress writes an error here, which has no address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Media {
    source_url: Line,
    alt_text: Line,
    caption: Lenient<Rendered>,
    media_details: Lenient<Details>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Details {
    width: Pixels,
    height: Pixels,
    sizes: Lenient<Map<String, Value>>,
}

/// The same picture in another size.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Size {
    width: Pixels,
    height: Pixels,
    source_url: Line,
}

impl Media {
    /// Decodes the main picture of the post; `None` without an address.
    pub(super) fn lead(self, resolve: Resolve<'_>, plain_text: PlainText) -> Option<LeadFigure> {
        let details = self.media_details.0.unwrap_or_default();
        let size = details.width.0.zip(details.height.0);
        let srcset = size.zip(details.sizes.0).and_then(|(size, sizes)| srcset(&sizes, size, resolve));
        Some(LeadFigure {
            src: address(self.source_url, resolve)?,
            sizes: srcset.is_some().then(|| SIZES.to_owned()),
            srcset,
            size,
            alt: self.alt_text.0.unwrap_or_default(),
            caption: self.caption.0.and_then(|caption| plain_line(&caption.0.rendered.0?, plain_text)),
            credit: None,
        })
    }
}

/// Returns the `srcset` of the picture's sizes, without those that were cropped to another shape.
fn srcset(sizes: &Map<String, Value>, full: (u32, u32), resolve: Resolve<'_>) -> Option<String> {
    let candidate = |size: &Value| {
        let Size { width, height, source_url } = read(size)?;
        let (width, _) = width.0.zip(height.0).filter(|size| have_one_shape(*size, full))?;
        let url = address(source_url, resolve).filter(|url| !url.ends_with(','))?;
        Some(format!("{url} {width}w"))
    };
    let candidates: Vec<_> = sizes.values().filter_map(candidate).collect();
    (!candidates.is_empty()).then(|| candidates.join(", "))
}

/// Returns true if two sizes have the same proportions, give or take a pixel of rounding; the rule of `wp_image_matches_ratio()`.
fn have_one_shape((width, height): (u32, u32), (full_width, full_height): (u32, u32)) -> bool {
    let scaled = |one: u32, other: u32| u64::from(one) * u64::from(other);
    scaled(width, full_height).abs_diff(scaled(height, full_width)) <= u64::from(full_width.max(full_height))
}
