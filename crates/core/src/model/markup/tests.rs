use super::Format::{Bold, Code, Italic, Link, Quote};
use super::Markup::{Html, Markdown};
use super::{Format, Markup, edit, utf16_length};

/// A text with its selection between `[[` and `]]`, as a browser sees it.
fn parse(marked: &str) -> (String, std::ops::Range<usize>) {
    let (before, rest) = marked.split_once("[[").unwrap_or((marked, "]]"));
    let (selected, after) = rest.split_once("]]").unwrap_or((rest, ""));
    let start = utf16_length(before);
    ([before, selected, after].concat(), start..start + utf16_length(selected))
}

/// Applies a format to such a text.
fn after(marked: &str, format: Format, markup: Markup) -> String {
    let (text, selection) = parse(marked);
    let edit = edit(&text, selection, format, markup);
    let mut units: Vec<u16> = text.encode_utf16().collect();
    units.splice(edit.replaced, edit.text.encode_utf16());
    let part = |range: std::ops::Range<usize>| String::from_utf16_lossy(&units[range]);
    let (start, end) = (edit.selection.start, edit.selection.end);
    [&part(0..start), "[[", &part(start..end), "]]", &part(end..units.len())].concat()
}

/// Asserts what comes of a format, and that asking again takes it back.
fn assert_toggles(markup: Markup, format: Format, before: &str, wanted: &str) {
    let formatted = after(before, format, markup);
    assert_eq!(formatted, wanted, "{markup:?} {format:?}");
    assert_eq!(after(&formatted, format, markup), before, "{markup:?} {format:?}, taken back");
}

#[test]
fn words_are_put_between_signs_and_taken_out_of_them_again() {
    for (markup, format, wanted) in [
        (Html, Bold, "so <strong>[[good]]</strong>!"),
        (Html, Italic, "so <em>[[good]]</em>!"),
        (Html, Code, "so <code>[[good]]</code>!"),
        (Markdown, Bold, "so **[[good]]**!"),
        (Markdown, Italic, "so *[[good]]*!"),
        (Markdown, Code, "so `[[good]]`!"),
    ] {
        assert_toggles(markup, format, "so [[good]]!", wanted);
    }
}

#[test]
fn with_nothing_selected_what_is_typed_next_is_formatted() {
    for (markup, format, wanted) in [
        (Html, Bold, "a <strong>[[]]</strong>"),
        (Html, Code, "a <code>[[]]</code>"),
        (Markdown, Bold, "a **[[]]**"),
        (Markdown, Italic, "a *[[]]*"),
        (Markdown, Code, "a `[[]]`"),
    ] {
        assert_toggles(markup, format, "a [[]]", wanted);
    }
}

#[test]
fn white_space_at_the_ends_of_a_selection_stays_outside() {
    assert_eq!(after("so[[ good\n]]!", Bold, Markdown), "so **[[good]]**\n!");
    assert_eq!(after("so[[ good ]]!", Italic, Html), "so <em>[[good]]</em> !");
    assert_eq!(after("a[[ \n ]]b", Bold, Markdown), "a**[[]]** \n b");
}

#[test]
fn offsets_count_as_browsers_do() {
    assert_toggles(Markdown, Bold, "🧭 [[né 👩‍🚀]] à", "🧭 **[[né 👩‍🚀]]** à");
    assert_toggles(Html, Quote, "[[🧭🧭]]", "<blockquote>[[🧭🧭]]</blockquote>");
    let cut = edit("🧭", 1..1, Bold, Markdown);
    assert_eq!((cut.replaced, cut.text.as_str()), (0..0, "****"));
    assert_eq!(edit("a", 7..9, Bold, Markdown).replaced, 1..1);
}

#[test]
fn signs_that_are_selected_too_are_taken_away() {
    assert_eq!(after("[[<strong>a</strong>]] b", Bold, Html), "[[a]] b");
    assert_eq!(after("[[**a**]] b", Bold, Markdown), "[[a]] b");
    assert_eq!(after("x [[<a href=\"https://a.example\">a</a>]]", Link, Html), "x [[a]]");
}

#[test]
fn a_part_of_an_element_loses_the_whole_elements_tags() {
    assert_eq!(after("<strong>one [[two]] three</strong>", Bold, Html), "one [[two]] three");
    assert_eq!(after("<blockquote>one\ntw[[]]o</blockquote>", Quote, Html), "one\ntw[[]]o");
    assert_eq!(after("<em>a</em> [[b]] <em>c</em>", Italic, Html), "<em>a</em> <em>[[b]]</em> <em>c</em>");
    assert_eq!(after("[[]]<em>a</em>", Italic, Html), "<em>[[]]</em><em>a</em>");
    assert_eq!(after("<abbr>[[a]]</abbr>", Link, Html), "<abbr><a href=\"[[https://]]\">a</a></abbr>");
}

#[test]
fn strong_and_weak_emphasis_do_not_take_each_others_stars() {
    assert_toggles(Markdown, Italic, "**[[a]]**", "***[[a]]***");
    assert_toggles(Markdown, Bold, "*[[a]]*", "***[[a]]***");
}

#[test]
fn paragraphs_are_formatted_one_by_one() {
    assert_toggles(Markdown, Bold, "[[one\n\ntwo\nthree]]", "[[**one**\n\n**two\nthree**]]");
    assert_toggles(Html, Italic, "[[one\n\ntwo]]", "[[<em>one</em>\n\n<em>two</em>]]");
}

#[test]
fn an_address_becomes_a_link_to_itself_and_words_wait_for_one() {
    assert_eq!(after("see [[it]].", Link, Html), "see <a href=\"[[https://]]\">it</a>.");
    assert_eq!(after("see [[it]].", Link, Markdown), "see [it]([[https://]]).");
    assert_eq!(
        after("[[https://a.example/?q=\"b]]", Link, Html),
        "<a href=\"https://a.example/?q=%22b\">[[https://a.example/?q=\"b]]</a>"
    );
    assert_eq!(
        after("[[https://a.example/(b)]]", Link, Markdown),
        "[[[https://a.example/(b)]]](https://a.example/%28b%29)"
    );
    assert_eq!(after("[[]]", Link, Html), "<a href=\"https://\">[[]]</a>");
    assert_eq!(after("see <a href=\"[[https://]]\">it</a>", Link, Html), "see [[]]it");
    let typed = edit("see [it](https://)", 9..17, Link, Markdown);
    assert_eq!((typed.replaced, typed.text.as_str()), (4..18, "it"));
    let label = edit("see [it](https://a.example)", 5..7, Link, Markdown);
    assert_eq!((label.replaced, label.text.as_str(), label.selection), (4..27, "it", 4..6));
}

#[test]
fn a_quotation_takes_whole_lines() {
    assert_eq!(after("one\nt[[wo\nth]]ree", Quote, Markdown), "one\n\n[[> two\n> three]]");
    assert_eq!(after("[[> two\n> three]]", Quote, Markdown), "[[two\nthree]]");
    assert_eq!(after("[[one\n]]two", Quote, Markdown), "[[> one]]\n\ntwo");
    assert_eq!(after("[[one\n\ntwo]]", Quote, Markdown), "[[> one\n> \n> two]]");
    assert_eq!(after("one\nt[[w]]o\nthree", Quote, Html), "one\n\n<blockquote>[[two]]</blockquote>\n\nthree");
    assert_eq!(after("one\n\n[[]]", Quote, Markdown), "one\n\n> [[]]");
    assert_eq!(after("said[[]]", Quote, Html), "<blockquote>said[[]]</blockquote>");
}

#[test]
fn code_is_shown_letter_by_letter() {
    assert_toggles(Html, Code, "[[a < b && c]]", "<code>[[a &lt; b &amp;&amp; c]]</code>");
    assert_eq!(after("[[a `b` c]]", Code, Markdown), "``[[a `b` c]]``");
    assert_eq!(after("[[`b`]]", Code, Markdown), "`` [[`b`]] ``");
    assert_toggles(Markdown, Code, "[[a\n  b]]", "```\n[[a\n  b]]\n```");
}

#[test]
fn letters_ask_for_formats() {
    assert_eq!(Format::of_shortcut('k'), Some(Link));
    assert_eq!(Format::of_shortcut('q'), None);
    assert_eq!(Format::ALL.into_iter().filter_map(Format::shortcut).collect::<String>(), "bik");
}
