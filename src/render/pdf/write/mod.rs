//! Writing: items to printpdf's operations, with every piece of content marked as the part of the document it is.

mod fonts;
mod image;
mod marker;

use super::error::PdfError;
use super::face::Face;
use super::layout::Laid;
use super::page::{Item, Paint, PathPoint, Sheet, Target};
use super::setting::Run;
use super::tree::NodeId;
use crate::report::document::Document;
use crate::report::theme::Rgb;
use fonts::Fonts;
use marker::Marker;
use printpdf::{
    Color, DictItem, Line, LinePoint, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point,
    Polygon, PolygonRing, Pt, Rect, WindingOrder,
};

/// What a node of the tree holds, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kid {
    Node(NodeId),
    /// Marked content on a page.
    Content {
        page: usize,
        mcid: i64,
    },
    /// A link's annotation on a page, by its place among that page's links.
    Link {
        page: usize,
        index: usize,
    },
}

/// A link on a page, over as many lines as it takes: rectangles of left, bottom, right and top, from the page's foot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageLink {
    pub(super) node: NodeId,
    pub(super) areas: Vec<[f32; 4]>,
    pub(super) target: Target,
    pub(super) contents: String,
}

/// The pages as lopdf holds them, and what the tree must know of them.
pub(super) struct Written {
    pub(super) file: lopdf::Document,
    /// What each node of the tree holds.
    pub(super) kids: Vec<Vec<Kid>>,
    /// The links of each page.
    pub(super) links: Vec<Vec<PageLink>>,
}

/// Writes the pages.
pub(super) fn pages(document: &Document, laid: &Laid) -> Result<Written, PdfError> {
    let fonts = Fonts::of(&laid.pages)?;
    let mut pdf = PdfDocument::new(&document.title);
    fonts.add_to(&mut pdf);
    image::add_to(&mut pdf, &laid.pages);
    let mut marker = Marker::new(&laid.tree);
    for (number, page) in laid.pages.iter().enumerate() {
        marker.open_page(number);
        let mut pen = Pen { fonts: &fonts, height: page.sheet.height(), ink: None, font: None };
        for item in &page.items {
            pen.write(&mut marker, item)?;
        }
        pdf.pages.push(sheet(page.sheet, marker.close_page()));
    }
    pdf.pages.push(sheet(Sheet::default(), fonts.specimen()));
    let mut warnings = Vec::new();
    // Where it is to be secure, printpdf leaves out what it was not shown, and the words with it.
    let options = PdfSaveOptions { optimize: false, subset_fonts: true, secure: false, image_optimization: None };
    let mut file = pdf.to_lopdf_document(&options, &mut warnings);
    // The specimen, which nobody is to read.
    file.delete_pages(&[laid.pages.len() as u32 + 1]);
    let (kids, links) = marker.finish();
    Ok(Written { file, kids, links })
}

/// Writes the items of a page, which are measured from its top, as PDF measures them, from its foot.
struct Pen<'a> {
    fonts: &'a Fonts,
    height: f32,
    /// The colour that areas and words are filled with, and the type, as last said: neither is said again while it holds.
    ink: Option<Rgb>,
    font: Option<(Face, f32)>,
}

impl Pen<'_> {
    fn write(&mut self, marker: &mut Marker<'_>, item: &Item) -> Result<(), PdfError> {
        match item {
            Item::Text { run, x, y, mark } => {
                marker.mark(*mark);
                marker.ops.extend(self.text(run, *x, *y)?);
            }
            Item::Rect { x, y, width, height, colour, mark } => {
                marker.mark(*mark);
                let foot = self.height - y - height;
                let mut rectangle = Rect::from_xywh(at(*x), at(foot), at(*width), at(*height));
                rectangle.mode = Some(PaintMode::Fill);
                marker.ops.extend(self.fill(*colour));
                marker.ops.push(Op::DrawRectangle { rectangle });
            }
            Item::Image { x, y, width, height, mark, .. } => {
                marker.mark(*mark);
                marker.ops.push(image::draw(*x, self.height - y - height, *width, *height));
            }
            Item::Path { points, paint, mark } => {
                marker.mark(*mark);
                marker.ops.extend(self.path(points, *paint));
            }
            // Drawn or set already, when all was placed.
            Item::Chart { .. } | Item::PageNumber { .. } => {}
            Item::Empty(node) => marker.empty(*node),
            Item::Link { x, y, width, height, node, target, contents } => {
                let area = [*x, self.height - y - height, x + width, self.height - y];
                marker.link(*node, area, target, contents);
            }
        }
        Ok(())
    }

    fn text(&mut self, run: &Run, x: f32, y: f32) -> Result<Vec<Op>, PdfError> {
        let mut ops = vec![Op::StartTextSection];
        ops.extend(self.fill(run.colour));
        if self.font.replace((run.face, run.size)) != Some((run.face, run.size)) {
            let font = PdfFontHandle::External(fonts::resource(run.face));
            ops.push(Op::SetFont { font, size: Pt(run.size) });
        }
        ops.push(Op::SetTextCursor { pos: Point { x: at(x), y: at(self.height - y) } });
        ops.extend([self.glyphs(run)?, Op::EndTextSection]);
        Ok(ops)
    }

    /// Glyphs by their numbers, each moved to where it was shaped: a font's own widths know nothing of kerning. They are
    /// written as printpdf would, but for brackets about every glyph: shorter, and a tenth of the work.
    fn glyphs(&self, run: &Run) -> Result<Op, PdfError> {
        let (mut drawn, mut shaped) = (0.0, 0.0);
        let (mut parts, mut data) = (Vec::new(), Vec::new());
        let string = |data: Vec<u8>| DictItem::String { data, literal: true };
        for glyph in &run.glyphs {
            let subset = self.fonts.glyph(run.face, glyph)?;
            drawn += subset.width;
            shaped += glyph.advance * 1000.0 / run.size;
            let drift = f32::round(drawn - shaped);
            drawn -= drift;
            data.extend(subset.id.to_be_bytes());
            if drift != 0.0 {
                parts.extend([string(std::mem::take(&mut data)), DictItem::Int(drift as i64)]);
            }
        }
        if !data.is_empty() {
            parts.push(string(data));
        }
        Ok(Op::Unknown { key: "TJ".to_string(), value: vec![DictItem::Array(parts)] })
    }

    fn fill(&mut self, colour: Rgb) -> Option<Op> {
        (self.ink.replace(colour) != Some(colour)).then(|| Op::SetFillColor { col: ink(colour) })
    }

    fn path(&mut self, points: &[PathPoint], paint: Paint) -> Vec<Op> {
        let place = |point: &PathPoint| LinePoint {
            p: Point { x: at(point.x), y: at(self.height - point.y) },
            bezier: point.handle,
        };
        let points: Vec<LinePoint> = points.iter().map(place).collect();
        match paint {
            Paint::Fill(colour) => {
                let rings = vec![PolygonRing { points }];
                let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
                self.fill(colour).into_iter().chain([Op::DrawPolygon { polygon }]).collect()
            }
            Paint::Stroke { colour, width, closed } => vec![
                Op::SetOutlineColor { col: ink(colour) },
                Op::SetOutlineThickness { pt: Pt(width) },
                Op::DrawLine { line: Line { points, is_closed: closed } },
            ],
        }
    }
}

/// To the hundredth of a point: finer is not seen, and each digit is a byte.
fn at(points: f32) -> Pt {
    Pt((points * 100.0).round() / 100.0)
}

/// To the thousandth, which tells all colours apart.
fn ink(colour: Rgb) -> Color {
    let part = |channel: u8| (f32::from(channel) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(printpdf::Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None })
}

/// A page of A4, its boxes to the hundredth of a point as the items were measured.
fn sheet(sheet: Sheet, ops: Vec<Op>) -> PdfPage {
    let mut page = PdfPage::new(printpdf::Mm(210.0), printpdf::Mm(297.0), ops);
    for area in [&mut page.media_box, &mut page.trim_box, &mut page.crop_box] {
        area.width = Pt(sheet.width());
        area.height = Pt(sheet.height());
    }
    page
}
