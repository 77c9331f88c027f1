//! The times of publication and update, cleaned of the usual mistakes of their sources.

use super::Article;

/// The minimum time between publication and update, in milliseconds: many systems save an article twice while they publish it.
const SHORTEST: f64 = 60_000.0;

impl Article {
    /// Removes `updated` if it is less than a minute after `published`, or before it, as imports and wrong clocks make it.
    ///
    /// If only one of both names a time zone, the zone is removed from it, because the other one is most likely meant in the same zone.
    /// `clock` returns the milliseconds since 1970 of a time in ISO 8601, NaN if it is no time.
    ///
    /// # Examples
    ///
    /// ```
    /// use offprint_core::model::Article;
    ///
    /// let mut article = Article {
    ///     published: Some("2026-02-11T13:00:00Z".into()),
    ///     updated: Some("2026-02-11T13:00:04Z".into()),
    ///     ..Article::default()
    /// };
    /// // Stands for a parser of ISO 8601.
    /// article.settle_times(|iso| if iso.contains("00:04") { 4_000.0 } else { 0.0 });
    /// assert_eq!(article.updated, None);
    /// ```
    pub fn settle_times(&mut self, clock: fn(&str) -> f64) {
        let (Some(published), Some(updated)) = (&mut self.published, &mut self.updated) else { return };
        if zone(published).is_none() && has_time_of_day(published) {
            drop_zone(updated);
        } else if zone(updated).is_none() && has_time_of_day(updated) {
            drop_zone(published);
        }
        let after = clock(updated) - clock(published);
        if after < SHORTEST {
            self.updated = None;
        }
    }
}

/// Returns the time zone at the end of a time in ISO 8601; `None` if it names no zone or has no time of day.
///
/// # Examples
///
/// ```
/// use offprint_core::model::article::times::zone;
///
/// assert_eq!(zone("2026-02-11T13:00:00+05:30"), Some("+05:30"));
/// assert_eq!(zone("2026-02-11T13:00"), None);
/// ```
pub fn zone(iso: &str) -> Option<&str> {
    let iso = iso.trim_end();
    let clock = iso.find(['T', 't', ' '])?;
    let at = iso[clock..].find(['Z', 'z', '+', '-'])?;
    Some(&iso[clock + at..])
}

fn has_time_of_day(iso: &str) -> bool {
    iso.trim().contains(['T', 't', ' '])
}

fn drop_zone(iso: &mut String) {
    if let Some(zone) = zone(iso) {
        let rest = iso.trim_end().len() - zone.len();
        iso.truncate(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the milliseconds since the beginning of the month in UTC, which is enough of a clock for these tests.
    fn clock(iso: &str) -> f64 {
        let number = |range: std::ops::Range<usize>| iso.get(range).and_then(|digits| digits.parse::<f64>().ok());
        let (Some(day), Some(hour), Some(minute)) = (number(8..10), number(11..13), number(14..16)) else {
            return f64::NAN;
        };
        let zone = zone(iso).and_then(|zone| zone.get(0..3)).and_then(|hours| hours.parse::<f64>().ok());
        ((day * 24.0 + hour - zone.unwrap_or(0.0)) * 60.0 + minute) * 60_000.0
    }

    fn settled(published: &str, updated: &str) -> (Option<String>, Option<String>) {
        let mut article =
            Article { published: Some(published.to_owned()), updated: Some(updated.to_owned()), ..Article::default() };
        article.settle_times(clock);
        (article.published, article.updated)
    }

    #[test]
    fn an_update_is_at_least_a_minute_after_the_publication() {
        for (published, updated, stays) in [
            ("2026-02-11T13:00:00Z", "2026-02-11T13:01:00Z", true),
            ("2026-02-11T13:00:00Z", "2026-02-11T13:00:00Z", false),
            ("2026-02-11T13:00:00Z", "2026-02-11T12:00:00Z", false),
            ("2026-02-11T13:00:00Z", "2026-02-11T13:30:00+01:00", false),
            ("2026-02-11T13:00:00+01:00", "2026-02-11T12:30:00Z", true),
        ] {
            assert_eq!(settled(published, updated).1.is_some(), stays, "{published} {updated}");
        }
    }

    #[test]
    fn where_one_of_both_names_no_zone_both_are_taken_for_being_in_one() {
        let (published, updated) = settled("2026-02-11T13:00:00", "2026-02-11T14:00:00+02:00");
        assert_eq!(
            (published.as_deref(), updated.as_deref()),
            (Some("2026-02-11T13:00:00"), Some("2026-02-11T14:00:00"))
        );
        let (published, updated) = settled("2026-02-11T13:00:00-05:00", "2026-02-11 14:00");
        assert_eq!((published.as_deref(), updated.as_deref()), (Some("2026-02-11T13:00:00"), Some("2026-02-11 14:00")));
        assert_eq!(settled("2026-02-11T13:00:00", "2026-02-11T12:59:00Z").1, None);
    }

    #[test]
    fn a_day_alone_takes_no_zone_from_a_time() {
        let (_, updated) = settled("2026-02-11", "2026-02-12T14:00:00Z");
        assert_eq!(updated.as_deref(), Some("2026-02-12T14:00:00Z"));
    }

    #[test]
    fn a_zone_is_found_at_the_end_of_a_time_of_day_only() {
        for (iso, expected) in [
            ("2026-02-11T13:00:00Z", Some("Z")),
            ("2026-02-11 13:00+0530", Some("+0530")),
            ("2026-02-11T13:00:00.5-03:30 ", Some("-03:30")),
            ("2026-02-11T13:00", None),
            ("2026-02-11", None),
            ("", None),
        ] {
            assert_eq!(zone(iso), expected, "{iso}");
        }
    }
}
