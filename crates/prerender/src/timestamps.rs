//! Times for machines: parsing of ISO 8601, and formatting as numbers and for feeds.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::fmt::strtime::BrokenDownTime;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

/// A time as its source wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceTime {
    /// The day.
    pub date: Date,
    /// The time of day; `None` if the source names only a day.
    pub time: Option<Time>,
    /// The offset of the time zone; `None` if the source names no zone.
    pub offset: Option<Offset>,
}

impl SourceTime {
    /// Parses ISO 8601: `2025-01-29`, with `T16:45`, with seconds and their fraction, with `Z` or `+05:00`. `None` if it is no time.
    pub fn parse(iso: &str) -> Option<Self> {
        let pieces = Pieces::parse(iso.trim()).ok()?;
        Some(Self { date: pieces.date(), time: pieces.time(), offset: pieces.to_numeric_offset() })
    }

    /// Formats it for a `datetime` attribute, to the second.
    pub fn to_iso(self) -> Option<String> {
        let Some(time) = self.time else { return Some(self.date.to_string()) };
        let mut parts = BrokenDownTime::from(self.date.to_datetime(time));
        parts.set_offset(self.offset);
        let format = match self.offset {
            None => "%FT%T",
            Some(offset) if offset.is_zero() => "%FT%TZ",
            Some(_) => "%FT%T%:z",
        };
        parts.to_string(format).ok()
    }

    /// Converts the time to another zone; `None` if it names no zone itself.
    pub fn in_zone(self, zone: Offset) -> Option<Self> {
        let moment = self.offset?.to_timestamp(self.date.to_datetime(self.time?)).ok()?;
        let local = zone.to_datetime(moment);
        Some(Self { date: local.date(), time: Some(local.time()), offset: Some(zone) })
    }

    /// Returns the milliseconds since 1970. A time without a zone counts as UTC.
    pub fn millis(self) -> Option<i64> {
        let local = self.date.to_datetime(self.time.unwrap_or(Time::midnight()));
        Some(self.offset.unwrap_or(Offset::UTC).to_timestamp(local).ok()?.as_millisecond())
    }
}

/// Returns the milliseconds since 1970 of a time in ISO 8601; `None` if it is no time.
pub fn millis(iso: &str) -> Option<i64> {
    SourceTime::parse(iso)?.millis()
}

/// Formats a time by RFC 3339, for JSON Feed, Atom and sitemaps: `2026-02-11T14:05:00Z`.
pub fn rfc3339(millis: i64) -> String {
    timestamp(millis).strftime("%FT%TZ").to_string()
}

/// Formats a time by RFC 822 with a four-digit year, for RSS: `Wed, 11 Feb 2026 14:05:00 +0000`.
pub fn rfc822(millis: i64) -> String {
    timestamp(millis).strftime("%a, %d %b %Y %T +0000").to_string()
}

/// Converts milliseconds since 1970. A number outside of the supported years, which no source's time gives, becomes 1970.
fn timestamp(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;

    #[test]
    fn a_time_is_read_with_its_zone() {
        let noon = millis("2026-02-11T12:00:00Z");
        assert_eq!(noon, Some(1_770_811_200_000));
        for same in
            ["2026-02-11T13:00:00+01:00", "2026-02-11 06:30-0530", "2026-02-11T12:00", "2026-02-11T14:00:00.000+02"]
        {
            assert_eq!(millis(same), noon, "{same}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "yesterday",
            "2026-13-01",
            "2025-02-29",
            "2026-02-11T",
            "2026-02-11T25:00",
            "11/02/2026",
            "2026-02-11T12:00:00+é",
        ] {
            assert_eq!(millis(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_is_written_as_it_was_read() {
        for days in (-700_000..400_000).step_by(11) {
            let text = rfc3339(days * DAY);
            assert_eq!(millis(&text), Some(days * DAY), "{text}");
        }
    }

    #[test]
    fn a_time_is_written_as_mail_has_it() {
        assert_eq!(rfc822(0), "Thu, 01 Jan 1970 00:00:00 +0000");
        assert_eq!(rfc822(1_770_811_205_999), "Wed, 11 Feb 2026 12:00:05 +0000");
        assert_eq!(rfc822(-1), "Wed, 31 Dec 1969 23:59:59 +0000");
    }
}
