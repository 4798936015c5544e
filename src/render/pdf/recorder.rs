//! A plotters backend that records what a chart draws as items of a page: shapes as vectors and labels as real text
//! in the report's own font, so that a chart in the PDF is as sharp and as searchable as the words about it.

use super::error::PdfError;
use super::face::Face;
use super::look::TextStyle;
use super::page::{Item, Mark, Paint, PathPoint};
use super::setting::{Engine, Line};
use super::tree::FigureBox;
use crate::render::charts::{self, ChartError};
use crate::report::chart::{Chart, TimelinePoint};
use crate::report::theme::{Rgb, Theme};
use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, IntoDrawingArea};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::cell::RefCell;

/// plotters counts in whole units: so many to a point keep edges true to a tenth of a millimetre and better.
const SCALE: f32 = 8.0;
/// Points to a unit of a chart's own layout, which is drawn for screens: labels of 11 units come to 9.6 points in print.
pub(super) const POINTS_PER_UNIT: f32 = 0.87;
/// plotters' SVG backend sets text at its size divided by this, so that is what a chart's sizes mean.
const TEXT_RATIO: f32 = 1.24;
/// How far below the anchor the baseline is, in parts of the type size. Charts anchor their words at the bottom and
/// mean the baseline; the others are as in plotters' SVG.
const BELOW_TOP: f32 = 0.76;
const BELOW_CENTRE: f32 = 0.243;
const BELOW_BOTTOM: f32 = 0.0;
/// How far along its tangent the handle of a quarter circle stands.
const QUARTER: f32 = 0.552_284_8;

/// Draws a chart's marks and labels into `area`, which is as high as the chart is with so much air.
pub(super) fn record(
    engine: &mut Engine,
    chart: &Chart,
    theme: &Theme,
    air: f64,
    area: FigureBox,
    mark: Mark,
) -> Result<Vec<Item>, PdfError> {
    let scale = f64::from(SCALE * POINTS_PER_UNIT);
    recorded(engine, area, mark, |drawing| charts::draw_airy(drawing, chart, theme, scale, air))
}

/// Draws the small line of a key fact into `area`.
pub(super) fn record_spark(
    engine: &mut Engine,
    points: &[TimelinePoint],
    theme: &Theme,
    area: FigureBox,
    mark: Mark,
) -> Result<Vec<Item>, PdfError> {
    recorded(engine, area, mark, |drawing| charts::draw_spark(drawing, points, theme, f64::from(SCALE)))
}

fn recorded(
    engine: &mut Engine,
    area: FigureBox,
    mark: Mark,
    draw: impl FnOnce(&DrawingArea<Recorder<'_, '_>, Shift>) -> Result<(), ChartError>,
) -> Result<Vec<Item>, PdfError> {
    let sheet = RefCell::new(Sheet { engine, items: Vec::new(), problem: None });
    let drawing = Recorder { sheet: &sheet, area, mark }.into_drawing_area();
    let drawn = draw(&drawing);
    drop(drawing);
    let sheet = sheet.into_inner();
    match sheet.problem {
        Some(problem) => Err(problem),
        None => drawn.map(|()| sheet.items).map_err(PdfError::internal),
    }
}

/// A circle as four curves.
fn circle(x: f32, y: f32, radius: f32) -> Vec<PathPoint> {
    let at = |dx: f32, dy: f32, handle| PathPoint { x: x + dx * radius, y: y + dy * radius, handle };
    let k = QUARTER;
    let mut points = vec![at(1.0, 0.0, false)];
    for (ax, ay, bx, by) in [(1.0, 0.0, 0.0, 1.0), (0.0, 1.0, -1.0, 0.0), (-1.0, 0.0, 0.0, -1.0), (0.0, -1.0, 1.0, 0.0)]
    {
        points.extend([at(ax + bx * k, ay + by * k, true), at(bx + ax * k, by + ay * k, true), at(bx, by, false)]);
    }
    points
}

struct Sheet<'a> {
    engine: &'a mut Engine,
    items: Vec<Item>,
    /// The first thing that went wrong, kept since plotters passes errors on only as its own.
    problem: Option<PdfError>,
}

impl Sheet<'_> {
    fn set(&mut self, text: &str, style: TextStyle) -> Result<Option<Line>, DrawingErrorKind<Refused>> {
        self.engine.set_line(text, style).map_err(|problem| {
            self.problem.get_or_insert(problem);
            DrawingErrorKind::DrawingError(Refused)
        })
    }
}

/// Told to plotters where type could not be set; the sheet keeps the reason.
#[derive(Debug, thiserror::Error)]
#[error("the chart's words could not be set")]
struct Refused;

struct Recorder<'a, 'b> {
    sheet: &'a RefCell<Sheet<'b>>,
    area: FigureBox,
    mark: Mark,
}

type Drawn = Result<(), DrawingErrorKind<Refused>>;

impl Recorder<'_, '_> {
    fn point(&self, (x, y): BackendCoord) -> PathPoint {
        PathPoint::corner(self.area.x + x as f32 / SCALE, self.area.y + y as f32 / SCALE)
    }

    fn points(&self, path: impl IntoIterator<Item = BackendCoord>) -> Vec<PathPoint> {
        path.into_iter().map(|coordinate| self.point(coordinate)).collect()
    }

    fn fill(&self, points: Vec<PathPoint>, colour: BackendColor) {
        if let (Some(colour), true) = (flat(colour), points.len() > 2) {
            self.push(points, Paint::Fill(colour));
        }
    }

    fn stroke<S: BackendStyle>(&self, points: Vec<PathPoint>, style: &S, closed: bool) {
        let width = (style.stroke_width() as f32 / SCALE).max(0.25);
        if let (Some(colour), true) = (flat(style.color()), points.len() > 1) {
            self.push(points, Paint::Stroke { colour, width, closed });
        }
    }

    fn push(&self, points: Vec<PathPoint>, paint: Paint) {
        self.sheet.borrow_mut().items.push(Item::Path { points, paint, mark: self.mark });
    }
}

impl DrawingBackend for Recorder<'_, '_> {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        ((self.area.width * SCALE) as u32, (self.area.height * SCALE) as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// Charts draw no single pixels.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.stroke(self.points([from, to]), style, false);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        let points = self.points([a, (b.0, a.1), b, (a.0, b.1)]);
        if fill {
            self.fill(points, style.color())
        } else {
            self.stroke(points, style, true)
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroke(self.points(path), style, false);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.fill(self.points(path), style.color());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let centre = self.point(centre);
        let points = circle(centre.x, centre.y, radius as f32 / SCALE);
        if fill {
            self.fill(points, style.color())
        } else {
            self.stroke(points, style, true)
        }
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Refused>> {
        let style = text_style(style);
        let width = self.sheet.borrow_mut().set(text, style)?.map_or(0.0, |line| line.width);
        Ok(((width * SCALE).ceil() as u32, (style.size * SCALE).ceil() as u32))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = style.anchor();
        let style = text_style(style);
        let mut sheet = self.sheet.borrow_mut();
        let width = sheet.set(text, style)?.map_or(0.0, |line| line.width);
        // A space follows each label, so that two labels are never read as one word.
        let Some(line) = sheet.set(&format!("{text} "), style)? else { return Ok(()) };
        let point = self.point(at);
        let left = point.x
            - match anchor.h_pos {
                HPos::Left => 0.0,
                HPos::Center => width / 2.0,
                HPos::Right => width,
            };
        let below = match anchor.v_pos {
            VPos::Top => BELOW_TOP,
            VPos::Center => BELOW_CENTRE,
            VPos::Bottom => BELOW_BOTTOM,
        };
        let y = point.y + below * style.size;
        let mark = self.mark;
        sheet.items.extend(line.runs.into_iter().map(|run| Item::Text { x: left + run.x, run, y, mark }));
        Ok(())
    }
}

/// A chart's text style as the engine's.
fn text_style<S: BackendTextStyle>(style: &S) -> TextStyle {
    let size = style.size() as f32 / SCALE / TEXT_RATIO;
    let face = match style.style() {
        FontStyle::Bold => Face::Semibold,
        FontStyle::Italic | FontStyle::Oblique => Face::Italic,
        FontStyle::Normal => Face::Regular,
    };
    let colour = flat(style.color()).unwrap_or(super::look::INK);
    TextStyle::new(size, size * 1.3, face).coloured(colour)
}

/// A colour as it looks on white paper, or none where it is clear: PDF/A readers then need blend nothing.
fn flat(colour: BackendColor) -> Option<Rgb> {
    let (red, green, blue) = colour.rgb;
    let over_white = |channel: u8| (255.0 - (255.0 - f64::from(channel)) * colour.alpha).round() as u8;
    (colour.alpha > 0.0).then(|| Rgb(over_white(red), over_white(green), over_white(blue)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::prelude::{IntoFont, Text};
    use plotters::style::TextStyle as PlottersStyle;
    use plotters::style::text_anchor;

    const AREA: FigureBox = FigureBox { x: 70.0, y: 10.0, width: 200.0, height: 50.0 };

    /// Words drawn at a place of the chart: where they came to stand and how large.
    fn drawn(across: HPos, down: VPos) -> (f32, f32, f32) {
        let mut engine = Engine::new();
        let sheet = RefCell::new(Sheet { engine: &mut engine, items: Vec::new(), problem: None });
        let mark = super::super::page::DECORATION;
        let area = Recorder { sheet: &sheet, area: AREA, mark }.into_drawing_area();
        let style = PlottersStyle::from(("Source Sans 3", 10.0 * 1.24 * 8.0).into_font());
        let style = style.pos(text_anchor::Pos::new(across, down));
        area.draw(&Text::new("Upheld", (800, 160), style)).unwrap();
        drop(area);
        match sheet.into_inner().items.as_slice() {
            [Item::Text { run, x, y, .. }] => (*x, *y, run.size),
            items => panic!("{items:?}"),
        }
    }

    #[test]
    fn words_stand_where_the_chart_anchors_them() {
        assert_eq!(drawn(HPos::Left, VPos::Bottom), (170.0, 30.0, 10.0));
        let (right, ..) = drawn(HPos::Right, VPos::Bottom);
        let (middle, ..) = drawn(HPos::Center, VPos::Bottom);
        assert!((middle * 2.0 - right - 170.0).abs() < 0.01);
        assert!((25.0..35.0).contains(&(170.0 - right)), "{right}");
        assert!(drawn(HPos::Left, VPos::Top).1 > drawn(HPos::Left, VPos::Center).1);
    }

    #[test]
    fn a_circle_is_closed_and_round() {
        let points = circle(10.0, 10.0, 4.0);
        assert_eq!(points.len(), 13);
        assert_eq!((points[0].x, points[0].y), (points[12].x, points[12].y));
    }
}
