//! Every sentence a reader sees, by name. English is compiled in; a publisher's own wording, or another language, is a JSON
//! object of the same names laid over it.
//!
//! Sentences with a number in them are written so that they need no plural forms.

use crate::formats::json::Json;
use crate::text::fill;

macro_rules! sentences {
    ($([$part:ident] $($(#[$note:meta])* $name:ident = $english:literal;)*)*) => {
        /// The name of a sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum MessageKey { $($($(#[$note])* #[allow(missing_docs)] $name),*),* }

        /// Names, in the order of [`MessageKey`], apart from the wordings: who reads no others needs none. The marks tell
        /// scripts/split-module.mjs that they belong to a later part of the module.
        const NAMES: &str = concat!("/*formats{*/", $($(stringify!($name), " ",)*)* "/*}*/");

        /// English wordings, in the same order: how many there are for a part of the module, and what they are, each in a line, between
        /// the part's marks. A list of texts would take as much again to say where each of them is.
        const ENGLISH: &[(usize, &str)] = &[$(
            ([$(stringify!($name)),*].len(), concat!("/*", stringify!($part), "{*/", $("\n", $english,)* "\n/*}*/"))
        ),*];
    };
}

// Grouped by the part of the module they come with: before that is here they are empty.
sentences! {
    [first]
    // The article.
    By = "By";
    And = "and";
    Updated = "Updated";
    ReadingTime = "{minutes} min read";
    OriginalSource = "Original source:";
    AboutTheAuthor = "About the author";
    Table = "Table";
    // Frames of others.
    FrameNote = "This part of the article comes from {host}, which may set cookies and see that you are here.";
    FrameLoad = "Show it";
    FrameLink = "Open it on {host}";
    // Loading and failing.
    Loading = "Loading the article…";
    FailedTitle = "The article could not be loaded";
    TryAgain = "Try again";
    NoAddress = "This page does not say where its article is.";
    Unreachable = "No connection to the server. Check your connection, then try again.";
    TimedOut = "The server took too long to answer. Try again in a moment.";
    NotFound = "There is no article at this address. It may have been moved or removed.";
    Forbidden = "The server does not let visitors read this article.";
    Refused = "The server refused to hand out the article (code {status}).";
    ServerFault = "The server has a problem (code {status}). Try again in a moment.";
    Empty = "The server answered, but with nothing. Try again in a moment.";
    TooLarge = "The answer is far too large for an article, so it was not read.";
    WebPage = "The server sent a web page where the article's data should be.";
    Redirected = "The address now leads somewhere else, and there is no article there.";
    WrongMediaType = "The server sent a file that is not an article.";
    CutOff = "Only a part of the article arrived. Try again.";
    NotJson = "The server's answer is damaged and can't be read.";
    NotAnArticle = "The server's answer is not an article.";
    NoHeadline = "The article has no headline, so it is not complete.";
    NoBody = "The article has no text, so it is not complete.";
    OtherFormat = "The server's answer is not in the format this page expects.";
    Protected = "This article is protected by a password, so it can only be read on its own site.";
    Blocked = "This page does not allow the article's text to be shown.";
    // The form; the wording is WordPress's where it has one.
    LeaveAReply = "Leave a Reply";
    LeaveAReplyTo = "Leave a Reply to {name}";
    CancelReply = "Cancel reply";
    EmailNotPublished = "Your email address will not be published.";
    RequiredMarked = "Required fields are marked";
    Comment = "Comment";
    Name = "Name";
    Email = "Email";
    Website = "Website";
    SaveMyName = "Save my name, email, and website in this browser for the next time I comment.";
    PostComment = "Post Comment";
    Sending = "Sending…";
    /// Said before the reader writes, when there is no endpoint.
    KeptHereNote = "Replies on this page are kept in this browser only. They are not sent anywhere, and nobody else sees them.";
    // Where no reply is taken.
    RepliesClosed = "Replies to this article are closed.";
    MembersOnly = "This site takes replies only from people who are logged in.";
    ReplyOnSite = "Read and reply on the site";
    KeptToCopy = "What you had written is kept here so that you can copy it.";
    // Drafts.
    Restored = "We kept what you had written and put it back.";
    Discard = "Discard it";

    [thread]
    // The thread.
    Replies = "Replies";
    OneReply = "1 reply";
    CountReplies = "{count} replies";
    NoReplies = "No replies yet.";
    LoadingReplies = "Loading replies…";
    LoadingPage = "Loading {page} of {pages}…";
    RepliesShown = "Replies shown: {count}";
    RepliesFailed = "The replies could not be loaded.";
    LoadMoreReplies = "Load more replies";
    SortReplies = "Sort";
    OldestFirst = "Oldest first";
    NewestFirst = "Newest first";
    Reply = "Reply";
    ReplyTo = "Reply to {name}";
    InReplyTo = "In reply to";
    ByTheAuthor = "Author";
    Anonymous = "Anonymous";
    // The reader's own replies.
    AwaitingModeration = "Awaiting moderation. Only you can see it for now.";
    OnlyHere = "Kept in this browser only.";
    Waiting = "Kept on this device. Not sent yet.";
    YourReplies = "Your replies";

    [sending]
    // Advice about a field.
    BytesLeft = "Room left: {count}";
    DidYouMean = "Did you mean {address}?";
    UseThat = "Use that";
    // Problems with a field.
    SummaryTitle = "Your reply could not be sent yet";
    CommentMissing = "Write a comment.";
    NameMissing = "Enter your name.";
    EmailMissing = "Enter your email address.";
    CommentTooLong = "The comment is too long. Shorten it by about {count} characters.";
    NameTooLong = "The name is too long. Shorten it by about {count} characters.";
    EmailTooLong = "The email address is too long. Shorten it by about {count} characters.";
    WebsiteTooLong = "The web address is too long. Shorten it by about {count} characters.";
    EmailInvalid = "Enter an email address like name@example.com.";
    WebsiteInvalid = "Enter a web address like example.com, or leave this empty.";
    WebsiteUnsafe = "Enter a web address that begins with https:// or http://.";
    // What became of a reply.
    Published = "Your reply has been published.";
    Held = "Thank you. Your reply has arrived and is awaiting moderation.";
    Received = "This reply had already arrived, so it was not sent again.";
    KeptHere = "Your reply is kept in this browser. It was not sent anywhere.";
    Queued = "No connection. Your reply is kept on this device and will be sent when the connection is back.";
    SentElsewhere = "Your reply to “{title}” has been sent.";
    NotSentElsewhere = "Your reply to “{title}” could not be sent. Your text is kept there.";
    // What went wrong while sending. The text stays in every case.
    SendOffline = "No connection. Your text is kept. Check your connection, then try again.";
    SendTimedOut = "The server did not answer in time. Your text is kept, and you can try again.";
    SendServerFault = "The server has a problem (code {status}). Your text is kept, and you can try again.";
    SendNoEndpoint = "The address that replies are sent to does not take them (code {status}). Your text is kept.";
    SendNotUnderstood = "The server's answer can't be read, so it is not certain that your reply arrived. Your text is kept, and you can try again.";
    SendClosed = "Replies to this article are closed. Your text is kept here so that you can copy it.";
    SendLoginRequired = "This site takes replies only from people who are logged in. Your text is kept here so that you can copy it.";
    SendRefused = "The server did not take the reply. Your text is kept.";
    ServerSays = "The server says: {message}";
    TooFast = "You are posting too quickly. You can try again in {seconds} seconds.";
    TooFastOver = "You can post your reply now.";
}

/// A set of wordings: English, with others laid over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages {
    own: Vec<(usize, String)>,
}

impl Messages {
    /// English with the texts of a JSON object laid over it. Names that are not known, and values that are no text, are
    /// ignored.
    pub fn laid_over<J: Json>(document: &J) -> Self {
        let names = NAMES.split(['}', '{']).nth(1).unwrap_or_default();
        let names = names.trim_matches(['*', '/']).split(' ').enumerate();
        Self { own: names.filter_map(|(index, name)| Some((index, document.line(name)?))).collect() }
    }

    /// The wording of a sentence.
    pub fn get(&self, text: MessageKey) -> &str {
        let index = text as usize;
        self.own.iter().find(|(own, _)| *own == index).map_or_else(|| english(index), |(_, wording)| wording)
    }

    /// The wording of a sentence with a value put in the place of its only `{placeholder}`.
    pub fn fill(&self, text: MessageKey, value: &str) -> String {
        fill(self.get(text), value)
    }
}

/// The English wording of a sentence, counted over all groups.
fn english(mut index: usize) -> &'static str {
    for (count, wordings) in ENGLISH {
        if index < *count {
            return wordings.split('\n').nth(index + 1).unwrap_or_default();
        }
        index -= count;
    }
    ""
}
