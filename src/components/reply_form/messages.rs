//! Error messages.

use offprint_core::messages::MessageKey;
use offprint_core::model::reply::{Field, FieldError};
use offprint_core::model::submission::PostError;

use super::saturated;
use crate::components::UiContext;

/// Returns the message for an error in a field. It is the same at the field and in the summary.
pub(super) fn field_message(field: Field, error: &FieldError, context: &UiContext) -> String {
    context.t(match (error, field) {
        (FieldError::Server(words), _) => return words.clone(),
        (FieldError::TooLong { over }, _) => {
            let shorten = context.count(MessageKey::ShortenBy, saturated(*over));
            return [&context.t(too_long(field)), " ", &shorten].concat();
        }
        (FieldError::Required, Field::Comment) => MessageKey::CommentMissing,
        (FieldError::Required, Field::Author) => MessageKey::NameMissing,
        (FieldError::Required, Field::Email) => MessageKey::EmailMissing,
        (FieldError::NotAnEmail(_), _) => MessageKey::EmailInvalid,
        (FieldError::UnsafeScheme, _) => MessageKey::WebsiteUnsafe,
        (FieldError::NotAWebAddress | FieldError::Required, _) => MessageKey::WebsiteInvalid,
    })
}

fn too_long(field: Field) -> MessageKey {
    match field {
        Field::Comment => MessageKey::CommentTooLong,
        Field::Author => MessageKey::NameTooLong,
        Field::Email => MessageKey::EmailTooLong,
        Field::Url => MessageKey::WebsiteTooLong,
    }
}

/// Returns the message for an error while sending; `None` if the fields or the countdown show it instead.
pub(super) fn send_error_message(error: &PostError, context: &UiContext) -> Option<String> {
    let key = match error {
        PostError::Fields(_) | PostError::RateLimited { .. } => return None,
        PostError::ServerFault(status) => {
            let key = if *status < 500 { MessageKey::SendNoEndpoint } else { MessageKey::SendServerFault };
            return Some(context.fill(key, &status.to_string()));
        }
        PostError::Refused(Some(words)) => {
            let said = context.fill(MessageKey::ServerSays, words);
            return Some([&context.t(MessageKey::SendRefused), " ", &said].concat());
        }
        PostError::Refused(None) => MessageKey::SendRefused,
        PostError::Closed => MessageKey::SendClosed,
        PostError::LoginRequired => MessageKey::SendLoginRequired,
        PostError::TimedOut => MessageKey::SendTimedOut,
        PostError::Offline => MessageKey::SendOffline,
        PostError::NotUnderstood => MessageKey::SendNotUnderstood,
    };
    Some(context.t(key))
}
