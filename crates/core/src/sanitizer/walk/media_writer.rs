//! Writing of pictures, players and the boxes of frames.

use super::Sanitizer;
use crate::sanitizer::allowlist::Element;
use crate::sanitizer::parsed_node::ParsedNode;
use crate::sanitizer::{inline_style, media, url_policy};

impl Sanitizer<'_, '_> {
    /// Writes a picture, player or frame.
    pub(super) fn media<N: ParsedNode>(&mut self, node: &N, element: &'static Element, class: String) {
        let made = match element.name {
            "img" => media::image(node, element, class, self.context).map(|attributes| (attributes, Vec::new())),
            "picture" => media::picture(node, self.context),
            "iframe" => return self.frame(media::frame(node, element, self.context)),
            _ => media::player(node, element, class, self.context),
        };
        let Some((attributes, parts)) = made else { return };
        let shown = parts.last().map_or(&attributes, |(_, last)| last);
        let address = media::value(shown, "src").unwrap_or_default();
        // A picture that a script loads is often followed by the same one in a `noscript`.
        if self.noscript > 0 && self.image == address {
            return;
        }
        address.clone_into(&mut self.image);
        self.writer.atom(element.name, &attributes, &parts);
    }

    /// Writes the background picture of an element, such as the picture of a cover.
    pub(super) fn background<N: ParsedNode>(&mut self, node: &N) {
        let address = inline_style::background(node).and_then(|address| url_policy::web(&address, self.context));
        if let Some(address) = address {
            self.writer.atom(
                "img",
                &vec![("alt", String::new()), ("loading", "lazy".to_owned()), ("src", address)],
                &[],
            );
        }
    }

    fn frame(&mut self, frame: Option<media::Frame>) {
        let Some(frame) = frame else { return };
        let texts = self.context.texts;
        if !self.writer.is_line() {
            self.writer.block(|target| frame.write(target, &texts));
        } else if !self.writer.is_inside("a") {
            let (attributes, label) = frame.link(&texts);
            self.link(attributes, &label);
        }
    }
}
