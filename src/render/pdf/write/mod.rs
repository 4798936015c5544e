//! Writing: items to printpdf's operations, with every piece of content marked as the part of the document it is.

mod fonts;
mod image;
mod marker;

use super::error::PdfError;
use super::layout::Laid;
use super::look::{PAGE_HEIGHT, PAGE_WIDTH};
use super::page::{Item, Paint, PathPoint, Target};
use super::setting::Run;
use super::tree::NodeId;
use crate::report::document::Document;
use crate::report::theme::Rgb;
use fonts::Fonts;
use marker::Marker;
use printpdf::{
    Codepoint, Color, Line, LinePoint, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point,
    Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix, WindingOrder,
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

/// A link on a page, over as many lines as it takes: rectangles of left, top, right and bottom.
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
    for (number, items) in laid.pages.iter().enumerate() {
        marker.open_page(number);
        for item in items {
            write_item(&mut marker, &fonts, item)?;
        }
        pdf.pages.push(sheet(marker.close_page()));
    }
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { optimize: false, subset_fonts: true, secure: true, image_optimization: None };
    let file = pdf.to_lopdf_document(&options, &mut warnings);
    let (kids, links) = marker.finish();
    Ok(Written { file, kids, links })
}

fn write_item(marker: &mut Marker<'_>, fonts: &Fonts, item: &Item) -> Result<(), PdfError> {
    match item {
        Item::Text { run, x, y, mark } => {
            marker.mark(*mark);
            marker.ops.extend(text(fonts, run, *x, *y)?);
        }
        Item::Rect { x, y, width, height, colour, mark } => {
            marker.mark(*mark);
            let mut rectangle = Rect::from_xywh(Pt(*x), Pt(PAGE_HEIGHT - y - height), Pt(*width), Pt(*height));
            rectangle.mode = Some(PaintMode::Fill);
            marker.ops.extend([Op::SetFillColor { col: ink(*colour) }, Op::DrawRectangle { rectangle }]);
        }
        Item::Image { x, y, width, height, mark, .. } => {
            marker.mark(*mark);
            marker.ops.push(image::draw(*x, *y, *width, *height));
        }
        Item::Path { points, paint, mark } => {
            marker.mark(*mark);
            marker.ops.extend(path(points, *paint));
        }
        Item::Empty(node) => marker.empty(*node),
        Item::Link { x, y, width, height, node, target, contents } => {
            marker.link(*node, [*x, *y, x + width, y + height], target, contents);
        }
    }
    Ok(())
}

/// Glyphs by their numbers, each moved to where it was shaped: a font's own widths know nothing of kerning.
fn text(fonts: &Fonts, run: &Run, x: f32, y: f32) -> Result<[Op; 6], PdfError> {
    let mut drawn = 0.0;
    let mut shaped = 0.0;
    let mut glyphs = Vec::with_capacity(run.glyphs.len());
    for glyph in &run.glyphs {
        let subset = fonts.glyph(run.face, glyph)?;
        drawn += subset.width;
        shaped += glyph.advance * 1000.0 / run.size;
        let drift = f32::round(drawn - shaped);
        drawn -= drift;
        glyphs.push(Codepoint { gid: subset.id, offset: drift, cid: Some(subset.text.clone()) });
    }
    let font = PdfFontHandle::External(fonts::resource(run.face));
    Ok([
        Op::StartTextSection,
        Op::SetFillColor { col: ink(run.colour) },
        Op::SetFont { font, size: Pt(run.size) },
        Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, PAGE_HEIGHT - y]) },
        Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] },
        Op::EndTextSection,
    ])
}

fn path(points: &[PathPoint], paint: Paint) -> Vec<Op> {
    let place = |point: &PathPoint| LinePoint {
        p: Point { x: Pt(point.x), y: Pt(PAGE_HEIGHT - point.y) },
        bezier: point.handle,
    };
    let points: Vec<LinePoint> = points.iter().map(place).collect();
    match paint {
        Paint::Fill(colour) => {
            let rings = vec![PolygonRing { points }];
            let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
            vec![Op::SetFillColor { col: ink(colour) }, Op::DrawPolygon { polygon }]
        }
        Paint::Stroke { colour, width, closed } => vec![
            Op::SetOutlineColor { col: ink(colour) },
            Op::SetOutlineThickness { pt: Pt(width) },
            Op::DrawLine { line: Line { points, is_closed: closed } },
        ],
    }
}

fn ink(colour: Rgb) -> Color {
    let part = |channel: u8| f32::from(channel) / 255.0;
    Color::Rgb(printpdf::Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None })
}

/// A page of A4, its boxes to the hundredth of a point as the items were measured.
fn sheet(ops: Vec<Op>) -> PdfPage {
    let mut page = PdfPage::new(printpdf::Mm(210.0), printpdf::Mm(297.0), ops);
    for area in [&mut page.media_box, &mut page.trim_box, &mut page.crop_box] {
        area.width = Pt(PAGE_WIDTH);
        area.height = Pt(PAGE_HEIGHT);
    }
    page
}
