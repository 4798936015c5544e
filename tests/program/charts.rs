//! Every chart of the example as it is drawn: on the page wide and narrow, and in the files for slides.

use std::collections::BTreeSet;

use annual_report::render::charts::{Weight, measure};
use annual_report::report::theme::{DARK_PAPER, MARKS, PAPER, Rgb, WORDS, contrast};

use super::folder::BUILT;
use super::markup::{drawn, tables, visible};

/// A rectangle: left, top, right, bottom.
type Area = [f64; 4];

/// A colour on light and on dark pages, and what it is for.
#[derive(Clone, Debug)]
struct Ink {
    role: String,
    light: Rgb,
    dark: Rgb,
}

#[derive(Clone, Debug)]
enum Shape {
    Filled(Area, Ink),
    Line(Ink),
    Words(Area, Ink, String),
}

struct Drawing {
    name: String,
    size: (f64, f64),
    shapes: Vec<Shape>,
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next()
}

fn number(tag: &str, name: &str) -> f64 {
    attribute(tag, name).unwrap_or_else(|| unreachable!("{tag} has no {name}")).parse().unwrap()
}

/// The colour of an element; `styles` are the page's, which restyle it in dark mode.
fn ink(tag: &str, property: &str, styles: &str) -> Ink {
    let light = Rgb::parse(attribute(tag, property).unwrap()).unwrap();
    let Some(class) = attribute(tag, "class") else { return Ink { role: String::new(), light, dark: PAPER } };
    let rule = format!(".{class}{{{property}:");
    let at = styles.find(&rule).unwrap_or_else(|| unreachable!("no dark colour for {class}")) + rule.len();
    let role = class.trim_start_matches("fill-").trim_start_matches("stroke-").to_string();
    Ink { role, light, dark: Rgb::parse(&styles[at..at + 7]).unwrap() }
}

fn shape(element: &str, styles: &str) -> Option<Shape> {
    let tag = element.split('>').next()?;
    Some(match tag.split(' ').next()? {
        "rect" => {
            let (x, y) = (
                attribute(tag, "x").map_or(0.0, |_| number(tag, "x")),
                attribute(tag, "y").map_or(0.0, |_| number(tag, "y")),
            );
            Shape::Filled([x, y, x + number(tag, "width"), y + number(tag, "height")], ink(tag, "fill", styles))
        }
        "circle" => {
            let (x, y, r) = (number(tag, "cx"), number(tag, "cy"), number(tag, "r"));
            Shape::Filled([x - r, y - r, x + r, y + r], ink(tag, "fill", styles))
        }
        "polyline" => Shape::Line(ink(tag, "stroke", styles)),
        "text" => {
            let text = drawn(&format!("<{}", element.split("</text").next()?)).concat();
            let size = attribute(tag, "font-size").map_or(11.0, |size| size.parse().unwrap());
            let weight = if tag.contains("font-weight") { Weight::Semibold } else { Weight::Regular };
            let (x, y, width) = (number(tag, "x"), number(tag, "y"), measure(&text, size, weight));
            let left = match attribute(tag, "text-anchor") {
                Some("middle") => x - width / 2.0,
                Some("end") => x - width,
                _ => x,
            };
            Shape::Words([left, y - 0.72 * size, left + width, y + 0.22 * size], ink(tag, "fill", styles), text)
        }
        _ => return None,
    })
}

/// How a page restyles its charts in dark mode; a file has no such styles.
fn dark_styles(page: &str) -> &str {
    page.find("@media screen and (prefers-color-scheme:dark)").map_or("", |at| &page[at..])
}

/// The drawings of a page, a part of one or a file.
fn drawings(name: &str, text: &str, styles: &str) -> Vec<Drawing> {
    let drawing = |(index, svg): (usize, &str)| {
        let svg = svg.split("</svg>").next().unwrap();
        let numbers: Vec<f64> =
            attribute(&format!(" {svg}"), "viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
        let shapes = svg.split('<').skip(1).filter_map(|element| shape(element, styles)).collect();
        Drawing { name: format!("{name}, drawing {index}"), size: (numbers[2], numbers[3]), shapes }
    };
    text.split("<svg ").skip(1).enumerate().map(drawing).collect()
}

/// Those of all documents and both audiences.
fn all() -> Vec<Drawing> {
    let paths = BUILT.tree.keys().filter(|path| path.ends_with("report.html") || path.ends_with(".svg"));
    let texts = paths.map(|path| (path, BUILT.text(path)));
    texts.flat_map(|(path, text)| drawings(path, &text, dark_styles(&text))).collect()
}

fn meet(a: &Area, b: &Area) -> bool {
    a[0] < b[2] - 0.1 && b[0] < a[2] - 0.1 && a[1] < b[3] - 0.1 && b[1] < a[3] - 0.1
}

fn holds(area: &Area, (x, y): (f64, f64)) -> bool {
    area[0] <= x && x <= area[2] && area[1] <= y && y <= area[3]
}

#[test]
fn no_label_is_cut_off_or_meets_another() {
    let all = all();
    assert!(all.len() > 150, "{}", all.len());
    for drawing in all {
        let words: Vec<_> = drawing
            .shapes
            .iter()
            .filter_map(|s| if let Shape::Words(a, _, t) = s { Some((a, t)) } else { None })
            .collect();
        let (width, height) = drawing.size;
        for (index, (area, text)) in words.iter().enumerate() {
            let inside = area[0] >= -0.5 && area[1] >= -0.5 && area[2] <= width + 0.5 && area[3] <= height + 0.5;
            assert!(inside, "{}: \"{text}\" {area:?} leaves {width} by {height}", drawing.name);
            for (other, beside) in &words[index + 1..] {
                assert!(!meet(area, other), "{}: \"{text}\" meets \"{beside}\"", drawing.name);
            }
        }
    }
}

/// Both colours of a pair, on light pages and, where the drawing is in a page, on dark ones.
fn pairs(a: &Ink, b: &Ink) -> Vec<f64> {
    let light = contrast(a.light, b.light);
    if a.role.is_empty() { vec![light] } else { vec![light, contrast(a.dark, b.dark)] }
}

fn paper(like: &Ink) -> Ink {
    Ink { role: like.role.clone(), light: PAPER, dark: DARK_PAPER }
}

#[test]
fn words_and_marks_are_told_from_what_they_stand_on_in_light_and_dark() {
    for drawing in all() {
        for (index, shape) in drawing.shapes.iter().enumerate() {
            let beneath = |at: (f64, f64)| {
                let filled = drawing.shapes[..index]
                    .iter()
                    .rev()
                    .filter_map(|s| if let Shape::Filled(a, i) = s { Some((a, i)) } else { None });
                filled.into_iter().find(|(area, _)| holds(area, at)).map(|(_, ink)| ink.clone())
            };
            let (ink, ground, least, what) = match shape {
                Shape::Words(area, ink, text) => {
                    let middle = ((area[0] + area[2]) / 2.0, (area[1] + area[3]) / 2.0);
                    (ink, beneath(middle), WORDS, text.as_str())
                }
                Shape::Filled(area, ink) if ink.role.ends_with("-tint") => {
                    // A tint is told from the paper by the outline that it lies in.
                    let outline = beneath(((area[0] + area[2]) / 2.0, (area[1] + area[3]) / 2.0)).unwrap();
                    assert!(ink.role.starts_with(&outline.role), "{}: {ink:?} in {outline:?}", drawing.name);
                    continue;
                }
                Shape::Filled(_, ink) | Shape::Line(ink)
                    if !["", "rule", "wash", "paper"].contains(&ink.role.as_str()) =>
                {
                    (ink, None, MARKS, ink.role.as_str())
                }
                _ => continue,
            };
            let ground = ground.unwrap_or_else(|| paper(ink));
            assert!(pairs(ink, &ground).iter().all(|r| *r >= least), "{}: {what}: {ink:?} on {ground:?}", drawing.name);
        }
    }
}

#[test]
fn bars_that_touch_are_told_apart() {
    let mut checked = 0;
    for drawing in all().iter().filter(|drawing| drawing.name.contains("report.html")) {
        // The fill of each bar: of an outlined one, the tint that follows its outline.
        let mut bars: Vec<(Area, Ink)> = Vec::new();
        for shape in &drawing.shapes {
            match shape {
                Shape::Filled(_, ink) if ink.role.ends_with("-tint") => {
                    if let Some(last) = bars.last_mut() {
                        last.1 = ink.clone();
                    }
                }
                Shape::Filled(area, ink)
                    if area[3] - area[1] > 12.0 && !["paper", "wash"].contains(&ink.role.as_str()) =>
                {
                    bars.push((*area, ink.clone()));
                }
                _ => {}
            }
        }
        for pair in bars.windows(2) {
            let ([(a, first), (b, second)], level) = ([&pair[0], &pair[1]], pair[0].0[1] == pair[1].0[1]);
            let apart = b[0] - a[2];
            if level && (0.0..4.0).contains(&apart) {
                checked += 1;
                let told = pairs(first, second).iter().all(|ratio| *ratio >= MARKS);
                assert!(told || apart >= 1.0, "{}: {first:?} beside {second:?}", drawing.name);
            }
        }
    }
    assert!(checked > 10, "{checked}");
}

#[test]
fn pictures_are_twice_the_size_of_their_drawings() {
    let pictures: Vec<_> = BUILT.tree.iter().filter(|(path, _)| path.ends_with(".png")).collect();
    assert!(pictures.len() > 60, "{}", pictures.len());
    for (path, bytes) in pictures {
        let drawing = drawings(path, &BUILT.text(&path.replace(".png", ".svg")), "").remove(0);
        let side = |at: usize| f64::from(u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()));
        assert_eq!((side(16), side(20)), (drawing.size.0 * 2.0, drawing.size.1 * 2.0), "{path}");
    }
}

/// The tables that a chart says its figures are in: `The figures are in Tables 14 and 15.`
fn table_numbers(chart: &str) -> Vec<String> {
    let (_, rest) = visible(chart)
        .split_once("The figures are in Table")
        .map(|(a, b)| (a.to_string(), b.to_string()))
        .unwrap_or_default();
    let end = rest.find('.').unwrap_or(rest.len());
    let words = rest[..end].split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_string);
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).collect()
}

/// The numbers that a reader of a row has: its cells, and what two of them add up to.
fn known(row: &[String]) -> Vec<String> {
    let counts: Vec<u64> = row.iter().filter_map(|cell| cell.replace(',', "").parse().ok()).collect();
    let sums = counts.iter().enumerate().flat_map(|(i, a)| counts[i + 1..].iter().map(move |b| (a + b).to_string()));
    row.iter().map(|cell| cell.trim_end_matches(" [r]").to_string()).chain(sums).collect()
}

#[test]
fn a_chart_says_no_more_than_the_tables_beside_it() {
    let mut withheld = 0;
    for path in BUILT.tree.keys().filter(|path| path.ends_with("report.html")) {
        let page = BUILT.text(path);
        let tables = tables(&page);
        for chart in page.split("<figure class=\"chart\"").skip(1).map(|rest| rest.split("</figure>").next().unwrap()) {
            let of = |n: &String| {
                let found = tables.iter().find(|table| table.caption.starts_with(&format!("Table {n}:")));
                found.unwrap_or_else(|| panic!("{path}: no table {n}")).rows.clone()
            };
            let rows: Vec<_> = table_numbers(chart).iter().flat_map(of).collect();
            assert!(!rows.is_empty(), "{path}: a chart without a table");
            // A year may be broken at its stroke: `2018` over `/19`.
            let years = rows.iter().flatten().filter_map(|cell| Some(cell.split_once('/')?.0.to_string()));
            let known: BTreeSet<String> = rows.iter().flat_map(|row| known(row)).chain(years).collect();
            for (place, drawing) in drawings(path, chart, dark_styles(&page)).iter().enumerate() {
                let words = drawing
                    .shapes
                    .iter()
                    .filter_map(|s| if let Shape::Words(_, _, t) = s { Some(t.as_str()) } else { None });
                let words: Vec<&str> = words.collect();
                let is_value =
                    |text: &&&str| text.chars().all(|c| c.is_ascii_digit() || ",.%£".contains(c)) && **text != "0";
                for value in words.iter().filter(is_value) {
                    assert!(
                        known.contains(*value),
                        "{path}, {place}: {value} is in no table of {:?}",
                        table_numbers(chart)
                    );
                }
                let gaps = words.iter().filter(|text| text.contains("[c]")).count();
                let hidden = rows.iter().filter(|row| row.iter().any(|cell| cell == "[c]")).count();
                assert_eq!(gaps, hidden, "{path}: each row withheld is a gap with its label");
                withheld += gaps;
            }
        }
    }
    assert!(withheld > 10, "{withheld}");
}
