//! The charts' typeface: registered with plotters, and measured from the font itself.
//!
//! SVG, PNG and PDF place text by these measures alone, so that a chart's layout is the same in each.

use std::sync::{LazyLock, Once};

use ab_glyph::{Font, FontRef};
use plotters::style::{FontStyle, register_font};

/// The family that backends meet in a text's style.
pub const FAMILY: &str = "Source Sans 3";

/// plotters calls 1.24 em a size: a backend sets text of style size `s` at `s / SIZE_PER_EM` device units an em.
pub const SIZE_PER_EM: f64 = 1.24;

static REGULAR: &[u8] = include_bytes!("../../../report-templates/fonts/SourceSans3-Regular.ttf");
static SEMIBOLD: &[u8] = include_bytes!("../../../report-templates/fonts/SourceSans3-Semibold.ttf");

static FACES: LazyLock<[Option<FontRef<'static>>; 2]> =
    LazyLock::new(|| [REGULAR, SEMIBOLD].map(|bytes| FontRef::try_from_slice(bytes).ok()));

/// The two weights that charts are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    Semibold,
}

/// The face of a weight; none only if the font that the program carries is damaged.
pub(super) fn face(weight: Weight) -> Option<&'static FontRef<'static>> {
    let [regular, semibold] = &*FACES;
    match weight {
        Weight::Regular => regular.as_ref(),
        Weight::Semibold => semibold.as_ref(),
    }
}

/// Makes the family known to plotters, once a process. A damaged font shows in the text that needs it.
pub(super) fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = register_font(FAMILY, FontStyle::Normal, REGULAR);
        let _ = register_font(FAMILY, FontStyle::Bold, SEMIBOLD);
    });
}

/// The advances of the characters of European languages, looked up once: layouts measure the same letters often.
static ADVANCES: LazyLock<[Vec<f64>; 2]> = LazyLock::new(|| {
    [Weight::Regular, Weight::Semibold].map(|weight| ('\0'..'\u{250}').map(|letter| look_up(letter, weight)).collect())
});

/// The advance of one character, in ems.
fn advance(character: char, weight: Weight) -> f64 {
    let [regular, semibold] = &*ADVANCES;
    let known = if weight == Weight::Regular { regular } else { semibold };
    known.get(character as usize).copied().unwrap_or_else(|| look_up(character, weight))
}

fn look_up(character: char, weight: Weight) -> f64 {
    let Some(face) = face(weight) else { return 0.6 };
    let units = f64::from(face.units_per_em().unwrap_or(1000.0));
    f64::from(face.h_advance_unscaled(face.glyph_id(character))) / units
}

/// The width of a line of text whose em is `size`.
pub fn measure(text: &str, size: f64, weight: Weight) -> f64 {
    text.chars().map(|character| advance(character, weight)).sum::<f64>() * size
}

/// Breaks text into lines no wider than `width`: at spaces, and inside a word only where the word alone is wider.
pub(super) fn wrap(text: &str, size: f64, weight: Weight, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if measure(&longer, size, weight) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = break_word(word, size, weight, width, &mut lines);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Puts all but the last piece of a word that is too wide on lines of their own, and returns the last piece.
fn break_word(word: &str, size: f64, weight: Weight, width: f64, lines: &mut Vec<String>) -> String {
    let mut piece = String::new();
    for character in word.chars() {
        piece.push(character);
        if measure(&piece, size, weight) > width && piece.chars().count() > 1 {
            piece.pop();
            lines.push(std::mem::replace(&mut piece, character.to_string()));
        }
    }
    piece
}

/// The width of the widest of several texts.
pub(super) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>, size: f64, weight: Weight) -> f64 {
    texts.into_iter().map(|text| measure(text, size, weight)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_fit_and_keep_every_word() {
        let text = "Requests for information, advice and guidance about supercalifragilisticexpialidocious";
        let lines = wrap(text, 11.0, Weight::Regular, 90.0);
        assert!(lines.iter().all(|line| measure(line, 11.0, Weight::Regular) <= 90.0), "{lines:?}");
        let joined: String = lines.concat().split_whitespace().collect();
        assert_eq!(joined, text.split_whitespace().collect::<String>());
    }

    #[test]
    fn semibold_is_wider_than_regular() {
        assert!(measure("Outcome", 11.0, Weight::Semibold) > measure("Outcome", 11.0, Weight::Regular));
    }
}
