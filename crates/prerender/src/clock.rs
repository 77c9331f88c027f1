//! Times as machines want them: a number to go by, and the two spellings of feeds.

use super::dates;

const DAY: i64 = 86_400_000;

/// Milliseconds since 1970 of a time in ISO 8601. A time without a zone is taken for UTC.
pub fn millis(iso: &str) -> Option<i64> {
    let millis = dates::clock(iso);
    (!millis.is_nan()).then_some(millis as i64)
}

/// RFC 3339, as JSON Feed, Atom and sitemaps have it: `2026-02-11T14:05:00Z`.
pub fn rfc3339(millis: i64) -> String {
    let (year, month, day) = date(millis.div_euclid(DAY));
    let (hour, minute, second) = hms(millis);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// RFC 822 with a year of four digits, as RSS has it: `Wed, 11 Feb 2026 14:05:00 +0000`.
pub fn rfc822(millis: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let days = millis.div_euclid(DAY);
    let (year, month, day) = date(days);
    let (hour, minute, second) = hms(millis);
    let name = DAYS[days.rem_euclid(7) as usize];
    let month = MONTHS[month as usize - 1];
    format!("{name}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} +0000")
}

fn hms(millis: i64) -> (i64, i64, i64) {
    let seconds = millis.rem_euclid(DAY) / 1000;
    (seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Counted in years that begin with March, so that the leap day is the last of its year.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let since_march = (month + 9) % 12;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (since_march * 306 + 5) / 10 + day - 1 - 719_468
}

/// Year, month and day: the inverse, by asking forwards.
fn date(days: i64) -> (i64, i64, i64) {
    // Never too late, and at most one year too early.
    let mut year = 1970 + (days * 400).div_euclid(146_097) - 1;
    while days_since_1970(year + 1, 1, 1) <= days {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && days_since_1970(year, month + 1, 1) <= days {
        month += 1;
    }
    (year, month, days - days_since_1970(year, month, 1) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

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
