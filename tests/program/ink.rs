//! The colours that a PDF draws: each run of words with its ink and the ground that it stands on.

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object};

type Colour = [f32; 3];

#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// Counted from 1.
    pub(crate) page: usize,
    pub(crate) size: f32,
    pub(crate) ink: Colour,
    pub(crate) ground: Colour,
}

impl Words {
    /// The ratio of WCAG 2: 1 for no contrast, 21 for black on white.
    pub(crate) fn contrast(&self) -> f32 {
        let (one, other) = (luminance(self.ink), luminance(self.ground));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

fn luminance(colour: Colour) -> f32 {
    let linear = |part: f32| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Every run of words of a file.
pub(crate) fn runs(bytes: &[u8]) -> Vec<Words> {
    let file = Document::load_mem(bytes).unwrap();
    let pages = file.get_pages();
    let content = pages.into_iter().map(|(number, id)| (number, file.get_page_content(id)));
    content.flat_map(|(number, content)| Page::new(number as usize).read(&content)).collect()
}

/// A page as it fills up: later areas lie on top of earlier ones.
struct Page {
    number: usize,
    ink: Colour,
    size: f32,
    place: (f32, f32),
    outline: Vec<(f32, f32)>,
    areas: Vec<(Vec<(f32, f32)>, Colour)>,
    words: Vec<Words>,
}

impl Page {
    fn new(number: usize) -> Page {
        let (ink, size, place) = ([0.0; 3], 0.0, (0.0, 0.0));
        Page { number, ink, size, place, outline: Vec::new(), areas: Vec::new(), words: Vec::new() }
    }

    fn read(mut self, content: &[u8]) -> Vec<Words> {
        for Operation { operator, operands } in Content::decode(content).unwrap().operations {
            let numbers: Vec<f32> = operands.iter().filter_map(|operand| operand.as_float().ok()).collect();
            self.operation(&operator, &numbers, &operands);
        }
        self.words
    }

    fn operation(&mut self, operator: &str, numbers: &[f32], operands: &[Object]) {
        match (operator, numbers) {
            ("rg" | "sc" | "scn", &[red, green, blue]) => self.ink = [red, green, blue],
            ("g", &[grey]) => self.ink = [grey; 3],
            ("re", &[x, y, width, height]) => {
                self.outline = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
            }
            ("m", &[x, y]) => self.outline = vec![(x, y)],
            ("l", &[x, y]) | ("c", &[_, _, _, _, x, y]) => self.outline.push((x, y)),
            ("f" | "f*" | "F" | "b" | "b*" | "B" | "B*", _) => {
                self.areas.push((std::mem::take(&mut self.outline), self.ink));
            }
            ("S" | "s" | "n", _) => self.outline.clear(),
            ("Tf", _) => self.size = operands[1].as_float().unwrap(),
            ("BT", _) => self.place = (0.0, 0.0),
            ("Td", &[x, y]) => self.place = (self.place.0 + x, self.place.1 + y),
            ("Tm", &[_, _, _, _, x, y]) => self.place = (x, y),
            ("Tj" | "TJ", _) => self.show(),
            _ => {}
        }
    }

    /// The ground is taken a little above and right of where the words begin, within their first letter.
    fn show(&mut self) {
        let at = (self.place.0 + 1.0, self.place.1 + self.size * 0.25);
        let beneath = self.areas.iter().rev().find(|(outline, _)| holds(outline, at));
        let ground = beneath.map_or([1.0; 3], |(_, colour)| *colour);
        self.words.push(Words { page: self.number, size: self.size, ink: self.ink, ground });
    }
}

/// Whether an outline goes round a point, by the number of edges to its right.
fn holds(outline: &[(f32, f32)], (x, y): (f32, f32)) -> bool {
    let edges = outline.iter().zip(outline.iter().cycle().skip(1));
    let crossed =
        edges.filter(|((ax, ay), (bx, by))| (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax);
    crossed.count() % 2 == 1
}

#[test]
fn words_are_held_against_the_area_they_stand_on() {
    let content = b"1 1 0 rg 0 0 100 100 re f 0 0 0.5 rg BT /F1 10 Tf 1 0 0 1 20 20 Tm (a) Tj 180 0 Td (b) Tj ET";
    let words = Page::new(1).read(content);
    assert_eq!((words[0].ground, words[1].ground), ([1.0, 1.0, 0.0], [1.0; 3]));
    assert!(words[0].contrast() > 10.0);
    let grey = Words { ink: [0.75; 3], ..words[1].clone() };
    assert!(grey.contrast() < 2.0, "{}", grey.contrast());
}
