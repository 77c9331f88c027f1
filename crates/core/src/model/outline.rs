//! The table of contents of an article.

/// The minimum number of headings for a table of contents.
const FEWEST: usize = 3;

/// A heading in the text of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The `id` of the element, which links lead to.
    pub id: String,
    /// The text, without markup.
    pub text: String,
    /// True if it belongs below the heading before it.
    pub is_nested: bool,
}

/// An entry of the table of contents, with the entries below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading of the section.
    pub heading: Heading,
    /// The nested headings up to the next section.
    pub below: Vec<Heading>,
}

/// Groups headings into a table of contents; `None` for fewer than three. A nested heading that comes first becomes a section.
///
/// # Examples
///
/// ```
/// use offprint_core::model::outline::{Heading, outline};
///
/// let heading = |text: &str, is_nested| Heading { id: text.to_lowercase(), text: text.into(), is_nested };
/// let headings = vec![heading("Spring", false), heading("May", true), heading("Summer", false)];
/// let sections = outline(headings).unwrap();
/// assert_eq!(sections[0].below, [heading("May", true)]);
/// assert_eq!(sections[1].heading.id, "summer");
/// assert_eq!(outline(vec![heading("Spring", false)]), None);
/// ```
pub fn outline(headings: Vec<Heading>) -> Option<Vec<Section>> {
    if headings.len() < FEWEST {
        return None;
    }
    let mut sections: Vec<Section> = Vec::new();
    for heading in headings {
        match sections.last_mut() {
            Some(section) if heading.is_nested => section.below.push(heading),
            _ => sections.push(Section { heading, below: Vec::new() }),
        }
    }
    Some(sections)
}

/// Returns an unused id for a heading without one, with the prefix of the sanitizer's ids. `number` is counted from one.
///
/// # Examples
///
/// ```
/// use offprint_core::model::outline::heading_id;
///
/// assert_eq!(heading_id(2, &|_| false), "body-section-2");
/// assert_eq!(heading_id(2, &|id| id == "body-section-2"), "body-section-2-");
/// ```
pub fn heading_id(number: usize, is_taken: &dyn Fn(&str) -> bool) -> String {
    let mut id = ["body-section-", &number.to_string()].concat();
    while is_taken(&id) {
        id.push('-');
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(text: &str) -> Heading {
        let (is_nested, text) = (text.starts_with(' '), text.trim().to_owned());
        Heading { id: text.clone(), text, is_nested }
    }

    fn outlined(headings: &[&str]) -> Option<Vec<String>> {
        let sections = outline(headings.iter().map(|text| heading(text)).collect())?;
        let below = |section: &Section| section.below.iter().map(|heading| heading.text.clone()).collect::<String>();
        Some(sections.iter().map(|section| [section.heading.text.clone(), below(section)].join(":")).collect())
    }

    #[test]
    fn headings_stand_below_the_one_they_belong_to() {
        assert_eq!(outlined(&["A", " b", " c", "D"]), Some(vec!["A:bc".into(), "D:".into()]));
    }

    #[test]
    fn a_nested_heading_that_comes_first_stands_at_the_top() {
        assert_eq!(outlined(&[" a", " b", "C"]), Some(vec!["a:b".into(), "C:".into()]));
    }

    #[test]
    fn two_headings_need_no_table_of_contents() {
        assert_eq!(outlined(&["A", "B"]), None);
        assert_eq!(outlined(&[]), None);
    }

    #[test]
    fn an_id_is_one_that_nothing_else_has() {
        assert_eq!(heading_id(2, &|_| false), "body-section-2");
        assert_eq!(heading_id(2, &|id| id == "body-section-2"), "body-section-2-");
    }
}
