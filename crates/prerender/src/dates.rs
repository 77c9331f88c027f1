//! Times as the language of the page writes them. A reader's own time zone is not known here, so a time is told in the one
//! its source gave, and says which that is.

use icu_calendar::Iso;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YMD, zone::LocalizedOffsetShort};
use icu_datetime::input::{Date, DateTime, Time, UtcOffset, ZonedDateTime};
use icu_locale_core::{Locale, locale};

use offprint::components::FormattedTime;

/// A time in full; `None` when it is no time. Fits [`WriteTime`](offprint::components::context::WriteTime).
pub fn write_time(iso: &str, lang: Option<&str>) -> Option<FormattedTime> {
    let time = Written::read(iso)?;
    Some(FormattedTime { datetime: time.datetime(), text: in_language(lang, |locale| time.in_full(locale))? })
}

/// A time for machines.
pub fn datetime(iso: &str) -> Option<String> {
    Some(Written::read(iso)?.datetime())
}

/// A time for machines, in full, and as its day alone.
pub fn with_day(iso: &str, lang: Option<&str>) -> Option<[String; 3]> {
    let time = Written::read(iso)?;
    let full = write_time(iso, lang)?;
    Some([full.datetime, full.text, in_language(lang, |locale| time.day(locale))?])
}

/// Milliseconds since 1970; NaN when it is no time. What does not say its zone counts as UTC.
pub fn clock(iso: &str) -> f64 {
    Written::read(iso).map_or(f64::NAN, |time| time.seconds() as f64 * 1000.0)
}

/// English where the language is not known, or nothing is known of it.
fn in_language(lang: Option<&str>, write: impl Fn(&Locale) -> Option<String>) -> Option<String> {
    let known = lang.and_then(|lang| Locale::try_from_str(lang).ok());
    // Of a language without data the months are "M01" to "M12".
    let is_written = |text: &String| !text.contains(" M0") && !text.contains(" M1");
    known.and_then(|locale| write(&locale)).filter(is_written).or_else(|| write(&locale!("en")))
}

/// A time as its source wrote it.
struct Written {
    date: Date<Iso>,
    /// Absent where only a day is given.
    time: Option<Time>,
    /// In seconds; absent where it is not said.
    offset: Option<i32>,
}

impl Written {
    /// Reads ISO 8601: `2025-01-29`, with `T16:45`, with seconds and their fraction, with `Z` or `+05:00`.
    fn read(iso: &str) -> Option<Self> {
        let iso = iso.trim();
        let (day, rest) = iso.split_at_checked(10)?;
        let mut parts = day.split('-');
        let year = number(parts.next()?)?;
        let (month, of_month) = (number(parts.next()?)?, number(parts.next()?)?);
        let date = Date::try_new_iso(year, month.try_into().ok()?, of_month.try_into().ok()?).ok()?;
        if rest.is_empty() {
            return Some(Self { date, time: None, offset: None });
        }
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let (clock, offset) = match rest.find(['Z', 'z', '+', '-']) {
            Some(at) => (&rest[..at], Some(offset(&rest[at..])?)),
            None => (rest, None),
        };
        Some(Self { date, time: Some(time(clock)?), offset })
    }

    fn datetime(&self) -> String {
        let (year, month, day) = (self.date.era_year().year, self.date.month().number(), self.date.day_of_month().0);
        let date = format!("{year:04}-{month:02}-{day:02}");
        let Some(time) = self.time else { return date };
        let zone = self.offset.map(|offset| match offset {
            0 => "Z".to_owned(),
            _ => format!(
                "{}{:02}:{:02}",
                if offset < 0 { '-' } else { '+' },
                offset.abs() / 3600,
                offset.abs() / 60 % 60
            ),
        });
        let (hour, minute, second) = (time.hour.number(), time.minute.number(), time.second.number());
        format!("{date}T{hour:02}:{minute:02}:{second:02}{}", zone.unwrap_or_default())
    }

    fn seconds(&self) -> i64 {
        let days = self.date.to_rata_die() - Date::try_new_iso(1970, 1, 1).map_or(self.date, |date| date).to_rata_die();
        let time = self.time.map_or(0, |time| {
            i64::from(time.hour.number()) * 3600
                + i64::from(time.minute.number()) * 60
                + i64::from(time.second.number())
        });
        days * 86_400 + time - i64::from(self.offset.unwrap_or(0))
    }

    fn in_full(&self, locale: &Locale) -> Option<String> {
        let Some(time) = self.time else {
            return Some(DateTimeFormatter::try_new(locale.into(), YMD::long()).ok()?.format(&self.date).to_string());
        };
        let date = self.date;
        let fields = YMD::long().with_time_hm();
        if let Some(offset) = self.offset.filter(|offset| *offset != 0) {
            let zone = UtcOffset::try_from_seconds(offset).ok()?;
            let format = DateTimeFormatter::try_new(locale.into(), fields.with_zone(LocalizedOffsetShort)).ok()?;
            return Some(format.format(&ZonedDateTime { date, time, zone }).to_string());
        }
        let text = DateTimeFormatter::try_new(locale.into(), fields).ok()?.format(&DateTime { date, time }).to_string();
        // The library would write "GMT+0".
        Some(if self.offset.is_some() { text + " UTC" } else { text })
    }

    fn day(&self, locale: &Locale) -> Option<String> {
        Some(DateTimeFormatter::try_new(locale.into(), YMD::medium()).ok()?.format(&self.date).to_string())
    }
}

fn time(clock: &str) -> Option<Time> {
    let mut parts = clock.split(':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = parts.next().map_or(Some(0), |second| number(second.split(['.', ',']).next()?))?;
    Time::try_new(hour.try_into().ok()?, minute.try_into().ok()?, second.try_into().ok()?, 0).ok()
}

fn offset(zone: &str) -> Option<i32> {
    let (sign, rest) = zone.split_at_checked(1)?;
    if sign.eq_ignore_ascii_case("z") {
        return rest.is_empty().then_some(0);
    }
    let digits = rest.replace(':', "");
    let (hours, minutes) = digits.split_at_checked(2)?;
    let seconds = number(hours)? * 3600 + if minutes.is_empty() { 0 } else { number(minutes)? * 60 };
    Some(if sign == "-" { -seconds } else { seconds })
}

/// Digits only: not the signs that Rust would take too.
fn number(digits: &str) -> Option<i32> {
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}
