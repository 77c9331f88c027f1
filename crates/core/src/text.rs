//! Small tools for text, used instead of `format!` and of searching for a string in a string: those bring the formatting
//! machinery and a two-way searcher, 3 KB of wasm.

/// A number in digits.
pub fn digits(mut number: u64) -> String {
    let mut reversed = Vec::new();
    loop {
        reversed.push(b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    reversed.iter().rev().map(|digit| char::from(*digit)).collect()
}

/// A wording with a value in the place of its first `{placeholder}`; the wording itself if there is none.
pub fn fill(wording: &str, value: &str) -> String {
    match wording.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1))) {
        Some((before, after)) => [before, value, after].concat(),
        None => wording.to_owned(),
    }
}

/// Where two equal ASCII characters stand together for the first time.
pub fn find_twice(text: &str, character: u8) -> Option<usize> {
    text.as_bytes().windows(2).position(|pair| pair == [character, character])
}

/// Whether a text holds another one. For short texts; the library's search would cost 3 KB.
pub fn holds(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}
