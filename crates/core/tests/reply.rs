//! The rules of the reply form: what may be sent, what is said about the rest, and what may follow what.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use offprint_core::model::reply::RequiredFields;
use offprint_core::model::reply::{
    EmailProblem, Field, FieldError, ReplyDraft, bytes_left, check, email_problem, is_web_link, normal_website,
    suggest_email, validate, without_tags,
};
use offprint_core::model::submission::{Outcome, PostError, Submission};

fn good() -> ReplyDraft {
    ReplyDraft {
        comment: "Well said.".into(),
        author: "Ann".into(),
        email: "ann@example.com".into(),
        url: String::new(),
        parent: None,
    }
}

fn with(field: Field, value: &str) -> ReplyDraft {
    let mut draft = good();
    draft.set(field, value.into());
    draft
}

#[test]
fn fields_have_wordpress_names_order_and_limits() {
    let rows: Vec<_> =
        Field::ALL.iter().map(|field| (field.name(), field.limit(), RequiredFields::default().has(*field))).collect();
    assert_eq!(rows, [("comment", 65_525, true), ("author", 245, true), ("email", 100, true), ("url", 200, false)]);
}

#[test]
fn a_draft_gives_back_what_was_typed() {
    let mut draft = ReplyDraft::default();
    for field in Field::ALL {
        draft.set(field, format!(" {} ", field.name()));
    }
    for field in Field::ALL {
        assert_eq!(draft.get(field), format!(" {} ", field.name()));
    }
}

#[test]
fn a_draft_is_empty_until_something_is_typed() {
    let mut draft = ReplyDraft { parent: Some("7".into()), ..ReplyDraft::default() };
    assert!(draft.is_empty());
    draft.set(Field::Comment, " \n".into());
    assert!(draft.is_empty());
    for field in Field::ALL {
        let mut draft = ReplyDraft::default();
        draft.set(field, "x".into());
        assert!(!draft.is_empty());
    }
}

#[test]
fn a_good_draft_becomes_a_trimmed_reply() {
    let draft = ReplyDraft {
        comment: "  Two\n\nparagraphs. \n".into(),
        author: "\tAnn <3 ".into(),
        email: " ann@example.com\u{a0}".into(),
        url: " example.com ".into(),
        parent: Some("12".into()),
    };
    let reply = validate(&draft, RequiredFields::default()).unwrap();
    assert_eq!(reply.comment(), "Two\n\nparagraphs.");
    assert_eq!(reply.author(), "Ann <3");
    assert_eq!(reply.email(), "ann@example.com");
    assert_eq!(reply.url(), Some("https://example.com"));
    assert_eq!(reply.parent(), Some("12"));
}

#[test]
fn a_website_and_a_parent_may_be_missing() {
    let reply =
        validate(&ReplyDraft { parent: Some(String::new()), ..with(Field::Url, "  ") }, RequiredFields::default())
            .unwrap();
    assert_eq!((reply.url(), reply.parent()), (None, None));
}

#[test]
fn every_wrong_field_is_named_in_form_order() {
    let draft = ReplyDraft { url: "javascript:alert(1)".into(), email: "ann".into(), ..ReplyDraft::default() };
    assert_eq!(
        validate(&draft, RequiredFields::default()),
        Err(vec![
            (Field::Comment, FieldError::Required),
            (Field::Author, FieldError::Required),
            (Field::Email, FieldError::NotAnEmail(EmailProblem::NoAt)),
            (Field::Url, FieldError::UnsafeScheme),
        ])
    );
}

#[test]
fn checking_one_field_says_the_same_as_validating_all() {
    for draft in
        [good(), ReplyDraft::default(), with(Field::Url, "x"), with(Field::Email, "a@b.c"), with(Field::Author, " ")]
    {
        let one_by_one: Vec<_> = Field::ALL
            .iter()
            .filter_map(|&field| Some((field, check(&draft, field, RequiredFields::default())?)))
            .collect();
        assert_eq!(validate(&draft, RequiredFields::default()).err().unwrap_or_default(), one_by_one);
    }
}

#[test]
fn what_can_not_be_seen_counts_as_empty() {
    for nothing in ["", " ", "\n\t\r", "\u{a0}", "\u{3000}", "\u{200b}", "\u{feff}\u{200e}", "\0"] {
        for field in [Field::Comment, Field::Author, Field::Email] {
            assert_eq!(
                check(&with(field, nothing), field, RequiredFields::default()),
                Some(FieldError::Required),
                "{field:?} {nothing:?}"
            );
        }
        assert_eq!(check(&with(Field::Url, nothing), Field::Url, RequiredFields::default()), None, "{nothing:?}");
    }
}

#[test]
fn a_name_of_nothing_but_tags_counts_as_empty() {
    for name in ["<b></b>", "<b> </b>", "<3 Ann", "<!-- Ann -->", "<img alt='>'>"] {
        assert_eq!(
            check(&with(Field::Author, name), Field::Author, RequiredFields::default()),
            Some(FieldError::Required),
            "{name}"
        );
    }
    for name in ["<b>Ann</b>", "Ann < Bob", "Ann <3", "O'Neil", "李"] {
        assert_eq!(check(&with(Field::Author, name), Field::Author, RequiredFields::default()), None, "{name}");
    }
    assert_eq!(
        check(&with(Field::Comment, "<b></b>"), Field::Comment, RequiredFields::default()),
        None,
        "a comment is only trimmed"
    );
}

#[test]
fn tags_are_told_from_text_as_php_does() {
    for (text, left) in [
        ("a <b>c</b> d", "a c d"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("a<b", "a"),
        ("<p title=\"1 > 0\">x</p>y", "xy"),
        ("<a <b> c>d", "d"),
        ("x>y", "x>y"),
        ("a<", "a"),
        ("", ""),
    ] {
        assert_eq!(without_tags(text), left, "{text}");
    }
}

#[test]
fn limits_are_counted_in_bytes_of_what_is_sent() {
    let too_long = |over| Some(FieldError::TooLong { over });
    for (field, value, error) in [
        (Field::Author, "x".repeat(245), None),
        (Field::Author, "x".repeat(246), too_long(1)),
        (Field::Author, "é".repeat(122), None),
        (Field::Author, "é".repeat(124), too_long(3)),
        (Field::Author, format!("  {}  ", "x".repeat(245)), None),
        (Field::Comment, "x".repeat(65_525), None),
        (Field::Comment, "あ".repeat(21_842), too_long(1)),
        (Field::Email, format!("{}@example.com", "a".repeat(88)), None),
        (Field::Email, format!("{}@example.com", "a".repeat(90)), too_long(2)),
        (Field::Url, format!("https://example.com/{}", "a".repeat(180)), None),
        (Field::Url, format!("https://example.com/{}", "a".repeat(181)), too_long(1)),
        (Field::Url, format!("example.com/{}", "a".repeat(180)), None),
        (Field::Url, format!("example.com/{}", "a".repeat(181)), too_long(1)),
    ] {
        assert_eq!(
            check(&with(field, &value), field, RequiredFields::default()),
            error,
            "{field:?} {} bytes",
            value.len()
        );
    }
}

#[test]
fn a_count_of_what_is_left_appears_only_near_the_limit() {
    for (field, length, left) in [
        (Field::Comment, 0, None),
        (Field::Comment, 64_524, None),
        (Field::Comment, 64_525, Some(1_000)),
        (Field::Comment, 65_525, Some(0)),
        (Field::Comment, 65_526, None),
        (Field::Author, 220, None),
        (Field::Author, 221, Some(24)),
        (Field::Email, 79, None),
        (Field::Email, 80, Some(20)),
        (Field::Url, 179, None),
        (Field::Url, 180, Some(20)),
    ] {
        assert_eq!(bytes_left(field, &"x".repeat(length)), left, "{field:?} {length}");
    }
    assert_eq!(bytes_left(Field::Author, &"é".repeat(122)), Some(1));
    let address = format!("example.com/{}", "a".repeat(170));
    assert_eq!(bytes_left(Field::Url, &address), Some(10), "the scheme that will be added counts");
}

#[test]
fn an_email_address_is_what_wordpress_takes_for_one() {
    use EmailProblem::*;
    let long_label = format!("a@{}.com", "x".repeat(64));
    let long_ending = format!("a@b.{}", "c".repeat(70));
    let rows = [
        ("a@b.c", Some(TooShort)),
        ("a@b.co", None),
        ("ab@c.d", None),
        ("a@bc.d", None),
        ("abc@d", Some(TooShort)),
        ("user@localhost", Some(NoDot)),
        ("@b.com", Some(NoAt)),
        ("a@b@c.com", Some(InDomain)),
        ("a..b@example.com", None),
        (".a@example.com", None),
        ("a.@example.com", None),
        ("a@example..com", Some(DoubleDot)),
        ("a@.example.com", Some(DotAtEdge)),
        ("a@example.com.", Some(DotAtEdge)),
        ("a@-example.com", Some(HyphenAtEdge)),
        ("a@example-.com", Some(HyphenAtEdge)),
        ("a@ex_ample.com", Some(InDomain)),
        ("a@exämple.com", Some(InDomain)),
        ("ünï@example.com", Some(BeforeAt)),
        ("a b@example.com", Some(BeforeAt)),
        ("\"a b\"@example.com", Some(BeforeAt)),
        ("a@[127.0.0.1]", Some(InDomain)),
        ("a@127.0.0.1", None),
        ("a+b@example.com", None),
        ("o'neil@example.com", None),
        ("a@example.c", None),
        ("a@example.123", None),
        (long_label.as_str(), None),
        ("a@xn--exmple-cua.com", None),
        (" a@example.com", Some(BeforeAt)),
        ("a@example.com ", Some(DotAtEdge)),
        ("a@example.com\\n", Some(InDomain)),
        ("a,b@example.com", Some(BeforeAt)),
        ("a<b@example.com", Some(BeforeAt)),
        ("a@example,com", Some(NoDot)),
        ("用户@例え.jp", Some(BeforeAt)),
        (long_ending.as_str(), None),
    ];
    assert_eq!(rows.len(), 37);
    assert_eq!((long_label.len(), long_ending.len()), (70, 74));
    for (address, problem) in rows {
        assert_eq!(email_problem(address), problem, "{address:?}");
    }
}

#[test]
fn an_email_address_can_not_smuggle_a_line_break() {
    for address in
        ["a\n@example.com", "a@example.com\nbcc", "a@exam\rple.com", "a\0@example.com", "@@b.com", "a@b. c.com"]
    {
        assert!(email_problem(address).is_some(), "{address:?}");
    }
}

#[test]
fn a_reader_who_forgot_the_at_sign_is_told_so() {
    for (typed, problem) in [
        ("ann", EmailProblem::NoAt),
        ("ann.example.com", EmailProblem::NoAt),
        ("a@b.c", EmailProblem::TooShort),
        ("@b", EmailProblem::TooShort),
    ] {
        assert_eq!(
            check(&with(Field::Email, typed), Field::Email, RequiredFields::default()),
            Some(FieldError::NotAnEmail(problem)),
            "{typed}"
        );
    }
}

#[test]
fn an_email_address_is_trimmed_of_what_came_along_when_it_was_copied() {
    for typed in
        [" ann@example.com ", "ann@example.com\n", "\u{202a}ann@example.com\u{202c}", "\u{feff}ann@example.com"]
    {
        assert_eq!(
            validate(&with(Field::Email, typed), RequiredFields::default()).unwrap().email(),
            "ann@example.com",
            "{typed:?}"
        );
    }
}

#[test]
fn a_first_direction_mark_in_a_comment_is_kept() {
    assert_eq!(
        validate(&with(Field::Comment, " \u{200f}OK? "), RequiredFields::default()).unwrap().comment(),
        "\u{200f}OK?"
    );
}

#[test]
fn a_website_is_sent_with_its_scheme() {
    for (typed, sent) in [
        ("example.com", "https://example.com"),
        ("www.example.com/about?a=b#c", "https://www.example.com/about?a=b#c"),
        ("http://example.com", "http://example.com"),
        ("HTTPS://Example.com/A", "https://Example.com/A"),
        ("//example.com", "https://example.com"),
        ("http:example.com", "http://example.com"),
        ("https:/example.com", "https://example.com"),
        ("https:///example.com", "https://example.com"),
        ("example.com:8080/path", "https://example.com:8080/path"),
        ("example.com:8080", "https://example.com:8080"),
        ("https://example.com:443?x", "https://example.com:443?x"),
        ("example.com?to=http://a.b/c", "https://example.com?to=http://a.b/c"),
        ("example.com/a:b", "https://example.com/a:b"),
        ("192.168.0.1", "https://192.168.0.1"),
        ("exämple.com", "https://exämple.com"),
        ("例え.jp/道", "https://例え.jp/道"),
        ("пример.рф", "https://пример.рф"),
        ("my_site.example.com", "https://my_site.example.com"),
        ("example.com/@ann", "https://example.com/@ann"),
        ("example.com/my page", "https://example.com/my%20page"),
        ("example.com/\"><script>", "https://example.com/%22%3E%3Cscript%3E"),
        ("exam\nple.com", "https://example.com"),
    ] {
        assert_eq!(normal_website(typed).as_deref(), Ok(sent), "{typed:?}");
        assert_eq!(normal_website(sent).as_deref(), Ok(sent), "{sent:?} is settled");
    }
}

#[test]
fn an_address_that_runs_something_is_unsafe() {
    for typed in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "javascript://example.com/%0aalert(1)",
        "data:text/html,<script>",
        "vbscript:msgbox",
        "file:///etc/passwd",
        "blob:https://example.com/1",
        "about:blank",
        "filesystem:https://example.com/",
        "view-source:https://example.com",
    ] {
        assert_eq!(normal_website(typed), Err(FieldError::UnsafeScheme), "{typed:?}");
        assert_eq!(
            check(&with(Field::Url, typed), Field::Url, RequiredFields::default()),
            Some(FieldError::UnsafeScheme),
            "{typed:?}"
        );
    }
}

#[test]
fn what_leads_to_no_page_is_no_web_address() {
    let long_label = format!("{}.com", "a".repeat(64));
    let long_host = format!("{}com", "abcdefgh.".repeat(28));
    for typed in [
        "not a url",
        "example",
        "localhost:8080",
        "https://",
        "http:",
        "://example.com",
        ":",
        "?",
        ".",
        "..",
        ".com",
        "example.com.",
        "example..com",
        "-example.com",
        "example-.com",
        "example.c",
        "1.5",
        "256.1.1.1",
        "1.2.3.4.5",
        "ann@example.com",
        "https://example.com@evil.example",
        "https://example.com\\@evil.example",
        "example.com\\a",
        "example.com/a\\b",
        "ftp://example.com",
        "mailto:ann@example.com",
        "tel:+123",
        "htp://example.com",
        "https//example.com",
        "https://https://example.com",
        "example.com:99999",
        "example.com:",
        "example.com:80x",
        "exa mple.com",
        "exam<ple.com",
        "javascript%3Aalert(1)",
        "javascript&colon;alert(1)",
        "[::1]",
        "see example.com for more",
        "exam\u{2028}ple.com",
        "exam\u{200b}ple.com",
        "exam\u{3000}ple.com",
        long_label.as_str(),
        long_host.as_str(),
    ] {
        assert_eq!(normal_website(typed), Err(FieldError::NotAWebAddress), "{typed:?}");
    }
}

#[test]
fn only_web_addresses_are_followed_when_a_server_gives_them() {
    for address in
        ["https://example.com/#comment-1", "HTTP://example.com", "/a#c", "#comment-7", "//example.com", "?p=1", ""]
    {
        assert!(is_web_link(address), "{address}");
    }
    for address in
        ["javascript:alert(1)", "JAVASCRIPT:x", "data:,x", "java\nscript:x", " javascript:x", "\u{1}javascript:x"]
    {
        assert!(!is_web_link(address), "{address:?}");
    }
}

#[test]
fn a_likely_slip_in_an_email_domain_gets_a_hint() {
    for (typed, meant) in [
        ("ann@gmial.com", "ann@gmail.com"),
        ("ann@gmai.com", "ann@gmail.com"),
        ("ann@gmal.com", "ann@gmail.com"),
        ("ann@gmaill.com", "ann@gmail.com"),
        ("ann@gnail.com", "ann@gmail.com"),
        ("ann@mgail.com", "ann@gmail.com"),
        ("ann@ggmail.com", "ann@gmail.com"),
        ("ann@gmail.con", "ann@gmail.com"),
        ("ann@gmail.cmo", "ann@gmail.com"),
        ("ann@gmail.co", "ann@gmail.com"),
        ("ann@gmail.cm", "ann@gmail.com"),
        ("ann@gmail.om", "ann@gmail.com"),
        ("ann@gmail.comm", "ann@gmail.com"),
        ("ann@gmailcom", "ann@gmail.com"),
        ("ann@gmail,com", "ann@gmail.com"),
        ("ann@gmail", "ann@gmail.com"),
        ("ann@hotmail", "ann@hotmail.com"),
        ("ann@gmial.con", "ann@gmail.com"),
        ("Ann.B+c@GMIAL.COM", "Ann.B+c@gmail.com"),
        (" ann@gmial.com ", "ann@gmail.com"),
        ("ann@yaho.com", "ann@yahoo.com"),
        ("ann@yahooo.com", "ann@yahoo.com"),
        ("ann@yhaoo.com", "ann@yahoo.com"),
        ("ann@yahoo.cm", "ann@yahoo.com"),
        ("ann@hotmial.com", "ann@hotmail.com"),
        ("ann@hotmal.com", "ann@hotmail.com"),
        ("ann@homail.com", "ann@hotmail.com"),
        ("ann@hotmil.co", "ann@hotmail.com"),
        ("ann@hotmail.co", "ann@hotmail.com"),
        ("ann@outlok.com", "ann@outlook.com"),
        ("ann@outllok.com", "ann@outlook.com"),
        ("ann@outlook.vom", "ann@outlook.com"),
        ("ann@iclod.com", "ann@icloud.com"),
        ("ann@icoud.com", "ann@icloud.com"),
        ("ann@icloud.ocm", "ann@icloud.com"),
        ("ann@mial.ru", "ann@mail.ru"),
        ("ann@maill.ru", "ann@mail.ru"),
        ("ann@mail,ru", "ann@mail.ru"),
        ("ann@yandx.ru", "ann@yandex.ru"),
        ("ann@yadnex.ru", "ann@yandex.ru"),
        ("ann@gxm.de", "ann@gmx.de"),
        ("ann@gmxx.de", "ann@gmx.de"),
        ("ann@wbe.de", "ann@web.de"),
        ("ann@tonline.de", "ann@t-online.de"),
        ("ann@protn.me", "ann@proton.me"),
        ("ann@protonmial.com", "ann@protonmail.com"),
        ("ann@live.con", "ann@live.com"),
        ("ann@aol.cmo", "ann@aol.com"),
        ("ann@example.con", "ann@example.com"),
        ("ann@example,com", "ann@example.com"),
        ("ann@news.example.ogr", "ann@news.example.org"),
    ] {
        assert_eq!(suggest_email(typed).as_deref(), Some(meant), "{typed}");
        assert_eq!(suggest_email(meant), None, "{meant} is right");
    }
}

#[test]
fn a_real_domain_near_a_common_one_gets_no_hint() {
    for domain in [
        "gmail.com",
        "googlemail.com",
        "ymail.com",
        "mail.com",
        "email.com",
        "email.de",
        "gmx.net",
        "gmx.com",
        "gmx.at",
        "gmx.ch",
        "gmx.fr",
        "gmx.us",
        "gmx.es",
        "aol.com",
        "aol.de",
        "aon.com",
        "bol.com",
        "gol.com",
        "me.com",
        "mac.com",
        "msn.com",
        "live.com",
        "live.co.uk",
        "live.fr",
        "love.com",
        "line.com",
        "yahoo.fr",
        "yahoo.de",
        "yahoo.in",
        "yahoo.co.uk",
        "yahoo.co.in",
        "yahoo.co.jp",
        "yahoo.com.br",
        "yahoo.com.hk",
        "yahoo.com.ar",
        "hotmail.co.uk",
        "hotmail.co.jp",
        "hotmail.fr",
        "hotmail.it",
        "hotmail.es",
        "hotmail.de",
        "hotmail.cl",
        "hotmail.no",
        "hotmail.be",
        "hotmail.com.br",
        "outlook.de",
        "outlook.fr",
        "outlook.jp",
        "outlook.com.br",
        "outlook.co.id",
        "outlet.com",
        "outback.com",
        "cloud.com",
        "iclub.com",
        "mai.ru",
        "email.ru",
        "nail.ru",
        "mail.ro",
        "mail.rs",
        "mail.de",
        "mail.ua",
        "bk.ru",
        "list.ru",
        "inbox.ru",
        "internet.ru",
        "gambler.ru",
        "ya.ru",
        "yandex.by",
        "yandex.kz",
        "yandex.ua",
        "wem.de",
        "we.de",
        "online.de",
        "pm.me",
        "proton.ch",
        "protonmail.ch",
        "rocketmail.com",
        "fastmail.com",
        "fastmail.fm",
        "hey.com",
        "hushmail.com",
        "tutanota.com",
        "tuta.io",
        "zoho.com",
        "qq.com",
        "163.com",
        "126.com",
        "naver.com",
        "daum.net",
        "comcast.net",
        "verizon.net",
        "orange.fr",
        "free.fr",
        "laposte.net",
        "libero.it",
        "example.com",
        "example.co",
        "example.cm",
        "example.om",
        "example.cam",
        "example.net",
        "example.org",
        "cambarysu.com",
        "mail.example.com",
        "bbc.co.uk",
        "ox.ac.uk",
        "hotels.com",
    ] {
        let address = format!("ann@{domain}");
        assert_eq!(suggest_email(&address), None, "{domain}");
    }
}

#[test]
fn what_is_hardly_an_address_gets_no_hint() {
    for typed in [
        "",
        "ann",
        "@",
        "@gmial.com",
        "ann@",
        "ann@g",
        "ann@.",
        "ann@.con",
        "a@b@gmial.com",
        "ann@ü",
        "ann@üü",
        "ann@mail",
        "ann@yandex",
        "ann@localhost",
        "ann@,com",
    ] {
        assert_eq!(suggest_email(typed), None, "{typed}");
    }
}

#[test]
fn a_reply_can_not_be_sent_twice() {
    let sending = Submission::Idle.submit().unwrap();
    assert_eq!(sending, Submission::Sending);
    assert!(sending.is_sending());
    assert_eq!(sending.submit(), None);
    let done = sending.finish(Ok(Outcome::Held));
    assert_eq!(done.submit(), None);
    assert_eq!(done.again(), Submission::Idle);
}

#[test]
fn a_failed_reply_may_be_sent_again() {
    for error in [
        PostError::TimedOut,
        PostError::Offline,
        PostError::ServerFault(500),
        PostError::Closed,
        PostError::Refused(None),
    ] {
        let failed = Submission::Sending.finish(Err(error));
        assert_eq!(failed.submit(), Some(Submission::Sending));
    }
}

#[test]
fn only_a_form_that_is_sending_takes_an_answer() {
    for state in [Submission::Idle, Submission::Done(Outcome::Held), Submission::Failed(PostError::TimedOut)] {
        assert_eq!(state.finish(Ok(Outcome::Duplicate)), state);
        assert_eq!(state.finish(Err(PostError::Offline)), state);
    }
}

#[test]
fn only_a_form_that_is_done_starts_again() {
    for state in [Submission::Idle, Submission::Sending, Submission::Failed(PostError::Closed)] {
        assert_eq!(state.again(), state);
    }
}

#[test]
fn a_countdown_runs_to_its_end_before_the_next_try() {
    let waiting = Submission::Sending.finish(Err(PostError::RateLimited { seconds: 15 }));
    assert_eq!((waiting.wait(), waiting.submit()), (Some(15), None));
    let later = waiting.tick(1);
    assert_eq!((later.wait(), later.submit()), (Some(14), None));
    let over = later.tick(40);
    assert_eq!(over, Submission::Failed(PostError::RateLimited { seconds: 0 }));
    assert_eq!((over.wait(), over.submit()), (None, Some(Submission::Sending)));
    assert_eq!(Submission::Sending.tick(3), Submission::Sending);
}

#[test]
fn an_error_says_whether_asking_again_may_help() {
    for (error, transient, log) in [
        (
            PostError::Fields(vec![(Field::Email, FieldError::Required), (Field::Url, FieldError::UnsafeScheme)]),
            false,
            "refused fields: email url",
        ),
        (PostError::RateLimited { seconds: 9 }, true, "too fast, wait 9 s"),
        (PostError::Closed, false, "replies are closed"),
        (PostError::LoginRequired, false, "sign-in required"),
        (PostError::Refused(None), false, "refused"),
        (PostError::Refused(Some("No.".into())), false, "refused: No."),
        (PostError::TimedOut, true, "no answer in time"),
        (PostError::Offline, true, "no connection"),
        (PostError::ServerFault(503), true, "server answered 503"),
        (PostError::ServerFault(404), false, "server answered 404"),
        (PostError::NotUnderstood, true, "answer not understood"),
    ] {
        assert_eq!((error.is_transient(), error.to_string().as_str()), (transient, log));
    }
}
