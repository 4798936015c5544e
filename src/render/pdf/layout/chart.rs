//! A chart on the page: its title, subtitle and source as text, the marks between them, all on one page.

use super::super::error::PdfError;
use super::super::look::{BLOCK_GAP, CAPTION, SMALL, SUBTITLE, TextStyle};
use super::super::page::{Item, Mark, Page};
use super::super::recorder::{self, POINTS_PER_UNIT};
use super::super::setting::Engine;
use super::super::tree::{FigureBox, NodeId, Role};
use super::super::words::Words;
use super::Frame;
use super::piece::{AIRS, Piece};
use super::setter::Setter;
use crate::report::chart::Chart;
use crate::report::theme::Theme;

impl<'d> Setter<'_, 'd> {
    pub(super) fn chart(&mut self, chart: &'d Chart, frame: Frame) -> Result<(), PdfError> {
        let node = self.tree.add(Role::Group, frame.node);
        let frame = Frame { node, ..frame };
        let mut pieces = self.chart_words(Role::Caption, &chart.full_title(), CAPTION, frame)?;
        pieces.extend(self.chart_words(Role::Paragraph, &chart.subtitle, SUBTITLE, frame)?);
        pieces.push(self.figure(chart, frame));
        let mut source = self.chart_words(Role::Paragraph, &chart.source, SMALL, frame)?;
        if let Some(first) = source.first_mut() {
            first.before = 5.0;
        }
        pieces.extend(source);
        let last = pieces.len() - 1;
        pieces[..last].iter_mut().for_each(|piece| piece.keep_with_next = true);
        self.space_block(BLOCK_GAP);
        self.extend(pieces);
        self.space(BLOCK_GAP);
        Ok(())
    }

    fn chart_words(&mut self, role: Role, text: &str, style: TextStyle, frame: Frame) -> Result<Vec<Piece>, PdfError> {
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let node = self.tree.add(role, frame.node);
        self.lines(&Words::plain(text), style, Frame { node, ..frame })
    }

    fn figure(&mut self, chart: &'d Chart, frame: Frame) -> Piece {
        let node = self.tree.add(Role::Figure, frame.node);
        self.tree.get_mut(node).alt = Some(chart.alt.clone());
        let drawing = self.drawings.len();
        let units = f64::from(frame.width / POINTS_PER_UNIT);
        let height = |air| crate::render::charts::height_airy(chart, units, air) as f32 * POINTS_PER_UNIT;
        let areas = AIRS.map(|air| FigureBox { x: frame.x, y: 0.0, width: frame.width, height: height(air) });
        self.drawings.push(Drawing { chart, theme: self.theme, areas, node });
        let version = |(air, area): (usize, FigureBox)| Piece {
            figures: vec![(node, area)],
            ..Piece::new(area.height, vec![Item::Chart { drawing, air, y: 0.0 }])
        };
        Piece { before: 7.5, ..Piece::airy(areas.into_iter().enumerate().map(version).collect()) }
    }
}

/// A chart that is placed first and drawn then: which air its page takes is not known before.
pub(super) struct Drawing<'a> {
    chart: &'a Chart,
    theme: &'a Theme,
    /// The room it takes with each of the airs.
    areas: [FigureBox; AIRS.len()],
    node: NodeId,
}

/// Draws every chart of a page in its place.
pub(super) fn draw(engine: &mut Engine, page: &mut Page, drawings: &[Drawing]) -> Result<(), PdfError> {
    let mut items = Vec::with_capacity(page.items.len());
    for item in std::mem::take(&mut page.items) {
        let Item::Chart { drawing, air, y } = item else {
            items.push(item);
            continue;
        };
        let Some(Drawing { chart, theme, areas, node }) = drawings.get(drawing) else { continue };
        let marks = recorder::record(engine, chart, theme, AIRS[air], areas[air], Mark::Node(*node))?;
        items.extend(marks.into_iter().map(|mark| mark.lowered(y)));
    }
    page.items = items;
    Ok(())
}
