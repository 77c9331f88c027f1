//! What is wrong, in words.

use crate::components::context::Context;
use crate::model::reply::{Field, FieldError};
use crate::model::submission::PostError;
use crate::messages::MessageKey;
use crate::text::digits;

/// What to do about a field, in the same words at the field and in the summary.
pub(super) fn error_message(field: Field, error: &FieldError, context: &Context) -> String {
    let text = match (error, field) {
        (FieldError::Server(words), _) => return words.clone(),
        (FieldError::TooLong { over }, _) => return context.fill(too_long(field), &digits(*over as u64)),
        (FieldError::Required, Field::Comment) => Text::CommentMissing,
        (FieldError::Required, Field::Author) => Text::NameMissing,
        (FieldError::Required, Field::Email) => Text::EmailMissing,
        (FieldError::NotAnEmail(_), _) => Text::EmailInvalid,
        (FieldError::UnsafeScheme, _) => Text::WebsiteUnsafe,
        (FieldError::NotAWebAddress | FieldError::Required, _) => Text::WebsiteInvalid,
    };
    context.say(text).to_owned()
}

fn too_long(field: Field) -> Text {
    match field {
        Field::Comment => Text::CommentTooLong,
        Field::Author => Text::NameTooLong,
        Field::Email => Text::EmailTooLong,
        Field::Url => Text::WebsiteTooLong,
    }
}

/// What went wrong while sending; `None` where it is said elsewhere: at the fields, or by the countdown.
pub(super) fn failure_message(error: &PostError, context: &Context) -> Option<String> {
    let text = match error {
        PostError::Fields(_) | PostError::RateLimited { .. } => return None,
        PostError::ServerFault(status) => {
            let text = if *status < 500 { Text::SendNoEndpoint } else { Text::SendServerFault };
            return Some(context.fill(text, &digits(u64::from(*status))));
        }
        PostError::Refused(words) => {
            let said = words.as_deref().map(|words| context.fill(Text::ServerSays, words));
            let refused = context.say(Text::SendRefused);
            return Some(said.map_or_else(|| refused.to_owned(), |said| [refused, " ", &said].concat()));
        }
        PostError::Closed => Text::SendClosed,
        PostError::LoginRequired => Text::SendLoginRequired,
        PostError::TimedOut => Text::SendTimedOut,
        PostError::Offline => Text::SendOffline,
        PostError::NotUnderstood => Text::SendNotUnderstood,
    };
    Some(context.say(text).to_owned())
}
