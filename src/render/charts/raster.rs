//! Pixels through a plotters backend of our own, with exact coverage at every edge.
//!
//! plotters' own places letters on whole pixels, which spaces words unevenly, and leaves slanted lines rough.

mod canvas;
mod letters;

use std::convert::Infallible;
use std::ops::Range;

use ab_glyph::Font;
use ab_glyph_rasterizer::{Point, Rasterizer, point};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use canvas::{Canvas, step};
use letters::letter;

use super::type_metrics::{SIZE_PER_EM, Weight, face, measure};

/// Device units to a pixel: twice the pixels of the layout, drawn from coordinates of a tenth.
const UNITS: f32 = 5.0;

/// Draws on an image.
#[derive(Debug)]
pub(super) struct Raster {
    pub(super) canvas: Canvas,
    /// How much of each pixel near a shape lies inside it, and a row of that in steps: one memory for all shapes.
    coverage: Rasterizer,
    row: Vec<u8>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Raster {
    /// `width` and `height` are in pixels.
    pub(super) fn new(width: usize, height: usize) -> Self {
        Raster { canvas: Canvas::new(width, height), coverage: Rasterizer::new(1, 1), row: Vec::new() }
    }

    /// Fills the inside of closed polygons, given in pixels.
    fn fill(&mut self, polygons: &[Vec<Point>], colour: BackendColor) {
        let sides = |polygon: &Vec<Point>| {
            let last = polygon.last().copied().zip(polygon.first().copied());
            polygon.windows(2).map(|pair| (pair[0], pair[1])).chain(last).collect::<Vec<_>>()
        };
        let lines: Vec<_> = polygons.iter().flat_map(sides).collect();
        let Some((corner, width, height)) = bounds(&lines) else { return };
        let Raster { canvas, coverage, row } = self;
        coverage.reset(width, height);
        for (from, to) in lines {
            coverage.draw_line(from - corner, to - corner);
        }
        row.clear();
        coverage.for_each_pixel_2d(|_, y, share| {
            row.push(step(share));
            if row.len() == width {
                canvas.blend_row(colour, (corner.x as i32, corner.y as i32 + y as i32), row);
                row.clear();
            }
        });
    }

    /// Fills a box with its sides upright, as most of a chart's area is: whole pixels inside, shares of them at its edges.
    fn fill_box(&mut self, a: Point, b: Point, colour: BackendColor) {
        let (across, down) = (Span::of(a.x, b.x, self.canvas.width), Span::of(a.y, b.y, self.canvas.height));
        for y in down.pixels.clone() {
            let height = down.share(y);
            let whole = if height >= 1.0 { across.whole() } else { across.pixels.start..across.pixels.start };
            for edge in [across.pixels.start..whole.start, whole.end..across.pixels.end] {
                let steps: Vec<u8> = edge.clone().map(|x| step(across.share(x) * height)).collect();
                self.canvas.blend_row(colour, (edge.start as i32, y as i32), &steps);
            }
            self.canvas.fill_row(colour, y, whole);
        }
    }

    /// Fills the letters of a line of text from `x` on its baseline, in pixels. Each stands on the device unit nearest to its
    /// place, so that few are drawn and none is seen to be off.
    fn letters(&mut self, text: &str, weight: Weight, em: f32, x: f32, baseline: f32, colour: BackendColor) {
        let Some(face) = face(weight) else { return };
        let scale = em / face.units_per_em().unwrap_or(1000.0);
        let units = UNITS as i32;
        let mut pen = x;
        for character in text.chars() {
            let glyph = face.glyph_id(character);
            let at = [pen, baseline].map(|pixels| (pixels * UNITS).round() as i32);
            let letter = letter(weight, glyph, em, at.map(|at| at.rem_euclid(units)));
            let [column, row] = at.map(|at| at.div_euclid(units));
            for (down, steps) in (0..).zip(letter.rows()) {
                self.canvas.blend_row(colour, (column + letter.left, row + letter.top + down), steps);
            }
            pen += face.h_advance_unscaled(glyph) * scale;
        }
    }
}

/// The corner of the pixel in which what the lines enclose begins, and how many pixels it takes across and down; nothing
/// where there are no lines.
fn bounds(lines: &[(Point, Point)]) -> Option<(Point, usize, usize)> {
    let all = || lines.iter().flat_map(|(from, to)| [from, to]);
    let (left, top) = all().fold((f32::MAX, f32::MAX), |low, p| (low.0.min(p.x), low.1.min(p.y)));
    let (right, bottom) = all().fold((f32::MIN, f32::MIN), |high, p| (high.0.max(p.x), high.1.max(p.y)));
    let corner = point(left.floor(), top.floor());
    let pixels = |from: f32, to: f32| (to - from).ceil() as usize + 2;
    (left <= right && top <= bottom).then(|| (corner, pixels(corner.x, right), pixels(corner.y, bottom)))
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

    /// The pixels that lie between the ends as wholes.
    fn whole(&self) -> Range<usize> {
        let (from, to) = (self.low.ceil() as usize, self.high as usize);
        if from < to { from..to } else { self.pixels.start..self.pixels.start }
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
        ((self.canvas.width as f32 * UNITS) as u32, (self.canvas.height as f32 * UNITS) as u32)
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
