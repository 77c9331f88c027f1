//! The headings of an article as a table of contents.

/// A table of contents for fewer headings than this helps nobody.
const FEWEST: usize = 3;

/// A heading in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// True if it stands below the one before it.
    pub is_nested: bool,
}

/// A heading, and those below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: Heading,
    /// The headings below it.
    pub below: Vec<Heading>,
}

/// The table of contents; `None` where there are too few headings. What is nested and comes first stands at the top.
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

/// An id for the heading of that number, counted from one, which has none.
pub fn heading_id(number: usize, is_taken: &dyn Fn(&str) -> bool) -> String {
    let mut id = ["section-", &number.to_string()].concat();
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
        assert_eq!(heading_id(2, &|_| false), "section-2");
        assert_eq!(heading_id(2, &|id| id == "section-2"), "section-2-");
    }
}
