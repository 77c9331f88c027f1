//! Times in the language of the page. The reader's time zone is unknown here, so a time is written in the zone of its source, with the name
//! of the zone.

use icu_calendar::Iso;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YMD, zone::LocalizedOffsetShort};
use icu_datetime::input::{Date, DateTime, Time, UtcOffset, ZonedDateTime};
use icu_locale::{Locale, locale};

use crate::timestamps::SourceTime;
use offprint::components::FormattedTime;

/// Formats a time in full; `None` if it is no time. It is one of the [`LanguageRules`](offprint::components::LanguageRules).
pub fn write_time(iso: &str, lang: &str) -> Option<FormattedTime> {
    let time = SourceTime::parse(iso)?;
    Some(FormattedTime { datetime: time.to_iso()?, text: in_language(lang, |locale| in_full(time, locale))? })
}

/// Formats a time for a `datetime` attribute.
pub fn datetime(iso: &str) -> Option<String> {
    SourceTime::parse(iso)?.to_iso()
}

/// Converts a time to the zone of another one, so that both fit into one line. It stays as it is if one of them names no zone.
pub fn in_zone_of(iso: &str, other: Option<&str>) -> String {
    let zone = other.and_then(SourceTime::parse).and_then(|other| other.offset);
    let moved = zone.zip(SourceTime::parse(iso)).and_then(|(zone, time)| time.in_zone(zone)?.to_iso());
    moved.unwrap_or_else(|| iso.to_owned())
}

/// Formats a time for a `datetime` attribute, in full, and as a day.
pub fn with_day(iso: &str, lang: &str) -> Option<[String; 3]> {
    let full = write_time(iso, lang)?;
    let date = iso_date(SourceTime::parse(iso)?)?;
    Some([full.datetime, full.text, in_language(lang, |locale| day(&date, locale))?])
}

/// Returns a time in milliseconds since 1970; NaN if it is no time. A time without a zone counts as UTC.
pub fn clock(iso: &str) -> f64 {
    crate::timestamps::millis(iso).map_or(f64::NAN, |millis| millis as f64)
}

/// Returns the current time in milliseconds since 1970.
pub fn now() -> f64 {
    jiff::Timestamp::now().as_millisecond() as f64
}

/// Formats a time in milliseconds since 1970 as ISO 8601; `None` if it is no time.
pub fn iso(millis: f64) -> Option<String> {
    millis.is_finite().then(|| crate::timestamps::rfc3339(millis as i64))
}

/// Formats something in a language; in English if the language is unknown or has no data.
fn in_language(lang: &str, write: impl Fn(&Locale) -> Option<String>) -> Option<String> {
    let known = Locale::try_from_str(lang).ok();
    // For a language without data the names of the months are "M01" to "M12".
    let is_written = |text: &String| !text.contains(" M0") && !text.contains(" M1");
    known.and_then(|locale| write(&locale)).filter(is_written).or_else(|| write(&locale!("en")))
}

fn in_full(source: SourceTime, locale: &Locale) -> Option<String> {
    let date = iso_date(source)?;
    let Some(time) = source.time else {
        return Some(DateTimeFormatter::try_new(locale.into(), YMD::long()).ok()?.format(&date).to_string());
    };
    let unsigned = |number: i8| u8::try_from(number).ok();
    let time = Time::try_new(unsigned(time.hour())?, unsigned(time.minute())?, unsigned(time.second())?, 0).ok()?;
    let fields = YMD::long().with_time_hm();
    if let Some(offset) = source.offset.filter(|offset| !offset.is_zero()) {
        let zone = UtcOffset::try_from_seconds(offset.seconds()).ok()?;
        let format = DateTimeFormatter::try_new(locale.into(), fields.with_zone(LocalizedOffsetShort)).ok()?;
        return Some(format.format(&ZonedDateTime { date, time, zone }).to_string());
    }
    let text = DateTimeFormatter::try_new(locale.into(), fields).ok()?.format(&DateTime { date, time }).to_string();
    // The library would write "GMT+0".
    Some(if source.offset.is_some() { text + " UTC" } else { text })
}

fn day(date: &Date<Iso>, locale: &Locale) -> Option<String> {
    Some(DateTimeFormatter::try_new(locale.into(), YMD::medium()).ok()?.format(date).to_string())
}

fn iso_date(source: SourceTime) -> Option<Date<Iso>> {
    let date = source.date;
    Date::try_new_iso(date.year().into(), date.month().try_into().ok()?, date.day().try_into().ok()?).ok()
}
