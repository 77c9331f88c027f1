//! The sentences that only static pages say. They are not in [`offprint_core::messages`], whose every word is part of the module.

/// On the link past the masthead.
pub const SKIP: &str = "Skip to the article";

/// The note where nothing takes a reply and no script keeps it.
pub const NEEDS_SCRIPTS: &str =
    "To reply on this page, allow it to run scripts. Without them, what you write here is not sent and not kept.";

/// On the link to newer articles.
pub const NEWER: &str = "Newer articles";

/// On the link to older articles.
pub const OLDER: &str = "Older articles";

/// The name of the navigation.
pub const PAGES: &str = "Pages";

/// The note where there are no articles.
pub const NOTHING: &str = "There are no articles yet.";

/// At an address that nothing has.
pub const NOT_FOUND: &str = "There is no page at this address";

/// Above the list of articles.
pub const ALL: &str = "Articles";
