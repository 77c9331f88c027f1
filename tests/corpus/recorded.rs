//! Recorded HTML, from WordPress's responses and from the samples. There is no expected tree for each; both parsers only have to build the
//! same one, so its hash is enough.

use offprint_core::sanitizer::{EmbedMessages, Resolve, SanitizeOptions};

macro_rules! documents {
    ($($folder:literal: $($name:literal)*;)*) => {
        &[$($(($name, include_str!(concat!("../../", $folder, "/", $name, ".json")))),*),*]
    };
}

/// The names and contents of JSON documents with HTML in them.
pub const RECORDED: &[(&str, &str)] = documents!(
    "tests/fixtures/wordpress":
    "block-accordion" "block-audio" "block-buttons" "block-code" "block-columns" "block-cover" "block-details"
    "block-dynamic" "block-file" "block-footnotes" "block-gallery" "block-gallery-old" "block-group"
    "block-heading" "block-html" "block-image" "block-lightbox" "block-list" "block-math" "block-media-text"
    "block-no-embed" "block-paragraph" "block-post-embed" "block-preformatted" "block-pullquote" "block-quote"
    "block-separator" "block-spacer" "block-spotify" "block-table" "block-tabs" "block-twitter" "block-verse"
    "block-video" "block-vimeo" "block-youtube" "comments-draft" "comments-empty" "comments-few"
    "comments-newest" "comments-page-1" "comments-page-2" "comments-page-3" "comments-page-4"
    "comments-page-5" "comments-password" "comments-past-the-end" "comments-unknown-post" "post-arabic"
    "post-by-id" "post-by-slug" "post-classic" "post-closed" "post-deleted-author" "post-draft" "post-empty"
    "post-empty-title" "post-escaped-author" "post-hostile" "post-list" "post-long-words"
    "post-nameless-author" "post-old-markup" "post-password" "post-password-given" "post-password-wrong"
    "post-private" "post-relative" "post-script-title" "post-shortcodes" "post-unknown-id" "post-unknown-slug"
    "post-whole";
    "public/samples":
    "arabic" "arabic-thread" "broken" "elements" "partnership" "partnership-ru" "partnership-ru-thread"
    "partnership-uz" "partnership-uz-thread" "thread" "wordpress-blocks";
);

/// A line for each document: its name, its number of texts with HTML, and the hash of what the native sanitizer builds from them.
pub const HASHES: &str = include_str!("../fixtures/html/recorded.txt");

/// Returns the line of a document, from all its texts that may be HTML. `rebuild` sanitizes one.
pub fn line(name: &str, mut texts: Vec<String>, rebuild: &dyn Fn(&str, Kind) -> String) -> String {
    // JSON parsers return an object's properties in different orders.
    texts.retain(|text| text.contains('<'));
    texts.sort_unstable();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for text in &texts {
        for kind in [Kind::Article, Kind::Reply] {
            for byte in rebuild(text, kind).bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    format!("{name} {} {hash:016x}", texts.len())
}

/// The kind of content that HTML is sanitized as.
#[derive(Clone, Copy)]
pub enum Kind {
    Article,
    Reply,
}

impl Kind {
    /// Returns the options for this kind.
    pub fn context<'a>(self, resolve: Resolve<'a>) -> SanitizeOptions<'a> {
        let texts =
            EmbedMessages { table: "Table", embed_note: "From {host}", embed_load: "Load", embed_link: "{host}" };
        match self {
            Self::Article => SanitizeOptions::article(resolve, 1, texts),
            Self::Reply => SanitizeOptions::reply(resolve),
        }
    }
}
