//! The sentences that only static pages say. They are not in [`crate::strings`], whose every word is part of the module.

/// On the link past the masthead.
pub const SKIP: &str = "Skip to the article";

/// Where nothing takes a reply and no script keeps it.
pub const NEEDS_SCRIPTS: &str =
    "To reply on this page, allow it to run scripts. Without them, what you write here is not sent and not kept.";
