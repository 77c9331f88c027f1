//! A word count that needs no tables of Unicode properties.

/// A count of words over any number of pieces of text.
#[derive(Debug, Default)]
pub struct WordCount {
    words: u32,
    ideographs: u32,
    inside: bool,
}

impl WordCount {
    /// Counts a piece of text. A word may continue in the next piece.
    ///
    /// White space separates words. A word contains a letter or digit; outside ASCII, everything but general and CJK punctuation counts as
    /// one. Han characters and kana are counted separately.
    pub fn count(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\u{3041}'..='\u{30ff}'
                | '\u{3400}'..='\u{9fff}'
                | '\u{f900}'..='\u{faff}'
                | '\u{20000}'..='\u{3ffff}' => {
                    self.ideographs += 1;
                    self.inside = false;
                }
                c if c.is_ascii_whitespace() => self.inside = false,
                '\u{80}'..='\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2014}' | '\u{2028}'..='\u{202f}' | '\u{205f}' => {
                    self.inside = false;
                }
                c if c.is_ascii_alphanumeric() => self.start(),
                '\0'..='\u{bf}'
                | '\u{200b}'..='\u{206f}'
                | '\u{3000}'..='\u{3040}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}' => {}
                _ => self.start(),
            }
        }
    }

    fn start(&mut self) {
        if !self.inside {
            self.words += 1;
            self.inside = true;
        }
    }

    /// Ends the current word.
    pub fn end(&mut self) {
        self.inside = false;
    }

    /// Returns the number of words; two Han characters or kana count as one word.
    pub fn total(&self) -> u32 {
        self.words + self.ideographs.div_ceil(2)
    }
}
