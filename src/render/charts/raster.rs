//! Pixels through a plotters backend of our own, with exact coverage at every edge.
//!
//! plotters' own places letters on whole pixels, which spaces words unevenly, and leaves slanted lines rough.

use std::convert::Infallible;
use std::ops::Range;

use ab_glyph::{Font, OutlineCurve};
use ab_glyph_rasterizer::{Point, Rasterizer, point};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::type_metrics::{SIZE_PER_EM, Weight, face, measure};

/// Device units to a pixel: twice the pixels of the layout, drawn from coordinates of a tenth.
const UNITS: f32 = 5.0;

/// Shades of an edge, from the ground to the full colour.
const STEPS: f32 = 15.0;

/// An image in memory: three bytes a pixel, white at first.
#[derive(Debug)]
pub(super) struct Raster {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
    /// How much of each pixel near a shape lies inside it: one memory for all shapes.
    coverage: Rasterizer,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Raster {
    /// `width` and `height` are in pixels.
    pub(super) fn new(width: usize, height: usize) -> Self {
        Raster { width, height, pixels: vec![0xFF; width * height * 3], coverage: Rasterizer::new(1, 1) }
    }

    /// Fills the inside of closed polygons, given in pixels.
    fn fill(&mut self, polygons: &[Vec<Point>], colour: BackendColor) {
        let sides = |polygon: &Vec<Point>| {
            let last = polygon.last().copied().zip(polygon.first().copied());
            polygon.windows(2).map(|pair| (pair[0], pair[1])).chain(last).collect::<Vec<_>>()
        };
        self.fill_inside(&polygons.iter().flat_map(sides).collect::<Vec<_>>(), colour);
    }

    /// Fills a box with its sides upright, as most of a chart's area is: whole pixels inside, shares of them at its edges.
    fn fill_box(&mut self, a: Point, b: Point, colour: BackendColor) {
        let (across, down) = (Span::of(a.x, b.x, self.width), Span::of(a.y, b.y, self.height));
        for y in down.pixels.clone() {
            for x in across.pixels.clone() {
                let share = across.share(x) * down.share(y);
                blend(&mut self.pixels, (self.width, self.height), (x as i32, y as i32), share, colour);
            }
        }
    }

    /// Fills what lines enclose that meet at their ends.
    fn fill_inside(&mut self, lines: &[(Point, Point)], colour: BackendColor) {
        let all = || lines.iter().flat_map(|(from, to)| [from, to]);
        let (left, top) = all().fold((f32::MAX, f32::MAX), |low, p| (low.0.min(p.x), low.1.min(p.y)));
        let (right, bottom) = all().fold((f32::MIN, f32::MIN), |high, p| (high.0.max(p.x), high.1.max(p.y)));
        if left > right || top > bottom {
            return;
        }
        let (x0, y0) = (left.floor(), top.floor());
        let Raster { width, height, pixels, coverage } = self;
        coverage.reset((right - x0).ceil() as usize + 2, (bottom - y0).ceil() as usize + 2);
        for (from, to) in lines {
            coverage.draw_line(point(from.x - x0, from.y - y0), point(to.x - x0, to.y - y0));
        }
        coverage.for_each_pixel_2d(|x, y, share| {
            let at = (x0 as i32 + x as i32, y0 as i32 + y as i32);
            blend(pixels, (*width, *height), at, share, colour);
        });
    }

    /// Fills the letters of a line of text from `x` on its baseline, in pixels.
    fn letters(&mut self, text: &str, weight: Weight, em: f32, x: f32, baseline: f32, colour: BackendColor) {
        let Some(face) = face(weight) else { return };
        let scale = em / face.units_per_em().unwrap_or(1000.0);
        let (mut pen, mut lines) = (x, Vec::new());
        for character in text.chars() {
            let glyph = face.glyph_id(character);
            if let Some(outline) = face.outline(glyph) {
                let place = |p: ab_glyph::Point| point(pen + p.x * scale, baseline - p.y * scale);
                lines.clear();
                outline.curves.iter().for_each(|curve| flatten(curve, &place, &mut lines));
                self.fill_inside(&lines, colour);
            }
            pen += face.h_advance_unscaled(glyph) * scale;
        }
    }
}

/// Colours a share of a pixel, if there is one there.
fn blend(pixels: &mut [u8], (width, height): (usize, usize), (x, y): (i32, i32), share: f32, colour: BackendColor) {
    let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
    if share <= 0.0 || x >= width || y >= height {
        return;
    }
    let start = (y * width + x) * 3;
    let Some(pixel) = pixels.get_mut(start..start + 3) else { return };
    // In so few steps that an image has few colours, each of which is a byte in its file.
    let own = [colour.rgb.0, colour.rgb.1, colour.rgb.2];
    if share >= 1.0 && colour.alpha >= 1.0 {
        pixel.copy_from_slice(&own);
        return;
    }
    let step = (share.min(1.0) * STEPS + 0.5) as u8;
    let share = f32::from(step) / STEPS * colour.alpha as f32;
    for (ground, channel) in pixel.iter_mut().zip(own) {
        // Neither is below nought, where cutting off would not round.
        *ground = (f32::from(*ground) + (f32::from(channel) - f32::from(*ground)) * share + 0.5) as u8;
    }
}

/// Adds a curve as short straight lines.
fn flatten(curve: &OutlineCurve, place: &impl Fn(ab_glyph::Point) -> Point, lines: &mut Vec<(Point, Point)>) {
    let mix = |a: Point, b: Point, t: f32| point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
    let mut add = |at: &dyn Fn(f32) -> Point| {
        let steps = || (0..=6u8).map(|step| at(f32::from(step) / 6.0));
        lines.extend(steps().zip(steps().skip(1)));
    };
    match curve {
        OutlineCurve::Line(a, b) => lines.push((place(*a), place(*b))),
        OutlineCurve::Quad(a, b, c) => {
            let (a, b, c) = (place(*a), place(*b), place(*c));
            add(&|t| mix(mix(a, b, t), mix(b, c, t), t));
        }
        OutlineCurve::Cubic(a, b, c, d) => {
            let (a, b, c, d) = (place(*a), place(*b), place(*c), place(*d));
            add(&|t| {
                let (p, q, r) = (mix(a, b, t), mix(b, c, t), mix(c, d, t));
                mix(mix(p, q, t), mix(q, r, t), t)
            });
        }
    }
}

/// What a box takes of a row or column of pixels.
struct Span {
    low: f32,
    high: f32,
    pixels: Range<usize>,
}

impl Span {
    /// Between two ends, as far as there are pixels.
    fn of(one: f32, other: f32, pixels: usize) -> Span {
        let (low, high) = (one.min(other).max(0.0), one.max(other).min(pixels as f32));
        Span { low, high, pixels: low as usize..high.ceil() as usize }
    }

    /// How much of a pixel lies between the ends.
    fn share(&self, pixel: usize) -> f32 {
        (self.high.min(pixel as f32 + 1.0) - self.low.max(pixel as f32)).max(0.0)
    }
}

fn pixel(at: BackendCoord) -> Point {
    point(at.0 as f32 / UNITS, at.1 as f32 / UNITS)
}

/// The outline of a straight stroke, always in the same sense, so that strokes that meet add up.
fn stroke(from: Point, to: Point, width: f32) -> Vec<Point> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy).max(f32::EPSILON);
    let (nx, ny) = (-dy / length * width / 2.0, dx / length * width / 2.0);
    vec![
        point(from.x + nx, from.y + ny),
        point(to.x + nx, to.y + ny),
        point(to.x - nx, to.y - ny),
        point(from.x - nx, from.y - ny),
    ]
}

fn circle(centre: Point, radius: f32) -> Vec<Point> {
    let angles = (0..64u8).map(|step| f32::from(step) * std::f32::consts::TAU / 64.0);
    angles.map(|angle| point(centre.x + radius * angle.cos(), centre.y + radius * angle.sin())).collect()
}

impl DrawingBackend for Raster {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        ((self.width as f32 * UNITS) as u32, (self.height as f32 * UNITS) as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, _fill: bool) -> Drawn {
        self.fill_box(pixel(a), pixel(b), style.color());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<_> = path.into_iter().map(pixel).collect();
        let width = style.stroke_width() as f32 / UNITS;
        let mut outlines: Vec<_> = points.windows(2).map(|pair| stroke(pair[0], pair[1], width)).collect();
        let joints = points.iter().skip(1).take(points.len().saturating_sub(2));
        outlines.extend(joints.map(|joint| circle(*joint, width / 2.0).into_iter().rev().collect()));
        self.fill(&outlines, style.color());
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.fill(&[path.into_iter().map(pixel).collect()], style.color());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        self.fill(&[circle(pixel(at), radius as f32 / UNITS)], style.color());
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::Semibold } else { Weight::Regular };
        let em = (style.size() / SIZE_PER_EM) as f32 / UNITS;
        let width = measure(text, f64::from(em), weight) as f32;
        let place = pixel(at);
        let left = match style.anchor().h_pos {
            HPos::Left => place.x,
            HPos::Center => place.x - width / 2.0,
            HPos::Right => place.x - width,
        };
        self.letters(text, weight, em, left, place.y, style.color());
        Ok(())
    }
}
