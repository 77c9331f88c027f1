//! Every sentence a reader sees, by name. English is compiled in; a publisher's own wording is a JSON object of the same names laid
//! over it.
//!
//! Sentences with a number in them are written so that they need no plural forms.

use serde_json::{Map, Value};

use crate::sanitizer::EmbedMessages;

macro_rules! sentences {
    ($($(#[$note:meta])* $name:ident = $english:literal;)*) => {
        /// The name of a sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum MessageKey { $($(#[$note])* #[allow(missing_docs)] $name),* }

        /// Names and English sentences, in the order of [`MessageKey`].
        const ENGLISH: &[(&str, &str)] = &[$((stringify!($name), $english)),*];
    };
}

sentences! {
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
    NoText = "The text of the article is not in this document.";
    ReadThere = "Read it on its own page";
    RssFeed = "This is an RSS feed. Offprint reads JSON Feed.";
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
    OtherDraft = "There is another draft of yours, from another tab.";
    ShowOtherDraft = "Show it";
    /// Said when the browser's storage is full or refused.
    DraftNotKept = "Your browser can't keep what you write here. It is lost when you leave this page.";

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

/// The sentences of one element: English, with a publisher's own laid over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages {
    own: Vec<(usize, String)>,
}

impl Messages {
    /// Lays the sentences in a JSON object over the English ones. What is no object, and every name that is unknown or has no text,
    /// is ignored.
    pub fn overlay(json: &str) -> Self {
        let sentences: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
        let own = |name: &str| {
            let sentence = sentences.get(name)?.as_str()?.trim();
            (!sentence.is_empty()).then(|| sentence.to_owned())
        };
        let names = ENGLISH.iter().enumerate();
        Self { own: names.filter_map(|(index, (name, _))| Some((index, own(name)?))).collect() }
    }

    /// The sentence for a key.
    pub fn get(&self, key: MessageKey) -> &str {
        let index = key as usize;
        let own = self.own.iter().find(|(own, _)| *own == index);
        own.map_or(ENGLISH[index].1, |(_, sentence)| sentence)
    }

    /// The sentences that become part of a body.
    pub fn in_body(&self) -> EmbedMessages<'_> {
        EmbedMessages {
            table: self.get(MessageKey::Table),
            embed_note: self.get(MessageKey::FrameNote),
            embed_load: self.get(MessageKey::FrameLoad),
            embed_link: self.get(MessageKey::FrameLink),
        }
    }

    /// The sentence for a key with a value in the place of its first placeholder.
    pub fn fill(&self, key: MessageKey, value: &str) -> String {
        fill(self.get(key), value)
    }
}

/// A sentence with a value in the place of its first `{placeholder}`; the sentence itself if there is none.
pub fn fill(sentence: &str, value: &str) -> String {
    match sentence.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1))) {
        Some((before, after)) => [before, value, after].concat(),
        None => sentence.to_owned(),
    }
}
