//! WordPress's error codes, and the fields that a server's parameters belong to.

use crate::model::reply::Field;

/// The meaning of an error code. It does not depend on the status: REST answers a flood with 400, the form with 429.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    RateLimited,
    AlreadyReceived,
    Closed,
    LoginRequired,
    /// These fields are invalid.
    Fields(&'static [Field]),
}

/// The codes of `WP_REST_Comments_Controller::create_item()`, `wp_handle_comment_submission()` and `wp_check_comment_data_max_lengths()`.
/// A post that is deleted or not public counts as closed.
const CODES: [(&str, Meaning); 27] = [
    ("comment_flood", Meaning::RateLimited),
    ("comment_duplicate", Meaning::AlreadyReceived),
    ("rest_comment_closed", Meaning::Closed),
    ("comment_closed", Meaning::Closed),
    ("closed", Meaning::Closed),
    ("rest_comment_trash_post", Meaning::Closed),
    ("rest_comment_draft_post", Meaning::Closed),
    ("rest_comment_invalid_post_id", Meaning::Closed),
    ("rest_comment_not_supported_post_type", Meaning::Closed),
    ("rest_cannot_read_post", Meaning::Closed),
    ("comment_on_trash", Meaning::Closed),
    ("comment_on_draft", Meaning::Closed),
    ("comment_on_password_protected", Meaning::Closed),
    ("comment_id_not_found", Meaning::Closed),
    ("rest_comment_login_required", Meaning::LoginRequired),
    ("not_logged_in", Meaning::LoginRequired),
    ("login_required", Meaning::LoginRequired),
    // The code does not tell which of both is missing, so both are reported.
    ("rest_comment_author_data_required", Meaning::Fields(&[Field::Author, Field::Email])),
    ("require_name_email", Meaning::Fields(&[Field::Author, Field::Email])),
    ("require_valid_email", Meaning::Fields(&[Field::Email])),
    ("rest_comment_content_invalid", Meaning::Fields(&[Field::Comment])),
    ("require_valid_comment", Meaning::Fields(&[Field::Comment])),
    ("comment_content_column_length", Meaning::Fields(&[Field::Comment])),
    ("comment_author_column_length", Meaning::Fields(&[Field::Author])),
    ("comment_author_email_column_length", Meaning::Fields(&[Field::Email])),
    ("comment_author_url_column_length", Meaning::Fields(&[Field::Url])),
    ("rest_invalid_email", Meaning::Fields(&[Field::Email])),
];

pub(super) fn meaning(code: &str) -> Option<Meaning> {
    CODES.iter().find(|(known, _)| *known == code).map(|(_, meaning)| *meaning)
}

/// Returns the field for the name of a parameter, Offprint's or that of WordPress's REST API.
pub(super) fn field(parameter: &str) -> Option<Field> {
    match parameter {
        "comment" | "content" => Some(Field::Comment),
        "author" | "author_name" | "name" => Some(Field::Author),
        "email" | "author_email" => Some(Field::Email),
        "url" | "author_url" | "website" => Some(Field::Url),
        _ => None,
    }
}
