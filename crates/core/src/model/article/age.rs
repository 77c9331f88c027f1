//! The age of an article, for the note that it is no news any more.

use super::Article;

const DAY: f64 = 86_400_000.0;

impl Article {
    /// Returns the whole years since the last change of the article, else since its publication; `None` if that is fewer than `months` or
    /// fewer than twelve months ago.
    ///
    /// `now` is in milliseconds since 1970. `clock` returns those of a time in ISO 8601, NaN if it is no time.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::Article;
    ///
    /// // Stands for a parser of ISO 8601.
    /// let clock = |iso: &str| if iso == "2023-01-31" { 1_675_123_200_000.0 } else { f64::NAN };
    /// let article = Article { published: Some("2023-01-31".into()), ..Article::default() };
    /// let now = 1_772_323_200_000.0; // 2026-03-01
    /// assert_eq!(article.age(12, now, clock), Some(3));
    /// assert_eq!(article.age(48, now, clock), None);
    /// ```
    pub fn age(&self, months: u32, now: f64, clock: fn(&str) -> f64) -> Option<u32> {
        let last = clock(self.updated.as_ref().or(self.published.as_ref())?);
        let passed = if last.is_nan() { 0 } else { months_between(last, now) };
        (passed >= i64::from(months.max(12))).then_some((passed / 12) as u32)
    }
}

/// Returns the whole calendar months between two times; negative if `end` is the earlier one.
fn months_between(start: f64, end: f64) -> i64 {
    let ((first, from), (last, until)) = (month(start), month(end));
    last - first - i64::from(until < from)
}

/// Returns the number of a time's month since the year 0, and the days since the beginning of that month.
///
/// The algorithm is Howard Hinnant's `civil_from_days`, whose years begin in March.
fn month(millis: f64) -> (i64, f64) {
    let days = (millis / DAY).floor();
    let shifted = days as i64 + 719_468;
    let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month + 2) / 5;
    ((era * 400 + year) * 12 + month, day_of_month as f64 + millis / DAY - days)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the milliseconds since 1970 of the days in these tests.
    fn clock(iso: &str) -> f64 {
        let days = [
            ("2023-01-31", 19388),
            ("2024-02-29", 19782),
            ("2025-02-28", 20147),
            ("2025-03-01", 20148),
            ("2026-02-28", 20512),
            ("2026-03-01", 20513),
        ];
        days.iter().find(|(day, _)| *day == iso).map_or(f64::NAN, |(_, days)| f64::from(*days) * DAY)
    }

    fn age(published: &str, updated: Option<&str>, months: u32, now: &str) -> Option<u32> {
        let article = Article {
            published: Some(published.to_owned()),
            updated: updated.map(str::to_owned),
            ..Article::default()
        };
        article.age(months, clock(now), clock)
    }

    #[test]
    fn an_age_is_told_in_whole_years() {
        assert_eq!(age("2023-01-31", None, 12, "2024-02-29"), Some(1));
        assert_eq!(age("2023-01-31", None, 24, "2025-02-28"), Some(2));
        assert_eq!(age("2023-01-31", None, 12, "2026-03-01"), Some(3));
    }

    #[test]
    fn an_article_is_old_from_so_many_months_on() {
        assert_eq!(age("2024-02-29", None, 12, "2025-02-28"), None);
        assert_eq!(age("2024-02-29", None, 12, "2025-03-01"), Some(1));
        assert_eq!(age("2024-02-29", None, 24, "2026-02-28"), None);
        assert_eq!(age("2024-02-29", None, 24, "2026-03-01"), Some(2));
    }

    #[test]
    fn less_than_a_year_is_not_old() {
        assert_eq!(age("2025-03-01", None, 1, "2026-02-28"), None);
        assert_eq!(age("2025-03-01", None, 1, "2026-03-01"), Some(1));
    }

    #[test]
    fn the_last_change_counts_and_what_is_no_time_does_not() {
        assert_eq!(age("2023-01-31", Some("2025-03-01"), 12, "2026-02-28"), None);
        assert_eq!(age("yesterday", None, 12, "2026-02-28"), None);
        assert_eq!(age("2026-03-01", None, 12, "2025-03-01"), None);
        assert_eq!(Article::default().age(12, clock("2026-03-01"), clock), None);
    }
}
